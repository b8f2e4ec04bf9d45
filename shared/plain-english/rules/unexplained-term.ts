import type { Reading } from '../reading';
import { PROSE, wordsOf, type LetterFact, type LetterRule } from './rule';

const UPHOLD = wordsOf('uphold upholds upheld upholding');
/** Before "fault" in the Ombudsman's sense; a "fault in the boiler" has another word before it. */
const FAULT_BEFORE = wordsOf(
  "find found finds finding of at is was no any been by for as this our council’s council's our",
);
const FAULT_AFTER = wordsOf('and causing by on in or which , . that here');
const THINGS = wordsOf(
  'electrical wiring boiler lift light lights heating line phone telephone engine mechanical technical computer system machine meter pump alarm street cable broadband',
);
const EXPLAINS =
  /\b(?:(?:this|that|which|it|these words|the word|by this|upheld|uphold|fault|injustice)\s+(?:means?|is when|is the word)|means that|in other words|we mean|i mean|that is,|(?:we|i) (?:agree|accept) that|(?:we|i) think (?:that )?(?:we|the council|they|you|our|the)|got (?:it|some of it|this|something) wrong|what went wrong|went wrong)\b/i;

export const unexplainedTerm: LetterRule = {
  id: 'unexplained-term',
  name: 'Explain this word',
  severity: 'warning',
  reason:
    '“Upheld”, “fault” and “injustice” are words of the trade. One line tells the reader what they mean.',
  source: 'DOMAIN 5: one line of explanation at the first use',
  examples: {
    fires: [
      'Your complaint is upheld.',
      'We found fault in how we dealt with this.',
      'There was maladministration.',
      'The injustice to you was small.',
    ],
    quiet: [
      'We uphold your complaint. This means we agree that we got it wrong.',
      'We do not uphold this point. We think that we acted as we should have.',
      'The engineer found a fault in the boiler.',
      'An electrical fault stopped the lift.',
    ],
  },
  shape: 'letter',
  reads: PROSE,
  collect: (reading) => {
    const facts: LetterFact[] = [];
    for (const [index, { first, end }] of reading.sentences.entries()) {
      for (let at = first; at < end; at += 1) {
        const found = termAt(reading, at);
        if (!found || reading.exempt[at] === 1) continue;
        const next = reading.sentences[index + 1];
        const near = reading.text.slice(
          reading.tokens[first]?.from ?? 0,
          reading.tokens[(next?.end ?? end) - 1]?.to ?? 0,
        );
        facts.push({
          block: reading.block,
          from: reading.tokens[found.first]?.from ?? 0,
          to: reading.tokens[found.last]?.to ?? 0,
          about: found.about,
          explains: EXPLAINS.test(near),
        });
      }
    }
    return facts;
  },
  judge: (facts) => {
    const seen = new Set<string>();
    return facts.flatMap((fact) => {
      if (seen.has(fact.about)) return [];
      seen.add(fact.about);
      if (fact.explains) return [];
      return [
        {
          block: fact.block,
          from: fact.from,
          to: fact.to,
          message: 'Explain this word',
          why: `Say in one line what “${fact.about}” means here, for example “This means we agree that we got it wrong”.`,
        },
      ];
    });
  },
};

function termAt(
  { tokens }: Reading,
  at: number,
): { about: string; first: number; last: number } | undefined {
  const lower = tokens[at]?.lower ?? '';
  const before = tokens[at - 1]?.lower ?? '';
  const after = tokens[at + 1]?.lower ?? '.';
  if (UPHOLD.has(lower)) return { about: 'uphold', first: at, last: at };
  if (lower === 'substantiated' && /^(?:partially|partly|not|fully)$/.test(before))
    return { about: 'substantiated', first: at - 1, last: at };
  if (lower === 'unsubstantiated') return { about: 'substantiated', first: at, last: at };
  if (lower === 'injustice') return { about: 'injustice', first: at, last: at };
  if (lower === 'maladministration') return { about: 'maladministration', first: at, last: at };
  if (lower === 'service' && after === 'failure')
    return { about: 'service failure', first: at, last: at + 1 };
  if (lower !== 'fault') return undefined;
  if (!FAULT_BEFORE.has(before) || !FAULT_AFTER.has(after) || THINGS.has(before)) return undefined;
  // "a fault in the boiler": the thing follows.
  const near = tokens.slice(at + 1, at + 5).some((token) => THINGS.has(token.lower));
  return near || before === 'your' ? undefined : { about: 'fault', first: at, last: at };
}
