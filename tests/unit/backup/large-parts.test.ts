import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { BackupSource } from '@shared/backup/folder';
import { BackupMissing } from '@shared/backup/folder';
import { filesOfPart, writePart } from '@shared/backup/parts';
import { BackupReader } from '@shared/backup/reader';
import { BackupDamaged } from '@shared/backup/records';

function memory() {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const source: BackupSource = {
    list: () => Promise.resolve([...files.keys()]),
    read(_kind, name) {
      const bytes = files.get(name);
      return bytes ? Promise.resolve(bytes) : Promise.reject(new BackupMissing());
    },
  };
  const write = (_kind: string, name: string, bytes: Uint8Array<ArrayBuffer>) => {
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(name);
    files.set(name, bytes);
    return Promise.resolve();
  };
  return { files, source, write };
}

const ERASURES = Array.from({ length: 50 }, (_, at) => ({
  id: `erasure ${at}`,
  stream: 'S',
  revision: at,
}));
const listOf = (ref: Awaited<ReturnType<typeof writePart>>) => ({ erasures: ref }) as never;

describe('a part too large for one file', () => {
  it.each([100, 1000, 1_000_000])('is read back whole from files of %i bytes', async (limit) => {
    const { files, source, write } = memory();
    const ref = await writePart({ write }, ERASURES, limit);
    for (const file of files.values()) expect(file.byteLength).toBeLessThanOrEqual(limit);
    expect([...files.keys()].toSorted()).toEqual([...new Set(filesOfPart(ref))].toSorted());
    expect(await new BackupReader(source).erasures(listOf(ref))).toEqual(ERASURES);
  });

  it('with a piece changed, missing or out of order is damaged', async () => {
    const { files, source, write } = memory();
    const ref = await writePart({ write }, ERASURES, 500);
    const reader = new BackupReader(source);
    const turned = { ...ref, pieces: ref.pieces?.toReversed() ?? [] };
    await expect(reader.erasures(listOf(turned))).rejects.toThrow(BackupDamaged);
    const [first = ''] = ref.pieces ?? [];
    files.set(first, new Uint8Array(500));
    await expect(reader.erasures(listOf(ref))).rejects.toThrow(BackupDamaged);
    files.delete(first);
    await expect(reader.erasures(listOf(ref))).rejects.toThrow(BackupMissing);
  });
});
