/**
 * The list's rows prepared for being narrowed and ordered on every press: each facet's values as numbers,
 * each order worked out once. Of 20,000 rows a press then costs one walk over small arrays, and the counts
 * of every facet come out of the same walk.
 */
import type { StreamId } from '@shared/history/types';
import type { Sort } from '../../ui';
import { FACETS, type CaseRow, type Chosen, type FacetId } from './case-rows';

interface Coded {
  readonly id: FacetId;
  readonly values: readonly string[];
  /** Of each row, the place of its value in `values`. */
  readonly codes: Uint32Array;
}

export interface Narrowed {
  readonly rows: readonly CaseRow[];
  /** For each facet its values with how many rows choosing them would leave, the other facets as they are. */
  readonly counts: ReadonlyMap<FacetId, ReadonlyMap<string, number>>;
}

export class CaseIndex {
  readonly #rows: readonly CaseRow[];
  readonly #facets: readonly Coded[];
  readonly #orders = new Map<string, Uint32Array>();
  #places: ReadonlyMap<StreamId, number> | undefined;

  constructor(rows: readonly CaseRow[]) {
    this.#rows = rows;
    this.#facets = FACETS.map(({ id, valueOf }) => coded(id, rows, valueOf));
  }

  /** Rows in the order chosen, those with a deadline before those without. */
  ordered(sort: Sort): Uint32Array {
    const name = `${sort.column} ${sort.direction}`;
    const known = this.#orders.get(name);
    if (known) return known;
    const made = orderOf(this.#rows, sort);
    this.#orders.set(name, made);
    return made;
  }

  /** Places of the rows a search found, best first; a row that went meanwhile is left out. */
  placesOf(ids: readonly StreamId[]): Uint32Array {
    this.#places ??= new Map(this.#rows.map((row, place) => [row.summary.id, place]));
    const places = new Uint32Array(ids.length);
    let count = 0;
    for (const id of ids) {
      const place = this.#places.get(id);
      if (place !== undefined) places[count++] = place;
    }
    return places.subarray(0, count);
  }

  /** @param places rows to look through, in the order to show them. */
  narrow(places: Uint32Array, chosen: Chosen): Narrowed {
    const tallies = this.#facets.map(({ values }) => new Uint32Array(values.length));
    const active = this.#facets.flatMap(({ id, values, codes }, at) => {
      const wanted = chosen[id] ?? [];
      if (wanted.length === 0) return [];
      return [{ at, codes, isWanted: values.map((value) => wanted.includes(value)) }];
    });
    const rows: CaseRow[] = [];
    for (const place of places) {
      // A row counts for a facet when every other facet lets it through.
      let missed = -1;
      let misses = 0;
      for (const { at, codes, isWanted } of active) {
        if (isWanted[codes[place] ?? 0]) continue;
        missed = at;
        misses += 1;
        if (misses > 1) break;
      }
      if (misses > 1) continue;
      if (misses === 1) {
        bump(tallies[missed], this.#facets[missed]?.codes[place]);
        continue;
      }
      const row = this.#rows[place];
      if (row) rows.push(row);
      for (let at = 0; at < tallies.length; at += 1)
        bump(tallies[at], this.#facets[at]?.codes[place]);
    }
    const counts = new Map(
      this.#facets.map(({ id, values }, at) => [id, countsOf(values, tallies[at], chosen[id])]),
    );
    return { rows, counts };
  }
}

function bump(tally: Uint32Array | undefined, code: number | undefined): void {
  if (tally && code !== undefined) tally[code] = (tally[code] ?? 0) + 1;
}

/** Values nothing is left of go, but for those chosen: they must be there to be unchosen. */
function countsOf(
  values: readonly string[],
  tally: Uint32Array | undefined,
  chosen: readonly string[] = [],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  values.forEach((value, code) => {
    const count = tally?.[code] ?? 0;
    if (count > 0 || chosen.includes(value)) counts.set(value, count);
  });
  for (const value of chosen) if (!counts.has(value)) counts.set(value, 0);
  return counts;
}

function coded(id: FacetId, rows: readonly CaseRow[], valueOf: (row: CaseRow) => string): Coded {
  const known = new Map<string, number>();
  const codes = new Uint32Array(rows.length);
  rows.forEach((row, place) => {
    const value = valueOf(row);
    let code = known.get(value);
    if (code === undefined) {
      code = known.size;
      known.set(value, code);
    }
    codes[place] = code;
  });
  return { id, values: [...known.keys()], codes };
}

const lower = (text: string): string => text.toLocaleLowerCase('en-GB');
/** What is not there comes last either way. */
const LAST = '\uffff';

const KEYS: Readonly<Record<string, (row: CaseRow) => string>> = {
  reference: ({ summary }) => lower(summary.reference),
  person: ({ summary }) => lower(summary.person) || LAST,
  about: ({ summary }) => lower(summary.summary),
  service: ({ summary }) => lower(summary.service) || LAST,
  handler: ({ summary }) => summary.handler || LAST,
  kind: ({ summary }) => summary.kind,
  stage: ({ summary }) => String(summary.stage),
  state: ({ summary }) => String(STATE_ORDER.indexOf(summary.state)),
  outcome: ({ summary }) => summary.outcome ?? LAST,
  received: ({ summary }) => summary.receivedOn,
  closed: ({ summary }) => summary.closedOn ?? LAST,
  due: ({ clock }) => clock?.due ?? LAST,
};
const STATE_ORDER = ['received', 'acknowledged', 'responded', 'closed'];

export const isSortable = (column: string): boolean => Object.hasOwn(KEYS, column);

/** Ties keep the order of the register: the newest receipt first. */
function orderOf(rows: readonly CaseRow[], { column, direction }: Sort): Uint32Array {
  const key = KEYS[column] ?? (({ summary }: CaseRow) => summary.receivedOn);
  const keys = rows.map(key);
  const sign = direction === 'ascending' ? 1 : -1;
  return Uint32Array.from(keys.keys()).sort((left, right) => {
    const [a = '', b = ''] = [keys[left], keys[right]];
    if (a === b) return left - right;
    if (a === LAST) return 1;
    if (b === LAST) return -1;
    return a < b ? -sign : sign;
  });
}
