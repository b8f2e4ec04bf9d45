/**
 * Whether words stand anywhere in a file: the proof that what was struck out is gone. Looks at the letters of
 * every page, and at what no page shows: every object and stream of a PDF opened up, every part of a zip, the
 * bytes themselves in the encodings text is kept in.
 */
import {
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFRawStream,
  PDFString,
  decodePDFRawStream,
} from '@cantoo/pdf-lib';
import { boxesOfWords, placesOf, readingText } from '@shared/bundle';
import type { FoundWords } from '@shared/host/contract';
import { sniffKind } from '@shared/host/file-kinds';
import { inflateSync, unzipSync, unzlibSync } from 'fflate';
import type { Bytes, ConversionOutcome, ParsedOptions } from './conversion';
import { pageLetters } from './page-letters';
import { openPdf } from './pdf-reader';

/** A part of a zip or a stream beyond this is no text anybody wrote. */
const PART_LIMIT_BYTES = 64 * 1024 * 1024;

/** In packed bytes three letters stand by chance every few megabytes; so many never do. */
const SURE_LENGTH = 7;
/** Share of controls beyond which bytes are no text. */
const NOISE = 0.02;

function looksPacked(text: string): boolean {
  const start = text.slice(0, 20_000);
  const odd = start.replace(/[^\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufffd]/g, '').length;
  return odd > NOISE * start.length;
}

export async function findWords(
  bytes: Bytes,
  { words }: ParsedOptions<'find-words'>,
): Promise<ConversionOutcome<FoundWords>> {
  const [shown, inside] = [new Set<number>(), new Set<number>()];
  const look = (into: Set<number>, text: string) => {
    const isNoise = looksPacked(text);
    for (const [at, each] of words.entries())
      if (
        !into.has(at) &&
        (!isNoise || each.replace(/\s/g, '').length >= SURE_LENGTH) &&
        placesOf(each, text).length > 0
      )
        into.add(at);
  };
  let pictures: number[] = [];
  let whole = true;
  const kind = sniffKind(bytes);
  if (kind === 'pdf') {
    whole = (await insidePdf(bytes, (text) => look(inside, text))) && whole;
    const seen = await shownByPdf(bytes.slice(), words, shown);
    pictures = seen.pictures;
    whole = seen.whole && whole;
  } else {
    whole = insideZip(bytes, (text) => look(inside, text)) && kind !== 'unknown';
    for (const text of asTexts(bytes)) look(inside, text);
  }
  const order = (found: Set<number>) => [...found].sort((left, right) => left - right);
  return { result: { shown: order(shown), inside: order(inside), pictures, whole }, parts: [] };
}

async function shownByPdf(bytes: Bytes, words: readonly string[], found: Set<number>) {
  const pictures: number[] = [];
  let whole = true;
  try {
    const pdf = await openPdf(bytes);
    try {
      for (let number = 1; number <= pdf.document.numPages; number += 1) {
        const page = await pdf.document.getPage(number);
        const viewport = page.getViewport({ scale: 1 });
        const letters = await pageLetters(pdf.document, page, viewport);
        const text = { letters, width: viewport.width, height: viewport.height };
        const content = await page.getTextContent({ includeMarkedContent: false });
        const plain = content.items
          .map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : ''))
          .join('');
        for (const [at, each] of words.entries()) {
          if (found.has(at)) continue;
          const stands =
            placesOf(each, plain).length > 0 ||
            placesOf(each, readingText(text)).length > 0 ||
            boxesOfWords(text, [each]).length > 0;
          if (stands) found.add(at);
        }
        if (letters.text.trim() === '') pictures.push(number);
        whole = whole && letters.whole;
        page.cleanup();
      }
    } finally {
      await pdf.destroy();
    }
  } catch {
    whole = false;
  }
  return { pictures, whole };
}

