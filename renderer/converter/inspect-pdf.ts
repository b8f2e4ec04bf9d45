import { pageNumbersIn } from '@shared/bundle/page-numbers';
import type { InspectedPdf } from '@shared/host/contract';
import { sniffKind } from '@shared/host/file-kinds';
import { safeName } from '@shared/host/safe-names';
import { isBlankPage } from './blank-page';
import {
  type Bytes,
  cleanText,
  type ConversionOutcome,
  type ParsedOptions,
  TEXT_LIMIT,
  WrongKind,
} from './conversion';
import { openPdf, type OpenPdf, pdfProblem } from './pdf-reader';

/** A bundle of this many pages is refused by name rather than left to exhaust memory. */
const PAGE_LIMIT = 5000;
/** As many pages without words are drawn to see whether they are blank: a few seconds of work. */
const BLANK_LIMIT = 100;

/**
 * What a PDF holds: pages, sizes, text, embedded files, whether it is encrypted. A damaged or locked file
 * answers `ok: false` with the reason.
 * @throws WrongKind when the bytes are no PDF.
 */
export async function inspectPdf(
  bytes: Bytes,
  options: ParsedOptions<'inspect-pdf'>,
): Promise<ConversionOutcome<InspectedPdf>> {
  const kind = sniffKind(bytes);
  if (kind !== 'pdf') throw new WrongKind(kind);
  try {
    const pdf = await openPdf(bytes);
    try {
      return { result: await describe(pdf, options), parts: [] };
    } finally {
      await pdf.destroy();
    }
  } catch (error) {
    const { problem, encrypted } = pdfProblem(error);
    return { result: { ...NOTHING, problem, encrypted }, parts: [] };
  }
}

const NOTHING: InspectedPdf = {
  ok: false,
  pages: 0,
  sizes: [],
  hasText: false,
  text: '',
  embeddedFiles: [],
  encrypted: false,
  blankPages: [],
  numbered: [],
};

async function describe(
  { document }: OpenPdf,
  { blank, numbered }: ParsedOptions<'inspect-pdf'>,
): Promise<InspectedPdf> {
  const encrypted = await isEncrypted(document);
  const pages = document.numPages;
  if (pages === 0) return { ...NOTHING, problem: 'This PDF has no pages.', encrypted };
  if (pages > PAGE_LIMIT) {
    return {
      ...NOTHING,
      problem: `This PDF has ${String(pages)} pages; Redress takes up to ${String(PAGE_LIMIT)}. Split it first.`,
      pages,
      encrypted,
    };
  }
  const sizes: InspectedPdf['sizes'] = [];
  const texts: string[] = [];
  const blankPages: number[] = [];
  const numbers = new Set<number>();
  let looks = blank ? BLANK_LIMIT : 0;
  let length = 0;
  for (let number = 1; number <= pages; number += 1) {
    try {
      const page = await document.getPage(number);
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = page.view;
      sizes.push({ width: x2 - x1, height: y2 - y1, rotate: page.rotate });
      const isRead = length < TEXT_LIMIT;
      const text = isRead || numbered !== undefined ? await pageText(page) : '';
      if (numbered !== undefined)
        for (const each of pageNumbersIn(text, numbered)) numbers.add(each);
      if (isRead) {
        texts.push(text);
        length += text.length;
        if (looks > 0 && !/\S/.test(text)) {
          looks -= 1;
          if (await isBlankPage(page)) blankPages.push(number);
        }
      }
      page.cleanup();
    } catch {
      return {
        ...NOTHING,
        problem: `Page ${String(number)} of this PDF is damaged. Ask the sender for a new copy, or print it to PDF again.`,
        pages,
        encrypted,
      };
    }
  }
  const text = cleanText(texts.join('\n\n')).text;
  return {
    ok: true,
    pages,
    sizes,
    hasText: /\S/.test(text),
    text,
    embeddedFiles: await embeddedNames(document),
    encrypted,
    blankPages,
    numbered: [...numbers],
  };
}

type Document = OpenPdf['document'];

async function pageText(page: Awaited<ReturnType<Document['getPage']>>): Promise<string> {
  const content = await page.getTextContent();
  return content.items
    .map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : ''))
    .join('');
}

/** Encrypted files that open without a password still forbid changes, and cannot be joined into a bundle. */
async function isEncrypted(document: Document): Promise<boolean> {
  const { info } = await document.getMetadata();
  const filter = (info as { EncryptFilterName?: unknown }).EncryptFilterName;
  return typeof filter === 'string' && filter !== '';
}

async function embeddedNames(document: Document): Promise<string[]> {
  // pdf.js gives a plain object by key, or null; newer lines a Map.
  const found: unknown = await document.getAttachments();
  if (typeof found !== 'object' || found === null) return [];
  const entries: unknown[] =
    found instanceof Map ? Array.from(found.values()) : Object.values(found);
  return entries.slice(0, 500).map((entry) => {
    const name = (entry as { filename?: unknown } | null)?.filename;
    return safeName(typeof name === 'string' ? name : '', 'attachment');
  });
}
