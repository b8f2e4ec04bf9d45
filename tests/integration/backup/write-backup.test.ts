import { randomBytes } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { CaseOpener, backupSigner, openBackupVault } from '@shared/backup/open-case';
import { decodeGeneration, isSigned } from '@shared/backup/manifest';
import { backupFolderName } from '@shared/backup/names';
import { BackupReader } from '@shared/backup/reader';
import { verifyGeneration } from '@shared/backup/verify';
import { foldCase } from '@shared/case-file';
import { DeviceFolder } from '../../../electron/backup/device-folder';
import type { Disk } from '../../../electron/files/atomic-file';
import { realDisk } from '../../../electron/files/real-disk';
import { sessionUnder } from '../../../renderer/store/bulk';
import { writeBackup } from '../../../renderer/store/backup/write-backup';
import type { BackupStep } from '../../../renderer/store/backup/write-backup';
import { PASSPHRASE, newCase, newStore, optionsOn } from '../store/harness';
import { damaged, databaseOf } from '../store/rows';
import { addFile, damageFile, filesBelow, folderOf, newPlace, writeNote } from './harness';

const drops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const drop of drops.splice(0)) await drop();
});

async function withPlace() {
  const made = await newStore();
  const { place, drop } = await newPlace();
  drops.push(drop);
  const now = () => made.profile.clock.now;
  const folder = await folderOf(made.store, place, now);
  const write = (more: object = {}) => writeBackup(sessionUnder(made.store), { folder, ...more });
  return { ...made, place, folder, write };
}

const HOUR = 3_600_000;
const someBytes = (length: number) => new Uint8Array(randomBytes(length));

/** All that a stranger with a secret reads out of the newest generation. */
async function readAll(folder: Awaited<ReturnType<typeof folderOf>>, secret: string) {
  const reader = new BackupReader(folder);
  const [newest] = await reader.generations();
  if (!newest || !('value' in newest)) throw new Error('no generation');
  const vault = await reader.vault(newest.value.vaultPart);
  const argon2id = optionsOn({ clock: { now: 0 } } as never).argon2id;
  if (!argon2id) throw new Error('no Argon2id');
  const opened = await openBackupVault(vault, secret, argon2id);
  if (!opened) return undefined;
  const signer = await backupSigner(opened.vaultKey);
  expect(await isSigned(newest.file, signer)).toBe(true);
  const opener = await CaseOpener.of(vault, opened.vaultKey);
  const cases = [];
  for (const group of newest.value.groups) {
    const part = await reader.group(group.part);
    for (const stream of part.streams) {
      if (group.page < 0) continue;
      const events = await opener.events(stream, await reader.events(stream));
      const files = [];
      for (const file of stream.files) {
        const chunks = [];
        for await (const bytes of opener.file(stream, file, reader)) chunks.push(bytes);
        files.push(Buffer.concat(chunks));
      }
      cases.push({ id: stream.id, file: foldCase(stream.id, events), events, files });
    }
  }
  return { value: newest.value, cases };
}

