/** What zod found, in the words of the form. */
import type { z } from 'zod';
import { defined } from '../defined';
import type { Problem } from '../types';

/** How each field is called on screen, after "the". Fields not listed go by their own name. */
const NAMES: Readonly<Record<string, string>> = {
  reference: 'reference',
  receivedOn: 'date received',
  receivedAt: 'time received',
  effectiveOn: 'effective date',
  channel: 'way it arrived',
  summary: 'summary',
  theirWords: 'complaint in their words',
  wants: 'outcome they want',
  service: 'service',
  reason: 'reason',
  people: 'person',
  name: 'name',
  address: 'address',
  email: 'email address',
  phone: 'phone number',
  handler: 'name of the handler',
  text: 'text',
  outcomesSought: 'outcomes they want',
  agreedOn: 'date agreed',
  agreedHow: 'way it was agreed',
  point: 'point',
  outcome: 'outcome',
  shouldHave: 'account of what should have happened',
  happened: 'account of what happened',
  reasons: 'reasons',
  impact: 'impact',
  cause: 'root cause',
  rationale: 'reason for the root cause',
  kind: 'kind',
  dueOn: 'date it is due',
  doneOn: 'date it was done',
  amountPence: 'amount',
  proof: 'proof',
  why: 'reason why',
  title: 'title',
  fileName: 'file name',
  datedOn: 'date of the document',
  to: 'address it was sent to',
  how: 'way it was sent',
  system: 'name of whose reference it is',
  value: 'reference',
};

/** One problem a field, with the dotted path of the field so that a form can show it in place. */
export function problemsIn(error: z.ZodError): readonly Problem[] {
  const byField = new Map<string, Problem>();
  for (const issue of error.issues) {
    const field = issue.path.map(String).join('.');
    if (!byField.has(field)) byField.set(field, problemOf(issue, field));
  }
  return [...byField.values()];
}

function problemOf(issue: z.core.$ZodIssue, field: string): Problem {
  const name = nameOf(issue.path);
  return defined({ field: field === '' ? undefined : field, message: messageOf(issue, name) });
}

/** The innermost name a person would know: `finding.reasons` is the reasons, `people.0.email` the email. */
function nameOf(path: readonly PropertyKey[]): string {
  const key = path.findLast((part) => typeof part === 'string');
  return key === undefined ? 'form' : (NAMES[key] ?? key);
}

function messageOf(issue: z.core.$ZodIssue, name: string): string {
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? `Enter the ${name}.`
        : `The ${name} is too small.`;
    case 'too_big':
      return issue.origin === 'string'
        ? `The ${name} is too long: ${issue.maximum} characters at most.`
        : `The ${name} is too large: ${issue.maximum} at most.`;
    case 'invalid_value':
      return `Choose the ${name} from the list.`;
    case 'invalid_type':
      return `Enter the ${name}.`;
    case 'custom':
      // The schema's own words, written for a person.
      return issue.message.endsWith('.') ? issue.message : `${issue.message}.`;
    default:
      return `Check the ${name}.`;
  }
}
