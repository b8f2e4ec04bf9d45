import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generationName, newestFirst, readGenerationName } from '@shared/backup/names';
import {
  ALWAYS_KEPT,
  DAILY_DAYS,
  MONTHLY_MONTHS,
  keptGenerations,
  rotatedOut,
} from '@shared/backup/rotation';

const at = (text: string) => Date.parse(text);
/** Numbered in the order given, which is the order they were taken in. */
const named = (...instants: readonly string[]) =>
  instants.map((instant, place) => generationName(at(instant), place + 1));
/** Which of them stay, and as what, by their instants. */
const kept = (now: string, ...instants: readonly string[]) => {
  const names = named(...instants);
  const map = keptGenerations(names, at(now));
  return Object.fromEntries(
    names.flatMap((name, place) => {
      const as = map.get(name);
      return as === undefined ? [] : [[instants[place] ?? '', as]];
    }),
  );
};

describe('of the backups of one folder', () => {
  it('today the newest of each hour stays', () => {
    expect(
      kept(
        '2026-11-25T16:00:00Z',
        '2026-11-25T09:05:00Z',
        '2026-11-25T09:50:00Z',
        '2026-11-25T10:10:00Z',
        '2026-11-25T14:00:00Z',
        '2026-11-25T14:20:00Z',
        '2026-11-25T14:40:00Z',
        '2026-11-25T15:30:00Z',
      ),
    ).toEqual({
      '2026-11-25T09:50:00Z': 'hourly',
      '2026-11-25T10:10:00Z': 'hourly',
      // Kept only because it is among the newest few.
      '2026-11-25T14:20:00Z': 'newest',
      '2026-11-25T14:40:00Z': 'hourly',
      '2026-11-25T15:30:00Z': 'hourly',
    });
  });

  it('of a day that has passed the newest stays, for a month', () => {
    expect(
      kept(
        '2026-11-25T09:00:00Z',
        '2026-10-20T15:00:00Z',
        '2026-10-30T15:00:00Z',
        '2026-11-23T09:00:00Z',
        '2026-11-23T17:00:00Z',
        '2026-11-24T11:00:00Z',
        '2026-11-24T17:00:00Z',
        '2026-11-25T08:00:00Z',
      ),
    ).toEqual({
      '2026-10-30T15:00:00Z': 'daily',
      // More than a month ago; the newest of its month that is.
      '2026-10-20T15:00:00Z': 'monthly',
      '2026-11-23T17:00:00Z': 'daily',
      // Kept only because it is among the newest few.
      '2026-11-24T11:00:00Z': 'newest',
      '2026-11-24T17:00:00Z': 'daily',
      '2026-11-25T08:00:00Z': 'hourly',
    });
  });

  it('of a month that has passed the newest stays, for two years', () => {
    expect(
      kept(
        '2026-11-25T09:00:00Z',
        '2024-10-31T15:00:00Z',
        '2024-11-10T15:00:00Z',
        '2024-11-30T15:00:00Z',
        '2026-03-02T15:00:00Z',
        '2026-03-30T15:00:00Z',
        '2026-11-25T08:00:00Z',
        '2026-11-25T08:30:00Z',
        '2026-11-25T08:40:00Z',
      ),
    ).toEqual({
      '2024-11-30T15:00:00Z': 'monthly',
      '2026-03-30T15:00:00Z': 'monthly',
      '2026-11-25T08:00:00Z': 'newest',
      '2026-11-25T08:30:00Z': 'newest',
      '2026-11-25T08:40:00Z': 'hourly',
    });
  });

  it('a day is a day in London: an evening in June belongs to its own', () => {
    // 23:30 UTC on 30 June is 1 July in London, and so is noon of that day.
    const names = ['2026-06-30T12:00:00Z', '2026-06-30T23:30:00Z', '2026-07-01T11:00:00Z'];
    const three = ['2026-07-03T10:00:00Z', '2026-07-03T11:00:00Z', '2026-07-03T11:30:00Z'];
    expect(Object.keys(kept('2026-07-03T12:00:00Z', ...names, ...three))).toEqual([
      '2026-06-30T12:00:00Z',
      '2026-07-01T11:00:00Z',
      ...three,
    ]);
  });

  it('what a clock years ahead left is not kept by the hour, and never counts as out of date', () => {
    const ahead = ['2062-05-01T09:00:00Z', '2062-05-01T10:00:00Z', '2062-06-01T10:00:00Z'];
    const now = ['2026-11-25T08:00:00Z', '2026-11-25T09:00:00Z', '2026-11-25T10:00:00Z'];
    expect(Object.keys(kept('2026-11-25T11:00:00Z', ...ahead, ...now))).toEqual([
      '2062-05-01T10:00:00Z',
      '2062-06-01T10:00:00Z',
      ...now,
    ]);
  });

  it('a clock set back does not make the newest one old', () => {
    const names = named('2026-11-25T10:00:00Z', '2019-01-01T00:00:00Z');
    expect(newestFirst(names)[0]).toBe(names[1]);
    expect(rotatedOut(names, at('2019-01-01T00:01:00Z'))).toEqual([]);
  });

  it('names that are none are neither kept nor thrown out', () => {
    const odd = ['', 'READ ME', '20261125T100000000Z', '../20261125T100000000Z-00000001'];
    expect(keptGenerations(odd, 0).size).toBe(0);
    expect(rotatedOut(odd, 0)).toEqual([]);
  });

  it('rotating twice changes nothing, the newest few always stay, and what stays is bounded', () => {
    const instants = fc.array(fc.integer({ min: at('2019-01-01'), max: at('2030-01-01') }), {
      minLength: 1,
      maxLength: 400,
    });
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 90 }), (times, days) => {
        const names = times
          .toSorted((a, b) => a - b)
          .map((time, place) => generationName(time, place + 1));
        const now = Math.max(...times) + days * 86_400_000;
        const out = new Set(rotatedOut(names, now));
        const stay = names.filter((name) => !out.has(name));
        expect(rotatedOut(stay, now)).toEqual([]);
        for (const name of newestFirst(names).slice(0, ALWAYS_KEPT))
          expect(out.has(name)).toBe(false);
        expect(stay.length).toBeLessThanOrEqual(
          ALWAYS_KEPT + 25 + (DAILY_DAYS + 2) + (MONTHLY_MONTHS + 2),
        );
      }),
    );
  });

  it('a month of ordinary work, rotated after each backup, leaves what it should', () => {
    let names: string[] = [];
    let number = 0;
    let now = 0;
    for (let day = 1; day <= 30; day += 1) {
      for (const hour of [9, 10, 11, 14, 16]) {
        now = Date.UTC(2026, 8, day, hour, 20);
        names.push(generationName(now, (number += 1)));
        const out = new Set(rotatedOut(names, now));
        names = names.filter((name) => !out.has(name));
      }
    }
    const days = names.map((name) => new Date(readGenerationName(name)?.at ?? 0).getUTCDate());
    expect(days.filter((day) => day < 30)).toEqual(Array.from({ length: 29 }, (_, at) => at + 1));
    expect(days.filter((day) => day === 30)).toHaveLength(5);
  });
});

describe('the name of a generation', () => {
  it.each([
    [0, 1],
    [at('2026-11-25T22:15:03.004Z'), 42],
    [at('2062-02-28T23:59:59.999Z'), 99_999_999],
  ])('says when and which: %i, %i', (instant, number) => {
    expect(readGenerationName(generationName(instant, number))).toEqual({ at: instant, number });
    expect(generationName(instant, number)).toMatch(/^[0-9TZ-]+$/);
  });

  it('stays one even of a clock that lost its mind', () => {
    expect(readGenerationName(generationName(8.64e15, 1))?.at).toBe(253_402_300_799_999);
    expect(readGenerationName(generationName(-5, 1))?.at).toBe(0);
  });
});
