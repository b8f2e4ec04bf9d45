/** nspell has no types of its own. Only what is used here. */
declare module 'nspell' {
  interface Speller {
    correct(word: string): boolean;
    suggest(word: string): string[];
  }
  export default function nspell(affixes: string, words: string): Speller;
}
