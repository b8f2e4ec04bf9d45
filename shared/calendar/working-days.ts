/**
 * Working days as complaint procedures count them: not a Saturday, a Sunday, a bank holiday of England
 * (Christmas Day and Good Friday among them), nor a day the council has said it is closed.
 * The day something arrives is day 0: one working day after a Friday is the Monday.
 */
import { isWeekend, projectBankHolidays, PUBLISHED, type BankHoliday } from './bank-holidays';
import { dateOf, dayNumber } from './dates';
import type { CalendarDate, WorkingCalendar } from './types';

/** Years for which holidays are worked out at all; cases live within them. */
const FIRST_YEAR = 1990;
const LAST_YEAR = 2120;

export interface CalendarSettings {
  /** The council's own closed days. */
  readonly closures?: readonly { readonly on: CalendarDate; readonly name: string }[];
  /** Bank holidays imported by an administrator; a year in here replaces what is shipped for that year. */
  readonly bankHolidays?: readonly { readonly on: CalendarDate; readonly name: string }[];
}

/** Those of years nobody has published, worked out once: they are the same for every calendar. */
const projected = new Map<number, readonly BankHoliday[]>();

function projectedFor(year: number): readonly BankHoliday[] {
  const known = projected.get(year) ?? projectBankHolidays(year);
  projected.set(year, known);
  return known;
}

export function makeCalendar(settings: CalendarSettings = {}): WorkingCalendar {
  const byYear = new Map<string, { date: CalendarDate; title: string }[]>();
  const add = (date: CalendarDate, title: string, into: typeof byYear) => {
    const year = date.slice(0, 4);
    const list = into.get(year);
    if (list) list.push({ date, title });
    else into.set(year, [{ date, title }]);
  };
  for (const { date, title } of PUBLISHED) add(date, title, byYear);
  const imported: typeof byYear = new Map();
  for (const { on, name } of settings.bankHolidays ?? []) add(on, name, imported);
  for (const [year, list] of imported) byYear.set(year, list);
  // A file for 2030 alone leaves 2029 unknown: only years without a gap are known.
  let lastKnownYear = Math.max(...PUBLISHED.map(({ date }) => Number(date.slice(0, 4))));
  while (byYear.has(String(lastKnownYear + 1))) lastKnownYear += 1;

  const bankHolidays = new Map<CalendarDate, string>();
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
    for (const { date, title } of byYear.get(String(year)) ?? projectedFor(year)) {
      bankHolidays.set(date, title);
    }
  }
  return {
    bankHolidays,
    closures: new Map((settings.closures ?? []).map(({ on, name }) => [on, name])),
    lastKnownYear,
  };
}

/** Sorted day numbers of all weekdays that are not worked; worked out once per calendar. */
const closedWeekdays = new WeakMap<WorkingCalendar, { sorted: number[]; set: Set<number> }>();

function closedOf(calendar: WorkingCalendar): { sorted: number[]; set: Set<number> } {
  const known = closedWeekdays.get(calendar);
  if (known) return known;
  const set = new Set<number>();
  for (const date of [...calendar.bankHolidays.keys(), ...calendar.closures.keys()]) {
    const day = dayNumber(date);
    if (!isWeekend(day)) set.add(day);
  }
  const made = { sorted: [...set].sort((left, right) => left - right), set };
  closedWeekdays.set(calendar, made);
  return made;
}

export function isWorkingDay(date: CalendarDate, calendar: WorkingCalendar): boolean {
  const day = dayNumber(date);
  return !isWeekend(day) && !closedOf(calendar).set.has(day);
}

/**
 * The date `count` working days after `date` (before it, when negative). `date` itself is day 0 and need
 * not be a working day; with a count of 0 a day off rolls forward to the next working day.
 */
export function addWorkingDays(
  date: CalendarDate,
  count: number,
  calendar: WorkingCalendar,
): CalendarDate {
  const { set } = closedOf(calendar);
  const worked = (day: number) => !isWeekend(day) && !set.has(day);
  let day = dayNumber(date);
  if (count === 0) {
    while (!worked(day)) day += 1;
    return dateOf(day);
  }
  const step = count > 0 ? 1 : -1;
  for (let left = Math.abs(count); left > 0;) {
    day += step;
    if (worked(day)) left -= 1;
  }
  return dateOf(day);
}

/**
 * Working days after `from` up to and including `to`; negative when `to` is earlier (then: working days
 * after `to` up to and including `from`). Counting does not walk the days, so ten thousand long-overdue
 * cases cost no more than ten thousand fresh ones.
 */
export function workingDaysBetween(
  from: CalendarDate,
  to: CalendarDate,
  calendar: WorkingCalendar,
): number {
  const [start, end] = [dayNumber(from), dayNumber(to)];
  if (end < start) return 0 - countWorked(end, start, calendar);
  return countWorked(start, end, calendar);
}

/** Working days in (start, end]. */
function countWorked(start: number, end: number, calendar: WorkingCalendar): number {
  const { sorted } = closedOf(calendar);
  return (
    weekdaysUpTo(end) - weekdaysUpTo(start) - (countUpTo(sorted, end) - countUpTo(sorted, start))
  );
}

/** Mondays to Fridays among days ≤ `day`, counted from a fixed Sunday long ago. */
function weekdaysUpTo(day: number): number {
  // Day -3 (Monday 29 December 1969) begins a week.
  const sinceMonday = day + 3 + 7 * 10_000;
  const weeks = Math.floor(sinceMonday / 7);
  return weeks * 5 + Math.min(5, (sinceMonday % 7) + 1);
}

/** How many entries of a sorted list are ≤ `value`. */
function countUpTo(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? Infinity) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A warning where a deadline rests on bank holidays not yet published; undefined where all is known. */
export function calendarWarning(date: CalendarDate, calendar: WorkingCalendar): string | undefined {
  const year = Number(date.slice(0, 4));
  if (year <= calendar.lastKnownYear) return undefined;
  return `Bank holidays are known up to ${calendar.lastKnownYear}. This date uses the usual ones; check it, or import newer holidays in Settings.`;
}
