/** Every rule. A map over the ids, so that none can be forgotten. */
import type { RuleId } from '../types';
import { abbreviation } from './abbreviation';
import { amount } from './amount';
import { blame } from './blame';
import { capitals } from './capitals';
import { dateWithoutYear } from './date-without-year';
import { doubleNegative } from './double-negative';
import { empathyCliche } from './empathy-cliche';
import { hedge } from './hedge';
import { latin } from './latin';
import { legalese } from './legalese';
import { nominalisation } from './nominalisation';
import { nonApology } from './non-apology';
import { officerName } from './officer-name';
import { passive } from './passive';
import { placeholder } from './placeholder';
import { plainWord } from './plain-word';
import type { Rule } from './rule';
import { longParagraph, longSentence } from './sentence-length';
import { thirdPerson } from './third-person';
import { unexplainedTerm } from './unexplained-term';
import { vagueTime } from './vague-time';

export const RULES: Readonly<Record<RuleId, Rule>> = {
  placeholder,
  'non-apology': nonApology,
  blame,
  'third-person': thirdPerson,
  'empathy-cliche': empathyCliche,
  hedge,
  'vague-time': vagueTime,
  'officer-name': officerName,
  'unexplained-term': unexplainedTerm,
  'plain-word': plainWord,
  legalese,
  latin,
  nominalisation,
  passive,
  'double-negative': doubleNegative,
  'long-sentence': longSentence,
  'long-paragraph': longParagraph,
  abbreviation,
  capitals,
  'date-without-year': dateWithoutYear,
  amount,
};
