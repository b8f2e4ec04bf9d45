import {
  CONVERSION_OPTIONS,
  type Conversion,
  type HostError,
  MESSAGE_LIMIT,
} from '@shared/host/contract';
import type { FileKind } from '@shared/host/file-kinds';
import type { z } from 'zod';
import { type Bytes, type ConversionOutcome, WrongKind } from './conversion';

/** Printing is the shell's: it has no place in a page. */
export type PageConversion = Exclude<Conversion, 'letter-to-pdf'>;

export type RunAnswer =
  | { readonly ok: true; readonly result: string; readonly parts: readonly Bytes[] }
  | {
      readonly ok: false;
      readonly code: Extract<
        HostError['code'],
        'notThatKind' | 'badRequest' | 'tooLarge' | 'failed'
      >;
      readonly found?: FileKind;
    };

/**
 * Runs one conversion on the whole file. Never throws; carries no words, since the shell does not
 * pass on sentences from a process that has opened an untrusted file.
 */
export async function runConversion(
  conversion: PageConversion,
  bytes: Bytes,
  options: string,
): Promise<RunAnswer> {
  try {
    const { result, parts } = await outcome(conversion, bytes, options);
    const json = JSON.stringify(result);
    return json.length > MESSAGE_LIMIT
      ? { ok: false, code: 'tooLarge' }
      : { ok: true, result: json, parts };
  } catch (error) {
    if (error instanceof WrongKind) return { ok: false, code: 'notThatKind', found: error.found };
    return { ok: false, code: error instanceof BadOptions ? 'badRequest' : 'failed' };
  }
}

class BadOptions extends Error {}

function readOptions<S extends z.ZodType>(schema: S, options: string): z.output<S> {
  try {
    return schema.parse(options === '' ? {} : JSON.parse(options));
  } catch {
    throw new BadOptions();
  }
}

// Imported when asked for: reading mail must not wait for the PDF reader to load.
async function outcome(
  conversion: PageConversion,
  bytes: Bytes,
  options: string,
): Promise<ConversionOutcome> {
  switch (conversion) {
    case 'parse-mail': {
      const parsed = readOptions(CONVERSION_OPTIONS['parse-mail'], options);
      const { parseMail } = await import('./parse-mail');
      return parseMail(bytes, parsed);
    }
    case 'inspect-pdf': {
      const { inspectPdf } = await import('./inspect-pdf');
      return inspectPdf(bytes, readOptions(CONVERSION_OPTIONS['inspect-pdf'], options));
    }
    case 'inspect-office': {
      const { inspectOffice } = await import('./inspect-office');
      return inspectOffice(bytes);
    }
    case 'inspect-image': {
      const parsed = readOptions(CONVERSION_OPTIONS['inspect-image'], options);
      const { inspectImage } = await import('./inspect-image');
      return inspectImage(bytes, parsed);
    }
    case 'render-pdf-page': {
      const parsed = readOptions(CONVERSION_OPTIONS['render-pdf-page'], options);
      const { renderPdfPage } = await import('./render-pdf-page');
      return renderPdfPage(bytes, parsed);
    }
    case 'document-html': {
      const { documentHtml } = await import('./document-html');
      return documentHtml(bytes);
    }
    case 'find-words': {
      const parsed = readOptions(CONVERSION_OPTIONS['find-words'], options);
      const { findWords } = await import('./find-words');
      return findWords(bytes, parsed);
    }
    case 'read-document': {
      const { readDocument } = await import('./read-document');
      return readDocument(bytes);
    }
  }
}
