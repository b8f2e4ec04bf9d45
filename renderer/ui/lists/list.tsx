/**
 * Rows that each lead somewhere, in titled groups with one tab stop: J/K and arrows move through all of
 * them, Enter opens. Long groups are drawn in portions, since a page of thousands would take a second.
 */
import {
  type KeyboardEvent,
  type ReactNode,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { classes } from '../classes';
import { isTyping, rowMove } from './list-keys';
import css from './list.module.css';

export interface ListGroup<Item> {
  readonly id: string;
  readonly title?: string | undefined;
  /** Beside the title: a count. */
  readonly detail?: ReactNode;
  /** At the end of the title row: a button for the whole group. */
  readonly action?: ReactNode;
  readonly items: readonly Item[];
}

export interface ListProps<Item> {
  readonly label: string;
  readonly groups: readonly ListGroup<Item>[];
  /** Unique over all groups. */
  readonly itemKey: (item: Item) => string;
  readonly href: (item: Item) => string;
  readonly onOpen: (item: Item) => void;
  readonly render: (item: Item) => ReactNode;
  readonly current?: string | undefined;
  readonly onCurrent?: ((key: string) => void) | undefined;
  /** One comes back from the current row: it has the focus, or what now stands in its place. */
  readonly focusOnArrival?: boolean | undefined;
}

/** Rows of a group drawn at first: more than a window shows, so that a page of many groups comes at once. */
const FIRST = 30;
/** Rows added each time. */
const PORTION = 60;
const PAGE = 10;

export function List<Item>(props: ListProps<Item>) {
  const { label, groups, itemKey, href, onOpen, render, onCurrent, focusOnArrival = false } = props;
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const [own, setOwn] = useState<string>();
  const [portions, setPortions] = useState<Readonly<Record<string, number>>>({});
  const shownOf = (group: ListGroup<Item>) =>
    group.items.slice(0, FIRST + (portions[group.id] ?? 0) * PORTION);
  const keys = groups.flatMap((group) => shownOf(group).map(itemKey));
  const wanted = props.current ?? own;
  const current = wanted !== undefined && keys.includes(wanted) ? wanted : keys[0];

  useLayoutEffect(() => {
    if (focusOnArrival)
      box.current?.querySelector<HTMLElement>('[data-key][tabindex="0"]')?.focus();
    // Only on arrival: later the person moves.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  const makeCurrent = (key: string) => {
    setOwn(key);
    onCurrent?.(key);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (isTyping(event.target)) return;
    const rows = [...(box.current?.querySelectorAll<HTMLElement>('[data-key]') ?? [])];
    const at = rows.findIndex((row) => row === event.target);
    if (at < 0) return;
    const move = rowMove(event, at, rows.length, PAGE);
    if (!move) return;
    event.preventDefault();
    rows[move.to]?.focus();
  };

  return (
    // Not a control: it only hears the keys its links do not use.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={box} className={css.list} onKeyDown={onKeyDown}>
      {groups.map((group) => {
        const shown = shownOf(group);
        const rest = group.items.length - shown.length;
        return (
          <section
            key={group.id}
            className={css.group}
            aria-labelledby={group.title ? `${id}-${group.id}` : undefined}
          >
            {group.title !== undefined && (
              <header className={css.head}>
                <h2 id={`${id}-${group.id}`}>{group.title}</h2>
                {group.detail !== undefined && <span className="dim num">{group.detail}</span>}
                {group.action !== undefined && <div className={css.action}>{group.action}</div>}
              </header>
            )}
            <ul className={css.rows} aria-label={group.title === undefined ? label : group.title}>
              {shown.map((item) => {
                const key = itemKey(item);
                return (
                  <li key={key}>
                    <a
                      data-key={key}
                      className={classes(css.row, key === current && css.current)}
                      href={href(item)}
                      tabIndex={key === current ? 0 : -1}
                      onFocus={() => key !== current && makeCurrent(key)}
                      onClick={(event) => {
                        event.preventDefault();
                        makeCurrent(key);
                        onOpen(item);
                      }}
                    >
                      {render(item)}
                    </a>
                  </li>
                );
              })}
            </ul>
            {rest > 0 && (
              <button
                type="button"
                className={css.more}
                onClick={() =>
                  setPortions({ ...portions, [group.id]: (portions[group.id] ?? 0) + 1 })
                }
              >
                Show {Math.min(PORTION, rest)} more of {rest}
              </button>
            )}
          </section>
        );
      })}
    </div>
  );
}
