/**
 * Search over the register, kept in step with it. The register gives the same array until something
 * changes and the same row until that row changes, so what is new is told by comparing, and nobody has to
 * report every save here.
 */
import type { CaseSummary } from '@shared/case-file/types';
import type { StreamId } from '@shared/history/types';
import type { SearchHit } from '../api';
import {
  EngineDied,
  localEngine,
  workerEngine,
  type SearchEngine,
  type SearchPort,
} from './engine';
import { hitsOf } from './found';
import { Places } from './places';
import { searchRowOf } from './search-row';

/** Rows handed over at a time: copying more would make a keystroke wait (about 5 ms on an office machine). */
const BATCH = 1000;

export interface CaseSearch {
  /** Takes in what changed. Searching does so by itself; called after unlock, it is done before anyone types. */
  refresh(): Promise<void>;
  /** Best first, then newest. Nothing for a query without a word in it. */
  search(query: string): Promise<readonly SearchHit[]>;
  /** Ends the worker and drops the index. Searches under way find nothing. */
  close(): void;
}

/**
 * @param all the register: the same array until something changes.
 * @param start a worker that runs `serveSearch`; undefined = none to be had, the index is kept in this thread.
 */
export function createCaseSearch(
  all: () => readonly CaseSummary[],
  start: () => Promise<SearchPort | undefined> = startWorkerIfAny,
): CaseSearch {
  let index: Promise<IndexedRegister> | undefined;
  let isClosed = false;
  const open = () =>
    (index ??= openEngine(start).then((engine) => new IndexedRegister(all, engine)));

  const search = async (query: string): Promise<readonly SearchHit[]> => {
    if (isClosed || query.trim() === '') return [];
    const used = open();
    try {
      return await (await used).search(query);
    } catch (error) {
      if (!(error instanceof EngineDied)) throw error;
      // The worker died: everything again, in this thread, which cannot die alone. Of several searches
      // that met the dead worker, the first begins again for all.
      if (index === used) index = Promise.resolve(new IndexedRegister(all, localEngine()));
      return search(query);
    }
  };

  return {
    async refresh() {
      if (!isClosed) await (await open()).refresh();
    },
    search,
    close() {
      isClosed = true;
      void index?.then((opened) => opened.end());
      index = undefined;
    },
  };
}

/** An engine and what it was told so far. */
class IndexedRegister {
  readonly #all: () => readonly CaseSummary[];
  readonly #engine: SearchEngine;
  readonly #places = new Places();
  readonly #known = new Map<StreamId, CaseSummary>();
  #taken: readonly CaseSummary[] | undefined;
  #refreshing: Promise<void> | undefined;
  #ended = false;

  constructor(all: () => readonly CaseSummary[], engine: SearchEngine) {
    this.#all = all;
    this.#engine = engine;
  }

  refresh(): Promise<void> {
    this.#refreshing ??= this.#takeIn().finally(() => (this.#refreshing = undefined));
    return this.#refreshing;
  }

  async search(query: string): Promise<readonly SearchHit[]> {
    await this.refresh();
    if (this.#ended) return [];
    const found = await this.#engine.find(query);
    return hitsOf(found, (place) => this.#places.idAt(place));
  }

  end(): void {
    this.#ended = true;
    this.#known.clear();
    this.#engine.end();
  }

  async #takeIn(): Promise<void> {
    while (!this.#ended && this.#taken !== this.#all()) {
      const now = this.#all();
      const changed = now.filter((row) => this.#known.get(row.id) !== row);
      const gone = goneFrom(this.#known, now, changed);
      if (gone.length > 0) {
        this.#engine.remove(gone.flatMap((id) => this.#places.leave(id) ?? []));
      }
      for (const id of gone) this.#known.delete(id);
      for (let from = 0; from < changed.length && !this.#ended; from += BATCH) {
        if (from > 0) await breath();
        this.#put(changed.slice(from, from + BATCH));
      }
      this.#taken = now;
    }
  }

  #put(batch: readonly CaseSummary[]): void {
    this.#engine.put(
      batch.map((summary) => {
        const { id, newest, fields } = searchRowOf(summary);
        return { place: this.#places.take(id), newest, fields };
      }),
    );
    for (const summary of batch) this.#known.set(summary.id, summary);
  }
}

/** Rows known that are no longer there. Looked for only when the counts say there are any. */
function goneFrom(
  known: ReadonlyMap<StreamId, CaseSummary>,
  now: readonly CaseSummary[],
  changed: readonly CaseSummary[],
): StreamId[] {
  const fresh = changed.filter((row) => !known.has(row.id)).length;
  if (known.size + fresh === now.length) return [];
  const there = new Set(now.map((row) => row.id));
  return [...known.keys()].filter((id) => !there.has(id));
}

async function openEngine(start: () => Promise<SearchPort | undefined>): Promise<SearchEngine> {
  try {
    const port = await start();
    return port ? workerEngine(port) : localEngine();
  } catch {
    // A worker that cannot be started costs smoothness, not the search.
    return localEngine();
  }
}

async function startWorkerIfAny(): Promise<SearchPort | undefined> {
  if (typeof Worker === 'undefined') return undefined;
  const { startSearchWorker } = await import('./start-worker');
  return startSearchWorker();
}

/** Lets the window draw and answer keys before the next batch. */
const breath = () => new Promise((resolve) => setTimeout(resolve, 0));
