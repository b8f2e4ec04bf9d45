/** A backup's folder as the window has it: a handle of the shell's, and names that are no paths. */
import { BackupMissing } from '@shared/backup/folder';
import type { BackupFolder } from '@shared/backup/folder';
import { callHost, host } from './index';

export interface OpenBackupFolder extends BackupFolder {
  readonly handle: string;
  /** Lets the shell forget it. Safe to call twice. */
  close(): void;
}

/** @param handle from `backup.open` or `backup.find`. */
export function backupFolder(handle: string): OpenBackupFolder {
  return {
    handle,
    list: async (kind) => (await callHost('backup.list', { backup: handle, kind })).names,
    async read(kind, name) {
      const { bytes } = await callHost('backup.read', { backup: handle, kind, name });
      if (!bytes) throw new BackupMissing();
      return new Uint8Array(bytes);
    },
    async write(kind, name, bytes) {
      await callHost('backup.write', { backup: handle, kind, name, bytes });
    },
    check: async (kind, names) =>
      (await callHost('backup.check', { backup: handle, kind, names: [...names] })).bad,
    async tidy(packs) {
      await callHost('backup.tidy', { backup: handle, packs });
    },
    close: () => void host().call('backup.close', { backup: handle }),
  };
}

/** This device's backup in the place that was chosen. @throws HostFailure */
export async function openOwnBackup(device: string): Promise<OpenBackupFolder> {
  return backupFolder((await callHost('backup.open', { device })).backup);
}

export interface FoundBackup {
  readonly device: string;
  readonly folder: OpenBackupFolder;
}

/**
 * @param ask true = in a folder the person is asked for; false = in the place that was chosen.
 * @returns `name` of the folder that was picked; undefined when nobody picked one. @throws HostFailure
 */
export async function findBackups(
  ask: boolean,
): Promise<{ readonly name: string | undefined; readonly found: readonly FoundBackup[] }> {
  const { name, backups } = await callHost('backup.find', { ask });
  return {
    name,
    found: backups.map(({ backup, device }) => ({ device, folder: backupFolder(backup) })),
  };
}
