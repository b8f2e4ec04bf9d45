/**
 * Is everything still what was written? Every stream without a key: headers, links, sealed bytes. Reads the
 * tables from end to end in large bites, since a store of a million entries is checked in a minute that way
 * and not in ten; what looks wrong is read again as of one moment before it is believed, because work goes on
 * meanwhile.
 */
import Dexie from 'dexie';
import { checkChain } from '@shared/history';
import { createSHA256 } from 'hash-wasm';
import type { HashOf, StreamId } from '@shared/history';
import { quickHash } from '../streams/quick-hash';
import type { BlobRow, ErasureRow, EventRow, StoreDatabase, StreamRow } from '../database';
import {
  STREAM_KEY_ID,
  blobKeyId,
  chainOf,
  readStream,
  soundRow,
  textKeyId,
} from '../streams/load';
import type { StreamRows } from '../streams/load';

/** One thing that is wrong with one stream. `message` names entries, never what they hold. */
export interface Finding {
  /** "" where it cannot be said which. */
  readonly stream: StreamId;
  readonly message: string;
}

export interface Walked {
  readonly streams: number;
  readonly events: number;
  readonly findings: readonly Finding[];
}

/** Rows read at once: about a megabyte. */
const BITE = 1000;

/**
 * @param onProgress streams done, and of how many; told once a bite.
 * @param isCancelled asked once a bite; then what was found so far is returned.
 * @param size entries in a bite
 */
export async function walk(
  db: StoreDatabase,
  onProgress: (done: number, of: number) => void = () => {},
  isCancelled: () => boolean = () => false,
  size = BITE,
): Promise<Walked> {
  const hash = await quickHash();
  const known = new Map((await db.streams.toArray()).map((row) => [row.id, row]));
  let erased = byStream(await db.erasures.toArray());
  const findings: Finding[] = [];
  const fileKeys = new Set<string>();
  let streams = 0;
  let events = 0;

  const problemsOf = async (stream: StreamId, rows: Omit<StreamRows, 'keys'>, keyIds: KeyIds) => [
    ...(await inChain(stream, rows, keyIds, hash)),
    ...againstErasures(rows, keyIds, erased.get(stream) ?? []),
  ];
  const check = async (stream: StreamId, rows: Omit<StreamRows, 'keys'>, keyIds: KeyIds) => {
    streams += 1;
    events += rows.events.length;
    for (const id of keyIds) if (id.startsWith('blob/')) fileKeys.add(`${stream} ${id}`);
    if ((await problemsOf(stream, rows, keyIds)).length === 0) return;
    erased = byStream(await db.erasures.toArray());
    const again = await readStream(db, stream);
    const ids = new Set(again.keys.map((key) => key.id));
    for (const message of await problemsOf(stream, again, ids)) findings.push({ stream, message });
  };

  const seen = new Set<StreamId>();
  for await (const bite of bites(db, size)) {
    if (isCancelled()) return { streams, events, findings };
    const keyIds = await keysBetween(db, bite);
    for (const [stream, rows] of bite) {
      seen.add(stream);
      const row = soundRow(known.get(stream) ?? (await db.streams.get(stream)));
      await check(stream, { row, events: rows }, keyIds.get(stream) ?? NO_KEYS);
    }
    onProgress(streams, Math.max(known.size, streams));
  }
  for (const [stream, row] of known) {
    if (seen.has(stream)) continue;
    await check(stream, { row: soundRow(row), events: [] }, NO_KEYS);
  }
  findings.push(...(await inFiles(db, fileKeys, isCancelled)));
  onProgress(streams, streams);
  return { streams, events, findings };
}

type KeyIds = ReadonlySet<string>;
const NO_KEYS: KeyIds = new Set();

/** Whole streams, some at a time, in the order of their ids; the next ones are read while these are checked. */
async function* bites(
  db: StoreDatabase,
  size: number,
): AsyncGenerator<ReadonlyMap<StreamId, EventRow[]>> {
  const read = (after: EventRow | undefined) =>
    (after ? db.events.where('[stream+id]').above([after.stream, after.id]) : db.events)
      .limit(size)
      .toArray();
  let rest: EventRow[] = [];
  let reading = read(undefined);
  for (;;) {
    const rows = await reading;
    const last = rows.at(-1);
    const isEnd = last === undefined || rows.length < size;
    if (!isEnd) {
      reading = read(last);
      // Whoever stops half-way does not wait for it.
      reading.catch(() => undefined);
    }
    const all = rest.concat(rows);
    // The stream the bite ends in may go on in the next one.
    const whole = isEnd ? all : all.filter((row) => row.stream !== last.stream);
    rest = isEnd ? [] : all.filter((row) => row.stream === last.stream);
    if (whole.length > 0) yield byStream(whole);
    if (isEnd) return;
  }
}

export function byStream<R extends { readonly stream: StreamId }>(
  rows: readonly R[],
): ReadonlyMap<StreamId, R[]> {
  const grouped = new Map<StreamId, R[]>();
  for (const row of rows) {
    const known = grouped.get(row.stream);
    if (known) known.push(row);
    else grouped.set(row.stream, [row]);
  }
  return grouped;
}

