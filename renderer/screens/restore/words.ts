/** What a person is told when a restore cannot go on. Whatever was here before is untouched, and that is said too. */
import { BackupMissing } from '@shared/backup/folder';
import { NewerBackup } from '@shared/backup/manifest';
import { BackupDamaged } from '@shared/backup/records';
import { HostFailure } from '../../host';
import type { RestoreResult } from '../../store/backup/restore-whole';
import { WriteFailure } from '../../store/write-failures';

const UNTOUCHED = 'Nothing on this computer was changed.';

export function restoreProblem(error: unknown): string {
  if (error instanceof NewerBackup) return error.message;
  if (error instanceof WriteFailure) {
    return `This computer’s disk is full or cannot be written to. A restore needs room for all of it beside what is here. Free some space and try again. ${UNTOUCHED}`;
  }
  if (error instanceof HostFailure && error.code === 'gone') {
    return `The folder cannot be reached any more. Connect its drive or the network and try again. ${UNTOUCHED}`;
  }
  if (error instanceof HostFailure) return `${error.message} ${UNTOUCHED}`;
  if (error instanceof BackupDamaged || error instanceof BackupMissing) {
    return `This backup is damaged and cannot be restored. Choose the one before it. ${UNTOUCHED}`;
  }
  return `The restore could not be finished. Try again. ${UNTOUCHED}`;
}

/** @param result one that is not ok */
export function refusalInWords(result: Extract<RestoreResult, { ok: false }>): string {
  switch (result.reason) {
    case 'wrong':
      return 'That is neither a passphrase nor the recovery key of this backup. Check Caps Lock and try again.';
    case 'unsigned':
      return `This backup’s list was changed by someone without its keys. Choose another one, and tell your IT team. ${UNTOUCHED}`;
    case 'refused':
      return UNTOUCHED;
    case 'problems':
      return `What was restored did not pass its check, so it was thrown away. Choose another backup. ${UNTOUCHED}`;
  }
}
