/**
 * A table of any length: only the rows in sight are drawn, screen readers are told how many there are, and
 * one row is the tab stop. J/K, arrows, Home, End, PageUp, PageDown move; Enter opens; where rows can be
 * selected, Space, Shift with a move and Ctrl+A do. Nothing scrolls sideways: columns that do not fit go in
 * order of worth, and in a narrow box a row is two lines of what it is worth most.
 */
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { classes } from '../classes';
import { VisuallyHidden } from '../hidden';
import { Icon } from '../icon';
import { isTyping, rowMove } from './list-keys';
import css from './table.module.css';

export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** A CSS grid track: `132px`, `minmax(160px, 1.4fr)`. */
  readonly width?: string | undefined;
  readonly sortable?: boolean | undefined;
  /** Right-aligned tabular figures. */
  readonly numeric?: boolean | undefined;
  readonly hide?: boolean | undefined;
  /** Least width in pixels; 100 unless told. */
  readonly least?: number | undefined;
  /** The column with the least worth goes first where not all fit. */
  readonly worth?: number | undefined;
  /** Its place in a narrow box: two lines of two. Columns without one are not shown there. */
  readonly narrow?: 1 | 2 | 3 | 4 | undefined;
}

export interface Selection {
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (selected: ReadonlySet<string>) => void;
}

export interface Sort {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}

export interface TableProps<Row> {
  /** What the table lists, for screen readers: "Cases". */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly onOpen: (row: Row) => void;
  /** Key of the row that is the tab stop; the table keeps its own when absent. */
  readonly current?: string | undefined;
  readonly onCurrent?: ((key: string) => void) | undefined;
  readonly sort?: Sort | undefined;
  readonly onSort?: ((sort: Sort) => void) | undefined;
  readonly empty?: ReactNode;
  /** Where it was scrolled to when last seen, in pixels, and where it is now. */
  readonly scroll?: number | undefined;
  readonly onScroll?: ((top: number) => void) | undefined;
  readonly selection?: Selection | undefined;
  /** One comes back from the current row: it has the focus. */
  readonly focusOnArrival?: boolean | undefined;
}

/** Rows drawn beyond the edges, so that a fast key press never meets a blank. */
const OVERSCAN = 8;

