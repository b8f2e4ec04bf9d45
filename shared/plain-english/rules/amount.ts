import { isExempt, sentenceText } from '../reading';
import type { Spotted } from '../types';
import { wordsOf, type BlockRule } from './rule';

/** Words that say what money is for. */
const PURPOSE =
  /\b(?:for (?!you\b|us\b|me\b|£)|to (?:cover|pay for|make up|recognise|replace|repay|compensate|put right)|cost|price|fee|rent|charge|bill|fine|penalt|tax|refund|deposit|arrears|benefit|permit|compensat|in recognition|towards?|worth|less than|more than|limit|income|pension|sav(?:e|ings)|spen[dt]|owed?\b|owing|debt|loss|fare|ticket|overpa(?:id|y)|reimburs|discount|allowance|grant|claim|premium|wage|salary|earn|budget|because|as you|in lieu|instead|invoice|voucher|loan|borrow|repair|rate|interest|collect|bought|buy|sold|quote|estimate|an hour|a week|a month|a year|each week|each month|a day|remedy|payment for|damages|damage)/i;
const REFERS = wordsOf('the that this those these your another first second other');

export const amount: BlockRule = {
  id: 'amount',
  name: 'Money for what?',
  severity: 'warning',
  reason: 'A sum without its reason looks like hush money or a demand. Say what it is for.',
  source: 'LGSCO Guidance on remedies: explain what a payment is for',
  examples: {
    fires: ['We will pay you £75.', '£16 is payable.', 'Payment of £50 is now due.'],
    quiet: [
      'We will pay you £75 for the damage to your carpet.',
      'The permit costs £42.',
      'We will send you £12. This is for the two lessons.',
      'The £20 is on its way.',
      'You owe £91 of council tax.',
    ],
  },
  shape: 'block',
  reads: new Set(['paragraph', 'list']),
  check: (reading) =>
    reading.sentences.flatMap((sentence, index): Spotted[] => {
      const sums: number[] = [];
      for (let at = sentence.first; at < sentence.end; at += 1)
        if (reading.tokens[at]?.kind === 'money' && !isExempt(reading, at, at + 1)) sums.push(at);
      if (sums.length === 0 || PURPOSE.test(sentenceText(reading, sentence))) return [];
      const next = reading.sentences[index + 1];
      const before = reading.sentences[index - 1];
      // "This is for …" right after, or what it pays for right before.
      if (
        next &&
        /^(?:This|That|It|The (?:money|sum|payment))\b/.test(sentenceText(reading, next)) &&
        PURPOSE.test(sentenceText(reading, next))
      )
        return [];
      if (before && PURPOSE.test(sentenceText(reading, before))) return [];
      return sums.flatMap((at) => {
        const token = reading.tokens[at];
        if (!token || REFERS.has(reading.tokens[at - 1]?.lower ?? '')) return [];
        return [
          {
            from: token.from,
            to: token.to,
            message: 'Money for what?',
            why: `Say in the same sentence what the ${token.text} is for.`,
          },
        ];
      });
    }),
};
