/** Which decision a text announces: used to catch a letter that says another outcome than was found. */
import type { PointOutcome } from '../case-file/schema';

/** The narrower phrase comes first: "do not uphold" holds "uphold". */
const PHRASES: readonly (readonly [PointOutcome, RegExp])[] = [
  ['withdrawn', /\b(?:you )?(?:have )?with(?:drew|drawn)\b/i],
  [
    'no finding',
    /\b(?:can(?:no|’|')?t|cannot|could not|unable to) (?:make|reach) a (?:finding|decision)\b|\bno finding\b/i,
  ],
  [
    'partly upheld',
    /\b(?:partly|partially) uph(?:old|eld)\b|\buph(?:old|eld)(?: this point| this part| it)? (?:in part|partly)\b/i,
  ],
  ['not upheld', /\b(?:do not|don[’']t|did not|have not|cannot|not) uph(?:old|eld)\b/i],
  ['upheld', /\buph(?:old|eld)\b/i],
];

/** The first decision a text announces, sentence by sentence; undefined when it announces none. */
export function decisionIn(text: string): PointOutcome | undefined {
  for (const sentence of text.split(/(?<=[.!?])\s+|\n+/)) {
    const found = PHRASES.find(([, pattern]) => pattern.test(sentence));
    if (found) return found[0];
  }
  return undefined;
}
