/** Words no dictionary has: what may be meant, or leave them, here or for the whole council. */
import { useEffect, useState } from 'react';
import { suggestions } from '../../spelling/spelling';
import { Menu } from '../../ui';
import css from './letter.module.css';
import type { Misspelling } from './use-spelling';

export interface SpellingPaneProps {
  readonly wrong: readonly Misspelling[];
  readonly onGoTo: (finding: Misspelling) => void;
  readonly onReplace: (findings: readonly Misspelling[], words: string) => void;
  /** Leave it in this letter. */
  readonly onAllow: (word: string) => void;
  /** Into the council's own word list. */
  readonly onLearn: (word: string) => void;
}

/** More in a list than this are not misspellings but another language. */
const MOST = 30;

export function SpellingPane({ wrong, onGoTo, onReplace, onAllow, onLearn }: SpellingPaneProps) {
  const words = [...new Set(wrong.map(({ word }) => word))];
  const meant = useMeant(words.slice(0, MOST));
  if (words.length === 0) return null;
  return (
    <section className={css.spelling} aria-labelledby="spelling">
      <h2 id="spelling">Spelling</h2>
      <p className="small">F7 goes to the next one.</p>
      <ul>
        {words.slice(0, MOST).map((word) => {
          const all = wrong.filter((each) => each.word === word);
          return (
            <li key={word}>
              <button type="button" className={css.jump} onClick={() => all[0] && onGoTo(all[0])}>
                {word}
                {all.length > 1 && <span className="dim"> ({all.length})</span>}
              </button>
              <Menu
                small
                quiet
                label="Change"
                of={word}
                items={[
                  ...(meant[word] ?? []).map((each) => ({ id: `as ${each}`, label: each })),
                  { id: 'allow', label: 'Leave it in this letter' },
                  { id: 'learn', label: 'Add to the council’s words' },
                ]}
                onAction={(id) => {
                  if (id === 'allow') onAllow(word);
                  else if (id === 'learn') onLearn(word);
                  else onReplace(all, id.slice('as '.length));
                }}
              />
            </li>
          );
        })}
      </ul>
      {words.length > MOST && <p className="small">And {words.length - MOST} more words.</p>}
    </section>
  );
}

/** What each word may be meant to be, asked once a word. */
function useMeant(words: readonly string[]): Readonly<Record<string, readonly string[]>> {
  const [meant, setMeant] = useState<Readonly<Record<string, readonly string[]>>>({});
  const unasked = words.find((word) => meant[word] === undefined);
  useEffect(() => {
    if (unasked === undefined) return undefined;
    let isGone = false;
    const ask = async () => {
      const found = await suggestions(unasked).catch(() => []);
      if (!isGone) setMeant((now) => ({ ...now, [unasked]: found }));
    };
    void ask();
    return () => {
      isGone = true;
    };
  }, [unasked]);
  return meant;
}
