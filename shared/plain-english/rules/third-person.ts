import { isExempt } from '../reading';
import { said, wordsOf, type PhraseRule } from './rule';

/** After these, "the tenant" is somebody else: "the tenant of the flat above". */
const SOMEBODY = wordsOf(
  'of in at above below upstairs downstairs next opposite who whose before after from across for parking association portal services involvement panel',
);
const INTRODUCED = wordsOf('a an your their another his her our every each any one');
const ALWAYS = wordsOf("complainant complainant's complainants user user's named");

export const thirdPerson: PhraseRule = {
  id: 'third-person',
  name: 'Say “you”',
  severity: 'warning',
  reason:
    'A letter speaks to its reader. “The complainant” talks about them as if they were not there.',
  source: 'DOMAIN 5: “the complainant” used of the reader',
  examples: {
    fires: [
      'The complainant wrote on 3 May 2026.',
      'The claimant must tell us of changes.',
      'We looked at the customer’s request.',
    ],
    quiet: [
      'You wrote on 3 May 2026.',
      'We spoke to the tenant of the flat above.',
      'A customer found your purse. The customer gave it to our staff.',
    ],
  },
  shape: 'phrases',
  phrases: said(
    'The reader is “you”. Write to them, not about them.',
    `
the (complainant|complainants|complainant's|service user|service user's|above named|claimant|claimant's|applicant|applicant's|appellant|appellant's|customer|customer's|tenant|tenant's|resident|resident's|taxpayer|taxpayer's|householder|householder's|leaseholder|leaseholder's|enquirer|enquirer's)
this (complainant|claimant|applicant|appellant|customer|tenant|resident)
`,
  ),
  means: (reading, { first, end }) => {
    const noun = reading.tokens[end - 1]?.lower ?? '';
    if (ALWAYS.has(noun)) return true;
    const next = reading.tokens[end]?.lower ?? '';
    if (SOMEBODY.has(next) || isExempt(reading, first, end)) return false;
    // Somebody brought in before: "a customer … the customer".
    const bare = noun.replace(/'s$/, '');
    for (let at = 1; at < first; at += 1)
      if (
        reading.tokens[at]?.lower.replace(/'s$/, '') === bare &&
        INTRODUCED.has(reading.tokens[at - 1]?.lower ?? '')
      )
        return false;
    return true;
  },
};
