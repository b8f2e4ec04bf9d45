/**
 * The tables, and how opening them can fail. Rows hold only what FORMAT.md lists as clear, and sealed
 * bytes. Dexie versions change this clear shape and nothing else: an upgrade runs before anyone has
 * unlocked, and cannot await cryptography.
 */
import Dexie from 'dexie';
import type { DexieOptions, Table } from 'dexie';
import type { EventHeader, EventId, ParentLink, Sha256, StreamId } from '@shared/history/types';

/** Frozen: changing it loses people's data. */
export const DATABASE_NAME = 'redress';
/** Of the clear rows, kept in `meta/store`. A store with a higher one was written by a newer app. */
export const STORE_FORMAT = 1;

export type Bytes = Uint8Array<ArrayBuffer>;

export interface MetaRow {
  readonly key: 'store';
  readonly format: number;
  /** This installation, in every event id it makes. */
  readonly device: string;
  /** Number of the newest commit. Every row a commit touches carries its number. */
  readonly revision: number;
  /** Newest event id made here, so that the clock never runs backwards. "" before the first. */
  readonly clock: EventId | '';
}

/** One record of the vault: its public header, its sealed root, a wrapped ring, the count of wrong tries. */
export interface VaultRow {
  readonly key: 'header' | 'root' | 'tries' | `ring/${string}`;
  /** Public header as plain JSON data, for `header` and `tries`. */
  readonly clear?: unknown;
  readonly sealed?: Bytes;
}

export interface StreamRow {
  readonly id: StreamId;
  readonly ring: string;
  readonly heads: readonly ParentLink[];
  readonly events: number;
  readonly revision: number;
  /** Which register page holds its summary; absent for a stream that is not a case. */
  readonly page?: number;
}

/** The small mutable part: destroying a row here erases what it opens. */
export interface KeyRow {
  readonly stream: StreamId;
  /** `stream`, `text/<event id>` or `blob/<blob id>`. */
  readonly id: string;
  readonly wrapped: Bytes;
}

export interface EventRow {
  readonly stream: StreamId;
  readonly id: EventId;
  readonly header: EventHeader;
  readonly payload: Bytes;
  readonly text?: Bytes;
}

export interface SnapshotRow {
  readonly stream: StreamId;
  readonly fold: number;
  readonly revision: number;
  readonly sealed: Bytes;
}

export interface PageRow {
  readonly page: number;
  readonly revision: number;
  readonly fold: number;
  /** How many summaries lie in it. */
  readonly count: number;
  readonly sealed: Bytes;
}

export interface DraftRow {
  /** Keyed hash of the draft's key: what a draft is about is nobody's business on disk. */
  readonly id: string;
  readonly sealed: Bytes;
}

/** A file of a stream: one small row that makes its chunks count. */
export interface BlobRow {
  readonly stream: StreamId;
  /** Keyed hash of the content, different in every stream. */
  readonly id: string;
  /** Random name under which the chunks were sealed, before the content's hash was known. */
  readonly content: string;
  readonly size: number;
  readonly chunks: number;
  /** SHA-256 over the sealed chunks in order, so that damage shows without keys. */
  readonly sealedHash: Sha256;
}

export interface ChunkRow {
  readonly content: string;
  readonly index: number;
  readonly sealed: Bytes;
}

/** Chunks that belong to nobody yet. Its row goes in the commit that shows the file, or in the sweep. */
export interface StagedRow {
  readonly content: string;
  readonly batch: string;
  /** Name of the Web Lock held while the connection that stages it lives. */
  readonly owner: string;
}

/**
 * Something was erased: which keys are destroyed for good. No personal data. It stays when all else of it
 * is gone, so that a backup, and a restore from an older one, can erase the same.
 */
export interface ErasureRow {
  /** The same id as in the events that tell of it. */
  readonly id: string;
  readonly stream: StreamId;
  /** Ids of rows of `keys`; absent = every key of the stream. */
  readonly keys?: readonly string[];
  /** Number of the commit that erased. */
  readonly revision: number;
}

export class StoreDatabase extends Dexie {
  declare readonly meta: Table<MetaRow, string>;
  declare readonly vault: Table<VaultRow, string>;
  declare readonly streams: Table<StreamRow, string>;
  declare readonly keys: Table<KeyRow, [string, string]>;
  declare readonly events: Table<EventRow, [string, string]>;
  declare readonly snapshots: Table<SnapshotRow, string>;
  declare readonly pages: Table<PageRow, number>;
  declare readonly drafts: Table<DraftRow, string>;
  declare readonly blobs: Table<BlobRow, [string, string]>;
  declare readonly chunks: Table<ChunkRow, [string, number]>;
  declare readonly staged: Table<StagedRow, string>;
  declare readonly erasures: Table<ErasureRow, string>;

