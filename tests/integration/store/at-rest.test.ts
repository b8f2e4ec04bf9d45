/** What lies on disk: nothing anyone typed, and nothing that was moved or changed passes. */
import { describe, expect, it } from 'vitest';
import { addEvidence, addNote } from '@shared/case-file';
import { StoreDatabase } from '../../../renderer/store/database';
import { newCase, newStore, reopened } from './harness';
import { databaseOf, everyRow, fileOf } from './rows';

const SECRETS = [
  'Orla Fennimore-Hale',
  'Larch Square',
  'Waste and recycling',
  'WB-26-A0001',
  'Imogen',
  'Westmere',
  'WX1 1AA',
  'h-marlow',
  'case.received',
  'note.added',
  'complainant',
  'a very secret note',
  'draft-of-a-letter',
  'half a letter',
  'the text of an attachment',
  'rent-statement.txt',
  '2026-11-20',
  'correct tram lantern',
];

describe('at rest', () => {
  it('shows no name, subject, reference, note, kind, author or draft in any row, in any encoding', async () => {
    const { store, profile, recoveryKey } = await newStore();
    const { id } = await newCase(store);
    await store.run(id, addNote, { text: 'a very secret note' });
    await store.drafts.save('draft-of-a-letter', { body: 'half a letter' });
    const staging = await store.files.stage(id);
    const file = await staging.putFile(fileOf('the text of an attachment'));
    await store.run(
      id,
      addEvidence,
      { title: 'Rent', fileName: 'rent-statement.txt', mediaType: 'text/plain', file },
      staging,
    );
    await store.close();

    const db = await databaseOf(profile);
    const found = await everyRow(db);
    expect(found.tables).toMatchObject({
      events: 4,
      drafts: 1,
      chunks: 1,
      blobs: 1,
      snapshots: 1,
      pages: 1,
    });
    for (const secret of [...SECRETS, recoveryKey, recoveryKey.replaceAll('-', ''), file.sha256]) {
      const encodings = [
        Buffer.from(secret),
        Buffer.from(secret, 'utf16le'),
        Buffer.from(Buffer.from(secret).toString('base64').slice(0, -4)),
      ];
      const hits = encodings.filter((bytes) => bytes.length > 3 && found.bytes.includes(bytes));
      expect(hits.map(() => secret)).toEqual([]);
    }
    // Proves the search: what is meant to be in clear is found.
    expect(found.bytes.includes(Buffer.from(id))).toBe(true);
    expect(found.bytes.includes(Buffer.from('First key-holder'))).toBe(true);
    expect(found.hasCryptoKeys).toBe(false);
  });

  it('seals free text under a key of its own: without it the words are gone and the rest stands', async () => {
    const { store, profile } = await newStore();
    const { id } = await newCase(store);
    await store.run(id, addNote, { text: 'a very secret note' });
    await store.close();
    const db = await databaseOf(profile);
    const note = (
      await db.events.where('[stream+id]').between([id, ''], [id, '\uffff']).toArray()
    ).at(-1);
    const key = `text/${note?.id ?? ''}`;
    await db.keys.delete([id, key]);

    const again = await reopened(profile);
    const opened = await again.cases.open(id);
    expect(opened).toMatchObject({
      file: { notes: [{ text: '(erased)' }], theirWords: expect.stringContaining('Larch Square') },
    });
    expect('events' in opened && opened.events[1]).toMatchObject({
      erased: true,
      data: { text: '(erased)' },
    });
    expect(opened).toMatchObject({ wordsLost: 1 });
    // A key that is lost reads like words that were erased; only an erasure on record makes it one.
    expect((await again.integrity()).problems).toEqual([
      expect.stringContaining('nobody erased it'),
    ]);
    await db.erasures.add({ id: 'an-erasure', stream: id, keys: [key], revision: 1 });
    db.close();
    expect(await again.cases.open(id)).not.toHaveProperty('wordsLost');
    expect((await again.integrity()).ok).toBe(true);
  });

  it('uses strict durability', async () => {
    const { profile } = await newStore();
    const db = await databaseOf(profile);
    expect(db).toBeInstanceOf(StoreDatabase);
    expect(db._options.chromeTransactionDurability).toBe('strict');
  });
});
