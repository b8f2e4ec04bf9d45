/** Any stream of bytes as chunks of one size: whoever reads sees at most two of them in memory at once. */
import type { Bytes } from '../database';

export const CHUNK_BYTES = 1024 * 1024;

export interface Chunk {
  readonly index: number;
  readonly bytes: Bytes;
  /** Sealed with the chunk, so that a file cut short at a chunk's edge is noticed. */
  readonly last: boolean;
}

/** At least one chunk, the last of which says so: an empty file is one empty chunk. */
export async function* chunksOf(
  source: AsyncIterable<Bytes>,
  signal?: AbortSignal,
  size = CHUNK_BYTES,
): AsyncGenerator<Chunk> {
  let index = 0;
  let buffer = new Uint8Array(size);
  let filled = 0;
  for await (const piece of source) {
    signal?.throwIfAborted();
    let offset = 0;
    while (offset < piece.byteLength) {
      // A full buffer waits until more bytes come: only then is it known not to be the last.
      if (filled === size) {
        yield { index, bytes: buffer, last: false };
        index += 1;
        buffer = new Uint8Array(size);
        filled = 0;
      }
      const taken = piece.subarray(offset, offset + size - filled);
      buffer.set(taken, filled);
      filled += taken.byteLength;
      offset += taken.byteLength;
    }
  }
  signal?.throwIfAborted();
  yield { index, bytes: buffer.slice(0, filled), last: true };
}
