/** The letter's words against the dictionary, a pause after they stand still. Typing never waits for it. */
import type { CaseFile } from '@shared/case-file';
import type { CouncilSettings } from '@shared/case-file/council';
import { type Block, blockText } from '@shared/letters';
import { wordsOf, wordsToSpell, type SpelledWord } from '@shared/spelling/words';
import { useEffect, useMemo, useState } from 'react';
import { misspelt } from '../../spelling/spelling';
import type { ShownFinding } from './editor/shown';

/** Long enough that the word being typed is over. */
const PAUSE_MS = 500;

export interface Misspelling extends ShownFinding {
  readonly word: string;
}

/** The same block has the same words: blocks that were not touched are the same objects. */
const words = new WeakMap<Block, readonly SpelledWord[]>();

function wordsIn(block: Block): readonly SpelledWord[] {
  // Names, posts and addresses are no matter of spelling.
  if (block.type === 'address' || block.type === 'signature') return [];
  const known = words.get(block) ?? wordsToSpell(blockText(block));
  words.set(block, known);
  return known;
}

/** @param allowed words to leave in this letter, besides the council's own and the names on the case */
export function useSpelling(
  blocks: readonly Block[],
  file: CaseFile,
  council: CouncilSettings,
  allowed: readonly string[],
): readonly Misspelling[] {
  const [wrong, setWrong] = useState<readonly Misspelling[]>([]);
  const names = useMemo(() => new Set(wordsOf(namesOn(file, council))), [file, council]);
  useEffect(() => {
    let isGone = false;
    const look = async () => {
      const all = blocks.map((block) => ({ block, words: wordsIn(block) }));
      const unknown = await misspelt(all.flatMap((each) => each.words.map(({ word }) => word)));
      if (isGone) return;
      setWrong(
        all.flatMap(({ block, words: inBlock }) =>
          inBlock
            .filter(({ word }) => unknown.has(word))
            .map(({ word, from, to }) => ({
              id: `spelling ${block.id} ${from}`,
              block: block.id,
              from,
              to,
              severity: 'spelling' as const,
              message: `“${word}” is not in the dictionary`,
              word,
            })),
        ),
      );
    };
    // A dictionary that does not start leaves the letter without marks; there is nothing the writer could do.
    const timer = setTimeout(() => void look().catch(() => undefined), PAUSE_MS);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [blocks]);
  return useMemo(
    () =>
      wrong.filter(({ word }) => {
        const lower = word.toLowerCase();
        const isAllowed = (each: string) => each.toLowerCase() === lower;
        return (
          !names.has(lower) && !council.spelledWords.some(isAllowed) && !allowed.some(isAllowed)
        );
      }),
    [wrong, names, council.spelledWords, allowed],
  );
}

const namesOn = (file: CaseFile, council: CouncilSettings): string[] => [
  ...file.people.flatMap(({ name, greeting, address }) => [name, greeting ?? '', ...address]),
  ...council.handlers.flatMap(({ name, role }) => [name, role]),
  ...file.requests.flatMap(({ of }) => [of.name, of.title ?? '', of.service ?? '']),
  council.name,
  ...council.address,
  ...council.services,
];
