import type { Reading } from '../reading';
import type { Spotted } from '../types';
import { KNOWN } from './abbreviation';
import { wordsOf, type BlockRule } from './rule';

const SHORT_WORDS = wordsOf(
  `a all and any are as at be by can do does dont don't ever every for from full has have if in is it its must my need new no none nor not note now of off on once one only
or our out own pay per said see she so stop such than that the their them then there they this time to too two under until up us use very was we were what when who will with you your
final notice please read urgent never always warning before after about again most more both each here just keep know last less made make many money next nothing other over same should
soon still take tell these until want which write wrong yes legal today first cannot days week free paid late form cash date court under above below right false those three reply valid refuse law fine pay owe debt bill held gone left ring phone call ask act acts`,
);

export const capitals: BlockRule = {
  id: 'capitals',
  name: 'Shouting',
  severity: 'warning',
  reason: 'Capitals read as shouting, and words in capitals are slower to read.',
  source: 'DOMAIN 5: capitals for emphasis',
  examples: {
    fires: ['You MUST reply.', 'FINAL WARNING', 'DO NOT IGNORE THIS LETTER.', 'This is IMPORTANT.'],
    quiet: [
      'The NHS and HMRC wrote to us.',
      'Your postcode is WM3 8PP.',
      'Mr A. B. Moss and I went.',
      'See reference WB-26-A0412.',
    ],
  },
  shape: 'block',
  reads: new Set(['paragraph', 'list', 'heading']),
  check: (reading) => {
    const { tokens, exempt } = reading;
    const found: Spotted[] = [];
    for (let at = 0; at < tokens.length; at += 1) {
      if (!isCapitals(reading, at) || exempt[at] === 1) continue;
      let end = at + 1;
      while (end < tokens.length && exempt[end] !== 1) {
        // "IMPORTANT - ACTION REQUIRED" is one shout.
        const joins = /^[-–—:,!&]$/.test(tokens[end]?.text ?? '') && isCapitals(reading, end + 1);
        if (!joins && !isCapitals(reading, end)) break;
        end += joins ? 2 : 1;
      }
      const run = tokens.slice(at, end);
      if (isEmphasis(run.map(({ text }) => text))) {
        const from = run[0]?.from ?? 0;
        const to = run.at(-1)?.to ?? 0;
        found.push({
          from,
          to,
          message: 'Words in capitals',
          why: 'Capitals read as shouting: use small letters, and bold for a word that must stand out.',
          replacement: lowered(reading, at, from, to),
        });
      }
      at = end - 1;
    }
    return found;
  },
};

function isCapitals({ tokens }: Reading, at: number): boolean {
  const token = tokens[at];
  return (
    token?.kind === 'word' &&
    /^[A-Z]+(?:[’'-][A-Z]+)*$/.test(token.text) &&
    token.text.length > (at < 0 ? 0 : 1)
  );
}

/** Abbreviations stay: only words are shouted. */
function isEmphasis(run: readonly string[]): boolean {
  const isWord = (text: string) =>
    SHORT_WORDS.has(text.toLowerCase()) ||
    (text.length >= 6 && /[AEIOUY]/.test(text) && !KNOWN.has(text));
  return run.length === 1
    ? isWord(run[0] ?? '') && !KNOWN.has(run[0] ?? '')
    : run.filter(isWord).length * 2 >= run.length;
}

function lowered(
  { text, tokens, sentences }: Reading,
  at: number,
  from: number,
  to: number,
): string {
  const small = text.slice(from, to).toLowerCase();
  const begins = sentences.some(({ first }) => first === at) || tokens[at - 1]?.text === '.';
  return begins ? small.charAt(0).toUpperCase() + small.slice(1) : small;
}
