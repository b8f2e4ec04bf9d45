/** Every way the store can be found broken, and what each costs. */
import { forceCloseDatabase, IDBFactory, IDBKeyRange, IDBObjectStore } from 'fake-indexeddb';
import Dexie from 'dexie';
import { describe, expect, it, vi } from 'vitest';
import { addNote } from '@shared/case-file';
import { DATABASE_NAME } from '../../../renderer/store/database';
import type { StoreDatabase } from '../../../renderer/store/database';
import { SAMPLE_HANDLER, sampleCouncil } from '../../fixtures/sample-cases';
import { PASSPHRASE, newCase, newProfile, newStore, reopened, storeOn } from './harness';
import { damaged, databaseOf } from './rows';

async function twoCases() {
  const made = await newStore();
  const first = await newCase(made.store);
  const second = await newCase(made.store, {
    theirWords: 'The street light has been out since spring.',
  });
  await made.store.run(first.id, addNote, { text: 'A note.' });
  const db = await databaseOf(made.profile);
  return { ...made, first, second, db };
}

const lastEvent = async (db: StoreDatabase, stream: string) => {
  const row = (
    await db.events
      .where('[stream+id]')
      .between([stream, Dexie.minKey], [stream, Dexie.maxKey])
      .toArray()
  ).at(-1);
  if (!row) throw new Error('expected an event');
  return row;
};

describe('an empty store where there was a vault', () => {
  it('is an incident, never a fresh start', async () => {
    const { store, profile } = await newStore();
    await store.close();
    const emptied = { ...profile, indexedDB: new IDBFactory() };
    const again = await storeOn(emptied);
    expect(await again.vault.read()).toMatchObject({
      state: 'failed',
      what: 'missing',
      message: expect.stringContaining('Do not set up'),
    });
    const input = { council: sampleCouncil(), handler: SAMPLE_HANDLER, passphrase: PASSPHRASE };
    await expect(again.vault.setUp(input)).rejects.toThrow('Do not set up');
  });

  it('found while it is open ends the session before anything is written', async () => {
    const { store, profile } = await newStore();
    const { id } = await newCase(store);
    const db = await databaseOf(profile);
    await Promise.all(db.tables.map((table) => table.clear()));
    await expect(store.run(id, addNote, { text: 'x' })).rejects.toThrow('disappeared');
    expect(await store.vault.read()).toMatchObject({ state: 'failed', what: 'missing' });
    expect(await db.events.count()).toBe(0);
  });

  it('gets its marker again when only the marker is gone', async () => {
    const { store, profile } = await newStore();
    await store.close();
    profile.sentinel.value = undefined;
    await reopened(profile);
    await vi.waitFor(() => expect(profile.sentinel.value).toMatch(/^[0-9a-f]{32}$/));
  });
});

describe('a store written by a newer version', () => {
  it('in its format is refused and left as it is', async () => {
    const { store, profile } = await newStore();
    await store.close();
    const db = await databaseOf(profile);
    await db.meta.toCollection().modify({ format: 2 });
    const again = await storeOn(profile);
    expect(await again.vault.read()).toMatchObject({ state: 'failed', what: 'newer' });
    await expect(again.vault.unlock(PASSPHRASE)).rejects.toThrow('newer version');
    expect(await db.meta.toArray()).toMatchObject([{ format: 2, revision: 1 }]);
  });

  it('in its tables is refused and left as it is', async () => {
    const profile = newProfile();
    const newer = new Dexie(DATABASE_NAME, { indexedDB: profile.indexedDB, IDBKeyRange });
    newer.version(3).stores({ somethingNew: 'id' });
    await newer.open();
    newer.close();
    const store = await storeOn(profile);
    expect(await store.vault.read()).toMatchObject({ state: 'failed', what: 'newer' });
    const [left] = await profile.indexedDB.databases();
    expect(left?.version).toBe(30);
  });
});

