/**
 * Bank holidays from a file, in the shape gov.uk publishes: `{ "england-and-wales": { "division", "events":
 * [{ "title", "date", … }] }, … }`, or the England and Wales division alone. Whatever else it may be, the
 * person is told what it is and what to do.
 */
import { isWeekend } from './bank-holidays';
import { dayNumber, isCalendarDate } from './dates';
import type { CalendarDate, WorkingCalendar } from './types';

/** gov.uk's file has about 30 KB. */
export const HOLIDAY_FILE_LIMIT = 1024 * 1024;
const DIVISION = 'england-and-wales';
const OTHERS: Readonly<Record<string, string>> = {
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
};
/** A year by the standing rule has eight; none has had fewer. */
const LEAST_A_YEAR = 8;
/** More would be a mistake: 2022, the fullest, had ten. */
const MOST_A_YEAR = 20;
const YEARS = { first: 2000, last: 2100 };

export interface ImportedHoliday {
  readonly on: CalendarDate;
  readonly name: string;
}

export type HolidayFile =
  | {
      readonly ok: true;
      readonly holidays: readonly ImportedHoliday[];
      readonly years: readonly number[];
    }
  | { readonly ok: false; readonly message: string; readonly instead: string };

const refused = (message: string, instead = GET_IT): HolidayFile => ({
  ok: false,
  message,
  instead,
});

const GET_IT =
  'On a computer with internet, save www.gov.uk/bank-holidays.json as it is, bring the file here and choose it.';

/** Refused by size alone, before it is read; undefined = read it. */
export function holidayFileProblem(size: number): Extract<HolidayFile, { ok: false }> | undefined {
  if (size > 0 && size <= HOLIDAY_FILE_LIMIT) return undefined;
  return {
    ok: false,
    message:
      size === 0
        ? 'This file is empty.'
        : 'This file is far larger than a list of bank holidays, so it was not read.',
    instead: GET_IT,
  };
}

/** @param known the calendar as it is now: a file may not know less than it. */
export function readHolidayFile(
  bytes: Uint8Array,
  known: Pick<WorkingCalendar, 'lastKnownYear'>,
): HolidayFile {
  const size = holidayFileProblem(bytes.byteLength);
  if (size) return size;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim();
  } catch {
    return refused('This file is not text, so it is not gov.uk’s list of bank holidays.');
  }
  if (text === '') return refused('This file is empty.');
  if (text.startsWith('BEGIN:VCALENDAR')) {
    return refused(
      'This is a calendar file (.ics). Redress reads the .json file with the same dates.',
    );
  }
  if (text.startsWith('<')) {
    return refused('This is a web page, not the list itself.');
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refused(
      'This file is damaged or cut short: it is not whole JSON.',
      `${GET_IT} Do not open and save it in another program in between.`,
    );
  }
  return readEvents(value, known);
}

const record = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;

function readEvents(value: unknown, known: Pick<WorkingCalendar, 'lastKnownYear'>): HolidayFile {
  const whole = record(value);
  if (!whole)
    return refused('This file does not have the shape of gov.uk’s list of bank holidays.');
  const division = record(whole[DIVISION]) ?? (Array.isArray(whole['events']) ? whole : undefined);
  if (!division) {
    const others = Object.keys(OTHERS).filter((name) => name in whole);
    return others.length > 0
      ? refused(
          `This file holds the bank holidays of ${others.map((name) => OTHERS[name]).join(' and ')}, not those of England and Wales.`,
        )
      : refused('This file does not have the shape of gov.uk’s list of bank holidays.');
  }
  const named = division['division'];
  if (named !== undefined && named !== DIVISION) {
    const other =
      typeof named === 'string' ? (OTHERS[named] ?? named.slice(0, 40)) : 'somewhere else';
    return refused(
      `This file holds the bank holidays of ${other}, not those of England and Wales.`,
    );
  }
  const { events } = division;
  if (!Array.isArray(events)) {
    return refused('This file has England and Wales in it, but no list of days.');
  }
  if (events.length === 0) return refused('The list for England and Wales in this file is empty.');
  return readDays(events, known);
}

