/**
 * Chromium writes the second of printing into every PDF it makes, so the same document would never be the
 * same bytes, nor a bundle made twice have the same manifest. The day the bundle is prepared stands there
 * instead. Byte for byte of the same length: the file's table of places stays true.
 */
import type { CalendarDate } from '@shared/calendar';
import type { Bytes } from '../converter';

const STAMP = /\/(CreationDate|ModDate) \(D:\d{14}/g;

/** @param on noon UTC of this day is written. */
export function printedOn(pdf: Bytes, on: CalendarDate): Bytes {
  const day = on.replaceAll('-', '');
  const fixed = new Uint8Array(pdf);
  // Latin-1 keeps every byte where it is.
  for (const found of new TextDecoder('latin1').decode(pdf).matchAll(STAMP)) {
    const digits = new TextEncoder().encode(`${day}120000`);
    fixed.set(digits, found.index + found[0].length - digits.length);
  }
  return fixed;
}
