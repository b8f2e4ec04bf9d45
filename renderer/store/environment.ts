/** Everything the store takes from outside, each with what the app uses. Tests replace what they must. */
import type { Argon2id } from '@shared/sealing';
import { DATABASE_NAME, openDatabase, revive } from './database';
import type { Engine, StoreDatabase } from './database';
import { REAL_DOMAIN } from './domain';
import type { Domain } from './domain';
import { sweepOrphans } from './files/staging';
import { holdLifeLock, writeLock } from './locks';
import type { LifeLock, LockSource, WriteLock } from './locks';
import { StorePlaces } from './places';
import { roomGuard } from './room';
import { fileSentinel } from './sentinel';
import type { Sentinel } from './sentinel';
import { fileSpare } from './spare';
import type { Spare } from './spare';
import { argon2id } from './vault/argon2';

export interface StoreOptions {
  /** Database name; only tests and the sample council use another. */
  readonly name?: string;
  readonly indexedDB?: IDBFactory;
  readonly IDBKeyRange?: typeof IDBKeyRange;
  readonly locks?: LockSource;
  readonly sentinel?: Sentinel;
  readonly spare?: Spare;
  readonly domain?: Domain;
  /** Epoch milliseconds. */
  readonly now?: () => number;
  readonly argon2id?: Argon2id;
  /** Asks that the engine never evicts the data; resolves to whether it agreed. */
  readonly persist?: () => Promise<boolean>;
  /** Of the disk the data lies on; writes are refused while it is nearly full. */
  readonly freeBytes?: () => Promise<number | undefined>;
  /** `relaxed` is for benches that show the difference, and nothing else. */
  readonly durability?: 'strict' | 'relaxed';
}

export interface Environment {
  readonly locks: LockSource;
  readonly lock: WriteLock;
  /** For what is written outside the lock. @throws WriteFailure when the disk has too little room */
  readonly haveRoom: () => Promise<void>;
  readonly places: StorePlaces;
  /** Opens one of the places, whichever it is. @throws StoreFailure */
  readonly openAt: (name: string) => Promise<StoreDatabase>;
  readonly sentinel: Sentinel;
  readonly spare: Spare;
  readonly domain: Domain;
  readonly now: () => number;
  readonly argon2id: Argon2id;
  readonly persist: () => Promise<boolean>;
  /** @throws StoreFailure. Opens on first use, and again after a failure: people try again. */
  readonly connect: () => Promise<Connection>;
  readonly disconnect: () => Promise<void>;
}

export interface Connection {
  readonly db: StoreDatabase;
  readonly life: LifeLock;
  /** Ends what waits for other connections. */
  readonly ending: AbortController;
}

export function environment(options: StoreOptions): Environment {
  const name = options.name ?? DATABASE_NAME;
  const locks = options.locks ?? navigatorLocks();
  let connection: Promise<Connection> | undefined;
  const haveRoom = roomGuard(options.freeBytes);
  // Every write begins with room for it, and a connection that may be opened again.
  const lock = writeLock(locks, name, async () => {
    await haveRoom();
    const open = await connection?.catch(() => undefined);
    if (open) revive(open.db);
  });
  const engine: Engine = {
    indexedDB: options.indexedDB ?? indexedDB,
    IDBKeyRange: options.IDBKeyRange ?? IDBKeyRange,
  };
  const places = new StorePlaces(name, engine, locks);

  const connect = async (): Promise<Connection> => {
    const { current } = await places.read();
    const db = await openDatabase(current, engine, options.durability);
    const life = await holdLifeLock(locks, name);
    // What a crash left behind is nobody's; whether it could be swept now does not matter to anyone waiting.
    const ending = new AbortController();
    void sweepOrphans(db, lock, locks, life.name, ending.signal).catch(() => undefined);
    void places.settle(ending.signal).catch(() => undefined);
    return { db, life, ending };
  };

  return {
    locks,
    lock,
    haveRoom,
    places,
    openAt: (at) => openDatabase(at, engine, options.durability),
    sentinel: options.sentinel ?? fileSentinel(name),
    spare: options.spare ?? fileSpare(name),
    domain: options.domain ?? REAL_DOMAIN,
    now: options.now ?? (() => Date.now()),
    argon2id: options.argon2id ?? argon2id,
    persist: options.persist ?? (async () => navigator.storage.persist()),
    connect() {
      connection ??= connect().catch((error: unknown) => {
        connection = undefined;
        throw error;
      });
      return connection;
    },
    async disconnect() {
      const last = connection;
      connection = undefined;
      const found = await last?.catch(() => undefined);
      found?.ending.abort();
      found?.life.release();
      found?.db.close();
    },
  };
}

/** `LockManager` with the one overload the store uses. */
function navigatorLocks(): LockSource {
  return {
    request: (name, options, callback) => navigator.locks.request(name, options, callback),
  };
}