/** Which keys there are of the streams of a bite. */
async function keysBetween(
  db: StoreDatabase,
  bite: ReadonlyMap<StreamId, unknown>,
): Promise<ReadonlyMap<StreamId, KeyIds>> {
  const ids = [...bite.keys()];
  const keys = await db.keys
    .where('[stream+id]')
    .between([ids[0], Dexie.minKey], [ids.at(-1), Dexie.maxKey])
    .primaryKeys();
  const found = new Map<StreamId, Set<string>>();
  for (const [stream, id] of keys) {
    const set = found.get(stream);
    if (set) set.add(id);
    else found.set(stream, new Set([id]));
  }
  return found;
}

async function inChain(
  stream: StreamId,
  { row, events }: Omit<StreamRows, 'keys'>,
  keyIds: KeyIds,
  hash: HashOf,
): Promise<string[]> {
  const report = await checkChain(stream, chainOf(events, keyIds), [], hash);
  const problems = report.problems.map((problem) => problem.message);
  if (!row) {
    return [...problems, 'The record of this history is missing; only its entries are left.'];
  }
  if (row.events !== events.length) {
    problems.push(`It should have ${row.events} entries and has ${events.length}.`);
  }
  if (!keyIds.has(STREAM_KEY_ID)) problems.push('Its key is missing.');
  if (!hasHeads(row, report.heads)) problems.push('Its newest entries are not the ones recorded.');
  return problems;
}

/**
 * What was erased and is back (an older copy put back without its erasures), and what reads as erased though
 * nothing says that it was: a key that was lost.
 */
function againstErasures(
  { events }: Pick<StreamRows, 'events'>,
  keyIds: KeyIds,
  erasures: readonly ErasureRow[],
): string[] {
  const isWhole = erasures.some((row) => row.keys === undefined);
  const gone = new Set(erasures.flatMap((row) => row.keys ?? []));
  const problems: string[] = [];
  if (isWhole || [...gone].some((id) => keyIds.has(id))) {
    problems.push('Something here was erased and is back. Erase it again.');
  }
  for (const { id, header } of events) {
    const key = textKeyId(id);
    if (header?.text !== undefined && !keyIds.has(key) && !gone.has(key)) {
      problems.push(`The key of the words of entry ${id} is lost; nobody erased it.`);
    }
  }
  return problems;
}

const hasHeads = (row: StreamRow, heads: StreamRow['heads']): boolean =>
  row.heads.length === heads.length &&
  heads.every(({ id, link }) => row.heads.some((head) => head.id === id && head.link === link));

/** Which of the two it is takes a key to tell: the damaged one does not open. */
const SAME_CONTENT =
  'Two documents claim to be the same one, so the record of one of them is damaged. It will say so when it is opened.';
const DAMAGED_FILE = 'One of its documents is damaged or incomplete.';

/** @param keys of documents, as met on the walk: stream, then the key's id */
async function inFiles(
  db: StoreDatabase,
  keys: ReadonlySet<string>,
  isCancelled: () => boolean,
): Promise<Finding[]> {
  const files = await db.blobs.toArray();
  const documents = new Set(files.map((file) => `${file.stream} ${blobKeyId(file.id)}`));
  const findings: Finding[] = [];
  // A key without its document, or a document without its key; an erasure takes both.
  for (const place of new Set([...keys, ...documents])) {
    if (keys.has(place) && documents.has(place)) continue;
    const message = await loneFile(db, place);
    if (message !== undefined) findings.push({ stream: place.split(' ')[0] ?? '', message });
  }
  const contents = new Set<string>();
  for (const file of files) {
    if (isCancelled()) break;
    if (contents.has(file.content)) findings.push({ stream: '', message: SAME_CONTENT });
    contents.add(file.content);
    if (!(await isWhole(db, file))) findings.push({ stream: file.stream, message: DAMAGED_FILE });
  }
  return findings;
}

/** Looked at once more, as of one moment. */
async function loneFile(db: StoreDatabase, place: string): Promise<string | undefined> {
  const [stream = '', id = ''] = place.split(' ');
  const [key, file] = await db.transaction('r', db.keys, db.blobs, () =>
    Promise.all([db.keys.get([stream, id]), db.blobs.get([stream, id.slice('blob/'.length)])]),
  );
  if (key && !file) return 'One of its documents is missing.';
  return file && !key ? 'The key of one of its documents is lost.' : undefined;
}

/** Whether every chunk of a document is there and holds the bytes its row names. */
export async function isWhole(db: StoreDatabase, file: BlobRow): Promise<boolean> {
  const hash = await createSHA256();
  hash.init();
  for (let index = 0; index < file.chunks; index += 1) {
    const chunk = await db.chunks.get([file.content, index]);
    if (!ArrayBuffer.isView(chunk?.sealed)) return false;
    hash.update(chunk.sealed);
  }
  return hash.digest('hex') === file.sealedHash;
}
