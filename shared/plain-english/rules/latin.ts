import { LATIN } from '../lexicon/legal-and-latin';
import type { PhraseRule } from './rule';

export const latin: PhraseRule = {
  id: 'latin',
  name: 'Latin',
  severity: 'warning',
  reason: 'Many people do not know Latin, and screen readers stumble over “e.g.” and “i.e.”.',
  source: 'DOMAIN 5: Latin',
  examples: {
    fires: [
      'Bring proof, e.g. a bill.',
      'This is an ex gratia payment.',
      'You pay £40 per annum for it.',
      'Send it via the portal.',
    ],
    quiet: ['Bring proof, for example a bill.', 'The Viaduct is closed.', 'We paid 40% of it.'],
  },
  shape: 'phrases',
  phrases: LATIN.flatMap(({ shapes, conditions }) =>
    shapes.map(({ pattern, replacement }) => ({
      pattern,
      why: 'Latin is not plain English: say it in English.',
      ...(replacement === undefined ? {} : { replacement }),
      conditions,
    })),
  ),
};
