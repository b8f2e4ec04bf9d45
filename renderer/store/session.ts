/** An unlocked vault: its keys, and all that was decrypted with them. Locking drops the whole object. */
import type { CouncilSettings } from '@shared/case-file/council';
import type { EventId, StreamId } from '@shared/history/types';
import type { StoreDatabase } from './database';
import type { Domain } from './domain';
import type { Drafts } from './drafts';
import type { Listeners } from './listeners';
import type { WriteLock } from './locks';
import type { Register } from './register/register';
import type { StreamCache } from './streams/stream-cache';
import type { Troubles } from './troubles';
import type { VaultKeys } from './vault/vault-keys';

export interface Session {
  readonly db: StoreDatabase;
  readonly lock: WriteLock;
  readonly domain: Domain;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly keys: VaultKeys;
  readonly device: string;
  /** This device's letter in case references. */
  readonly letter: string;
  /** Who is at work: handler id, written into every event. */
  readonly handler: string;
  readonly register: Register;
  readonly cache: StreamCache;
  readonly drafts: Drafts;
  readonly council: {
    readonly stream: StreamId;
    settings: CouncilSettings;
    /** The council's log; undefined while nothing was ever written to it. */
    log: StreamId | undefined;
    /** Part of its stream is damaged: `settings` is what could be read. */
    isDamaged: boolean;
  };
  readonly troubles: Troubles;
  /** Folds the council's stream again and tells whoever listens. */
  reloadCouncil(): Promise<void>;
  /** Number of the newest commit taken in. */
  revision: number;
  /** Newest event id made on this device, as of that commit. */
  clock: EventId | '';
  /** False once locked: what is still under way finishes, nothing new begins. */
  open: boolean;
  readonly changed: {
    readonly register: Listeners;
    readonly council: Listeners;
    readonly log: Listeners;
    /** Called with the case that a commit touched. */
    readonly stream: Listeners<[StreamId]>;
  };
}
