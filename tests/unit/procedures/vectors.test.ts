/**
 * Dates worked out by hand from a wall calendar and the bank holidays of DOMAIN §2, never from the code.
 * Where a date surprises, the days counted stand beside it.
 */
import { makeCalendar } from '@shared/calendar';
import type { CalendarSettings } from '@shared/calendar';
import {
  clocksFor,
  CORPORATE,
  effectiveReceipt,
  lastDayAfter,
  lastDayOf,
  latestExtension,
  MEMBER_ENQUIRY,
  stageOf,
} from '@shared/procedures';
import type { Clock, ClockFacts, Procedure } from '@shared/procedures';
import { describe, expect, it } from 'vitest';

const plain = makeCalendar();

function dates(procedure: Procedure, stage: number, facts: ClockFacts, cal = plain) {
  const clocks = clocksFor(procedure, stage, facts, cal, facts.received);
  const due = (name: Clock['name']) => clocks.find((clock) => clock.name === name)?.due;
  return {
    acknowledge: due('acknowledge'),
    respond: due('respond'),
    draft: due('draft'),
    signOff: due('signOff'),
    alarm: due('alarm'),
    extended: latestExtension(stageOf(procedure, stage), due('respond') ?? '', cal),
  };
}

/** [received, acknowledge by, respond by, longest extension, respond by if acknowledged on receipt, why] */
type Row = readonly [string, string, string, string, string, string];

function expectRow(stage: number, row: Row, settings: CalendarSettings = {}): void {
  const [received, acknowledge, respond, extended, atOnce] = row;
  const cal = makeCalendar(settings);
  expect(dates(CORPORATE, stage, { received }, cal)).toMatchObject({
    acknowledge,
    respond,
    extended,
  });
  expect(dates(CORPORATE, stage, { received, acknowledged: received }, cal).respond).toBe(atOnce);
}

