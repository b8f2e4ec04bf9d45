/** What a rule is. Three shapes: phrases, one block at a time, and the letter as a whole. */
import { rows, type Conditions } from '../lexicon/row';
import type { Reading } from '../reading';
import type { CheckContext, RuleFacts, Severity, Spotted } from '../types';

/** A phrase to find, and what is said of it. */
export interface RulePhrase {
  readonly pattern: string;
  readonly why: string;
  /** Heading of the finding, where the rule's own name does not fit. */
  readonly message?: string;
  /** "" takes the words out. Absent: only the writer knows. */
  readonly replacement?: string;
  /** The same after "have" or "be". */
  readonly participle?: string;
  readonly severity?: Severity;
  readonly conditions?: Conditions;
}

/** Tokens `first` up to `end` of a sentence that runs from `begin` to `stop`. */
export interface Place {
  readonly first: number;
  readonly end: number;
  readonly begin: number;
  readonly stop: number;
}

export interface PhraseRule extends RuleFacts {
  readonly shape: 'phrases';
  readonly phrases: readonly RulePhrase[];
  /** Whether the words mean here what the rule is about; absent = always. */
  readonly means?: (reading: Reading, place: Place) => boolean;
}

export interface BlockRule extends RuleFacts {
  readonly shape: 'block';
  /** Kinds of block it reads. */
  readonly reads: ReadonlySet<Reading['type']>;
  readonly check: (reading: Reading, context: CheckContext) => readonly Spotted[];
}

/** First use, and the like: facts are gathered a block at a time, then judged in reading order. */
export interface LetterRule extends RuleFacts {
  readonly shape: 'letter';
  readonly reads: ReadonlySet<Reading['type']>;
  readonly collect: (reading: Reading) => readonly LetterFact[];
  readonly judge: (
    facts: readonly LetterFact[],
    context: CheckContext,
  ) => readonly (Spotted & { readonly block: string })[];
}

export interface LetterFact {
  readonly block: string;
  readonly from: number;
  readonly to: number;
  /** What the fact is about: an abbreviation, a family of terms. */
  readonly about: string;
  /** Explains it, instead of using it. */
  readonly explains: boolean;
}

export type Rule = PhraseRule | BlockRule | LetterRule;

export const PROSE: ReadonlySet<Reading['type']> = new Set(['paragraph', 'list', 'table']);

/** Phrases one a line, with the conditions of the word lists after a bar, and one sentence that fits them all. */
export const said = (why: string, lines: string, more: Partial<RulePhrase> = {}): RulePhrase[] =>
  rows(
    lines
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => {
        const [pattern = '', ...options] = line.trim().split(/\s\|\s/);
        return [`x ${pattern.includes(' = ') ? pattern : `${pattern} = ?.`}`, ...options].join(
          ' | ',
        );
      })
      .join('\n'),
  ).flatMap(({ shapes, conditions }) =>
    shapes.map(({ pattern, replacement }) => ({
      pattern,
      why,
      ...(replacement === undefined ? {} : { replacement }),
      ...(Object.keys(conditions).length === 0 ? {} : { conditions }),
      ...more,
    })),
  );

export const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(text.split(/\s+/).filter((word) => word !== ''));
