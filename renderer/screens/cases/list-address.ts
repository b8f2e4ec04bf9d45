/**
 * What the list is narrowed to, in its address, so that Back, Forward and reload find it again. Addresses reach
 * Chromium's memory in clear: they hold ids and words of the trade, a service only as its place in the
 * council's list, and never what is searched.
 */
import type { Sort } from '../../ui';
import { FACET_IDS, type Chosen, type FacetId } from './case-rows';

export interface ListState {
  readonly chosen: Chosen;
  readonly sort: Sort;
}

export const FIRST_SORT: Sort = { column: 'received', direction: 'descending' };
export const FIRST_STATE: ListState = { chosen: {}, sort: FIRST_SORT };

/** An empty value stands for "none": nobody, no outcome yet. */
const NONE = '_none';
const SAFE = /^[A-Za-z0-9_-]{1,80}$/;

const written = (value: string): string | undefined => {
  if (value === '') return NONE;
  const word = value.replaceAll(' ', '_');
  return SAFE.test(word) && !value.includes('_') ? word : undefined;
};
const read = (word: string): string => (word === NONE ? '' : word.replaceAll('_', ' '));

/** @returns "" or "?due=overdue.dueToday&sort=due.ascending" */
export function addressPart({ chosen, sort }: ListState, services: readonly string[]): string {
  const parts = FACET_IDS.flatMap((id) => {
    const words = (chosen[id] ?? []).flatMap((value) => {
      const place = services.indexOf(value);
      const word = id !== 'service' ? written(value) : place < 0 ? undefined : `s${place}`;
      return word === undefined ? [] : [word];
    });
    return words.length === 0 ? [] : [`${id}=${words.join('.')}`];
  });
  const isFirst = sort.column === FIRST_SORT.column && sort.direction === FIRST_SORT.direction;
  const all = isFirst ? parts : [...parts, `sort=${sort.column}.${sort.direction}`];
  return all.length === 0 ? '' : `?${all.join('&')}`;
}

/** What nobody could have meant is left out; an address is as old as a bookmark. */
export function readAddressPart(search: string, services: readonly string[]): ListState {
  const params = new URLSearchParams(search);
  const chosen: Partial<Record<FacetId, readonly string[]>> = {};
  for (const id of FACET_IDS) {
    const words = (params.get(id) ?? '').split('.').filter((word) => SAFE.test(word));
    const values = words.flatMap((word) => {
      if (id !== 'service') return [read(word)];
      const service = services[Number(word.slice(1))];
      return service === undefined ? [] : [service];
    });
    if (values.length > 0) chosen[id] = values;
  }
  const [column = '', direction] = (params.get('sort') ?? '').split('.');
  const isSort = SAFE.test(column) && (direction === 'ascending' || direction === 'descending');
  return { chosen, sort: isSort ? { column, direction } : FIRST_SORT };
}
