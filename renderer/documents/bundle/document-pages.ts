/**
 * One document of the plan as pages. Whatever cannot be shown becomes a slip sheet that says so, with the
 * original in the folder and a finding for the person: never left out in silence.
 */
import { PDFDocument } from '@cantoo/pdf-lib';
import type { PlannedDocument, PreflightFinding } from '@shared/bundle';
import type { CalendarDate } from '@shared/calendar';
import type { BlobRef } from '@shared/case-file/schema';
import { sha256Of } from '@shared/history';
import type { HostBridge } from '@shared/host/contract';
import { kindInWords, sniffKind, type FileKind } from '@shared/host/file-kinds';
import { letterDocument } from '@shared/letters';
import { ConversionFailed, inspectImage, inspectPdf, parseMail, type Bytes } from '../converter';
import { letterToHtml } from '../letter-html';
import { heldBack, unsearched } from './held-back';
import { attachmentFindings, blankFindings, officeFindings } from './inside-findings';
import { joinable, loadPdf, NotPages, type Made } from './joinable';
import { mailPages, recordPages, slipSheet, textPages } from './plain-pages';
import { printPages } from './print-pages';
import { redactPages } from './redaction';
import { isTable, setPages } from './set-pages';

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
  /** Something was taken out of its pages. */
  readonly redacted: boolean;
  readonly findings: readonly PreflightFinding[];
  /** The separate file for the folder. */
  readonly file: { readonly name: string; readonly bytes: Bytes };
  /** As it was received, beside pages set from its words. */
  readonly original?: { readonly name: string; readonly bytes: Bytes };
}

/** About 400 pages of text. Beyond it a bundle would take minutes to make, and nobody would read it. */
const LONGEST_TEXT = 1_500_000;

export async function documentPages(
  document: PlannedDocument,
  source: DocumentSource,
): Promise<DocumentResult> {
  const original = await originalOf(document, source);
  try {
    const drawn = await makePages(
      { ...document, title: document.ownTitle ?? document.title },
      original,
      source,
    );
    const made = await joinable(document, original?.kind === 'pdf', drawn, source);
    const { bytes, redacted, findings } = await redactedPages(document, made.bytes, source);
    return {
      pdf: await loadPdf(bytes),
      slipSheet: false,
      redacted,
      findings: [...(made.findings ?? []), ...findings],
      file: { name: `${document.fileName}.pdf`, bytes },
      ...(made.withOriginal && original && !document.redaction
        ? {
            original: {
              name: `${document.fileName}, as received${endingOf(original.kind, document.title)}`,
              bytes: original.bytes,
            },
          }
        : {}),
    };
  } catch (error) {
    source.signal?.throwIfAborted();
    const why = whyNot(error);
    if (why === undefined) throw error;
    const held = await heldBack(document, original, why, source);
    if (held) return held;
    if (!original) throw error;
    const name = `${document.fileName}${endingOf(original.kind, document.title)}`;
    const sheet = await printPages(slipSheet(document.title, document.datedOn, why, name), source);
    return {
      pdf: await loadPdf(sheet),
      slipSheet: true,
      redacted: false,
      findings: [
        {
          severity: 'warn',
          document: document.key,
          message: `“${document.title}” cannot be shown as pages. ${why} A sheet in the bundle says so, and the file itself is in the folder. Add a readable copy if you can get one.`,
        },
        ...(original.kind === 'office'
          ? await officeFindings(document, original.bytes, source)
          : []),
        ...(await unsearched(document, original, source)),
      ],
      file: { name, bytes: original.bytes },
    };
  }
}

/** @throws NotPages when what was struck out cannot be taken out for certain. */
async function redactedPages(
  document: PlannedDocument,
  pages: Bytes,
  source: DocumentSource,
): Promise<{ bytes: Bytes; redacted: boolean; findings: readonly PreflightFinding[] }> {
  const { redaction } = document;
  if (!redaction) return { bytes: pages, redacted: false, findings: [] };
  const made = await redactPages(pages, redaction, source);
  switch (made.did) {
    case 'nothing':
      return { bytes: pages, redacted: false, findings: [] };
    case 'outlined':
      return { bytes: made.bytes, redacted: false, findings: [] };
    case 'redacted':
      return { bytes: made.bytes, redacted: true, findings: [] };
    case 'not':
      throw new NotPages(made.why);
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
      return { bytes: await printPages(recordPages(title, source.reference, own.record), source) };
    }
    case 'letter': {
      const model = JSON.parse(
        new TextDecoder().decode(await source.readFile(document.source.model)),
      ) as unknown;
      return { bytes: await printPages(letterToHtml(letterDocument.parse(model)), source) };
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
        bytes: await printPages(mailPages(document.title, mail), source),
        findings: attachmentFindings(document, missing),
      };
    }
    case 'office':
    case 'web-page':
      return setPages(document, original, source);
    case 'text':
      if (isTable(document, original.bytes)) return setPages(document, original, source);
      if (original.bytes.byteLength > LONGEST_TEXT)
        throw new NotPages('It is too long a text to be set on pages.');
      return { bytes: await printPages(textPages(document.title, decode(original.bytes)), source) };
    default:
      throw new NotPages(`It is ${kindInWords(original.kind)}.`);
  }
}

async function pdfPages(
  document: PlannedDocument,
  bytes: Bytes,
  { host, signal }: DocumentSource,
): Promise<Made> {
  const info = await inspectPdf(host, bytes, signal, { blank: true });
  if (!info.ok || info.pages === 0) throw new NotPages(info.problem ?? 'The PDF is damaged.');
  return {
    bytes,
    findings: [
      ...attachmentFindings(document, info.embeddedFiles),
      ...blankFindings(document, info.blankPages),
    ],
  };
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
  const ofTheFile = [
    'tooLarge',
    'notThatKind',
    'timedOut',
    'outOfMemory',
    'unreadable',
    'failed',
    'mismatch',
  ];
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
