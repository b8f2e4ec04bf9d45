import type { ReadDocument } from '@shared/host/contract';
import { type FileKind, kindInWords, sniffKind } from '@shared/host/file-kinds';
import { type Bytes, type ConversionOutcome, WrongKind } from './conversion';
import { type Blocks, htmlToBlocks, textToBlocks } from './html-to-blocks';
import { rtfToText } from './rtf-to-text';

const READABLE: readonly FileKind[] = ['office', 'text', 'web-page'];

/**
 * A Word document, web page, rich text or plain text as blocks of words, to be read on screen. Pictures
 * are left out. What Redress cannot show answers `ok: false` with what to do instead.
 * @throws WrongKind when the bytes are nothing of the kind.
 */
export async function readDocument(bytes: Bytes): Promise<ConversionOutcome<ReadDocument>> {
  const kind = sniffKind(bytes);
  if (!READABLE.includes(kind)) throw new WrongKind(kind);
  if (kind === 'web-page') return shown(htmlToBlocks(decodeText(bytes), 'mail'));
  if (kind === 'text') {
    const text = decodeText(bytes);
    return shown(textToBlocks(text.startsWith('{\\rtf') ? rtfToText(text) : text));
  }
  if (bytes[0] !== 0x50) {
    return failed(
      'This is a document of Office 2003 or before, which Redress cannot show. Save a copy and open it in Word, or ask for it as PDF.',
    );
  }
  return readWord(bytes);
}

async function readWord(bytes: Bytes): Promise<ConversionOutcome<ReadDocument>> {
  // Every entry's name stands in the zip's directory at its end, in clear.
  const directory = latin1(bytes.subarray(Math.max(0, bytes.byteLength - 256 * 1024)));
  if (!directory.includes('word/document')) {
    return failed(
      `This is ${kindInWords('office')} but not from Word, and Redress cannot show it. Save a copy to open it in its own program, or ask for it as PDF.`,
    );
  }
  try {
    const { default: mammoth } = await import('mammoth');
    const { value } = await mammoth.convertToHtml(
      { arrayBuffer: bytes.buffer, buffer: bytes as never },
      {
        // No picture is decoded and nothing outside the file is read.
        convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
        externalFileAccess: false,
        includeEmbeddedStyleMap: false,
      },
    );
    return shown(htmlToBlocks(value, 'document'));
  } catch {
    return failed(
      'This Word document is damaged or protected by a password. Ask the sender for a new copy, or for a PDF.',
    );
  }
}

function shown({ blocks, cut }: Blocks): ConversionOutcome<ReadDocument> {
  return { result: { ok: true, blocks, cut }, parts: [] };
}

function failed(problem: string): ConversionOutcome<ReadDocument> {
  return { result: { ok: false, problem, blocks: [], cut: false }, parts: [] };
}

/** UTF-16 by its mark, UTF-8 when it is valid, else Western European: what Windows' Notepad writes. */
function decodeText(bytes: Bytes): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}
