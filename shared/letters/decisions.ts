/** Which decisions a text announces: used to catch a letter that says another outcome than was found. */
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
    /\b(?:partly|partially) uph(?:old|eld)\b|\buph(?:old|eld)(?: this point| this part| it| your complaint)? (?:in part|partly)\b/i,
  ],
  [
    'not upheld',
    /\b(?:do not|don[’']t|did not|have not|cannot|not|are not|is not|no longer) uph(?:old|eld)\b/i,
  ],
  ['upheld', /\buph(?:old|eld)\b/i],
];

const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?])\s+|\n+/);

/** The first decision a text announces, sentence by sentence; undefined when it announces none. */
export function decisionIn(text: string): PointOutcome | undefined {
  for (const sentence of sentencesOf(text)) {
    const found = decisionOf(sentence);
    if (found) return found;
  }
  return undefined;
}

const decisionOf = (sentence: string): PointOutcome | undefined =>
  PHRASES.find(([, pattern]) => pattern.test(sentence))?.[0];

/** "We … uphold this point", "your complaint is … upheld": said of the thing itself, not told of another decision. */
const OF_THIS = {
  point:
    /\b(?:we|I)\b[^.!?]{0,30}\buphold\b[^.!?]{0,20}\b(?:this|it)\b|\bthis (?:point|part)\b[^.!?]{0,30}\bupheld\b/i,
  complaint:
    /\b(?:we|I)\b[^.!?]{0,30}\buphold\b[^.!?]{0,20}\b(?:your|the) complaint\b|\b(?:your|the) complaint\b[^.!?]{0,30}\bupheld\b/i,
} as const;

/**
 * Decisions a text announces about `what` itself, in order. Narrow on purpose: "the tribunal did not
 * uphold your appeal" is no decision of ours.
 */
export function announcedOf(what: keyof typeof OF_THIS, text: string): PointOutcome[] {
  return sentencesOf(text)
    .filter((sentence) => OF_THIS[what].test(sentence))
    .flatMap((sentence) => decisionOf(sentence) ?? []);
}
