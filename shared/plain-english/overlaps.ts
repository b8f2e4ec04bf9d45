/** Findings of one block that stand on the same words: which of them is said. */
import type { RuleId, Spotted } from './types';

export interface Placed extends Spotted {
  readonly rule: RuleId;
}

/**
 * Rules that speak of words, the strongest first. A finding inside a longer one is that one's fault alone; of two
 * on the very same words the stronger is said. Rules about sentences, dates and money stand beside any other.
 */
const ABOUT_WORDS: readonly RuleId[] = [
  'non-apology',
  'blame',
  'empathy-cliche',
  'legalese',
  'third-person',
  'nominalisation',
  'plain-word',
  'latin',
  'hedge',
  'vague-time',
  'double-negative',
  'passive',
];
const STRENGTH = new Map(ABOUT_WORDS.map((rule, at) => [rule, at]));

export function overlapsResolved(placed: readonly Placed[]): Placed[] {
  const kept: Placed[] = [];
  const words: Placed[] = [];
  const byLength = placed.toSorted(
    (one, other) =>
      other.to - other.from - (one.to - one.from) ||
      (STRENGTH.get(one.rule) ?? 99) - (STRENGTH.get(other.rule) ?? 99) ||
      one.from - other.from,
  );
  for (const each of byLength) {
    if (!STRENGTH.has(each.rule)) {
      kept.push(each);
      continue;
    }
    const isCovered = words.some((other) => covers(other, each));
    if (!isCovered) words.push(each);
  }
  return [...kept, ...words].toSorted((one, other) => one.from - other.from || other.to - one.to);
}

/** A passive holds plainer words inside it: both are said. Phrases that cross are the longer one's. */
function covers(longer: Placed, shorter: Placed): boolean {
  const [longerEnd, shorterEnd] = [longer.reach ?? longer.to, shorter.reach ?? shorter.to];
  if (longer.from >= shorterEnd || shorter.from >= longerEnd) return false;
  if (longer.rule === 'passive') return shorter.rule === 'passive';
  if (shorter.rule !== 'passive') return true;
  // "is not considered expedient": the phrase has taken the participle.
  return (
    longer.from < (shorter.pivot ?? shorter.from) && longerEnd >= (shorter.pivot ?? shorter.from)
  );
}
