import type { Spotted } from '../types';
import { PROSE, wordsOf, type BlockRule } from './rule';

const MONTHS = wordsOf(
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sept oct nov dec',
);
const EVERY = wordsOf('every each between from until');

export const dateWithoutYear: BlockRule = {
  id: 'date-without-year',
  name: 'Date without a year',
  severity: 'hint',
  reason: 'Complaints run across years, and the letter may be read years later by the Ombudsman.',
  source: 'House rule, after LGSCO investigators’ questions about dates',
  examples: {
    fires: ['You wrote to us on 3 May.', 'We came on March 4th, and you were out.'],
    quiet: [
      'You wrote to us on 3 May 2026.',
      'You wrote on 3 May 2026 and we answered on 9 May.',
      'The year begins on 1 April each year.',
      'You may 3 times ask for it.',
      'We open every 1 May.',
    ],
  },
  shape: 'block',
  reads: PROSE,
  check: (reading) => {
    const { tokens, exempt } = reading;
    const found: Spotted[] = [];
    for (let at = 1; at < tokens.length; at += 1) {
      const month = tokens[at];
      if (!month || !MONTHS.has(month.lower) || !/^\p{Lu}/u.test(month.text) || exempt[at] === 1)
        continue;
      const isDayBefore = isDay(tokens[at - 1]?.text);
      const isDayAfter =
        !isDayBefore && isDay(tokens[at + 1]?.text) && !isYear(tokens[at + 1]?.text);
      if (!isDayBefore && !isDayAfter) continue;
      const [first, last] = isDayBefore ? [at - 1, at] : [at, at + 1];
      const next = tokens[last + 1]?.text === ',' ? last + 2 : last + 1;
      // A year that stands here or earlier in the block is understood.
      if (isYear(tokens[next]?.text)) return found;
      const isYearly =
        /^(?:every|each)$/.test(tokens[first - 1]?.lower ?? '') ||
        (EVERY.has(tokens[last + 1]?.lower ?? '') && tokens[last + 2]?.lower === 'year') ||
        tokens[last + 1]?.lower === 'every' ||
        tokens[last + 1]?.lower === 'each';
      if (isYearly || exempt[first] === 1 || exempt[last] === 1) continue;
      found.push({
        from: tokens[first]?.from ?? 0,
        to: tokens[last]?.to ?? 0,
        message: 'Which year?',
        why: 'Add the year: the letter may be read long after it is sent.',
      });
      at = last;
    }
    return found;
  },
};

const isDay = (text: string | undefined): boolean =>
  /^(?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?$/.test(text ?? '');
const isYear = (text: string | undefined): boolean => /^(?:19|20)\d\d$/.test(text ?? '');
