import { describe, expect, it } from 'vitest';
import {
  easterSunday,
  makeCalendar,
  projectBankHolidays,
  PUBLISHED,
  weekdayOf,
} from '@shared/calendar';

/** One-off days: added, or moved away from their usual date. */
const ONE_OFFS = ['2020-05-08', '2022-06-02', '2022-06-03', '2022-09-19', '2023-05-08'];
const MOVED_AWAY = ['2020-05-04', '2022-05-30'];

describe('bank holidays of England and Wales', () => {
  it.each([
    ['2024', ['01-01', '03-29', '04-01', '05-06', '05-27', '08-26', '12-25', '12-26']],
    ['2025', ['01-01', '04-18', '04-21', '05-05', '05-26', '08-25', '12-25', '12-26']],
    ['2026', ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28']],
    ['2027', ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28']],
    ['2028', ['01-03', '04-14', '04-17', '05-01', '05-29', '08-28', '12-25', '12-26']],
    ['2029', ['01-01', '03-30', '04-02', '05-07', '05-28', '08-27', '12-25', '12-26']],
    ['2030', ['01-01', '04-19', '04-22', '05-06', '05-27', '08-26', '12-25', '12-26']],
  ])('%s has its eight days', (year, expected) => {
    const calendar = makeCalendar();
    const days = [...calendar.bankHolidays.keys()].filter((date) => date.startsWith(year)).sort();
    expect(days).toEqual(expected.map((day) => `${year}-${day}`));
  });

  it('agrees with the standing rule in every published year, but for the one-offs', () => {
    const published = new Set(PUBLISHED.map((holiday) => holiday.date));
    const years = [...new Set(PUBLISHED.map((holiday) => Number(holiday.date.slice(0, 4))))];
    const ruled = new Set(
      years.flatMap((year) => projectBankHolidays(year).map(({ date }) => date)),
    );
    expect([...published].filter((date) => !ruled.has(date)).sort()).toEqual(ONE_OFFS);
    expect([...ruled].filter((date) => !published.has(date)).sort()).toEqual(MOVED_AWAY);
  });

  it.each([
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2028, '2028-04-16'],
    [2038, '2038-04-25'],
    [2049, '2049-04-18'],
  ])('Easter %i is %s', (year, date) => {
    expect(easterSunday(year)).toBe(date);
  });

  it('never gives a bank holiday on a weekend, nor two on a day', () => {
    for (let year = 1990; year <= 2120; year += 1) {
      const dates = projectBankHolidays(year).map(({ date }) => date);
      expect(new Set(dates).size).toBe(8);
      expect(dates.filter((date) => [0, 6].includes(weekdayOf(date)))).toEqual([]);
    }
  });

  it('an imported year replaces the shipped one and moves the last known year', () => {
    const calendar = makeCalendar({ bankHolidays: [{ on: '2029-01-01', name: 'New Year’s Day' }] });
    expect(calendar.lastKnownYear).toBe(2029);
    expect(calendar.bankHolidays.has('2029-12-25')).toBe(false);
    expect(makeCalendar().lastKnownYear).toBe(2028);
  });
});
