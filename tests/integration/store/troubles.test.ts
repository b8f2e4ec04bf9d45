/** What is found at opening though work goes on: a clock that cannot be right, newest rows that are gone. */
import { describe, expect, it, vi } from 'vitest';
import { addNote } from '@shared/case-file';
import { newCase, newStore, reopened } from './harness';
import { copyOf } from './rows';

async function oneCase() {
  const made = await newStore();
  const first = await newCase(made.store);
  await made.store.run(first.id, addNote, { text: 'A note.' });
  return { ...made, first };
}

describe('a clock that cannot be right', () => {
  const DAY = 24 * 60 * 60 * 1000;

  it.each([
    ['set back by a month', -30 * DAY, 'behind'],
    ['years ahead', 36 * 365 * DAY, 'ahead'],
  ] as const)('%s is flagged, and nothing is refused', async (_name, byMs, fault) => {
    const { store, profile, first } = await oneCase();
    await store.close();
    profile.clock.now += byMs;
    const again = await reopened(profile);
    const trouble = { what: 'clock', fault, newest: '2026-11-23' } as const;
    await vi.waitFor(() => expect(again.troubles.all()).toEqual([trouble]));
    expect((await again.run(first.id, addNote, { text: 'Goes on.' })).ok).toBe(true);
    expect(await again.integrity()).toMatchObject({ ok: true });
    await again.troubles.settle(trouble);
    expect(again.troubles.all()).toEqual([]);
    await again.close();
    if (fault === 'ahead') return;
    // Seen once is enough for the same state of things.
    const later = await reopened(profile);
    await later.drafts.list();
    await new Promise((resolve) => setTimeout(resolve));
    expect(later.troubles.all()).toEqual([]);
  });

  it('that was ahead for an afternoon keeps the order of entries, and is flagged when it is right again', async () => {
    const { store, profile, first } = await oneCase();
    await store.close();
    const right = profile.clock.now;
    profile.clock.now += 36 * 365 * DAY;
    const ahead = await reopened(profile);
    await ahead.run(first.id, addNote, { text: 'In 2062.' });
    await ahead.close();
    profile.clock.now = right + DAY;
    const again = await reopened(profile);
    await vi.waitFor(() =>
      expect(again.troubles.all()).toMatchObject([{ what: 'clock', fault: 'behind' }]),
    );
    await again.run(first.id, addNote, { text: 'Back in 2026.' });
    const opened = await again.cases.open(first.id);
    expect('file' in opened && opened.file.notes.map(({ text }) => text)).toEqual([
      'A note.',
      'In 2062.',
      'Back in 2026.',
    ]);
  });
});

describe('newest rows that are gone', () => {
  it('are found at the next start, by the spare’s count of commits, until somebody has seen it', async () => {
    const { store, profile, first } = await oneCase();
    const before = await copyOf(profile);
    await store.run(first.id, addNote, { text: 'Saved, and then lost.' });
    await store.close();
    await vi.waitFor(() =>
      expect(JSON.parse(profile.spare.text ?? '{}')).toMatchObject({ revision: 4 }),
    );
    before.spare.text = profile.spare.text;
    const again = await reopened(before);
    await vi.waitFor(() => expect(again.troubles.all()).toEqual([{ what: 'newestGone' }]));
    await again.close();
    const later = await reopened(before);
    await vi.waitFor(() => expect(later.troubles.all()).toEqual([{ what: 'newestGone' }]));
    await later.troubles.settle({ what: 'newestGone' });
    await later.close();
    const settled = await reopened(before);
    await settled.drafts.list();
    expect(settled.troubles.all()).toEqual([]);
  });
});
