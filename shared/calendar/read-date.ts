/**
 * Dates as people type them: "23/11", "23 nov", "yesterday", "next fri", "3 days ago".
 * The form echoes the weekday, so a guess is always seen.
 */
import {
  addDays,
  addMonths,
  daysInMonth,
  isCalendarDate,
  makeDate,
  MONTHS,
  WEEKDAYS,
  weekdayOf,
  dayNumber,
} from './dates';
import type { CalendarDate } from './types';

export type ReadDate =
  | { readonly ok: true; readonly date: CalendarDate }
  | { readonly ok: false; readonly message: string };

const HOW = 'Write a date like 23/11/2026, 23 Nov or yesterday.';
const unread = (message = HOW): ReadDate => ({ ok: false, message });

/** @param today the date relative words count from. Day comes before month, as in the UK. */
export function readDate(typed: string, today: CalendarDate): ReadDate {
  const text = typed.trim().toLowerCase().replace(/,/g, ' ').replace(/\s+/g, ' ');
  if (text === '') return unread('Enter a date.');
  if (isCalendarDate(text)) return { ok: true, date: text };
  return relative(text, today) ?? weekdayWord(text, today) ?? written(text, today) ?? unread();
}

const DAY_WORDS = new Map([
  ['today', 0],
  ['now', 0],
  ['yesterday', -1],
  ['tomorrow', 1],
]);
const NUMBER_WORDS = new Map([
  ['a', 1],
  ['an', 1],
  ['one', 1],
  ['two', 2],
  ['three', 3],
]);

function relative(text: string, today: CalendarDate): ReadDate | undefined {
  const shift = DAY_WORDS.get(text);
  if (shift !== undefined) return { ok: true, date: addDays(today, shift) };
  const ago = /^(?:(in) )?(a|an|one|two|three|\d{1,3}) (day|week|month)s?( ago)?$/.exec(text);
  if (!ago || Boolean(ago[1]) === Boolean(ago[4])) return undefined;
  const amount = (NUMBER_WORDS.get(ago[2] ?? '') ?? Number(ago[2])) * (ago[4] ? -1 : 1);
  if (ago[3] === 'month') return { ok: true, date: addMonths(today, amount) };
  return { ok: true, date: addDays(today, ago[3] === 'week' ? amount * 7 : amount) };
}

/**
 * "fri": the coming Friday. "last fri": the one before today. "next fri": the Friday of next week,
 * weeks beginning on Monday.
 */
function weekdayWord(text: string, today: CalendarDate): ReadDate | undefined {
  const parts = /^(?:(last|next|this|on) )?([a-z]{3,9})$/.exec(text);
  const word = parts?.[2] ?? '';
  const wanted = WEEKDAYS.findIndex((name) => {
    const full = name.toLowerCase();
    return full === word || full.slice(0, 3) === word || (word.length > 3 && full.startsWith(word));
  });
  if (!parts || wanted < 0) return undefined;
  const now = weekdayOf(today);
  if (parts[1] === 'last')
    return { ok: true, date: addDays(today, -((now - wanted + 7) % 7 || 7)) };
  if (parts[1] === 'next') {
    const monday = addDays(today, 7 - ((now + 6) % 7));
    return { ok: true, date: addDays(monday, (wanted + 6) % 7) };
  }
  return { ok: true, date: addDays(today, (wanted - now + 7) % 7 || 7) };
}

function written(text: string, today: CalendarDate): ReadDate | undefined {
  const numeric = /^(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{2}|\d{4}))?$/.exec(text);
  if (numeric) return check(Number(numeric[1]), Number(numeric[2]), numeric[3], today);
  const named =
    /^(?:[a-z]{3,9} )?(\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]?([a-z]{3,9})\.?(?:[ -]('?\d{2}|\d{4}))?$/.exec(
      text,
    );
  if (!named) return undefined;
  const month = MONTHS.findIndex((name) => name.toLowerCase().startsWith(named[2] ?? '?'));
  if (month < 0) return undefined;
  return check(Number(named[1]), month + 1, named[3]?.replace("'", ''), today);
}

function check(
  day: number,
  month: number,
  yearText: string | undefined,
  today: CalendarDate,
): ReadDate {
  if (month < 1 || month > 12)
    return unread('There are 12 months. Write the day first: 23/11/2026.');
  const given =
    yearText === undefined
      ? undefined
      : yearText.length === 2
        ? 2000 + Number(yearText)
        : Number(yearText);
  if (given !== undefined && (given < 1900 || given > 2199)) return unread('Check the year.');
  const year = given ?? nearestYear(day, month, today);
  if (day < 1 || day > daysInMonth(year, month)) {
    return unread(`${MONTHS[month - 1]} ${year} has ${daysInMonth(year, month)} days.`);
  }
  return { ok: true, date: makeDate(year, month, day) };
}

/** Without a year, the year that brings the date nearest to today. */
function nearestYear(day: number, month: number, today: CalendarDate): number {
  const now = Number(today.slice(0, 4));
  const distance = (year: number) =>
    Math.abs(
      dayNumber(makeDate(year, month, Math.min(day, daysInMonth(year, month)) || 1)) -
        dayNumber(today),
    );
  return [now, now - 1, now + 1].reduce((best, year) =>
    distance(year) < distance(best) ? year : best,
  );
}
