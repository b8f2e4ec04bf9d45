import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearWords, slipsForgiven } from '../../../renderer/store/search/typos';

/** Optimal string alignment by the book: the whole table, nothing skipped. */
function distance(left: string, right: string): number {
  const table = Array.from({ length: left.length + 1 }, (_, i) =>
    Array.from({ length: right.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const cell = (i: number, j: number) => table[i]?.[j] ?? 0;
  for (let i = 1; i <= left.length; i += 1) {
    for (let j = 1; j <= right.length; j += 1) {
      const differs = left[i - 1] === right[j - 1] ? 0 : 1;
      let value = Math.min(cell(i - 1, j) + 1, cell(i, j - 1) + 1, cell(i - 1, j - 1) + differs);
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) {
        value = Math.min(value, cell(i - 2, j - 2) + 1);
      }
      const row = table[i];
      if (row) row[j] = value;
    }
  }
  return cell(left.length, right.length);
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 7 });
const dictionary = fc.uniqueArray(word, { maxLength: 60 }).map((words) => words.sort());

describe('words near to what was typed', () => {
  it('are exactly those the whole table finds', () => {
    fc.assert(
      fc.property(dictionary, word, fc.constantFrom(1, 2), (words, term, limit) => {
        const expected = words.flatMap((each, at) => {
          const slips = distance(each, term);
          return slips <= limit ? [{ at, slips }] : [];
        });
        expect(nearWords(words, term, limit, false).words).toEqual(expected);
        expect(nearWords(words, term, limit, true).words).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('begin near to it exactly when one of their beginnings is near and ends alike', () => {
    fc.assert(
      fc.property(dictionary, word, fc.constantFrom(1, 2), (words, term, limit) => {
        const found = new Map<number, number>();
        for (const { from, to, slips } of nearWords(words, term, limit, true).ranges) {
          for (let at = from; at < to; at += 1) found.set(at, Math.min(slips, found.get(at) ?? 9));
        }
        const endsAlike = (beginning: string) =>
          beginning.at(-1) === term.at(-1) ||
          (beginning.length > 1 &&
            beginning.at(-2) === term.at(-1) &&
            beginning.at(-1) === term.at(-2));
        words.forEach((each, at) => {
          const near = Array.from(each, (_, length) => each.slice(0, length + 1))
            .filter(endsAlike)
            .map((beginning) => distance(beginning, term))
            .filter((slips) => slips <= limit);
          expect(found.get(at)).toBe(near.length === 0 ? undefined : Math.min(...near));
        });
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['ash', 0],
    ['leak', 1],
    ['bramble', 1],
    ['coldharb', 2],
    ['a0143bcd', 0],
  ])('%s: %i slips are forgiven', (term, slips) => {
    expect(slipsForgiven(term)).toBe(slips);
  });
});
