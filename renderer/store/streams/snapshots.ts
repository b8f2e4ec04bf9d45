/** The folded case beside its events, so that the register can be made again without opening every event. */
import type { CaseFile } from '@shared/case-file/types';
import type { KeyRow, SnapshotRow, StreamRow } from '../database';
import type { Session } from '../session';
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
  { domain, keys }: Session,
  row: StreamRow,
  snapshot: SnapshotRow | undefined,
  streamKey: KeyRow | undefined,
): Promise<CaseFile | undefined> {
  if (!snapshot || !streamKey) return undefined;
  if (snapshot.fold !== domain.foldVersion || snapshot.revision !== row.revision) return undefined;
  try {
    const opened = await keys.streamKeys(row.id, streamKey);
    return (await opened.openSnapshot(snapshot.sealed)) as CaseFile;
  } catch {
    return undefined;
  }
}
