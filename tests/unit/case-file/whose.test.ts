import { describe, expect, it } from 'vitest';
import { makeCalendar } from '@shared/calendar';
import {
  chaserMessage,
  dueList,
  EVERYONE,
  NOBODY,
  repliesByWho,
  tasksOfWhom,
  todayHeadline,
  todayTasks,
  whoseChoices,
  type CaseSummary,
  type OwedReply,
} from '@shared/case-file';
import { summarise } from '@shared/case-file';
import { leakStory } from '../../fixtures/cases';

const DAY = { today: '2026-11-23', cal: makeCalendar() };
const row = (id: string, change: Partial<CaseSummary> = {}): CaseSummary => ({
  ...summarise(leakStory('closed').file),
  id,
  reference: `WB-${id}`,
  ...change,
});
const reply = (who: string, dueOn: string, id = 'q-1') => ({
  kind: 'reply owed' as const,
  id,
  text: 'The repair log.',
  dueOn,
  who,
});

const GROUPS = todayTasks(
  [
    row('a', { handler: 'h-1', todo: [reply('Dev Ferris', '2026-11-20')] }),
    row('b', { handler: 'h-2', todo: [reply('dev ferris', '2026-11-18')] }),
    row('c', { handler: '', todo: [reply('Ada Moss', '2026-11-20')] }),
    row('d', {
      handler: 'h-1',
      todo: [
        {
          kind: 'call back',
          id: 'p',
          text: 'About the visit',
          dueOn: '2026-11-23',
          dueAt: '14:30',
        },
      ],
    }),
  ],
  DAY,
);
const refs = (groups: typeof GROUPS | readonly (typeof GROUPS)[number][]) =>
  groups.flatMap(({ tasks }) => tasks.map(({ reference }) => reference));

describe('whose work is shown', () => {
  it.each([
    [EVERYONE, ['WB-d', 'WB-c', 'WB-b', 'WB-a']],
    ['h-1', ['WB-d', 'WB-a']],
    ['h-2', ['WB-b']],
    [NOBODY, ['WB-c']],
    ['h-9', []],
  ])('%s', (whose, expected) => {
    expect(refs(tasksOfWhom(GROUPS, whose))).toEqual(expected);
  });

  it('leaves no empty group standing', () => {
    expect(tasksOfWhom(GROUPS, 'h-2').map(({ id }) => id)).toEqual(['replies']);
  });

  it('offers mine, everyone, unallocated, then each person with work, with counts', () => {
    const handlers = [{ id: 'h-2', name: 'Dara Quill' }];
    expect(whoseChoices(GROUPS, 'h-1', handlers)).toEqual([
      { whose: 'h-1', label: 'Mine', count: 2 },
      { whose: EVERYONE, label: 'Everyone', count: 4 },
      { whose: NOBODY, label: 'Unallocated', count: 1 },
      { whose: 'h-2', label: 'Dara Quill', count: 1 },
    ]);
    expect(whoseChoices([], 'h-1', []).map(({ count }) => count)).toEqual([0, 0, 0]);
  });
});

describe('overdue replies', () => {
  it('stand by the person, whatever case their name is written in, the longest owed first', () => {
    const tasks = GROUPS.find(({ id }) => id === 'replies')?.tasks ?? [];
    expect(repliesByWho(tasks).map(({ who, tasks: owed }) => [who, owed.length])).toEqual([
      ['Ada Moss', 1],
      ['dev ferris', 2],
    ]);
  });

  it('say when they were last asked for again', () => {
    const asked = { ...reply('Ada Moss', '2026-11-18'), chasedOn: '2026-11-20' };
    const [group] = todayTasks([row('a', { todo: [asked] })], DAY);
    expect(group?.tasks[0]?.detail).toBe('The repair log. · asked again Fri 20 Nov');
  });
});

const FROM = {
  name: 'Imogen Marlow',
  role: 'Complaints coordinator',
  phone: '01632 960002',
  email: '',
};
const OWED: OwedReply = {
  reference: 'WB-26-A0412',
  asks: 'The repair log\nfor 14 Harbour Row',
  askedOn: '2026-11-09',
  dueOn: '2026-11-13',
  chased: ['2026-11-18'],
};

describe('one chaser for all somebody owes', () => {
  const message = (owed: readonly OwedReply[]) =>
    chaserMessage({ who: 'Dev Ferris', owed, from: FROM, ...DAY });

  it('lists each reply with its case, when it was asked, how late it is and every reminder', () => {
    expect(message([{ ...OWED, reference: 'WB-26-A0999', dueOn: '2026-11-20' }, OWED])).toBe(
      [
        'Hello Dev Ferris,',
        '',
        'I am waiting for 2 replies from you, so that we can answer complaints in time:',
        '',
        '1. WB-26-A0412: The repair log for 14 Harbour Row. Asked Mon 9 Nov 2026, due Fri 13 Nov 2026, 6 working days late. Asked again Wed 18 Nov.',
        '2. WB-26-A0999: The repair log for 14 Harbour Row. Asked Mon 9 Nov 2026, due Fri 20 Nov 2026, 1 working day late. Asked again Wed 18 Nov.',
        '',
        'Please send me them today, or tell me when I can expect each and what holds them up.',
        '',
        'Thank you',
        'Imogen Marlow',
        'Complaints coordinator',
        '01632 960002',
      ].join('\n'),
    );
  });

  it('speaks of one reply as one', () => {
    const text = message([{ ...OWED, chased: [] }]);
    expect(text).toContain('I am waiting for a reply from you, so that we can answer a complaint');
    expect(text).toContain('send me it today, or tell me when I can expect it');
    expect(text).not.toContain('Asked again');
  });

  it('ends what was asked with one full stop only', () => {
    expect(message([{ ...OWED, asks: 'Was a key left?' }])).toContain(
      ': Was a key left? Asked Mon',
    );
  });
});

describe('the headline', () => {
  it('names what comes next when nothing is due', () => {
    const groups = todayTasks(
      [
        row('a', {
          todo: [{ kind: 'remedy', id: 'r', text: 'Paint it.', dueOn: '2026-12-09' }],
          person: 'Holly Bramble',
        }),
      ],
      DAY,
    );
    expect(todayHeadline(groups)).toBe(
      'Nothing due. Next: Carry out remedy, Holly Bramble, Wed 9 Dec.',
    );
  });
});

describe('the due list for a deputy', () => {
  const list = dueList(GROUPS, {
    today: DAY.today,
    whose: 'Everyone',
    headline: todayHeadline(GROUPS),
    nameOf: (id) => (id === 'h-1' ? 'Imogen Marlow' : 'Dara Quill'),
  });

  it('has a title, whose it is, and every group with its count', () => {
    expect(list.title).toBe('Due list, Monday 23 November 2026');
    expect(list.about).toBe('Everyone: 1 due today · 3 replies overdue');
    expect(list.groups.map(({ title }) => title)).toEqual([
      'Call back (1)',
      'Replies overdue, by who owes them (3)',
    ]);
  });

  it('gives each line its case, person, day and handler', () => {
    expect(list.groups[0]?.lines[0]).toMatchObject({
      what: 'Call back',
      detail: 'About the visit',
      person: 'Holly Bramble',
      reference: 'WB-d',
      due: 'Mon 23 Nov, today at 14:30',
      handler: 'Imogen Marlow',
    });
    expect(list.groups[1]?.lines[0]).toMatchObject({
      detail: 'Ada Moss: The repair log.',
      due: 'Fri 20 Nov, 1 working day late',
      handler: 'Nobody yet',
    });
  });
});
