/**
 * Which database is the store. A restore fills another one beside it and then swaps; the one before is kept
 * until somebody says that it may go. The one small record of this is changed in single durable transactions,
 * so that whatever interrupts a restore, one of the two is the store, and whole.
 *
 *   at rest            { current }
 *   being filled       { current, filling }      a start deletes `filling`: nothing counted yet
 *   swapped            { current, previous }     both whole; `previous` waits for a person's word
 *   being thrown away  { current, dropping }     a start goes on deleting
 */
import Dexie from 'dexie';
import type { Table } from 'dexie';
import type { Engine } from './database';
import { whenGone } from './locks';
import type { LockSource } from './locks';

export interface Places {
  readonly current: string;
  readonly filling?: string;
  readonly previous?: {
    readonly name: string;
    /** Epoch milliseconds of the swap. */
    readonly since: number;
    /** Epoch milliseconds the restored backup was taken at. */
    readonly backupOf: number;
  };
  readonly dropping?: readonly string[];
  /** Epoch milliseconds the backup was taken at, until the restored store's own log tells of it. */
  readonly untold?: number;
}

interface PlacesRow extends Places {
  readonly key: 'places';
}

class PlacesDatabase extends Dexie {
  declare readonly places: Table<PlacesRow, string>;
  constructor(name: string, engine: Engine) {
    super(name, { ...engine, chromeTransactionDurability: 'strict', cache: 'disabled' });
    this.version(1).stores({ places: 'key' });
  }
}

const NAMES = 3;

export class StorePlaces {
  readonly #base: string;
  readonly #engine: Engine;
  readonly #locks: LockSource;

  /** @param base the store's first name; the others are `<base>-2` and `<base>-3`. */
  constructor(base: string, engine: Engine, locks: LockSource) {
    this.#base = base;
    this.#engine = engine;
    this.#locks = locks;
  }

  /** Nothing is created by asking: most stores were never restored. */
  async read(): Promise<Places> {
    const databases = await this.#engine.indexedDB.databases();
    if (!databases.some(({ name }) => name === this.#file)) return { current: this.#base };
    return this.#with((db) => this.#readIn(db));
  }

  /** One durable step. @returns what stands now. */
  async change(change: (places: Places) => Places): Promise<Places> {
    return this.#with((db) =>
      db.transaction('rw', db.places, async () => {
        const next = change(await this.#readIn(db));
        await db.places.put({ key: 'places', ...next });
        return next;
      }),
    );
  }

  /** A name no store has. */
  free({ current, previous }: Places): string {
    const taken = new Set([current, previous?.name]);
    for (let number = 1; number <= NAMES; number += 1) {
      const name = number === 1 ? this.#base : `${this.#base}-${number}`;
      if (!taken.has(name)) return name;
    }
    throw new Error('Every place for a store is taken');
  }

  /** Runs a restore; while it runs nobody clears away what it fills. */
  filling<T>(work: () => Promise<T>): Promise<T> {
    return this.#locks.request(this.#fillingLock, { mode: 'exclusive' }, work);
  }

  /** Clears away what a kill left half-filled or half-deleted. Waits while a restore is running. */
  async settle(signal: AbortSignal): Promise<void> {
    const { filling, dropping } = await this.read();
    if (filling === undefined && dropping === undefined) return;
    await whenGone(this.#locks, this.#fillingLock, signal, () => this.clear());
  }

  /** The caller holds the filling lock. */
  async clear(): Promise<void> {
    const { current, previous, filling, dropping = [] } = await this.read();
    for (const name of [...dropping, ...(filling === undefined ? [] : [filling])]) {
      // Never what is in use, whatever the record says.
      if (name !== current && name !== previous?.name) await this.remove(name);
    }
    await this.change(({ filling: _, dropping: __, ...rest }) => rest);
  }

  async remove(name: string): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const asking = this.#engine.indexedDB.deleteDatabase(name);
      asking.onsuccess = () => resolve();
      asking.onerror = () => reject(asking.error ?? new Error('The database was not deleted'));
      // Whoever has it open lets go on `versionchange`; then it succeeds.
      asking.onblocked = () => undefined;
    });
  }

  get #file(): string {
    return `${this.#base}-places`;
  }

  get #fillingLock(): string {
    return `${this.#base}/filling`;
  }

  async #readIn(db: PlacesDatabase): Promise<Places> {
    const row = await db.places.get('places');
    if (!row) return { current: this.#base };
    const { key: _, ...places } = row;
    return places;
  }

  async #with<T>(work: (db: PlacesDatabase) => Promise<T>): Promise<T> {
    const db = new PlacesDatabase(this.#file, this.#engine);
    try {
      await db.open();
      return await work(db);
    } finally {
      db.close();
    }
  }
}
