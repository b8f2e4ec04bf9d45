/** What an unlocked vault's keys can do; made in `open-vault.ts`. */
import type { BackupSigner } from '@shared/backup/manifest';
import type { StreamId } from '@shared/history/types';
import type { Bytes, KeyRow } from '../database';
import type { DraftSealer } from '../drafts';
import type { StreamKeys } from '../streams/stream-keys';

export interface NewStreamKeys {
  readonly keys: StreamKeys;
  /** Which ring wrapped it. */
  readonly ring: string;
  readonly row: KeyRow;
}

export interface VaultKeys {
  readonly vault: string;
  /**
   * Keys of a stream that nothing has been written to. The same ones whenever asked for the same stream:
   * files are staged under them before the case they come with is committed.
   */
  newStream(stream: StreamId): Promise<NewStreamKeys>;
  /** The stream's first commit is on disk. */
  born(stream: StreamId): void;
  /** The keys of a stream that was opened lately, without asking the disk. */
  known(stream: StreamId): Promise<StreamKeys> | undefined;
  /** @throws when the row was damaged or belongs to another vault. */
  streamKeys(stream: StreamId, row: KeyRow): Promise<StreamKeys>;
  /** The stream was erased: its key is kept no longer, whoever still holds its row. */
  bury(stream: StreamId): void;
  sealPage(page: number, value: unknown): Promise<Bytes>;
  openPage(page: number, sealed: Bytes): Promise<unknown>;
  readonly drafts: DraftSealer;
  /** Signs the generations of a backup. */
  readonly backup: BackupSigner;
  /** Overwrites what bytes of keys are ours to overwrite. Nothing opens or seals afterwards. */
  forget(): void;
}
