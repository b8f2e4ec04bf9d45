/**
 * Where words to be struck out stand in a text: whatever their case, accents, kind of apostrophe, spacing and
 * breaks between lines, and always as whole words. What is missed here is sent, so it finds rather too much.
 */

export interface Span {
  /** UTF-16 units. */
  readonly from: number;
  readonly to: number;
}

/** Stands where words were, in whatever Redress sets itself. */
export const STRUCK = '[redacted]';

/** One unit a letter, so that places in the folded text are places in the text. */
function folded(text: string): string {
  return text
    .replace(/[^\u0000-\u007f]/g, foldedUnit)
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
    .replace(/[\t\r\f\v]/g, ' ');
}

function foldedUnit(unit: string): string {
  if (/[‘’‛´ʼ]/.test(unit)) return "'";
  if (/[‐‑‒–—−\u00ad]/.test(unit)) return '-';
  if (/\s/.test(unit)) return ' ';
  return unit.normalize('NFD').charAt(0).toLowerCase().charAt(0) || unit;
}

const escaped = (letter: string): string => letter.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** A word may be broken at the end of a line, with a hyphen or without. */
const BREAK = '(?:-? *\\n *)?';
/** Between the digits of a number people put what they like. */
const APART = '[\\s().-]*';

/** @returns undefined for words that say nothing: no letter, no digit. */
function patternOf(words: string): RegExp | undefined {
  const plain = folded(words.normalize('NFC')).trim();
  if (!/[\p{L}\p{N}]/u.test(plain)) return undefined;
  const digits = plain.replace(/[\s().+-]/g, '');
  const isNumber = /^\d{6,}$/.test(digits);
  const body = isNumber ? numberPattern(digits) : wordsPattern(plain);
  const before = /^[\p{L}\p{N}]/u.test(plain) ? '(?<![\\p{L}\\p{N}])' : '';
  const after = /[\p{L}\p{N}]$/u.test(plain) ? '(?![\\p{L}\\p{N}])' : '';
  return new RegExp(`${before}${body}${after}`, 'gu');
}

/** 07700 900123, +44 7700 900123, (0)7700-900-123 are one number. */
function numberPattern(digits: string): string {
  const national = digits.replace(/^(?:0044|44)0?(?=\d{9,10}$)/, '0');
  const isPhone = /^0[1235789]\d{8,9}$/.test(national);
  const own = Array.from(isPhone ? national.slice(1) : digits).join(APART);
  return isPhone ? `(?:\\(?0|(?:\\+|00)44${APART}0?)${APART}${own}` : own;
}

function wordsPattern(plain: string): string {
  return plain
    .split(/\s+/)
    .map((word) => Array.from(word).map(escaped).join(BREAK))
    .reduce((made, word) => {
      if (made === '') return word;
      // A postcode or a plate may be written without its blank.
      const mayClose = /\d$/.test(made) || /^\d/.test(word);
      return `${made}${mayClose ? '\\s*' : '\\s+'}${word}`;
    }, '');
}

const patterns = new Map<string, RegExp | undefined>();
/** Many words are looked for in one text. */
let last = { text: '', folded: '' };

/** Every place the words stand, in order. */
export function placesOf(words: string, text: string): Span[] {
  if (!patterns.has(words)) patterns.set(words, patternOf(words));
  const pattern = patterns.get(words);
  if (!pattern) return [];
  if (last.text !== text) last = { text, folded: folded(text) };
  return [...last.folded.matchAll(pattern)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
  }));
}

export const holds = (text: string, words: readonly string[]): boolean =>
  words.some((each) => placesOf(each, text).length > 0);

/** The text with `STRUCK` in place of the words, the longest first. */
export function withoutWords(text: string, words: readonly string[]): string {
  let made = text;
  for (const each of [...words].sort((left, right) => right.length - left.length)) {
    for (const { from, to } of placesOf(each, made).reverse())
      made = `${made.slice(0, from)}${STRUCK}${made.slice(to)}`;
  }
  return made;
}
