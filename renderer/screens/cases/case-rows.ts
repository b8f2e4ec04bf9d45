/** A case as the list shows it, and the facets one narrows the list by. */
import { rulings, type CaseSummary, type DayContext } from '@shared/case-file';
import type { Clock, ClockState } from '@shared/procedures';

export interface CaseRow {
  readonly summary: CaseSummary;
  /** The step to take now; absent when nothing is left to do. */
  readonly step?: string;
  /** The clock that step is due by. */
  readonly clock?: Clock;
}

/** Rows of one day; a row is made again only when its case has changed. */
let made: { of: DayContext; rows: WeakMap<CaseSummary, CaseRow> } | undefined;

export function rowsOf(summaries: readonly CaseSummary[], day: DayContext): readonly CaseRow[] {
  if (made?.of !== day) made = { of: day, rows: new WeakMap() };
  const known = made.rows;
  const rule = rulings(day);
  return summaries.map((summary) => {
    const before = known.get(summary);
    if (before) return before;
    const row = { summary, ...rule(summary) };
    known.set(summary, row);
    return row;
  });
}

export const FACET_IDS = [
  'due',
  'state',
  'stage',
  'service',
  'handler',
  'kind',
  'procedure',
  'outcome',
  'ending',
] as const;
export type FacetId = (typeof FACET_IDS)[number];

/** Chosen values of each facet; none or an empty list = all. */
export type Chosen = Readonly<Partial<Record<FacetId, readonly string[]>>>;

export const STATE_WORDS: Readonly<Record<CaseSummary['state'], string>> = {
  received: 'Received',
  acknowledged: 'Acknowledged',
  responded: 'Responded',
  closed: 'Closed',
};

const DUE_WORDS: Readonly<Record<ClockState | 'none', string>> = {
  overdue: 'Overdue',
  dueToday: 'Due today',
  dueSoon: 'Due soon',
  onTrack: 'On track',
  stopped: 'Clock stopped',
  done: 'Done',
  doneLate: 'Done late',
  none: 'Nothing due',
};

const ENDING_WORDS: Readonly<Record<string, string>> = {
  decided: 'Decided',
  refused: 'Refused',
  withdrawn: 'Withdrawn',
  'resolved early': 'Resolved early',
  '': 'Not ended',
};

const KIND_WORDS: Readonly<Record<CaseSummary['kind'], string>> = {
  complaint: 'Complaint',
  'service request': 'Service request',
  'member enquiry': 'Member enquiry',
  compliment: 'Compliment',
  comment: 'Comment',
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What is known of the council where a value is an id. */
export interface Names {
  readonly handler: (id: string) => string;
  readonly procedure: (id: string) => string;
}

export interface Facet {
  readonly id: FacetId;
  readonly label: string;
  readonly valueOf: (row: CaseRow) => string;
  readonly nameOf: (value: string, names: Names) => string;
  /** Values in the order of the trade; others follow by name. */
  readonly order: readonly string[];
}

/** How the stage ended: by its letter, early, or not yet. */
const endingOf = ({ summary }: CaseRow): string =>
  summary.respondedOn === undefined ? '' : (summary.ending ?? 'decided');

export const FACETS: readonly Facet[] = [
  {
    id: 'due',
    label: 'Due',
    valueOf: (row) => row.clock?.state ?? 'none',
    nameOf: (value) => DUE_WORDS[value as ClockState] ?? value,
    order: Object.keys(DUE_WORDS),
  },
  {
    id: 'state',
    label: 'State',
    valueOf: ({ summary }) => summary.state,
    nameOf: (value) => STATE_WORDS[value as CaseSummary['state']] ?? value,
    order: Object.keys(STATE_WORDS),
  },
  {
    id: 'stage',
    label: 'Stage',
    valueOf: ({ summary }) => String(summary.stage),
    nameOf: (value) => `Stage ${value}`,
    order: [],
  },
  {
    id: 'service',
    label: 'Service',
    valueOf: ({ summary }) => summary.service,
    nameOf: (value) => value || 'No service',
    order: [],
  },
  {
    id: 'handler',
    label: 'Handler',
    valueOf: ({ summary }) => summary.handler,
    nameOf: (value, { handler }) => (value === '' ? 'Nobody yet' : handler(value)),
    order: [''],
  },
  {
    id: 'kind',
    label: 'Kind',
    valueOf: ({ summary }) => summary.kind,
    nameOf: (value) => KIND_WORDS[value as CaseSummary['kind']] ?? capital(value),
    order: Object.keys(KIND_WORDS),
  },
  {
    id: 'procedure',
    label: 'Procedure',
    valueOf: ({ summary }) => summary.procedure,
    nameOf: (value, { procedure }) => procedure(value),
    order: [],
  },
  {
    id: 'outcome',
    label: 'Outcome',
    valueOf: ({ summary }) => summary.outcome ?? '',
    nameOf: (value) => (value === '' ? 'No outcome yet' : capital(value)),
    order: ['upheld', 'partly upheld', 'not upheld', 'no finding', 'withdrawn', ''],
  },
  {
    id: 'ending',
    label: 'Ending',
    valueOf: endingOf,
    nameOf: (value) => ENDING_WORDS[value] ?? capital(value),
    order: Object.keys(ENDING_WORDS),
  },
];

export function facetOf(id: FacetId): Facet {
  const found = FACETS.find((facet) => facet.id === id);
  if (!found) throw new RangeError(`No facet ${id}`);
  return found;
}

/** Chosen anew: the value is added, or taken out where it was chosen already. */
export function toggled(chosen: Chosen, facet: FacetId, value: string): Chosen {
  const before = chosen[facet] ?? [];
  const after = before.includes(value)
    ? before.filter((each) => each !== value)
    : [...before, value];
  return { ...chosen, [facet]: after };
}

export const isNarrowed = (chosen: Chosen): boolean =>
  FACET_IDS.some((id) => (chosen[id]?.length ?? 0) > 0);
