/** Is everything still what was written? Checks every stream without a key: headers, links, sealed bytes. */
import Dexie from 'dexie';
import { createSHA256 } from 'hash-wasm';
import { checkChain } from '@shared/history';
import type { StreamId } from '@shared/history';
import type { BlobRow, StoreDatabase, StreamRow } from './database';
import { chainOf, readStream } from './streams/load';
import type { StreamRows } from './streams/load';

export interface IntegrityReport {
  readonly ok: boolean;
  readonly streams: number;
  readonly events: number;
  /** One sentence each; names the case by `nameOf`, never what it holds. */
  readonly problems: readonly string[];
}

/** Progress is told at most this often, and at the end. */
const TELL_EVERY = 20;

/**
 * @param nameOf how a stream is called: a case's reference while unlocked, else its id.
 */
export async function checkIntegrity(
  db: StoreDatabase,
  nameOf: (stream: StreamId) => string,
  onProgress?: (done: number, of: number) => void,
): Promise<IntegrityReport> {
  const known = await db.streams.toCollection().primaryKeys();
  // Events whose stream's own row is gone would otherwise not be looked at.
  const streams = [...new Set([...known, ...(await streamsWithEvents(db))])];
  const problems: string[] = [];
  let events = 0;
  for (const [at, stream] of streams.entries()) {
    const rows = await readStream(db, stream);
    events += rows.events.length;
    for (const problem of [
      ...(await inChain(stream, rows)),
      ...(await inFiles(db, stream)),
      ...(await backAgain(db, stream, rows)),
    ]) {
      problems.push(`${nameOf(stream)}: ${problem}`);
    }
    if ((at + 1) % TELL_EVERY === 0 || at + 1 === streams.length)
      onProgress?.(at + 1, streams.length);
  }
  return { ok: problems.length === 0, streams: streams.length, events, problems };
}

async function streamsWithEvents(db: StoreDatabase): Promise<readonly StreamId[]> {
  const found: StreamId[] = [];
  let next: { stream: StreamId } | undefined = await db.events.orderBy('[stream+id]').first();
  while (next) {
    found.push(next.stream);
    next = await db.events.where('[stream+id]').above([next.stream, Dexie.maxKey]).first();
  }
  return found;
}

async function inChain(stream: StreamId, { row, events, keys }: StreamRows): Promise<string[]> {
  const keyIds = new Set(keys.map((key) => key.id));
  const report = await checkChain(stream, chainOf(events, keyIds));
  const problems = report.problems.map((problem) => problem.message);
  if (!row)
    return [...problems, 'The record of this history is missing; only its entries are left.'];
  if (row.events !== events.length) {
    problems.push(`It should have ${row.events} entries and has ${events.length}.`);
  }
  if (!keyIds.has('stream')) problems.push('Its key is missing.');
  if (!hasHeads(row, report.heads)) problems.push('Its newest entries are not the ones recorded.');
  return problems;
}

const hasHeads = (row: StreamRow, heads: StreamRow['heads']): boolean =>
  row.heads.length === heads.length &&
  heads.every(({ id, link }) => row.heads.some((head) => head.id === id && head.link === link));

/** An older copy put back without its erasures brings back what was promised to be gone. */
async function backAgain(
  db: StoreDatabase,
  stream: StreamId,
  { keys }: StreamRows,
): Promise<string[]> {
  const erasures = await db.erasures.where('stream').equals(stream).toArray();
  const gone = new Set(erasures.flatMap((row) => row.keys ?? []));
  const isWhole = erasures.some((row) => row.keys === undefined);
  return isWhole || keys.some(({ id }) => gone.has(id))
    ? ['Something here was erased and is back. Erase it again.']
    : [];
}

async function inFiles(db: StoreDatabase, stream: StreamId): Promise<string[]> {
  const files = await db.blobs
    .where('[stream+id]')
    .between([stream, Dexie.minKey], [stream, Dexie.maxKey])
    .toArray();
  const problems: string[] = [];
  for (const file of files) {
    if (!(await isWhole(db, file))) problems.push('One of its documents is damaged or incomplete.');
  }
  return problems;
}

export async function isWhole(db: StoreDatabase, file: BlobRow): Promise<boolean> {
  const hash = await createSHA256();
  hash.init();
  for (let index = 0; index < file.chunks; index += 1) {
    const chunk = await db.chunks.get([file.content, index]);
    if (!chunk) return false;
    hash.update(chunk.sealed);
  }
  return hash.digest('hex') === file.sealedHash;
}
