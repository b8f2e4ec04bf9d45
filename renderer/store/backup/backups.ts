/** The store's `backups` part. */
import { BackupReader } from '@shared/backup/reader';
import { verifyGeneration } from '@shared/backup/verify';
import type { StoreBackups } from '../api';
import type { Environment } from '../environment';
import type { Session } from '../session';
import { compareBackup } from './compare-backup';
import { findMissingNewest } from './missing-newest';
import { restoreCase } from './restore-case';
import { restoreWhole } from './restore-whole';
import { keepRestored, undoRestore } from './swap';
import { writeBackup } from './write-backup';

/** @param session throws while the vault is locked. */
export function backupsOf(env: Environment, session: () => Session): StoreBackups {
  return {
    identity() {
      const { keys, device, revision } = session();
      return { vault: keys.vault, device, revision };
    },
    write: async (run) => writeBackup(session(), run),
    list: async (folder) => new BackupReader(folder).generations(session().keys.backup),
    verify: async (folder, generation, options = {}) =>
      verifyGeneration(folder, generation, { ...options, signer: session().keys.backup }),
    compare: async (folder, generation, options) =>
      compareBackup(session(), folder, generation, options),
    async restoreCase(run) {
      const { life } = await env.connect();
      return restoreCase(session(), { ...run, owner: life.name });
    },
    findMissing: async (folder, remembered) => findMissingNewest(session(), folder, remembered),
    restoreWhole: (run) => restoreWhole(env, run),
    async before() {
      const { previous } = await env.places.read();
      return previous && { since: previous.since, backupOf: previous.backupOf };
    },
    keepRestored: () => keepRestored(env),
    undoRestore: () => undoRestore(env),
  };
}
