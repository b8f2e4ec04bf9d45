/** Erasing for good: what is gone, what stands in its place, and what an interruption leaves. */
import Dexie from 'dexie';
import { IDBObjectStore } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import { addEvidence, addNote, describeEvidence, logContact } from '@shared/case-file';
import type { Store } from '../../../renderer/store/api';
import type { StoreDatabase } from '../../../renderer/store/database';
import { brokenLocks, newCase, newStore, reopened } from './harness';
import { databaseOf, everyRow, fileOf } from './rows';

const UNDER = { ground: 'kept as long as the rule says', rule: 'Six years from closure' } as const;
const MISFILED = { ground: 'put in the wrong case' } as const;

async function addFile(store: Store, id: string, content: string, evidence: string) {
  const staging = await store.files.stage(id);
  const file = await staging.putFile(fileOf(content));
  const more = {
    evidence,
    title: `Title of ${evidence}`,
    fileName: 'a.txt',
    mediaType: 'text/plain',
  };
  const saved = await store.run(id, addEvidence, { ...more, file }, staging);
  if (!saved.ok) throw new Error(JSON.stringify(saved.problems));
  return file;
}

/** Two cases; the first with documents, notes, a contact and drafts. */
async function twoCases() {
  const made = await newStore();
  const { store } = made;
  const { id } = await newCase(store);
  const other = await newCase(store, { people: [{ role: 'complainant', name: 'Piran Vetchley' }] });
  const file = await addFile(store, id, 'a letter of somebody else', 'ev-1');
  const kept = await addFile(store, id, 'the photo of the bins', 'ev-2');
  await store.run(id, addNote, { note: 'note-1', text: 'Belongs to another family.' });
  await store.run(id, addNote, { note: 'note-2', text: 'Stays.' });
  await store.drafts.save(`letter ${id} acknowledgement`, { body: 'Dear Ms Fennimore-Hale' });
  await store.drafts.save('note from anywhere', { case: id, text: 'half a thought' });
  await store.drafts.save(`letter ${other.id} acknowledgement`, { body: 'Dear Mr Vetchley' });
  return { ...made, id, other: other.id, file, kept };
}

const rowsOf = async (db: StoreDatabase, stream: string) => {
  const range = [
    [stream, Dexie.minKey],
    [stream, Dexie.maxKey],
  ] as const;
  const of = (table: 'keys' | 'events' | 'blobs') =>
    db[table]
      .where('[stream+id]')
      .between(...range)
      .count();
  return {
    keys: await of('keys'),
    events: await of('events'),
    blobs: await of('blobs'),
    snapshots: await db.snapshots.where('stream').equals(stream).count(),
    streams: await db.streams.where('id').equals(stream).count(),
  };
};

const NOTHING = { keys: 0, events: 0, blobs: 0, snapshots: 0, streams: 0 };

