/** Words a council always lets pass, with who said so and why: a change of the list, or what is missing. */
import type { CalendarDate } from '../calendar';
import { allowanceKey } from './check';
import type { Finding, RuleId } from './types';

/** As the council's settings keep it. `rule` may be one that a newer version knows. */
export interface AllowedWords {
  readonly rule: string;
  /** As `allowanceKey` makes it. */
  readonly words: string;
  readonly why: string;
  /** Name of the handler who allowed it. */
  readonly by: string;
  readonly on: CalendarDate;
}

/** Rules about a whole sentence or about this one letter: their words never come again. */
const ONLY_HERE: ReadonlySet<RuleId> = new Set([
  'long-sentence',
  'long-paragraph',
  'officer-name',
  'amount',
  'date-without-year',
]);
/** What no council may let pass: it would reach readers unseen. */
const NEVER: ReadonlySet<RuleId> = new Set(['placeholder', 'non-apology']);

/** Whether words like these can be allowed for the whole council. */
export const canAllow = ({ rule, text }: Pick<Finding, 'rule' | 'text'>): boolean =>
  !ONLY_HERE.has(rule) && !NEVER.has(rule) && allowanceKey(text).length <= 120;

/** Whether a finding may be passed over in this letter. A gap cannot: it must be filled. */
export const canIgnore = ({ rule }: Pick<Finding, 'rule'>): boolean => rule !== 'placeholder';

export type AllowanceResult =
  | { readonly ok: true; readonly list: readonly AllowedWords[] }
  | { readonly ok: false; readonly message: string };

/** The list with these words on it; the same words again take the new reason. */
export function withAllowance(
  list: readonly AllowedWords[],
  finding: Pick<Finding, 'rule' | 'text'>,
  { why, by, on }: { readonly why: string; readonly by: string; readonly on: CalendarDate },
): AllowanceResult {
  if (!canAllow(finding))
    return { ok: false, message: 'This cannot be allowed for every letter. Ignore it here.' };
  if (why.trim() === '')
    return { ok: false, message: 'Say why, for example “the name of our scheme”' };
  const added = { rule: finding.rule, words: allowanceKey(finding.text), why: why.trim(), by, on };
  return { ok: true, list: [...withoutAllowance(list, added), added] };
}

export const withoutAllowance = (
  list: readonly AllowedWords[],
  { rule, words }: Pick<AllowedWords, 'rule' | 'words'>,
): readonly AllowedWords[] => list.filter((each) => each.rule !== rule || each.words !== words);