describe('a damaged row', () => {
  const ways: [string, (db: StoreDatabase, stream: string) => Promise<unknown>][] = [
    [
      'a changed payload',
      async (db, stream) => {
        const row = await lastEvent(db, stream);
        return db.events.put({ ...row, payload: damaged(row.payload) });
      },
    ],
    [
      'a changed text',
      async (db, stream) => {
        const row = await lastEvent(db, stream);
        return db.events.put({ ...row, text: damaged(row.text ?? new Uint8Array(1)) });
      },
    ],
    [
      'a changed header',
      async (db, stream) => {
        const row = await lastEvent(db, stream);
        return db.events.put({ ...row, header: { ...row.header, schema: 3 } });
      },
    ],
    [
      'a missing event',
      async (db, stream) => db.events.delete([stream, (await lastEvent(db, stream)).id]),
    ],
    [
      'a header that is nonsense',
      async (db, stream) => {
        const row = await lastEvent(db, stream);
        return db.events.put({ ...row, header: { ...row.header, id: 'x' } });
      },
    ],
    ['a lost key', (db, stream) => db.keys.delete([stream, 'stream'])],
    ['a lost record of the stream', (db, stream) => db.streams.delete(stream)],
  ];

  it.each(ways)(
    '(%s) costs its own case and no other, and integrity names it',
    async (_name, damage) => {
      const { store, profile, db, first, second } = await twoCases();
      await store.close();
      await damage(db, first.id);
      const again = await reopened(profile);
      const opened = await again.cases.open(first.id);
      expect(opened).toHaveProperty('problem');
      expect(await again.cases.open(second.id)).toMatchObject({
        file: { reference: 'WB-26-A0002' },
      });
      expect(again.cases.all()).toHaveLength(2);
      expect((await again.run(second.id, addNote, { text: 'Goes on.' })).ok).toBe(true);
      expect((await again.run(first.id, addNote, { text: 'Cannot.' })).ok).toBe(false);
      const report = await again.integrity();
      expect(report.ok).toBe(false);
      expect(report.problems.every((problem) => problem.startsWith('WB-26-A0001: '))).toBe(true);
    },
  );

  it('two payloads swapped between events are noticed', async () => {
    const { store, profile, db, first } = await twoCases();
    await store.close();
    const rows = await db.events
      .where('[stream+id]')
      .between([first.id, Dexie.minKey], [first.id, Dexie.maxKey])
      .toArray();
    const [one, two] = rows;
    if (!one || !two) throw new Error('expected two events');
    await db.events.bulkPut([
      { ...one, payload: two.payload },
      { ...two, payload: one.payload },
    ]);
    const again = await reopened(profile);
    expect(await again.cases.open(first.id)).toHaveProperty('problem');
  });

  it.each(['header', 'root', 'ring/ring-1'] as const)(
    '(the vault’s %s) is put right from its spare, and said',
    async (key) => {
      const { store, profile, db, first } = await twoCases();
      await store.close();
      const row = await db.vault.get(key);
      await (row?.sealed
        ? db.vault.put({ ...row, sealed: damaged(row.sealed) })
        : db.vault.put({ key, clear: { format: 1, vault: 'x' } }));
      const again = await reopened(profile);
      expect(again.troubles.all()).toEqual([{ what: 'healed' }]);
      expect(await again.cases.open(first.id)).toMatchObject({ file: { eventCount: 2 } });
      await again.close();
      expect(await db.vault.get(key)).toEqual(row);
      // A change of passphrase reaches the spare too: the old one opens nothing any more.
      const later = await reopened(profile);
      expect(later.troubles.all()).toEqual([]);
      expect(await later.vault.changePassphrase(PASSPHRASE, 'tansy quill harbour nine')).toEqual({
        ok: true,
      });
      await vi.waitFor(async () =>
        expect(JSON.parse(profile.spare.text ?? '{}')).toMatchObject({
          header: (await db.vault.get('header'))?.clear,
        }),
      );
    },
  );

  it.each(['root', 'ring/ring-1'] as const)(
    '(the vault’s %s, and its spare) is told apart from a wrong passphrase, and nothing is changed',
    async (key) => {
      const { store, profile, db } = await twoCases();
      await store.close();
      profile.spare.text = undefined;
      const row = await db.vault.get(key);
      if (row?.sealed) await db.vault.put({ ...row, sealed: damaged(row.sealed) });
      const again = await storeOn(profile);
      const told: string[] = [];
      again.vault.subscribe((state) => told.push(state.state === 'failed' ? state.what : ''));
      expect(await again.vault.unlock('not this one at all')).toMatchObject({ reason: 'wrong' });
      expect(await again.vault.unlock(PASSPHRASE)).toMatchObject({ ok: false, reason: 'damaged' });
      expect(await again.vault.read()).toMatchObject({ state: 'failed', what: 'keys' });
      expect(told.at(-1)).toBe('keys');
      expect(profile.spare.text).toBeUndefined();
    },
  );

  it('(the vault’s header, and its spare) is a store that cannot be opened', async () => {
    const { store, profile, db } = await twoCases();
    await store.close();
    await db.vault.delete('header');
    profile.spare.text = 'cut sho';
    const again = await storeOn(profile);
    expect(await again.vault.read()).toMatchObject({ state: 'failed', what: 'damaged' });
  });

  it('of the settings leaves every case, keeps what could be read, and lets nothing be added', async () => {
    const { store, profile, db, first } = await twoCases();
    expect(await store.council.change({ phone: '01632 960777' })).toEqual({ ok: true });
    await store.close();
    const council = (await db.streams.toArray()).find((row) => row.page === undefined)?.id ?? '';
    const row = await lastEvent(db, council);
    await db.events.put({ ...row, payload: damaged(row.payload) });
    const again = await reopened(profile);
    expect(again.troubles.all()).toEqual([{ what: 'settings' }]);
    expect(again.council.read()).toMatchObject({
      name: 'Westmere Borough Council',
      phone: '01632 960001',
    });
    expect((await again.run(first.id, addNote, { text: 'Goes on.' })).ok).toBe(true);
    expect(await again.council.change({ phone: '01632 960778' })).toMatchObject({
      ok: false,
      problems: [{ instead: expect.stringContaining('backup') }],
    });
    expect((await again.integrity()).problems).toEqual([
      expect.stringContaining('The council’s settings: '),
    ]);
  });

  it('of a snapshot or page is made again from the events, the snapshot with it', async () => {
    const { store, profile, db, first, second } = await twoCases();
    await store.close();
    const [snapshots, page] = [await db.snapshots.toArray(), await db.pages.get(0)];
    if (!page) throw new Error('expected a page');
    await db.pages.put({ ...page, sealed: damaged(page.sealed) });
    await db.snapshots.bulkPut(snapshots.map((row) => ({ ...row, sealed: damaged(row.sealed) })));
    await (await reopened(profile)).close();
    // So well that the events are not needed: without them the list is still whole.
    await db.pages.delete(0);
    await db.events.where('[stream+id]').between([first.id, ''], [first.id, '\uffff']).delete();
    const again = await reopened(profile);
    expect(again.cases.all().map(({ reference }) => reference)).toEqual([
      'WB-26-A0002',
      'WB-26-A0001',
    ]);
    expect(await again.cases.open(second.id)).toHaveProperty('file');
  });

  it('of a draft is counted by the check', async () => {
    const { store, db } = await twoCases();
    await store.drafts.save('note', 'Half a sentence');
    const [row] = await db.drafts.toArray();
    if (!row) throw new Error('expected a draft');
    await db.drafts.put({ ...row, sealed: damaged(row.sealed) });
    expect((await store.integrity()).problems).toEqual([
      'One half-filled form is damaged and cannot be shown again.',
    ]);
  });

  it('and all others of its case: what is only on the list is named', async () => {
    const { store, profile, db, first } = await twoCases();
    await store.close();
    const all = [
      [first.id, ''],
      [first.id, '\uffff'],
    ] as const;
    await db.streams.delete(first.id);
    await db.events
      .where('[stream+id]')
      .between(...all)
      .delete();
    await db.keys
      .where('[stream+id]')
      .between(...all)
      .delete();
    const report = await (await reopened(profile)).integrity();
    expect(report).toMatchObject({
      damaged: [first.id],
      problems: ['WB-26-A0001: All of it is missing.'],
    });
  });

  it('integrity can be asked while locked, and names the stream', async () => {
    const { store, db, first } = await twoCases();
    await store.vault.lock();
    const row = await lastEvent(db, first.id);
    await db.events.put({ ...row, payload: damaged(row.payload) });
    const progress = vi.fn();
    const report = await store.integrity(progress);
    expect(report).toMatchObject({ ok: false, streams: 3, events: 4 });
    expect(report.problems).toEqual([expect.stringContaining(`Case ${first.id}: `)]);
    expect(progress).toHaveBeenLastCalledWith(3, 3);
  });
});

