/**
 * One document of the plan as pages. Whatever cannot be shown becomes a slip sheet that says so, with the
 * original in the folder and a finding for the person: never left out in silence.
 */
import { PDFDocument, type PDFPage } from '@cantoo/pdf-lib';
import type { PlannedDocument, PreflightFinding } from '@shared/bundle';
import type { CalendarDate } from '@shared/calendar';
import type { BlobRef } from '@shared/case-file/schema';
import { sha256Of } from '@shared/history';
import type { HostBridge } from '@shared/host/contract';
import { kindInWords, sniffKind, type FileKind } from '@shared/host/file-kinds';
import { letterDocument } from '@shared/letters';
import {
  ConversionFailed,
  inspectImage,
  inspectPdf,
  letterToPdf,
  parseMail,
  type Bytes,
} from '../converter';
import { letterToHtml } from '../letter-html';
import { mailPages, recordPages, slipSheet, textPages } from './plain-pages';
import { printedOn } from './printed-on';

export interface BundleReader {
  readonly readFile: (file: BlobRef) => Promise<Bytes>;
  readonly host: HostBridge;
  readonly signal?: AbortSignal | undefined;
}

export interface DocumentSource extends BundleReader {
  /** Stands as the date in the pages set here, in place of the moment they were printed. */
  readonly preparedOn: CalendarDate;
  /** Of the case. */
  readonly reference: string;
  /** SHA-256 of files that are documents of the case themselves, so that nobody is told to add them. */
  readonly onCase: ReadonlySet<string>;
}

export interface DocumentResult {
  readonly pdf: PDFDocument;
  readonly slipSheet: boolean;
  readonly findings: readonly PreflightFinding[];
  /** The separate file for the folder. */
  readonly file: { readonly name: string; readonly bytes: Bytes };
}

/** Cannot be shown as pages; `why` is a sentence for the reader of the bundle. */
class NotPages extends Error {
  readonly why: string;
  constructor(why: string) {
    super(why);
    this.why = why;
  }
}

interface Made {
  readonly bytes: Bytes;
  readonly findings?: readonly PreflightFinding[];
}

/** About 400 pages of text. Beyond it a bundle would take minutes to make, and nobody would read it. */
const LONGEST_TEXT = 1_500_000;

export async function documentPages(
  document: PlannedDocument,
  source: DocumentSource,
): Promise<DocumentResult> {
  const original = await originalOf(document, source);
  try {
    const made = await makePages(document, original, source);
    const pdf = await loadPdf(made.bytes);
    return {
      pdf,
      slipSheet: false,
      findings: made.findings ?? [],
      file: { name: `${document.fileName}.pdf`, bytes: made.bytes },
    };
  } catch (error) {
    source.signal?.throwIfAborted();
    const why = whyNot(error);
    if (why === undefined || !original) throw error;
    const name = `${document.fileName}${endingOf(original.kind, document.title)}`;
    const sheet = await print(slipSheet(document.title, document.datedOn, why, name), source);
    return {
      pdf: await loadPdf(sheet),
      slipSheet: true,
      findings: [
        {
          severity: 'warn',
          document: document.key,
          message: `“${document.title}” cannot be shown as pages. ${why} A sheet in the bundle says so, and the file itself is in the folder. Add a readable copy if you can get one.`,
        },
      ],
      file: { name, bytes: original.bytes },
    };
  }
}

interface Original {
  readonly bytes: Bytes;
  readonly kind: FileKind;
}

async function originalOf(
  document: PlannedDocument,
  { readFile }: DocumentSource,
): Promise<Original | undefined> {
  if (document.source.type !== 'blob') return undefined;
  const bytes = await readFile(document.source.file);
  return { bytes, kind: sniffKind(bytes) };
}

