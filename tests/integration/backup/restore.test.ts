import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { GenerationName } from '@shared/backup/names';
import type { Store } from '../../../renderer/store/api';
import { sessionUnder } from '../../../renderer/store/bulk';
import { LEAST_ROOM_BYTES } from '../../../renderer/store/room';
import { DISK_FULL } from '../../../renderer/store/write-failures';
import type { RestoreStep } from '../../../renderer/store/backup/restore-whole';
import { PASSPHRASE, newCase, newProfile, newStore, reopened, storeOn } from '../store/harness';
import type { Profile } from '../store/harness';
import { damaged } from '../store/rows';
import {
  addFile,
  damageFile,
  everything,
  folderOf,
  newPlace,
  openFolder,
  writeNote,
} from './harness';

const drops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const drop of drops.splice(0)) await drop();
});
const DAY = 86_400_000;

/** Three cases, one with a document, backed up; `generation` is that backup. */
async function backedUp() {
  const made = await newStore();
  const { store, profile } = made;
  const { place, drop } = await newPlace();
  drops.push(drop);
  const folder = await folderOf(store, place, () => profile.clock.now);
  const ids: string[] = [];
  for (const theirWords of ['The bins.', 'The lift.', 'The noise.']) {
    ids.push((await newCase(store, { theirWords })).id);
  }
  await addFile(store, ids[1] ?? '', new Uint8Array(1_100_000).fill(7));
  await store.drafts.save('a note', { text: 'half' });
  const { generation } = await store.backups.write({ folder });
  return { ...made, place, folder, ids, generation };
}

const restoring = (folder: Awaited<ReturnType<typeof folderOf>>, generation: GenerationName) => ({
  folder,
  generation,
  secret: PASSPHRASE,
});

/** What the council's log tells of restores, oldest first. */
const restoresIn = async (store: Store) =>
  (await store.councilLog.entries())
    .filter(({ kind }) => kind === 'log.restored')
    .map(({ data }) => (data as { what: string }).what);

describe('a lost computer', () => {
  it.each(['the passphrase', 'the recovery key'])(
    'is made good from the folder and %s alone, on a profile that was never used',
    async (what) => {
      const { store, folder, generation, recoveryKey } = await backedUp();
      const before = await everything(store);
      const fresh = newProfile();
      const empty = await storeOn(fresh);
      const secret = what === 'the passphrase' ? PASSPHRASE : recoveryKey.toLowerCase();
      const found = await openFolder(folder.place, folder.device, 'found');
      const result = await empty.backups.restoreWhole({ folder: found, generation, secret });
      expect(result).toEqual({ ok: true, cases: 3, lost: 0, erased: 0 });

      const again = await reopened(fresh);
      expect(await everything(again)).toEqual(before);
      expect(await again.backups.before()).toBeUndefined();
      await vi.waitFor(async () => expect(await restoresIn(again)).toEqual(['everything']));
      expect((await again.integrity()).ok).toBe(true);
      // Another device: what it writes is never taken for what the lost one wrote.
      expect(again.backups.identity().device).not.toBe(store.backups.identity().device);
      expect(again.cases.nextReference('2026-11-23')).toMatch(/B\d+$/);
      await newCase(again);
      expect(again.cases.all()).toHaveLength(4);
    },
  );

  it('is not restored by a wrong secret, nor from a list nobody with the keys wrote', async () => {
    const { folder, generation } = await backedUp();
    const empty = await storeOn(newProfile());
    const run = restoring(folder, generation);
    expect(await empty.backups.restoreWhole({ ...run, secret: 'not this one at all' })).toEqual({
      ok: false,
      reason: 'wrong',
    });
    const file = await folder.read('generation', generation);
    const text = Buffer.from(file).toString('latin1');
    const forged = Buffer.from(text.replace('"cases":3', '"cases":2'), 'latin1');
    await folder.write('generation', generation, new Uint8Array(forged));
    expect(await empty.backups.restoreWhole(run)).toEqual({ ok: false, reason: 'unsigned' });
    expect(await empty.vault.read()).toEqual({ state: 'absent' });
  });
});

