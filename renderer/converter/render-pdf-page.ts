import type { PlacedWords, RenderedPage } from '@shared/host/contract';
import { sniffKind } from '@shared/host/file-kinds';
import { canvasBytes } from './canvas-bytes';
import {
  type Bytes,
  cleanText,
  type ConversionOutcome,
  type ParsedOptions,
  WrongKind,
} from './conversion';
import { pageLetters } from './page-letters';
import { openPdf, type OpenPdf, pdfProblem } from './pdf-reader';

/** A page twenty times as tall as wide is a scroll, not a page; its height is capped so the canvas fits. */
const HEIGHT_LIMIT = 8192;
/** A0 at 87 dots to the inch: lines of a plan can still be told apart, and the canvas stays under 70 MB. */
const SIDE_LIMIT = 4096;
/** Runs of text on one page that are placed for selecting; a dense page of a printed ledger has about 3,000. */
const RUNS_LIMIT = 8000;

/** The PDF last asked for stays open: somebody reading turns the page next. */
let open:
  | { readonly bytes: Bytes; readonly password: string | undefined; readonly pdf: Promise<OpenPdf> }
  | undefined;

/**
 * One page as PNG in part 0, `options.width` pixels wide, with its words when asked for.
 * The bytes are taken over; given again, the same PDF is read on.
 * @throws WrongKind when the bytes are no PDF.
 */
export async function renderPdfPage(
  bytes: Bytes,
  options: ParsedOptions<'render-pdf-page'>,
): Promise<ConversionOutcome<RenderedPage>> {
  try {
    const { document } = await opened(bytes, options.password);
    const pages = document.numPages;
    if (options.page > pages) return failed(`This PDF has ${String(pages)} pages.`, pages);
    return await render(document, options);
  } catch (error) {
    if (error instanceof WrongKind) throw error;
    return failed(pdfProblem(error).problem);
  }
}

function opened(bytes: Bytes, password: string | undefined): Promise<OpenPdf> {
  if (open?.bytes === bytes && open.password === password) return open.pdf;
  const kind = sniffKind(bytes);
  if (kind !== 'pdf') throw new WrongKind(kind);
  void open?.pdf.then((before) => before.destroy()).catch(() => undefined);
  open = { bytes, password, pdf: openPdf(bytes, password) };
  return open.pdf;
}

function failed(problem: string, pages?: number): ConversionOutcome<RenderedPage> {
  return {
    result: {
      ok: false,
      problem,
      width: 0,
      height: 0,
      mediaType: 'image/png',
      ...(pages === undefined ? {} : { pages }),
    },
    parts: [],
  };
}

type Document = OpenPdf['document'];
type Page = Awaited<ReturnType<Document['getPage']>>;
type Viewport = ReturnType<Page['getViewport']>;

async function render(
  document: Document,
  options: ParsedOptions<'render-pdf-page'>,
): Promise<ConversionOutcome<RenderedPage>> {
  const page = await document.getPage(options.page);
  try {
    const natural = page.getViewport({ scale: 1 });
    const wanted =
      options.dots === undefined
        ? Math.min(options.width / natural.width, HEIGHT_LIMIT / natural.height)
        : Math.min(options.dots / 72, SIDE_LIMIT / Math.max(natural.width, natural.height));
    const viewport = page.getViewport({ scale: wanted });
    const words = options.words ? { words: await placed(page, viewport) } : {};
    const picture = options.draw ? await drawn(page, viewport, options) : undefined;
    const letters = options.letters ? { letters: await pageLetters(document, page, viewport) } : {};
    const { width, height } = viewport;
    return {
      result: {
        ok: true,
        width: Math.max(1, Math.round(width)),
        height: Math.max(1, Math.round(height)),
        pages: document.numPages,
        points: { width: natural.width, height: natural.height },
        mediaType: picture?.mediaType ?? 'image/png',
        ...words,
        ...letters,
      },
      parts: picture ? [picture.bytes] : [],
    };
  } finally {
    page.cleanup();
  }
}

/** What is blackened is gone from the pixels before anything leaves this process. */
async function drawn(
  page: Page,
  viewport: Viewport,
  { black, jpeg }: ParsedOptions<'render-pdf-page'>,
): Promise<{ bytes: Bytes; mediaType: 'image/png' | 'image/jpeg' }> {
  const canvas = globalThis.document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(viewport.width));
  canvas.height = Math.max(1, Math.round(viewport.height));
  await page.render({ canvas, viewport }).promise;
  const { width, height } = canvas;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No canvas.');
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalAlpha = 1;
  context.globalCompositeOperation = 'source-over';
  context.fillStyle = '#000';
  // Whole pixels, outwards: none at the edge keeps a share of what was there.
  for (const box of black) {
    const [left, top] = [Math.floor(box.x * width), Math.floor(box.y * height)];
    const [right, bottom] = [
      Math.ceil((box.x + box.width) * width),
      Math.ceil((box.y + box.height) * height),
    ];
    context.fillRect(left, top, right - left, bottom - top);
  }
  const mediaType = jpeg ? 'image/jpeg' : 'image/png';
  return { bytes: canvasBytes(canvas, mediaType), mediaType };
}

/** Where the page's runs of text stand in the picture. A page whose text cannot be read is still a picture. */
async function placed(page: Page, viewport: Viewport): Promise<PlacedWords[]> {
  try {
    const { items } = await page.getTextContent();
    return items.slice(0, RUNS_LIMIT).flatMap((item) => {
      if (!('str' in item) || item.str.trim() === '') return [];
      const [a, b, c, d, x, y] = multiply(viewport.transform, item.transform as number[]);
      const words = {
        text: cleanText(item.str).text,
        x,
        y,
        length: item.width * viewport.scale,
        size: Math.hypot(c, d),
        turn: (Math.atan2(b, a) * 180) / Math.PI,
      };
      return [words.x, words.y, words.length, words.size, words.turn].every(Number.isFinite)
        ? [words]
        : [];
    });
  } catch {
    return [];
  }
}

type Matrix = [number, number, number, number, number, number];

/** Two transforms of the plane as one (ISO 32000-1, 8.3.4). */
function multiply(left: readonly number[], right: readonly number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = left;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = right;
  return [
    a * g + c * h,
    b * g + d * h,
    a * i + c * j,
    b * i + d * j,
    a * k + c * l + e,
    b * k + d * l + f,
  ];
}
