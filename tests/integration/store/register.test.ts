/** Register pages: read at unlock, made again when damaged, lost or made by another fold. */
import { describe, expect, it, vi } from 'vitest';
import { addNote } from '@shared/case-file';
import { REAL_DOMAIN } from '../../../renderer/store/domain';
import type { Domain } from '../../../renderer/store/domain';
import { PAGE_SLOTS } from '../../../renderer/store/register/register';
import { newCase, newStore, reopened } from './harness';
import { damaged, databaseOf } from './rows';

/** A later fold, which shows summaries in capitals. */
const LATER: Domain = {
  ...REAL_DOMAIN,
  foldVersion: REAL_DOMAIN.foldVersion + 1,
  summarise: (file) => {
    const summary = REAL_DOMAIN.summarise(file);
    return { ...summary, summary: summary.summary.toUpperCase() };
  },
};

async function manyCases(count = PAGE_SLOTS + 15) {
  const made = await newStore();
  const ids: string[] = [];
  for (let number = 0; number < count; number += 1) ids.push((await newCase(made.store)).id);
  const rows = made.store.cases.all();
  await made.store.close();
  return { ...made, ids, rows, db: await databaseOf(made.profile) };
}

describe('the register', () => {
  it('re-seals only the page of the case that changed', async () => {
    const { profile, ids, db } = await manyCases();
    const before = await db.pages.toArray();
    expect(before.map((page) => page.count)).toEqual([PAGE_SLOTS, 15]);
    expect(before.every((page) => page.sealed.byteLength <= 256 * 1024)).toBe(true);
    const store = await reopened(profile);
    await store.run(ids[3] ?? '', addNote, { text: 'x' });
    const after = await db.pages.toArray();
    expect(after[0]?.revision).toBeGreaterThan(before[0]?.revision ?? 0);
    expect(after[1]).toEqual(before[1]);
  });

  it.each([
    ['is damaged', 'damage'],
    ['is gone', 'delete'],
    ['was swapped with another', 'swap'],
  ] as const)(
    'a page that %s is made again at unlock, and no reference is given twice',
    async (_name, how) => {
      const { profile, rows, db } = await manyCases();
      const [first, second] = await db.pages.toArray();
      if (!first || !second) throw new Error('expected two pages');
      if (how === 'damage') await db.pages.put({ ...second, sealed: damaged(second.sealed) });
      if (how === 'delete') await db.pages.delete(second.page);
      if (how === 'swap')
        await db.pages.bulkPut([
          { ...first, sealed: second.sealed },
          { ...second, sealed: first.sealed },
        ]);
      const store = await reopened(profile);
      expect(store.cases.all()).toEqual(rows);
      expect(store.cases.nextReference('2026-11-23')).toBe('WB-26-A0064');
      await newCase(store);
      await store.close();
      expect((await reopened(profile)).cases.all()).toHaveLength(rows.length + 1);
    },
  );

  it('is made again from the events where a snapshot is damaged too; a case that cannot be opened stays on the list', async () => {
    const { profile, ids, rows, db } = await manyCases(3);
    await db.pages.clear();
    const [one, two] = await db.snapshots.bulkGet([ids[0] ?? '', ids[1] ?? '']);
    if (!one || !two) throw new Error('expected snapshots');
    await db.snapshots.bulkPut([one, two].map((row) => ({ ...row, sealed: damaged(row.sealed) })));
    await db.keys.delete([ids[1] ?? '', 'stream']);
    const store = await reopened(profile);
    const lost = store.cases.all().find((row) => row.id === ids[1]);
    expect(lost).toMatchObject({ needsAttention: true, readOnly: true });
    expect(store.cases.all().filter((row) => row !== lost)).toEqual(
      rows.filter((row) => row.id !== ids[1]),
    );
  });

  it('made by an older fold is made again after unlock, with progress, and goes on where it was interrupted', async () => {
    const { profile, rows, db } = await manyCases(2 * PAGE_SLOTS + 5);
    const store = await reopened(profile, { domain: LATER });
    // Its rows are of another shape: they are shown once made again. Their references are taken all the same.
    expect(store.cases.nextReference('2026-11-23')).toBe('WB-26-A0102');
    expect(store.cases.rebuilding()).toEqual({ done: 0, of: 3 });
    await new Promise<void>((resolve) => {
      store.cases.subscribe(() => {
        if ((store.cases.rebuilding()?.done ?? 0) >= 1) resolve();
      });
    });
    await store.close();
    const left = (await db.pages.toArray()).filter(
      (page) => page.fold !== LATER.foldVersion,
    ).length;
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(3);

    const again = await reopened(profile, { domain: LATER });
    await vi.waitFor(() => expect(again.cases.rebuilding()).toBeUndefined());
    expect(again.cases.all().map((row) => row.summary)).toEqual(
      rows.map((row) => row.summary.toUpperCase()),
    );
    expect((await db.pages.toArray()).every((page) => page.fold === LATER.foldVersion)).toBe(true);
  });

  it('a case on a page that waits can be changed at once', async () => {
    const { profile, ids } = await manyCases(3);
    const store = await reopened(profile, { domain: LATER });
    expect((await store.run(ids[0] ?? '', addNote, { text: 'x' })).ok).toBe(true);
    await vi.waitFor(() => expect(store.cases.rebuilding()).toBeUndefined());
    expect(store.cases.all()).toHaveLength(3);
    expect(await store.integrity()).toMatchObject({ ok: true });
  });

  it('of another connection is taken in while both are open', async () => {
    const { profile, ids } = await manyCases(3);
    const [one, other] = [await reopened(profile), await reopened(profile, { domain: LATER })];
    await vi.waitFor(() => expect(other.cases.rebuilding()).toBeUndefined());
    // The older app does not understand the newer page; its own write makes it again for itself.
    expect((await one.run(ids[0] ?? '', addNote, { text: 'x' })).ok).toBe(true);
    expect(await one.integrity()).toMatchObject({ ok: true });
  });
});
