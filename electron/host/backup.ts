/** The backup calls: choosing the place, and reading and writing in it by names that are no paths. */
import type { BrowserWindow } from 'electron';
import path from 'node:path';
import { BackupMissing } from '@shared/backup/folder';
import { safeName } from '@shared/host/safe-names';
import type { DeviceFolder } from '../backup/device-folder';
import { findBackups } from '../backup/place';
import type { BackupPlace } from '../backup/place';
import { askForBackupFolder } from '../files/dialogs';
import { Handles } from '../files/handles';
import type { Handlers } from './guard';

type BackupCalls = Extract<keyof Handlers, `backup.${string}`>;

export interface BackupCapability {
  readonly handlers: Pick<Handlers, BackupCalls>;
  dropWindow(contents: number): void;
}

export function backupCapability(
  placeOf: () => BackupPlace,
  windowOf: (contents: number) => BrowserWindow,
): BackupCapability {
  const folders = new Handles<DeviceFolder>('back');
  let made: BackupPlace | undefined;
  const place = () => (made ??= placeOf());

  const state = async () => {
    const { name, lastGood, newest } = place();
    const [status, isOnSameDisk] = await Promise.all([place().status(), place().isOnSameDisk()]);
    return {
      status,
      ...(name === undefined ? {} : { name: safeName(name, 'Backups') }),
      ...(isOnSameDisk === undefined ? {} : { sameDisk: isOnSameDisk }),
      ...(lastGood === undefined ? {} : { lastGood }),
      ...(newest === undefined ? {} : { newest }),
    };
  };

  const handlers: Pick<Handlers, BackupCalls> = {
    'backup.state': state,
    'backup.choose': async (_request, { contents }) => {
      const folder = await askForBackupFolder(windowOf(contents), 'keep');
      if (folder !== undefined) await place().use(folder);
      return { chosen: folder !== undefined, state: await state() };
    },
    'backup.open': async ({ device }, { contents }) => ({
      backup: folders.add(contents, await place().open(device)),
    }),
    'backup.find': async ({ ask }, { contents }) => {
      const folder = ask ? await askForBackupFolder(windowOf(contents), 'restore') : undefined;
      if (ask && folder === undefined) return { backups: [] };
      const found =
        folder === undefined ? await place().siblings() : await findBackups(folder, 'found');
      return {
        ...(folder === undefined ? {} : { name: safeName(path.basename(folder), 'Backups') }),
        backups: found.map((each) => ({
          backup: folders.add(contents, each),
          device: each.device,
        })),
      };
    },
    'backup.adopt': async ({ backup }, { contents }) => {
      await place().use(folders.get(contents, backup).place);
      return {};
    },
    'backup.list': async ({ backup, kind }, { contents }) => ({
      names: [...(await folders.get(contents, backup).list(kind))],
    }),
    'backup.read': async ({ backup, kind, name }, { contents }) => {
      try {
        return { bytes: await folders.get(contents, backup).read(kind, name) };
      } catch (error) {
        if (error instanceof BackupMissing) return {};
        throw error;
      }
    },
    'backup.write': async ({ backup, kind, name, bytes }, { contents }) => {
      await folders.get(contents, backup).write(kind, name, bytes);
      return {};
    },
    'backup.check': async ({ backup, kind, names }, { contents }) => ({
      bad: [...(await folders.get(contents, backup).check(kind, names))],
    }),
    'backup.tidy': async ({ backup, packs }, { contents }) => {
      await folders.get(contents, backup).tidy(packs);
      return {};
    },
    'backup.close': ({ backup }, { contents }) => {
      folders.take(contents, backup);
      return {};
    },
    'backup.note': async ({ good, newest }) => {
      if (good) await place().noteGood(good, newest);
      else await place().noteNewest(newest);
      return {};
    },
  };
  return { handlers, dropWindow: (contents) => void folders.takeAll(contents) };
}