describe('a store put back to a backup', () => {
  it('is swapped for it, and kept until somebody says so', async () => {
    const { store, profile, folder, generation, ids } = await backedUp();
    await writeNote(store, ids[0] ?? '', 'After the backup.');
    const later = await everything(store);
    await store.backups.restoreWhole(restoring(folder, generation));
    const restored = await reopened(profile);
    expect(restored.cases.all()).toHaveLength(3);
    const opened = await restored.cases.open(ids[0] ?? '');
    expect('file' in opened && opened.file.notes).toEqual([]);
    expect(await restored.backups.before()).toMatchObject({
      backupOf: expect.any(Number) as number,
    });

    await restored.backups.undoRestore();
    const back = await reopened(profile);
    expect(await everything(back)).toEqual(later);
    expect(await back.backups.before()).toBeUndefined();

    await back.backups.restoreWhole(restoring(folder, generation));
    const kept = await reopened(profile);
    await kept.backups.keepRestored();
    expect(await kept.backups.before()).toBeUndefined();
    const names = (await profile.indexedDB.databases()).map(({ name }) => name);
    expect(names.filter((name) => name !== 'redress-places')).toHaveLength(1);
    expect((await reopened(profile)).cases.all()).toHaveLength(3);
  });

  const STEPS: readonly RestoreStep[] = [
    'begin',
    'note filling',
    'write cases',
    'write vault',
    'check',
    'swap',
    'swapped',
  ];
  it.each(STEPS)('cut off at "%s" leaves one of the two whole, and nothing behind', async (at) => {
    const { store, profile, folder, generation, ids } = await backedUp();
    await writeNote(store, ids[0] ?? '', 'After the backup.');
    const here = await everything(store);
    // A kill: what was reached stays on disk as it is, and nothing after it is done.
    const image = await killedAt(at, profile, (before) =>
      store.backups.restoreWhole({ ...restoring(folder, generation), before }),
    );
    const next = await reopened(image);
    const found = await everything(next);
    if (at === 'swapped') {
      expect(found.cases).toHaveLength(3);
      expect((await next.backups.before()) !== undefined).toBe(true);
      await next.backups.undoRestore();
      expect(await everything(await reopened(image))).toEqual(here);
    } else {
      expect(found).toEqual(here);
      expect(await next.backups.before()).toBeUndefined();
    }
    await expect
      .poll(async () => (await image.indexedDB.databases()).map(({ name }) => name).toSorted())
      .not.toContain(at === 'swapped' ? 'none' : 'redress-2');
  });

  it('is left alone when the restore is cancelled, or the backup turns out damaged', async () => {
    const { store, profile, folder, generation, place } = await backedUp();
    const here = await everything(store);
    const ending = new AbortController();
    const cancelled = store.backups.restoreWhole({
      ...restoring(folder, generation),
      signal: ending.signal,
      before: (step) => {
        if (step === 'check') ending.abort(new Error('cancelled'));
      },
    });
    await expect(cancelled).rejects.toThrow('cancelled');
    expect(await everything(store)).toEqual(here);

    const packs = path.join(place, (await readdir(place))[0] ?? '', 'packs');
    for (const file of await readdir(packs)) await damageFile(path.join(packs, file));
    const asked: number[] = [];
    const result = await store.backups.restoreWhole({
      ...restoring(folder, generation),
      mayLose: (cases) => {
        asked.push(cases);
        return Promise.resolve(false);
      },
    });
    expect(result).toEqual({ ok: false, reason: 'refused' });
    expect(asked[0]).toBeGreaterThan(0);
    expect(await everything(store)).toEqual(here);
    const names = (await profile.indexedDB.databases()).map(({ name }) => name);
    expect(names).not.toContain('redress-2');
  });
});

