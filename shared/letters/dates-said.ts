/** Dates as letters write them ("Monday 5 January 2027"), found in text so that they can be compared with the case. */
import {
  formatDate,
  isCalendarDate,
  makeDate,
  MONTHS,
  weekdayOf,
  WEEKDAYS,
  type CalendarDate,
} from '../calendar';

export interface SaidDate {
  /** As written. */
  readonly words: string;
  /** Undefined for a date that does not exist, such as 31 November. */
  readonly date: CalendarDate | undefined;
  /** 0 = Sunday; undefined when no day of the week is written. */
  readonly weekday: number | undefined;
  /** Written as a limit: "by", "before", "until". */
  readonly isLimit: boolean;
}

const DATE = new RegExp(
  String.raw`(?:\b(by|before|until|no later than)\s+(?:the\s+)?)?(?:\b(${WEEKDAYS.join('|')}),?\s+)?(?<![\d/])(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(${MONTHS.join('|')}),?\s+(\d{4})(?!\d)`,
  'gi',
);

/** Every date written with day, month in letters and year, in order. */
export function datesIn(text: string): SaidDate[] {
  return [...text.matchAll(DATE)].map((match) => {
    const [words, limit, weekday = '', day = '', month = '', year = ''] = match;
    const date = makeDate(Number(year), indexIn(MONTHS, month) + 1, Number(day));
    const named = indexIn(WEEKDAYS, weekday);
    return {
      words: limit === undefined ? words.trim() : words.trim().slice(limit.length).trim(),
      date: isCalendarDate(date) ? date : undefined,
      weekday: named < 0 ? undefined : named,
      isLimit: limit !== undefined,
    };
  });
}

const indexIn = (names: readonly string[], name: string): number =>
  names.findIndex((each) => each.toLowerCase() === name.toLowerCase());

export const saysDate = (text: string, wanted: CalendarDate): boolean =>
  datesIn(text).some(({ date }) => date === wanted);

/** What is wrong with a date in itself: no such day, or not that day of the week. Undefined = nothing. */
export function dateProblem({ words, date, weekday }: SaidDate): string | undefined {
  if (date === undefined) return `There is no such day as ${words}.`;
  return weekday === undefined || weekday === weekdayOf(date)
    ? undefined
    : `“${words}” is really a ${formatDate(date, 'long').split(' ')[0] ?? ''}.`;
}
