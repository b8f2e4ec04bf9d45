/**
 * Half-filled forms and letters being typed: sealed, autosaved apart from the log, never part of a case
 * until the person means it. Saves of one key are coalesced: while one is being written, only the newest
 * of those that follow it is kept.
 */
import type { StreamId } from '@shared/history/types';
import type { Draft } from './api';
import type { DraftRow, StoreDatabase } from './database';
import type { WriteLock } from './locks';
import { asWriteFailure } from './write-failures';

export interface DraftSealer {
  /** Name of the row: a keyed hash, since a key may tell what is being written. */
  rowId(key: string): Promise<string>;
  seal(rowId: string, draft: Draft): Promise<DraftRow['sealed']>;
  /** @throws when the row was damaged. */
  open(row: DraftRow): Promise<Draft>;
}

interface Waiting {
  value: { readonly draft: Draft } | 'remove';
  readonly settled: Promise<void>;
  readonly settle: (error?: unknown) => void;
}

export class Drafts {
  readonly #db: StoreDatabase;
  readonly #lock: WriteLock;
  readonly #sealer: DraftSealer;
  readonly #now: () => number;
  /** Newest value of each key that is not yet being written. */
  readonly #waiting = new Map<string, Waiting>();
  /** Keys whose writer is at work, with the end of it. */
  readonly #writing = new Map<string, Promise<void>>();

  readonly #buried: string[] = [];

  constructor(db: StoreDatabase, lock: WriteLock, sealer: DraftSealer, now: () => number) {
    this.#db = db;
    this.#lock = lock;
    this.#sealer = sealer;
    this.#now = now;
  }

