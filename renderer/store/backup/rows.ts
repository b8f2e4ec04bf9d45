/** The store's rows as a backup takes them: one register page's cases at a time, each as of one moment. */
import Dexie from 'dexie';
import { createSHA256 } from 'hash-wasm';
import { sha256Of } from '@shared/history';
import type { EventId, StreamId } from '@shared/history';
import { toBase64, vaultHeader } from '@shared/sealing';
import { NO_PAGE } from '@shared/backup/manifest';
import { packEvents } from '@shared/backup/parts';
import type { Erasure, GroupPart, PackedEvent, VaultPart } from '@shared/backup/parts';
import { framed } from '@shared/backup/records';
import type { Packer, Span } from '@shared/backup/records';
import { StoreFailure } from '../database';
import type { BlobRow, KeyRow, PageRow, StoreDatabase, StreamRow } from '../database';
import { GONE } from '../refresh';

type BackedUp = GroupPart['streams'][number];

/** One case and all that belongs to it, as of one moment; of its events only which there are. */
interface StreamState {
  /** Nothing was committed to it since the generation before, whose entry is taken over. */
  readonly isSame: boolean;
  readonly row: StreamRow;
  readonly keys: readonly KeyRow[];
  readonly blobs: readonly BlobRow[];
  readonly events: readonly EventId[];
}

export interface GroupState {
  readonly page: number;
  readonly register: PageRow | undefined;
  readonly streams: readonly StreamState[];
}

/**
 * A short transaction: a save that comes meanwhile waits for one page's cases, never for the whole backup.
 * @param known streams of the generation before that need not be read when they are as they were then.
 */
export function readGroup(
  db: StoreDatabase,
  page: number,
  known: ReadonlyMap<StreamId, BackedUp> = new Map(),
): Promise<GroupState> {
  const tables = [db.streams, db.keys, db.blobs, db.events, db.pages];
  return db.transaction('r', tables, async () => {
    const [rows, register] = await Promise.all([
      streamsOnPage(db, page),
      page === NO_PAGE ? undefined : db.pages.get(page),
    ]);
    const streams = await Promise.all(
      rows.map(async (row) => {
        if (isAsBackedUp(row, known.get(row.id))) {
          return { isSame: true, row, keys: [], blobs: [], events: [] };
        }
        const range = [
          [row.id, Dexie.minKey],
          [row.id, Dexie.maxKey],
        ] as const;
        const within = <T, K>(table: Dexie.Table<T, K>) =>
          table.where('[stream+id]').between(...range);
        const [keys, blobs, events] = await Promise.all([
          within(db.keys).toArray(),
          within(db.blobs).toArray(),
          within(db.events).primaryKeys(),
        ]);
        return { isSame: false, row, keys, blobs, events: events.map(([, id]) => id) };
      }),
    );
    return { page, register, streams };
  });
}

/** Whatever is committed to a stream, or erased in it, gives its row another revision. */
const isAsBackedUp = (row: StreamRow, old: BackedUp | undefined): boolean =>
  old !== undefined &&
  old.revision === row.revision &&
  old.events === row.events &&
  old.heads.length === row.heads.length &&
  old.heads.every(({ id, link }, at) => id === row.heads[at]?.id && link === row.heads[at].link);

/** Streams of a group that can be taken over as they are: all that they speak of is still there. */
export const reusable = (
  group: GroupPart | undefined,
  hasPack: (pack: string) => boolean,
): ReadonlyMap<StreamId, BackedUp> =>
  new Map(
    group?.streams.flatMap((stream): [StreamId, BackedUp][] =>
      [...stream.runs, ...stream.files].every(({ spans }) =>
        spans.every(({ pack }) => hasPack(pack)),
      )
        ? [[stream.id, stream]]
        : [],
    ),
  );

/** The streams of a register page, or those on none. */
export const streamsOnPage = (db: StoreDatabase, page: number): Promise<StreamRow[]> =>
  page === NO_PAGE ? streamsWithoutPage(db) : db.streams.where('page').equals(page).toArray();

