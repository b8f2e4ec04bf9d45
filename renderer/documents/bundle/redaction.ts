/**
 * What was struck out taken out of a document's pages: each page drawn to pixels by the converter with its boxes
 * blackened before they leave it, a PDF made anew of these, and the result read again. No page of a redacted
 * document keeps anything of its file: properties, notes, fields, layers, attachments go with it.
 */
import { degrees, PDFDocument, rgb, type PDFPage } from '@cantoo/pdf-lib';
import {
  boxesOfWords,
  lettersUnder,
  wordsThatStay,
  type DocumentRedaction,
  type PageText,
} from '@shared/bundle';
import { sha256Of } from '@shared/history';
import type { HostBridge, PageBox, RenderedPage } from '@shared/host/contract';
import { ConversionFailed, findWords, openPdf, type Bytes, type PdfReading } from '../converter';
import { picturePdf, type PicturePage } from './picture-pdf';
import { printedOn } from './printed-on';

export interface ReaderOfPages {
  readonly host: HostBridge;
  readonly signal?: AbortSignal | undefined;
}

/** Sharp enough for small print, and about 300 KB to a page of text. */
const DOTS = 200;

/** What the pages of a document are known by: the day they were printed does not count. */
export const sheetOf = (pages: Bytes): Promise<string> =>
  sha256Of(printedOn(new Uint8Array(pages), '2000-01-01'));

export type RedactedPages =
  | { readonly did: 'nothing' }
  | { readonly did: 'redacted' | 'outlined'; readonly bytes: Bytes }
  /** The boxes were drawn on other pages than these: nothing may go until somebody has looked. */
  | { readonly did: 'not'; readonly why: string };

/** @throws ConversionFailed when a page cannot be drawn; nothing half-redacted is ever given back. */
export async function redactPages(
  pages: Bytes,
  redaction: DocumentRedaction,
  source: ReaderOfPages,
): Promise<RedactedPages> {
  const isSame = redaction.boxes.length === 0 || redaction.sheet === (await sheetOf(pages));
  if (redaction.isOutlined) {
    // Boxes drawn on other pages would point at the wrong lines.
    const own = { words: redaction.words, boxes: isSame ? redaction.boxes : [] };
    return { did: 'outlined', bytes: await outlined(pages, await marksOn(pages, own, source)) };
  }
  if (!isSame)
    return {
      did: 'not',
      why: 'Its pages are not those it was redacted on. Open it under “Redact”, check each box and save again.',
    };
  const found = await marksOn(pages, redaction, source);
  const isMarked = found.some(({ boxes }) => boxes.length > 0);
  if (!isMarked && !(await holdsUnseen(pages, redaction, source))) return { did: 'nothing' };
  return { did: 'redacted', bytes: await blackened(pages, found, redaction, source) };
}

/** Every page as a picture with its words laid over it: for a PDF that can be read and not joined. */
export async function asPictures(pages: Bytes, source: ReaderOfPages): Promise<Bytes> {
  const nothing = { words: [], boxes: [], marks: 0, sheet: '', isLookedThrough: true };
  return blackened(pages, await marksOn(pages, nothing, source), nothing, source);
}

interface MarkedPage {
  readonly text: PageText;
  readonly boxes: readonly PageBox[];
}

/** In properties, notes or fields, where no box could cover it. */
async function holdsUnseen(
  pages: Bytes,
  { words }: DocumentRedaction,
  { host, signal }: ReaderOfPages,
): Promise<boolean> {
  if (words.length === 0) return false;
  const { shown, inside } = await findWords(host, pages, words, signal);
  return shown.length > 0 || inside.length > 0;
}

/** Every page's letters, and the boxes over what was struck out on it. */
export async function marksOn(
  pages: Bytes,
  { words, boxes }: Pick<DocumentRedaction, 'words' | 'boxes'>,
  { host, signal }: ReaderOfPages,
): Promise<MarkedPage[]> {
  const reading = await openPdf(host, pages);
  try {
    const marked: MarkedPage[] = [];
    for (let page = 1, of = 1; page <= of; page += 1) {
      signal?.throwIfAborted();
      const { info } = await reading.page({ page, letters: true, draw: false });
      const text = textOf(info);
      of = info.pages ?? 0;
      marked.push({
        text,
        boxes: [
          ...boxes.filter((each) => each.page === page).map(({ box }) => box),
          ...boxesOfWords(text, words),
        ],
      });
    }
    return marked;
  } finally {
    reading.close();
  }
}

