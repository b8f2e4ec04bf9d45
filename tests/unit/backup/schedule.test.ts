import { describe, expect, it } from 'vitest';
import { makeCalendar } from '@shared/calendar';
import {
  APART_MS,
  LONGEST_MS,
  QUIET_MS,
  RETRY_MS,
  isOldBackup,
  nextBackupAt,
} from '@shared/backup/schedule';

const MINUTE = 60_000;
const NEVER = undefined;

describe('a backup is due', () => {
  it.each([
    ['never, while nothing changed', [NEVER, NEVER, 5, NEVER], undefined],
    ['some minutes after the last save', [0, 0, NEVER, NEVER], QUIET_MS],
    ['later when the work goes on', [0, 4 * MINUTE, NEVER, NEVER], 4 * MINUTE + QUIET_MS],
    ['though the work never pauses', [0, 44 * MINUTE, NEVER, NEVER], LONGEST_MS],
    [
      'not soon after the last one',
      [9 * MINUTE, 9 * MINUTE, 8 * MINUTE, NEVER],
      8 * MINUTE + APART_MS,
    ],
    ['a while after one that failed', [0, 0, NEVER, 6 * MINUTE], 6 * MINUTE + RETRY_MS],
  ] as const)('%s', (_, [firstChange, lastChange, lastGood, lastFailure], due) => {
    expect(nextBackupAt({ firstChange, lastChange, lastGood, lastFailure })).toBe(due);
  });
});

describe('the last good backup', () => {
  const cal = makeCalendar({ closures: [{ on: '2026-11-24', name: 'Flood' }] });
  it.each([
    ['of today', '2026-11-25', '2026-11-25', false],
    ['of yesterday', '2026-11-25', '2026-11-26', false],
    ['of the day before yesterday', '2026-11-25', '2026-11-27', true],
    ['of Friday, on Monday', '2026-11-27', '2026-11-30', false],
    ['of Friday, on Tuesday', '2026-11-27', '2026-12-01', true],
    ['of Saturday, on Monday', '2026-11-28', '2026-11-30', false],
    ['over a day the council was closed', '2026-11-23', '2026-11-25', false],
    ['over Christmas: Christmas Eve, on the 29th', '2026-12-24', '2026-12-29', false],
    ['over Christmas: Christmas Eve, on the 30th', '2026-12-24', '2026-12-30', true],
    ['of a day still to come, by a clock that was ahead', '2027-01-01', '2026-11-25', false],
  ])('%s is called old or not', (_, lastGood, today, old) => {
    expect(isOldBackup(lastGood, today, cal)).toBe(old);
  });
});
