/** The disk under the profile, judged before Chromium touches it. */
import { chmod, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  DISK_WORDS,
  diskFacts,
  freeBytesAt,
  judgeDisk,
  LEAST_FREE_BYTES,
} from '../../../electron/security/profile-disk';

describe('the disk', () => {
  test.each([
    [true, undefined, undefined],
    [true, LEAST_FREE_BYTES, undefined],
    [true, LEAST_FREE_BYTES - 1, 'full'],
    [false, 0, 'full'],
    [false, 2 ** 34, 'readOnly'],
    [false, undefined, 'readOnly'],
  ] as const)('writable %s with %s bytes free is %s', (isWritable, freeBytes, fault) => {
    expect(judgeDisk({ isWritable, freeBytes })).toBe(fault);
  });

  test('is looked at without leaving anything behind', async () => {
    const home = await mkdtemp(path.join(os.tmpdir(), 'disk-'));
    try {
      const profile = path.join(home, 'new', 'profile');
      const facts = diskFacts(profile);
      expect(facts.isWritable).toBe(true);
      expect(facts.freeBytes).toBeGreaterThan(0);
      expect(await readdir(profile)).toEqual([]);
    } finally {
      await rm(home, { recursive: true });
    }
  });

  // Root may write anywhere, whatever the modes say.
  test.skipIf(process.getuid?.() === 0)(
    'is not writable when only the folder of the data is closed',
    async () => {
      const home = await mkdtemp(path.join(os.tmpdir(), 'disk-'));
      const data = path.join(home, 'IndexedDB');
      await mkdir(data);
      await chmod(data, 0o500);
      try {
        expect(diskFacts(home).isWritable).toBe(false);
      } finally {
        await chmod(data, 0o700);
        await rm(home, { recursive: true });
      }
    },
  );

  test('that cannot be made is not writable, and one that is not there has no free space', () => {
    expect(diskFacts('/dev/null/profile')).toEqual({ isWritable: false, freeBytes: undefined });
    expect(freeBytesAt('/dev/null/profile')).toBeUndefined();
  });

  test.each(Object.entries(DISK_WORDS))('%s says what is safe and what to do', (_fault, words) => {
    expect(words.title).not.toBe('');
    expect(words.paragraphs.join(' ')).toMatch(/start Redress again/);
  });
});