  /**
   * Resolves once this value, or a newer one of the same key, is on disk.
   * @throws WriteFailure when the disk refuses; the caller still has what was typed, and may save again.
   */
  save(key: string, value: unknown): Promise<void> {
    if (this.#buried.some((stream) => isAbout({ key, value }, stream))) return Promise.resolve();
    // Taken now: what the form changes afterwards belongs to the next save.
    const draft = {
      key,
      savedAt: new Date(this.#now()).toISOString(),
      value: structuredClone(value),
    };
    return this.#enqueue(key, { draft });
  }

  remove(key: string): Promise<void> {
    return this.#enqueue(key, 'remove');
  }

  /** What was last saved, on its way to disk or there already. Undefined when there is none or it is damaged. */
  async load<T>(key: string): Promise<Draft<T> | undefined> {
    const waiting = this.#waiting.get(key)?.value;
    if (waiting === 'remove') return undefined;
    // The caller knows what it saved under its own key.
    if (waiting) return structuredClone(waiting.draft) as Draft<T>;
    await this.#writing.get(key)?.catch(() => undefined);
    const row = await this.#db.drafts.get(await this.#sealer.rowId(key));
    return row && ((await this.#tryOpen(row)) as Draft<T> | undefined);
  }

  async list(): Promise<readonly { key: string; savedAt: string }[]> {
    await this.#settled();
    const drafts = await Promise.all(
      (await this.#db.drafts.toArray()).map((row) => this.#tryOpen(row)),
    );
    return drafts
      .filter((draft) => draft !== undefined)
      .map(({ key, savedAt }) => ({ key, savedAt }))
      .toSorted((left, right) => (left.savedAt < right.savedAt ? 1 : -1));
  }

  /** How many lie there that were damaged. */
  async unreadable(): Promise<number> {
    await this.#settled();
    const rows = await this.#db.drafts.toArray();
    const opened = await Promise.all(rows.map((row) => this.#tryOpen(row)));
    return opened.filter((draft) => draft === undefined).length;
  }

  /** Waits for every pending save, at most `limitMs`; a save that fails has told its own caller. */
  async flush(limitMs: number): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const limit = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, limitMs);
    });
    await Promise.race([this.#settled(), limit]);
    clearTimeout(timer);
  }

  /** Names of the rows of every draft about this case. */
  async rowsAbout(stream: StreamId): Promise<readonly string[]> {
    const found = await this.#openAll();
    return found.filter(({ draft }) => isAbout(draft, stream)).map(({ id }) => id);
  }

  /** Every draft about this case, as last saved. */
  async about(stream: StreamId): Promise<readonly Draft[]> {
    await this.#settled();
    const found = await this.#openAll();
    return found.filter(({ draft }) => isAbout(draft, stream)).map(({ draft }) => draft);
  }

  async #openAll(): Promise<readonly { readonly id: string; readonly draft: Draft }[]> {
    const rows = await this.#db.drafts.toArray();
    const opened = await Promise.all(rows.map((row) => this.#tryOpen(row)));
    return rows.flatMap(({ id }, at) => {
      const draft = opened[at];
      return draft ? [{ id, draft }] : [];
    });
  }

  /** The case was erased: what a form still open on it would save is thrown away from now on. */
  bury(stream: StreamId): void {
    this.#buried.push(stream);
    for (const waiting of this.#waiting.values()) {
      if (waiting.value === 'remove' || !isAbout(waiting.value.draft, stream)) continue;
      waiting.value = 'remove';
    }
  }

  async #settled(): Promise<void> {
    while (this.#writing.size > 0) {
      await Promise.allSettled(this.#writing.values());
    }
  }

  #enqueue(key: string, value: Waiting['value']): Promise<void> {
    const queued = this.#waiting.get(key);
    if (queued) {
      queued.value = value;
      return queued.settled;
    }
    const waiting = newWaiting(value);
    this.#waiting.set(key, waiting);
    if (!this.#writing.has(key)) {
      this.#writing.set(key, this.#drain(key));
    }
    return waiting.settled;
  }

  async #drain(key: string): Promise<void> {
    for (;;) {
      // One turn of the event loop, so that a burst of saves in it becomes one write.
      await Promise.resolve();
      const next = this.#waiting.get(key);
      if (!next) {
        // In the same step as the look above: a save that came in between would find no writer.
        this.#writing.delete(key);
        return;
      }
      try {
        await this.#lock.writing(async () => {
          this.#waiting.delete(key);
          await this.#write(key, next.value);
        });
        next.settle();
      } catch (error) {
        this.#waiting.delete(key);
        next.settle(error);
      }
    }
  }

  async #write(key: string, value: Waiting['value']): Promise<void> {
    const id = await this.#sealer.rowId(key);
    if (value === 'remove') {
      await asWriteFailure(() => this.#db.drafts.delete(id));
      return;
    }
    const sealed = await this.#sealer.seal(id, value.draft);
    await asWriteFailure(() => this.#db.drafts.put({ id, sealed }));
  }

  /** A damaged draft is as good as none: the case itself is not touched by it. */
  async #tryOpen(row: DraftRow): Promise<Draft | undefined> {
    try {
      return await this.#sealer.open(row);
    } catch {
      return undefined;
    }
  }
}

/**
 * A draft is about a case when its key names the case, or when it says which case it will go to, as the
 * note from anywhere does, or which cases it is made of (`cases`), as a subject access request does. Others, such as the mail that waits to be sorted, may name many.
 */
function isAbout({ key, value }: Pick<Draft, 'key' | 'value'>, stream: StreamId): boolean {
  if (key.includes(stream)) return true;
  if (typeof value !== 'object' || value === null) return false;
  if ('case' in value && value.case === stream) return true;
  return 'cases' in value && Array.isArray(value.cases) && value.cases.includes(stream);
}

function newWaiting(value: Waiting['value']): Waiting {
  let settle: Waiting['settle'] = () => {};
  const settled = new Promise<void>((resolve, reject) => {
    settle = (error) => (error === undefined ? resolve() : reject(error as Error));
  });
  return { value, settled, settle };
}
