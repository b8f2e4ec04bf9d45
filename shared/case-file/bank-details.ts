/**
 * Bank details are never recorded (DOMAIN §7): what looks like a sort code with an account number, or an
 * IBAN. Dates, phone numbers and account references of other kinds must pass.
 */
import type { Problem } from './types';

const SORT_CODE = String.raw`\d{2}[-\u2010-\u2013 ]\d{2}[-\u2010-\u2013 ]\d{2}`;
const ACCOUNT = String.raw`\d(?:[ -]?\d){7}`;
const GAP = String.raw`[^\d]{0,40}`;
const edge = (pattern: string) => String.raw`(?<![\d/-])${pattern}(?![\d/-])`;

const PAIR = new RegExp(
  `${edge(SORT_CODE)}${GAP}${edge(ACCOUNT)}|${edge(ACCOUNT)}${GAP}${edge(SORT_CODE)}`,
  'gi',
);
const LABELLED =
  /\bsort[ -]?code\b[^\d]{0,20}\d{2}[-\u2010-\u2013 ]?\d{2}[-\u2010-\u2013 ]?\d{2}(?!\d)/i;
const IBAN = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b/;
/** Words that say the numbers are about money in a bank. */
const BANKING = /\b(bank|account|acct|a\/c|payee|bacs|sort)\b/i;

export function looksLikeBankDetails(text: string): boolean {
  if (LABELLED.test(text) || IBAN.test(text)) return true;
  return [...text.matchAll(PAIR)].some((match) => BANKING.test(text) || !holdsADate(match[0]));
}

/** "12-11-26" is as good a date as a sort code; beside a job number it is a date. */
function holdsADate(text: string): boolean {
  const parts = /(\d{2})\D(\d{2})\D(\d{2})/.exec(text);
  return (
    parts !== null &&
    Number(parts[1]) <= 31 &&
    Number(parts[1]) >= 1 &&
    Number(parts[2]) <= 12 &&
    Number(parts[2]) >= 1
  );
}

/** Why the text is refused, or undefined when it is fine. */
export function bankDetailsProblem(text: string, field: string): Problem | undefined {
  if (!looksLikeBankDetails(text)) return undefined;
  return {
    field,
    message:
      'This looks like bank details. They are never kept on a complaint: whoever reads the case could misuse them.',
    instead:
      'Take the account numbers out. Give them to the payments team directly and write how the payment will be made, such as “by bank transfer”.',
  };
}