  constructor(name: string, options: DexieOptions) {
    super(name, options);
    this.version(1).stores({
      meta: 'key',
      vault: 'key',
      streams: 'id, revision, page',
      keys: '[stream+id]',
      events: '[stream+id]',
      snapshots: 'stream',
      pages: 'page, revision',
      drafts: 'id',
      blobs: '[stream+id]',
      chunks: '[content+index]',
      staged: 'content, batch, owner',
    });
    // An app that does not know of erasures would not see that a case is gone: it must refuse this store.
    this.version(2).stores({ erasures: 'id, stream, revision' });
  }
}

export interface Engine {
  readonly indexedDB: IDBFactory;
  readonly IDBKeyRange: typeof IDBKeyRange;
}

export type OpenFailure = 'newer' | 'damaged' | 'keys' | 'blocked' | 'readOnly';

export class StoreFailure extends Error {
  readonly what: OpenFailure | 'missing';
  constructor(what: OpenFailure | 'missing', message: string) {
    super(message);
    this.name = 'StoreFailure';
    this.what = what;
  }
}

/** How long another connection may take to let go of an older shape before it is called blocked. */
const BLOCKED_AFTER_MS = 4000;

/**
 * Opens the tables with strict durability: relaxed, IndexedDB's default, confirms writes a power cut loses.
 * @throws StoreFailure, whose `message` is written for the person.
 */
export async function openDatabase(
  name: string,
  engine: Engine,
  durability: 'strict' | 'relaxed' = 'strict',
): Promise<StoreDatabase> {
  const db = new StoreDatabase(name, {
    indexedDB: engine.indexedDB,
    IDBKeyRange: engine.IDBKeyRange,
    chromeTransactionDurability: durability,
    // Dexie would otherwise remember rows, and so keep serving what another connection has replaced.
    cache: 'disabled',
    // A full disk makes Chromium close the connection. The next use opens it again: people free some space
    // and save once more.
    autoOpen: true,
  });
  // A newer app in another window wants to change the shape: let it, rather than block it.
  db.on('versionchange', () => {
    db.close();
    return false;
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const blocked = new Promise<never>((_, reject) => {
    db.on('blocked', () => {
      timer ??= setTimeout(() => reject(new StoreFailure('blocked', BLOCKED)), BLOCKED_AFTER_MS);
    });
  });
  try {
    await refuseNewer(name, engine, db.verno);
    await Promise.race([db.open(), blocked]);
  } catch (error) {
    db.close();
    throw openFailure(error);
  } finally {
    clearTimeout(timer);
  }
  return db;
}

/**
 * A disk without room makes the engine close the connection, and opening it again fails while there is still no
 * room. From then on Dexie refuses everything, whatever the disk says by now; this lets the next use try again.
 * Not when it was closed on purpose.
 */
export function revive(db: StoreDatabase): void {
  if (db.hasFailed() && !db.hasBeenClosed()) db.close({ disableAutoOpen: false });
}

/** Dexie opens a database with a higher version number than it knows; we must not. */
async function refuseNewer(name: string, engine: Engine, known: number): Promise<void> {
  // Absent in Firefox before 126 only; every engine we run on has it.
  const databases = await engine.indexedDB.databases();
  const version = databases.find((database) => database.name === name)?.version ?? 0;
  // Dexie multiplies its version numbers by ten.
  if (version > known * 10) throw new StoreFailure('newer', NEWER);
}

const BLOCKED =
  'Redress is still open in another window or is still closing. Close it there, then try again.';
export const NEWER =
  'The data on this computer was written by a newer version of Redress. Nothing has been changed. Install that version, or a later one, to open it.';
const DAMAGED =
  'The data on this computer cannot be read. Do not set up Redress again: that would not bring it back. Keep the computer as it is and ask your IT team to restore Redress’s folder from a backup.';
const FULL =
  'Redress cannot write to this computer’s disk, so it cannot open its data. Free some space, or ask your IT team to check that the disk can be written to, then try again.';

function openFailure(error: unknown): StoreFailure {
  if (error instanceof StoreFailure) return error;
  const names = errorNames(error);
  if (names.has('VersionError')) return new StoreFailure('newer', NEWER);
  if (names.has('QuotaExceededError') || names.has('ReadOnlyError')) {
    return new StoreFailure('readOnly', FULL);
  }
  return new StoreFailure('damaged', DAMAGED);
}

/**
 * Names of an error, of what caused it and of the failures it sums up: Dexie wraps the engine's own, and a
 * bulk write reports one error for many.
 */
export function errorNames(error: unknown, depth = 0): ReadonlySet<string> {
  if (typeof error !== 'object' || error === null || depth > 5) return new Set();
  const { name, inner, cause, failures } = error as {
    readonly name?: unknown;
    readonly inner?: unknown;
    readonly cause?: unknown;
    readonly failures?: unknown;
  };
  const within = [inner, cause, ...(Array.isArray(failures) ? failures.slice(0, 3) : [])];
  return new Set([
    ...(typeof name === 'string' ? [name] : []),
    ...within.flatMap((one) => [...errorNames(one, depth + 1)]),
  ]);
}
