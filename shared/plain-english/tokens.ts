/**
 * Text into tokens and sentences. Knows what looks like the end of a sentence and is none: "Dr. Moss",
 * "St. John's Rd", "A. B. Marlowe", "9.30 a.m.", "£12.40", "e.g.", addresses of mail and web.
 */

/** `code` is a reference with letters and digits: WB-26-0412, CV4. */
export type TokenKind = 'word' | 'number' | 'money' | 'web' | 'code' | 'mark';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  /** Lower case, straight apostrophes, no final stop of an abbreviation. */
  readonly lower: string;
  readonly from: number;
  readonly to: number;
}

/** Tokens `first` up to but without `end`. */
export interface Sentence {
  readonly first: number;
  readonly end: number;
}

const SCAN = new RegExp(
  [
    // mail and web addresses
    String.raw`((?:https?:\/\/|www\.)[^\s<>]*[^\s<>.,;:!?)”"’]|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+)`,
    String.raw`(£\s?\d[\d,]*(?:\.\d+)?(?:k|m|bn)?\b)`,
    // references: at least one letter and one digit
    String.raw`((?=[A-Z\d\/-]*[A-Z])(?=[A-Z\d\/-]*\d)[A-Z\d]+(?:[-\/][A-Z\d]+)*(?![\w]))`,
    String.raw`(\d+(?:[.,:]\d+)*(?:st|nd|rd|th|am|pm)?(?:%|\b))`,
    // dotted abbreviations, then words with apostrophes and hyphens inside
    String.raw`((?:e\.g|i\.e|a\.m|p\.m|p\.a|q\.v|n\.b|N\.B|P\.S|U\.K)\.?)`,
    String.raw`(\p{L}[\p{L}\p{M}\d]*(?:[’'‑-][\p{L}\p{M}\d]+)*)`,
    String.raw`(\.{3}|[^\s])`,
  ].join('|'),
  'gu',
);

export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  SCAN.lastIndex = 0;
  for (let hit = SCAN.exec(text); hit; hit = SCAN.exec(text)) {
    const found = hit[0];
    const kind = kindOf(hit);
    tokens.push({
      kind,
      text: found,
      lower: kind === 'word' ? lowered(found) : found,
      from: hit.index,
      to: hit.index + found.length,
    });
  }
  return tokens;
}

/** By the group of SCAN that matched. */
function kindOf(hit: RegExpExecArray): TokenKind {
  if (hit[6] !== undefined || hit[5] !== undefined) return 'word';
  if (hit[7] !== undefined) return 'mark';
  if (hit[4] !== undefined) return 'number';
  if (hit[2] !== undefined) return 'money';
  return hit[1] !== undefined ? 'web' : 'code';
}

/** A word as rules compare it. */
export const lowered = (word: string): string =>
  PLAIN_WORD.test(word)
    ? word.toLowerCase()
    : word
        .toLowerCase()
        .replace(/[’‘]/g, "'")
        .replace(/\u2011/g, '-')
        .replace(/\.$/, '');
const PLAIN_WORD = /^[a-z]+$/i;

/** A stop after these never ends a sentence: a name or a number follows. */
const BEFORE_A_NAME = new Set(
  'mr mrs ms dr prof rev cllr sir st messrs hon no nos para paras s ss reg regs art v vs cf approx tel ext ref p pp fig sch vol dept e.g i.e viz'.split(
    ' ',
  ),
);
/** A stop after these ends a sentence only when the next word could begin one. */
const SHORTENED = new Set(
  'rd ave ln sq cres ct dr blvd etc ltd co inc plc a.m p.m jan feb mar apr jun jul aug sept oct nov dec mon tue tues wed thu thur thurs fri sat sun min max q.v n.b p.s u.k'.split(
    ' ',
  ),
);
const CLOSING = new Set(['”', '"', '’', "'", ')', ']', '»']);
const BEGINS = /^[\p{Lu}\d“"‘'([£•–-]/u;

/** Sentences of the tokens from `first` up to `end`. A text without a stop is one sentence. */
export function sentencesOf(tokens: readonly Token[], first = 0, end = tokens.length): Sentence[] {
  const sentences: Sentence[] = [];
  let begin = first;
  for (let at = first; at < end; at += 1) {
    const token = tokens[at];
    if (!token || !isEnd(tokens, at, end)) continue;
    let close = at + 1;
    // Further stops and closing quotation marks belong to the sentence they end.
    for (let next = tokens[close]; close < end && next; next = tokens[close]) {
      if (next.kind !== 'mark' || next.from !== tokens[close - 1]?.to) break;
      if (!CLOSING.has(next.text) && !STOPS.has(next.text)) break;
      close += 1;
    }
    sentences.push({ first: begin, end: close });
    begin = close;
    at = close - 1;
  }
  if (begin < end) sentences.push({ first: begin, end });
  return sentences;
}

const STOPS = new Set(['.', '!', '?', '…', '...']);

function isEnd(tokens: readonly Token[], at: number, end: number): boolean {
  const token = tokens[at];
  if (!token) return false;
  const before = tokens[at - 1];
  if (token.kind === 'word' && token.text.endsWith('.') && token.text.length > 1)
    return !BEFORE_A_NAME.has(token.lower) && canBegin(tokens[at + 1], at + 1 < end);
  if (token.kind !== 'mark' || !STOPS.has(token.text)) return false;
  let next = at + 1;
  while (next < end && CLOSING.has(tokens[next]?.text ?? '')) next += 1;
  const after = tokens[next];
  const follows = next < end && after !== undefined;
  if (!follows) return true;
  // "www.example" and "3.5" are tokens of their own; a stop inside a word ends nothing.
  if (after.from === token.to) return false;
  if (token.text !== '.') return BEGINS.test(after.text);
  if (before?.kind === 'word' && before.to === token.from) {
    if (BEFORE_A_NAME.has(before.lower) && before.text.length < 7) return isPlural(before, after);
    // An initial: "A. B. Marlowe".
    if (before.text.length === 1 && before.text !== 'I' && /\p{Lu}/u.test(before.text))
      return false;
    if (SHORTENED.has(before.lower)) return canBegin(after, true);
  }
  return BEGINS.test(after.text) || after.kind === 'web';
}

/** "No." before a number is "number"; before a word it may be the answer no, or the end. */
const isPlural = (before: Token, after: Token): boolean =>
  (before.lower === 'no' || before.lower === 's' || before.lower === 'p') &&
  after.kind === 'word' &&
  /^\p{Lu}/u.test(after.text);

const STARTERS = new Set(
  'a an and any are as at because but by can did do for from has have he her here how i if in is it my no nobody of on our please she so some that the their then there these they this to today we what when where which who why you your'.split(
    ' ',
  ),
);

function canBegin(token: Token | undefined, follows: boolean): boolean {
  if (!follows || !token) return true;
  return (
    (token.kind === 'word' && /^\p{Lu}/u.test(token.text) && STARTERS.has(token.lower)) ||
    /^[“"‘]/.test(token.text)
  );
}
