/**
 * Whether what was typed is on disk: told by the store's own promises, shown in the top bar.
 * A failed save stays until a later one of the same thing succeeds.
 */
import { useSyncExternalStore } from 'react';
import type { Store } from '../store/api';

export type SaveState =
  | { readonly state: 'saved'; readonly at?: number | undefined }
  | { readonly state: 'saving' }
  | { readonly state: 'failed'; readonly message: string };

export class Saves {
  #pending = 0;
  #lastAt: number | undefined;
  readonly #failed = new Map<string, string>();
  #state: SaveState = { state: 'saved' };
  readonly #listeners = new Set<() => void>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Watches one save. `what` tells saves of the same thing apart from others. */
  async watch<T>(what: string, work: Promise<T>): Promise<T> {
    this.#pending += 1;
    this.#tell();
    try {
      const result = await work;
      this.#failed.delete(what);
      this.#lastAt = this.#now();
      return result;
    } catch (error) {
      this.#failed.set(what, error instanceof Error ? error.message : 'The disk refused.');
      throw error;
    } finally {
      this.#pending -= 1;
      this.#tell();
    }
  }

  readonly read = (): SaveState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  #tell(): void {
    const [failure] = this.#failed.values();
    if (failure !== undefined) this.#state = { state: 'failed', message: failure };
    else if (this.#pending > 0) this.#state = { state: 'saving' };
    else this.#state = { state: 'saved', at: this.#lastAt };
    for (const listener of this.#listeners) listener();
  }
}

/** The same store, with every save told to `saves`. */
export function watchSaves(store: Store, saves: Saves): Store {
  return {
    ...store,
    run: (stream, command, input, staging) =>
      saves.watch(`case ${stream}`, store.run(stream, command, input, staging)),
    council: {
      ...store.council,
      change: (change) => saves.watch('council', store.council.change(change)),
    },
    drafts: {
      ...store.drafts,
      save: (key, value) => saves.watch(`draft ${key}`, store.drafts.save(key, value)),
    },
  };
}

export function useSaveState(saves: Saves): SaveState {
  return useSyncExternalStore(saves.subscribe, saves.read);
}