export async function eventIds(db: StoreDatabase, stream: StreamId): Promise<readonly EventId[]> {
  const range = [
    [stream, Dexie.minKey],
    [stream, Dexie.maxKey],
  ] as const;
  const keys = await db.events
    .where('[stream+id]')
    .between(...range)
    .primaryKeys();
  return keys.map(([, id]) => id);
}

/** Rows without the indexed member are in no index, so they are what the index does not list. */
async function streamsWithoutPage(db: StoreDatabase): Promise<StreamRow[]> {
  const [all, paged] = await Promise.all([
    db.streams.toCollection().primaryKeys(),
    db.streams.where('page').above(Dexie.minKey).primaryKeys(),
  ]);
  const onPage = new Set(paged);
  const rows = await db.streams.bulkGet(all.filter((id) => !onPage.has(id)));
  return rows.filter((row) => row !== undefined);
}

export interface PackedGroup {
  readonly part: GroupPart;
  /** Streams whose rows here are not whole: what the backup before had of them was kept. */
  readonly damaged: readonly StreamId[];
  /** Streams that had entries in the backup before which are not here: the store was put back. */
  readonly behind: readonly StreamId[];
}

/**
 * Puts what is new of a group into packs and says how all of it is put together. Its spans are known once the
 * packer has finished.
 * @param before the same group in the generation before.
 * @param hasPack whether a pack is still there; what lay in one that is gone is packed again.
 */
export async function packGroup(
  db: StoreDatabase,
  state: GroupState,
  before: GroupPart | undefined,
  packer: Packer,
  hasPack: (pack: string) => boolean,
): Promise<PackedGroup> {
  const was = new Map(before?.streams.map((stream) => [stream.id, stream]));
  const known = new Map(was);
  const streams: BackedUp[] = [];
  const damaged: StreamId[] = [];
  const behind: StreamId[] = [];
  for (const stream of state.streams) {
    const here = new Set(stream.events);
    known.delete(stream.row.id);
    const old = was.get(stream.row.id);
    if (old && stream.isSame) {
      streams.push(old);
      continue;
    }
    if (old?.runs.some(({ events }) => events.some((id) => !here.has(id)))) behind.push(old.id);
    const packed = await packStream(db, stream, old, packer, hasPack);
    if (packed) streams.push(packed);
    else {
      damaged.push(stream.row.id);
      if (old) streams.push(old);
    }
  }
  const { page, register } = state;
  return {
    part: {
      page,
      ...(register && {
        register: {
          revision: register.revision,
          fold: register.fold,
          count: register.count,
          sealed: toBase64(register.sealed),
        },
      }),
      streams,
    },
    damaged,
    behind: [...behind, ...(await goneFrom(db, [...known.keys()]))],
  };
}

/** Of streams that left their page, those that are nowhere. What was erased has left the backup already. */
async function goneFrom(db: StoreDatabase, ids: readonly StreamId[]): Promise<readonly StreamId[]> {
  const rows = ids.length > 0 ? await db.streams.bulkGet([...ids]) : [];
  return ids.filter((_, at) => rows[at] === undefined);
}

/** Undefined when its rows are not whole: such a copy must not take a good one's place. */
async function packStream(
  db: StoreDatabase,
  { row, keys, blobs, events }: StreamState,
  old: BackedUp | undefined,
  packer: Packer,
  hasPack: (pack: string) => boolean,
): Promise<BackedUp | undefined> {
  if (events.length !== row.events || !keys.some(({ id }) => id === 'stream')) return undefined;
  const isThere = ({ spans }: { spans: readonly Span[] }) =>
    spans.every(({ pack }) => hasPack(pack));
  const here = new Set(events);
  const runs = (old?.runs ?? []).filter(
    (run) => isThere(run) && run.events.every((id) => here.has(id)),
  );
  const covered = new Set(runs.flatMap((run) => run.events));
  const fresh = events.filter((id) => !covered.has(id));
  if (fresh.length > 0) {
    const rows = await soundEvents(db, row.id, fresh);
    if (!rows) return undefined;
    runs.push({ events: fresh, spans: await packer.put(packEvents(rows)) });
  }
  const files: BackedUp['files'] = [];
  for (const blob of blobs) {
    const was = old?.files.find(({ id, content }) => id === blob.id && content === blob.content);
    const { id, content, size, chunks, sealedHash } = blob;
    const spans = was && isThere(was) ? was.spans : await packFile(db, blob, packer);
    // A damaged document costs itself; the case and its other documents are backed up.
    if (spans) files.push({ id, content, size, chunks, sealedHash, spans });
  }
  return {
    id: row.id,
    ring: row.ring,
    heads: row.heads.map(({ id, link }) => ({ id, link })),
    events: row.events,
    revision: row.revision,
    keys: keys.map(({ id, wrapped }) => ({ id, wrapped: toBase64(wrapped) })),
    runs,
    files,
  };
}

