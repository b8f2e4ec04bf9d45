import { describe, expect, it } from 'vitest';
import {
  NO_TRIES,
  afterWrong,
  readTries,
  waitAfter,
  waitLeft,
} from '../../../renderer/store/vault/tries';

const NOON = Date.UTC(2026, 10, 23, 12);

describe('waiting after wrong passphrases', () => {
  it.each([
    [0, 0],
    [1, 0],
    [2, 0],
    [3, 2_000],
    [4, 4_000],
    [7, 32_000],
    [12, 900_000],
    [500, 900_000],
  ])('after %i wrong ones one waits %i ms', (wrong, wait) => {
    expect(waitAfter(wrong)).toBe(wait);
  });

  it('counts from the wrong try, and passes', () => {
    let tries = NO_TRIES;
    for (let count = 0; count < 4; count += 1) tries = afterWrong(tries, NOON);
    expect(waitLeft(tries, NOON)).toBe(4_000);
    expect(waitLeft(tries, NOON + 3_999)).toBe(1);
    expect(waitLeft(tries, NOON + 4_000)).toBe(0);
  });

  it('does not lock anyone out for years when the clock was set back', () => {
    const tries = { wrong: 3, waitUntil: NOON };
    expect(waitLeft(tries, NOON - 365 * 86_400_000)).toBe(2_000);
  });

  it.each([undefined, null, 'x', { wrong: -4 }, { wrong: 1.5, waitUntil: Number.NaN }])(
    'reads a damaged count (%j) as no tries rather than failing',
    (stored) => {
      expect(readTries(stored)).toEqual(NO_TRIES);
    },
  );
});