describe('a disk too small for the backup', () => {
  it.each(['write cases', 'write vault'])(
    'ends the restore at "%s" before it is full, and leaves nothing half-made',
    async (at) => {
      const { store, profile, folder, generation } = await backedUp();
      const here = await everything(store);
      let free = 1e9;
      // The same profile, as its next start has it: a disk that fills while it restores.
      const again = await reopened(profile, { freeBytes: () => Promise.resolve(free) });
      const restoring = again.backups.restoreWhole({
        folder,
        generation,
        secret: PASSPHRASE,
        before: async (step) => {
          if (step !== at) return;
          free = LEAST_ROOM_BYTES - 1;
          // What was asked a moment ago counts for that moment.
          await new Promise((resolve) => setTimeout(resolve, 250));
        },
      });
      await expect(restoring).rejects.toMatchObject({ problem: DISK_FULL });
      const names = (await profile.indexedDB.databases()).map(({ name }) => name);
      expect(names).not.toContain('redress-2');
      free = 1e9;
      expect(await everything(await reopened(profile))).toEqual(here);
    },
  );
});

describe('one case', () => {
  it('that is gone comes back, with its document, and the others stay as they are', async () => {
    const { store, folder, generation, ids } = await backedUp();
    const [kept = '', lost = ''] = ids;
    await writeNote(store, kept, 'Newer than the backup.');
    const before = await store.cases.open(lost);
    const { db } = sessionUnder(store);
    const range = [
      [lost, ''],
      [lost, '\uffff'],
    ] as const;
    await db.streams.delete(lost);
    for (const table of [db.events, db.keys, db.blobs]) {
      await table
        .where('[stream+id]')
        .between(...range)
        .delete();
    }
    await db.chunks.clear();
    await db.snapshots.delete(lost);
    sessionUnder(store).cache.clear();
    const compared = await store.backups.compare(folder, generation);
    expect(compared.cases.map(({ id, difference }) => [id, difference])).toEqual([
      [lost, 'missing'],
      [kept, 'newer here'],
    ]);
    expect(compared.cases[0]).toMatchObject({ person: 'Orla Fennimore-Hale', lacking: 2 });

    const result = await store.backups.restoreCase({ folder, generation, stream: lost });
    expect(result).toMatchObject({ ok: true, changed: true });
    expect(await restoresIn(store)).toEqual(['case']);
    const again = await store.cases.open(lost);
    expect('file' in again && again.file).toEqual('file' in before && before.file);
    const evidence = 'file' in again ? again.file.evidence[0]?.file : undefined;
    if (!evidence) throw new Error('no document');
    expect((await store.files.readAll(lost, evidence)).byteLength).toBe(1_100_000);
    const other = await store.cases.open(kept);
    expect('file' in other && other.file.notes).toHaveLength(1);
    expect((await store.integrity()).problems).toEqual([]);
    expect(await store.backups.restoreCase({ folder, generation, stream: lost })).toMatchObject({
      ok: true,
      changed: false,
    });
  });

  it('that is damaged is made whole, and what was written since is kept', async () => {
    const { store, profile, folder, generation, ids } = await backedUp();
    const [id = ''] = ids;
    await writeNote(store, id, 'Written since.');
    const { db } = sessionUnder(store);
    const [first] = await db.events
      .where('[stream+id]')
      .between([id, ''], [id, '\uffff'])
      .toArray();
    if (!first) throw new Error('no event');
    await db.events.put({ ...first, payload: damaged(first.payload) });
    const broken = await reopened(profile);
    expect(await broken.cases.open(id)).toHaveProperty('problem');
    expect(await broken.backups.restoreCase({ folder, generation, stream: id })).toMatchObject({
      ok: true,
      changed: true,
    });
    const opened = await broken.cases.open(id);
    expect('file' in opened && opened.file.notes.map(({ text }) => text)).toEqual([
      'Written since.',
    ]);
  });

  it('of another vault, or not in it, is refused in words', async () => {
    const { folder, generation, ids, store } = await backedUp();
    const other = await newStore();
    const [stream = ''] = ids;
    expect(await other.store.backups.restoreCase({ folder, generation, stream })).toMatchObject({
      ok: false,
      message: expect.stringContaining('another vault') as string,
    });
    const unknown = store.cases.newId();
    expect(await store.backups.restoreCase({ folder, generation, stream: unknown })).toMatchObject({
      ok: false,
    });
  });
});

