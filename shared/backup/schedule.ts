/** When a backup is due by itself, and when the last one is too old. Pure: instants and days are passed in. */
import type { CalendarDate, WorkingCalendar } from '../calendar/types';
import { workingDaysBetween } from '../calendar/working-days';

const MINUTE = 60_000;
/** A pause in the work, so that a case is rarely caught half-way. */
export const QUIET_MS = 5 * MINUTE;
/** Not more often than this, however often the work pauses. */
export const APART_MS = 15 * MINUTE;
/** Whoever never pauses is backed up all the same. */
export const LONGEST_MS = 45 * MINUTE;
/** After a failure: soon enough for a drive plugged in again, seldom enough not to nag a network. */
export const RETRY_MS = 10 * MINUTE;

/** Epoch milliseconds; undefined = never, as far as this window knows. */
export interface WorkAndBackups {
  /** First and last commit since the last good backup began. */
  readonly firstChange: number | undefined;
  readonly lastChange: number | undefined;
  readonly lastGood: number | undefined;
  readonly lastFailure: number | undefined;
}

/** The instant the next backup is due; undefined when nothing waits to be backed up. */
export function nextBackupAt(known: WorkAndBackups): number | undefined {
  const { firstChange, lastChange, lastGood, lastFailure } = known;
  if (firstChange === undefined || lastChange === undefined) return undefined;
  const afterWork = Math.min(lastChange + QUIET_MS, firstChange + LONGEST_MS);
  return Math.max(
    afterWork,
    (lastGood ?? -Infinity) + APART_MS,
    (lastFailure ?? -Infinity) + RETRY_MS,
  );
}

/**
 * Whether the last good backup is more than one working day old: of Friday evening on Monday it is not, on
 * Tuesday it is.
 * @param lastGood the day it was taken
 */
export function isOldBackup(
  lastGood: CalendarDate,
  today: CalendarDate,
  cal: WorkingCalendar,
): boolean {
  return workingDaysBetween(lastGood, today, cal) > 1;
}
