/** The store's `backups` part. */
import { readGenerationName } from '@shared/backup/names';
import { BackupReader } from '@shared/backup/reader';
import { verifyGeneration } from '@shared/backup/verify';
import { todayInLondon } from '@shared/calendar';
import type { StoreBackups } from '../api';
import type { Environment } from '../environment';
import { appendToLog } from '../log';
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
      const opened = session();
      const result = await restoreCase(opened, { ...run, owner: life.name });
      if (result.ok && result.changed) {
        const backupOf = todayInLondon(readGenerationName(run.generation)?.at ?? env.now());
        const data = { what: 'case' as const, backupOf, case: run.stream };
        // The case is back; a disk that refuses the note of it takes nothing away.
        await appendToLog(opened, [{ kind: 'log.restored', data }]).catch(() => undefined);
      }
      return result;
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
