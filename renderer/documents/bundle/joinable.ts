/** PDFs as they can be joined, whatever state they came in. */
import { PDFDocument, type PDFPage } from '@cantoo/pdf-lib';
import type { PlannedDocument, PreflightFinding } from '@shared/bundle';
import type { Bytes } from '../converter';
import { asPictures, type ReaderOfPages } from './redaction';

/** Cannot be shown as pages; `why` is a sentence for the reader of the bundle. */
export class NotPages extends Error {
  readonly why: string;
  constructor(why: string) {
    super(why);
    this.why = why;
  }
}

export interface Made {
  readonly bytes: Bytes;
  readonly findings?: readonly PreflightFinding[];
  /** The file it was set from may go along. */
  readonly withOriginal?: boolean;
}

/**
 * As they can be joined: what anybody may open but not change is opened for good; what pdf-lib cannot make sense of
 * and the reader can is taken as pictures of its pages, with its words laid over them.
 */
export async function joinable(
  document: PlannedDocument,
  isPdf: boolean,
  made: Made,
  source: ReaderOfPages,
): Promise<Made> {
  const problem = isPdf ? await whyNotJoined(made.bytes) : undefined;
  if (problem === undefined) return made;
  const unlocked = await withoutLock(made.bytes);
  if (unlocked) return { ...made, bytes: unlocked };
  const bytes = await asPictures(made.bytes, source).catch(() => undefined);
  source.signal?.throwIfAborted();
  if (!bytes) throw problem;
  return {
    bytes,
    findings: [
      ...(made.findings ?? []),
      {
        severity: 'note',
        document: document.key,
        message: `“${document.title}” is damaged or made in an unusual way, so its pages are shown as pictures, with their words kept for searching. Look at it.`,
      },
    ],
  };
}

const whyNotJoined = (bytes: Bytes): Promise<Error | undefined> =>
  loadPdf(bytes).then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error : new NotPages('The PDF is damaged.')),
  );

/** A PDF locked against changes only: anybody may open it. Undefined where it needs a password, or is no such PDF. */
async function withoutLock(bytes: Bytes): Promise<Bytes | undefined> {
  try {
    const locked = await PDFDocument.load(bytes, { updateMetadata: false, password: '' });
    const open = await PDFDocument.create({ updateMetadata: false });
    for (const page of await open.copyPages(locked, locked.getPageIndices())) open.addPage(page);
    const made = new Uint8Array(await open.save({ addDefaultPage: false }));
    await loadPdf(made);
    return made;
  } catch {
    return undefined;
  }
}

/** @throws NotPages */
export async function loadPdf(bytes: Bytes): Promise<PDFDocument> {
  try {
    const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
    if (pdf.getPageCount() === 0) throw new NotPages('The PDF holds no pages.');
    for (const page of pdf.getPages()) checkShape(page);
    return pdf;
  } catch (error) {
    if (error instanceof NotPages) throw error;
    throw new NotPages(
      error instanceof Error && /encrypt|password/i.test(error.message)
        ? 'The PDF is protected by a password.'
        : 'The PDF is damaged, or made in a way that cannot be joined with others.',
    );
  }
}

/** Readers forgive a page without a size, or turned by half a corner; it could not be numbered here. */
function checkShape(page: PDFPage): void {
  const sides = [page.getCropBox(), page.getMediaBox()].flatMap((box) => [box.width, box.height]);
  if (sides.includes(0) || page.getRotation().angle % 90 !== 0)
    throw new RangeError('a page without a shape');
}
