import { describe, expect, it } from 'vitest';
import { makeCalendar } from '@shared/calendar';
import { summarise } from '@shared/case-file';
import type { CaseSummary } from '@shared/case-file';
import {
  facetOptions,
  filterRows,
  NO_FILTER,
  rowsOf,
  searchedRows,
  sortRows,
  type CaseRow,
} from '../../../renderer/screens/cases/case-rows';
import { leakStory, type StoryStage } from '../../fixtures/cases';

const DAY = { today: '2026-11-23', cal: makeCalendar() };
const summary = (id: string, until: StoryStage, more: Partial<CaseSummary> = {}): CaseSummary => ({
  ...summarise(leakStory(until).file),
  id,
  ...more,
});
const row = (...args: Parameters<typeof summary>): CaseRow => {
  const [made] = rowsOf([summary(...args)], DAY);
  if (!made) throw new Error('no row');
  return made;
};

describe('the deadline a list shows', () => {
  it.each<[string, CaseRow, string | undefined, string | undefined]>([
    ['acknowledge first', row('a', 'received'), 'acknowledge', 'overdue'],
    ['then respond', row('b', 'acknowledged'), 'respond', 'dueSoon'],
    ['nothing once answered', row('c', 'responded'), undefined, undefined],
    ['nothing once closed', row('d', 'closed'), undefined, undefined],
    [
      'respond at once where nobody can be written to',
      row('e', 'received', { person: '' }),
      'respond',
      'onTrack',
    ],
    [
      'nothing for a service request',
      row('f', 'received', { kind: 'service request' }),
      undefined,
      undefined,
    ],
    [
      'nothing, rather than a wrong one, for a procedure it does not know',
      row('g', 'received', { procedureVersion: 99 }),
      undefined,
      undefined,
    ],
  ])('%s', (_, { clock }, name, state) => {
    expect(clock?.name).toBe(name);
    expect(clock?.state).toBe(state);
  });
});

describe('finding in the list', () => {
  const rows = [
    row('a', 'received', {
      service: 'Parking',
      handler: 'h-1',
      person: 'Alder Larch',
      receivedOn: '2026-11-09',
    }),
    row('b', 'acknowledged', {
      service: 'Parking',
      handler: 'h-2',
      person: 'briony Vane',
      receivedOn: '2026-11-10',
    }),
    row('c', 'closed', {
      service: 'Highways',
      handler: 'h-1',
      person: 'Cato Yarrow',
      receivedOn: '2026-11-11',
    }),
  ];
  const ids = (list: readonly CaseRow[]) => list.map((each) => each.summary.id).join('');

  it('filters by what is chosen, all of it together', () => {
    expect(ids(filterRows(rows, NO_FILTER))).toBe('abc');
    expect(ids(filterRows(rows, { ...NO_FILTER, service: 'Parking' }))).toBe('ab');
    expect(ids(filterRows(rows, { ...NO_FILTER, service: 'Parking', handler: 'h-1' }))).toBe('a');
  });

  it('counts a facet among what the other facets leave', () => {
    const name = (value: string) => value;
    expect(facetOptions(rows, { ...NO_FILTER, handler: 'h-1' }, 'service', name)).toEqual([
      { value: 'Highways', label: 'Highways (1)' },
      { value: 'Parking', label: 'Parking (1)' },
    ]);
    expect(facetOptions(rows, { ...NO_FILTER, service: 'Parking' }, 'service', name)).toHaveLength(
      2,
    );
  });

  it('keeps a chosen value that no longer fits, at nought, so that it can be unchosen', () => {
    const options = facetOptions(rows, { ...NO_FILTER, service: 'Planning' }, 'service', (v) => v);
    expect(options).toContainEqual({ value: 'Planning', label: 'Planning (0)' });
  });

  it.each([
    ['person', 'ascending', 'abc'],
    ['person', 'descending', 'cba'],
    ['received', 'descending', 'cba'],
    ['due', 'ascending', 'abc'],
    ['due', 'descending', 'bac'],
    ['no such column', 'ascending', 'abc'],
  ] as const)('sorts by %s %s, what is not due last', (column, direction, order) => {
    expect(ids(sortRows(rows, { column, direction }))).toBe(order);
  });

  it('shows what a search found, best first, and forgets what is gone', () => {
    expect(ids(searchedRows(rows, ['c', 'gone', 'a']))).toBe('ca');
  });
});
