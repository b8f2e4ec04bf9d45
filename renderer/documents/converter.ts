/**
 * The window's side of the converter: untrusted files are read in a process of their own, never here.
 * Bytes go over in chunks; every answer is checked before use; the job is always ended.
 */
import type { z } from 'zod';
import {
  CHUNK_BYTES,
  CONVERSION_LIMIT_BYTES,
  documentHtml as documentHtmlResult,
  foundWords,
  inspectedImage,
  inspectedOffice,
  inspectedPdf,
  parsedMail,
  printedLetter,
  readDocument as readDocumentResult,
  renderedPage,
  type Conversion,
  type ConversionOptions,
  type DocumentHtml,
  type FoundWords,
  type HostBridge,
  type HostCall,
  type HostError,
  type HostRequest,
  type HostResponse,
  type InspectedImage,
  type InspectedOffice,
  type InspectedPdf,
  type ParsedMail,
  type ReadDocument,
  type RenderedPage,
} from '@shared/host/contract';

export type Bytes = Uint8Array<ArrayBuffer>;

/** The converter could not do it. `message` is written for the person. */
export class ConversionFailed extends Error {
  override readonly name = 'ConversionFailed';
  readonly code: HostError['code'];

  constructor({ code, message }: HostError) {
    super(message);
    this.code = code;
  }
}

/** Attachments are pulled together with the mail, in the order of `attachments`. */
export async function parseMail(
  host: HostBridge,
  bytes: Bytes,
  signal?: AbortSignal,
  options: ConversionOptions<'parse-mail'> = {},
): Promise<{ mail: ParsedMail; attachments: Bytes[] }> {
  const { result, parts } = await convert(host, 'parse-mail', parsedMail, bytes, options, signal);
  return { mail: result, attachments: parts };
}

/** A Word document, web page, rich or plain text, as blocks of words to be read on screen. */
export async function readDocument(
  host: HostBridge,
  bytes: Bytes,
  signal?: AbortSignal,
): Promise<ReadDocument> {
  return (await convert(host, 'read-document', readDocumentResult, bytes, {}, signal)).result;
}

export async function inspectPdf(
  host: HostBridge,
  bytes: Bytes,
  signal?: AbortSignal,
  options: ConversionOptions<'inspect-pdf'> = {},
): Promise<InspectedPdf> {
  return (await convert(host, 'inspect-pdf', inspectedPdf, bytes, options, signal)).result;
}

/** A Word document, web page, workbook or table of text as HTML to be printed; absent when `ok` is false. */
export async function documentHtml(
  host: HostBridge,
  bytes: Bytes,
  signal?: AbortSignal,
): Promise<{ info: DocumentHtml; html: string | undefined }> {
  const { result, parts } = await convert(
    host,
    'document-html',
    documentHtmlResult,
    bytes,
    {},
    signal,
  );
  return { info: result, html: parts[0] && new TextDecoder().decode(parts[0]) };
}

/** Looks through a whole file, text and insides, for words that may not be in it. */
export async function findWords(
  host: HostBridge,
  bytes: Bytes,
  words: readonly string[],
  signal?: AbortSignal,
): Promise<FoundWords> {
  return (await convert(host, 'find-words', foundWords, bytes, { words: [...words] }, signal))
    .result;
}

export async function inspectOffice(
  host: HostBridge,
  bytes: Bytes,
  signal?: AbortSignal,
): Promise<InspectedOffice> {
  return (await convert(host, 'inspect-office', inspectedOffice, bytes, {}, signal)).result;
}

/** `picture` is absent when the file could not be decoded (`info.problem` says why). */
export async function inspectImage(
  host: HostBridge,
  bytes: Bytes,
  options: ConversionOptions<'inspect-image'> = {},
  signal?: AbortSignal,
): Promise<{ info: InspectedImage; picture: Bytes | undefined }> {
  const { result, parts } = await convert(
    host,
    'inspect-image',
    inspectedImage,
    bytes,
    options,
    signal,
  );
  return { info: result, picture: parts[0] };
}

/** @param html as `letterToHtml` gives it. @returns a tagged PDF, A4. */
export async function letterToPdf(
  host: HostBridge,
  html: string,
  options: ConversionOptions<'letter-to-pdf'> = {},
  signal?: AbortSignal,
): Promise<Bytes> {
  const { parts } = await convert(
    host,
    'letter-to-pdf',
    printedLetter,
    new TextEncoder().encode(html),
    options,
    signal,
  );
  const [pdf] = parts;
  if (!pdf)
    throw new ConversionFailed({
      code: 'failed',
      message: 'The letter could not be made into a PDF. Try again.',
    });
  return pdf;
}

