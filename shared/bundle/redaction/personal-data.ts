/**
 * Things that tell who or where somebody is and can be told by their shape: offered to be struck out, never
 * struck out unasked. Names cannot be told by their shape; they are typed or picked.
 */
export const PERSONAL_KINDS = [
  'email address',
  'phone number',
  'postcode',
  'National Insurance number',
  'NHS number',
  'number plate',
] as const;
export type PersonalKind = (typeof PERSONAL_KINDS)[number];

export interface FoundPersonal {
  readonly kind: PersonalKind;
  /** As it stands in the text. */
  readonly text: string;
  /** UTF-16 units of the text it stands at. */
  readonly from: number;
  readonly to: number;
}

/** In order of trust: what one kind took, a later one does not take again. */
const SHAPES: readonly (readonly [PersonalKind, RegExp, (text: string) => boolean])[] = [
  [
    'email address',
    /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+'-]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+\p{L}{2,24}(?![\p{L}\p{N}])/gu,
    () => true,
  ],
  // Two letters, six digits, A to D (HMRC, National Insurance Manual NIM39110).
  [
    'National Insurance number',
    /(?<![\p{L}\p{N}])[A-Z]{2}[ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[A-D](?![\p{L}\p{N}])/giu,
    isNationalInsurance,
  ],
  ['NHS number', /(?<![\p{L}\p{N}+])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\p{L}\p{N}])/gu, isNhs],
  // Ten or eleven digits after 0 or +44, set apart as people do (Ofcom, National Telephone Numbering Plan).
  [
    'phone number',
    /(?<![\p{L}\p{N}])(?:\+44|0044|\(?0)[\d ().–-]{8,18}\d(?![\p{L}\p{N}])/gu,
    isPhone,
  ],
  [
    'postcode',
    /(?<![\p{L}\p{N}])(?:GIR ?0AA|(?:[A-PR-UWYZ]\d{1,2}|[A-PR-UWYZ][A-HK-Z]\d{1,2}|[A-PR-UWYZ]\d[A-HJKPSTUW]|[A-PR-UWYZ][A-HK-Z]\d[ABEHMNPRV-Y]) {0,2}\d[ABD-HJLNP-UW-Z]{2})(?![\p{L}\p{N}])/giu,
    () => true,
  ],
  // Since 2001 AB12 CDE; before it A123 BCD and ABC 123D; Northern Ireland ABC 1234 (DVLA, INF104).
  [
    'number plate',
    /(?<![\p{L}\p{N}])(?:[A-HJ-PR-Y]{2}\d{2} ?[A-HJ-PR-Z]{3}|[A-HJ-NPR-TV-Y]\d{1,3} ?[A-HJ-PR-Y]{3}|[A-HJ-PR-Y]{3} ?\d{1,3}[A-HJ-NPR-TV-Y]|[A-Z]{1,2}[IZ][A-Z]? \d{2,4})(?![\p{L}\p{N}])/gu,
    () => true,
  ],
];

/** Everything that looks like one of the kinds, in the order it stands. */
export function personalIn(text: string): FoundPersonal[] {
  const found: FoundPersonal[] = [];
  for (const [kind, shape, isOne] of SHAPES) {
    for (const match of text.matchAll(shape)) {
      const whole = match[0];
      const [from, to] = [match.index, match.index + whole.length];
      const isTaken = found.some((each) => from < each.to && to > each.from);
      if (!isTaken && isOne(whole)) found.push({ kind, text: whole, from, to });
    }
  }
  return found.sort((left, right) => left.from - right.from);
}

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** Never begun by D, F, I, Q, U or V, nor by a pair that is not given out. */
function isNationalInsurance(text: string): boolean {
  const pair = text.slice(0, 2).toUpperCase();
  return (
    !/^[DFIQUV]|^.[DFIOQUV]/.test(pair) &&
    !['BG', 'GB', 'KN', 'NK', 'NT', 'TN', 'ZZ'].includes(pair)
  );
}

/** Ten digits whose last checks the others, modulus 11 (NHS Data Dictionary, NHS number). */
function isNhs(text: string): boolean {
  const digits = Array.from(digitsOf(text), Number);
  if (digits.every((digit) => digit === digits[0])) return false;
  const sum = digits.slice(0, 9).reduce((total, digit, at) => total + digit * (10 - at), 0);
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === digits[9];
}

function isPhone(text: string): boolean {
  const digits = digitsOf(text).replace(/^(?:0044|44)0?/, '0');
  // 01, 02, 03, 05, 07, 08 and 09 are given out; 04 and 06 are not.
  return /^0[1235789]\d{8,9}$/.test(digits);
}
