import { COUNCIL } from '../lexicon/council';
import { PHRASES } from '../lexicon/phrases';
import type { Entry } from '../lexicon/row';
import { VERBS } from '../lexicon/verbs';
import { WORDS } from '../lexicon/words';
import type { PhraseRule, RulePhrase } from './rule';

const explained = (entry: Entry, because: string): RulePhrase[] =>
  entry.shapes.map(({ pattern, replacement, participle }) => ({
    pattern,
    why:
      entry.advice ?? (replacement === '' ? 'These words add nothing: leave them out.' : because),
    ...(entry.advice !== undefined || replacement === undefined ? {} : { replacement }),
    ...(participle === undefined ? {} : { participle }),
    ...(Object.keys(entry.conditions).length === 0 ? {} : { conditions: entry.conditions }),
  }));

export const plainWord: PhraseRule = {
  id: 'plain-word',
  name: 'Plainer word',
  severity: 'warning',
  reason:
    'Formal and in-house words slow readers down, and tired or upset readers most. The everyday word says the same.',
  source: 'DOMAIN 5: jargon and officialese; our own list',
  examples: {
    fires: [
      'We will commence the work on Monday.',
      'Please do not hesitate to contact me.',
      'In the event that it rains, we will come later.',
      'We need to progress your case.',
      'The work was actioned.',
      'You were decanted to a hotel.',
    ],
    quiet: [
      'The land behind the house is ours, and the key is at the counter.',
      'Your daughter made good progress.',
      'You foster two boys, and the driver will deliver the bed.',
      'You can appeal against the charge.',
      'There is a right of action against the contractor.',
      'The wine is in the decanter.',
    ],
  },
  shape: 'phrases',
  phrases: [
    ...[...VERBS, ...WORDS].flatMap((entry) =>
      explained(
        entry,
        entry.plain === undefined
          ? 'An everyday word is easier to read.'
          : `“${entry.term}” is a formal word; “${entry.plain}” says the same.`,
      ),
    ),
    ...PHRASES.flatMap((entry) => explained(entry, 'Fewer words say the same.')),
    ...COUNCIL.flatMap((entry) =>
      explained(entry, 'People outside the council do not use this word, so say what it means.'),
    ),
  ],
};

/** How many entries the list has. */
export const PLAIN_WORDS = VERBS.length + WORDS.length + PHRASES.length + COUNCIL.length;
