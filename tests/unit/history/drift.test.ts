import { describe, expect, it } from 'vitest';
import { judgeClock } from '@shared/history';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const NEWEST = Date.UTC(2026, 10, 23, 9, 30);

describe('the clock of this computer', () => {
  it.each([
    ['a minute after the newest entry', 60_000, undefined],
    ['a little behind it, as clocks are', -59 * 60_000, undefined],
    ['an hour and more behind it', -HOUR - 1, 'behind'],
    ['back in 1970', -NEWEST, 'behind'],
    ['after a long leave', 300 * DAY, undefined],
    ['years ahead', 36 * 365 * DAY, 'ahead'],
  ] as const)('%s', (_name, awayMs, fault) => {
    expect(judgeClock(NEWEST + awayMs, NEWEST)).toBe(fault);
  });
});