describe('a case that is erased', () => {
  it('is gone from every table, the list, search and drafts; the other case stands', async () => {
    const { store, profile, id, other } = await twoCases();
    expect(await store.cases.search('Fennimore')).toHaveLength(1);
    expect(await store.erase.case(id, UNDER)).toEqual({ ok: true, erased: 1 });

    expect(store.cases.all().map((row) => row.id)).toEqual([other]);
    expect(await store.cases.search('Fennimore')).toEqual([]);
    expect(await store.cases.open(id)).toMatchObject({
      problem: expect.stringContaining('erased'),
    });
    expect(await store.run(id, addNote, { text: 'too late' })).toMatchObject({ ok: false });
    expect((await store.drafts.list()).map(({ key }) => key)).toEqual([
      `letter ${other} acknowledgement`,
    ]);
    const db = await databaseOf(profile);
    expect(await rowsOf(db, id)).toEqual(NOTHING);
    expect(await db.chunks.count()).toBe(0);
    expect(await store.integrity()).toMatchObject({ ok: true });

    const again = await reopened(profile);
    expect(again.cases.all().map((row) => row.id)).toEqual([other]);
    expect(await again.cases.open(other)).toMatchObject({ file: { anomalies: [] } });
    expect(again.cases.nextReference('2026-11-23')).toBe('WB-26-A0003');
  });

  it('leaves a row without personal data, and an entry that says what, which rule and who', async () => {
    const { store, profile, id } = await twoCases();
    await store.erase.case(id, UNDER);
    const db = await databaseOf(profile);
    const [row] = await db.erasures.toArray();
    expect(row).toEqual({ id: expect.any(String), stream: id, revision: expect.any(Number) });
    expect(await store.councilLog.entries()).toMatchObject([
      {
        kind: 'log.erased',
        by: 'h-marlow',
        data: { erasure: row?.id, what: 'case', case: id, ...UNDER },
      },
    ]);
    const entry = JSON.stringify(await store.councilLog.entries());
    for (const word of ['Orla', 'Fennimore', 'Larch', 'WB-26-A0001', 'Waste']) {
      expect(entry).not.toContain(word);
    }
    expect((await everyRow(db)).bytes.includes(Buffer.from('Six years'))).toBe(false);
  });

  it('goes though it is damaged: erasing opens nothing of it', async () => {
    const { store, profile, id } = await twoCases();
    const db = await databaseOf(profile);
    await db.keys.delete([id, 'stream']);
    await store.close();
    const again = await reopened(profile);
    expect(await again.erase.case(id, UNDER)).toMatchObject({ ok: true });
    expect(await rowsOf(db, id)).toEqual(NOTHING);
  });

  it('cannot be erased twice, and the council’s own streams never', async () => {
    const { store, profile, id } = await twoCases();
    const db = await databaseOf(profile);
    await store.erase.case(id, UNDER);
    expect(await store.erase.case(id, UNDER)).toMatchObject({ ok: false });
    for (const row of await db.streams.toArray()) {
      if (row.page === undefined)
        expect(await store.erase.case(row.id, UNDER)).toMatchObject({ ok: false });
    }
    expect(await db.erasures.count()).toBe(1);
  });

  it('takes no draft any more, from a form that is still open on it', async () => {
    const { store, profile, id } = await twoCases();
    const late = store.drafts.save(`case ${id} finding`, { reasons: 'typed a moment ago' });
    await store.erase.case(id, UNDER);
    await late;
    await store.drafts.save(`case ${id} finding`, { reasons: 'typed after' });
    await store.drafts.flush(1000);
    expect(await store.drafts.load(`case ${id} finding`)).toBeUndefined();
    const db = await databaseOf(profile);
    expect(await db.drafts.count()).toBe(1);
  });

  it('is gone in another window too, whatever that had in memory', async () => {
    const { store, profile, id, other } = await twoCases();
    const window = await reopened(profile);
    await window.cases.open(id);
    await store.erase.case(id, UNDER);
    expect(await window.run(id, addNote, { text: 'from the other window' })).toMatchObject({
      ok: false,
    });
    expect(await window.cases.open(id)).toMatchObject({
      problem: expect.stringContaining('erased'),
    });
    expect(window.cases.all().map((row) => row.id)).toEqual([other]);
    const db = await databaseOf(profile);
    expect(await rowsOf(db, id)).toEqual(NOTHING);
  });

  it('while others write at the same time, even with a broken lock, loses nothing of theirs', async () => {
    const { profile, id, other } = await twoCases();
    const [one, two] = [
      await reopened(profile, { locks: brokenLocks }),
      await reopened(profile, { locks: brokenLocks }),
    ];
    const [erased, ...notes] = await Promise.all([
      one.erase.case(id, UNDER),
      ...Array.from({ length: 5 }, (_, at) => two.run(other, addNote, { text: `note ${at}` })),
      two.run(id, addNote, { text: 'to the one that goes' }),
    ]);
    const again = await reopened(profile);
    const opened = await again.cases.open(other);
    if ('problem' in opened) throw new Error(opened.problem);
    const saved = notes.slice(0, 5).filter((note) => note.ok).length;
    expect(opened.file.notes).toHaveLength(saved);
    const db = await databaseOf(profile);
    if (erased.ok) expect(await rowsOf(db, id)).toEqual(NOTHING);
    expect(erased.ok).toBe(!again.cases.all().some((row) => row.id === id));
    expect(await again.integrity()).toMatchObject({ ok: true });
  });

  it('stands whole when the transaction is cut short at any of its writes', async () => {
    const { store, profile, id } = await twoCases();
    const db = await databaseOf(profile);
    const before = await everyRow(db);
    const { prototype } = IDBObjectStore;
    let done = false;
    let failed = 0;
    while (!done) {
      const writes = failed;
      let calls = 0;
      for (const method of ['put', 'add', 'delete'] as const) {
        const real = prototype[method] as (...args: unknown[]) => IDBRequest;
        vi.spyOn(prototype, method).mockImplementation(function (
          this: IDBObjectStore,
          ...args: unknown[]
        ) {
          calls += 1;
          if (calls > writes) throw new DOMException('disk', 'QuotaExceededError');
          return real.apply(this, args) as never;
        });
      }
      const result = await store.erase.case(id, UNDER);
      vi.restoreAllMocks();
      if (result.ok) {
        done = true;
        continue;
      }
      failed += 1;
      expect(result.problems[0]?.message).toContain('Nothing was erased');
      const after = await everyRow(db);
      expect(after.bytes.equals(before.bytes)).toBe(true);
      expect(await store.cases.open(id)).toMatchObject({ file: { notes: [{}, {}] } });
    }
    expect(failed).toBeGreaterThan(5);
    expect(await rowsOf(db, id)).toEqual(NOTHING);
    expect(await store.integrity()).toMatchObject({ ok: true });
  });
});

