/**
 * The register in memory: which summaries exist and on which sealed page each lies.
 * It knows nothing of tables or keys; `pages.ts` reads and seals, `commit.ts` writes.
 */
import type { CaseSummary } from '@shared/case-file/types';
import type { StreamId } from '@shared/history/types';
import { sameReference } from '../references';
import { bySeniority, withRow } from './summary-list';

/**
 * Summaries a page holds at most. A summary is at most 4 KB as JSON, so a page stays under 256 KB
 * whatever its cases grow to, and no case ever has to move: its page is fixed for life.
 * No more than this, since every save writes a page: at about 0.8 KB a summary it stays under the 64 KB
 * above which Chromium puts a value into a file of its own, and such a commit takes two to three times as long.
 */
export const PAGE_SLOTS = 48;

export interface RegisterPage {
  readonly page: number;
  /** Number of the commit that wrote it. */
  readonly revision: number;
  readonly rows: ReadonlyMap<StreamId, CaseSummary>;
}

/** Of a page that cannot be shown yet. */
export interface ReservedPage {
  /** Spoken for even while their rows cannot be shown. */
  readonly references: readonly string[];
  readonly ids: readonly StreamId[];
}

export const NOTHING_KNOWN: ReservedPage = { references: [], ids: [] };

export class Register {
  readonly #pages = new Map<number, RegisterPage>();
  readonly #pageOf = new Map<StreamId, number>();
  /** Pages that wait to be made again. */
  readonly #reserved = new Map<number, ReservedPage>();
  readonly #slotsTaken = new Map<number, number>();
  #list: readonly CaseSummary[] | undefined;

  /** Newest receipt first. The same array until something changes. */
  all(): readonly CaseSummary[] {
    this.#list ??= [...this.#pages.values()]
      .flatMap((page) => [...page.rows.values()])
      .toSorted(bySeniority);
    return this.#list;
  }

  get(id: StreamId): CaseSummary | undefined {
    const page = this.#pageOf.get(id);
    return page === undefined ? undefined : this.#pages.get(page)?.rows.get(id);
  }

  page(page: number): RegisterPage | undefined {
    return this.#pages.get(page);
  }

  /** The page a case stands on, though that may wait to be made again. */
  pageOf(id: StreamId): number | undefined {
    return this.#pageOf.get(id);
  }

  /** The page a new case goes on: the last one, or a new one when that is full. */
  pageForNew(): number {
    const last = Math.max(0, ...this.#slotsTaken.keys());
    return (this.#slotsTaken.get(last) ?? 0) < PAGE_SLOTS ? last : last + 1;
  }

  /** Takes in a page as it was read: at unlock, or after another connection wrote it. */
  load(page: RegisterPage): void {
    for (const id of this.#pages.get(page.page)?.rows.keys() ?? []) {
      if (this.#pageOf.get(id) === page.page) this.#pageOf.delete(id);
    }
    this.#pages.set(page.page, page);
    this.#reserved.delete(page.page);
    this.#slotsTaken.set(page.page, page.rows.size);
    for (const id of page.rows.keys()) this.#pageOf.set(id, page.page);
    this.#list = undefined;
  }

  /** A page that cannot be shown yet: it keeps its place, and what could be read from it. */
  reserve(page: number, count: number, reserved: ReservedPage): void {
    this.#slotsTaken.set(page, count);
    this.#reserved.set(page, reserved);
    for (const id of reserved.ids) this.#pageOf.set(id, page);
  }

  /** Cases that are known to stand on a page that waits. */
  reservedIds(page: number): readonly StreamId[] {
    return this.#reserved.get(page)?.ids ?? [];
  }

  isReserved(page: number): boolean {
    return this.#reserved.has(page);
  }

  /** The page as it would be with this summary on it; nothing changes until `put`. */
  with(page: number, revision: number, summaries: readonly CaseSummary[]): RegisterPage {
    const rows = new Map(this.#pages.get(page)?.rows);
    for (const summary of summaries) rows.set(summary.id, summary);
    return { page, revision, rows };
  }

  /** The page as it would be without this case; nothing changes until `load`. */
  without(page: number, revision: number, id: StreamId): RegisterPage {
    const rows = new Map(this.#pages.get(page)?.rows);
    rows.delete(id);
    return { page, revision, rows };
  }

  /** Takes in a page this connection has just committed, whose only news is `summary`. */
  put(page: RegisterPage, summary: CaseSummary): void {
    const previous = this.get(summary.id);
    this.#pages.set(page.page, page);
    this.#slotsTaken.set(page.page, page.rows.size);
    this.#pageOf.set(summary.id, page.page);
    if (this.#list) this.#list = withRow(this.#list, previous, summary);
  }

  /** Every reference that is spoken for. */
  *references(): IterableIterator<string> {
    for (const page of this.#pages.values()) {
      for (const row of page.rows.values()) yield row.reference;
    }
    for (const { references } of this.#reserved.values()) yield* references;
  }

  /** Whether another case bears this reference. */
  isTaken(reference: string, by: StreamId): boolean {
    const wanted = sameReference(reference);
    for (const page of this.#pages.values()) {
      for (const row of page.rows.values()) {
        if (row.id !== by && sameReference(row.reference) === wanted) return true;
      }
    }
    for (const { references } of this.#reserved.values()) {
      if (references.some((other) => sameReference(other) === wanted)) return true;
    }
    return false;
  }
}
