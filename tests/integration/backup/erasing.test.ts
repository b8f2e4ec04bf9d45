import { afterEach, describe, expect, it } from 'vitest';
import { bringUpToDate } from '@shared/backup/bring-up-to-date';
import type { Erasure } from '@shared/backup/parts';
import { BackupReader } from '@shared/backup/reader';
import { verifyGeneration } from '@shared/backup/verify';
import { toBase64 } from '@shared/sealing';
import type { Store } from '../../../renderer/store/api';
import { sessionUnder } from '../../../renderer/store/bulk';
import { readVaultPart } from '../../../renderer/store/backup/rows';
import { writeBackup } from '../../../renderer/store/backup/write-backup';
import { PASSPHRASE, newCase, newStore } from '../store/harness';
import { filesBelow, folderOf, newPlace, openFolder, writeNote } from './harness';

const drops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const drop of drops.splice(0)) await drop();
});
const DAY = 86_400_000;

/** Two cases, backed up on three days. */
async function threeDays() {
  const made = await newStore();
  const { store, profile } = made;
  const { place, drop } = await newPlace();
  drops.push(drop);
  const now = () => profile.clock.now;
  const folder = await folderOf(store, place, now);
  const one = await newCase(store);
  const two = await newCase(store);
  await store.drafts.save('about the first', { words: 'half typed' });
  for (let day = 0; day < 3; day += 1) {
    await writeNote(store, one.id, `Day ${day}`);
    await writeBackup(sessionUnder(store), { folder });
    profile.clock.now += DAY;
  }
  return { ...made, place, folder, one: one.id, two: two.id };
}

/** Every wrapped key of a stream, as it would stand in a backup. */
async function keysOf(store: Store, stream: string): Promise<readonly string[]> {
  const { db } = sessionUnder(store);
  const rows = await db.keys
    .where('[stream+id]')
    .between([stream, ''], [stream, '\uffff'])
    .toArray();
  return rows.map(({ wrapped }) => toBase64(wrapped));
}

async function must(store: Store, erasures: readonly Erasure[]) {
  const { db, keys } = sessionUnder(store);
  return { signer: keys.backup, vault: await readVaultPart(db), erasures };
}

const erasure = (stream: string, keys?: readonly string[]): Erasure => ({
  id: `erased-${stream}-${keys?.join() ?? 'all'}`,
  stream,
  revision: 99,
  ...(keys ? { keys: [...keys] } : {}),
});

describe('what was erased', () => {
  it('has no key left in any generation, and all else can still be restored', async () => {
    const { store, place, folder, one, two } = await threeDays();
    const keys = await keysOf(store, one);
    const holds = async () => {
      const all = Buffer.concat([...(await filesBelow(place)).values()]).toString('latin1');
      return keys.filter((key) => all.includes(key));
    };
    expect(await holds(), 'the control: before, they are there').toEqual(keys);

    expect(await bringUpToDate(folder, await must(store, [erasure(one)]))).toBe(3);
    await folder.tidy(true);
    expect(await holds()).toEqual([]);
    const reader = new BackupReader(folder);
    const listed = await reader.generations(sessionUnder(store).keys.backup);
    expect(listed).toHaveLength(3);
    for (const generation of listed) {
      if (!('value' in generation)) throw new Error(generation.problem);
      expect(await verifyGeneration(folder, generation.name)).toMatchObject({ ok: true });
      const page = generation.value.groups.find((group) => group.page === 0);
      const part = page && (await reader.group(page.part));
      expect(part?.streams.map(({ id }) => id)).toEqual([two]);
      expect(part?.register).toBeUndefined();
      // What was half-typed may have been about it.
      expect(generation.value.drafts).toBeUndefined();
      expect((await reader.erasures(generation.value)).map(({ stream }) => stream)).toEqual([one]);
    }
  });

  it('of one note takes that note’s key and no other', async () => {
    const { store, folder, one } = await threeDays();
    const { db } = sessionUnder(store);
    const rows = await db.keys.where('[stream+id]').between([one, ''], [one, '\uffff']).toArray();
    const note = rows.find(({ id }) => id.startsWith('text/'));
    if (!note) throw new Error('no note');
    await bringUpToDate(folder, await must(store, [erasure(one, [note.id])]));
    await folder.tidy(true);
    const files = [...(await filesBelow(folder.place)).values()];
    const all = Buffer.concat(files).toString('latin1');
    for (const row of rows) expect(all.includes(toBase64(row.wrapped)), row.id).toBe(row !== note);
  });

  it('is finished by the next backup when it was cut off between two generations', async () => {
    const { store, folder, one } = await threeDays();
    const list = [erasure(one)];
    let writes = 0;
    const failing = Object.assign(Object.create(folder) as typeof folder, {
      list: folder.list.bind(folder),
      read: folder.read.bind(folder),
      write: async (...args: Parameters<typeof folder.write>) => {
        if (args[0] === 'generation' && (writes += 1) === 2) throw new Error('the power failed');
        await folder.write(...args);
      },
    });
    await expect(bringUpToDate(failing, await must(store, list))).rejects.toThrow('power');
    expect(await bringUpToDate(folder, await must(store, list))).toBe(2);
    expect(await bringUpToDate(folder, await must(store, list))).toBe(0);
  });

  it('goes from the folder of an earlier computer too, and what may be on its way in there stays', async () => {
    const { store, place, folder, one } = await threeDays();
    const sibling = await openFolder(place, folder.device, 'sibling');
    expect(await bringUpToDate(sibling, await must(store, [erasure(one)]))).toBe(3);
    const before = await sibling.list('part');
    await sibling.tidy(false);
    expect((await sibling.list('part')).length, 'just written').toBe(before.length);
    const later = await openFolder(
      place,
      folder.device,
      'sibling',
      () => Date.now() + 2 * 3_600_000,
    );
    await later.tidy(false);
    expect((await sibling.list('part')).length).toBeLessThan(before.length);
    expect(await sibling.list('generation')).toHaveLength(3);
  });
});

describe('a passphrase that was changed', () => {
  it('opens no generation any more; the new one opens them all', async () => {
    const { store, folder } = await threeDays();
    const { db } = sessionUnder(store);
    const before = await readVaultPart(db);
    const next = 'another tram another lantern';
    expect(await store.vault.changePassphrase(PASSPHRASE, next)).toEqual({ ok: true });
    await writeBackup(sessionUnder(store), { folder });
    const reader = new BackupReader(folder);
    const listed = await reader.generations();
    for (const generation of listed) {
      if (!('value' in generation)) throw new Error(generation.problem);
      const vault = await reader.vault(generation.value.vaultPart);
      expect(vault.header.keyHolders[0]?.wrapped).not.toBe(before.header.keyHolders[0]?.wrapped);
      expect(await verifyGeneration(folder, generation.name)).toMatchObject({ ok: true });
    }
  });
});
