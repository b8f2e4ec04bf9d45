/** Plain English: what a letter's reader will stumble over, and what to write instead. */
export {
  canAllow,
  canIgnore,
  withAllowance,
  withoutAllowance,
  type AllowedWords,
} from './allowances';
export { allowanceKey, checkLetter, createChecker } from './check';
export { RULES } from './rules';
export {
  RULE_IDS,
  type Allowance,
  type CheckContext,
  type Checker,
  type Ease,
  type Finding,
  type LetterCheck,
  type Measures,
  type RuleId,
  type Severity,
} from './types';
