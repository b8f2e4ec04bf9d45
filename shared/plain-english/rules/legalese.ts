import { LEGAL } from '../lexicon/legal-and-latin';
import type { PhraseRule } from './rule';

export const legalese: PhraseRule = {
  id: 'legalese',
  name: 'Lawyers’ word',
  severity: 'warning',
  reason: 'Words from contracts frighten people and hide what is meant. A plain word is as exact.',
  source: 'DOMAIN 5: legalese',
  examples: {
    fires: [
      'We hereby give notice.',
      'The sum is due pursuant to the agreement.',
      'I write in respect of your bill.',
      'Please return same to us.',
    ],
    quiet: [
      'We came on the same day.',
      'The Housing Act 1985 applies.',
      'You said the gate was open.',
    ],
  },
  shape: 'phrases',
  phrases: LEGAL.flatMap(({ shapes, advice, conditions }) =>
    shapes.map(({ pattern, replacement }) => ({
      pattern,
      why: advice ?? 'A lawyer’s word: the plain one is as exact and easier to read.',
      ...(advice !== undefined || replacement === undefined ? {} : { replacement }),
      conditions,
    })),
  ),
};
