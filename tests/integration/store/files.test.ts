import { describe, expect, it, vi } from 'vitest';
import { addEvidence, receiveCase } from '@shared/case-file';
import type { BlobRef } from '@shared/case-file/schema';
import { newCase, newStore, reopened } from './harness';
import { damaged, databaseOf, fileOf } from './rows';

const MEGABYTE = 1024 * 1024;
const bytesOf = (length: number, seed = 7) =>
  Uint8Array.from({ length }, (_, at) => (at * 31 + seed + (at >> 8)) & 255);
const evidence = (file: BlobRef) => ({
  title: 'Photo of the bins',
  fileName: 'bins.png',
  mediaType: 'image/png',
  file,
});

async function withFile(content = bytesOf(2.5 * MEGABYTE)) {
  const made = await newStore();
  const { id } = await newCase(made.store);
  const staging = await made.store.files.stage(id);
  const file = await staging.putFile(fileOf(content));
  const saved = await made.store.run(id, addEvidence, evidence(file), staging);
  expect(saved.ok).toBe(true);
  return { ...made, id, file, content };
}

describe('files', () => {
  it.each([0, 1, MEGABYTE, MEGABYTE + 1, 3 * MEGABYTE])(
    'of %i bytes come back byte for byte',
    async (length) => {
      const { store, profile, id, file, content } = await withFile(bytesOf(length));
      expect(file.size).toBe(length);
      await store.close();
      const again = await reopened(profile);
      expect(Buffer.compare(await again.files.readAll(id, file), content)).toBe(0);
      const db = await databaseOf(profile);
      expect(await db.staged.count()).toBe(0);
      expect(await db.chunks.count()).toBe(Math.max(1, Math.ceil(length / MEGABYTE)));
    },
  );

  it('of a case that is not there yet come with its first commit', async () => {
    const { store, profile } = await newStore();
    const id = store.cases.newId();
    const staging = await store.files.stage(id);
    const file = await staging.putFile(fileOf('the email it came in'));
    const taken = await store.run(
      id,
      receiveCase,
      {
        reference: 'WB-26-A0001',
        receivedOn: '2026-11-20',
        channel: 'email',
        theirWords: 'Nobody came.',
        service: 'Housing repairs',
        evidence: [evidence(file)],
      },
      staging,
    );
    expect(taken).toMatchObject({ ok: true, case: { evidence: [{ number: 1, file }] } });
    await store.close();
    const again = await reopened(profile);
    expect(new TextDecoder().decode(await again.files.readAll(id, file))).toBe(
      'the email it came in',
    );
  });

  it('bear another name in every case, and lie there once', async () => {
    const { store, profile, id, file, content } = await withFile();
    const staging = await store.files.stage(id);
    expect(await staging.putFile(fileOf(content))).toEqual(file);
    await store.run(id, addEvidence, evidence(file), staging);
    const other = await newCase(store);
    const elsewhere = await store.files.stage(other.id);
    const copy = await elsewhere.putFile(fileOf(content));
    expect(copy).toMatchObject({ size: file.size, sha256: file.sha256 });
    expect(copy.blob).not.toBe(file.blob);
    await elsewhere.discard();
    const db = await databaseOf(profile);
    expect(await db.blobs.count()).toBe(1);
    expect(await db.chunks.count()).toBe(3);
    expect(await store.files.readAll(id, file)).toHaveLength(content.length);
  });

  it('report progress, and leave nothing when they are stopped or fail', async () => {
    const { store, profile } = await newStore();
    const { id } = await newCase(store);
    const staging = await store.files.stage(id);
    const progress = vi.fn();
    const stop = new AbortController();
    progress.mockImplementation(() => stop.abort());
    await expect(
      staging.putFile(fileOf(bytesOf(3 * MEGABYTE)), progress, stop.signal),
    ).rejects.toThrow(/abort/i);
    expect(progress).toHaveBeenCalledWith(MEGABYTE);
    async function* broken() {
      yield bytesOf(2 * MEGABYTE);
      await Promise.resolve();
      throw new Error('the stick was pulled out');
    }
    await expect(staging.putFile(broken())).rejects.toThrow('the stick was pulled out');
    const db = await databaseOf(profile);
    expect([await db.chunks.count(), await db.staged.count()]).toEqual([0, 0]);
  });

  it('that were never committed are swept at the next start, but not those of a living connection', async () => {
    const { store, profile } = await newStore();
    const { id } = await newCase(store);
    const staging = await store.files.stage(id);
    const file = await staging.putFile(fileOf('never mentioned'));
    const other = await reopened(profile);
    await new Promise((resolve) => setTimeout(resolve, 30));
    const db = await databaseOf(profile);
    expect(await db.chunks.count()).toBe(1);
    expect((await store.run(id, addEvidence, evidence(file), staging)).ok).toBe(true);

    const orphaned = await store.files.stage(id);
    await orphaned.putFile(fileOf('orphan'));
    expect(await db.chunks.count()).toBe(2);
    await store.close();
    await other.close();
    const again = await reopened(profile);
    await vi.waitFor(async () => expect(await db.chunks.count()).toBe(1));
    expect(new TextDecoder().decode(await again.files.readAll(id, file))).toBe('never mentioned');
  });

  it('an event that names a file that is not there is refused', async () => {
    const { store, id, file } = await withFile(bytesOf(10));
    const lost = { ...file, blob: '0'.repeat(64) };
    const refused = await store.run(id, addEvidence, evidence(lost));
    expect(refused).toMatchObject({
      ok: false,
      problems: [{ message: expect.stringContaining('Nothing was saved') }],
    });
    // One that is there already needs no staging.
    expect((await store.run(id, addEvidence, evidence(file))).ok).toBe(true);
  });

  it('of another case or another store are refused', async () => {
    const { store } = await withFile(bytesOf(10));
    const other = await newCase(store);
    const staging = await store.files.stage(store.cases.newId());
    const file = await staging.putFile(fileOf('x'));
    await expect(store.run(other.id, addEvidence, evidence(file), staging)).rejects.toThrow(
      'another case',
    );
  });

  it.each([
    ['a changed byte', 'change'],
    ['two chunks swapped', 'swap'],
    ['a last chunk cut off', 'cut'],
    ['a missing chunk', 'lose'],
  ] as const)('with %s are not read, and integrity names the case', async (_name, how) => {
    const { store, profile, id, file } = await withFile();
    const db = await databaseOf(profile);
    const chunks = await db.chunks.toArray();
    const [first, second] = chunks;
    if (!first || !second) throw new Error('expected chunks');
    if (how === 'change') await db.chunks.put({ ...second, sealed: damaged(second.sealed) });
    if (how === 'swap')
      await db.chunks.bulkPut([
        { ...first, sealed: second.sealed },
        { ...second, sealed: first.sealed },
      ]);
    if (how === 'lose') await db.chunks.delete([first.content, 1]);
    if (how === 'cut') await db.blobs.toCollection().modify({ chunks: 2, size: 2 * MEGABYTE });
    await expect(store.files.readAll(id, file)).rejects.toThrow('damaged');
    expect(await store.integrity()).toMatchObject({
      ok: false,
      problems: [expect.stringMatching(/^WB-26-A0001: .*document/)],
    });
    expect(await store.cases.open(id)).toHaveProperty('file');
  });

  it('are written as they come: however large, at most two chunks wait in memory', async () => {
    const { store, profile } = await newStore();
    const { id } = await newCase(store);
    const db = await databaseOf(profile);
    let furthest = 0;
    async function* large() {
      for (let asked = 0; asked < 40; asked += 1) {
        furthest = Math.max(furthest, asked - (await db.chunks.count()));
        yield new Uint8Array(MEGABYTE).fill(asked);
      }
    }
    const staging = await store.files.stage(id);
    expect(await staging.putFile(large())).toMatchObject({ size: 40 * MEGABYTE });
    expect(furthest).toBeLessThanOrEqual(1);
    await staging.discard();
    expect(await db.chunks.count()).toBe(0);
  });
});
