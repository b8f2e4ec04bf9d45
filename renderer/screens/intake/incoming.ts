/** Files on their way in: picked in a dialog, dropped on the window, or taken out of an email. */
import type { BlobRef } from '@shared/case-file/schema';
import { EVIDENCE_LIMIT_BYTES, type PickedFile } from '@shared/host/contract';
import { sniffKind, type FileKind } from '@shared/host/file-kinds';
import { readPicked } from '../../host';
import type { Staging } from '../../store/api';

export type Bytes = Uint8Array<ArrayBuffer>;

export interface Incoming {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Reads it from the beginning. A picked file can be opened once. */
  readonly open: () => AsyncIterable<Bytes>;
}

const CHUNK = 4 * 1024 * 1024;

export const fromPicked = (file: PickedFile): Incoming => ({
  name: file.name,
  size: file.size,
  open: () => readPicked(file),
});

/** A file dragged onto the window: read from where it lies, never copied as a Blob of ours. */
export const fromDropped = (file: File): Incoming => ({
  name: file.name,
  size: file.size,
  async *open() {
    for (let at = 0; at < file.size; at += CHUNK) {
      yield new Uint8Array(await file.slice(at, at + CHUNK).arrayBuffer());
    }
  },
});

export const fromBytes = (name: string, bytes: Bytes): Incoming => ({
  name,
  size: bytes.byteLength,

  async *open() {
    yield bytes;
  },
});

/** Why a file is not taken in; undefined = it is. Said before a byte is read. */
export function sizeProblem({ name, size }: Incoming): string | undefined {
  if (size === 0) return `“${name}” is empty. Check the file where it came from.`;
  if (size <= EVIDENCE_LIMIT_BYTES) return undefined;
  return `“${name}” is ${megabytes(size)}, more than the ${megabytes(EVIDENCE_LIMIT_BYTES)} Redress keeps in one file. Split it, or make a smaller copy, and keep the original where it is.`;
}

export const megabytes = (bytes: number): string =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toLocaleString('en-GB', { maximumFractionDigits: 1 })} MB`;

/** Whole file in memory; only for what must be read at once (an email). */
export async function readAll(incoming: Incoming): Promise<Bytes> {
  const whole = new Uint8Array(incoming.size);
  let at = 0;
  for await (const chunk of incoming.open()) {
    if (at + chunk.byteLength > whole.byteLength)
      throw new Error(`“${incoming.name}” changed while it was read. Try again.`);
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole.subarray(0, at);
}

const MEDIA_TYPES: Partial<Record<FileKind, string>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  bmp: 'image/bmp',
  tiff: 'image/tiff',
  heic: 'image/heic',
  svg: 'image/svg+xml',
  mail: 'message/rfc822',
  'outlook-mail': 'application/vnd.ms-outlook',
  zip: 'application/zip',
  text: 'text/plain',
  'web-page': 'text/html',
};

export interface Staged {
  readonly fileName: string;
  readonly mediaType: string;
  readonly file: BlobRef;
}

/**
 * Seals a file chunk by chunk. Its type is told from its bytes, never from its name.
 * @throws the signal's reason when cancelled; nothing of the file stays then.
 */
export async function stage(
  staging: Staging,
  incoming: Incoming,
  onProgress?: (bytes: number) => void,
  signal?: AbortSignal,
): Promise<Staged> {
  let kind: FileKind | undefined;
  async function* watched(): AsyncGenerator<Bytes> {
    for await (const chunk of incoming.open()) {
      kind ??= sniffKind(chunk);
      yield chunk;
    }
  }
  const file = await staging.putFile(watched(), onProgress, signal);
  return {
    fileName: incoming.name,
    mediaType: MEDIA_TYPES[kind ?? 'empty'] ?? 'application/octet-stream',
    file,
  };
}
