/**
 * Which words of a text a dictionary should be asked about. Pure. Left out: names (a capital amid a sentence),
 * abbreviations, anything with a digit, web and email addresses, references, gaps in brackets. Missing a
 * misspelt name is better than a page of false alarms that nobody reads.
 */
export interface SpelledWord {
  /** As the dictionary has it: with a straight apostrophe, without a possessive 's. */
  readonly word: string;
  /** Where it stands in the text. */
  readonly from: number;
  readonly to: number;
}

/** Whole runs without a space that are no words: addresses, paths, references, anything with a digit in it. */
const NO_WORDS =
  /\S*(?:@|:\/\/|www\.|\d|_|\\)\S*|\b[a-z0-9-]+(?:\.[a-z0-9-]+)+\b|\[[^\]]*\]|\{\{[^}]*\}\}/gi;
const WORD = /\p{L}[\p{L}’']*\p{L}|\p{L}/gu;

export function wordsToSpell(text: string): SpelledWord[] {
  // Same length, so that places stay true.
  const bare = text.replace(NO_WORDS, (run) => ' '.repeat(run.length));
  const words: SpelledWord[] = [];
  for (const match of bare.matchAll(WORD)) {
    const written = match[0].replace(/[’‘]/g, "'");
    const word = written.replace(/'s$/i, '').replace(/(s)'$/, '$1');
    if (word.length < 2 || isAbbreviation(word)) continue;
    if (isCapital(word) && !beginsSentence(bare, match.index)) continue;
    words.push({ word, from: match.index, to: match.index + match[0].length });
  }
  return words;
}

const isCapital = (word: string): boolean => /^\p{Lu}/u.test(word);
/** "LGSCO", "PO", "MPs", "iPad". */
const isAbbreviation = (word: string): boolean => /\p{L}\p{Lu}/u.test(word);

const beginsSentence = (text: string, at: number): boolean =>
  /(?:^|[.!?…:]["”’)]?\s|\n|[•“"(]\s?|^\d+\.\s)\s*$/.test(text.slice(Math.max(0, at - 8), at)) ||
  at === 0;

/** Words of names, so that a name the case knows is never taken for a mistake. Lower case. */
export const wordsOf = (names: readonly string[]): string[] =>
  names
    .flatMap((name) => name.match(WORD) ?? [])
    .map((word) => word.replace(/[’‘]/g, "'").replace(/'s$/i, '').toLowerCase());
