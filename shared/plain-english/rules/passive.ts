import { IRREGULAR_PARTICIPLES } from '../inflection';
import type { Reading } from '../reading';
import type { Spotted } from '../types';
import { turned } from './passive-turned';
import { PROSE, wordsOf, type BlockRule } from './rule';

const BE = wordsOf("am is are was were be been got gets isn't aren't wasn't weren't");
const BETWEEN = wordsOf(
  'not never also then now already still just only always since yet being been both all either later first therefore again soon often once even too subsequently',
);
export const BEFORE_BE = wordsOf(
  "has have had having hasn't haven't hadn't will would shall should can could may might must won't can't cannot couldn't wouldn't shouldn't not never to",
);
const NEVER = wordsOf(
  'need indeed bed red speed feed shed hundred sacred naked wicked rugged seed weed breed reed deed greed bleed ned fred embed aged beloved crooked dogged learned ragged wretched bored newlywed wed',
);
/** Participles that tell of a state, unless somebody is said to have done it ("closed by our staff"). */
const STATES = wordsOf(
  `closed based entitled involved disappointed pleased satisfied dissatisfied concerned worried interested located situated married divorced retired
related tired qualified experienced committed dedicated prepared limited detailed required supposed allowed used gone born broken lost damaged blocked called
named parked seated dressed excited scared frightened upset confused surprised delighted annoyed bored frustrated ashamed relieved embarrassed exhausted
determined inclined convinced opposed accustomed acquainted attached connected covered made done finished mistaken known unhappy obliged minded due
grieved saddened shocked frozen hurt flooded overgrown cracked worn faded stuck jammed locked soaked stained rotted hidden shut set cut left overdue unpaid unemployed
deserted crowded isolated excused disabled injured composed aimed designed meant bound engaged faced associated dated headed listed left unfounded outdated complicated unchanged unfurnished intended so-called`,
);
/** "is made of wood", "was left open" are states; "was made by", "were made to" and most others are not. */
const DEEDS_AFTER = new Map<string, RegExp>([
  ['made', /^(?!(?:of|up|from)$)/],
  ['done', /^(?:by|on|in|at)$/],
  ['left', /^(?:by|with)$/],
  ['set', /^(?:by|up|out|aside)$/],
  ['cut', /^(?:by|down|off|back)$/],
  ['lost', /^(?:by|in)$/],
  ['closed', /^(?:by|and|\.|,|on|because|without|again)$/],
  ['designed', /^(?:by)$/],
  ['known', /^(?:by)$/],
  ['called', /^(?:by|to|out|away)$/],
  ['covered', /^(?:up)$/],
]);
const NO_AGENT =
  /^(?:mistake|hand|post|email|e-mail|phone|telephone|letter|text|bus|car|train|then|now|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|noon|midnight|law|default|accident|error|\d.*|£.*|.{3,}ing)$/;

export const isParticiple = (lower: string): boolean =>
  IRREGULAR_PARTICIPLES.has(lower.replace(/^(?:over|under|mis|re|un|out|pre|fore)(?=.{3})/, ''))
    ? lower !== 'been' &&
      lower !== 'had' &&
      lower !== 'become' &&
      lower !== 'come' &&
      lower !== 'gone'
    : lower.length > 3 && lower.endsWith('ed') && !NEVER.has(lower);

/** A passive: tokens from the first auxiliary to the participle. */
export interface PassiveGroup {
  readonly first: number;
  /** The form of "be". */
  readonly be: number;
  readonly participle: number;
  /** First token of who did it, after "by"; absent when nobody is named. */
  readonly agent?: number;
}

/** Asked by several rules of the same reading. */
const FOUND = new WeakMap<Reading, readonly PassiveGroup[]>();

export function passivesIn(reading: Reading): readonly PassiveGroup[] {
  const found = FOUND.get(reading) ?? findPassives(reading);
  FOUND.set(reading, found);
  return found;
}

