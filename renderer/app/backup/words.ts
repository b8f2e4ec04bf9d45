/** What a person is told when a backup fails. The work itself is never at risk, and that is said too. */
import { BackupMissing } from '@shared/backup/folder';
import { NewerBackup } from '@shared/backup/manifest';
import { BackupDamaged } from '@shared/backup/records';
import { HostFailure } from '../../host';
import { StoreBehind } from '../../store/backup/store-behind';

const SAFE = 'Your cases are saved on this computer as always.';

const WORDS: Partial<Record<HostFailure['code'], string>> = {
  gone: `The backup folder cannot be found. Connect its drive or the network, or choose another folder. ${SAFE}`,
  diskFull: `There is no room left where the backups go. Free some space there, or choose another folder. ${SAFE}`,
  noPermission: `Redress may not write in the backup folder. Ask your IT team to allow it, or choose another folder. ${SAFE}`,
  busy: `Another program holds part of the backup. Redress tries again by itself. ${SAFE}`,
  mismatch: `The drive gave back something else than was written to it. Choose another drive for backups. ${SAFE}`,
  unreadable: `The drive that holds the backups reports an error. Choose another drive for backups. ${SAFE}`,
};

/** Never a path, never content. */
export function backupProblem(error: unknown): string {
  if (error instanceof HostFailure) return WORDS[error.code] ?? error.message;
  if (error instanceof BackupDamaged || error instanceof BackupMissing) {
    return `Part of the backup is damaged. Press “Verify” to see what, or make a new backup. ${SAFE}`;
  }
  if (error instanceof StoreBehind) {
    return 'The last backup holds entries that are missing on this computer. Nothing is written over it until you have looked: open Backups in the settings.';
  }
  if (error instanceof NewerBackup) return error.message;
  return `The backup could not be finished. Redress tries again by itself. ${SAFE}`;
}
