/**
 * pdf.js, set up for hostile files: its legacy build (the modern one needs a newer engine), on this
 * thread, nothing compiled from text, no scripting, no forms, no address followed.
 *
 * Why not its own worker: the converter is already a process of its own that the shell ends when it takes
 * too long or too much; a worker inside it would only add a second copy of every file.
 */
import { getDocument, InvalidPDFException } from 'pdfjs-dist/legacy/build/pdf.mjs';
// Found by pdf.js as globalThis.pdfjsWorker, which makes it work on this thread.
import * as pdfjsWorker from 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { PdfResources } from './pdf-resources';
import type { Bytes } from './conversion';

(globalThis as { pdfjsWorker?: unknown }).pdfjsWorker = pdfjsWorker;

/** Pictures in a page beyond this are left out rather than decoded: 100 million pixels take 400 MB. */
const PICTURE_LIMIT = 100_000_000;

export interface OpenPdf {
  readonly document: Awaited<ReturnType<typeof getDocument>['promise']>;
  destroy(): Promise<void>;
}

/** @throws what pdf.js throws; `pdfProblem` puts it in words. The bytes are taken over. */
export async function openPdf(bytes: Bytes, password?: string): Promise<OpenPdf> {
  const task = getDocument({
    data: bytes,
    ...(password === undefined ? {} : { password }),
    isEvalSupported: false,
    enableXfa: false,
    // Glyphs are drawn as paths, so no font of the file reaches the system's font parser.
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    maxImageSize: PICTURE_LIMIT,
    BinaryDataFactory: PdfResources,
    // Any non-empty value: PdfResources looks files up by name.
    cMapUrl: 'bundled/',
    standardFontDataUrl: 'bundled/',
    wasmUrl: 'bundled/',
    verbosity: 0,
  });
  return {
    document: await task.promise,
    destroy: () => task.destroy(),
  };
}

/** Why a PDF could not be read, in words that say what to do. */
export function pdfProblem(error: unknown): { problem: string; encrypted: boolean } {
  // Not exported by this line of pdf.js, so told by its name.
  if (error instanceof Error && error.name === 'PasswordException') {
    return {
      problem: 'This PDF needs a password. Ask the sender for a copy without one.',
      encrypted: true,
    };
  }
  if (error instanceof InvalidPDFException) {
    return {
      problem: 'This PDF is damaged and cannot be opened. Ask the sender for a new copy.',
      encrypted: false,
    };
  }
  return {
    problem: 'This PDF cannot be read. Ask the sender for a new copy, or print it to PDF again.',
    encrypted: false,
  };
}