describe('corporate stage 1: 5 working days, then 10, then 10 more', () => {
  const rows: readonly Row[] = [
    // The nights on which London's clocks change: a date is a date, whatever its hours.
    ['2026-10-22', '2026-10-29', '2026-11-12', '2026-11-26', '2026-11-05', 'over the change back'],
    ['2026-10-25', '2026-10-30', '2026-11-13', '2026-11-27', '2026-11-06', 'on a day of 25 hours'],
    ['2027-03-28', '2027-04-05', '2027-04-19', '2027-05-04', '2027-04-12', 'on a day of 23 hours'],
    // The table of DOMAIN §2.
    ['2026-11-23', '2026-11-30', '2026-12-14', '2026-12-30', '2026-12-07', 'DOMAIN, a Monday'],
    [
      '2026-12-18',
      '2026-12-29',
      '2027-01-13',
      '2027-01-27',
      '2027-01-06',
      'DOMAIN, before Christmas',
    ],
    ['2026-12-26', '2027-01-05', '2027-01-19', '2027-02-02', '2027-01-12', 'DOMAIN, Boxing Day'],
    ['2027-03-24', '2027-04-02', '2027-04-16', '2027-04-30', '2027-04-09', 'DOMAIN, before Easter'],
    // Each weekday of one week. The extension passes Christmas: 25 and 28 December are not worked.
    ['2026-11-24', '2026-12-01', '2026-12-15', '2026-12-31', '2026-12-08', 'a Tuesday'],
    ['2026-11-25', '2026-12-02', '2026-12-16', '2027-01-04', '2026-12-09', 'a Wednesday'],
    ['2026-11-26', '2026-12-03', '2026-12-17', '2027-01-05', '2026-12-10', 'a Thursday'],
    ['2026-11-27', '2026-12-04', '2026-12-18', '2027-01-06', '2026-12-11', 'a Friday'],
    [
      '2026-11-28',
      '2026-12-04',
      '2026-12-18',
      '2027-01-06',
      '2026-12-11',
      'a Saturday, as the Friday',
    ],
    [
      '2026-11-29',
      '2026-12-04',
      '2026-12-18',
      '2027-01-06',
      '2026-12-11',
      'a Sunday, as the Friday',
    ],
    // Christmas 2026: Fri 25 and Mon 28 off. Worked: 24 | 29 30 31 | 4–8 | 11–15 January.
    ['2026-12-23', '2027-01-04', '2027-01-18', '2027-02-01', '2027-01-11', '24 29 30 31 4'],
    ['2026-12-24', '2027-01-05', '2027-01-19', '2027-02-02', '2027-01-12', '29 30 31 4 5'],
    ['2026-12-25', '2027-01-05', '2027-01-19', '2027-02-02', '2027-01-12', 'Christmas Day'],
    ['2026-12-28', '2027-01-05', '2027-01-19', '2027-02-02', '2027-01-12', 'the substitute day'],
    ['2026-12-29', '2027-01-06', '2027-01-20', '2027-02-03', '2027-01-13', '30 31 4 5 6'],
    ['2026-12-31', '2027-01-08', '2027-01-22', '2027-02-05', '2027-01-15', '4 5 6 7 8'],
    ['2027-01-01', '2027-01-08', '2027-01-22', '2027-02-05', '2027-01-15', 'New Year’s Day'],
    // Christmas 2027: 25 and 26 fall on a weekend, so Mon 27 and Tue 28 are off, and Mon 3 January 2028.
    ['2027-12-20', '2027-12-29', '2028-01-13', '2028-01-27', '2028-01-06', '21 22 23 24 29'],
    ['2027-12-24', '2028-01-05', '2028-01-19', '2028-02-02', '2028-01-12', '29 30 31 4 5'],
    ['2027-12-25', '2028-01-05', '2028-01-19', '2028-02-02', '2028-01-12', 'Christmas Saturday'],
    ['2027-12-28', '2028-01-05', '2028-01-19', '2028-02-02', '2028-01-12', 'the second substitute'],
    ['2027-12-31', '2028-01-10', '2028-01-24', '2028-02-07', '2028-01-17', '4 5 6 7 10'],
    ['2028-01-03', '2028-01-10', '2028-01-24', '2028-02-07', '2028-01-17', 'New Year’s substitute'],
    // Easter 2026: Fri 3 and Mon 6 April off; Mon 4 May lies in the extension.
    ['2026-03-30', '2026-04-08', '2026-04-22', '2026-05-07', '2026-04-15', '31 1 2 7 8'],
    ['2026-04-02', '2026-04-13', '2026-04-27', '2026-05-12', '2026-04-20', '7 8 9 10 13'],
    ['2026-04-03', '2026-04-13', '2026-04-27', '2026-05-12', '2026-04-20', 'Good Friday'],
    // Easter 2027: Fri 26 and Mon 29 March off; Mon 3 May lies in the extension.
    ['2027-03-25', '2027-04-05', '2027-04-19', '2027-05-04', '2027-04-12', '30 31 1 2 5'],
    ['2027-03-29', '2027-04-05', '2027-04-19', '2027-05-04', '2027-04-12', 'Easter Monday'],
    // Easter 2028: Fri 14 and Mon 17 April off; Mon 1 May lies in the response.
    ['2028-04-11', '2028-04-20', '2028-05-05', '2028-05-19', '2028-04-27', '12 13 18 19 20'],
    ['2028-04-13', '2028-04-24', '2028-05-09', '2028-05-23', '2028-05-02', '18 19 20 21 24'],
    // Both May holidays of 2026 (4 and 25), and the August one (31).
    ['2026-05-01', '2026-05-11', '2026-05-26', '2026-06-09', '2026-05-18', '5 6 7 8 11'],
    ['2026-05-22', '2026-06-01', '2026-06-15', '2026-06-29', '2026-06-08', '26 27 28 29 1'],
    ['2026-08-28', '2026-09-07', '2026-09-21', '2026-10-05', '2026-09-14', '1 2 3 4 7'],
    [
      '2026-08-31',
      '2026-09-07',
      '2026-09-21',
      '2026-10-05',
      '2026-09-14',
      'month end, a bank holiday',
    ],
    // Month ends and a leap February.
    ['2026-01-31', '2026-02-06', '2026-02-20', '2026-03-06', '2026-02-13', 'Sat 31 January'],
    ['2028-02-14', '2028-02-21', '2028-03-06', '2028-03-20', '2028-02-28', '29 February is worked'],
    ['2028-02-28', '2028-03-06', '2028-03-20', '2028-04-03', '2028-03-13', '29 1 2 3 6'],
    ['2028-02-29', '2028-03-07', '2028-03-21', '2028-04-04', '2028-03-14', 'the leap day itself'],
    // 2020: the early May holiday went from Monday 4 to Friday 8.
    ['2020-05-01', '2020-05-11', '2020-05-26', '2020-06-09', '2020-05-18', '4 5 6 7 11'],
    // 2022: Thu 2 and Fri 3 June; the last Monday of May was worked. Then Mon 19 September.
    ['2022-05-27', '2022-06-07', '2022-06-21', '2022-07-05', '2022-06-14', '30 31 1 6 7'],
    ['2022-09-15', '2022-09-23', '2022-10-07', '2022-10-21', '2022-09-30', '16 20 21 22 23'],
    // 2023: Mon 1, Mon 8 and Mon 29 May.
    ['2023-04-28', '2023-05-09', '2023-05-23', '2023-06-07', '2023-05-16', '2 3 4 5 9'],
    // 2062 by the standing rule: Mon 29 May; Mon 25, Tue 26 December; Mon 1 January 2063.
    ['2062-05-26', '2062-06-05', '2062-06-19', '2062-07-03', '2062-06-12', '30 31 1 2 5'],
    ['2062-12-22', '2063-01-03', '2063-01-17', '2063-01-31', '2063-01-10', '27 28 29 2 3'],
  ];
  it.each(rows)(
    'received %s: acknowledge %s, respond %s, at most %s; at once %s (%s)',
    (...row) => {
      expectRow(1, row);
    },
  );
});

