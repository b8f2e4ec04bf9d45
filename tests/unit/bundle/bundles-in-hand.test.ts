import type { Copy } from '@shared/audit';
import {
  asksForBundle,
  bundleDraftKey,
  bundleDraftOf,
  bundlesInHand,
  type BundleDraft,
} from '@shared/bundle';
import { summarise, todayTasks, type CaseSummary } from '@shared/case-file';
import { recordEnquiry } from '@shared/case-file/commands';
import { makeCalendar } from '@shared/calendar';
import { describe, expect, it } from 'vitest';
import { leakStory } from '../../fixtures/cases';

const DAY = { today: '2026-12-07', cal: makeCalendar() };
const row = (id: string, change: Partial<CaseSummary> = {}): CaseSummary => ({
  ...summarise(leakStory('responded').file),
  id,
  reference: `WB-${id}`,
  ...change,
});
/** The same, with an enquiry that waits for its answer. */
const asked = (id: string): CaseSummary => {
  const story = leakStory('responded').run(
    recordEnquiry,
    {
      enquiry: 'o-1',
      ombudsman: 'lgsco',
      reference: '26 014 551',
      receivedOn: '2026-12-01',
      dueOn: '2026-12-29',
      asks: 'Why?',
      premature: false,
    },
    { today: '2026-12-01' },
  );
  return { ...summarise(story.file), id, reference: `WB-${id}` };
};
const draft = (id: string, savedAt = '2026-12-04T16:40:00.000Z'): BundleDraft => ({
  case: id,
  savedAt,
});
const copy = (id: string, change: Partial<Copy> = {}): Copy => ({
  export: `x-${id}`,
  what: 'bundle',
  place: 'another drive',
  on: '2026-12-03',
  cases: [id],
  files: 9,
  by: 'h-1',
  at: '2026-12-03T10:00:00.000Z',
  ...change,
});
const lines = (
  rows: readonly CaseSummary[],
  drafts: readonly BundleDraft[] = [],
  copies: readonly Copy[] = [],
) =>
  bundlesInHand(todayTasks(rows, DAY), rows, drafts, copies, () => 'Imogen Marlow').map(
    ({ id, lines: its }) => [id, its.map(({ reference, title }) => `${reference} ${title}`)],
  );

describe('bundles in hand', () => {
  it('are asked for while an enquiry waits, being prepared once begun, and made', () => {
    const rows = [row('A'), asked('B'), row('C')];
    expect(lines(rows, [draft('A')], [copy('C')])).toEqual([
      ['asked', ['WB-B Answer the Ombudsman']],
      ['preparing', ['WB-A Being prepared']],
      ['made', ['WB-C Made Thu 3 Dec 2026']],
    ]);
  });

  it('say what was made, by whom and where it went', () => {
    const [made] = bundlesInHand([], [row('C')], [], [copy('C')], () => 'Imogen Marlow');
    expect(made?.lines).toMatchObject([
      { detail: '9 files, by Imogen Marlow', dueText: 'another drive', case: 'C' },
    ]);
  });

  it.each([
    ['nothing', [], [], []],
    ['a case the Ombudsman waits for once', [draft('B')], [], [['asked', 1]]],
    [
      'an arrangement older than what was made of it not at all',
      [draft('A', '2026-12-02T09:00:00.000Z')],
      [copy('A')],
      [
        ['asked', 1],
        ['made', 1],
      ],
    ],
    [
      'one changed after that again',
      [draft('A')],
      [copy('A')],
      [
        ['asked', 1],
        ['preparing', 1],
        ['made', 1],
      ],
    ],
    ['other copies not', [], [copy('A', { what: 'letter' })], [['asked', 1]]],
    ['a case since erased not', [draft('Z')], [copy('Z')], [['asked', 1]]],
  ])('tell %s', (what, drafts, copies, groups) => {
    const rows = what === 'nothing' ? [row('A')] : [row('A'), asked('B')];
    expect(lines(rows, drafts, copies).map(([id, its]) => [id, its?.length])).toEqual(groups);
  });

  it('count in the rail while they wait', () => {
    const tasks = todayTasks([row('A'), asked('B')], DAY).flatMap(({ tasks: its }) => its);
    expect(tasks.filter(asksForBundle).map(({ reference }) => reference)).toEqual(['WB-B']);
  });

  it('know an arrangement by its key, and nothing else', () => {
    expect(bundleDraftOf(bundleDraftKey('A'), 'then')).toEqual({ case: 'A', savedAt: 'then' });
    expect(bundleDraftOf('letter A 1 apology', 'then')).toBeUndefined();
    expect(bundleDraftOf('bundle A key', 'then')).toBeUndefined();
  });
});
