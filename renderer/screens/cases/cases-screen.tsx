/** Every case in one table: search, facets with counts, order. What was chosen is there again on coming back. */
import { formatDate } from '@shared/calendar';
import { dueText } from '@shared/procedures';
import { useEffect, useMemo, useRef, useState } from 'react';
import { keep, recall, useKept } from '../../app/kept-state';
import { useShortcut } from '../../app/keys/shortcuts';
import { addressOf, Link, useGo } from '../../app/navigation';
import { useCases, useCouncil, useStore, useToday } from '../../app/store-context';
import type { SearchHit } from '../../store/api';
import {
  announce,
  Button,
  type Column,
  EmptyState,
  Highlight,
  Screen,
  Select,
  type Sort,
  Status,
  Table,
  TextField,
} from '../../ui';
import {
  type CaseRow,
  dueWords,
  type FacetId,
  facetOptions,
  filterRows,
  NO_FILTER,
  rowsOf,
  searchedRows,
  sortRows,
  STATE_WORDS,
} from './case-rows';
import css from './cases.module.css';

const SCROLL = 'cases.scroll';

export function CasesScreen() {
  const summaries = useCases();
  const day = useToday();
  const { handlers } = useCouncil();
  const go = useGo();
  const [query, setQuery] = useKept('cases.query', '');
  const [filter, setFilter] = useKept('cases.filter', NO_FILTER);
  const [sort, setSort] = useKept<Sort>('cases.sort', {
    column: 'received',
    direction: 'descending',
  });
  const [current, setCurrent] = useKept<string | undefined>('cases.current', undefined);
  const search = useRef<HTMLInputElement>(null);
  const hits = useSearch(query);
  useShortcut({ keys: 'Ctrl+F', what: 'Search the cases', run: () => search.current?.select() });

  const all = useMemo(() => rowsOf(summaries, day), [summaries, day]);
  const found = useMemo(
    () =>
      hits
        ? searchedRows(
            all,
            hits.map((hit) => hit.id),
          )
        : all,
    [all, hits],
  );
  const rows = useMemo(() => {
    const left = filterRows(found, filter);
    // A search is in order of likeness; anything else in the chosen one.
    return hits ? left : sortRows(left, sort);
  }, [found, filter, hits, sort]);
  const words = useMemo(() => new Map(hits?.map((hit) => [hit.id, hit.matched])), [hits]);

  const handlerName = (id: string) =>
    handlers.find((handler) => handler.id === id)?.name ?? (id === '' ? 'Nobody' : id);
  const facets: { id: FacetId; label: string; nameOf: (value: string) => string }[] = [
    { id: 'due', label: 'Due', nameOf: dueWords },
    {
      id: 'state',
      label: 'State',
      nameOf: (value) => STATE_WORDS[value as keyof typeof STATE_WORDS] ?? value,
    },
    { id: 'service', label: 'Service', nameOf: (value) => value || 'No service' },
    { id: 'handler', label: 'Handler', nameOf: handlerName },
  ];
  const isNarrowed = query.trim() !== '' || Object.values(filter).some((value) => value !== '');
  const clear = () => {
    setQuery('');
    setFilter(NO_FILTER);
    search.current?.focus();
  };
  const columns: Column<CaseRow>[] = [
    {
      id: 'reference',
      header: 'Reference',
      width: '124px',
      sortable: true,
      cell: ({ summary }) => (
        <span className="num">
          <Highlight text={summary.reference} words={words.get(summary.id) ?? []} />
        </span>
      ),
    },
    {
      id: 'person',
      header: 'Person',
      width: 'minmax(110px, 0.9fr)',
      sortable: true,
      cell: ({ summary }) => (
        <span className="cut">
          {summary.person ? (
            <Highlight text={summary.person} words={words.get(summary.id) ?? []} />
          ) : (
            <span className="dim">Name not given</span>
          )}
        </span>
      ),
    },
    {
      id: 'summary',
      header: 'About',
      width: 'minmax(150px, 1.6fr)',
      cell: ({ summary }) => (
        <span className="cut">
          <Highlight text={summary.summary} words={words.get(summary.id) ?? []} />
        </span>
      ),
    },
    {
      id: 'service',
      header: 'Service',
      width: 'minmax(90px, 0.8fr)',
      sortable: true,
      cell: ({ summary }) => <span className="cut sub">{summary.service}</span>,
    },
    {
      id: 'received',
      header: 'Received',
      width: '124px',
      sortable: true,
      cell: ({ summary }) => <span className="num">{formatDate(summary.receivedOn)}</span>,
    },
    { id: 'due', header: 'Due', width: '248px', sortable: true, cell: (row) => <Due row={row} /> },
  ];

  return (
    <Screen
      fill
      title="Cases"
      sub={
        isNarrowed ? `${count(rows.length)} of ${count(summaries.length)}` : count(summaries.length)
      }
      actions={isNarrowed ? <Button onClick={clear}>Clear search and filters</Button> : undefined}
    >
      {summaries.length === 0 ? (
        <EmptyState
          title="No cases yet"
          action={
            <Link to={addressOf.newCase()} look="main">
              New case
            </Link>
          }
        >
          Every complaint you take in is listed here.
        </EmptyState>
      ) : (
        <div className={css.page}>
          <div className={css.narrow} role="search">
            <TextField
              ref={search}
              label="Search names, references, addresses and words"
              hideLabel
              placeholder="Search names, references, addresses, words"
              type="search"
              value={query}
              onChange={(event) => setQuery(event.target.value)}
              onKeyDown={(event) => {
                if (event.key === 'Escape') setQuery('');
              }}
            />
            {facets.map(({ id, label, nameOf }) => (
              <Select
                key={id}
                label={label}
                hideLabel
                aria-label={label}
                width="full"
                placeholder={`${label}: all`}
                options={facetOptions(found, filter, id, nameOf)}
                value={filter[id]}
                onChange={(event) => setFilter({ ...filter, [id]: event.target.value })}
              />
            ))}
          </div>
          <Table<CaseRow>
            label="Cases"
            columns={columns}
            rows={rows}
            rowKey={(row) => row.summary.id}
            onOpen={(row) => go(addressOf.case(row.summary.id))}
            current={current}
            onCurrent={setCurrent}
            sort={hits ? undefined : sort}
            onSort={setSort}
            scroll={recall<number>(SCROLL) ?? 0}
            onScroll={(top) => keep(SCROLL, top)}
            empty={
              <EmptyState
                title="No case fits"
                action={<Button onClick={clear}>Clear search and filters</Button>}
              >
                Try fewer words, part of a name or reference, or another filter.
              </EmptyState>
            }
          />
        </div>
      )}
    </Screen>
  );
}

