import { describe, expect, it, vi } from 'vitest';
import { newProfile, newStore, reopened } from './harness';
import { damaged, databaseOf } from './rows';

describe('drafts', () => {
  it('come back after the app was closed, with the time they were saved', async () => {
    const { store, profile } = await newStore();
    await store.drafts.save('intake', { theirWords: 'Half a sen', points: [1, 2] });
    await store.close();
    const again = await reopened(profile);
    const draft = await again.drafts.load('intake');
    expect(draft).toEqual({
      key: 'intake',
      savedAt: expect.stringMatching(/^2026-11-23T09:30/),
      value: { theirWords: 'Half a sen', points: [1, 2] },
    });
    expect(await again.drafts.load('another')).toBeUndefined();
  });

  it('are listed newest first, and gone once removed', async () => {
    const { store, profile } = await newStore();
    await store.drafts.save('first', 1);
    profile.clock.now += 1000;
    await store.drafts.save('second', 2);
    expect((await store.drafts.list()).map(({ key }) => key)).toEqual(['second', 'first']);
    await store.drafts.remove('second');
    expect((await store.drafts.list()).map(({ key }) => key)).toEqual(['first']);
    expect(await store.drafts.load('second')).toBeUndefined();
  });

  it('typed quickly are written a few times, and the last keystroke is what stays', async () => {
    const { store, profile } = await newStore();
    const db = await databaseOf(profile);
    const writes = vi.spyOn(crypto.subtle, 'encrypt');
    const saves = Array.from({ length: 200 }, (_, at) =>
      store.drafts.save('letter', 'x'.repeat(at + 1)),
    );
    await Promise.all(saves);
    expect(writes.mock.calls.length).toBeLessThan(5);
    writes.mockRestore();
    expect(await db.drafts.count()).toBe(1);
    expect((await store.drafts.load<string>('letter'))?.value).toHaveLength(200);
  });

  it('hold what the form held when it was saved, not what it holds later', async () => {
    const { store } = await newStore();
    const form = { text: 'before' };
    const saved = store.drafts.save('form', form);
    form.text = 'after';
    expect((await store.drafts.load<typeof form>('form'))?.value.text).toBe('before');
    await saved;
    expect((await store.drafts.load<typeof form>('form'))?.value.text).toBe('before');
  });

  it('are flushed before locking, within the limit', async () => {
    const profile = newProfile();
    const { store } = await newStore(profile);
    void store.drafts.save('a', 1);
    void store.drafts.save('b', 2);
    await store.drafts.flush(2000);
    const db = await databaseOf(profile);
    expect(await db.drafts.count()).toBe(2);

    // Someone holds the lock and does not let go.
    let release = () => {};
    void profile.locks.request(
      'redress/writer',
      {},
      () => new Promise<void>((resolve) => (release = resolve)),
    );
    const late = store.drafts.save('c', 3);
    // Resolves although the draft cannot be written: locking does not wait for it.
    await store.drafts.flush(50);
    expect(await db.drafts.count()).toBe(2);
    release();
    await late;
    expect(await db.drafts.count()).toBe(3);
  });

  it('that were damaged count as none, and harm nothing else', async () => {
    const { store, profile } = await newStore();
    await store.drafts.save('a', 1);
    await store.drafts.save('b', 2);
    const db = await databaseOf(profile);
    const [row] = await db.drafts.toArray();
    if (row) await db.drafts.put({ ...row, sealed: damaged(row.sealed) });
    expect(await store.drafts.list()).toHaveLength(1);
  });
});
