import { sumOutcomes } from '@shared/case-file';
import { POINT_OUTCOMES } from '@shared/case-file/schema';
import type { PointOutcome } from '@shared/case-file/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const U = 'upheld';
const P = 'partly upheld';
const N = 'not upheld';
const O = 'no finding';
const W = 'withdrawn';

describe('the overall outcome, summed from the points', () => {
  const table: [readonly (PointOutcome | undefined)[], PointOutcome | undefined][] = [
    [[], undefined],
    [[undefined], undefined],
    [[U, undefined], undefined],
    [[W, undefined], undefined],
    [[U], U],
    [[P], P],
    [[N], N],
    [[O], O],
    [[W], W],
    [[U, U], U],
    [[U, P], P],
    [[U, N], P],
    [[U, O], P],
    [[P, N], P],
    [[P, O], P],
    [[N, N], N],
    [[N, O], N],
    [[O, O], O],
    [[W, W], W],
    // Withdrawn points leave the sum.
    [[U, W], U],
    [[P, W], P],
    [[N, W], N],
    [[O, W], O],
    [[U, N, W], P],
    [[N, O, W, U], P],
  ];
  it.each(table)('%j → %s', (points, outcome) => {
    expect(sumOutcomes(points)).toBe(outcome);
  });

  it('does not depend on the order of the points', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...POINT_OUTCOMES), { minLength: 1 }), (points) => {
        expect(sumOutcomes(points.toReversed())).toBe(sumOutcomes(points));
        expect(sumOutcomes(points)).toBeDefined();
      }),
    );
  });
});
