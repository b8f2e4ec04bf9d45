/** What a backup is written to and read from: in the app the shell, for the reader and tests a plain folder. */
import type { BackupKind } from './names';
import type { Bytes } from './records';

export interface BackupSource {
  /** Names of what is there; nothing when the folder is empty. */
  list(kind: BackupKind): Promise<readonly string[]>;
  /** @throws BackupMissing when it is not there. */
  read(kind: BackupKind, name: string): Promise<Bytes>;
}

export interface BackupFolder extends BackupSource {
  /**
   * Whole or not at all, read back and compared. A generation may be replaced; a part or pack that is there
   * already, under the hash of what it holds, is left alone.
   */
  write(kind: BackupKind, name: string, bytes: Bytes): Promise<void>;
  /** Those among the names whose bytes are gone or are not what their name says. For parts and packs. */
  check(kind: 'part' | 'pack', names: readonly string[]): Promise<readonly string[]>;
  /**
   * Removes generations that rotated out, then parts that no generation speaks of; `packs` too when asked,
   * which means reading every part.
   */
  tidy(packs: boolean): Promise<void>;
}

export class BackupMissing extends Error {
  override readonly name = 'BackupMissing';
  constructor() {
    super('Part of this backup is missing.');
  }
}