export function Table<Row>(props: TableProps<Row>) {
  const {
    label,
    rows,
    rowKey,
    onOpen,
    current,
    onCurrent,
    sort,
    onSort,
    empty,
    scroll = 0,
    onScroll,
    selection,
    focusOnArrival = false,
  } = props;
  const box = useRef<HTMLDivElement>(null);
  const { columns, isNarrow } = useFitting(
    box,
    props.columns.filter((column) => !column.hide),
    selection !== undefined,
  );
  const anchor = useRef<number>(undefined);
  const focusing = useRef(0);
  const hint = useId();
  const [own, setOwn] = useState<string>();
  const wanted = current ?? own;
  const found = wanted === undefined ? -1 : rows.findIndex((row) => rowKey(row) === wanted);
  const at = found < 0 ? 0 : found;
  const rowHeight = useRowHeight(box) + (isNarrow ? SECOND_LINE : 0);

  const keepCurrent = useCallback(
    // The current row stays drawn however far one scrolls, or focus would fall off the page with it.
    (range: Range) =>
      [...new Set([...defaultRangeExtractor(range), at])]
        .sort((a, b) => a - b)
        .filter((index) => index < range.count),
    [at],
  );
  // The virtualizer's functions change with each render by design; nothing here is memoised over them.
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
    initialOffset: scroll,
    rangeExtractor: keepCurrent,
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : rowKey(row);
    },
  });
  useEffect(() => virtual.measure(), [virtual, rowHeight]);
  useLayoutEffect(() => {
    if (box.current) box.current.scrollTop = scroll;
    if (focusOnArrival) box.current?.querySelector<HTMLElement>(`[data-row="${at}"]`)?.focus();
    // Only on arrival: later the person scrolls.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  const makeCurrent = (index: number) => {
    const row = rows[index];
    if (row === undefined) return;
    setOwn(rowKey(row));
    onCurrent?.(rowKey(row));
  };
  const select = (keys: readonly string[], isMore: boolean) =>
    selection?.onSelect(new Set(isMore ? [...selection.selected, ...keys] : keys));
  const toggle = (index: number) => {
    const row = rows[index];
    if (!selection || row === undefined) return;
    const next = new Set(selection.selected);
    if (!next.delete(rowKey(row))) next.add(rowKey(row));
    anchor.current = index;
    selection.onSelect(next);
  };
  const selectTo = (index: number) => {
    const from = anchor.current ?? at;
    anchor.current = from;
    select(rows.slice(Math.min(from, index), Math.max(from, index) + 1).map(rowKey), false);
  };
  /** @returns true when the key was one of selection's. */
  const selectByKey = (event: KeyboardEvent<HTMLDivElement>): boolean => {
    if (!selection || event.altKey || event.metaKey) return false;
    if (event.key === ' ' && !event.ctrlKey) {
      if (event.shiftKey) selectTo(at);
      else toggle(at);
      return true;
    }
    if (event.ctrlKey && event.key.toLowerCase() === 'a') {
      select(rows.map(rowKey), false);
      return true;
    }
    if (event.key === 'Escape' && selection.selected.size > 0) {
      anchor.current = undefined;
      select([], false);
      return true;
    }
    return false;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (isTyping(event.target) || !(event.target as HTMLElement).closest('[data-row]')) return;
    const row = rows[at];
    if (event.key === 'Enter' && !event.ctrlKey && !event.altKey && row !== undefined) {
      if (event.target instanceof HTMLElement && event.target.closest('button, a')) return;
      event.preventDefault();
      onOpen(row);
      return;
    }
    if (selectByKey(event)) {
      event.preventDefault();
      return;
    }
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / rowHeight) - 2);
    const move = rowMove(event, at, rows.length, page);
    if (!move) return;
    event.preventDefault();
    // Arrows only: Shift+J is a capital.
    if (selection && event.shiftKey && event.key.length > 1) selectTo(move.to);
    else anchor.current = undefined;
    makeCurrent(move.to);
    virtual.scrollToIndex(move.to);
    // After React has drawn the row that is now current; of several keys in one frame the last one counts.
    cancelAnimationFrame(focusing.current);
    focusing.current = requestAnimationFrame(() =>
      box.current?.querySelector<HTMLElement>(`[data-row="${move.to}"]`)?.focus(),
    );
  };

  const tracks = [
    ...(selection ? [`${CHECK}px`] : []),
    ...(isNarrow
      ? ['minmax(0, 2fr)', 'minmax(0, 3fr)']
      : columns.map((column) => column.width ?? 'minmax(80px, 1fr)')),
  ].join(' ');
  const checked = (row: Row) => selection?.selected.has(rowKey(row)) === true;
  return (
    <div
      ref={box}
      className={classes(css.box, isNarrow && css.narrow)}
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + (selection ? 1 : 0)}
      aria-multiselectable={selection ? true : undefined}
      aria-describedby={hint}
      onKeyDown={onKeyDown}
      onScroll={(event) => onScroll?.(event.currentTarget.scrollTop)}
      tabIndex={-1}
    >
      <span id={hint} hidden>
        Arrow keys or J and K move between rows, Enter opens.
        {selection && ' Space selects a row, Shift with an arrow key more of them.'}
      </span>
      <div
        className={classes(css.row, css.head)}
        role="row"
        aria-rowindex={1}
        style={{ gridTemplateColumns: tracks }}
      >
        {selection && (
          <div role="columnheader" className={css.check}>
            <VisuallyHidden>Selected</VisuallyHidden>
          </div>
        )}
        {columns.map((column) => (
          <Header key={column.id} column={column} sort={sort} onSort={onSort} />
        ))}
      </div>
      {rows.length === 0 ? (
        <div role="row">
          <div role="gridcell" className={css.empty}>
            {empty ?? 'Nothing to show.'}
          </div>
        </div>
      ) : (
        <div className={css.body} role="rowgroup" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, key, start }) => {
            const row = rows[index];
            if (row === undefined) return null;
            return (
              // Keys are handled by the grid above, as for every row.
              // eslint-disable-next-line jsx-a11y/click-events-have-key-events
              <div
                key={key}
                data-row={index}
                role="row"
                aria-rowindex={index + 2}
                aria-selected={selection ? checked(row) : undefined}
                className={classes(css.row, css.line, index === at && css.current)}
                style={{ gridTemplateColumns: tracks, transform: `translateY(${start}px)` }}
                tabIndex={index === at ? 0 : -1}
                onFocus={() => index !== at && makeCurrent(index)}
                onClick={(event) => {
                  makeCurrent(index);
                  if (selection && event.shiftKey) selectTo(index);
                  else if (selection && (event.ctrlKey || isCheck(event.target))) toggle(index);
                  else onOpen(row);
                }}
              >
                {selection && (
                  <div role="gridcell" className={css.check} data-check>
                    <span className={css.mark} aria-hidden="true">
                      {checked(row) && <Icon name="done" size={14} />}
                    </span>
                    {checked(row) && <VisuallyHidden>Selected</VisuallyHidden>}
                  </div>
                )}
                {columns.map((column) => (
                  <div
                    key={column.id}
                    role="gridcell"
                    className={classes(css.cell, column.numeric && css.numeric)}
                  >
                    {column.cell(row)}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      )}
    </div>
  );
}

const isCheck = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('[data-check]') !== null;

/** Width of the column with the marks, and what a second line adds to the height of a row. */
const CHECK = 28;
const SECOND_LINE = 22;
/** A box narrower than this has two lines a row. */
const NARROW = 620;
const GAP = 12;
const LEAST = 100;

/** The columns that fit the box, and whether it is narrow. */
function useFitting<Row>(
  box: { readonly current: HTMLElement | null },
  columns: readonly Column<Row>[],
  hasChecks: boolean,
): { readonly columns: readonly Column<Row>[]; readonly isNarrow: boolean } {
  const [width, setWidth] = useState(Number.POSITIVE_INFINITY);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    setWidth(element.clientWidth);
    if (typeof ResizeObserver === 'undefined') return undefined;
    const watch = new ResizeObserver(() => setWidth(element.clientWidth));
    watch.observe(element);
    return () => watch.disconnect();
  }, [box]);
  // Before it is laid out a box has no width, and a test's engine never lays one out.
  if (width > 0 && width < NARROW) {
    const shown = columns.filter((column) => column.narrow !== undefined);
    if (shown.length > 0) {
      return {
        columns: shown.toSorted((left, right) => (left.narrow ?? 0) - (right.narrow ?? 0)),
        isNarrow: true,
      };
    }
  }
  return { columns: fitting(columns, width - (hasChecks ? CHECK + GAP : 0)), isNarrow: false };
}

