/** Asks a Hunspell dictionary, and remembers what it said. */
import nspell from 'nspell';

/** As many suggestions as a list can show without becoming one to search through. */
const MOST = 5;

export function makeSpeller(affixes: string, words: string) {
  const dictionary = nspell(affixes, words);
  const known = new Map<string, boolean>();
  const isRight = (word: string): boolean => {
    const before = known.get(word);
    if (before !== undefined) return before;
    // A compound is right when its parts are.
    const right =
      dictionary.correct(word) ||
      dictionary.correct(word.toLowerCase()) ||
      (word.includes('-') && word.split('-').every((part) => part === '' || isRight(part)));
    known.set(word, right);
    return right;
  };
  return {
    /** Those the dictionary does not know, each once. */
    misspelt: (asked: readonly string[]): string[] =>
      [...new Set(asked)].filter((word) => !isRight(word)),
    /** Best first; none when nothing is near. */
    suggestions: (word: string): string[] => dictionary.suggest(word).slice(0, MOST),
  };
}
