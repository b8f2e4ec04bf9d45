/** A passive turned round, where that can be done without guessing. */
import { IRREGULAR_PARTICIPLES, verbForms } from '../inflection';
import type { Reading } from '../reading';
import type { PassiveGroup } from './passive';

export interface Turned {
  readonly from: number;
  readonly to: number;
  readonly replacement: string;
}

/** Participle → past, for the verbs where they differ or are irregular. */
const PAST: ReadonlyMap<string, string> = new Map(
  'be become begin break bring build buy choose deal do draw drive find forget give hear hide hold keep know lead leave lend lose make meet pay put read say see sell send set show speak spend take teach tell think throw understand undertake withdraw write'
    .split(' ')
    .map((verb) => [verbForms(verb).participle, verbForms(verb).past]),
);
const ENDS_WHO =
  /^(?:on|in|at|to|for|from|with|who|which|that|and|but|because|when|after|before|as|so|of|during|until|since|yesterday|today|last|this|next)$/;

/**
 * "The gutter was inspected by our surveyor on 4 May" → "Our surveyor inspected the gutter on 4 May". Only a
 * short subject that begins the sentence, in the simple past, with a short agent. Without an agent, only "You
 * were told" → "We told you": for the council acts in its own letters.
 */
export function turned(reading: Reading, group: PassiveGroup): Turned | undefined {
  const { tokens, text } = reading;
  const sentence = reading.sentences.find(({ first, end }) => group.be >= first && group.be < end);
  if (!sentence) return undefined;
  const isWas = /^(?:was|were)$/.test(tokens[group.be]?.lower ?? '');
  if (!isWas || group.first !== group.be || group.participle !== group.be + 1) return undefined;
  const past = pastOf(tokens[group.participle]?.lower ?? '');
  if (past === undefined) return undefined;
  const subject = tokens.slice(sentence.first, group.be);
  if (subject.length === 0 || subject.length > 6) return undefined;
  if (subject.some(({ kind }) => kind === 'mark')) return undefined;
  const from = subject[0]?.from ?? 0;
  const said = text.slice(from, subject.at(-1)?.to ?? 0);
  const isYou = said === 'You';
  if (group.agent === undefined)
    return isYou
      ? { from, to: tokens[group.participle]?.to ?? 0, replacement: `We ${past} you` }
      : undefined;
  if (group.agent !== group.participle + 2) return undefined;
  if (!isYou && !/^(?:the|your|our|a|an|my)$/i.test(subject[0]?.text ?? '')) return undefined;
  if (subject.some(({ lower }) => /^(?:that|which|who|and|but|if|when|because)$/.test(lower)))
    return undefined;
  let end = group.agent;
  while (end < sentence.end && end < group.agent + 5) {
    const token = tokens[end];
    if (!token || token.kind === 'mark' || ENDS_WHO.test(token.lower)) break;
    end += 1;
  }
  const who = text.slice(tokens[group.agent]?.from ?? 0, tokens[end - 1]?.to ?? 0);
  const after = tokens[end];
  if (end === group.agent || (after && after.kind === 'word' && !ENDS_WHO.test(after.lower)))
    return undefined;
  return {
    from,
    to: tokens[end - 1]?.to ?? 0,
    replacement: `${capital(who)} ${past} ${isYou ? 'you' : lowerFirst(said)}`,
  };
}

function pastOf(participle: string): string | undefined {
  if (PAST.has(participle)) return PAST.get(participle);
  return IRREGULAR_PARTICIPLES.has(participle) ? undefined : participle;
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
