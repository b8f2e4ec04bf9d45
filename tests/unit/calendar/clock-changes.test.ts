/** Dates and the two nights a year on which London’s clocks change. */
import { addDays, addWorkingDays, dateOf, makeCalendar, todayInLondon } from '@shared/calendar';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const calendar = makeCalendar();

describe('the date in London when the clocks change', () => {
  it.each([
    // Forward on Sunday 28 March 2027: 01:00 GMT becomes 02:00 BST.
    ['2027-03-27T23:59:59Z', '2027-03-27', 'the last second of the Saturday'],
    ['2027-03-28T00:00:00Z', '2027-03-28', 'midnight, still winter time'],
    ['2027-03-28T00:59:59Z', '2027-03-28', '00:59, then 02:00'],
    ['2027-03-28T01:00:00Z', '2027-03-28', '02:00 summer time'],
    ['2027-03-28T22:30:00Z', '2027-03-28', '23:30 on the day of the change'],
    ['2027-03-28T22:59:59Z', '2027-03-28', 'its last second, an hour early by Greenwich'],
    ['2027-03-28T23:00:00Z', '2027-03-29', 'midnight of the Monday'],
    // Back on Sunday 25 October 2026: 02:00 BST becomes 01:00 GMT.
    ['2026-10-24T22:30:00Z', '2026-10-24', '23:30 on the Saturday, summer time'],
    ['2026-10-24T22:59:59Z', '2026-10-24', 'the last second of the Saturday'],
    ['2026-10-24T23:00:00Z', '2026-10-25', 'midnight, still summer time'],
    ['2026-10-24T23:30:00Z', '2026-10-25', '00:30'],
    ['2026-10-25T00:30:00Z', '2026-10-25', '01:30 for the first time'],
    ['2026-10-25T01:30:00Z', '2026-10-25', '01:30 for the second time'],
    ['2026-10-25T23:30:00Z', '2026-10-25', '23:30, winter time'],
    ['2026-10-26T00:00:00Z', '2026-10-26', 'midnight of the Monday'],
  ])('%s is %s (%s)', (instant, date) => {
    expect(todayInLondon(Date.parse(instant))).toBe(date);
  });

  it('every day has 24 hours but two, and every hour its date', () => {
    const hours = new Map<string, number>();
    const from = Date.parse('2026-10-20T23:00:00Z');
    for (let hour = 0; hour < 24 * 200; hour += 1) {
      const date = todayInLondon(from + hour * 3_600_000);
      hours.set(date, (hours.get(date) ?? 0) + 1);
    }
    const whole = [...hours].slice(0, -1);
    expect(whole.filter(([, count]) => count !== 24)).toEqual([
      ['2026-10-25', 25],
      ['2027-03-28', 23],
    ]);
  });
});

describe('counting over a change of the clocks', () => {
  it.each([
    ['2027-03-24', 7, '2027-04-06', 'forward, over Easter: 25 30 31 1 2 5 6'],
    ['2026-10-23', 1, '2026-10-26', 'back, over the weekend'],
    ['2026-10-26', -1, '2026-10-23', 'and against it'],
  ])('%s and %i working days is %s (%s)', (from, count, to) => {
    expect(addWorkingDays(from, count, calendar)).toBe(to);
  });

  it('noon of a date is that date, and a day later the next, all year round', () => {
    const any = fc.integer({ min: 18_262, max: 36_159 }); // 2020 to 2068
    fc.assert(
      fc.property(any, (day) => {
        const noon = day * 86_400_000 + 43_200_000;
        expect(todayInLondon(noon)).toBe(dateOf(day));
        expect(addDays(todayInLondon(noon), 1)).toBe(todayInLondon(noon + 86_400_000));
      }),
    );
  });
});
