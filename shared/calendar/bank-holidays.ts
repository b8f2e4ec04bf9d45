/**
 * Bank holidays of England and Wales.
 *
 * `PUBLISHED` is checked data in the shape that gov.uk publishes (title and date), for the years listed.
 * Other years are worked out by the standing rule (Banking and Financial Dealings Act 1971 and the customary
 * substitute days); a deadline that rests on such a year carries a warning, since one-off holidays are
 * announced late.
 */
import { dateOf, dayNumber, makeDate, weekdayOfDay } from './dates';
import type { CalendarDate } from './types';

export interface BankHoliday {
  readonly title: string;
  readonly date: CalendarDate;
}

const rows = (year: number, list: string): BankHoliday[] =>
  list.split(', ').map((entry) => {
    const [monthDay = '', title = ''] = entry.split(' = ');
    return { date: `${year}-${monthDay}`, title };
  });

export const PUBLISHED: readonly BankHoliday[] = [
  ...rows(
    2019,
    '01-01 = New Year’s Day, 04-19 = Good Friday, 04-22 = Easter Monday, 05-06 = Early May bank holiday, 05-27 = Spring bank holiday, 08-26 = Summer bank holiday, 12-25 = Christmas Day, 12-26 = Boxing Day',
  ),
  ...rows(
    2020,
    '01-01 = New Year’s Day, 04-10 = Good Friday, 04-13 = Easter Monday, 05-08 = Early May bank holiday (VE day), 05-25 = Spring bank holiday, 08-31 = Summer bank holiday, 12-25 = Christmas Day, 12-28 = Boxing Day (substitute day)',
  ),
  ...rows(
    2021,
    '01-01 = New Year’s Day, 04-02 = Good Friday, 04-05 = Easter Monday, 05-03 = Early May bank holiday, 05-31 = Spring bank holiday, 08-30 = Summer bank holiday, 12-27 = Christmas Day (substitute day), 12-28 = Boxing Day (substitute day)',
  ),
  ...rows(
    2022,
    '01-03 = New Year’s Day (substitute day), 04-15 = Good Friday, 04-18 = Easter Monday, 05-02 = Early May bank holiday, 06-02 = Spring bank holiday, 06-03 = Platinum Jubilee bank holiday, 08-29 = Summer bank holiday, 09-19 = State Funeral of Queen Elizabeth II, 12-26 = Boxing Day, 12-27 = Christmas Day (substitute day)',
  ),
  ...rows(
    2023,
    '01-02 = New Year’s Day (substitute day), 04-07 = Good Friday, 04-10 = Easter Monday, 05-01 = Early May bank holiday, 05-08 = Coronation of King Charles III, 05-29 = Spring bank holiday, 08-28 = Summer bank holiday, 12-25 = Christmas Day, 12-26 = Boxing Day',
  ),
  ...rows(
    2024,
    '01-01 = New Year’s Day, 03-29 = Good Friday, 04-01 = Easter Monday, 05-06 = Early May bank holiday, 05-27 = Spring bank holiday, 08-26 = Summer bank holiday, 12-25 = Christmas Day, 12-26 = Boxing Day',
  ),
  ...rows(
    2025,
    '01-01 = New Year’s Day, 04-18 = Good Friday, 04-21 = Easter Monday, 05-05 = Early May bank holiday, 05-26 = Spring bank holiday, 08-25 = Summer bank holiday, 12-25 = Christmas Day, 12-26 = Boxing Day',
  ),
  ...rows(
    2026,
    '01-01 = New Year’s Day, 04-03 = Good Friday, 04-06 = Easter Monday, 05-04 = Early May bank holiday, 05-25 = Spring bank holiday, 08-31 = Summer bank holiday, 12-25 = Christmas Day, 12-28 = Boxing Day (substitute day)',
  ),
  ...rows(
    2027,
    '01-01 = New Year’s Day, 03-26 = Good Friday, 03-29 = Easter Monday, 05-03 = Early May bank holiday, 05-31 = Spring bank holiday, 08-30 = Summer bank holiday, 12-27 = Christmas Day (substitute day), 12-28 = Boxing Day (substitute day)',
  ),
  ...rows(
    2028,
    '01-03 = New Year’s Day (substitute day), 04-14 = Good Friday, 04-17 = Easter Monday, 05-01 = Early May bank holiday, 05-29 = Spring bank holiday, 08-28 = Summer bank holiday, 12-25 = Christmas Day, 12-26 = Boxing Day',
  ),
];

/** Easter Sunday in the Gregorian calendar, by the anonymous computus (Meeus, Astronomical Algorithms, ch. 8). */
export function easterSunday(year: number): CalendarDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return makeDate(year, Math.floor(n / 31), (n % 31) + 1);
}

/** The eight bank holidays of a year by the standing rule, substitutes for those that fall on a weekend included. */
export function projectBankHolidays(year: number): BankHoliday[] {
  const easter = dayNumber(easterSunday(year));
  const firstMonday = (month: number): number => {
    const first = dayNumber(makeDate(year, month, 1));
    return first + ((8 - weekdayOfDay(first)) % 7);
  };
  const lastMonday = (month: number, days: number): number => {
    const last = dayNumber(makeDate(year, month, days));
    return last - ((weekdayOfDay(last) + 6) % 7);
  };
  const holidays: { day: number; title: string }[] = [
    { day: easter - 2, title: 'Good Friday' },
    { day: easter + 1, title: 'Easter Monday' },
    { day: firstMonday(5), title: 'Early May bank holiday' },
    { day: lastMonday(5, 31), title: 'Spring bank holiday' },
    { day: lastMonday(8, 31), title: 'Summer bank holiday' },
  ];
  const taken = new Set(holidays.map((holiday) => holiday.day));
  const fixed: [number, number, string][] = [
    [1, 1, 'New Year’s Day'],
    [12, 25, 'Christmas Day'],
    [12, 26, 'Boxing Day'],
  ];
  // Days on weekdays keep their date first; those on weekends then take the next free weekday.
  const onWeekday = fixed.filter(
    ([month, day]) => !isWeekend(dayNumber(makeDate(year, month, day))),
  );
  for (const [month, day, title] of onWeekday) {
    const at = dayNumber(makeDate(year, month, day));
    taken.add(at);
    holidays.push({ day: at, title });
  }
  for (const [month, day, title] of fixed) {
    let at = dayNumber(makeDate(year, month, day));
    if (!isWeekend(at)) continue;
    while (isWeekend(at) || taken.has(at)) at += 1;
    taken.add(at);
    holidays.push({ day: at, title: `${title} (substitute day)` });
  }
  return holidays
    .sort((left, right) => left.day - right.day)
    .map(({ day, title }) => ({ date: dateOf(day), title }));
}

export function isWeekend(day: number): boolean {
  const weekday = weekdayOfDay(day);
  return weekday === 0 || weekday === 6;
}
