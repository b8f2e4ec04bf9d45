/**
 * Where the index lives: in a worker, so that no keystroke waits for the building of it, or in the thread
 * at hand where there is no worker (tests in Node) or it died.
 */
import type { Found } from './found';
import { NOTHING } from './found';
import type { PlacedRow } from './search-row';
import { WordIndex } from './word-index';

export interface SearchEngine {
  put(rows: readonly PlacedRow[]): void;
  remove(places: readonly number[]): void;
  /** Sees all that was put before it. @throws EngineDied */
  find(query: string): Promise<Found>;
  /** Finds under way end with nothing. */
  end(): void;
}

/** The worker is gone, and the index with it. */
export class EngineDied extends Error {
  override readonly name = 'EngineDied';

  constructor() {
    super('The search worker ended unexpectedly.');
  }
}

/** What a worker and its owner have of each other; a `Worker`, a worker's global scope, a `MessagePort`. */
export interface SearchPort {
  postMessage(message: unknown, transfer: Transferable[]): void;
  addEventListener(
    type: 'message' | 'messageerror' | 'error',
    listener: (event: { readonly data?: unknown }) => void,
  ): void;
  terminate?(): void;
}

type Asked =
  | { readonly type: 'put'; readonly rows: readonly PlacedRow[] }
  | { readonly type: 'remove'; readonly places: readonly number[] }
  | { readonly type: 'find'; readonly number: number; readonly query: string };
/** `found` is absent when the index threw. */
interface Answered {
  readonly number: number;
  readonly found?: Found;
}

export function localEngine(): SearchEngine {
  const index = new WordIndex();
  return {
    put: (rows) => rows.forEach((row) => index.put(row)),
    remove: (places) => places.forEach((place) => index.remove(place)),
    find: (query) => Promise.resolve(index.find(query)),
    end: () => undefined,
  };
}

export function workerEngine(port: SearchPort): SearchEngine {
  const waiting = new Map<number, { resolve(found: Found): void; reject(error: Error): void }>();
  let asked = 0;
  let isDead = false;
  const die = () => {
    isDead = true;
    for (const { reject } of waiting.values()) reject(new EngineDied());
    waiting.clear();
    port.terminate?.();
  };
  port.addEventListener('error', die);
  port.addEventListener('messageerror', die);
  port.addEventListener('message', ({ data }) => {
    const { number, found } = data as Answered;
    // An index that threw is not to be trusted with the next query either.
    if (!found) die();
    else waiting.get(number)?.resolve(found);
    waiting.delete(number);
  });
  const post = (message: Asked) => port.postMessage(message, []);
  return {
    put: (rows) => post({ type: 'put', rows }),
    remove: (places) => post({ type: 'remove', places }),
    find(query) {
      if (isDead) return Promise.reject(new EngineDied());
      asked += 1;
      const number = asked;
      return new Promise((resolve, reject) => {
        waiting.set(number, { resolve, reject });
        post({ type: 'find', number, query });
      });
    },
    end() {
      for (const { resolve } of waiting.values()) resolve(NOTHING);
      waiting.clear();
      port.terminate?.();
    },
  };
}

/** The worker's side: an index that does what it is told, in the order it is told. */
export function serveSearch(port: SearchPort): void {
  const index = new WordIndex();
  let isBroken = false;
  const work = (asked: Asked) => {
    switch (asked.type) {
      case 'put':
        asked.rows.forEach((row) => index.put(row));
        return;
      case 'remove':
        asked.places.forEach((place) => index.remove(place));
        return;
      case 'find': {
        const found = isBroken ? undefined : index.find(asked.query);
        const answer: Answered = { number: asked.number, ...(found ? { found } : {}) };
        // Only copies are moved: the shared empty answer must stay.
        const moved = found && found !== NOTHING ? [found] : [];
        port.postMessage(
          answer,
          moved.flatMap(({ places, scores, ends, matches }) => [
            places.buffer,
            scores.buffer,
            ends.buffer,
            matches.buffer,
          ]),
        );
      }
    }
  };
  port.addEventListener('message', ({ data }) => {
    const asked = data as Asked;
    try {
      work(asked);
    } catch {
      // Content must not reach a console, so the fault is told by its effect alone.
      isBroken = true;
      if (asked.type === 'find') port.postMessage({ number: asked.number }, []);
    }
  });
}