describe('a disk that refuses', () => {
  const full = () => Object.assign(new Error('full'), { name: 'QuotaExceededError' });

  it('saves nothing and says so; what was typed is kept, and saving again works', async () => {
    const { store, profile, db, first } = await twoCases();
    const refuse = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw full();
    });
    const refused = await store.run(first.id, addNote, { text: 'Typed for an hour.' });
    expect(refused).toMatchObject({
      ok: false,
      problems: [
        {
          message: expect.stringContaining('Nothing was saved'),
          instead: expect.stringContaining('Free some space'),
        },
      ],
    });
    await expect(store.drafts.save('note', 'Typed for an hour.')).rejects.toMatchObject({
      name: 'WriteFailure',
      problem: { instead: expect.any(String) },
    });
    refuse.mockRestore();
    expect(await db.events.count()).toBe(4);
    expect(await store.cases.open(first.id)).toMatchObject({ file: { eventCount: 2 } });
    await store.drafts.save('note', 'Typed for an hour.');
    expect((await store.run(first.id, addNote, { text: 'Typed for an hour.' })).ok).toBe(true);
    expect(await (await reopened(profile)).cases.open(first.id)).toMatchObject({
      file: { eventCount: 3 },
    });
  });

  it('and closes the connection, and will not open it: saving works once there is room again', async () => {
    const profile = newProfile();
    const connections: IDBDatabase[] = [];
    const real = profile.indexedDB.open.bind(profile.indexedDB);
    const open = vi.spyOn(profile.indexedDB, 'open').mockImplementation((...args) => {
      const request = real(...args);
      request.addEventListener('success', () => connections.push(request.result));
      return request;
    });
    const { store } = await newStore(profile);
    const { id } = await newCase(store);
    // As the engine does it: the connection goes, and every attempt to open another one fails.
    open.mockImplementation(() => {
      throw Object.assign(new Error('no room'), { name: 'UnknownError' });
    });
    // Its types ask for the class where they mean one of it.
    for (const connection of connections) forceCloseDatabase(connection as never);
    for (const text of ['On a full disk.', 'Once more.']) {
      expect(await store.run(id, addNote, { text })).toMatchObject({ ok: false });
    }
    await expect(store.drafts.save('note', 'x')).rejects.toMatchObject({ name: 'WriteFailure' });
    open.mockImplementation((...args) => real(...args));
    expect((await store.run(id, addNote, { text: 'With room.' })).ok).toBe(true);
    expect(await store.cases.open(id)).toMatchObject({ file: { notes: [{ text: 'With room.' }] } });
  });

  it('still lets people unlock and read', async () => {
    const { store, first } = await twoCases();
    await store.vault.lock();
    const refuse = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw full();
    });
    expect(await store.vault.unlock(PASSPHRASE)).toEqual({ ok: true });
    expect(await store.cases.open(first.id)).toHaveProperty('file');
    refuse.mockRestore();
  });

  it('fails half-way through a commit: none of it is there', async () => {
    const { store, db, first } = await twoCases();
    const add = IDBObjectStore.prototype.put;
    let calls = 0;
    const refuse = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...args
    ) {
      calls += 1;
      if (calls === 3) throw full();
      return add.apply(this, args);
    });
    const before = JSON.stringify(await db.meta.toArray());
    expect((await store.run(first.id, addNote, { text: 'x' })).ok).toBe(false);
    refuse.mockRestore();
    expect(calls).toBeGreaterThanOrEqual(3);
    expect(await db.events.count()).toBe(4);
    expect(JSON.stringify(await db.meta.toArray())).toBe(before);
    expect(await store.integrity()).toMatchObject({ ok: true });
  });
});
