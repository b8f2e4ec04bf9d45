/**
 * Refuses a write while the disk has too little room, before the engine finds out for itself.
 *
 * Chromium's database does not survive a disk that fills up under it: part of a record stays in the middle of
 * its log, and at the next start it takes the log for corrupt and throws everything away (seen by
 * `tests/soak/full-disk-rounds.ts` before this stood here). Reading its error is the obvious way and comes too
 * late. So room is asked for first, and enough is kept that what is under way can end.
 */
import { DISK_FULL, WriteFailure } from './write-failures';

/** A write, the log it goes to and what the engine tidies meanwhile, several times over. */
export const LEAST_ROOM_BYTES = 48 * 1024 * 1024;
/** A burst of writes asks once; none of them is larger than a few megabytes. */
const TRUE_FOR_MS = 200;

/**
 * @param freeBytes of the disk the data lies on; absent, or undefined = not known, and nothing is refused
 * @returns to be called before each write. @throws WriteFailure
 */
export function roomGuard(
  freeBytes: (() => Promise<number | undefined>) | undefined,
): () => Promise<void> {
  let asked = -Infinity;
  let free: number | undefined;
  return async () => {
    if (!freeBytes) return;
    const now = performance.now();
    if (now - asked > TRUE_FOR_MS || (free ?? Infinity) < LEAST_ROOM_BYTES) {
      free = await freeBytes().catch(() => undefined);
      asked = now;
    }
    if (free !== undefined && free < LEAST_ROOM_BYTES) {
      throw new WriteFailure(DISK_FULL, new Error('too little room'));
    }
  };
}
