/**
 * The words a text is found by. What people write in one piece can be typed in several ways: "O'Brien" as
 * obrien or o brien, WB-26-A0143 as wb26a0143 or 143, 01632 960123 in any grouping, WM4 7TQ without its
 * space. Each way is a word of its own, so that looking one up stays a plain look-up.
 */
import { fold, isPlain } from './fold';

/** Told of every word: folded, and as it stands in the text (in small letters), for marking. */
export type WordSink = (word: string, asWritten: string) => void;

/** A piece with more parts than this is an address of the web or the like: nobody types it joined. */
const JOINED_PARTS = 4;

const SIMPLE = /^[A-Za-z0-9]+$/;
const PART = /[\p{L}\p{M}\p{N}]+/gu;
/** Modifier letters that people use as apostrophes, and that Unicode counts as letters. */
const LETTER_APOSTROPHES = /[\u02b9-\u02bf]/g;

export const withPlainApostrophes = (text: string): string =>
  isPlain(text) ? text : text.normalize('NFC').replace(LETTER_APOSTROPHES, '’');

/** Words of any text, in the order they come; a word may come more than once. */
export function wordsIn(text: string, add: WordSink): void {
  for (const piece of withPlainApostrophes(text).split(/\s+/)) {
    if (SIMPLE.test(piece)) {
      const word = piece.toLowerCase();
      add(word, word);
    } else if (piece !== '') wordsOfPiece(piece, add);
  }
}

function wordsOfPiece(piece: string, add: WordSink): void {
  const parts = [...piece.matchAll(PART)];
  for (const [index, part] of parts.entries()) {
    const written = part[0].toLowerCase();
    // The s of "council's" is not a word anyone looks for.
    if (index > 0 && (written === 's' || written === 't')) continue;
    add(fold(written), written);
  }
  if (parts.length < 2 || parts.length > JOINED_PARTS || piece.includes('@')) return;
  // Every run of parts: of "O'Brien-Hale" both obrien and brienhale.
  for (const [from, first] of parts.entries()) {
    for (let to = from + 1; to < parts.length; to += 1) {
      const run = parts.slice(from, to + 1);
      const end = (parts[to]?.index ?? 0) + (parts[to]?.[0].length ?? 0);
      add(run.map((part) => fold(part[0])).join(''), piece.slice(first.index, end).toLowerCase());
    }
  }
}

/** Ten or eleven digits from 0, or a number with its country, however it is grouped. */
const PHONE =
  /(?:\+|\b00)44(?:[ ()./-]*\d){9,11}(?!\d)|\+\d(?:[ ()./-]*\d){6,13}(?!\d)|\b0(?:[ ()./-]*\d){9,10}(?!\d)/g;

/** Phone numbers in one piece: "+44 (0)1632 960123" is found as 01632960123. */
export function phonesIn(text: string, add: WordSink): void {
  for (const [written] of text.matchAll(PHONE)) add(nationalDigits(written), written);
}

/** The digits of a number, or of the beginning of one, as dialled within the country. */
export function nationalDigits(written: string): string {
  const digits = written.replace(/\D/g, '');
  const country = /^\s*\+/.test(written) ? /^44/ : /^0044/;
  return country.test(digits) ? `0${digits.replace(country, '').replace(/^0/, '')}` : digits;
}

const POSTCODE = /\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\b/gi;

/** Postcodes with and without their space. */
export function postcodesIn(text: string, add: WordSink): void {
  for (const [written, outward = '', inward = ''] of text.matchAll(POSTCODE)) {
    const whole = written.toLowerCase();
    const halves = [outward.toLowerCase(), inward.toLowerCase()];
    add(halves.join(''), whole);
    // Written without its space, neither half begins a word that could be marked.
    for (const half of halves) add(half, /\s/.test(whole) ? half : whole);
  }
}

/** The number at the end of a reference, as people say it: A0143 is also 0143 and 143. */
export function referenceNumbersIn(text: string, add: WordSink): void {
  for (const [written, , digits = ''] of text
    .toLowerCase()
    .matchAll(/\b([a-z]*)(\d+)(?![a-z\d])/g)) {
    add(digits, written);
    const short = digits.replace(/^0+/, '');
    if (short !== '') add(short, written);
  }
}
