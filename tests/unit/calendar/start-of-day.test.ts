import { expect, it } from 'vitest';
import { startOfDayInLondon, todayInLondon } from '@shared/calendar';

it.each([
  ['2026-01-15', '2026-01-15T00:00:00.000Z'],
  ['2026-07-15', '2026-07-14T23:00:00.000Z'],
  // The days the clocks change begin before they do.
  ['2026-03-29', '2026-03-29T00:00:00.000Z'],
  ['2026-10-25', '2026-10-24T23:00:00.000Z'],
])('%s begins at %s', (date, instant) => {
  const start = startOfDayInLondon(date);
  expect(new Date(start).toISOString()).toBe(instant);
  expect([todayInLondon(start), todayInLondon(start - 1) < date]).toEqual([date, true]);
});