/** @param width pixels there are; all columns fit a box that has none yet. */
export function fitting<Row>(
  columns: readonly Column<Row>[],
  width: number,
): readonly Column<Row>[] {
  let shown = columns;
  const needed = () => shown.reduce((sum, column) => sum + (column.least ?? LEAST) + GAP, 0) + GAP;
  while (width > 0 && shown.length > 1 && needed() > width) {
    const least = shown.reduce((low, column) => {
      return (column.worth ?? 0) <= (low.worth ?? 0) ? column : low;
    });
    shown = shown.filter((column) => column !== least);
  }
  return shown;
}

function Header<Row>(props: {
  readonly column: Column<Row>;
  readonly sort: Sort | undefined;
  readonly onSort: ((sort: Sort) => void) | undefined;
}) {
  const { column, sort, onSort } = props;
  const isSorted = sort?.column === column.id;
  const direction = isSorted && sort.direction === 'ascending' ? 'descending' : 'ascending';
  return (
    <div
      role="columnheader"
      className={classes(css.cell, column.numeric && css.numeric)}
      aria-sort={isSorted ? sort.direction : undefined}
    >
      {column.sortable && onSort ? (
        <button
          type="button"
          className={css.sort}
          onClick={() => onSort({ column: column.id, direction })}
        >
          <span className="cut">{column.header}</span>
          <span aria-hidden="true">
            {isSorted ? (sort.direction === 'ascending' ? '↑' : '↓') : ''}
          </span>
        </button>
      ) : (
        column.header
      )}
    </div>
  );
}

/** The row height of the density chosen, in pixels. */
function useRowHeight(box: { readonly current: HTMLElement | null }): number {
  const [height, setHeight] = useState(36);
  useLayoutEffect(() => {
    const read = () => {
      const value = box.current && getComputedStyle(box.current).getPropertyValue('--row');
      if (value) setHeight(Number.parseInt(value, 10) || 36);
    };
    read();
    const watch = new MutationObserver(read);
    watch.observe(document.documentElement, {
      attributes: true,
      attributeFilter: ['data-density'],
    });
    return () => watch.disconnect();
  }, [box]);
  return height;
}
