import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { BackupMissing } from '@shared/backup/folder';
import { BackupPlace, findBackups } from '../../../electron/backup/place';
import { HostProblem } from '../../../electron/host/problem';

const DEVICE = 'DEV1CE01';
const VAULT = 'ab'.repeat(16);
const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});
async function newFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'redress-place-'));
  folders.push(folder);
  return folder;
}
const problem = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => (error instanceof HostProblem ? error : Promise.reject(error as Error)),
  );
const hash = async (bytes: Uint8Array<ArrayBuffer>) =>
  Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');

describe('the place for backups', () => {
  it('is kept between starts, and told by its own name only', async () => {
    const [profile, folder] = [await newFolder(), await newFolder()];
    const place = new BackupPlace(profile);
    expect([await place.status(), place.name]).toEqual(['none', undefined]);
    await place.use(folder);
    const next = new BackupPlace(profile);
    expect([await next.status(), next.name]).toEqual(['ready', path.basename(folder)]);
    expect(await next.isOnSameDisk()).toBe(true);
    // Trying it left nothing behind.
    expect(await readdir(folder)).toEqual([]);
  });

  it.each([
    ['the profile itself', (profile: string) => profile],
    ['a folder inside the profile', (profile: string) => path.join(profile, 'Backups')],
  ])('is not %s', async (_, of) => {
    const profile = await newFolder();
    await mkdir(of(profile), { recursive: true });
    const place = new BackupPlace(profile);
    expect(await problem(place.use(of(profile)))).toMatchObject({ code: 'badRequest' });
    expect(await place.status()).toBe('none');
  });

  it('is the folder around one that a device made', async () => {
    const [profile, folder] = [await newFolder(), await newFolder()];
    const inside = path.join(folder, `redress-backup-${DEVICE}`);
    await mkdir(inside);
    const place = new BackupPlace(profile);
    await place.use(inside);
    expect(place.name).toBe(path.basename(folder));
  });

  it('that is gone is not made anew, and is told from one that is there', async () => {
    const [profile, folder] = [await newFolder(), await newFolder()];
    const place = new BackupPlace(profile);
    await place.use(folder);
    await rm(folder, { recursive: true });
    expect(await place.status()).toBe('gone');
    const refused = await problem(place.open(DEVICE));
    expect(refused?.code).toBe('gone');
    expect(refused?.message).not.toContain(folder);
    await expect(readdir(folder)).rejects.toThrow();
  });

  it.each(['', '{', '{"format":2}', '[]'])(
    'asks again when its small file holds %j',
    async (text) => {
      const profile = await newFolder();
      await writeFile(path.join(profile, 'backup.json'), text);
      expect(await new BackupPlace(profile).status()).toBe('none');
    },
  );

  it('remembers the furthest the store came, until a good backup says where it stands', async () => {
    const profile = await newFolder();
    const place = new BackupPlace(profile);
    const at = (revision: number, device = DEVICE) => ({ vault: VAULT, device, revision });
    await place.noteNewest(at(10));
    await place.noteNewest(at(4));
    expect(place.newest?.revision).toBe(10);
    await place.noteNewest(at(2, 'DEV1CE02'));
    expect(place.newest).toEqual(at(2, 'DEV1CE02'));
    await place.noteNewest(at(9, 'DEV1CE02'));
    await place.noteGood({ at: 5, vault: VAULT }, at(3, 'DEV1CE02'));
    const next = new BackupPlace(profile);
    expect(next.newest).toEqual(at(3, 'DEV1CE02'));
    expect(next.lastGood).toEqual({ at: 5, vault: VAULT });
  });
});

describe('a device’s folder', () => {
  async function own() {
    const [profile, folder] = [await newFolder(), await newFolder()];
    const place = new BackupPlace(profile);
    await place.use(folder);
    return { folder, backup: await place.open(DEVICE) };
  }

  it('says what it is to whoever finds it', async () => {
    const { folder } = await own();
    const readme = path.join(folder, `redress-backup-${DEVICE}`, 'READ ME.txt');
    expect(await readFile(readme, 'utf8')).toContain('Restore from a backup');
  });

  it.each(['../../x', 'x', '', 'a'.repeat(64).toUpperCase(), `${'a'.repeat(63)}/`])(
    'takes no name that could be a path: %j',
    async (name) => {
      const { backup } = await own();
      const bytes = new Uint8Array([1]);
      expect(await problem(backup.write('pack', name, bytes))).toMatchObject({
        code: 'badRequest',
      });
      expect(await problem(backup.read('generation', name))).toMatchObject({ code: 'badRequest' });
    },
  );

  it('takes nothing under a hash that is not its own, and puts right a file that was changed', async () => {
    const { folder, backup } = await own();
    const bytes = new Uint8Array([1, 2, 3]);
    const name = await hash(bytes);
    expect(await problem(backup.write('part', 'f'.repeat(64), bytes))).toMatchObject({
      code: 'mismatch',
    });
    await backup.write('part', name, bytes);
    const file = path.join(folder, `redress-backup-${DEVICE}`, 'parts', `${name}.json`);
    await writeFile(file, 'spoilt');
    expect(await backup.check('part', [name])).toEqual([name]);
    await backup.write('part', name, bytes);
    expect(await backup.check('part', [name])).toEqual([]);
    await expect(backup.read('part', 'e'.repeat(64))).rejects.toThrow(BackupMissing);
  });

  it('found only to restore from is never written to', async () => {
    const { folder } = await own();
    const [found] = await findBackups(folder, 'found');
    const bytes = new Uint8Array([1]);
    expect(found?.device).toBe(DEVICE);
    expect(found && (await problem(found.write('part', await hash(bytes), bytes)))).toMatchObject({
      code: 'refused',
    });
    expect(found && (await problem(found.tidy(false)))).toMatchObject({ code: 'refused' });
  });

  it('is found by itself or in the folder around it, among other things', async () => {
    const { folder } = await own();
    await mkdir(path.join(folder, 'redress-backup-oops'));
    await writeFile(path.join(folder, 'letter.docx'), '');
    const devices = async (of: string) =>
      (await findBackups(of, 'found')).map(({ device }) => device);
    expect(await devices(folder)).toEqual([DEVICE]);
    expect(await devices(path.join(folder, `redress-backup-${DEVICE}`))).toEqual([DEVICE]);
  });
});