const count = (cases: number) =>
  `${cases.toLocaleString('en-GB')} ${cases === 1 ? 'case' : 'cases'}`;

function Due({ row }: { readonly row: CaseRow }) {
  if (!row.clock)
    return (
      <span className="dim">
        {row.summary.closedOn ? 'Closed' : row.summary.respondedOn ? 'Responded' : '–'}
      </span>
    );
  const { clock } = row;
  return (
    <Status state={clock.state}>
      {formatDate(clock.due, 'day')} · {dueText(clock)}
    </Status>
  );
}

/** Undefined while nothing is searched. An older answer never replaces a newer one. */
function useSearch(query: string): readonly SearchHit[] | undefined {
  const { cases } = useStore();
  const summaries = useCases();
  const [hits, setHits] = useState<{
    readonly query: string;
    readonly hits: readonly SearchHit[];
  }>();
  const wanted = query.trim();
  useEffect(() => {
    let isOld = false;
    if (wanted !== '') {
      void cases.search(wanted).then((found) => {
        if (isOld) return;
        setHits({ query: wanted, hits: found });
        announce(found.length === 1 ? '1 case found' : `${found.length} cases found`);
      });
    }
    return () => {
      isOld = true;
    };
  }, [cases, wanted, summaries]);
  return wanted === '' ? undefined : hits?.hits;
}