describe('a document that is erased inside a living case', () => {
  it('leaves what it was called and held nowhere, and says in its place when and under what', async () => {
    const { store, profile, id, file, kept } = await twoCases();
    await store.run(id, describeEvidence, {
      evidence: 'ev-1',
      title: 'Letter about a child',
      bearsOn: [],
      flags: [],
    });
    expect(await store.erase.document(id, { what: 'document', id: 'ev-1' }, MISFILED)).toEqual({
      ok: true,
      erased: 1,
    });
    const opened = await store.cases.open(id);
    expect(opened).toMatchObject({
      file: {
        evidence: [
          { number: 1, title: '(erased)', erased: { on: '2026-11-23', ground: MISFILED.ground } },
          { number: 2, title: 'Title of ev-2' },
        ],
        anomalies: [],
        readOnly: false,
      },
    });
    expect(JSON.stringify(opened)).not.toContain('Letter about a child');
    await expect(store.files.readAll(id, file)).rejects.toThrow('erased');
    expect((await store.files.readAll(id, kept)).byteLength).toBeGreaterThan(0);
    const db = await databaseOf(profile);
    const [row] = await db.erasures.toArray();
    expect(row?.keys).toHaveLength(3);
    for (const key of row?.keys ?? []) expect(await db.keys.get([id, key])).toBeUndefined();
    expect(await db.chunks.count()).toBe(1);
    expect(await store.integrity()).toMatchObject({ ok: true });

    // The same once it is read from disk: from the events, and from the snapshot.
    const again = await reopened(profile);
    expect(await again.cases.open(id)).toMatchObject({
      file: { evidence: [{ title: '(erased)', erased: {} }, {}], anomalies: [] },
    });
    expect((await again.run(id, addNote, { text: 'Goes on.' })).ok).toBe(true);
  });

  it('goes from every entry that is the same file', async () => {
    const { store, id } = await twoCases();
    await addFile(store, id, 'a letter of somebody else', 'ev-3');
    expect(
      await store.erase.document(id, { what: 'document', id: 'ev-3' }, MISFILED),
    ).toMatchObject({ ok: true, erased: 2 });
    const opened = await store.cases.open(id);
    if ('problem' in opened) throw new Error(opened.problem);
    expect(opened.file.evidence.map((item) => item.erased !== undefined)).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('can be added again on purpose, and is then kept', async () => {
    const { store, profile, id, file } = await twoCases();
    await store.erase.document(id, { what: 'document', id: 'ev-1' }, MISFILED);
    const again = await addFile(store, id, 'a letter of somebody else', 'ev-4');
    expect(again.blob).toBe(file.blob);
    expect((await store.files.readAll(id, again)).byteLength).toBe(file.size);
    const db = await databaseOf(profile);
    const [row] = await db.erasures.toArray();
    expect(row?.keys?.some((key) => key.startsWith('blob/'))).toBe(false);
    expect(await store.integrity()).toMatchObject({ ok: true });
  });

  it('is refused a second time, and when it was never there', async () => {
    const { store, id } = await twoCases();
    const erase = (what: string) =>
      store.erase.document(id, { what: 'document', id: what }, MISFILED);
    expect(await erase('ev-1')).toMatchObject({ ok: true });
    expect(await erase('ev-1')).toMatchObject({
      ok: false,
      problems: [{ message: expect.stringContaining('already') }],
    });
    expect(await erase('ev-9')).toMatchObject({ ok: false });
  });
});

describe('a note or a contact that is erased', () => {
  it('loses its words and keeps its place', async () => {
    const { store, profile, id } = await twoCases();
    await store.run(id, logContact, {
      contact: 'contact-1',
      on: '2026-11-22',
      direction: 'in',
      how: 'phone',
      with: 'A neighbour',
      text: 'Told us about another household.',
    });
    await store.erase.note(id, { what: 'note', id: 'note-1' }, MISFILED);
    await store.erase.note(id, { what: 'contact', id: 'contact-1' }, MISFILED);
    const again = await reopened(profile);
    const opened = await again.cases.open(id);
    expect(opened).toMatchObject({
      file: {
        notes: [{ text: '(erased)', erased: { ground: MISFILED.ground } }, { text: 'Stays.' }],
        contacts: [{ with: '(erased)', text: '(erased)', on: '2026-11-22', erased: {} }],
        anomalies: [],
      },
    });
    for (const words of ['another family', 'neighbour', 'another household']) {
      expect(JSON.stringify(opened)).not.toContain(words);
    }
    expect((await again.councilLog.entries()).map(({ data }) => data['what'])).toEqual([
      'note',
      'contact',
    ]);
    expect(await again.integrity()).toMatchObject({ ok: true, streams: 4 });
  });
});

describe('what was erased and is back', () => {
  it('is found by the integrity check', async () => {
    const { store, profile, id } = await twoCases();
    const db = await databaseOf(profile);
    const keys = await db.keys.toArray();
    await store.erase.note(id, { what: 'note', id: 'note-1' }, MISFILED);
    const [row] = await db.erasures.toArray();
    const back = keys.find((key) => key.stream === id && row?.keys?.includes(key.id));
    if (!back) throw new Error('expected the key of the note');
    await db.keys.add(back);
    expect(await store.integrity()).toMatchObject({
      ok: false,
      problems: expect.arrayContaining([expect.stringContaining('is back')]),
    });
  });
});
