/** The check: the same verdict however large its bites are, true while people work, and one can stop it. */
import { describe, expect, it } from 'vitest';
import { addNote } from '@shared/case-file';
import { walk } from '../../../renderer/store/integrity/walk';
import { newCase, newStore } from './harness';
import { damaged, databaseOf } from './rows';

async function fiveCases() {
  const made = await newStore();
  const ids: string[] = [];
  for (let number = 1; number <= 5; number += 1) {
    const { id } = await newCase(made.store);
    for (let note = 1; note <= number; note += 1) {
      await made.store.run(id, addNote, { text: `Note ${note}.` });
    }
    ids.push(id);
  }
  return { ...made, ids, db: await databaseOf(made.profile) };
}

const SIZES = [1, 2, 3, 5, 8, 21, 1000];

describe('the check', () => {
  it('finds the same in bites of any size', async () => {
    const { ids, db } = await fiveCases();
    for (const size of SIZES) {
      expect(await walk(db, undefined, undefined, size), `bites of ${size}`).toEqual({
        streams: 6,
        events: 1 + 5 + 15,
        findings: [],
      });
    }
    const [hurt = ''] = ids.slice(2);
    const rows = await db.events
      .where('[stream+id]')
      .between([hurt, ''], [hurt, '\uffff'])
      .toArray();
    const row = rows[1];
    if (!row) throw new Error('expected an event');
    await db.events.put({ ...row, payload: damaged(row.payload) });
    for (const size of SIZES) {
      const { findings } = await walk(db, undefined, undefined, size);
      expect(findings, `bites of ${size}`).toEqual([
        { stream: hurt, message: `The content of entry ${row.id} was changed.` },
      ]);
    }
  });

  it('tells how far it is, and ends with all of it', async () => {
    const { db } = await fiveCases();
    const told: [number, number][] = [];
    await walk(db, (done, of) => told.push([done, of]), undefined, 3);
    expect(told.length).toBeGreaterThan(3);
    expect(told.every(([done, of]) => done <= of)).toBe(true);
    expect(told.at(-1)).toEqual([6, 6]);
  });

  it('calls nothing damaged that is written meanwhile', async () => {
    const { store, ids, db } = await fiveCases();
    let isOver = false;
    const writing = (async () => {
      for (let round = 0; !isOver; round += 1) {
        const done = await store.run(ids[round % 5] ?? '', addNote, { text: `Round ${round}.` });
        expect(done.ok).toBe(true);
      }
    })();
    for (let round = 0; round < 8; round += 1) {
      expect((await walk(db, undefined, undefined, 2)).findings).toEqual([]);
    }
    isOver = true;
    await writing;
  });

  it('stops when it is told to, and says so', async () => {
    const { store } = await fiveCases();
    const stop = new AbortController();
    const checking = store.integrity(() => stop.abort(), stop.signal);
    await expect(checking).rejects.toMatchObject({ name: 'AbortError' });
    await expect(store.integrity(undefined, stop.signal)).rejects.toBe(stop.signal.reason);
    expect(await store.integrity()).toMatchObject({ ok: true });
  });
});