/** @throws ConversionFailed when the page could not be read to its last letter. */
export function textOf(info: RenderedPage): PageText {
  const { ok, letters, points, problem } = info;
  if (!ok || !letters || !points)
    throw new ConversionFailed({
      code: 'unreadable',
      message: problem ?? 'A page could not be read.',
    });
  if (!letters.whole)
    throw new ConversionFailed({
      code: 'unreadable',
      message: 'A page holds more letters than Redress can look through.',
    });
  return { letters, width: points.width, height: points.height };
}

async function blackened(
  pages: Bytes,
  marked: readonly MarkedPage[],
  { words }: DocumentRedaction,
  { host, signal }: ReaderOfPages,
): Promise<Bytes> {
  const reading = await openPdf(host, pages);
  const made: PicturePage[] = [];
  try {
    for (const [at, { text, boxes }] of marked.entries()) {
      signal?.throwIfAborted();
      made.push(await blackPage(reading, at + 1, text, boxes));
    }
  } finally {
    reading.close();
  }
  const bytes = await picturePdf(made);
  const again = await marksOn(bytes, { words, boxes: [] }, { host, signal });
  const isLeft = again.some(
    ({ text, boxes }, at) =>
      boxes.length > 0 || lettersUnder(text, marked[at]?.boxes ?? []).trim() !== '',
  );
  if (isLeft || again.length !== marked.length)
    throw new ConversionFailed({
      code: 'mismatch',
      message: 'What was struck out could still be read in the copy, so no copy was made.',
    });
  return bytes;
}

async function blackPage(
  reading: PdfReading,
  page: number,
  text: PageText,
  boxes: readonly PageBox[],
): Promise<PicturePage> {
  const { info, picture } = await reading.page({
    page,
    dots: DOTS,
    black: [...boxes],
    // A PNG would be taken apart and packed again here, a second a page; a JPEG goes in as it is.
    jpeg: true,
  });
  if (!info.ok || !picture)
    throw new ConversionFailed({
      code: 'unreadable',
      message: info.problem ?? 'A page could not be drawn.',
    });
  return {
    picture,
    mediaType: info.mediaType,
    width: text.width,
    height: text.height,
    words: wordsThatStay(text, boxes),
  };
}

/** The document itself, with a frame where its other copy is black. */
async function outlined(pages: Bytes, marked: readonly MarkedPage[]): Promise<Bytes> {
  const pdf = await PDFDocument.load(pages, { updateMetadata: false });
  for (const [at, page] of pdf.getPages().entries())
    for (const box of marked[at]?.boxes ?? []) drawFrame(page, box);
  return new Uint8Array(await pdf.save({ addDefaultPage: false }));
}

function drawFrame(page: PDFPage, box: PageBox): void {
  const crop = page.getCropBox();
  const angle = ((page.getRotation().angle % 360) + 360) % 360;
  const place = (x: number, y: number): readonly [number, number] => {
    switch (angle) {
      case 90:
        return [y, x];
      case 180:
        return [1 - x, y];
      case 270:
        return [1 - y, 1 - x];
      default:
        return [x, 1 - y];
    }
  };
  const [a, b] = [place(box.x, box.y), place(box.x + box.width, box.y + box.height)];
  page.drawRectangle({
    x: crop.x + Math.min(a[0], b[0]) * crop.width,
    y: crop.y + Math.min(a[1], b[1]) * crop.height,
    width: Math.abs(a[0] - b[0]) * crop.width,
    height: Math.abs(a[1] - b[1]) * crop.height,
    borderColor: rgb(0.8, 0, 0),
    borderWidth: 1.5,
    rotate: degrees(0),
  });
}
