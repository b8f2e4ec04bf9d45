import { tokensOf } from '../tokens';
import type { Spotted } from '../types';
import { PROSE, wordsOf, type BlockRule } from './rule';

const TITLES = wordsOf('mr mrs ms miss dr mx officer councillor cllr');

export const officerName: BlockRule = {
  id: 'officer-name',
  name: 'Names a member of staff',
  severity: 'warning',
  reason: 'Letters are shared and published. Staff are named by what they do, or as Officer A.',
  source: 'LGSCO standards for decision letters: officers anonymised where possible (DOMAIN 4)',
  examples: {
    fires: [],
    quiet: ['Our surveyor came on 4 May 2026.'],
  },
  shape: 'block',
  reads: PROSE,
  check: (reading, { officers = [] }) => {
    if (officers.length === 0) return [];
    const { tokens, exempt } = reading;
    const found: Spotted[] = [];
    const staff = officers
      .map((name) => tokensOf(name).map(({ lower }) => lower))
      .map((words) => words.filter((word) => !TITLES.has(word)));
    for (let at = 0; at < tokens.length; at += 1) {
      if (exempt[at] === 1 || !/^\p{Lu}/u.test(tokens[at]?.text ?? '')) continue;
      for (const [index, words] of staff.entries()) {
        const surname = words.at(-1);
        if (surname === undefined) continue;
        const isFull =
          words.length > 1 &&
          words.every((word, offset) => bare(tokens[at + offset]?.lower) === word);
        const titled = TITLES.has(tokens[at]?.lower ?? '');
        const isTitled = titled && bare(tokens[skipStop(at)]?.lower) === surname;
        const isBoth =
          titled &&
          words.length > 1 &&
          words.every((word, offset) => bare(tokens[skipStop(at) + offset]?.lower) === word);
        const last = isBoth
          ? skipStop(at) + words.length - 1
          : isTitled
            ? skipStop(at)
            : isFull
              ? at + words.length - 1
              : undefined;
        const end = last === undefined ? undefined : tokens[last];
        if (last === undefined || !end) continue;
        const from = tokens[at]?.from ?? 0;
        const isOwning = /['’]s$/.test(end.text);
        const named = `Officer ${String.fromCharCode(65 + (index % 26))}`;
        found.push({
          from,
          to: end.to,
          message: 'Names a member of staff',
          why: 'Say what the person does (“our surveyor”), or Officer A: letters are shared and published.',
          replacement: isOwning ? `${named}’s` : named,
        });
        at = last;
        break;
      }
    }
    return found;

    function skipStop(title: number): number {
      return tokens[title + 1]?.text === '.' ? title + 2 : title + 1;
    }
  },
};

const bare = (lower: string | undefined): string => (lower ?? '').replace(/'s$/, '');
