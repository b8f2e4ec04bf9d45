import { isExempt } from '../reading';
import type { Spotted } from '../types';
import { PROSE, wordsOf, type BlockRule } from './rule';

const NOT = wordsOf(
  "not isn't aren't wasn't weren't don't doesn't didn't haven't hasn't hadn't won't wouldn't can't cannot couldn't shouldn't never",
);
/** Negative words that "not" cancels out, and what is left. */
const CANCELLED: ReadonlyMap<string, string> = new Map(
  `unusual usual|uncommon common|unreasonable reasonable|unlikely likely|impossible possible|unaware aware|insignificant important|unhappy happy
unfamiliar familiar|unreasonably reasonably|dissimilar like|unlike like|unconnected connected|unrelated related|inconsiderable large|infrequent often
infrequently often|unwilling willing|unsympathetic sympathetic|unnoticed noticed|inappropriate right|unsatisfactory good enough|unknown known
unfounded right|unimportant important|inconceivable possible|unacceptable acceptable|unfair fair|unjustified justified|ineligible able to get it
unable able|insensitive sensitive|unmindful aware|disinclined ready|improbable likely|incorrect right|untrue true|inaccurate right|unlawful lawful|undeserved deserved|disagree agree|inconsistent consistent|dislike like|unaffected affected|unqualified qualified|indifferent interested|unclear clear|unhelpful helpful|unwelcome welcome`
    .split(/[|\n]/)
    .map((line) => {
      const [word = '', ...rest] = line.split(' ');
      return [word, rest.join(' ')] as const;
    }),
);
const NOTHING = wordsOf('nothing nobody none nowhere neither no-one');
const FAIL = wordsOf('fail failed failing lack lacked deny denied refuse refused');
const DO = wordsOf("do does did don't doesn't didn't cannot can't have had will could would never");
const WHY = 'The two negatives cancel out. Say what is so.';

export const doubleNegative: BlockRule = {
  id: 'double-negative',
  name: 'Double negative',
  severity: 'warning',
  reason:
    'Readers must work out two negatives to find out what is meant, and some get it the wrong way round.',
  source: 'DOMAIN 5: double negative',
  examples: {
    fires: [
      'This is not unusual.',
      'It is not impossible that the work will finish early.',
      'The tree is not without value.',
      'You do not owe nothing.',
      'We did not fail to tell you.',
    ],
    quiet: [
      'This is usual.',
      'We cannot do it without your consent.',
      'You did not tell us that nobody came.',
      'We did not come. Nobody told us.',
      'It is unlikely.',
    ],
  },
  shape: 'block',
  reads: PROSE,
  check: (reading) => {
    const { tokens } = reading;
    const found: Spotted[] = [];
    for (const { first, end } of reading.sentences) {
      for (let at = first; at < end; at += 1) {
        const word = tokens[at];
        if (!word || !(NOT.has(word.lower) || word.lower === 'no')) continue;
        const last = cancelledAt(
          at,
          first,
          end,
          (index) => tokens[index]?.lower ?? '',
          (index) => tokens[index]?.kind === 'mark',
        );
        if (last === undefined || isExempt(reading, at, last + 1)) continue;
        const plain =
          word.lower === 'not' && last === at + 1
            ? CANCELLED.get(tokens[last]?.lower ?? '')
            : undefined;
        found.push({
          from: word.from,
          to: tokens[last]?.to ?? 0,
          message: 'Double negative',
          why: WHY,
          ...(plain === undefined ? {} : { replacement: plain }),
        });
        at = last;
      }
    }
    return found;
  },
};

/** The token that cancels the negative at `at`; undefined when none does. */
function cancelledAt(
  at: number,
  first: number,
  end: number,
  lower: (at: number) => string,
  isMark: (at: number) => boolean,
): number | undefined {
  const next = lower(at + 1);
  if (at + 1 >= end) return undefined;
  // "is not unreasonable", "not at all unusual"
  if (lower(at) !== 'no') {
    if (CANCELLED.has(next) || NOT.has(next)) return at + 1;
    if (next === 'be' && CANCELLED.has(lower(at + 2)) && at + 2 < end) return at + 2;
    // "it is not that we did not try"
    if (next === 'that')
      for (let look = at + 2; look < Math.min(end, at + 6); look += 1)
        if (NOT.has(lower(look))) return look;
    if (/^(?:entirely|wholly|altogether|at|really|so|particularly|necessarily)$/.test(next)) {
      const after = next === 'at' && lower(at + 2) === 'all' ? at + 3 : at + 2;
      if (CANCELLED.has(lower(after)) && after < end) return after;
    }
    if (next === 'without' && /^(?:not|never)$/.test(lower(at))) return at + 1;
    if (FAIL.has(next) && (lower(at) === 'never' || DO.has(lower(at - 1)) || lower(at) !== 'not'))
      return /^fail/.test(next) ? at + 1 : undefined;
    // "do not owe nothing": close by, with no other clause between
    for (let look = at + 1; look < Math.min(end, at + 4); look += 1) {
      if (
        isMark(look) ||
        /^(?:that|and|but|if|when|because|so|why|how|who|which|or)$/.test(lower(look))
      )
        break;
      if (NOTHING.has(lower(look))) return look;
    }
    // "it is not the case that there is no"
    if (next === 'the' && lower(at + 2) === 'case' && lower(at + 3) === 'that')
      for (let look = at + 4; look < Math.min(end, at + 10); look += 1)
        if (lower(look) === 'no' || NOT.has(lower(look)) || NOTHING.has(lower(look))) return look;
    return undefined;
  }
  // "there is no reason not to", "no … without"
  if (
    at > first &&
    /^(?:reason|need|excuse|grounds|justification)$/.test(next) &&
    lower(at + 2) === 'not'
  )
    return at + 2;
  // "no reason to believe that nobody came"
  if (/^(?:reason|grounds|evidence)$/.test(next) && /^(?:to|that)$/.test(lower(at + 2)))
    for (let look = at + 3; look < Math.min(end, at + 11); look += 1)
      if (NOT.has(lower(look)) || NOTHING.has(lower(look))) return look;
  return undefined;
}