/** `picture` is a PNG; absent when the page could not be drawn. */
export async function renderPdfPage(
  host: HostBridge,
  bytes: Bytes,
  options: ConversionOptions<'render-pdf-page'>,
  signal?: AbortSignal,
): Promise<{ info: RenderedPage; picture: Bytes | undefined }> {
  const { result, parts } = await convert(
    host,
    'render-pdf-page',
    renderedPage,
    bytes,
    options,
    signal,
  );
  return { info: result, picture: parts[0] };
}

export interface PdfReading {
  /** A newer call makes an older one that still waits its turn pointless; the caller drops its answer. */
  page(
    options: ConversionOptions<'render-pdf-page'>,
  ): Promise<{ info: RenderedPage; picture: Bytes | undefined }>;
  close(): void;
}

/**
 * Opens a PDF to be read page by page: handed over once, drawn as often as asked, until `close`.
 * @throws ConversionFailed from `page` as well, after which nothing more comes: open it anew.
 */
export async function openPdf(host: HostBridge, bytes: Bytes): Promise<PdfReading> {
  const job = await handOver(host, 'render-pdf-page', bytes);
  // One page at a time: the reader has one thread, and parts belong to the run before.
  let turn: Promise<unknown> = Promise.resolve();
  return {
    page(options) {
      const drawn = turn.then(async () => {
        const { result, parts } = await run(host, job, options, renderedPage);
        return { info: result, picture: parts[0] };
      });
      turn = drawn.catch(() => undefined);
      return drawn;
    },
    close: () => void host.call('convert.end', { job }),
  };
}

async function convert<C extends Conversion, R>(
  host: HostBridge,
  conversion: C,
  schema: z.ZodType<R>,
  bytes: Bytes,
  options: ConversionOptions<C>,
  signal?: AbortSignal,
): Promise<{ result: R; parts: Bytes[] }> {
  signal?.throwIfAborted();
  const job = await begin(host, conversion, bytes);
  // Ending the job is what stops a conversion under way.
  const stop = () => void host.call('convert.end', { job });
  signal?.addEventListener('abort', stop, { once: true });
  try {
    await push(host, job, bytes);
    return await run(host, job, options, schema);
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
    await host.call('convert.end', { job });
  }
}

/** @throws ConversionFailed; nothing is left open then. */
async function handOver(host: HostBridge, conversion: Conversion, bytes: Bytes): Promise<string> {
  const job = await begin(host, conversion, bytes);
  try {
    await push(host, job, bytes);
    return job;
  } catch (error) {
    await host.call('convert.end', { job });
    throw error;
  }
}

async function begin(host: HostBridge, conversion: Conversion, bytes: Bytes): Promise<string> {
  if (bytes.byteLength > CONVERSION_LIMIT_BYTES[conversion]) {
    throw new ConversionFailed({
      code: 'tooLarge',
      message:
        'This file is too large to open here. Keep it as evidence, and add a smaller copy to read.',
    });
  }
  return (await ask(host, 'convert.begin', { conversion, size: bytes.byteLength })).job;
}

async function push(host: HostBridge, job: string, bytes: Bytes): Promise<void> {
  for (let offset = 0; offset < bytes.byteLength; offset += CHUNK_BYTES) {
    await ask(host, 'convert.push', { job, bytes: bytes.slice(offset, offset + CHUNK_BYTES) });
  }
}

async function run<R>(
  host: HostBridge,
  job: string,
  options: object,
  schema: z.ZodType<R>,
): Promise<{ result: R; parts: Bytes[] }> {
  const { result, parts } = await ask(host, 'convert.run', {
    job,
    options: JSON.stringify(options),
  });
  const pulled: Bytes[] = [];
  for (const [part, size] of parts.entries()) pulled.push(await pull(host, job, part, size));
  return { result: schema.parse(JSON.parse(result)), parts: pulled };
}

async function pull(host: HostBridge, job: string, part: number, size: number): Promise<Bytes> {
  const whole = new Uint8Array(size);
  let offset = 0;
  for (;;) {
    const { bytes, done } = await ask(host, 'convert.pull', { job, part, offset });
    if (offset + bytes.byteLength > size) break;
    whole.set(bytes, offset);
    offset += bytes.byteLength;
    if (done && offset === size) return whole;
    if (done || bytes.byteLength === 0) break;
  }
  throw new ConversionFailed({
    code: 'failed',
    message: 'The file could not be read to its end. Try again.',
  });
}

async function ask<C extends HostCall>(
  host: HostBridge,
  call: C,
  request: HostRequest<C>,
): Promise<HostResponse<C>> {
  const answer = await host.call(call, request);
  if (!answer.ok) throw new ConversionFailed(answer.error);
  return answer.value;
}
