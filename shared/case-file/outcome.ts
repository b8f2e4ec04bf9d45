/** The overall outcome, summed from the points (DOMAIN §1: withdrawn points leave the sum). */
import type { PointOutcome } from './schema';

/**
 * @param points each point's outcome, undefined while it has none.
 * @returns undefined until every point has an outcome, and where there are no points; otherwise
 * - every point withdrawn: withdrawn;
 * - all that remain upheld: upheld;
 * - any partly upheld, or upheld beside anything else: partly upheld;
 * - otherwise any not upheld: not upheld;
 * - all no finding: no finding.
 */
export function sumOutcomes(
  points: readonly (PointOutcome | undefined)[],
): PointOutcome | undefined {
  if (points.length === 0 || points.includes(undefined)) return undefined;
  const counted = points.filter((outcome) => outcome !== 'withdrawn');
  if (counted.length === 0) return 'withdrawn';
  if (counted.every((outcome) => outcome === 'upheld')) return 'upheld';
  if (counted.includes('upheld') || counted.includes('partly upheld')) return 'partly upheld';
  return counted.includes('not upheld') ? 'not upheld' : 'no finding';
}

/** The overall outcome of points as a case holds them. */
export function outcomeOf(
  points: readonly { readonly finding?: { readonly outcome: PointOutcome } | undefined }[],
): PointOutcome | undefined {
  return sumOutcomes(points.map((point) => point.finding?.outcome));
}
