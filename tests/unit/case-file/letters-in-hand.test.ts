import {
  letterDraftKey,
  letterDraftOf,
  lettersInHand,
  summarise,
  todayTasks,
  type CaseSummary,
  type LetterDraft,
} from '@shared/case-file';
import { makeCalendar } from '@shared/calendar';
import { describe, expect, it } from 'vitest';
import { leakStory, type StoryStage } from '../../fixtures/cases';

const DAY = { today: '2026-11-24', cal: makeCalendar() };
const row = (id: string, until: StoryStage, change: Partial<CaseSummary> = {}): CaseSummary => ({
  ...summarise(leakStory(until).file),
  id,
  reference: `WB-${id}`,
  ...change,
});
const draft = (id: string, change: Partial<LetterDraft> = {}): LetterDraft => ({
  case: id,
  stage: 1,
  kind: 'stage 1 response',
  savedAt: '2026-11-20T16:40:00.000Z',
  ...change,
});
const inHand = (rows: readonly CaseSummary[], drafts: readonly LetterDraft[] = []) =>
  lettersInHand(todayTasks(rows, DAY), rows, drafts).map(({ id, tasks }) => [
    id,
    tasks.map(({ title, reference }) => `${reference} ${title}`),
  ]);

describe('letters in hand', () => {
  it('are those Today asks to send, until they are begun', () => {
    const rows = [row('A', 'ready'), row('B', 'defined'), row('C', 'pointed')];
    expect(inHand(rows)).toEqual([
      ['to write', ['WB-B Send acknowledgement', 'WB-A Send stage 1 response']],
    ]);
    expect(inHand(rows, [draft('A')])).toEqual([
      ['writing', ['WB-A Stage 1 response']],
      ['to write', ['WB-B Send acknowledgement']],
    ]);
  });

  it('being written carry the date they are due by and when they were last touched', () => {
    const rows = [row('A', 'ready'), row('C', 'pointed')];
    const [group] = lettersInHand(todayTasks(rows, DAY), rows, [
      draft('C', { kind: 'progress update', savedAt: '2026-11-23T09:00:00.000Z' }),
      draft('A'),
    ]);
    expect(group?.tasks).toMatchObject([
      {
        title: 'Stage 1 response',
        detail: 'last written Fri 20 Nov',
        due: '2026-11-26',
        dueText: 'in 2 working days',
        step: { go: 'letter', kind: 'stage 1 response' },
      },
      { title: 'Progress update', detail: 'last written Mon 23 Nov', dueText: '' },
    ]);
  });

  it('with whoever signs them off are there once, as Today has them', () => {
    const rows = [
      row('A', 'ready', {
        todo: [
          {
            kind: 'sign-off',
            id: 's',
            text: 'stage 1 response',
            dueOn: '2026-11-23',
            who: 'Dev Ferris',
          },
        ],
      }),
    ];
    expect(inHand(rows)).toEqual([
      ['sign-off', ['WB-A Get sign-off from Dev Ferris']],
      ['to write', ['WB-A Send stage 1 response']],
    ]);
  });

  const gone: [string, LetterDraft][] = [
    ['a case that is not here', draft('Z')],
    ['a stage that is over', draft('A', { stage: 2 })],
  ];
  it.each(gone)('leave out the draft of %s', (_, one) => {
    expect(inHand([row('A', 'pointed')], [one])).toEqual([]);
  });

  it('are none where nothing is owed', () => {
    expect(inHand([row('A', 'closed')])).toEqual([]);
  });
});

describe('the key of a letter being written', () => {
  it('says which letter it is', () => {
    const key = letterDraftKey('0123456789ABCDEFGHJKMNPQRS', 2, 'stage 2 response');
    expect(letterDraftOf(key, 'now')).toEqual({
      case: '0123456789ABCDEFGHJKMNPQRS',
      stage: 2,
      kind: 'stage 2 response',
      savedAt: 'now',
    });
  });

  it.each([
    'definition 0123',
    'letter 0123 1 sonnet',
    'letter 0123 acknowledgement',
    'new case',
    '',
  ])('“%s” is of no letter', (key) => {
    expect(letterDraftOf(key, 'now')).toBeUndefined();
  });
});
