/**
 * A table of any length: only the rows in sight are drawn, screen readers are told how many there are, and
 * one row is the tab stop. J/K, arrows, Home, End, PageUp, PageDown move; Enter opens.
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
  } = props;
  const columns = props.columns.filter((column) => !column.hide);
  const box = useRef<HTMLDivElement>(null);
  const focusing = useRef(0);
  const hint = useId();
  const [own, setOwn] = useState<string>();
  const wanted = current ?? own;
  const found = wanted === undefined ? -1 : rows.findIndex((row) => rowKey(row) === wanted);
  const at = found < 0 ? 0 : found;
  const rowHeight = useRowHeight(box);

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
    // Only on arrival: later the person scrolls.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  const makeCurrent = (index: number) => {
    const row = rows[index];
    if (row === undefined) return;
    setOwn(rowKey(row));
    onCurrent?.(rowKey(row));
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
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / rowHeight) - 2);
    const move = rowMove(event, at, rows.length, page);
    if (!move) return;
    event.preventDefault();
    makeCurrent(move.to);
    virtual.scrollToIndex(move.to);
    // After React has drawn the row that is now current; of several keys in one frame the last one counts.
    cancelAnimationFrame(focusing.current);
    focusing.current = requestAnimationFrame(() =>
      box.current?.querySelector<HTMLElement>(`[data-row="${move.to}"]`)?.focus(),
    );
  };

  const tracks = columns.map((column) => column.width ?? 'minmax(80px, 1fr)').join(' ');
  return (
    <div
      ref={box}
      className={css.box}
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      aria-describedby={hint}
      onKeyDown={onKeyDown}
      onScroll={(event) => onScroll?.(event.currentTarget.scrollTop)}
      tabIndex={-1}
    >
      <span id={hint} hidden>
        Arrow keys or J and K move between rows, Enter opens.
      </span>
      <div
        className={classes(css.row, css.head)}
        role="row"
        aria-rowindex={1}
        style={{ gridTemplateColumns: tracks }}
      >
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
                className={classes(css.row, css.line, index === at && css.current)}
                style={{ gridTemplateColumns: tracks, transform: `translateY(${start}px)` }}
                tabIndex={index === at ? 0 : -1}
                onFocus={() => index !== at && makeCurrent(index)}
                onClick={() => {
                  makeCurrent(index);
                  onOpen(row);
                }}
              >
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
