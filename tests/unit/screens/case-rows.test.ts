import { describe, expect, it } from 'vitest';
import { makeCalendar } from '@shared/calendar';
import { summarise } from '@shared/case-file';
import type { CaseSummary } from '@shared/case-file';
import {
  facetOf,
  rowsOf,
  toggled,
  type CaseRow,
  type Chosen,
  type Names,
} from '../../../renderer/screens/cases/case-rows';
import { CaseIndex } from '../../../renderer/screens/cases/case-index';
import { optionsOf } from '../../../renderer/screens/cases/facet-bar';
import { leakStory, type StoryStage } from '../../fixtures/cases';

const DAY = { today: '2026-11-23', cal: makeCalendar() };
const NAMES: Names = { handler: (id) => `Handler ${id}`, procedure: (id) => id };
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

describe('the deadline a list shows is that of the next step, as on Today', () => {
  it.each<[string, CaseRow, string | undefined, string | undefined]>([
    ['acknowledge first', row('a', 'received'), 'acknowledge', 'overdue'],
    ['then respond', row('b', 'acknowledged'), 'respond', 'dueSoon'],
    ['none once answered', row('c', 'responded'), undefined, undefined],
    ['none once closed', row('d', 'closed'), undefined, undefined],
    [
      'respond at once where nobody can be written to',
      row('e', 'received', { person: '' }),
      'respond',
      'onTrack',
    ],
    [
      'none for a service request',
      row('f', 'received', { kind: 'service request' }),
      undefined,
      undefined,
    ],
    [
      'none, rather than a wrong one, for a procedure it does not know',
      row('g', 'received', { procedureVersion: 99 }),
      undefined,
      undefined,
    ],
  ])('%s', (_, { clock }, name, state) => {
    expect(clock?.name).toBe(name);
    expect(clock?.state).toBe(state);
  });

  it('is worked out once for a row that has not changed', () => {
    const one = summary('a', 'received');
    expect(rowsOf([one], DAY)[0]).toBe(rowsOf([one], DAY)[0]);
    expect(rowsOf([{ ...one }], DAY)[0]).not.toBe(rowsOf([one], DAY)[0]);
  });
});

const ROWS = [
  row('c', 'closed', {
    service: 'Highways',
    handler: 'h-1',
    person: 'Cato Yarrow',
    receivedOn: '2026-11-11',
  }),
  row('b', 'acknowledged', {
    service: 'Parking',
    handler: 'h-2',
    person: 'briony Vane',
    receivedOn: '2026-11-10',
  }),
  row('a', 'received', {
    service: 'Parking',
    handler: 'h-1',
    person: 'Alder Larch',
    receivedOn: '2026-11-09',
  }),
];
const INDEX = new CaseIndex(ROWS);
const AS_RECEIVED = INDEX.ordered({ column: 'received', direction: 'ascending' });
const ids = (list: readonly CaseRow[]) => list.map((each) => each.summary.id).join('');
const narrowed = (chosen: Chosen) => INDEX.narrow(AS_RECEIVED, chosen);

describe('narrowing', () => {
  it.each<[Chosen, string]>([
    [{}, 'abc'],
    [{ service: [] }, 'abc'],
    [{ service: ['Parking'] }, 'ab'],
    [{ service: ['Parking', 'Highways'] }, 'abc'],
    [{ service: ['Parking'], handler: ['h-1'] }, 'a'],
    [{ state: ['closed'], handler: ['h-2'] }, ''],
    [{ due: ['overdue', 'none'] }, 'ac'],
    [{ kind: ['complaint'], stage: ['1'], procedure: ['corporate'] }, 'abc'],
    [{ outcome: [''] }, 'ab'],
    [{ ending: ['decided'] }, 'c'],
    [{ service: ['Never heard of'] }, ''],
  ])('%j leaves %s', (chosen, expected) => {
    expect(ids(narrowed(chosen).rows)).toBe(expected);
  });

  it('counts a facet among what the other facets leave', () => {
    const { counts } = narrowed({ handler: ['h-1'] });
    expect([...(counts.get('service') ?? [])]).toEqual([
      ['Highways', 1],
      ['Parking', 1],
    ]);
    expect([...(counts.get('handler') ?? [])]).toEqual([
      ['h-1', 2],
      ['h-2', 1],
    ]);
  });

  it('keeps a chosen value that no longer fits, at nought, so that it can be unchosen', () => {
    const { counts } = narrowed({ service: ['Planning'], handler: ['h-2'], state: ['closed'] });
    expect(counts.get('service')?.get('Planning')).toBe(0);
    expect(counts.get('handler')?.get('h-2')).toBe(0);
  });

  it('agrees with plain filtering for every pair of values', () => {
    for (const service of ['Parking', 'Highways'])
      for (const state of ['received', 'acknowledged', 'closed']) {
        const plain = ROWS.filter(
          (each) => each.summary.service === service && each.summary.state === state,
        );
        const { rows, counts } = narrowed({ service: [service], state: [state] });
        expect(ids(rows)).toBe(ids(plain));
        const without = ROWS.filter((each) => each.summary.service === service);
        expect(
          [...(counts.get('state')?.values() ?? [])].reduce((sum, count) => sum + count, 0),
        ).toBe(without.length);
      }
  });

  it('a value chosen twice is chosen no more', () => {
    const once = toggled({}, 'service', 'Parking');
    expect(once).toEqual({ service: ['Parking'] });
    expect(toggled(once, 'service', 'Parking')).toEqual({ service: [] });
  });
});

describe('the order', () => {
  it.each([
    ['person', 'ascending', 'abc'],
    ['person', 'descending', 'cba'],
    ['received', 'descending', 'cba'],
    ['due', 'ascending', 'abc'],
    ['due', 'descending', 'bac'],
    ['outcome', 'ascending', 'cba'],
    ['no such column', 'ascending', 'abc'],
  ] as const)('by %s %s, what is not there last', (column, direction, order) => {
    expect(ids(INDEX.narrow(INDEX.ordered({ column, direction }), {}).rows)).toBe(order);
  });

  it('of a search is by likeness, and what is gone is forgotten', () => {
    expect(ids(INDEX.narrow(INDEX.placesOf(['c', 'gone', 'a']), {}).rows)).toBe('ca');
  });
});

describe('a facet’s menu', () => {
  it('is in the order of the trade, then by name, each with its count', () => {
    const due = new Map([
      ['none', 4],
      ['overdue', 1200],
      ['dueSoon', 2],
    ]);
    expect(optionsOf(facetOf('due'), due, NAMES)).toEqual([
      { id: 'overdue', label: 'Overdue', detail: '1,200' },
      { id: 'dueSoon', label: 'Due soon', detail: '2' },
      { id: 'none', label: 'Nothing due', detail: '4' },
    ]);
    const handlers = new Map([
      ['h-2', 1],
      ['', 2],
      ['h-1', 3],
    ]);
    expect(optionsOf(facetOf('handler'), handlers, NAMES).map(({ label }) => label)).toEqual([
      'Nobody yet',
      'Handler h-1',
      'Handler h-2',
    ]);
  });
});