describe('a backup', () => {
  it('holds every case and document, and opens with the passphrase or the recovery key alone', async () => {
    const { store, folder, write, recoveryKey } = await withPlace();
    const one = await newCase(store);
    const two = await newCase(store, { theirWords: 'The lift in Cooper Court is broken.' });
    const large = someBytes(5 * 1024 * 1024 + 17);
    await addFile(store, two.id, large);
    await store.drafts.save('a note', { text: 'half a sentence' });
    await store.drafts.save('a long one', { text: 'x'.repeat(200_000) });
    const result = await write();

    expect(result).toMatchObject({ isNew: true, damaged: 0 });
    expect(result.value.counts).toMatchObject({ cases: 2, files: 1 });
    for (const secret of [PASSPHRASE, recoveryKey]) {
      const read = await readAll(folder, secret);
      expect(read?.cases.map(({ id }) => id).toSorted()).toEqual([one.id, two.id].toSorted());
      const found = read?.cases.find(({ id }) => id === two.id);
      const here = await store.cases.open(two.id);
      expect('file' in here && found?.file).toEqual('file' in here && here.file);
      expect(found?.files.map((bytes) => bytes.equals(Buffer.from(large)))).toEqual([true]);
    }
    expect(await readAll(folder, 'not the passphrase')).toBeUndefined();
    expect(await verifyGeneration(folder, result.generation)).toMatchObject({ ok: true });
  });

  it('never writes again what did not change', async () => {
    const { store, place, profile, write } = await withPlace();
    const { id } = await newCase(store);
    await addFile(store, id, someBytes(300_000));
    await write();
    const before = await filesBelow(place);
    profile.clock.now += HOUR;
    expect(await write()).toMatchObject({ isNew: false });
    expect(await filesBelow(place)).toEqual(before);

    await writeNote(store, id, 'Rang; no answer.');
    const second = await write();
    expect(second.isNew).toBe(true);
    // The document and the events that were there are in the packs of the first one.
    expect(second.written).toBeLessThan(60_000);
    const after = await filesBelow(place);
    for (const [file, bytes] of before) {
      // One generation may have rotated out within the hour.
      if (!file.includes('generations')) expect(after.get(file)?.equals(bytes), file).toBe(true);
    }
  });

  it('of a new day is a generation of its own, though nothing changed', async () => {
    const { store, folder, profile, write } = await withPlace();
    await newCase(store);
    await write();
    profile.clock.now += 24 * HOUR;
    expect(await write()).toMatchObject({ isNew: true });
    expect(await folder.list('generation')).toHaveLength(2);
    expect(await folder.list('pack')).toHaveLength(1);
  });

  it('takes a case as of one moment, however busy people are meanwhile', async () => {
    const { store, folder, write } = await withPlace();
    const { id } = await newCase(store);
    let count = 0;
    const typing = async () => {
      for (; count < 12; count += 1) await writeNote(store, id, `Note ${count}`);
    };
    const [, result] = await Promise.all([
      typing(),
      write({ before: () => new Promise((resolve) => setTimeout(resolve, 3)) }),
    ]);
    expect(await verifyGeneration(folder, result.generation)).toMatchObject({ ok: true });
    const read = await readAll(folder, PASSPHRASE);
    expect(read?.cases[0]?.file.anomalies).toEqual([]);
    await write();
    const later = await readAll(folder, PASSPHRASE);
    expect(later?.cases[0]?.events).toHaveLength(1 + 12);
  });

  const STEPS: readonly BackupStep[] = [
    'begin',
    'erase',
    'read cases',
    'write packs',
    'write parts',
    'write generation',
    'tidy',
  ];
  it.each(STEPS)(
    'cut off at "%s" leaves the one before whole, and the next makes up for it',
    async (at) => {
      const { store, folder, write } = await withPlace();
      const { id } = await newCase(store);
      const first = await write();
      await writeNote(store, id, 'After the first backup.');
      const cut = new Error('the power failed');
      const interrupted = write({
        before: (step: BackupStep) => {
          if (step === at) throw cut;
        },
      });
      await expect(interrupted).rejects.toBe(cut);
      expect(await verifyGeneration(folder, first.generation)).toMatchObject({ ok: true });
      const next = await write();
      expect(await verifyGeneration(folder, next.generation)).toMatchObject({ ok: true });
      expect((await readAll(folder, PASSPHRASE))?.cases[0]?.events).toHaveLength(2);
    },
  );

  it('is cancelled without a trace in what counts', async () => {
    const { store, folder, write } = await withPlace();
    await newCase(store);
    const ending = new AbortController();
    const run = write({
      signal: ending.signal,
      before: (step: BackupStep) => {
        if (step === 'write packs') ending.abort(new Error('cancelled'));
      },
    });
    await expect(run).rejects.toThrow('cancelled');
    expect(await folder.list('generation')).toEqual([]);
  });
});

