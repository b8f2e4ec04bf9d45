/**
 * Whether the disk under the profile can be written to, asked before `ready`.
 *
 * Threat: Chromium begins new files whenever it opens its data. On a disk that is full or read-only it cannot,
 * says nothing, and the store looks damaged, or is reset, when only the disk is in the way. Letting it try and
 * reading its error is the obvious fix and comes too late. So a file of our own is written and taken away
 * again, and the free space is asked for, before Chromium touches anything.
 */
import { existsSync, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import path from 'node:path';

/** What Chromium writes while it opens its data, several times over. */
export const LEAST_FREE_BYTES = 16 * 1024 * 1024;

export type DiskFault = 'readOnly' | 'full';

export interface DiskFacts {
  readonly isWritable: boolean;
  /** Bytes this account may still write; undefined where the system does not say. */
  readonly freeBytes: number | undefined;
}

export function judgeDisk({ isWritable, freeBytes }: DiskFacts): DiskFault | undefined {
  // First: a full disk refuses our own file as well.
  if (freeBytes !== undefined && freeBytes < LEAST_FREE_BYTES) return 'full';
  return isWritable ? undefined : 'readOnly';
}

/** Writes a small file in the folder, which is made if need be, and removes it. */
export function diskFacts(folder: string): DiskFacts {
  return { isWritable: canWrite(folder), freeBytes: freeBytesAt(folder) };
}

function canWrite(folder: string): boolean {
  const places = [folder, path.join(folder, 'IndexedDB')];
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // An account may own the folder and not what an administrator once restored in it.
    return places.every((place) => !existsSync(place) || canWriteIn(place));
  } catch {
    return false;
  }
}

function canWriteIn(folder: string): boolean {
  const file = path.join(folder, `.redress-${randomBytes(6).toString('hex')}.test`);
  try {
    writeFileSync(file, 'x', { flag: 'wx', mode: 0o600 });
    return true;
  } catch {
    return false;
  } finally {
    rmSync(file, { force: true });
  }
}

export function freeBytesAt(folder: string): number | undefined {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return undefined;
  }
}

/** Why Redress does not start and what to do, for the notice. */
export const DISK_WORDS: Readonly<
  Record<DiskFault, { readonly title: string; readonly paragraphs: readonly string[] }>
> = {
  full: {
    title: 'This computer’s disk is full',
    paragraphs: [
      'Redress needs a little space to open your cases without risk to them. Everything that was confirmed as saved is safe.',
      'Free some space: empty the recycle bin, move large files you do not need elsewhere. Then start Redress again.',
      'Do not delete anything in the Redress folder.',
    ],
  },
  readOnly: {
    title: 'Redress may not write to its own folder',
    paragraphs: [
      'Your cases are there, but this account may not change the folder they are in, so nothing could be saved.',
      'Ask your IT team to give this account full access to your Redress folder and everything in it, or to check that its disk is not write-protected. Then start Redress again.',
    ],
  },
};
