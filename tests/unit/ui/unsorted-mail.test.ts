import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UnsortedPost } from '../../../renderer/app/unsorted-mail';
import type { Store } from '../../../renderer/store/api';

/** Drafts in memory; `failAt`: the save that finds the disk full. */
function disk(failAt = Infinity) {
  const saved = new Map<string, unknown>();
  let saves = 0;
  const drafts = {
    load: async (key: string) =>
      saved.has(key) ? { key, savedAt: '', value: structuredClone(saved.get(key)) } : undefined,
    save: async (key: string, value: unknown) => {
      saves += 1;
      if (saves >= failAt) throw new Error('The disk is full.');
      saved.set(key, structuredClone(value));
    },
    remove: async (key: string) => void saved.delete(key),
  } as unknown as Store['drafts'];
  return { saved, drafts, post: () => new UnsortedPost(drafts, () => 0) };
}

const MAIL = {
  fileName: 'leak.eml',
  from: { name: 'Fenella Bramblewick', address: 'fenella@mail.example' },
  subject: 'Leak',
};
const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('mail brought in', () => {
  test('waits over a restart and comes out as it went in', async () => {
    const { post } = disk();
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const first = post();
        await first.add(MAIL, new Uint8Array(bytes));
        const again = post();
        await again.open();
        const entry = again.state().waiting.at(-1);
        expect(await again.read(entry?.id ?? '')).toEqual(bytes);
        await again.settle(entry?.id ?? '');
      }),
      { numRuns: 30 },
    );
  });

  test('in several pieces when it is large', async () => {
    const { saved, post } = disk();
    const large = new Uint8Array(7 * 1024 * 1024).map((_, at) => at % 251);
    const first = post();
    await first.add(MAIL, large);
    expect(saved.size).toBe(4);
    const [entry] = first.state().waiting;
    expect(Buffer.compare(await first.read(entry?.id ?? ''), large)).toBe(0);
    await first.settle(entry?.id ?? '');
    expect([...saved.keys()]).toEqual(['unsorted mail']);
  });

  test('twice waits once', async () => {
    const first = disk().post();
    expect(await first.add(MAIL, bytesOf('same'))).toBe(true);
    expect(await first.add({ ...MAIL, fileName: 'copy.eml' }, bytesOf('same'))).toBe(false);
    expect(first.state().waiting).toHaveLength(1);
  });

  test('discarded leaves who, when and why, and nothing of its words', async () => {
    const { saved, post } = disk();
    const first = post();
    await first.add(MAIL, bytesOf('Buy cheap watches'));
    await first.settle(first.state().waiting[0]?.id ?? '', { reason: 'Spam', by: 'Imogen Marlow' });
    expect(first.state()).toMatchObject({
      waiting: [],
      discarded: [
        { subject: 'Leak', reason: 'Spam', by: 'Imogen Marlow', at: '1970-01-01T00:00:00.000Z' },
      ],
    });
    expect([...saved.keys()]).toEqual(['unsorted mail']);
  });

  test.each([1, 2, 3, 4])('is there whole or not at all when save %i fails', async (failAt) => {
    const { drafts, post, saved } = disk(failAt);
    const large = new Uint8Array(4 * 1024 * 1024).fill(7);
    await post()
      .add(MAIL, large)
      .catch(() => undefined);
    const after = new UnsortedPost({
      ...drafts,
      save: async (key, value) => void saved.set(key, value),
    });
    await after.open();
    expect(after.state().waiting.every(({ ready }) => ready)).toBe(true);
    for (const { id } of after.state().waiting) expect(Buffer.compare(await after.read(id), large)).toBe(0);
  });

  test('damaged on disk says so', async () => {
    const { saved, post } = disk();
    const first = post();
    await first.add(MAIL, bytesOf('words'));
    const id = first.state().waiting[0]?.id ?? '';
    saved.set(`unsorted mail ${id} 0`, btoa('other'));
    await expect(first.read(id)).rejects.toThrow(/Bring it in again/);
  });
});