describe('corporate stage 2: 5 working days, then 20, then 20 more', () => {
  it.each<Row>([
    [
      '2026-11-23',
      '2026-11-30',
      '2026-12-30',
      '2027-01-28',
      '2026-12-21',
      '1–24 Dec are 18, 29, 30',
    ],
    ['2026-11-24', '2026-12-01', '2026-12-31', '2027-01-29', '2026-12-22', 'a Tuesday'],
    ['2026-11-25', '2026-12-02', '2027-01-04', '2027-02-01', '2026-12-23', 'a Wednesday'],
    ['2026-11-26', '2026-12-03', '2027-01-05', '2027-02-02', '2026-12-24', 'a Thursday'],
    ['2026-11-27', '2026-12-04', '2027-01-06', '2027-02-03', '2026-12-29', 'a Friday'],
    ['2026-11-28', '2026-12-04', '2027-01-06', '2027-02-03', '2026-12-29', 'a Saturday'],
    ['2026-11-29', '2026-12-04', '2027-01-06', '2027-02-03', '2026-12-29', 'a Sunday'],
  ])('asked for %s: acknowledge %s, respond %s, at most %s; at once %s (%s)', (...row) => {
    expectRow(2, row);
  });

  it('the alarm runs from the complaint itself, not from the request', () => {
    const facts = { received: '2026-12-07', firstReceived: '2026-10-05' };
    // Mon 5 Oct + 84 days: 26 left of October, 30 of November, 28 of December.
    expect(dates(CORPORATE, 2, facts).alarm).toBe('2026-12-28');
  });
});

describe('a member’s enquiry: 2 and 10 working days, both from receipt', () => {
  it.each([
    ['2026-11-23', '2026-11-25', '2026-12-07', '2026-12-21', 'a Monday'],
    ['2026-11-27', '2026-12-01', '2026-12-11', '2026-12-29', 'a Friday'],
    ['2026-11-28', '2026-12-01', '2026-12-11', '2026-12-29', 'a Saturday'],
    ['2026-12-24', '2026-12-30', '2027-01-12', '2027-01-26', '29 30; 31 4–8 11 12'],
  ])('received %s: acknowledge %s, reply %s, at most %s (%s)', (received, ...due) => {
    const [acknowledge, respond, extended] = due;
    expect(dates(MEMBER_ENQUIRY, 1, { received })).toMatchObject({
      acknowledge,
      respond,
      extended,
    });
    // A late acknowledgement moves nothing: this clock does not wait for it.
    const late = { received, acknowledged: '2027-01-15' };
    expect(dates(MEMBER_ENQUIRY, 1, late).respond).toBe(respond);
  });
});

