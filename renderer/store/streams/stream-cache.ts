/** The streams opened lately, as they stood at a known set of heads. */
import type { CaseFile } from '@shared/case-file/types';
import type { OpenedEvent, StreamId } from '@shared/history/types';
import type { StreamRow } from '../database';

/** A stream as it stands: its clear row and its opened events. No row = nothing was ever written to it. */
export interface Current {
  readonly row?: StreamRow;
  readonly events: readonly OpenedEvent[];
}

export interface CurrentCase extends Current {
  /** The fold of `events`; undefined while there are none. */
  readonly file?: CaseFile;
}

/** Cases are small once opened; a person moves among a handful. */
const KEPT = 24;

export class StreamCache {
  readonly #cases = new Map<StreamId, CurrentCase>();
  readonly #buried = new Set<StreamId>();

  get(id: StreamId): CurrentCase | undefined {
    const found = this.#cases.get(id);
    if (found) this.set(id, found);
    return found;
  }

  /**
   * Keeps the most recently used; a Map lists its keys in the order they were set. What was read before a
   * commit and arrives after it does not replace what the commit made.
   */
  set(id: StreamId, current: CurrentCase): void {
    if (this.#buried.has(id)) return;
    if ((this.#cases.get(id)?.row?.revision ?? 0) > (current.row?.revision ?? 0)) return;
    this.#cases.delete(id);
    this.#cases.set(id, current);
    for (const oldest of this.#cases.keys()) {
      if (this.#cases.size <= KEPT) break;
      this.#cases.delete(oldest);
    }
  }

  drop(id: StreamId): void {
    this.#cases.delete(id);
  }

  /** Erased for good: what was read of it before and arrives after is not kept. */
  bury(id: StreamId): void {
    this.drop(id);
    this.#buried.add(id);
  }

  clear(): void {
    this.#cases.clear();
  }
}
