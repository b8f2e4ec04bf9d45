import { afterEach, describe, expect, it } from 'vitest';
import { BackupReader } from '@shared/backup/reader';
import { toBase64 } from '@shared/sealing';
import { sessionUnder } from '../../../renderer/store/bulk';
import { PASSPHRASE, newCase, newProfile, newStore, reopened, storeOn } from '../store/harness';
import { filesBelow, folderOf, newPlace, openFolder, writeNote } from './harness';

const drops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const drop of drops.splice(0)) await drop();
});

describe('a case that is erased', () => {
  it('is gone from every backup with the next one, and no restore brings it back', async () => {
    const { store, profile } = await newStore();
    const { place, drop } = await newPlace();
    drops.push(drop);
    const folder = await folderOf(store, place, () => profile.clock.now);
    const gone = await newCase(store);
    const kept = await newCase(store);
    const { generation: first } = await store.backups.write({ folder });
    // A copy out of reach, taken while the case was still in it.
    const copy = new Map(await filesBelow(place));
    profile.clock.now += 86_400_000;
    await writeNote(store, kept.id, 'Another day.');
    await store.backups.write({ folder });
    const { db } = sessionUnder(store);
    const keys = await db.keys
      .where('[stream+id]')
      .between([gone.id, ''], [gone.id, '\uffff'])
      .toArray();
    const holds = (bytes: Iterable<Buffer>) => {
      const all = Buffer.concat([...bytes]).toString('latin1');
      return keys.filter(({ wrapped }) => all.includes(toBase64(wrapped))).length;
    };
    expect(holds(copy.values()), 'the control').toBe(keys.length);

    const erased = await store.erase.case(gone.id, {
      ground: 'kept as long as the rule says',
      rule: 'Six years',
    });
    expect(erased).toMatchObject({ ok: true });
    await store.backups.write({ folder });
    expect(holds((await filesBelow(place)).values())).toBe(0);

    const reader = new BackupReader(folder);
    const listed = await reader.generations(sessionUnder(store).keys.backup);
    expect(listed.length).toBeGreaterThan(1);
    const compared = await store.backups.compare(folder, first);
    expect(compared.cases.map(({ id }) => id)).not.toContain(gone.id);
    expect(
      await store.backups.restoreCase({ folder, generation: first, stream: gone.id }),
    ).toMatchObject({ ok: false, message: expect.stringContaining('erased on purpose') as string });

    const fresh = newProfile();
    const found = await openFolder(place, folder.device, 'found');
    const run = { folder: found, generation: first, secret: PASSPHRASE };
    expect(await (await storeOn(fresh)).backups.restoreWhole(run)).toMatchObject({ ok: true });
    const again = await reopened(fresh);
    expect(again.cases.all().map(({ id }) => id)).toEqual([kept.id]);
    // It remembers what was erased, so that a later restore does the same.
    expect(await sessionUnder(again).db.erasures.count()).toBe(1);
    expect((await again.integrity()).problems).toEqual([]);
  });
});