describe('a folder', () => {
  it('that two computers share holds two backups, and neither touches the other', async () => {
    const { store, place, folder, write } = await withPlace();
    await newCase(store);
    const first = await write();
    const other = await newStore();
    await newCase(other.store);
    const theirs = await folderOf(other.store, place);
    const [mine, second] = await Promise.all([
      write(),
      writeBackup(sessionUnder(other.store), { folder: theirs, siblings: [folder] }),
    ]);
    expect(await verifyGeneration(folder, first.generation)).toMatchObject({ ok: true });
    expect(await verifyGeneration(folder, mine.generation)).toMatchObject({ ok: true });
    expect(await verifyGeneration(theirs, second.generation)).toMatchObject({ ok: true });
    expect(await readdir(place)).toHaveLength(2);
  });

  it.each([
    ['ENOSPC', 'diskFull'],
    ['EROFS', 'noPermission'],
    ['EIO', 'unreadable'],
  ])('that fails with %s is told apart, and the backup before stays whole', async (code, told) => {
    const { store, place, folder, write, profile } = await withPlace();
    const { id } = await newCase(store);
    const first = await write();
    await writeNote(store, id, 'One more.');
    let writes = 0;
    const full: Disk = {
      ...realDisk,
      async create(file) {
        const opened = await realDisk.create(file);
        return {
          ...opened,
          write(bytes, at) {
            // The second file of the backup meets a full disk.
            if ((writes += 1) >= 2) return Promise.reject(Object.assign(new Error(code), { code }));
            return opened.write(bytes, at);
          },
        };
      },
    };
    const failing = new DeviceFolder(
      path.join(place, backupFolderName(folder.device)),
      folder.device,
      'own',
      {
        disk: full,
        now: () => profile.clock.now,
      },
    );
    await expect(writeBackup(sessionUnder(store), { folder: failing })).rejects.toMatchObject({
      code: told,
    });
    expect(await verifyGeneration(folder, first.generation)).toMatchObject({ ok: true });
    // Nothing half-written stays, and the next one succeeds.
    const left = [...(await filesBelow(place)).keys()].filter((file) => file.endsWith('.part'));
    expect(left).toEqual([]);
    expect(await verifyGeneration(folder, (await write()).generation)).toMatchObject({ ok: true });
  });
});

describe('a damaged or incomplete backup', () => {
  it.each(['generations', 'parts', 'packs'])('is found: one bit of a file in %s', async (kind) => {
    const { store, place, folder, write } = await withPlace();
    await newCase(store);
    await addFile(store, (await newCase(store)).id, someBytes(10_000));
    const { generation } = await write();
    const device = path.join(place, (await readdir(place))[0] ?? '', kind);
    const [file] = await readdir(device);
    await damageFile(path.join(device, file ?? ''));
    const { backup } = sessionUnder(store).keys;
    const report = await verifyGeneration(folder, generation, { signer: backup });
    expect(report.ok).toBe(false);
    expect(report.problems.join(' ')).not.toContain(place);
  });

  it('is put right by the next thorough one, from what is here', async () => {
    const { store, place, folder, write, profile } = await withPlace();
    const { id } = await newCase(store);
    await addFile(store, id, someBytes(10_000));
    await write();
    const device = path.join(place, (await readdir(place))[0] ?? '');
    const [pack] = await readdir(path.join(device, 'packs'));
    await damageFile(path.join(device, 'packs', pack ?? ''));
    profile.clock.now += 24 * HOUR;
    await write({ thorough: true });
    const again = await readAll(folder, PASSPHRASE);
    expect(again?.cases[0]?.files).toHaveLength(1);
  });

  it('whose packs were deleted is filled again as cases change', async () => {
    const { store, place, folder, write } = await withPlace();
    const { id } = await newCase(store);
    await write();
    await rm(path.join(place, (await readdir(place))[0] ?? '', 'packs'), { recursive: true });
    await folder.make();
    await writeNote(store, id, 'Another.');
    const { generation } = await write();
    expect(await verifyGeneration(folder, generation)).toMatchObject({ ok: true });
  });

  it('of a case damaged here keeps the good copy it had', async () => {
    const { store, profile, folder, write } = await withPlace();
    const { id } = await newCase(store);
    await writeNote(store, id, 'First.');
    await write();
    const db = await databaseOf(profile);
    const rows = await db.events.where('[stream+id]').between([id, ''], [id, '\uffff']).toArray();
    await writeNote(store, id, 'Second.');
    const newest = (
      await db.events.where('[stream+id]').between([id, ''], [id, '\uffff']).toArray()
    ).at(-1);
    if (!newest) throw new Error('no event');
    await db.events.put({ ...newest, payload: damaged(newest.payload) });
    const result = await write();
    expect(result.damaged).toBe(1);
    const read = await readAll(folder, PASSPHRASE);
    expect(read?.cases[0]?.events).toHaveLength(rows.length);
  });

  it('by another vault is not taken for one of ours', async () => {
    const { write, folder, store } = await withPlace();
    await write();
    const other = await newStore();
    const reader = new BackupReader(folder);
    const listed = await reader.generations(sessionUnder(other.store).keys.backup);
    expect(listed.map((one) => 'problem' in one && one.problem)).toEqual(['foreign']);
    const ours = await reader.generations(sessionUnder(store).keys.backup);
    expect(ours.every((one) => 'value' in one)).toBe(true);
    expect(() => decodeGeneration(new TextEncoder().encode('redress backup 9 x\n{}'))).toThrow(
      /newer/,
    );
  });
});
