import { describe, expect, it } from 'vitest';
import { addNote } from '@shared/case-file';
import { seedCases } from '../../bench/store-bench';
import { sampleCase } from '../../fixtures/sample-cases';
import { newCase, newStore, reopened } from './harness';

describe('many cases at once', () => {
  it('are cases like any other, beside those that are there', async () => {
    const { store, profile } = await newStore();
    await newCase(store);
    const progress: number[] = [];
    await seedCases(store, 300, undefined, (done) => progress.push(done));
    expect(progress).toEqual([144, 288, 300]);
    expect(store.cases.all()).toHaveLength(301);
    await newCase(store);
    const row = store.cases.all()[50];
    expect((await store.run(row?.id ?? '', addNote, { text: 'x' })).ok).toBe(true);
    expect(await store.integrity()).toMatchObject({ ok: true, streams: 303 });
    const before = store.cases.all();
    await store.close();
    const again = await reopened(profile);
    expect(again.cases.all()).toEqual(before);
  });

  it('come in while someone types, and neither loses anything', async () => {
    const { store, profile } = await newStore();
    const { id } = await newCase(store);
    const bulk = await reopened(profile);
    const type = async () => {
      for (let count = 0; count < 20; count += 1) {
        expect((await store.run(id, addNote, { text: `note ${count}` })).ok).toBe(true);
      }
    };
    await Promise.all([seedCases(bulk, 400), type()]);
    expect(await store.cases.open(id)).toMatchObject({ file: { eventCount: 21 } });
    expect(store.cases.all()).toHaveLength(401);
    expect(await store.integrity()).toMatchObject({ ok: true });
  });

  it('with a reference that is taken are refused as a batch', async () => {
    const { store } = await newStore();
    await seedCases(store, 3);
    await expect(seedCases(store, 3)).rejects.toThrow('is taken');
    expect(store.cases.all()).toHaveLength(3);
    await expect(seedCases(store, 2, () => sampleCase(77, '2026-11-23'))).rejects.toThrow(
      'is taken',
    );
  });
});
