/** What the measures of a letter ask for, in one sentence (DOMAIN 5: reading age 9 to 12, 15 to 20 words). */
import type { Measures } from '@shared/plain-english';

/** Fewer words than this say little about a letter. */
const TOO_SHORT = 40;

export function readingAdvice({
  words,
  readingAge,
  averageSentence,
  ease,
  passiveShare,
}: Measures): string | undefined {
  if (words < TOO_SHORT) return undefined;
  if (averageSentence > 20)
    return 'Aim for 15 to 20 words a sentence: split the long ones where a new idea begins.';
  if (readingAge > 14 || ease < 60)
    return 'Aim for a reading age of 9 to 12: shorter words and shorter sentences.';
  if (passiveShare > 0.25)
    return 'More than a quarter of the sentences do not begin with who acts.';
  return undefined;
}
