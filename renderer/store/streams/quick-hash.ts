/** SHA-256 for whoever hashes very many small things: asking the engine for each one costs more than the hashing. */
import type { HashOf } from '@shared/history';
import { createSHA256 } from 'hash-wasm';

let made: Promise<HashOf> | undefined;

/** Hashes in this thread, at once: bound how many are asked for in one go. */
export function quickHash(): Promise<HashOf> {
  made ??= createSHA256().then((sha256) => (bytes) => sha256.init().update(bytes).digest('hex'));
  return made;
}
