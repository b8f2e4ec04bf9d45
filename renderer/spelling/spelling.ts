/** The speller as the window has it: started when the first letter is opened, ended with the window. */
import { wrap, type Remote } from 'comlink';
import { startWorker } from '../host/trusted-types';
import type { SpellingWorker } from './spelling.worker';
import workerUrl from './spelling.worker.ts?worker&url';

let speller: Remote<SpellingWorker> | undefined;

function remote(): Remote<SpellingWorker> {
  speller ??= wrap<SpellingWorker>(startWorker(workerUrl, 'spelling'));
  return speller;
}

/** What the dictionary said, for as long as the window lives: most words of a letter come again and again. */
const known = new Map<string, boolean>();

/** Those of `words` that the dictionary does not know. Asks the worker only about words not asked before. */
export async function misspelt(words: readonly string[]): Promise<ReadonlySet<string>> {
  const unasked = [...new Set(words)].filter((word) => !known.has(word));
  if (unasked.length > 0) {
    const wrong = new Set(await remote().misspelt(unasked));
    for (const word of unasked) known.set(word, !wrong.has(word));
  }
  return new Set(words.filter((word) => known.get(word) === false));
}

export const suggestions = (word: string): Promise<readonly string[]> => remote().suggestions(word);
