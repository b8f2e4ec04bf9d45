/** Reading ease and age, with the noise taken out: addresses, web and mail, names of laws, references, fields. */
import { syllablesIn } from './syllables';
import type { Reading } from './reading';
import type { Ease } from './types';

/** Sums from which ease is worked out; those of blocks add up to those of the letter. */
export interface Counts {
  readonly words: number;
  readonly sentences: number;
  readonly syllables: number;
}

export const NOTHING: Counts = { words: 0, sentences: 0, syllables: 0 };

/** Blocks that are prose of ours. Headings, addresses, tables and quoted words are not. */
export const isProse = (type: Reading['type']): boolean => type === 'paragraph' || type === 'list';

export function countsOf(reading: Reading): Counts {
  if (!isProse(reading.type)) return NOTHING;
  let [words, sentences, syllables] = [0, 0, 0];
  for (const { first, end } of reading.sentences) {
    let inThis = 0;
    for (let at = first; at < end; at += 1) {
      const token = reading.tokens[at];
      if (token?.kind !== 'word' || reading.exempt[at] === 1) continue;
      inThis += 1;
      syllables += syllablesIn(token.lower);
    }
    words += inThis;
    // "Dear Mrs Amara" and one-word items are no sentences.
    if (inThis > 3) sentences += 1;
  }
  return { words, sentences, syllables };
}

/**
 * Flesch reading ease (206.835 − 1.015 words a sentence − 84.6 syllables a word) and the age of the
 * Flesch–Kincaid grade (0.39 words a sentence + 11.8 syllables a word − 15.59, and five years).
 */
export function easeOf({ words, sentences, syllables }: Counts): Ease {
  if (words === 0 || sentences === 0)
    return { words, sentences, averageSentence: 0, ease: 100, readingAge: 5 };
  const [perSentence, perWord] = [words / sentences, syllables / words];
  const grade = 0.39 * perSentence + 11.8 * perWord - 15.59;
  return {
    words,
    sentences,
    averageSentence: perSentence,
    ease: Math.max(0, Math.min(100, 206.835 - 1.015 * perSentence - 84.6 * perWord)),
    readingAge: Math.max(5, Math.round(grade + 5)),
  };
}

export const sumOf = (all: readonly Counts[]): Counts =>
  all.reduce(
    (sum, each) => ({
      words: sum.words + each.words,
      sentences: sum.sentences + each.sentences,
      syllables: sum.syllables + each.syllables,
    }),
    NOTHING,
  );
