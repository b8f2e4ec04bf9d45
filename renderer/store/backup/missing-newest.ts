/**
 * Is everything here that was here before? A chain of hashes cannot tell that its newest entries are gone, or
 * that the whole profile was put back to an earlier day; a digest kept elsewhere can. Compared with the newest
 * backup of this device, and with the small file the shell keeps.
 */
import { erasedBy, joinErasures } from '@shared/backup/erase';
import type { BackupSource } from '@shared/backup/folder';
import { headsOf } from '@shared/backup/manifest';
import type { GenerationName } from '@shared/backup/names';
import { BackupReader } from '@shared/backup/reader';
import type { StreamId } from '@shared/history';
import type { Session } from '../session';
import { eventIds, readErasures, streamsOnPage } from './rows';

/** How far the store had come, as somebody outside it remembers. */
export interface NewestKnown {
  readonly vault: string;
  readonly device: string;
  readonly revision: number;
}

export interface MissingNewest {
  /** The backup that has what is missing; undefined when only the shell remembers that there was more. */
  readonly generation?: GenerationName;
  /** Epoch milliseconds it was taken at. */
  readonly takenAt?: number;
  /** Cases that lack entries, or are gone. */
  readonly cases: readonly { readonly id: StreamId; readonly reference: string }[];
  readonly settings: boolean;
}

/**
 * @param folder of this device; undefined when it cannot be reached now.
 * @returns undefined when nothing is missing.
 */
export async function findMissingNewest(
  session: Session,
  folder: BackupSource | undefined,
  remembered: NewestKnown | undefined,
): Promise<MissingNewest | undefined> {
  const { keys, device } = session;
  const isBehind =
    remembered !== undefined &&
    remembered.vault === keys.vault &&
    remembered.device === device &&
    remembered.revision > session.revision;
  const inBackup = folder && (await missingFromBackup(session, folder));
  if (inBackup) return inBackup;
  return isBehind ? { cases: [], settings: false } : undefined;
}

async function missingFromBackup(
  session: Session,
  folder: BackupSource,
): Promise<MissingNewest | undefined> {
  const { db, keys, device, register, council } = session;
  const reader = new BackupReader(folder);
  const listed = await reader.generations(keys.backup);
  const newest = listed.find(
    (one) => 'value' in one && one.value.vault === keys.vault && one.value.device === device,
  );
  if (!newest || !('value' in newest)) return undefined;
  const erased = erasedBy(
    joinErasures(await reader.erasures(newest.value), await readErasures(db)),
  );
  const cases: { id: StreamId; reference: string }[] = [];
  let settings = false;
  for (const group of newest.value.groups) {
    if ((await headsOf(await streamsOnPage(db, group.page))) === group.heads) continue;
    // Something of this page changed since, for better or worse: each case's newest entries must be here still.
    for (const stream of (await reader.group(group.part)).streams) {
      if (erased.get(stream.id) === 'all') continue;
      const here = new Set(await eventIds(db, stream.id));
      if (stream.heads.every(({ id }) => here.has(id))) continue;
      if (stream.id === council.stream) settings = true;
      else {
        const reference = register.get(stream.id)?.reference ?? '';
        cases.push({ id: stream.id, reference });
      }
    }
  }
  if (cases.length === 0 && !settings) return undefined;
  return { generation: newest.name, takenAt: newest.at, cases, settings };
}
