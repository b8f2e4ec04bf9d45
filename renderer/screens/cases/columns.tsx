/** Every column the list can show: its words, its cell, its text in a CSV file, and what it is worth. */
import { formatDate } from '@shared/calendar';
import { dueText } from '@shared/procedures';
import type { StreamId } from '@shared/history/types';
import { type Column, Highlight, Status } from '../../ui';
import { type CaseRow, facetOf, type FacetId, type Names } from './case-rows';

export interface CellContext {
  readonly names: Names;
  /** Words to mark, of what a search found. */
  readonly matched: (id: StreamId) => readonly string[];
}

export interface CaseColumn extends Omit<Column<CaseRow>, 'cell'> {
  /** As the column chooser names it. */
  readonly label: string;
  readonly cell: (row: CaseRow, context: CellContext) => React.ReactNode;
  /** Heads and texts in a CSV file, where a cell says more than one thing each for itself. */
  readonly csv: {
    readonly heads: readonly string[];
    readonly texts: (row: CaseRow, names: Names) => readonly string[];
  };
}

/** A column that says the name of a facet's value. */
const ofFacet = (
  id: FacetId,
  more: Pick<CaseColumn, 'width' | 'least' | 'worth'> & { readonly sortable?: boolean },
): CaseColumn => {
  const { label, valueOf, nameOf } = facetOf(id);
  return {
    id,
    label,
    header: label,
    ...more,
    cell: (row, { names }) => <span className="cut sub">{nameOf(valueOf(row), names)}</span>,
    csv: { heads: [label], texts: (row, names) => [nameOf(valueOf(row), names)] },
  };
};

const Marked = ({ text, words }: { readonly text: string; readonly words: readonly string[] }) => (
  <bdi className="cut">
    <Highlight text={text} words={words} />
  </bdi>
);

export const COLUMNS: readonly CaseColumn[] = [
  {
    id: 'reference',
    label: 'Reference',
    header: 'Reference',
    width: '124px',
    least: 124,
    worth: 10,
    narrow: 1,
    sortable: true,
    cell: ({ summary }, { matched }) => (
      <span className="num">
        <Highlight text={summary.reference} words={matched(summary.id)} />
      </span>
    ),
    csv: { heads: ['Reference'], texts: ({ summary }) => [summary.reference] },
  },
  {
    id: 'person',
    label: 'Person',
    header: 'Person',
    width: 'minmax(110px, 0.9fr)',
    least: 110,
    worth: 8,
    narrow: 3,
    sortable: true,
    cell: ({ summary }, { matched }) =>
      summary.person === '' ? (
        <span className="dim">Name not given</span>
      ) : (
        <Marked text={summary.person} words={matched(summary.id)} />
      ),
    csv: { heads: ['Person'], texts: ({ summary }) => [summary.person || 'Name not given'] },
  },
  {
    id: 'about',
    label: 'About',
    header: 'About',
    width: 'minmax(150px, 1.6fr)',
    least: 150,
    worth: 7,
    narrow: 4,
    cell: ({ summary }, { matched }) => (
      <Marked text={summary.summary} words={matched(summary.id)} />
    ),
    csv: { heads: ['About'], texts: ({ summary }) => [summary.summary] },
  },
  ofFacet('service', { width: 'minmax(90px, 0.8fr)', least: 90, worth: 6, sortable: true }),
  ofFacet('handler', { width: 'minmax(100px, 0.8fr)', least: 100, worth: 5 }),
  ofFacet('kind', { width: '112px', least: 112, worth: 2, sortable: true }),
  ofFacet('procedure', { width: 'minmax(90px, 0.6fr)', least: 90, worth: 1 }),
  ofFacet('stage', { width: '70px', least: 70, worth: 4, sortable: true }),
  ofFacet('state', { width: '106px', least: 106, worth: 4, sortable: true }),
  ofFacet('outcome', { width: '112px', least: 112, worth: 3, sortable: true }),
  ofFacet('ending', { width: '112px', least: 112, worth: 2 }),
  {
    id: 'received',
    label: 'Received',
    header: 'Received',
    width: '124px',
    least: 124,
    worth: 5,
    sortable: true,
    cell: ({ summary }) => <span className="num">{formatDate(summary.receivedOn)}</span>,
    csv: { heads: ['Received'], texts: ({ summary }) => [summary.receivedOn] },
  },
  {
    id: 'closed',
    label: 'Closed',
    header: 'Closed',
    width: '124px',
    least: 124,
    worth: 2,
    sortable: true,
    cell: ({ summary }) => (
      <span className="num">
        {summary.closedOn === undefined ? '' : formatDate(summary.closedOn)}
      </span>
    ),
    csv: { heads: ['Closed'], texts: ({ summary }) => [summary.closedOn ?? ''] },
  },
  {
    id: 'step',
    label: 'Next step',
    header: 'Next step',
    width: 'minmax(150px, 1.2fr)',
    least: 150,
    worth: 3,
    cell: ({ step }) => <span className="cut">{step ?? ''}</span>,
    csv: { heads: ['Next step'], texts: ({ step }) => [step ?? ''] },
  },
  {
    id: 'due',
    label: 'Due',
    header: 'Due',
    width: '248px',
    least: 248,
    worth: 9,
    narrow: 2,
    sortable: true,
    cell: (row) => <Due row={row} />,
    csv: {
      heads: ['Due', 'How soon'],
      texts: ({ clock }) => (clock ? [clock.due, dueText(clock)] : ['', '']),
    },
  },
];

export const COLUMN_IDS: readonly string[] = COLUMNS.map(({ id }) => id);
export const FIRST_COLUMNS: readonly string[] = [
  'reference',
  'person',
  'about',
  'service',
  'received',
  'due',
];
/** A case cannot be told from another without it. */
export const ALWAYS = 'reference';

function Due({ row: { clock, summary } }: { readonly row: CaseRow }) {
  if (!clock)
    return (
      <span className="dim">
        {summary.closedOn ? 'Closed' : summary.respondedOn ? 'Responded' : 'No deadline'}
      </span>
    );
  return (
    <Status state={clock.state}>
      {formatDate(clock.due, 'day')} · {dueText(clock)}
    </Status>
  );
}

/** Columns as shown, one line a case. */
export function csvRows(
  rows: readonly CaseRow[],
  columns: readonly CaseColumn[],
  names: Names,
): readonly (readonly string[])[] {
  return [
    columns.flatMap(({ csv }) => csv.heads),
    ...rows.map((row) => columns.flatMap(({ csv }) => csv.texts(row, names))),
  ];
}
