/** The folded case beside its events, so that the register can be made again without opening every event. */
import type { CaseFile } from '@shared/case-file/types';
import type { SnapshotRow, StreamRow } from '../database';
import type { Session } from '../session';
import { STREAM_KEY_ID } from './load';
import type { StreamKeys } from './stream-keys';

/** A longer case is read from its events: a save must not grow with what people once pasted in. */
const LARGEST_BYTES = 512 * 1024;

export async function sealSnapshot(
  keys: StreamKeys,
  file: CaseFile,
  fold: number,
  revision: number,
): Promise<SnapshotRow | undefined> {
  const sealed = await keys.sealSnapshot(file);
  return sealed.byteLength > LARGEST_BYTES
    ? undefined
    : { stream: keys.stream, fold, revision, sealed };
}

/** The case as of `row`; undefined when there is none, it is of another fold or moment, or it is damaged. */
export async function openSnapshot(
  session: Session,
  row: StreamRow,
): Promise<CaseFile | undefined> {
  const { db, domain, keys } = session;
  const [snapshot, key] = await db.transaction('r', db.snapshots, db.keys, () =>
    Promise.all([db.snapshots.get(row.id), db.keys.get([row.id, STREAM_KEY_ID])]),
  );
  if (!snapshot || !key) return undefined;
  if (snapshot.fold !== domain.foldVersion || snapshot.revision !== row.revision) return undefined;
  try {
    const opened = await keys.streamKeys(row.id, key);
    return (await opened.openSnapshot(snapshot.sealed)) as CaseFile;
  } catch {
    return undefined;
  }
}