/** Strings of every object, names among them, and every stream that is no picture, opened up. */
async function insidePdf(bytes: Bytes, look: (text: string) => void): Promise<boolean> {
  inPlace(bytes, look);
  try {
    const pdf = await PDFDocument.load(bytes, { updateMetadata: false, ignoreEncryption: true });
    for (const [, object] of pdf.context.enumerateIndirectObjects()) {
      stringsOf(object, look);
      if (!(object instanceof PDFRawStream)) continue;
      const opened = openedStream(object);
      if (opened) for (const text of asTexts(opened)) look(text);
    }
    return true;
  } catch {
    // Not to be parsed; what could be opened where it stands was.
    return false;
  }
}

function stringsOf(object: unknown, look: (text: string) => void): void {
  const seen = new Set<unknown>();
  const walk = (value: unknown): void => {
    if (value === null || typeof value !== 'object' || seen.has(value)) return;
    seen.add(value);
    if (value instanceof PDFString || value instanceof PDFHexString) {
      look(textOf(value));
    } else if (value instanceof PDFRawStream) walk(value.dict);
    else if (value instanceof PDFDict) for (const [, each] of value.entries()) walk(each);
    else if ('asArray' in value && typeof value.asArray === 'function')
      for (const each of (value.asArray as () => unknown[])()) walk(each);
  };
  walk(object);
}

function textOf(value: PDFString | PDFHexString): string {
  try {
    return value.decodeText();
  } catch {
    return value.asString();
  }
}

const PICTURE = /DCTDecode|JPXDecode|JBIG2Decode|CCITTFaxDecode|\/Subtype \/Image/;

function openedStream(stream: PDFRawStream): Uint8Array | undefined {
  if (PICTURE.test(String(stream.dict))) return undefined;
  try {
    return decodePDFRawStream(stream).decode();
  } catch {
    return stream.contents;
  }
}

/**
 * What stands between the streams, and each stream opened where it stands: older versions of a page that no
 * table of the file points to any more are in it still.
 */
function inPlace(bytes: Bytes, look: (text: string) => void): void {
  const text = new TextDecoder('latin1').decode(bytes);
  const between: string[] = [];
  let done = 0;
  for (const match of text.matchAll(/stream\r?\n/g)) {
    const from = match.index + match[0].length;
    if (match.index < done) continue;
    const end = text.indexOf('endstream', from);
    const to = end < 0 ? bytes.length : end;
    between.push(text.slice(done, from));
    done = to;
    const before = text.slice(Math.max(0, match.index - 1000), match.index);
    const isPicture = /\/Subtype\s*\/Image/.test(before.slice(before.lastIndexOf(' obj') + 1));
    if (!isPicture) for (const each of asTexts(unpacked(bytes.subarray(from, to)))) look(each);
  }
  between.push(text.slice(done));
  look(between.join('\n'));
}

/** The bytes themselves where they are not packed, or not to be unpacked. */
function unpacked(body: Uint8Array): Uint8Array {
  for (const open of [unzlibSync, inflateSync]) {
    try {
      return open(body);
    } catch {
      // The next way, or none.
    }
  }
  return body;
}

/** Office files are zips; words may be cut into runs, so marks between them are left out as well. */
function insideZip(bytes: Bytes, look: (text: string) => void): boolean {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return true;
  let whole = true;
  try {
    const parts = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        if (originalSize > PART_LIMIT_BYTES) whole = false;
        return originalSize <= PART_LIMIT_BYTES;
      },
    });
    for (const [name, part] of Object.entries(parts)) {
      look(name);
      for (const text of asTexts(part)) {
        look(text);
        look(text.replace(/<[^>]*>/g, ''));
      }
      if (part[0] === 0x50 && part[1] === 0x4b && part.byteLength < bytes.byteLength * 100)
        whole = insideZip(new Uint8Array(part), look) && whole;
    }
    return whole;
  } catch {
    return false;
  }
}

/** The same bytes as each kind of text they may be. */
function asTexts(bytes: Uint8Array): string[] {
  return ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'].map((encoding) =>
    new TextDecoder(encoding).decode(bytes),
  );
}
