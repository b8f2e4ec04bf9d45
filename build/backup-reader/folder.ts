/** A backup's folder read with Node alone. */
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { BackupMissing } from '@shared/backup/folder';
import type { BackupFolder } from '@shared/backup/folder';
import { BACKUP_PLACES, deviceOfFolder, isBackupName } from '@shared/backup/names';
import type { BackupKind } from '@shared/backup/names';

export interface DeviceBackup {
  readonly device: string;
  readonly folder: BackupFolder;
}

/** The backups in a folder, or the one that it is. @throws when it cannot be read. */
export async function backupsIn(folder: string): Promise<readonly DeviceBackup[]> {
  const itself = deviceOfFolder(path.basename(path.resolve(folder)));
  if (itself !== undefined) return [{ device: itself, folder: readOnly(folder) }];
  const names = await readdir(folder);
  return names.flatMap((name) => {
    const device = deviceOfFolder(name);
    return device === undefined ? [] : [{ device, folder: readOnly(path.join(folder, name)) }];
  });
}

function readOnly(folder: string): BackupFolder {
  const fileOf = (kind: BackupKind, name: string) => {
    if (!isBackupName(kind, name)) throw new Error('That is not part of a backup.');
    const { folder: within, ending } = BACKUP_PLACES[kind];
    return path.join(folder, within, `${name}${ending}`);
  };
  const bytesOf = (kind: BackupKind, name: string) =>
    readFile(fileOf(kind, name)).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'ENOENT' ? new BackupMissing() : error;
    });
  return {
    async list(kind) {
      const { folder: within, ending } = BACKUP_PLACES[kind];
      const files = await readdir(path.join(folder, within)).catch(() => []);
      return files
        .filter((file) => file.endsWith(ending))
        .map((file) => file.slice(0, -ending.length))
        .filter((name) => isBackupName(kind, name));
    },
    read: async (kind, name) => new Uint8Array(await bytesOf(kind, name)),
    async check(kind, names) {
      const bad: string[] = [];
      for (const name of names) {
        const bytes = await bytesOf(kind, name).catch(() => undefined);
        if (!bytes || createHash('sha256').update(bytes).digest('hex') !== name) bad.push(name);
      }
      return bad;
    },
    write: () => Promise.reject(new Error('The reader never writes into a backup.')),
    tidy: () => Promise.reject(new Error('The reader never writes into a backup.')),
  };
}
