/**
 * The shape every conversion has: bytes in, a small result and byte parts out. Conversions run in the
 * converter process (renderer/converter/main.ts) and, for development and engine tests, in the page.
 */
import { type CONVERSION_OPTIONS, type Conversion } from '@shared/host/contract';
import type { FileKind } from '@shared/host/file-kinds';
import type { z } from 'zod';

export type Bytes = Uint8Array<ArrayBuffer>;

export interface ConversionOutcome<R = unknown> {
  /** Goes out as JSON; its schema is in shared/host/contract.ts. */
  readonly result: R;
  readonly parts: readonly Bytes[];
}

export type ParsedOptions<C extends Conversion> = z.output<(typeof CONVERSION_OPTIONS)[C]>;

/** The file is not what the conversion takes, whatever its name says. */
export class WrongKind extends Error {
  readonly found: FileKind;
  constructor(found: FileKind) {
    super(`The file is ${found}.`);
    this.name = 'WrongKind';
    this.found = found;
  }
}

/**
 * Most characters of extracted text a result may carry. As JSON each takes at most two once controls are
 * gone, so the result stays below MESSAGE_LIMIT.
 */
export const TEXT_LIMIT = 1_000_000;

/** Text fit to travel and to read: well-formed, no controls but tab and line break, at most TEXT_LIMIT. */
export function cleanText(raw: string): { text: string; cut: boolean } {
  const cut = raw.length > TEXT_LIMIT;
  const text = raw
    .slice(0, TEXT_LIMIT)
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    // Controls, and the marks that reorder text on screen: they can make words read as others.
    .replace(
      /[\u0000-\u0008\u000b-\u001f\u007f\u0080-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g,
      '',
    );
  return { text, cut };
}

/** One line of clean text, at most `limit` characters. */
export function cleanLine(raw: string, limit: number): string {
  return cleanText(raw.slice(0, limit * 2))
    .text.replace(/\s+/g, ' ')
    .trim()
    .slice(0, limit);
}