function findPassives(reading: Reading): readonly PassiveGroup[] {
  const { tokens, exempt } = reading;
  const groups: PassiveGroup[] = [];
  for (const { first, end } of reading.sentences) {
    for (let at = first; at < end; at += 1) {
      const token = tokens[at];
      if (!token || token.kind !== 'word' || exempt[at] === 1 || !BE.has(token.lower)) continue;
      let next = at + 1;
      while (next < end && next < at + 5 && isBetween(tokens[next]?.lower ?? '')) next += 1;
      const participle = tokens[next];
      if (next >= end || participle?.kind !== 'word' || exempt[next] === 1) continue;
      if (!isParticiple(participle.lower)) continue;
      const agent = agentAfter(reading, next, end);
      if (agent === undefined && isState(participle.lower, tokens[next + 1]?.lower ?? '.'))
        continue;
      let begin = at;
      while (begin > first && begin > at - 3 && BEFORE_BE.has(tokens[begin - 1]?.lower ?? ''))
        begin -= 1;
      while (begin < at && /^(?:to|not|never)$/.test(tokens[begin]?.lower ?? '')) begin += 1;
      groups.push({
        first: begin,
        be: at,
        participle: next,
        ...(agent === undefined ? {} : { agent }),
      });
      at = next;
    }
  }
  return groups;
}

const isBetween = (lower: string): boolean =>
  BETWEEN.has(lower) ||
  (lower.endsWith('ly') && lower.length > 4 && lower !== 'reply' && lower !== 'apply');

function isState(participle: string, next: string): boolean {
  if (!STATES.has(participle)) return false;
  return !(DEEDS_AFTER.get(participle)?.test(next) ?? false);
}

/** "by" and who, within reach of the participle and before another clause. */
function agentAfter({ tokens }: Reading, participle: number, end: number): number | undefined {
  for (let at = participle + 1; at < Math.min(end, participle + 6); at += 1) {
    const token = tokens[at];
    if (!token || token.kind === 'mark' || BE.has(token.lower)) return undefined;
    if (token.lower !== 'by') continue;
    const who = tokens[at + 1];
    if (!who || at + 1 >= end || NO_AGENT.test(who.lower)) return undefined;
    const noun = tokens[at + 2]?.lower ?? '';
    return /^(?:the|a|an|this)$/.test(who.lower) && /^(?:end|date|time|deadline)$/.test(noun)
      ? undefined
      : at + 1;
  }
  return undefined;
}

export const passive: BlockRule = {
  id: 'passive',
  name: 'Passive',
  severity: 'warning',
  reason: 'The passive hides who did it, which is what a complainant asks.',
  source: 'DOMAIN 5: active voice',
  examples: {
    fires: [
      'The gutter was inspected by our surveyor.',
      'You will be contacted about it.',
      'The order was not sent.',
      'It has been decided to close the case.',
      'Letters were sent to numbers 1 to 40.',
      'The case has been closed.',
    ],
    quiet: [
      'Our surveyor inspected the gutter.',
      'You are entitled to a hearing.',
      'The path has been closed since January 2026.',
      'I am disappointed that nobody came.',
      'The charge is based on your income.',
      'He was tired and we were worried.',
    ],
  },
  shape: 'block',
  reads: PROSE,
  check: (reading) =>
    passivesIn(reading).map((group): Spotted => {
      const from = reading.tokens[group.first]?.from ?? 0;
      const to = reading.tokens[group.participle]?.to ?? 0;
      const words = reading.text.slice(from, to);
      const pivot = reading.tokens[group.participle]?.from ?? from;
      const other = turned(reading, group);
      if (group.agent !== undefined) {
        return {
          ...(other ?? { from, to }),
          message: 'Say who first',
          why: 'Put the one who acts first: it is shorter and clearer.',
          severity: 'hint',
          key: words.toLowerCase(),
          pivot,
        };
      }
      return {
        ...(other ?? { from, to }),
        message: 'Who did it?',
        why: `“${words}” does not say who acted. Begin with who did it: “we…”.`,
        key: words.toLowerCase(),
        pivot,
      };
    }),
};