async function makePages(
  document: PlannedDocument,
  original: Original | undefined,
  source: DocumentSource,
): Promise<Made> {
  const { host, signal } = source;
  switch (document.source.type) {
    case 'record': {
      const { title, source: own } = document;
      return { bytes: await print(recordPages(title, source.reference, own.record), source) };
    }
    case 'letter': {
      const model = JSON.parse(
        new TextDecoder().decode(await source.readFile(document.source.model)),
      ) as unknown;
      return { bytes: await print(letterToHtml(letterDocument.parse(model)), source) };
    }
    case 'blob':
      break;
  }
  if (!original) throw new NotPages('The file is empty.');
  switch (original.kind) {
    case 'pdf':
      return pdfPages(document, original.bytes, source);
    case 'png':
    case 'jpeg':
    case 'gif':
    case 'webp':
    case 'bmp': {
      const { info, picture } = await inspectImage(host, original.bytes, { maxSide: 3508 }, signal);
      if (!info.ok || !picture)
        throw new NotPages(info.problem ?? 'The picture could not be read.');
      return { bytes: await picturePage(picture, info.mediaType) };
    }
    case 'mail':
    case 'outlook-mail': {
      const { mail, attachments } = await parseMail(host, original.bytes, signal);
      if (mail.text.length > LONGEST_TEXT)
        throw new NotPages('It is too long a message to be set on pages.');
      const missing: string[] = [];
      for (const { fileName, part } of mail.attachments) {
        const bytes = attachments[part];
        const isOnCase = bytes !== undefined && source.onCase.has(await sha256Of(bytes));
        if (!isOnCase) missing.push(fileName);
      }
      return {
        bytes: await print(mailPages(document.title, mail), source),
        findings: attachmentFindings(document, missing),
      };
    }
    case 'text':
      if (original.bytes.byteLength > LONGEST_TEXT)
        throw new NotPages('It is too long a text to be set on pages.');
      return { bytes: await print(textPages(document.title, decode(original.bytes)), source) };
    default:
      throw new NotPages(`It is ${kindInWords(original.kind)}.`);
  }
}

async function pdfPages(
  document: PlannedDocument,
  bytes: Bytes,
  { host, signal }: DocumentSource,
): Promise<Made> {
  const info = await inspectPdf(host, bytes, signal);
  if (!info.ok || info.pages === 0) throw new NotPages(info.problem ?? 'The PDF is damaged.');
  return { bytes, findings: attachmentFindings(document, info.embeddedFiles) };
}

/** The Ombudsman asks for no embedded documents: they are named, so that they can be added as documents. */
function attachmentFindings(
  document: PlannedDocument,
  names: readonly string[],
): PreflightFinding[] {
  if (names.length === 0) return [];
  return [
    {
      severity: 'warn',
      document: document.key,
      message: `“${document.title}” has files inside it (${names.slice(0, 5).join(', ')}${names.length > 5 ? '…' : ''}). If they matter, add them to the evidence as documents of their own.`,
    },
  ];
}

const print = async (html: string, { host, signal, preparedOn }: DocumentSource): Promise<Bytes> =>
  printedOn(await letterToPdf(host, html, { pageNumbers: false }, signal), preparedOn);

async function loadPdf(bytes: Bytes): Promise<PDFDocument> {
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

/** A4 in points, upright; the picture as large as fits inside a margin. */
const A4 = { width: 595.28, height: 841.89, margin: 36 };

async function picturePage(picture: Bytes, mediaType: string): Promise<Bytes> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const image =
    mediaType === 'image/png' ? await pdf.embedPng(picture) : await pdf.embedJpg(picture);
  const wide = image.width > image.height;
  const [width, height] = wide ? [A4.height, A4.width] : [A4.width, A4.height];
  const scale = Math.min(
    (width - 2 * A4.margin) / image.width,
    (height - 2 * A4.margin) / image.height,
    1,
  );
  const [drawnWidth, drawnHeight] = [image.width * scale, image.height * scale];
  pdf.addPage([width, height]).drawImage(image, {
    x: (width - drawnWidth) / 2,
    y: (height - drawnHeight) / 2,
    width: drawnWidth,
    height: drawnHeight,
  });
  return new Uint8Array(await pdf.save({ addDefaultPage: false }));
}

/** UTF-8, else Windows-1252: what text files from council machines are. */
function decode(bytes: Bytes): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Failures of the file, not of Redress or the disk: those become slip sheets, the rest stop the bundle. */
function whyNot(error: unknown): string | undefined {
  if (error instanceof NotPages) return error.why;
  if (!(error instanceof ConversionFailed)) return undefined;
  const ofTheFile = ['tooLarge', 'notThatKind', 'timedOut', 'outOfMemory', 'unreadable', 'failed'];
  return ofTheFile.includes(error.code) ? error.message : undefined;
}

const ENDINGS: Partial<Record<FileKind, string>> = {
  pdf: '.pdf',
  png: '.png',
  jpeg: '.jpg',
  gif: '.gif',
  webp: '.webp',
  bmp: '.bmp',
  tiff: '.tif',
  heic: '.heic',
  svg: '.svg',
  mail: '.eml',
  'outlook-mail': '.msg',
  zip: '.zip',
  text: '.txt',
};

/** The ending its bytes call for; for the rest, the one its name had, never one that runs. */
function endingOf(kind: FileKind, name: string): string {
  const known = ENDINGS[kind];
  if (known) return known;
  const given = /\.([A-Za-z0-9]{1,5})$/.exec(name)?.[1]?.toLowerCase();
  return given && kind === 'office' ? `.${given}` : '.bin';
}