function readDays(
  events: readonly unknown[],
  known: Pick<WorkingCalendar, 'lastKnownYear'>,
): HolidayFile {
  const days = new Map<CalendarDate, string>();
  for (const [at, each] of events.entries()) {
    const { date, title } = record(each) ?? {};
    const where = `entry ${String(at + 1)} of England and Wales`;
    if (typeof date !== 'string' || typeof title !== 'string' || title.trim() === '') {
      return refused(`In ${where} the date or the name is missing.`);
    }
    if (!isCalendarDate(date) || !isSensibleYear(date)) {
      return refused(
        `“${date.slice(0, 40)}” in ${where} is not a real date.`,
        `${GET_IT} If this is that file, tell whoever keeps it that this date is wrong.`,
      );
    }
    if (isWeekend(dayNumber(date))) {
      return refused(
        `${date} in ${where} is a Saturday or Sunday; a bank holiday is never one, it has a substitute day.`,
      );
    }
    if (!days.has(date)) days.set(date, title.trim().slice(0, 200));
  }
  const holidays = [...days]
    .map(([on, name]) => ({ on, name }))
    .sort((left, right) => (left.on < right.on ? -1 : 1));
  const years = [...new Set(holidays.map(({ on }) => Number(on.slice(0, 4))))];
  return yearsProblem(holidays, years, known) ?? { ok: true, holidays, years };
}

const isSensibleYear = (date: CalendarDate): boolean => {
  const year = Number(date.slice(0, 4));
  return year >= YEARS.first && year <= YEARS.last;
};

function yearsProblem(
  holidays: readonly ImportedHoliday[],
  years: readonly number[],
  { lastKnownYear }: Pick<WorkingCalendar, 'lastKnownYear'>,
): HolidayFile | undefined {
  for (const year of years) {
    const count = holidays.filter(({ on }) => on.startsWith(String(year))).length;
    if (count >= LEAST_A_YEAR && count <= MOST_A_YEAR) continue;
    return refused(
      count < LEAST_A_YEAR
        ? `${String(year)} has only ${String(count)} of its bank holidays in this file, so it is not whole.`
        : `${String(year)} has ${String(count)} days in this file, more than any year has bank holidays.`,
    );
  }
  const last = Math.max(...years);
  if (last < lastKnownYear) {
    return refused(
      `This file ends with ${String(last)}, but Redress knows the bank holidays up to ${String(lastKnownYear)} already.`,
      `Nothing is lost by leaving it. ${GET_IT}`,
    );
  }
  let next = lastKnownYear + 1;
  while (years.includes(next)) next += 1;
  const beyond = years.find((year) => year > next);
  return beyond === undefined
    ? undefined
    : refused(
        `This file has ${String(beyond)} but not ${String(next)}, so the years between would stay unknown.`,
      );
}

/** The council's list with the file's years in place of what it had for them; other years stay. */
export function mergedHolidays(
  had: readonly ImportedHoliday[],
  file: Extract<HolidayFile, { ok: true }>,
): ImportedHoliday[] {
  const kept = had.filter(({ on }) => !file.years.includes(Number(on.slice(0, 4))));
  return [...kept, ...file.holidays].sort((left, right) => (left.on < right.on ? -1 : 1));
}

export interface HolidayChanges {
  /** Days that become bank holidays. */
  readonly added: readonly ImportedHoliday[];
  /** Days that no longer are. */
  readonly removed: readonly ImportedHoliday[];
  /** Years that were worked out by rule and are published now. */
  readonly newlyKnown: readonly number[];
}

/** What a file changes in the years it speaks of, by date; another name for the same day changes nothing. */
export function holidayChanges(
  before: WorkingCalendar,
  after: WorkingCalendar,
  years: readonly number[],
): HolidayChanges {
  const within = (date: CalendarDate) => years.includes(Number(date.slice(0, 4)));
  const only = (these: WorkingCalendar, those: WorkingCalendar) =>
    [...these.bankHolidays]
      .filter(([date]) => within(date) && !those.bankHolidays.has(date))
      .map(([on, name]) => ({ on, name }))
      .sort((left, right) => (left.on < right.on ? -1 : 1));
  return {
    added: only(after, before),
    removed: only(before, after),
    newlyKnown: years.filter((year) => year > before.lastKnownYear && year <= after.lastKnownYear),
  };
}
