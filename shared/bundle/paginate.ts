/** Which page each document begins on. Page 1 is the index; numbers match the PDF's own. */
import type { BundlePlan, IndexEntry } from './types';

export interface DocumentPages {
  readonly pages: number;
  readonly slipSheet: boolean;
}

/**
 * @param indexPages how many pages the index itself takes, at least 1.
 * @param pagesOf for every included document; one that is missing here is our fault.
 */
export function paginate(
  plan: BundlePlan,
  indexPages: number,
  pagesOf: ReadonlyMap<string, DocumentPages>,
): IndexEntry[] {
  let next = indexPages + 1;
  return plan.documents
    .filter((document) => document.included)
    .map((document) => {
      const counted = pagesOf.get(document.key);
      if (!counted || counted.pages < 1) throw new RangeError(`no pages for ${document.key}`);
      const entry: IndexEntry = {
        key: document.key,
        section: document.section,
        title: document.title,
        ...(document.datedOn === undefined ? {} : { datedOn: document.datedOn }),
        firstPage: next,
        pages: counted.pages,
        slipSheet: counted.slipSheet,
      };
      next += counted.pages;
      return entry;
    });
}

export type IndexRow =
  | { readonly type: 'section'; readonly section: IndexEntry['section'] }
  | { readonly type: 'document'; readonly entry: IndexEntry };

/** Rows of the index: a line for each section that has documents, then its documents. */
export function indexRows(entries: readonly IndexEntry[]): IndexRow[] {
  return entries.flatMap((entry, at): IndexRow[] => [
    ...(entries[at - 1]?.section === entry.section
      ? []
      : [{ type: 'section' as const, section: entry.section }]),
    { type: 'document', entry },
  ]);
}

/** Rows that fit on the first page of the index, under its title, and on the others. */
export const FIRST_INDEX_ROWS = 24;
export const INDEX_ROWS = 27;

/** Rows cut into pages; a section's line never ends a page. At least one page. */
export function indexPages(rows: readonly IndexRow[]): IndexRow[][] {
  const pages: IndexRow[][] = [[]];
  for (const [at, row] of rows.entries()) {
    const page = pages.at(-1) ?? [];
    const room = pages.length === 1 ? FIRST_INDEX_ROWS : INDEX_ROWS;
    const alone = row.type === 'section' && page.length === room - 1 && at < rows.length - 1;
    if (page.length >= room || alone) pages.push([row]);
    else page.push(row);
  }
  return pages;
}
