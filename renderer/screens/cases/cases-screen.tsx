/** Every case in one table: search, facets with counts, order, columns, selection. What was chosen is there on coming back. */
import { procedureIn } from '@shared/procedures';
import { useEffect, useRef, useState } from 'react';
import { keep, recall, useKept } from '../../app/kept-state';
import { useShortcut } from '../../app/keys/shortcuts';
import { addressOf, Link, useGo } from '../../app/navigation';
import { useCouncil, useHandler, useToday } from '../../app/store-context';
import { Button, EmptyState, Screen, Table, TextField } from '../../ui';
import { type CaseRow, isNarrowed, type Names } from './case-rows';
import { COLUMNS } from './columns';
import { ColumnMenu, ViewMenu } from './list-menus';
import { Chips, FacetBar } from './facet-bar';
import { HandOver } from './hand-over';
import { useLayout } from './layout';
import { ProgressLetters } from './progress-letters/progress-letters';
import { SelectionBar } from './selection-bar';
import { useList } from './use-list';
import css from './cases.module.css';

const SCROLL = 'cases.scroll';
/** True between opening a case from the list and coming back to it. */
const AWAY = 'cases.away';
const NONE: ReadonlySet<string> = new Set();

export function CasesScreen() {
  const list = useList();
  const { rows, counts, words, state, setState, query, setQuery } = list;
  const go = useGo();
  const names = useNames();
  const me = useHandler();
  const [layout, setLayout] = useLayout();
  const [current, setCurrent] = useKept<string | undefined>('cases.current', undefined);
  const [selected, setSelected] = useKept<ReadonlySet<string>>('cases.selected', NONE);
  const [isHandingOver, setHandingOver] = useState(false);
  const [isWriting, setWriting] = useState(false);
  const [hasFilters, setFilters] = useKept('cases.filters', false);
  const [isBack] = useState(() => recall<boolean>(AWAY) === true);
  const search = useRef<HTMLInputElement>(null);
  useShortcut({ keys: 'Ctrl+F', what: 'Search the cases', run: () => search.current?.select() });
  useEffect(() => keep(AWAY, false), []);

  const columns = COLUMNS.filter(({ id }) => layout.columns.includes(id)).map((column) => ({
    ...column,
    cell: (row: CaseRow) => column.cell(row, { names, matched: (id) => words.get(id) ?? [] }),
  }));
  const isNarrow = query.trim() !== '' || isNarrowed(state.chosen);
  const chosenCount = Object.values(state.chosen).reduce((sum, values) => sum + values.length, 0);
  const clear = () => {
    setQuery('');
    setState({ ...state, chosen: {} });
    search.current?.focus();
  };
  const picked = selected.size === 0 ? [] : rows.filter((row) => selected.has(row.summary.id));

  if (list.total === 0) {
    return (
      <Screen fill title="Cases" sub={count(0)}>
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
      </Screen>
    );
  }
  return (
    <Screen
      fill
      title="Cases"
      sub={[
        isNarrow ? `${count(rows.length)} of ${count(list.total)}` : count(list.total),
        ...(picked.length > 0 ? [`${picked.length.toLocaleString('en-GB')} selected`] : []),
      ].join(' · ')}
      actions={
        <>
          <SelectionBar
            rows={rows}
            picked={picked}
            columns={COLUMNS.filter(({ id }) => layout.columns.includes(id))}
            names={names}
            onHandOver={() => setHandingOver(true)}
            onProgress={() => setWriting(true)}
            onClear={() => setSelected(NONE)}
          />
          <ViewMenu
            layout={layout}
            state={state}
            me={me.id}
            onView={(view) => {
              setState({ chosen: view.chosen, sort: view.sort });
              if (view.columns) setLayout({ ...layout, columns: view.columns });
            }}
            onLayout={setLayout}
          />
          <ColumnMenu
            shown={layout.columns}
            onChange={(shown) => setLayout({ ...layout, columns: shown })}
          />
        </>
      }
    >
      <div className={css.page}>
        <div className={css.tools}>
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
            <Button
              className={css.more}
              aria-expanded={hasFilters}
              onClick={() => setFilters(!hasFilters)}
            >
              Filters{chosenCount > 0 ? ` (${chosenCount})` : ''}
            </Button>
            <div className={css.facets} data-open={hasFilters || undefined}>
              <FacetBar
                counts={counts}
                chosen={state.chosen}
                names={names}
                onChange={(chosen) => setState({ ...state, chosen })}
              />
            </div>
          </div>
          <Chips
            chosen={state.chosen}
            names={names}
            onChange={(chosen) => setState({ ...state, chosen })}
          />
        </div>
        <Table<CaseRow>
          label="Cases"
          columns={columns}
          rows={rows}
          rowKey={(row) => row.summary.id}
          onOpen={(row) => {
            keep(AWAY, true);
            go(addressOf.case(row.summary.id));
          }}
          current={current}
          onCurrent={setCurrent}
          sort={list.isSearched ? undefined : state.sort}
          onSort={(sort) => setState({ ...state, sort })}
          scroll={recall<number>(SCROLL) ?? 0}
          onScroll={(top) => keep(SCROLL, top)}
          selection={{ selected, onSelect: setSelected }}
          focusOnArrival={isBack}
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
      {isWriting && (
        <ProgressLetters
          cases={picked.map(({ summary }) => summary)}
          onClose={() => setWriting(false)}
        />
      )}
      {isHandingOver && (
        <HandOver
          cases={picked.map(({ summary }) => summary)}
          onClose={() => setHandingOver(false)}
        />
      )}
    </Screen>
  );
}

const count = (cases: number) =>
  `${cases.toLocaleString('en-GB')} ${cases === 1 ? 'case' : 'cases'}`;

function useNames(): Names {
  const { handlers } = useCouncil();
  const { procedures = [] } = useToday();
  return {
    handler: (id) =>
      handlers.find((handler) => handler.id === id)?.name ?? 'Someone no longer listed',
    procedure: (id) => procedureIn({ id, version: 1 }, procedures)?.name ?? id,
  };
}