describe('internal dates and the alarm', () => {
  it.each([
    ['2026-11-23', '2026-12-08', '2026-12-10', '2027-02-15', 'back from Mon 14: 11 10 9 8'],
    ['2026-11-24', '2026-12-09', '2026-12-11', '2027-02-16', 'back from Tue 15'],
    ['2026-11-27', '2026-12-14', '2026-12-16', '2027-02-19', 'back from Fri 18'],
    ['2026-12-18', '2027-01-07', '2027-01-11', '2027-03-12', 'back from Wed 13: 12 11 8 7'],
    ['2027-12-20', '2028-01-07', '2028-01-11', '2028-03-13', 'back from Thu 13: 12 11 10 7'],
    ['2026-04-02', '2026-04-21', '2026-04-23', '2026-06-25', 'back from Mon 27: 24 23 22 21'],
    ['2026-01-31', '2026-02-16', '2026-02-18', '2026-04-25', 'the alarm falls on a Saturday'],
    ['2028-02-29', '2028-03-15', '2028-03-17', '2028-05-23', '84 days from a leap day'],
  ])('received %s: draft %s, sign-off %s, alarm %s (%s)', (received, draft, signOff, alarm) => {
    expect(dates(CORPORATE, 1, { received })).toMatchObject({ draft, signOff, alarm });
  });

  it('run back over Christmas from a date after it', () => {
    // Acknowledged Tue 15 Dec 2026: 16 17 18 21 22 23 24 29 30 31. Back: 30 29 24 23.
    const facts = { received: '2026-12-14', acknowledged: '2026-12-15' };
    expect(dates(CORPORATE, 1, facts)).toMatchObject({
      respond: '2026-12-31',
      signOff: '2026-12-29',
      draft: '2026-12-23',
    });
  });

  it('none before means the due date itself, also one an extension put on a Saturday', () => {
    const same = { ...CORPORATE, internal: { draftBefore: 2, signOffBefore: 0 } };
    const facts = {
      received: '2026-11-23',
      acknowledged: '2026-11-24',
      extendedTo: '2026-12-12',
      extendedOn: '2026-12-04',
    };
    expect(dates(same, 1, facts)).toMatchObject({
      respond: '2026-12-12',
      signOff: '2026-12-12',
      draft: '2026-12-10',
    });
  });
});

describe('a late acknowledgement moves the response', () => {
  it.each([
    ['2026-11-28', '2026-12-11', 'on a Saturday, before its date'],
    ['2026-12-01', '2026-12-15', 'one day late'],
    ['2026-12-04', '2026-12-18', 'four days late'],
    ['2026-12-24', '2027-01-12', 'on Christmas Eve: 29 30 31 4–8 11 12'],
    ['2026-12-25', '2027-01-12', 'on Christmas Day'],
  ])('acknowledged %s: respond %s (%s)', (acknowledged, respond) => {
    expect(dates(CORPORATE, 1, { received: '2026-11-23', acknowledged }).respond).toBe(respond);
  });
});

describe('days the council is closed', () => {
  const closed = (...on: string[]) => ({
    closures: on.map((day) => ({ on: day, name: 'Closed' })),
  });
  const christmas = closed('2026-12-29', '2026-12-30', '2026-12-31');
  it.each<[string, CalendarSettings, Row]>([
    [
      'a Friday',
      closed('2026-12-04'),
      ['2026-11-23', '2026-11-30', '2026-12-15', '2026-12-31', '2026-12-08', ''],
    ],
    [
      'Christmas to New Year',
      christmas,
      ['2026-12-18', '2027-01-04', '2027-01-18', '2027-02-01', '2027-01-11', ''],
    ],
    [
      'a Saturday costs nothing',
      closed('2026-12-05'),
      ['2026-11-23', '2026-11-30', '2026-12-14', '2026-12-30', '2026-12-07', ''],
    ],
    [
      'a bank holiday is not lost twice',
      closed('2026-12-28'),
      ['2026-12-18', '2026-12-29', '2027-01-13', '2027-01-27', '2027-01-06', ''],
    ],
  ])('%s', (_name, settings, row) => {
    expectRow(1, row, settings);
  });
});

