/** What the plain-English engine takes and gives. */
import type { LetterDocument } from '../letters/model';

export const RULE_IDS = [
  'placeholder',
  'non-apology',
  'blame',
  'third-person',
  'empathy-cliche',
  'hedge',
  'vague-time',
  'officer-name',
  'unexplained-term',
  'plain-word',
  'legalese',
  'latin',
  'nominalisation',
  'passive',
  'double-negative',
  'long-sentence',
  'long-paragraph',
  'abbreviation',
  'capitals',
  'date-without-year',
  'amount',
] as const;
export type RuleId = (typeof RULE_IDS)[number];

/** An error is what a reader must never get; a warning is likely worth a change; a hint is a suggestion. */
export type Severity = 'error' | 'warning' | 'hint';

export interface Finding {
  /** The same while the words around it are typed: rule, block and the words themselves. */
  readonly id: string;
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly block: string;
  /** Offsets in the block's plain text (`blockText` of the letters), in UTF-16 units; `to` is after the last. */
  readonly from: number;
  readonly to: number;
  /** The words found. */
  readonly text: string;
  /** What it is, in a few words: "Plainer word". */
  readonly message: string;
  /** Why, and what to do instead, in one plain sentence. */
  readonly why: string;
  /** What to put in place of `from`–`to`; "" takes the words out. Absent where only the writer knows. */
  readonly replacement?: string;
}

/** A rule's finding in one block, before it has an id. */
export type Spotted = Pick<Finding, 'from' | 'to' | 'message' | 'why'> & {
  readonly severity?: Severity;
  readonly replacement?: string;
  /** Stands for the words in the id, where the words change while they are typed. */
  readonly key?: string;
  /** Where its own words end, where `to` takes in the next one for its capital. */
  readonly reach?: number;
  /** Where its main word begins, of a finding whose other words are only around it. */
  readonly pivot?: number;
};

/** Words this council always lets pass. */
export interface Allowance {
  readonly rule: RuleId;
  /** In lower case, as `allowanceKey` makes it. */
  readonly words: string;
}

export interface CheckContext {
  /** Staff whose names should not stand in the letter, in the order they become Officer A, B, … */
  readonly officers?: readonly string[];
  /** Abbreviations that need no explaining here, beside those everybody knows. */
  readonly abbreviations?: readonly string[];
  readonly allowed?: readonly Allowance[];
  /** Ids of findings somebody chose to ignore in this letter. */
  readonly ignored?: readonly string[];
}

export interface Ease {
  readonly words: number;
  readonly sentences: number;
  /** Words a sentence; 0 without sentences. */
  readonly averageSentence: number;
  /** Flesch reading ease, 0 to 100 for nearly all text; higher is easier. */
  readonly ease: number;
  /** Age in years at which most people can read this (Flesch–Kincaid grade + 5, never under 5). */
  readonly readingAge: number;
}

export interface Measures extends Ease {
  /** Share of sentences with a passive, 0 to 1. */
  readonly passiveShare: number;
  /** The same for each paragraph, list and quote of ours that has a sentence. */
  readonly blocks: readonly (Ease & { readonly block: string })[];
}

export interface LetterCheck {
  /** In reading order. */
  readonly findings: readonly Finding[];
  readonly measures: Measures;
}

export interface Checker {
  /** As `checkLetter`, but blocks that did not change since the last call are not read again. */
  check(document: LetterDocument, context?: CheckContext): LetterCheck;
}

/** Examples of a rule: its documentation, and run as its tests. */
export interface Examples {
  readonly fires: readonly string[];
  readonly quiet: readonly string[];
}

/** What every rule says of itself. */
export interface RuleFacts {
  readonly id: RuleId;
  /** Heading of its findings. */
  readonly name: string;
  readonly severity: Severity;
  /** Why readers need it. */
  readonly reason: string;
  /** Where it comes from. */
  readonly source: string;
  readonly examples: Examples;
}
