/**
 * Whether the clock of this computer can be right, judged by the newest entry it made. Never a reason to
 * refuse anything: order does not depend on it (`ids.ts`). But deadlines, and the dates in letters, do.
 */
import { DRIFT_MS } from './ids';

/** Longer than anyone leaves the app unopened; a clock that lost its battery is off by years. */
const AHEAD_MS = 400 * 24 * 60 * 60 * 1000;

export type ClockFault =
  /** The clock stands before the newest entry: set back, or that entry was made while it stood ahead. */
  | 'behind'
  /** More than a year has passed since the newest entry. */
  | 'ahead';

/**
 * @param nowMs what the wall clock says, milliseconds since 1970
 * @param newestMs when the newest entry on this device was made, by the clock of then
 */
export function judgeClock(nowMs: number, newestMs: number): ClockFault | undefined {
  if (newestMs - nowMs > DRIFT_MS) return 'behind';
  return nowMs - newestMs > AHEAD_MS ? 'ahead' : undefined;
}
