import type { Reading } from '../reading';
import { PROSE, type LetterFact, type LetterRule } from './rule';

/** Known to everybody who gets a letter from a council. */
export const KNOWN: ReadonlySet<string> = new Set(
  `UK GB EU NI US USA NHS GP MP MPs BBC ITV TV DVD CD PC IT ID PIN PO VAT DVLA HMRC CCTV PDF GPS SMS USB URL OK AM PM BC AD DIY MOT ISBN QR
GCSE GCSEs A&E ATM BT EDF RSPCA RNLI RAC AA LED LCD CV FAQ FAQs DOB HIV AIDS DNA ICU UFO VIP WC II III IV VI VII VIII IX XI XII MBE OBE QC KC JP BSL PE RE PhD GPs
TVs IDs PCs NB EG IE PS RSVP ASAP COVID BST GMT`.split(/\s+/),
);

export const abbreviation: LetterRule = {
  id: 'abbreviation',
  name: 'Unexplained abbreviation',
  severity: 'warning',
  reason: 'People outside the council do not know its abbreviations, and are shy to ask.',
  source: 'DOMAIN 5: undefined acronym',
  examples: {
    fires: [
      'We opened an ASB case.',
      'The SEND team will write to you.',
      'Your PCNs are cancelled.',
    ],
    quiet: [
      'The Environmental Health Officer (EHO) will visit. The EHO will call first.',
      'Your GP and the NHS wrote to us.',
      'Your reference is WB-26-A0412 and your postcode is WM3 8PP.',
      'You MUST reply.',
    ],
  },
  shape: 'letter',
  reads: PROSE,
  collect: (reading) =>
    reading.tokens.flatMap((token, at): LetterFact[] => {
      if (!isAbbreviation(reading, at)) return [];
      return [
        {
          block: reading.block,
          from: token.from,
          to: token.to,
          about: token.text.replace(/s$/, ''),
          explains: isExplained(reading, at),
        },
      ];
    }),
  judge: (facts, { abbreviations = [] }) => {
    const known = new Set(abbreviations);
    return facts.flatMap((fact) => {
      if (known.has(fact.about)) return [];
      known.add(fact.about);
      if (fact.explains) return [];
      return [
        {
          block: fact.block,
          from: fact.from,
          to: fact.to,
          message: 'Unexplained abbreviation',
          why: `Not everybody knows “${fact.about}”: write it in full the first time, with the letters in brackets after it.`,
        },
      ];
    });
  },
};

function isAbbreviation(reading: Reading, at: number): boolean {
  const { tokens, exempt } = reading;
  const token = tokens[at];
  if (token?.kind !== 'word' || exempt[at] === 1) return false;
  const { text } = token;
  // "XX" is a gap of a template.
  if (/^X+$/.test(text)) return false;
  if (!/^[A-Z]{2,5}s?$/.test(text) && !/^[A-Z][a-z]?[A-Z]{1,4}$/.test(text)) return false;
  if (KNOWN.has(text) || KNOWN.has(text.replace(/s$/, ''))) return false;
  if (SHOUTED.has(text.toLowerCase())) return false;
  // A run of words in capitals is shouting, not letters that stand for words.
  const isShout = (near: number) =>
    /^[A-Z]{2,}$/.test(tokens[near]?.text ?? '') && tokens[near]?.kind === 'word' && near !== at;
  if (
    (isShout(at - 1) || isShout(at + 1)) &&
    (SHOUTED.has(lowerAt(reading, at - 1)) || SHOUTED.has(lowerAt(reading, at + 1)))
  )
    return false;
  // Nor part of a postcode or reference that a space divides.
  return !(tokens[at + 1]?.kind === 'code' && text.length <= 2);
}

const lowerAt = ({ tokens }: Reading, at: number): string => tokens[at]?.lower ?? '';

/** Short words people shout; never read as abbreviations. */
const SHOUTED = new Set(
  'all and any are as at be by can do does for from has have if in is it must no not now of off on only or our out pay please read see so stop that the this to under until up us very was we will with you your final note notice never always warning legal today first days week free late date court under right reply valid law fine'.split(
    ' ',
  ),
);

/** "Environmental Health Officer (EHO)" or "EHO (the Environmental Health Officer)". */
function isExplained({ tokens }: Reading, at: number): boolean {
  const isInBrackets =
    tokens[at - 1]?.text === '(' &&
    (tokens[at + 1]?.text === ')' || /^(?:,|or)$/.test(tokens[at + 1]?.text ?? ''));
  if (isInBrackets) return true;
  if (tokens[at + 1]?.text !== '(') return false;
  // What follows in brackets has at least two words.
  const close = tokens.findIndex((token, index) => index > at && token.text === ')');
  return close > at + 3;
}