/** The rows, when each holds the bytes its header names. */
async function soundEvents(
  db: StoreDatabase,
  stream: StreamId,
  ids: readonly EventId[],
): Promise<readonly PackedEvent[] | undefined> {
  const rows = await db.events.bulkGet(ids.map((id) => [stream, id]));
  const events: PackedEvent[] = [];
  for (const row of rows) {
    if (!row || (await sha256Of(row.payload)) !== row.header.payload) return undefined;
    if (row.text && (await sha256Of(row.text)) !== row.header.text) return undefined;
    events.push(row);
  }
  return events;
}

/** Undefined when a chunk is gone or changed. */
async function packFile(
  db: StoreDatabase,
  blob: BlobRow,
  packer: Packer,
): Promise<Span[] | undefined> {
  const hash = await createSHA256();
  hash.init();
  const spans: Span[] = [];
  for (let index = 0; index < blob.chunks; index += 1) {
    const chunk = await db.chunks.get([blob.content, index]);
    if (!chunk) return undefined;
    hash.update(chunk.sealed);
    await packer.put(framed([chunk.sealed]), spans);
  }
  return hash.digest('hex') === blob.sealedHash ? spans : undefined;
}

/** @throws StoreFailure `missing` when the vault's records are gone. */
export async function readVaultPart(db: StoreDatabase): Promise<VaultPart> {
  const rows = await db.vault.toArray();
  const sealedAt = (key: string) => rows.find((row) => row.key === key)?.sealed;
  const root = sealedAt('root');
  const header = vaultHeader.safeParse(rows.find(({ key }) => key === 'header')?.clear);
  if (!root || !header.success) throw new StoreFailure('missing', GONE);
  const rings = rows.flatMap(({ key, sealed }): [string, string][] =>
    key.startsWith('ring/') && sealed ? [[key.slice('ring/'.length), toBase64(sealed)]] : [],
  );
  return { header: header.data, root: toBase64(root), rings: Object.fromEntries(rings) };
}

/** What was erased in this store, ever. */
export const readErasures = (db: StoreDatabase): Promise<readonly Erasure[]> =>
  db.erasures.toArray();

/** Pages that anything happened on since a commit, NO_PAGE among them when that is so. */
export async function pagesTouchedSince(
  db: StoreDatabase,
  revision: number,
): Promise<ReadonlySet<number>> {
  const [streams, pages] = await db.transaction('r', db.streams, db.pages, () =>
    Promise.all([
      db.streams.where('revision').above(revision).toArray(),
      db.pages.where('revision').above(revision).primaryKeys(),
    ]),
  );
  return new Set([...streams.map(({ page }) => page ?? NO_PAGE), ...pages]);
}

/** Every group there is, NO_PAGE first. */
export async function allPages(db: StoreDatabase): Promise<readonly number[]> {
  const [ofStreams, ofPages] = await Promise.all([
    db.streams.orderBy('page').uniqueKeys(),
    db.pages.toCollection().primaryKeys(),
  ]);
  return [...new Set([NO_PAGE, ...ofStreams.map(Number), ...ofPages])].toSorted(
    (left, right) => left - right,
  );
}

/** The store's record of itself, and the newest entry of the stream that its newest commits touched. */
export function readNewest(db: StoreDatabase) {
  return db.transaction('r', db.meta, db.streams, async () => {
    const [meta, stream] = await Promise.all([
      db.meta.get('store'),
      db.streams.orderBy('revision').last(),
    ]);
    if (!meta) throw new StoreFailure('missing', GONE);
    const event = stream?.heads[0]?.id;
    return { meta, last: stream && event !== undefined ? { stream: stream.id, event } : undefined };
  });
}
