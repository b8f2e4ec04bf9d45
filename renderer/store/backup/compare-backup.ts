/** What is in a generation, and how it differs from the store: shown before anything is restored. */
import { compareCase } from '@shared/backup/compare';
import type { CaseDifference } from '@shared/backup/compare';
import { erasedBy, joinErasures } from '@shared/backup/erase';
import type { BackupSource } from '@shared/backup/folder';
import { headsOf } from '@shared/backup/manifest';
import type { Generation } from '@shared/backup/manifest';
import type { GenerationName } from '@shared/backup/names';
import type { GroupPart } from '@shared/backup/parts';
import { BackupReader } from '@shared/backup/reader';
import { fromBase64 } from '@shared/sealing';
import type { CaseSummary } from '@shared/case-file/types';
import type { EventId, StreamId } from '@shared/history';
import type { Session } from '../session';
import type { StreamRow } from '../database';
import { allPages, eventIds, readErasures, streamsOnPage } from './rows';

export interface ComparedCase {
  readonly id: StreamId;
  readonly difference: CaseDifference;
  /** As the backup tells it, else as it is here. "" when neither says. */
  readonly reference: string;
  readonly person: string;
  readonly summary: string;
  /** Entries in the backup that are not here, and the other way round. */
  readonly lacking: number;
  readonly newer: number;
}

export interface BackupComparison {
  readonly value: Generation;
  readonly same: number;
  /** Of the cases that are not the same, most in need of it first. */
  readonly cases: readonly ComparedCase[];
  /** The council's settings differ. */
  readonly settings: CaseDifference;
}

export interface CompareOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, of: number) => void;
}

/** @throws BackupDamaged, BackupMissing when a part of it is gone; the signal's reason. */
export async function compareBackup(
  session: Session,
  folder: BackupSource,
  name: GenerationName,
  { signal, onProgress }: CompareOptions = {},
): Promise<BackupComparison> {
  const { db } = session;
  const reader = new BackupReader(folder);
  const { value } = await reader.generation(name);
  const erased = erasedBy(joinErasures(await reader.erasures(value), await readErasures(db)));
  const groups = new Map(value.groups.map((group) => [group.page, group]));
  const pages = [...new Set([...groups.keys(), ...(await allPages(db))])];
  const cases: ComparedCase[] = [];
  let same = 0;
  let settings: CaseDifference = 'same';
  for (const [done, page] of pages.entries()) {
    signal?.throwIfAborted();
    const group = groups.get(page);
    const rows = await streamsOnPage(db, page);
    if (group && (await headsOf(rows)) === group.heads) {
      if (page >= 0) same += rows.length;
    } else {
      const part = group ? await reader.group(group.part) : undefined;
      for (const found of await compareGroup(
        session,
        rows,
        part,
        (id) => erased.get(id) === 'all',
      )) {
        if (page < 0) {
          if (found.id === session.council.stream) settings = found.difference;
        } else if (found.difference === 'same') same += 1;
        else cases.push(found);
      }
    }
    onProgress?.(done + 1, pages.length);
  }
  return { value, same, settings, cases: cases.toSorted(byNeed) };
}

async function compareGroup(
  session: Session,
  rows: readonly StreamRow[],
  part: GroupPart | undefined,
  isErased: (id: StreamId) => boolean,
): Promise<readonly ComparedCase[]> {
  const there = new Map(part?.streams.map((stream) => [stream.id, stream]));
  const here = new Map(rows.map((row) => [row.id, row]));
  const told = await summariesIn(session, part);
  const compared: ComparedCase[] = [];
  for (const id of new Set([...there.keys(), ...here.keys()])) {
    const [row, stream] = [here.get(id), there.get(id)];
    // A case keeps its page for life, but one that was brought back singly may have got another.
    const mine = row ?? (await session.db.streams.get(id));
    const ids: readonly EventId[] = mine ? await eventIds(session.db, id) : [];
    const theirs = stream?.runs.flatMap(({ events }) => events) ?? [];
    const difference = compareCase(
      mine && { heads: mine.heads, events: ids },
      stream && { heads: stream.heads, events: theirs },
      isErased(id),
    );
    const [mineSet, theirSet] = [new Set(ids), new Set(theirs)];
    const summary = told.get(id) ?? session.register.get(id);
    compared.push({
      id,
      difference,
      reference: summary?.reference ?? '',
      person: summary?.person ?? '',
      summary: summary?.summary ?? '',
      lacking: theirs.filter((event) => !mineSet.has(event)).length,
      newer: ids.filter((event) => !theirSet.has(event)).length,
    });
  }
  return compared;
}

/** The summaries of the backup's own register page; none when it has to be made again, or is of an older fold. */
async function summariesIn(
  session: Session,
  part: GroupPart | undefined,
): Promise<ReadonlyMap<StreamId, CaseSummary>> {
  if (!part?.register || part.register.fold !== session.domain.foldVersion) return new Map();
  try {
    const rows = await session.keys.openPage(part.page, fromBase64(part.register.sealed));
    return new Map((rows as readonly CaseSummary[]).map((row) => [row.id, row]));
  } catch {
    return new Map();
  }
}

const NEED: Readonly<Record<CaseDifference, number>> = {
  missing: 0,
  both: 1,
  'older here': 2,
  'newer here': 3,
  'only here': 4,
  erased: 5,
  same: 6,
};
const byNeed = (left: ComparedCase, right: ComparedCase): number =>
  NEED[left.difference] - NEED[right.difference] || (left.reference < right.reference ? -1 : 1);
