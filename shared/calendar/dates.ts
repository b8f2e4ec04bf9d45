/**
 * Calendar dates without instants: `YYYY-MM-DD` in, `YYYY-MM-DD` out.
 * Inside, a date is a day number (days since 1970-01-01), so that arithmetic never meets a time zone.
 */
import type { CalendarDate } from './types';

const MS_PER_DAY = 86_400_000;

export const WEEKDAYS = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
] as const;
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** True for a real date between the years 1900 and 2199: `2026-02-31` and `26-2-1` are not. */
export function isCalendarDate(value: string): value is CalendarDate {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return year >= 1900 && year <= 2199 && isRealDay(year, month, day);
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function isRealDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Day number of a date. Throws on a string that is not a date: that is our fault, never a person's. */
export function dayNumber(date: CalendarDate): number {
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7));
  const day = Number(date.slice(8, 10));
  if (date.length !== 10 || !isRealDay(year, month, day)) {
    throw new RangeError(`Not a calendar date: ${date}`);
  }
  return Date.UTC(year, month - 1, day) / MS_PER_DAY;
}

export function dateOf(day: number): CalendarDate {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

export function makeDate(year: number, month: number, day: number): CalendarDate {
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** 0 = Sunday … 6 = Saturday. */
export function weekdayOf(date: CalendarDate): number {
  return weekdayOfDay(dayNumber(date));
}

/** Day 0 was a Thursday. */
export function weekdayOfDay(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return dateOf(dayNumber(date) + days);
}

/** The same day of a later (or earlier) month; the last day of that month where it has no such day. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const index = Number(date.slice(0, 4)) * 12 + (Number(date.slice(5, 7)) - 1) + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return makeDate(year, month, Math.min(Number(date.slice(8, 10)), daysInMonth(year, month)));
}

/**
 * Last day of a period of months that begins on (and includes) `date`: six months from 15 January end on
 * 14 July (SI 2012/3094 reg 29). From a day the last month lacks, the period ends with that month.
 */
export function lastDayOfMonthsFrom(date: CalendarDate, months: number): CalendarDate {
  const corresponding = addMonths(date, months);
  const clamped = corresponding.slice(8, 10) !== date.slice(8, 10);
  return clamped ? corresponding : addDays(corresponding, -1);
}

const londonParts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** Epoch milliseconds of the first moment of a day in London, summer time or not. */
export function startOfDayInLondon(date: CalendarDate): number {
  const utc = Date.parse(`${date}T00:00:00Z`);
  // London is at UTC or an hour ahead of it; the later of the two that falls on the day is wrong in summer.
  return todayInLondon(utc - 3_600_000) === date ? utc - 3_600_000 : utc;
}

/** The date in London at an instant (milliseconds since 1970). Late on a summer evening UTC is a day behind. */
export function todayInLondon(epochMs: number): CalendarDate {
  const parts = new Map(londonParts.formatToParts(epochMs).map((part) => [part.type, part.value]));
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
}

/**
 * `short`: "Tue 5 Jan 2027", for lists. `long`: "Tuesday 5 January 2027". `letter`: "5 January 2027".
 * `day`: "Tue 5 Jan", where the year is plain from its surroundings.
 */
export function formatDate(
  date: CalendarDate,
  style: 'short' | 'long' | 'letter' | 'day' = 'short',
): string {
  const weekday = WEEKDAYS[weekdayOf(date)] ?? '';
  const month = MONTHS[Number(date.slice(5, 7)) - 1] ?? '';
  const day = Number(date.slice(8, 10));
  const year = date.slice(0, 4);
  switch (style) {
    case 'short':
      return `${weekday.slice(0, 3)} ${day} ${month.slice(0, 3)} ${year}`;
    case 'day':
      return `${weekday.slice(0, 3)} ${day} ${month.slice(0, 3)}`;
    case 'long':
      return `${weekday} ${day} ${month} ${year}`;
    case 'letter':
      return `${day} ${month} ${year}`;
  }
}
