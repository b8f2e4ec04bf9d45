/** What the list of cases shows: facets with counts, order, and the deadline that rules a case now. */
import type { CaseSummary } from '@shared/case-file';
import type { StreamId } from '@shared/history/types';
import { clocksFor, findProcedure, type Clock, type ClockState } from '@shared/procedures';
import type { DayContext } from '@shared/case-file';
import type { Sort } from '../../ui';

export interface CaseRow {
  readonly summary: CaseSummary;
  /** The clock that runs: acknowledgement, then response. Absent when nothing is owed. */
  readonly clock?: Clock;
}

/** Which facet a chosen value belongs to; "" = all. */
export interface Filter {
  readonly state: string;
  readonly service: string;
  readonly handler: string;
  readonly due: string;
}
export const NO_FILTER: Filter = { state: '', service: '', handler: '', due: '' };
export type FacetId = keyof Filter;

export const STATE_WORDS: Readonly<Record<CaseSummary['state'], string>> = {
  received: 'Received',
  acknowledged: 'Acknowledged',
  responded: 'Responded',
  closed: 'Closed',
};

const DUE_WORDS: Readonly<Record<string, string>> = {
  overdue: 'Overdue',
  dueToday: 'Due today',
  dueSoon: 'Due soon',
  onTrack: 'On track',
  none: 'Nothing due',
};
const DUE_ORDER = Object.keys(DUE_WORDS);

export function rowsOf(summaries: readonly CaseSummary[], { today, cal }: DayContext): CaseRow[] {
  return summaries.map((summary) => {
    if (
      summary.kind !== 'complaint' ||
      summary.closedOn !== undefined ||
      summary.respondedOn !== undefined
    )
      return { summary };
    let clocks: Clock[];
    try {
      clocks = clocksFor(
        findProcedure(summary.procedure, summary.procedureVersion),
        summary.stage,
        {
          received: summary.effectiveOn,
          ...(summary.acknowledgedOn === undefined ? {} : { acknowledged: summary.acknowledgedOn }),
        },
        cal,
        today,
      );
    } catch {
      return { summary }; // a procedure of a newer version: shown without a deadline
    }
    const name =
      summary.acknowledgedOn === undefined && summary.person !== '' ? 'acknowledge' : 'respond';
    const clock = clocks.find((each) => each.name === name);
    return clock ? { summary, clock } : { summary };
  });
}

const dueOf = (row: CaseRow): string => (row.clock ? (row.clock.state as ClockState) : 'none');

const VALUE: Readonly<Record<FacetId, (row: CaseRow) => string>> = {
  state: (row) => row.summary.state,
  service: (row) => row.summary.service,
  handler: (row) => row.summary.handler,
  due: dueOf,
};

const passes = (row: CaseRow, filter: Filter, but?: FacetId): boolean =>
  (Object.keys(filter) as FacetId[]).every(
    (facet) => facet === but || filter[facet] === '' || VALUE[facet](row) === filter[facet],
  );

export const filterRows = (rows: readonly CaseRow[], filter: Filter): CaseRow[] =>
  rows.filter((row) => passes(row, filter));

export interface FacetOption {
  readonly value: string;
  readonly label: string;
}

/** Values of a facet among the rows the other facets leave, with their counts. */
export function facetOptions(
  rows: readonly CaseRow[],
  filter: Filter,
  facet: FacetId,
  nameOf: (value: string) => string,
): FacetOption[] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    if (!passes(row, filter, facet)) continue;
    const value = VALUE[facet](row);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  if (filter[facet] !== '' && !counts.has(filter[facet])) counts.set(filter[facet], 0);
  const place = (value: string) => (facet === 'due' ? DUE_ORDER.indexOf(value) : 0);
  return [...counts]
    .map(([value, count]) => ({ value, label: `${nameOf(value)} (${count})` }))
    .sort(
      (left, right) =>
        place(left.value) - place(right.value) || left.label.localeCompare(right.label, 'en-GB'),
    );
}

export const dueWords = (value: string): string => DUE_WORDS[value] ?? value;

/** Ties keep the newest receipt first. */
export function sortRows(rows: readonly CaseRow[], { column, direction }: Sort): CaseRow[] {
  const sign = direction === 'ascending' ? 1 : -1;
  const text = (key: (row: CaseRow) => string) => (left: CaseRow, right: CaseRow) =>
    sign * compare(key(left), key(right));
  const by: Record<string, (left: CaseRow, right: CaseRow) => number> = {
    reference: text((row) => row.summary.reference),
    person: text((row) => row.summary.person.toLocaleLowerCase('en-GB')),
    service: text((row) => row.summary.service.toLocaleLowerCase('en-GB')),
    received: text((row) => row.summary.receivedOn),
    // What is not due comes last either way.
    due: (left, right) =>
      Number(!left.clock) - Number(!right.clock) ||
      sign * compare(left.clock?.due ?? '', right.clock?.due ?? ''),
  };
  return [...rows].sort(by[column] ?? text((row) => row.summary.receivedOn));
}

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** Keeps only the hits of a search, best first. */
export function searchedRows(rows: readonly CaseRow[], ids: readonly StreamId[]): CaseRow[] {
  const byId = new Map(rows.map((row) => [row.summary.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
