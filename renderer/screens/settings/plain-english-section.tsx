/** Words that letters may use though the plain-English checks would point them out: who allowed them and why. */
import { formatDate } from '@shared/calendar';
import { type AllowedWords, RULE_IDS, RULES, withoutAllowance } from '@shared/plain-english';
import { useState } from 'react';
import { useCouncil, useStore } from '../../app/store-context';
import { announce } from '../../ui/announcer';
import { Button } from '../../ui/button/button';
import { Notice } from '../../ui/feedback/feedback';
import { Section } from './section';
import css from './settings.module.css';

export function PlainEnglishSection() {
  const { allowedWords } = useCouncil();
  const { council } = useStore();
  const [problem, setProblem] = useState<string>();
  const remove = async (entry: AllowedWords) => {
    const result = await council
      .change({ allowedWords: [...withoutAllowance(allowedWords, entry)] })
      .catch(() => undefined);
    if (result?.ok === true) {
      setProblem(undefined);
      announce(`“${shown(entry)}” is pointed out again`);
    } else setProblem('It could not be taken off the list. Try again.');
  };
  const inOrder = allowedWords.toSorted((one, other) =>
    one.words.localeCompare(other.words, 'en-GB'),
  );
  return (
    <Section
      title="Plain English"
      intro="While a letter is written, Redress points out words its reader may stumble over. Words on this list are let pass in every letter. They come onto it by “Always allow” beside a letter."
    >
      {problem !== undefined && <Notice tone="error">{problem}</Notice>}
      {inOrder.length === 0 ? (
        <p className="sub">None. Everything is pointed out.</p>
      ) : (
        <ul className={css.rows}>
          {inOrder.map((entry) => (
            <li key={`${entry.rule} ${entry.words}`} className={css.row}>
              <span>
                <strong>{shown(entry)}</strong> <span className="sub">({nameOf(entry.rule)})</span>
                <br />
                {entry.why}
                <br />
                <span className="sub small">
                  {entry.by}, {formatDate(entry.on, 'letter')}
                </span>
              </span>
              <Button
                kind="quiet"
                small
                icon="remove"
                aria-label={`Stop allowing ${shown(entry)}`}
                onClick={() => void remove(entry)}
              >
                Stop allowing
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** Kept in small letters; an abbreviation is read in capitals. */
const shown = ({ rule, words }: AllowedWords): string =>
  rule === 'abbreviation' ? words.toUpperCase() : words;

function nameOf(rule: string): string {
  const known = RULE_IDS.find((each) => each === rule);
  return known ? RULES[known].name.toLowerCase() : 'a check of a newer version';
}
