/**
 * Bytes in packs. A pack is a run of bytes of at most PACK_BYTES; what lies in it is found by spans, and one
 * thing may lie in several. Within a thing, records stand one after another, each with its length before it.
 */
import type { Sha256 } from '../history/types';

export type Bytes = Uint8Array<ArrayBuffer>;

/** What one message between window and shell may carry. */
export const PACK_BYTES = 4 * 1024 * 1024;
const LENGTH_BYTES = 4;

/** A place in a pack. A thing is the bytes of its spans, in order. */
export interface Span {
  readonly pack: Sha256;
  readonly at: number;
  readonly bytes: number;
}

/** Each record with its length before it: 4 bytes, big-endian. */
export function framed(records: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(
    records.reduce((sum, record) => sum + LENGTH_BYTES + record.byteLength, 0),
  );
  const view = new DataView(whole.buffer);
  let at = 0;
  for (const record of records) {
    view.setUint32(at, record.byteLength);
    whole.set(record, at + LENGTH_BYTES);
    at += LENGTH_BYTES + record.byteLength;
  }
  return whole;
}

/** @throws BackupDamaged when the lengths do not add up. */
export function unframed(bytes: Bytes): readonly Bytes[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const records: Bytes[] = [];
  for (let at = 0; at < bytes.byteLength;) {
    if (at + LENGTH_BYTES > bytes.byteLength) throw new BackupDamaged('a record is cut short');
    const length = view.getUint32(at);
    at += LENGTH_BYTES;
    if (at + length > bytes.byteLength) throw new BackupDamaged('a record is cut short');
    records.push(bytes.slice(at, at + length));
    at += length;
  }
  return records;
}

/** Something in a backup is not what it was when it was written. `message` names no content. */
export class BackupDamaged extends Error {
  override readonly name = 'BackupDamaged';
  constructor(why: string, cause?: unknown) {
    super(`This backup is damaged: ${why}.`, { cause });
  }
}

/**
 * Fills packs. What is put in comes back as spans once the pack it lies in has been written, so ask for them
 * after `finish`.
 */
export class Packer {
  readonly #write: (bytes: Bytes) => Promise<Sha256>;
  readonly #size: number;
  #buffer: Bytes;
  #filled = 0;
  /** Spans that point into the pack being filled: their pack's name is not known yet. */
  #open: { spans: Span[]; index: number; at: number; bytes: number }[] = [];

  /** @param write stores a pack and resolves to its SHA-256. */
  constructor(write: (bytes: Bytes) => Promise<Sha256>, size = PACK_BYTES) {
    this.#write = write;
    this.#size = size;
    this.#buffer = new Uint8Array(size);
  }

  /** Takes a copy of the bytes. The list is whole once `finish` has run. */
  async put(bytes: Uint8Array, spans: Span[] = []): Promise<Span[]> {
    for (let offset = 0; offset < bytes.byteLength;) {
      const room = this.#size - this.#filled;
      const piece = bytes.subarray(offset, offset + room);
      this.#buffer.set(piece, this.#filled);
      const span = { pack: '', at: this.#filled, bytes: piece.byteLength };
      this.#open.push({ spans, index: spans.length, at: span.at, bytes: span.bytes });
      spans.push(span);
      this.#filled += piece.byteLength;
      offset += piece.byteLength;
      if (this.#filled === this.#size) await this.#flush();
    }
    return spans;
  }

  async finish(): Promise<void> {
    if (this.#filled > 0) await this.#flush();
  }

  async #flush(): Promise<void> {
    const pack = await this.#write(this.#buffer.slice(0, this.#filled));
    for (const { spans, index, at, bytes } of this.#open) spans[index] = { pack, at, bytes };
    this.#open = [];
    this.#filled = 0;
  }
}
