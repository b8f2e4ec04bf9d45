import { describe, expect, it, vi } from 'vitest';
import { addNote, addPoint, changeSummary, receiveCase } from '@shared/case-file';
import { newCase, newStore, reopened } from './harness';

describe('cases', () => {
  it('takes in a complaint, and finds it again after the app was closed', async () => {
    const { store, profile } = await newStore();
    const { id, file } = await newCase(store);
    expect(file).toMatchObject({ reference: 'WB-26-A0001', state: 'received', eventCount: 1 });
    expect(store.cases.all().map((row) => row.reference)).toEqual(['WB-26-A0001']);
    await store.close();

    const again = await reopened(profile);
    expect(again.cases.all()).toMatchObject([{ id, person: 'Orla Fennimore-Hale' }]);
    const opened = await again.cases.open(id);
    expect(opened).toMatchObject({ file: { theirWords: file.theirWords } });
    expect('events' in opened && opened.events.map((event) => event.kind)).toEqual([
      'case.received',
    ]);
  });

  it('folds every change into the case and its row', async () => {
    const { store, profile } = await newStore();
    const { id } = await newCase(store);
    const added = await store.run(id, addPoint, {
      text: 'Three collections were missed.',
      service: 'Waste and recycling',
    });
    expect(added).toMatchObject({ ok: true, case: { points: [{ number: 1 }] } });
    await store.run(id, addNote, { text: 'Rang at ten; no answer.' });
    expect(store.cases.all()[0]).toMatchObject({ points: 1 });
    await store.close();

    const again = await reopened(profile);
    expect(await again.cases.open(id)).toMatchObject({
      file: { eventCount: 3, notes: [{ text: 'Rang at ten; no answer.' }] },
    });
    expect(again.cases.all()[0]).toMatchObject({ points: 1 });
  });

  it('keeps the same array until something changes, and says when it does', async () => {
    const { store } = await newStore();
    const { id } = await newCase(store);
    const [heardAll, heardCase, heardOther] = [vi.fn(), vi.fn(), vi.fn()];
    store.cases.subscribe(heardAll);
    store.cases.watch(id, heardCase);
    const stop = store.cases.watch(store.cases.newId(), heardOther);
    const before = store.cases.all();
    expect(store.cases.all()).toBe(before);
    await store.run(id, addNote, { text: 'A note.' });
    expect(store.cases.all()).not.toBe(before);
    expect([heardAll, heardCase, heardOther].map((heard) => heard.mock.calls.length)).toEqual([
      1, 1, 0,
    ]);
    stop();
  });

  it('refuses what the command refuses, and writes nothing', async () => {
    const { store } = await newStore();
    const { id } = await newCase(store);
    const refused = await store.run(id, addNote, { text: '  ' });
    expect(refused.ok).toBe(false);
    expect(await store.cases.open(id)).toMatchObject({ file: { eventCount: 1 } });
  });

  it('gives no reference twice, whatever its case', async () => {
    const { store } = await newStore();
    await newCase(store, { reference: 'WB-26-A0001' });
    const id = store.cases.newId();
    const clash = await store.run(id, receiveCase, {
      reference: 'wb-26-a0001',
      receivedOn: '2026-11-20',
      channel: 'phone',
      theirWords: 'A second complaint.',
      service: 'Parking',
    });
    expect(clash).toMatchObject({
      ok: false,
      problems: [{ field: 'reference', instead: expect.stringContaining('WB-26-A0002') }],
    });
    expect(store.cases.all()).toHaveLength(1);
    expect(await store.cases.open(id)).toHaveProperty('problem');
    expect(store.cases.nextReference('2026-11-23')).toBe('WB-26-A0002');
    expect(store.cases.nextReference('2027-01-04')).toBe('WB-27-A0001');
  });

  it('spreads cases over pages and lists the newest receipt first', async () => {
    const { store, profile } = await newStore();
    for (let day = 0; day < 130; day += 1) {
      await newCase(store, { receivedOn: `2026-${String(1 + (day % 10)).padStart(2, '0')}-15` });
    }
    const before = store.cases.all();
    const dates = before.map((row) => row.receivedOn);
    expect(dates).toEqual(dates.toSorted().reverse());
    await store.close();
    const again = await reopened(profile);
    expect(again.cases.all()).toEqual(before);
    expect(again.cases.all()).toHaveLength(130);
    expect(again.cases.nextReference('2026-11-23')).toBe('WB-26-A0131');
  });

  it('finds cases by what is typed, also what was just saved, and nothing once locked', async () => {
    const { store } = await newStore();
    const { id } = await newCase(store);
    await newCase(store, { people: [{ role: 'complainant', name: 'Piran Vetchley' }] });
    expect((await store.cases.search('fenni')).map((hit) => hit.id)).toEqual([id]);
    await store.run(id, changeSummary, { summary: 'Flooded cellar' });
    expect((await store.cases.search('cellar')).map((hit) => hit.id)).toEqual([id]);
    expect(await store.cases.search('nobody-by-this-name')).toEqual([]);
    await store.vault.lock();
    expect(await store.cases.search('cellar')).toEqual([]);
  });

  it('opens nothing while locked', async () => {
    const { store } = await newStore();
    const { id } = await newCase(store);
    await store.vault.lock();
    expect(store.cases.all()).toEqual([]);
    expect(() => store.council.read()).toThrow('locked');
    await expect(store.cases.open(id)).rejects.toThrow('locked');
    await expect(store.run(id, addNote, { text: 'x' })).rejects.toThrow('locked');
  });
});