describe('after HH:MM counts as the next working day', () => {
  const on = { cutOff: '17:00' };
  const closed = makeCalendar({
    closures: ['2026-12-29', '2026-12-30', '2026-12-31'].map((day) => ({
      on: day,
      name: 'Closed',
    })),
  });
  it.each<[day: string, at: string | undefined, effective: string, why: string]>([
    ['2026-11-27', '17:00', '2026-11-27', 'at it is not after it'],
    ['2026-11-27', '17:01', '2026-11-30', 'Friday evening'],
    ['2026-11-28', '10:00', '2026-11-30', 'Saturday morning: no earlier than Friday evening'],
    ['2026-11-28', undefined, '2026-11-30', 'Saturday, time not known'],
    ['2026-11-29', '23:59', '2026-11-30', 'Sunday night'],
    ['2026-11-30', undefined, '2026-11-30', 'Monday, time not known'],
    ['2026-12-24', '17:30', '2026-12-29', 'Christmas Eve'],
    ['2026-12-25', '09:00', '2026-12-29', 'Christmas Day'],
    ['2027-03-25', '18:00', '2027-03-30', 'before Good Friday'],
  ])('%s at %s counts from %s (%s)', (day, at, effective, _why) => {
    expect(effectiveReceipt(on, day, at, plain)).toBe(effective);
    expect(effectiveReceipt({}, day, at, plain)).toBe(day);
  });

  it('passes the days the council is closed', () => {
    expect(effectiveReceipt(on, '2026-12-24', '17:30', closed)).toBe('2027-01-04');
  });
});

describe('one calendar month to ask for stage 2, from the day of the response', () => {
  const month = stageOf(CORPORATE, 2).requestWithin;
  it.each([
    ['2026-11-23', '2026-12-23'],
    ['2026-11-25', '2026-12-25'],
    ['2026-12-31', '2027-01-31'],
    ['2027-01-29', '2027-02-28'],
    ['2027-01-30', '2027-02-28'],
    ['2027-01-31', '2027-02-28'],
    ['2028-01-31', '2028-02-29'],
    ['2027-02-28', '2027-03-28'],
    ['2028-02-29', '2028-03-29'],
    ['2026-08-31', '2026-09-30'],
  ])('response %s: until %s', (response, until) => {
    expect(month && lastDayAfter(month, response, plain)).toBe(until);
  });
});

describe('spans that begin on a day and include it', () => {
  it.each([
    ['months', 6, '2026-01-15', '2026-07-14'],
    ['months', 1, '2027-01-31', '2027-02-28'],
    ['months', 1, '2028-01-31', '2028-02-29'],
    ['months', 6, '2026-08-31', '2027-02-28'],
    ['months', 0, '2026-08-31', '2026-08-31'],
    ['calendarDays', 30, '2028-02-01', '2028-03-01'],
    ['calendarDays', 30, '2027-02-01', '2027-03-02'],
    ['calendarDays', 0, '2027-02-01', '2027-02-01'],
  ] as const)('%s %i from %s: until %s', (unit, amount, from, until) => {
    expect(lastDayOf({ unit, amount }, from, plain)).toBe(until);
  });
});

describe('beyond the known bank holidays', () => {
  const warned = (received: string, settings: CalendarSettings = {}) =>
    clocksFor(CORPORATE, 1, { received }, makeCalendar(settings), received)
      .filter(({ warning }) => warning !== undefined)
      .map(({ name, due }) => `${name} ${due}`);
  const newYear = (year: number) => ({ on: `${year}-01-01`, name: 'New Year’s Day' });

  it('warns of each date that lies there, and of no other', () => {
    expect(warned('2028-09-01')).toEqual([]);
    // Mon 11 Dec 2028, acknowledge 18; 19–22 27 28 29, then 2 3 4 January 2029. Draft 28, sign-off 2.
    expect(warned('2028-12-11')).toEqual([
      'signOff 2029-01-02',
      'respond 2029-01-04',
      'alarm 2029-03-05',
    ]);
    expect(warned('2062-05-26')).toHaveLength(5);
  });

  it('a year left out between imported ones is still not known', () => {
    expect(warned('2028-12-11', { bankHolidays: [newYear(2029)] })).toEqual([]);
    expect(warned('2028-12-11', { bankHolidays: [newYear(2030)] })).toHaveLength(3);
    expect(warned('2030-06-03', { bankHolidays: [newYear(2029), newYear(2030)] })).toEqual([]);
  });
});
