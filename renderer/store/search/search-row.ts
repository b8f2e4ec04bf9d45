/** What of a case is searched. */
import type { CaseSummary } from '@shared/case-file/types';
import type { StreamId } from '@shared/history/types';

export const SEARCH_FIELDS = [
  'reference',
  'person',
  'contact',
  'address',
  'summary',
  'other',
] as const;
export type SearchField = (typeof SEARCH_FIELDS)[number];

export interface SearchRow {
  readonly id: StreamId;
  /** Among equal hits the greater comes first, then the one indexed first. A day as 20261021. */
  readonly newest: number;
  readonly fields: Readonly<Partial<Record<SearchField, string>>>;
}

/** A row as the index knows it: by its place, not its id. */
export type PlacedRow = Omit<SearchRow, 'id'> & { readonly place: number };

export function searchRowOf(summary: CaseSummary): SearchRow {
  return {
    id: summary.id,
    newest: Number(summary.receivedOn.replaceAll('-', '')),
    fields: {
      reference: `${summary.reference} ${summary.otherReferences}`,
      person: summary.person,
      contact: summary.contact,
      address: summary.address,
      summary: summary.summary,
      other: `${summary.service} ${summary.reason}`,
    },
  };
}
