/**
 * Stopped clocks and longer dates, worked out by hand. The day of a stop has still run and the day of a
 * restart is day 0 again: the new date is as many working days after the restart as were left at the stop.
 */
import { makeCalendar } from '@shared/calendar';
import { clocksFor, CORPORATE, MEMBER_ENQUIRY, stageOf } from '@shared/procedures';
import type { Clock, ClockFacts, Procedure } from '@shared/procedures';
import { describe, expect, it } from 'vitest';

const calendar = makeCalendar();
type Span = readonly [from: string, to?: string];

const spans = (...stops: Span[]) =>
  stops.map(([from, to]) => (to === undefined ? { from } : { from, to }));

function respond(facts: ClockFacts, today: string, procedure: Procedure = CORPORATE): Clock {
  const clocks = clocksFor(procedure, 1, facts, calendar, today);
  const found = clocks.find(({ name }) => name === 'respond');
  if (!found) throw new Error('no clock for the response');
  return found;
}

/** Acknowledged Tue 24 Nov 2026: due Tue 8 December without a stop. */
const FACTS = { received: '2026-11-23', acknowledged: '2026-11-24' };
const LATER = '2027-03-01';

describe('stops', () => {
  it.each<[string, Span[], string, string]>([
    ['of no day', [['2026-12-01', '2026-12-01']], '2026-12-08', 'stopped and started on one day'],
    ['Friday to Sunday', [['2026-12-04', '2026-12-06']], '2026-12-08', 'no working day passed'],
    ['Friday to Monday', [['2026-12-04', '2026-12-07']], '2026-12-09', 'Monday stood still'],
    [
      'Saturday to Monday',
      [['2026-12-05', '2026-12-07']],
      '2026-12-09',
      '2 left, from Monday: 8 9',
    ],
    ['four days', [['2026-12-01', '2026-12-07']], '2026-12-14', '5 left, from Mon 7: 8 9 10 11 14'],
    [
      'back to back',
      [
        ['2026-11-30', '2026-12-02'],
        ['2026-12-02', '2026-12-04'],
      ],
      '2026-12-14',
      '1 2, then 3 4',
    ],
    [
      'overlapping, from two machines',
      [
        ['2026-11-30', '2026-12-03'],
        ['2026-12-01', '2026-12-04'],
      ],
      '2026-12-14',
      '1 2 3 4, each once',
    ],
    [
      'one within another, in any order',
      [
        ['2026-12-01', '2026-12-02'],
        ['2026-11-30', '2026-12-04'],
      ],
      '2026-12-14',
      '1 2 3 4',
    ],
    [
      'the same one twice',
      [
        ['2026-11-30', '2026-12-04'],
        ['2026-11-30', '2026-12-04'],
      ],
      '2026-12-14',
      '1 2 3 4',
    ],
    [
      'three apart',
      [
        ['2026-11-25', '2026-11-26'],
        ['2026-11-27', '2026-11-30'],
        ['2026-12-02', '2026-12-03'],
      ],
      '2026-12-11',
      '26, 30, 3',
    ],
    [
      'all before the acknowledgement',
      [['2026-11-23', '2026-11-24']],
      '2026-12-08',
      'it did not run',
    ],
    ['after the date', [['2026-12-10', '2026-12-15']], '2026-12-11', '11 14 15'],
    ['ended before it began', [['2026-12-04', '2026-12-01']], '2026-12-08', 'nothing'],
  ])('%s', (_name, stops, due) => {
    expect(respond({ ...FACTS, suspensions: spans(...stops) }, LATER).due).toBe(due);
  });

  it.each<[string, Span, string, string]>([
    ['before it', ['2026-11-25', '2026-11-27'], '2026-12-14', 'the clock had not begun'],
    ['over it', ['2026-11-26', '2026-12-02'], '2026-12-16', 'only 1 and 2 December'],
    ['from its day', ['2026-11-30', '2026-12-02'], '2026-12-16', '1 2'],
  ])('%s, where the acknowledgement went on Mon 30 November', (_name, stop, due) => {
    const facts = { received: '2026-11-23', acknowledged: '2026-11-30', suspensions: spans(stop) };
    expect(respond(facts, LATER).due).toBe(due);
  });

  it('before an acknowledgement that has not gone, nothing is added', () => {
    const facts = { received: '2026-11-23', suspensions: spans(['2026-11-24', '2026-11-26']) };
    expect(respond(facts, '2026-11-26')).toMatchObject({ due: '2026-12-14', assumed: true });
  });

  it('a member’s enquiry runs from receipt, so a stop before the acknowledgement counts', () => {
    const suspensions = spans(['2026-11-24', '2026-11-26']);
    const facts = { received: '2026-11-23', acknowledged: '2026-11-27', suspensions };
    expect(respond(facts, LATER, MEMBER_ENQUIRY).due).toBe('2026-12-09');
  });

  it('over Christmas: only days the council works stand still', () => {
    // Acknowledged Mon 14 Dec: 15–18 21–24 29 30. Left on Wed 23: 24 29 30. From Mon 4 Jan: 5 6 7.
    const suspensions = spans(['2026-12-23', '2027-01-04']);
    const facts = { received: '2026-12-14', acknowledged: '2026-12-14', suspensions };
    expect(respond(facts, LATER)).toMatchObject({ due: '2027-01-07', withoutStops: '2026-12-30' });
    const holidays = { ...facts, suspensions: spans(['2026-12-24', '2026-12-28']) };
    expect(respond(holidays, LATER).due).toBe('2026-12-30');
  });

  it('an open one moves the date day by day, but not on a day off', () => {
    const facts = { ...FACTS, suspensions: spans(['2026-12-01']) };
    for (const [today, due] of [
      ['2026-12-01', '2026-12-08'],
      ['2026-12-04', '2026-12-11'],
      ['2026-12-05', '2026-12-11'],
      ['2026-12-06', '2026-12-11'],
      ['2026-12-07', '2026-12-14'],
    ] as const) {
      expect(respond(facts, today)).toMatchObject({ due, state: 'stopped' });
    }
  });

  it('an open one beside one that ended counts each day once', () => {
    const suspensions = spans(['2026-11-30'], ['2026-12-01', '2026-12-02']);
    expect(respond({ ...FACTS, suspensions }, '2026-12-04')).toMatchObject({
      due: '2026-12-14',
      state: 'stopped',
    });
  });

  it('ends with the response, and never makes a late one timely', () => {
    const open = { ...FACTS, suspensions: spans(['2026-12-01']) };
    expect(respond({ ...open, responded: '2026-12-03' }, LATER)).toMatchObject({
      due: '2026-12-10',
      state: 'done',
    });
    // Due on 8, stopped on 10: two days late by then, and still two days late after it.
    const late = { ...FACTS, suspensions: spans(['2026-12-10', '2026-12-15']) };
    expect(respond(late, '2026-12-15')).toMatchObject({ state: 'overdue', workingDaysLeft: -2 });
    expect(respond({ ...late, responded: '2026-12-15' }, LATER).state).toBe('doneLate');
  });

  it('where the procedure knows no stops, the clock runs and says so', () => {
    const strict = { ...CORPORATE, stages: [{ ...stageOf(CORPORATE, 1), suspendable: false }] };
    const facts = { ...FACTS, suspensions: spans(['2026-12-01']) };
    expect(respond(facts, '2026-12-04', strict)).toMatchObject({
      due: '2026-12-08',
      state: 'dueSoon',
    });
  });

  it('internal dates follow the moved date; acknowledgement and alarm do not move', () => {
    const facts = { ...FACTS, suspensions: spans(['2026-12-01', '2026-12-07']) };
    const due = (name: Clock['name']) =>
      clocksFor(CORPORATE, 1, facts, calendar, LATER).find((clock) => clock.name === name)?.due;
    // Back from Mon 14: 11 10 9 8.
    expect([due('draft'), due('signOff')]).toEqual(['2026-12-08', '2026-12-10']);
    expect([due('acknowledge'), due('alarm')]).toEqual(['2026-11-30', '2027-02-15']);
  });
});

