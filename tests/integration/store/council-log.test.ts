/** The council's log, and which cases were touched when: what the view of who did what reads. */
import { describe, expect, it } from 'vitest';
import { addNote } from '@shared/case-file';
import type { Store } from '../../../renderer/store/api';
import { PASSPHRASE, newCase, newStore, reopened, storeOn } from './harness';

describe('the council’s log', () => {
  it('takes an entry without opening those before, and shows each once, in order, to every window', async () => {
    const { store, profile } = await newStore();
    const add = (files: number) =>
      store.councilLog.add({
        kind: 'log.exported',
        data: {
          export: `x-${files}`,
          what: 'due list',
          place: 'this computer',
          on: '2026-11-23',
          files,
        },
      });
    await Promise.all([1, 2, 3].map(add));
    const window = await reopened(profile);
    const filesIn = async (of: Store) =>
      (await of.councilLog.entries()).map(({ data }) => data['files']);
    expect(await filesIn(window)).toEqual([1, 2, 3]);
    const [entries] = await Promise.all([filesIn(store), add(4)]);
    expect([3, 4]).toContain(entries.length);
    expect(await filesIn(store)).toEqual([1, 2, 3, 4]);
    expect(await filesIn(window)).toEqual([1, 2, 3, 4]);
    expect(await store.integrity()).toMatchObject({ ok: true, streams: 2, events: 6 });
  });

  it('notes wrong passphrases once somebody got in', async () => {
    const { store, profile } = await newStore();
    await store.close();
    const locked = await storeOn(profile);
    await locked.vault.unlock('not this one at all');
    await locked.vault.unlock('nor this');
    profile.clock.now += 60_000;
    expect(await locked.vault.unlock(PASSPHRASE)).toEqual({ ok: true });
    expect(await locked.councilLog.entries()).toMatchObject([
      { kind: 'log.unlockFailed', data: { times: 2 } },
    ]);
  });
});

describe('cases touched in a span', () => {
  it('are those with an entry in it, and no others', async () => {
    const { store, profile } = await newStore();
    const { id } = await newCase(store);
    const { id: other } = await newCase(store);
    const from = profile.clock.now + 1;
    await store.run(other, addNote, { text: 'Later.' });
    const found: string[] = [];
    for await (const { file } of store.cases.touchedBetween(from, profile.clock.now)) {
      found.push(file.id);
    }
    expect(found).toEqual([other]);
    const all: string[] = [];
    for await (const { file } of store.cases.touchedBetween(0, from)) all.push(file.id);
    expect(all.toSorted()).toEqual([id, other].toSorted());
  });
});
