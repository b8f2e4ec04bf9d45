/**
 * One bit turned anywhere in a backup, again and again: a check of it says so, or everything that comes back from
 * it is what it was. The soak runs more of them (`REDRESS_SOAK_ROUNDS`).
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { backupFolderName } from '@shared/backup/names';
import { verifyGeneration } from '@shared/backup/verify';
import { sessionUnder } from '../../../renderer/store/bulk';
import { randomFrom, seedOfThisRun } from '../../soak/random';
import { PASSPHRASE, newCase, newProfile, newStore, reopened, storeOn } from '../store/harness';
import {
  addFile,
  everything,
  filesBelow,
  folderOf,
  newPlace,
  openFolder,
  writeNote,
} from './harness';

const ROUNDS = Number(process.env['REDRESS_SOAK_ROUNDS'] ?? '') || 60;
const seed = seedOfThisRun();

const drops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const drop of drops.splice(0)) await drop();
});

it(
  `is noticed or harmless, ${ROUNDS} times (seed ${seed})`,
  { timeout: 30_000 + 50 * ROUNDS },
  async () => {
    const random = randomFrom(seed);
    const { store, profile } = await newStore();
    const { place, drop } = await newPlace();
    drops.push(drop);
    const folder = await folderOf(store, place, () => profile.clock.now);
    const { id } = await newCase(store, { theirWords: 'The bins.' });
    await newCase(store, { theirWords: 'The lift.' });
    await addFile(store, id, new Uint8Array(20_000).fill(7));
    await store.drafts.save('a note', { text: 'half' });
    await store.backups.write({ folder });
    // A second one shares most of its parts with the first, as on any day.
    profile.clock.now += 3_600_000;
    await writeNote(store, id, 'Rang; no answer.');
    const { generation } = await store.backups.write({ folder });
    const { backup: signer } = sessionUnder(store).keys;
    const before = await everything(store);
    const verify = () => verifyGeneration(folder, generation, { signer });
    expect(await verify()).toMatchObject({ ok: true });

    const files = [
      ...(await filesBelow(path.join(place, backupFolderName(folder.device)))).keys(),
    ].toSorted();
    const counted = { noticed: 0, harmless: 0 };
    for (let round = 0; round < ROUNDS; round += 1) {
      const file = path.join(place, backupFolderName(folder.device), random.of(files));
      const bytes = await readFile(file);
      if (bytes.length === 0) continue;
      const at = random.below(bytes.length);
      const turned = Buffer.from(bytes);
      turned[at] = (turned[at] ?? 0) ^ (1 << random.below(8));
      await writeFile(file, turned);
      const where = `${path.relative(place, file)} at ${at} of ${bytes.length}`;
      if ((await verify()).ok) {
        const fresh = newProfile();
        const empty = await storeOn(fresh);
        const found = await openFolder(folder.place, folder.device, 'found');
        const run = { folder: found, generation, secret: PASSPHRASE };
        expect(await empty.backups.restoreWhole(run), where).toMatchObject({ ok: true, lost: 0 });
        expect(await everything(await reopened(fresh)), where).toEqual(before);
        counted.harmless += 1;
      } else counted.noticed += 1;
      await writeFile(file, bytes);
    }
    // Most of a backup is of this one: were nothing noticed, nothing was looked at.
    expect(counted.noticed).toBeGreaterThan(ROUNDS / 4);
    expect(await verify()).toMatchObject({ ok: true });
  },
);