describe('extensions and stops', () => {
  const stop = ['2026-11-30', '2026-12-02'] as const;
  const toldOn4 = { extendedTo: '2026-12-18', extendedOn: '2026-12-04' };

  it.each<[string, Partial<ClockFacts>, string, string | undefined]>([
    ['an extension alone', toldOn4, '2026-12-18', undefined],
    [
      'an earlier stop is in the letter’s date',
      { ...toldOn4, suspensions: spans(stop) },
      '2026-12-18',
      undefined,
    ],
    [
      'a later stop moves it: 10 11, so 21 22',
      { ...toldOn4, suspensions: spans(['2026-12-09', '2026-12-11']) },
      '2026-12-22',
      '2026-12-18',
    ],
    [
      'one before and one after: 15 16',
      { ...toldOn4, suspensions: spans(stop, ['2026-12-14', '2026-12-16']) },
      '2026-12-22',
      '2026-12-18',
    ],
    [
      'a stop from the day of the letter counts after it: 7 8',
      { ...toldOn4, suspensions: spans(['2026-12-04', '2026-12-08']) },
      '2026-12-22',
      '2026-12-18',
    ],
    [
      'two machines: a stop over the letter counts from it, 7 8 9',
      {
        extendedTo: '2026-12-14',
        extendedOn: '2026-12-04',
        suspensions: spans(['2026-12-01', '2026-12-09']),
      },
      '2026-12-17',
      '2026-12-14',
    ],
    [
      // The rule with its stop: 2 3 4 7 8 9 after Tue 8 is Wed 16; the letter’s date with 7 8 9 is Mon 14.
      'two machines: an extension never takes time away',
      {
        extendedTo: '2026-12-09',
        extendedOn: '2026-12-04',
        suspensions: spans(['2026-12-01', '2026-12-09']),
      },
      '2026-12-16',
      '2026-12-09',
    ],
    [
      // Stood still 1–4: Mon 14. At most ten more: 15–18 21–24 29 30. Without the stop: Tue 22.
      'a stop before the letter does not hide the Code’s longest',
      {
        extendedTo: '2026-12-30',
        extendedOn: '2026-12-07',
        suspensions: spans(['2026-11-30', '2026-12-04']),
      },
      '2026-12-30',
      '2026-12-22',
    ],
  ])('%s', (_name, facts, due, withoutStops) => {
    const clock = respond({ ...FACTS, ...facts }, LATER);
    expect([clock.due, clock.withoutStops]).toEqual([due, withoutStops]);
  });
});
