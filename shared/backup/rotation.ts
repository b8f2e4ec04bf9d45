/**
 * Which generations stay: hourly today, daily for a month, monthly for two years; and whatever else, the
 * newest few. A pure function of dates: the calendar is Europe/London, as everywhere.
 */
import { todayInLondon } from '../calendar/dates';
import type { GenerationName } from './names';
import { newestFirst, readGenerationName } from './names';

const DAY_MS = 24 * 60 * 60 * 1000;
/** "This month": so many days back, so that the first of a month is not poorer than its last. */
export const DAILY_DAYS = 31;
export const MONTHLY_MONTHS = 24;
/** Never fewer than these, whatever clocks did. */
export const ALWAYS_KEPT = 3;

export type KeptAs = 'newest' | 'hourly' | 'daily' | 'monthly';

/**
 * What is kept and why. Of each hour, day or month it is the newest one that stays.
 * @param now epoch milliseconds
 */
export function keptGenerations(
  names: readonly string[],
  now: number,
): ReadonlyMap<GenerationName, KeptAs> {
  const kept = new Map<GenerationName, KeptAs>();
  const taken = new Set<string>();
  const today = todayInLondon(now);
  for (const [place, name] of newestFirst(names).entries()) {
    const { at } = readGenerationName(name) ?? { at: 0 };
    const { as, slot } = slotOf(at, now, today);
    const isFirst = slot !== undefined && !taken.has(slot);
    if (slot !== undefined) taken.add(slot);
    if (place < ALWAYS_KEPT) kept.set(name, isFirst ? as : 'newest');
    else if (isFirst) kept.set(name, as);
  }
  return kept;
}

/** The names that may go, oldest first. */
export function rotatedOut(names: readonly string[], now: number): readonly GenerationName[] {
  const kept = keptGenerations(names, now);
  return newestFirst(names)
    .filter((name) => !kept.has(name))
    .toReversed();
}

function slotOf(
  at: number,
  now: number,
  today: string,
): { readonly as: KeptAs; readonly slot: string | undefined } {
  const day = todayInLondon(at);
  const month = day.slice(0, 7);
  if (day === today) {
    // An hour of the clock on the wall; in autumn one of them is two hours long.
    return { as: 'hourly', slot: `hour ${day} ${Math.floor(at / 3_600_000)}` };
  }
  // From a clock that ran ahead: kept like old ones, since its date says nothing.
  if (day > today) return { as: 'monthly', slot: `month ${month}` };
  if (now - at <= DAILY_DAYS * DAY_MS) return { as: 'daily', slot: `day ${day}` };
  if (monthsBetween(month, today.slice(0, 7)) <= MONTHLY_MONTHS) {
    return { as: 'monthly', slot: `month ${month}` };
  }
  return { as: 'monthly', slot: undefined };
}

/** @param from @param to `YYYY-MM` */
function monthsBetween(from: string, to: string): number {
  const count = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  return count(to) - count(from);
}
