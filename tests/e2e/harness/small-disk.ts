/**
 * A disk small enough to be filled: a tmpfs the runner has mounted for the test user (build/stage.mjs).
 * Undefined where it could not be: the tests that need it are reported as not run then.
 */
import { mkdtemp, open, rm, statfs } from 'node:fs/promises';
import path from 'node:path';

export const SMALL_DISK = process.env['REDRESS_SMALL_DISK'];

/** A folder on it. The caller removes it. */
export function folderOnSmallDisk(): Promise<string> {
  if (SMALL_DISK === undefined) throw new Error('There is no small disk here');
  return mkdtemp(path.join(SMALL_DISK, 'profile-'));
}

export async function freeOn(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

const BITE = 1024 * 1024;

/** Fills the disk until `leave` bytes are free. @returns how to free them again */
export async function fillDisk(folder: string, leave = 0): Promise<() => Promise<void>> {
  const ballast = path.join(path.dirname(folder), 'ballast');
  const file = await open(ballast, 'a');
  try {
    for (let free = await freeOn(folder); free > leave; free = await freeOn(folder)) {
      await file.write(new Uint8Array(Math.min(BITE, free - leave)).fill(7));
    }
  } catch (error) {
    // Somebody else wrote the last bytes.
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    await file.close();
  }
  return () => rm(ballast, { force: true });
}
