import type { Reading } from '../reading';
import { said, wordsOf, type PhraseRule } from './rule';

const CLAUSE = wordsOf(
  'we i you it he she they the this that your our my his her their there a an one',
);

export const vagueTime: PhraseRule = {
  id: 'vague-time',
  name: 'Say when',
  severity: 'warning',
  reason: 'A promise without a date cannot be kept or checked, and the reader waits and worries.',
  source: 'LGSCO Code 6.6: outstanding actions with dates',
  examples: {
    fires: [
      'We will write to you shortly.',
      'You will hear from us in due course.',
      'We will mend it as soon as possible.',
      'I will be in touch soon.',
    ],
    quiet: [
      'We will write to you as soon as we have the report.',
      'The alarm rang shortly after you left.',
      'We will write to you by 3 May 2026.',
      'We will mend it as soon as possible, and by 3 May 2026.',
    ],
  },
  shape: 'phrases',
  phrases: said(
    'Nobody can hold this promise to account. Give the date.',
    `
shortly | not-next: after before afterwards | not-prev: very only
very shortly | not-next: after before afterwards
in due course
as soon as (possible|practicable|practical|reasonably practicable|reasonably possible|is practicable|is possible)
as soon as (resources|circumstances|operational demands|weather|time) (allow|allows|permit|permits)
(where|when|as|once|if) (and when |) (resources|circumstances|workload|time|budgets|capacity) (allow|allows|permit|permits)
asap
at (your|our|the|their) (earliest|very earliest|first) (convenience|opportunity|possible opportunity)
at the earliest (possible |) (opportunity|date)
as a matter of (urgency|priority)
with all due (haste|speed)
imminently
in (the |)next to no time
at an early (date|opportunity)
(when|once|as soon as) (we|staff|officers) (are able|have capacity|have the resources)
in the not too distant future
in the (near|very near|not too distant|immediate|foreseeable) future
in (the |) (coming|next few|following few) (days|weeks|months)
(over|during|within|in) the (coming|next few|next couple of|forthcoming) (days|weeks|months)
(within|in) (a |the next |) (few|couple of) (days|weeks|months) (time|)
(at|on) a (later|future|subsequent) (date|stage|time|occasion)
in a timely (manner|fashion)
within a reasonable (time|period|timeframe|timescale)
without (undue |further |any |unnecessary |) delay
be in (touch|contact) (with you |) (soon|again soon|again shortly)
(will|shall|'ll) (soon|promptly|eventually|presently) (be|have|write|call|contact|send|let|hear)
(contact|write|call|reply|respond|hear|update|visit|send) ~ (soon|promptly) | not-next: as after
(sooner|one day) (rather than later|soon)
(will|shall|i'll|we'll) ~ soon | not-next: as after
(get|come|be) back (to|with|in touch with) you soon | not-next: as after
as soon as (we|i|they) can
(when|once|if|as) the weather (allows|permits|improves)
(sometime|some time) (next|this|in|later|soon|after)
in due time
as a priority
at some (point|stage)
as (quickly|swiftly|promptly|speedily|soon) as (possible|we can|i can|practicable)
(know|reply|write|call|tell|contact|hear) ~ in good time
(will|shall) (respond|reply|act|write|deal) promptly
before (too |)long
in the fullness of time
when (operationally |) (possible|practicable|able|convenient|appropriate)
(every|our) (effort|best endeavours) to (respond|reply) (quickly|promptly)
some time (soon|next|later) (week|month|year|)
later (this|in the) (month|year|spring|summer|autumn|winter)
early next (week|month|year)
(at some point|some time) in the (future|new year|spring|summer|autumn|winter)
`,
  ),
  means: (reading, { begin, stop, end }) => {
    // "As soon as we have it" is a condition; "as soon as possible" a promise.
    if (CLAUSE.has(reading.tokens[end]?.lower ?? '') && reading.tokens[end - 1]?.lower === 'as')
      return false;
    return !isDated(reading, begin, stop);
  },
};

const BEFORE_A_DATE = wordsOf('by on before until from within');
const TO_COME = wordsOf("will we'll i'll shall must please can");

/** Whether the sentence promises a date as well: "will … by 3 May 2026". */
function isDated({ tokens }: Reading, begin: number, stop: number): boolean {
  let promised = false;
  for (let at = begin; at < stop; at += 1) {
    const token = tokens[at];
    if (!token) break;
    if (TO_COME.has(token.lower)) promised = true;
    if (!promised || token.kind !== 'number' || !/^(?:19|20)\d\d$/.test(token.text)) continue;
    for (let back = at - 1; back >= Math.max(begin, at - 4); back -= 1)
      if (BEFORE_A_DATE.has(tokens[back]?.lower ?? '')) return true;
  }
  return false;
}
