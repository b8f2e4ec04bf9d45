/** Which page each document begins on. Page 1 is the cover; numbers match the PDF's own. */
import type { IndexEntry, PlannedDocument } from './types';

export interface DocumentPages {
  readonly pages: number;
  readonly slipSheet: boolean;
  readonly redacted?: boolean;
}

/**
 * @param documents of one volume, in their order.
 * @param frontPages how many pages cover, index and chronology take, at least 1.
 * @param pagesOf for every document; one that is missing here is our fault.
 */
export function paginate(
  documents: readonly PlannedDocument[],
  volume: number,
  frontPages: number,
  pagesOf: ReadonlyMap<string, DocumentPages>,
): IndexEntry[] {
  let next = frontPages + 1;
  return documents.map((document) => {
    const counted = pagesOf.get(document.key);
    if (!counted || counted.pages < 1) throw new RangeError(`no pages for ${document.key}`);
    const { key, section, title, datedOn, lateSince, withheldWhy } = document;
    const entry: IndexEntry = {
      key,
      section,
      title,
      ...(datedOn === undefined ? {} : { datedOn }),
      volume,
      firstPage: next,
      pages: counted.pages,
      slipSheet: counted.slipSheet,
      ...(counted.redacted ? { redacted: true } : {}),
      ...(lateSince === undefined ? {} : { lateSince }),
      ...(withheldWhy === undefined ? {} : { withheldWhy }),
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