describe('a store that was put back to an earlier day behind our back', () => {
  it('is found out against the backup, whatever the profile itself says', async () => {
    const { store, profile, folder, ids } = await backedUp();
    const earlier = await imageOf(profile);
    profile.clock.now += DAY;
    await writeNote(store, ids[0] ?? '', 'The newest entry.');
    await newCase(store);
    await store.backups.write({ folder });
    const remembered = store.backups.identity();
    expect(await store.backups.findMissing(folder, remembered)).toBeUndefined();
    // Whole by itself: no check of its chains finds anything.
    const rolledBack = await reopened(earlier);
    expect((await rolledBack.integrity()).ok).toBe(true);
    const missing = await rolledBack.backups.findMissing(folder, remembered);
    expect(missing?.cases).toHaveLength(2);
    expect(missing?.generation).toBeDefined();
    // With the drive away the shell's own note still tells that there was more.
    expect(await rolledBack.backups.findMissing(undefined, remembered)).toEqual({
      cases: [],
      settings: false,
    });
    // Nothing is written over what only the backup has, not even after new work.
    await writeNote(rolledBack, ids[1] ?? '', 'Work that goes on.');
    await writeNote(rolledBack, ids[1] ?? '', 'And on.');
    await writeNote(rolledBack, ids[1] ?? '', 'And on.');
    await expect(rolledBack.backups.write({ folder })).rejects.toThrow(/missing on this computer/);
    for (const { id } of missing?.cases ?? []) {
      const generation = missing?.generation ?? '';
      expect(
        await rolledBack.backups.restoreCase({ folder, generation, stream: id }),
      ).toMatchObject({
        ok: true,
        changed: true,
      });
    }
    expect(await rolledBack.backups.findMissing(folder, undefined)).toBeUndefined();
    expect(rolledBack.cases.all()).toHaveLength(4);
    // And then all of it is backed up, whatever the numbers of commits say.
    const { generation } = await rolledBack.backups.write({ folder });
    expect((await rolledBack.backups.compare(folder, generation)).cases).toEqual([]);
  });

  it('work done since the last backup is never taken for something missing', async () => {
    const { store, folder, ids } = await backedUp();
    const remembered = store.backups.identity();
    await writeNote(store, ids[2] ?? '', 'Since then.');
    await newCase(store);
    expect(await store.backups.findMissing(folder, remembered)).toBeUndefined();
  });
});

/** Runs `work` up to a step and takes what lies on disk then, as a kill would leave it. */
async function killedAt(
  at: RestoreStep,
  profile: Profile,
  work: (before: (step: RestoreStep) => Promise<void>) => Promise<unknown>,
): Promise<Profile> {
  let image: Profile | undefined;
  const before = async (step: RestoreStep) => {
    if (step !== at) return;
    image = await imageOf(profile);
  };
  await work(before);
  if (!image) throw new Error(`never came to ${at}`);
  return image;
}

/** A copy of every database of a profile, as it stands now. */
async function imageOf(profile: Profile): Promise<Profile> {
  const copy = { ...newProfile(), clock: { now: profile.clock.now } };
  copy.sentinel.value = profile.sentinel.value;
  for (const { name = '', version } of await profile.indexedDB.databases()) {
    const from = await open(profile.indexedDB, name);
    const to = await open(copy.indexedDB, name, version, (db) => {
      for (const store of from.objectStoreNames) {
        const source = from.transaction(store).objectStore(store);
        const made = db.createObjectStore(store, { keyPath: source.keyPath as string });
        for (const index of source.indexNames) {
          const { keyPath, unique } = source.index(index);
          made.createIndex(index, keyPath, { unique });
        }
      }
    });
    for (const store of from.objectStoreNames) {
      const rows = await asked(from.transaction(store).objectStore(store).getAll());
      const writing = to.transaction(store, 'readwrite').objectStore(store);
      for (const row of rows as unknown[]) await asked(writing.put(row));
    }
    from.close();
    to.close();
  }
  return copy;
}

function open(
  factory: IDBFactory,
  name: string,
  version?: number,
  upgrade?: (db: IDBDatabase) => void,
): Promise<IDBDatabase> {
  const asking = factory.open(name, version);
  asking.onupgradeneeded = () => upgrade?.(asking.result);
  return asked(asking as IDBRequest<IDBDatabase>);
}

function asked<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('refused'));
  });
}
