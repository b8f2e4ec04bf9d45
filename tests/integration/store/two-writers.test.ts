/** Two connections to one profile never lose an update, with the lock and without it. */
import { describe, expect, it, vi } from 'vitest';
import { addNote, addPoint } from '@shared/case-file';
import type { Command } from '@shared/case-file/types';
import type { Store } from '../../../renderer/store/api';
import type { LockSource } from '../../../renderer/store/locks';
import { brokenLocks, newCase, newProfile, newStore, reopened } from './harness';

const notesOf = async (store: Store, id: string): Promise<string[]> => {
  const opened = await store.cases.open(id);
  return 'file' in opened ? opened.file.notes.map((note) => note.text).toSorted() : [];
};

const numbered = (count: number, name: string) =>
  Array.from({ length: count }, (_, at) => `${name} ${String(at).padStart(2, '0')}`);

async function twoOn(locks?: LockSource) {
  const profile = locks ? { ...newProfile(), locks } : newProfile();
  const { store: typing } = await newStore(profile);
  const { id } = await newCase(typing);
  const bulk = await reopened(profile);
  return { profile, typing, bulk, id };
}

describe('two writers', () => {
  it.each([
    ['with the lock', undefined],
    ['when the lock keeps nobody out', brokenLocks],
  ])('on one case keep every change, %s', async (_name, locks) => {
    const { profile, typing, bulk, id } = await twoOn(locks);
    const [mine, theirs] = [numbered(12, 'typed'), numbered(12, 'bulk')];
    const write = async (store: Store, texts: string[]) => {
      for (const text of texts) {
        // Nothing but the transaction stands between them here; being told to try again is fair.
        await vi.waitUntil(async () => (await store.run(id, addNote, { text })).ok, {
          interval: 1,
        });
      }
    };
    await Promise.all([write(typing, mine), write(bulk, theirs)]);
    const all = [...mine, ...theirs].toSorted();
    expect(await notesOf(typing, id)).toEqual(all);
    expect(await notesOf(bulk, id)).toEqual(all);
    expect(await notesOf(await reopened(profile), id)).toEqual(all);
    expect(await typing.integrity()).toMatchObject({ ok: true, problems: [] });
  });

  it('see each other’s new cases, rows and references at the next write', async () => {
    const { profile, typing, bulk } = await twoOn();
    const news = vi.fn();
    typing.cases.subscribe(news);
    const fromBulk = await newCase(bulk);
    expect(fromBulk.file.reference).toBe('WB-26-A0002');
    // Has not looked yet, and proposes a reference that is gone.
    expect(typing.cases.nextReference('2026-11-23')).toBe('WB-26-A0002');
    await expect(newCase(typing)).rejects.toThrow('WB-26-A0003');
    expect(news).toHaveBeenCalled();
    expect(typing.cases.nextReference('2026-11-23')).toBe('WB-26-A0003');
    await newCase(typing);
    const third = await reopened(profile);
    expect(third.cases.all().map((row) => row.reference)).toEqual([
      'WB-26-A0003',
      'WB-26-A0002',
      'WB-26-A0001',
    ]);
  });

  it('while a bulk job takes in cases, typing loses nothing and no reference is given twice', async () => {
    const { profile, typing, bulk, id } = await twoOn();
    const take = async () => {
      for (let count = 0; count < 25; count += 1)
        await newCase(bulk, { reference: `IMPORT-${count}` });
    };
    const type = async () => {
      for (const text of numbered(10, 'typed')) {
        expect((await typing.run(id, addNote, { text })).ok).toBe(true);
      }
    };
    await Promise.all([take(), type()]);
    const again = await reopened(profile);
    expect(again.cases.all()).toHaveLength(26);
    expect(new Set(again.cases.all().map((row) => row.reference)).size).toBe(26);
    expect(await notesOf(again, id)).toHaveLength(10);
  });

  it('run the command again on the state that won', async () => {
    const { typing, bulk, id } = await twoOn(brokenLocks);
    await typing.cases.open(id);
    const seen: number[] = [];
    let first = true;
    // The other connection commits after this one has read: pure in what it returns, rude in when.
    const interrupted: Command<{ text: string }> = (state, input, clock) => {
      seen.push(state?.points.length ?? -1);
      return addNote(state, input, clock);
    };
    const otherFirst = async () => {
      if (!first) return;
      first = false;
      await bulk.run(id, addPoint, { text: 'From the other window.', service: 'Parking' });
    };
    const digest = crypto.subtle.encrypt.bind(crypto.subtle);
    const sealing = vi.spyOn(crypto.subtle, 'encrypt').mockImplementation(async (...args) => {
      sealing.mockRestore();
      await otherFirst();
      return digest(...args);
    });
    const result = await typing.run(id, interrupted, { text: 'Typed here.' });
    expect(seen).toEqual([0, 1]);
    expect(result).toMatchObject({ ok: true, case: { points: [{}], notes: [{}], eventCount: 3 } });
    expect(await typing.integrity()).toMatchObject({ ok: true });
  });

  it('both change settings, and both changes count', async () => {
    const { typing, bulk } = await twoOn();
    await Promise.all([
      typing.council.change({ phone: '01632 960111' }),
      bulk.council.change({ email: 'help@westmere.example' }),
    ]);
    await typing.council.change({ web: 'www.westmere.example' });
    expect(typing.council.read()).toMatchObject({
      phone: '01632 960111',
      email: 'help@westmere.example',
      web: 'www.westmere.example',
    });
  });
});
