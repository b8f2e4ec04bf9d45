/**
 * What the window may ask of the store. Screens import this and `useStore`; nothing else of renderer/store.
 * The implementation (`open-store.ts`) is the only importer of Dexie.
 */
import type { NewLogEvent } from '@shared/audit';
import type { BackupFolder, BackupSource } from '@shared/backup/folder';
import type { GenerationName } from '@shared/backup/names';
import type { ListedGeneration } from '@shared/backup/reader';
import type { VerifyOptions, VerifyReport } from '@shared/backup/verify';
import type { CalendarDate } from '@shared/calendar/types';
import type { CouncilSettings } from '@shared/case-file/council';
import type { BlobRef, ErasureGround } from '@shared/case-file/schema';
import type { CaseFile, CaseSummary, Command, Problem } from '@shared/case-file/types';
import type { ClockFault } from '@shared/history';
import type { OpenedEvent, StreamId } from '@shared/history/types';
import type { BackupComparison, CompareOptions } from './backup/compare-backup';
import type { MissingNewest, NewestKnown } from './backup/missing-newest';
import type { RestoreCaseResult, RestoreCaseRun } from './backup/restore-case';
import type { RestoreResult, RestoreRun } from './backup/restore-whole';
import type { BackupResult, BackupRun } from './backup/write-backup';

export type VaultState =
  | { readonly state: 'absent' }
  | {
      readonly state: 'locked';
      readonly keyHolders: readonly { readonly id: string; readonly label: string }[];
      readonly waitUntil?: number;
    }
  | { readonly state: 'open'; readonly handler: string }
  /** The store cannot be opened; `what` chooses the screen. */
  | {
      readonly state: 'failed';
      readonly what: 'missing' | 'newer' | 'damaged' | 'keys' | 'blocked' | 'readOnly';
      readonly message: string;
    };

export interface SetUpInput {
  readonly council: CouncilSettings;
  /** Id of the handler in `council.handlers` who is setting up. */
  readonly handler: string;
  readonly passphrase: string;
  readonly second?: { readonly label: string; readonly passphrase: string };
}

export type UnlockResult =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly reason: 'wrong';
      /** Milliseconds to wait before the next try. */ readonly waitMs: number;
    }
  | { readonly ok: false; readonly reason: 'waiting'; readonly waitMs: number }
  | { readonly ok: false; readonly reason: 'damaged'; readonly message: string };

export type RunResult =
  | {
      readonly ok: true;
      readonly stream: StreamId;
      readonly case: CaseFile;
      /** Worth saying, though it was done. */
      readonly warnings?: readonly Problem[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Under what something is erased. Never words of one's own: the entry outlives what is erased. */
export interface ErasureUnder {
  readonly ground: ErasureGround;
  /** Name of the council's retention rule, where one applies. */
  readonly rule?: string;
}

export type EraseResult =
  | {
      readonly ok: true;
      /** How many things went: a file kept twice in a case goes twice. */
      readonly erased: number;
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Bytes waiting to belong to a case: sealed rows under a batch id, swept at start if never committed. */
export interface Staging {
  readonly stream: StreamId;
  /** Streams in, sealing chunk by chunk; memory stays bounded whatever the size. */
  putFile(
    source: AsyncIterable<Uint8Array<ArrayBuffer>>,
    onProgress?: (bytes: number) => void,
    signal?: AbortSignal,
  ): Promise<BlobRef>;
  discard(): Promise<void>;
}

export interface Draft<T = unknown> {
  readonly key: string;
  /** ISO instant of the last autosave. */
  readonly savedAt: string;
  readonly value: T;
}

export interface TouchedCase {
  readonly file: CaseFile;
  readonly events: readonly OpenedEvent[];
  /** How many of the cases to look at are done, this one among them. */
  readonly done: number;
  readonly of: number;
}

export interface SearchHit {
  readonly id: StreamId;
  /** Higher is better. */
  readonly score: number;
  /** Words of the row that matched, for marking. */
  readonly matched: readonly string[];
}

/** Found wrong while opening or reading, and worth a person's attention though work goes on. */
export type Trouble =
  /** `newest` is the day of the newest entry made here, by the clock of then. */
  | { readonly what: 'clock'; readonly fault: ClockFault; readonly newest: CalendarDate }
  /** The council's settings are damaged: what could be read of them is used. */
  | { readonly what: 'settings' }
  /** Commits that were on disk are not any more: the newest entries of some cases are gone. */
  | { readonly what: 'newestGone' }
  /** Records without which nothing opens were damaged and have been put right. */
  | { readonly what: 'healed' }
  | { readonly what: 'case'; readonly id: StreamId };

export interface IntegrityReport {
  readonly ok: boolean;
  readonly streams: number;
  readonly events: number;
  /** One sentence each; names the case by its reference while unlocked, never what it holds. */
  readonly problems: readonly string[];
  /** The cases among what is damaged. */
  readonly damaged: readonly StreamId[];
}

/** Backups of an open vault. What they are written to is the caller's; see shared/backup/FORMAT.md. */
export interface StoreBackups {
  /** Whose store this is and how far it has come: what a backup's folder is opened and compared by. */
  identity(): {
    readonly vault: string;
    readonly device: string;
    /** Number of the newest commit. */
    readonly revision: number;
  };
  /** Writes what is new. People go on working meanwhile. */
  write(run: BackupRun): Promise<BackupResult>;
  /** Newest first; those of another vault, damaged and newer ones say so. */
  list(folder: BackupSource): Promise<readonly ListedGeneration[]>;
  verify(
    folder: BackupFolder,
    generation: GenerationName,
    options?: Omit<VerifyOptions, 'signer'>,
  ): Promise<VerifyReport>;
  /** What is in it, and how each case differs from the one here. */
  compare(
    folder: BackupSource,
    generation: GenerationName,
    options?: CompareOptions,
  ): Promise<BackupComparison>;
  /** Brings one case back; entries that are here and not there stay. */
  restoreCase(run: Omit<RestoreCaseRun, 'owner'>): Promise<RestoreCaseResult>;
  /** Undefined when everything that was here before is here still. */
  findMissing(
    folder: BackupSource | undefined,
    remembered: NewestKnown | undefined,
  ): Promise<MissingNewest | undefined>;

  /**
   * Restores the whole of a generation beside the store and swaps. Needs no open vault, nor any store at all.
   * Once it resolves, replace the window: the restored store opens next.
   */
  restoreWhole(run: RestoreRun): Promise<RestoreResult>;
  /** The store that a restore took the place of, while nobody has said that it may go. */
  before(): Promise<
    { /** Epoch milliseconds. */ readonly since: number; readonly backupOf: number } | undefined
  >;
  /** The restored store is right: the one before goes. */
  keepRestored(): Promise<void>;
  /** Back to the store before; the restored one goes. Replace the window afterwards. */
  undoRestore(): Promise<void>;
}

export interface Store {
  readonly vault: {
    read(): Promise<VaultState>;
    subscribe(listener: (state: VaultState) => void): () => void;
    /** Shown once; the person proves they wrote it down before the app goes on. */
    setUp(input: SetUpInput, onProgress?: (step: string) => void): Promise<{ recoveryKey: string }>;
    unlock(passphrase: string, keyHolder?: string): Promise<UnlockResult>;
    unlockWithRecoveryKey(recoveryKey: string): Promise<UnlockResult>;
    /** `current` may be the recovery key instead: who forgot a passphrase sets a new one with it. */
    changePassphrase(current: string, next: string): Promise<UnlockResult>;
    /** Who holds the keys, by the names given; to be shown only while open. */
    keyHolders(): readonly {
      readonly id: string;
      readonly label: string;
      readonly current: boolean;
    }[];
    /** A new key-holder is added to the council's handlers, so that what they do bears their name. */
    addKeyHolder(label: string, passphrase: string): Promise<void>;
    newRecoveryKey(passphrase: string): Promise<{ ok: true; recoveryKey: string } | { ok: false }>;
    /** Drops keys and handles. Flushing drafts and replacing the window is the app's part. */
    lock(): Promise<void>;
  };

  readonly council: {
    read(): CouncilSettings;
    change(
      change: Partial<CouncilSettings>,
    ): Promise<{ ok: true } | { ok: false; problems: readonly Problem[] }>;
    subscribe(listener: () => void): () => void;
  };

  readonly cases: {
    /** Every summary in memory, newest receipt first. The same array until something changes. */
    all(): readonly CaseSummary[];
    subscribe(listener: () => void): () => void;
    open(id: StreamId): Promise<
      | {
          file: CaseFile;
          events: readonly OpenedEvent[];
          /** How many entries' words are lost: they read as erased, and nobody erased them. Absent = none. */
          wordsLost?: number;
        }
      | { problem: string }
    >;
    /** Called after every commit that touches the case. */
    watch(id: StreamId, listener: () => void): () => void;
    search(query: string): Promise<readonly SearchHit[]>;
    /**
     * Every case in which something was recorded between two moments (epoch milliseconds, both included), one
     * after the other, whole. A case that cannot be opened is left out; the integrity check names it.
     */
    touchedBetween(from: number, to: number): AsyncIterable<TouchedCase>;
    newId(): StreamId;
    /** While rows made by an older version are made again after unlock: how far that is. Subscribers hear of it. */
    rebuilding(): { readonly done: number; readonly of: number } | undefined;
    /** Next free reference for this device, from the council's pattern. Unique among all cases in the store. */
    nextReference(today: CalendarDate): string;
  };

  /**
   * Runs a command against the current state and commits what it asks for: sealed events, snapshot and
   * register page in one durable transaction. Resolves only once it is on disk.
   */
  run<I>(stream: StreamId, command: Command<I>, input: I, staging?: Staging): Promise<RunResult>;

  /**
   * Destroys keys, rows and bytes for good, in one durable transaction; resolves once that is on disk. Gone at
   * once from lists, search and drafts; backups made later, and restores of older ones, do the same.
   */
  readonly erase: {
    case(id: StreamId, under: ErasureUnder): Promise<EraseResult>;
    /** A document of the evidence, or an issued letter. */
    document(
      id: StreamId,
      document: { readonly what: 'document' | 'letter'; readonly id: string },
      under: ErasureUnder,
    ): Promise<EraseResult>;
    /** A note, or a contact that was logged. */
    note(
      id: StreamId,
      note: { readonly what: 'note' | 'contact'; readonly id: string },
      under: ErasureUnder,
    ): Promise<EraseResult>;
  };

  /** The council's log: what was done to the records. It outlives what is erased, and names nobody. */
  readonly councilLog: {
    /** Every entry, oldest first. */
    entries(): Promise<readonly OpenedEvent[]>;
    /** Resolves once it is on disk. @throws when the disk refuses. */
    add(entry: NewLogEvent): Promise<void>;
    subscribe(listener: () => void): () => void;
  };

  readonly files: {
    stage(stream: StreamId): Promise<Staging>;
    read(stream: StreamId, file: BlobRef): AsyncIterable<Uint8Array<ArrayBuffer>>;
    readAll(stream: StreamId, file: BlobRef): Promise<Uint8Array<ArrayBuffer>>;
  };

  readonly drafts: {
    load<T>(key: string): Promise<Draft<T> | undefined>;
    save(key: string, value: unknown): Promise<void>;
    remove(key: string): Promise<void>;
    list(): Promise<readonly { key: string; savedAt: string }[]>;
    /** Everything half-written about one case. */
    about(id: StreamId): Promise<readonly Draft[]>;
    /** Waits for every pending save; at most `limitMs`. */
    flush(limitMs: number): Promise<void>;
  };

  readonly troubles: {
    /** The same array until something is found. Empty while locked. */
    all(): readonly Trouble[];
    subscribe(listener: () => void): () => void;
    /** A person has seen it and says that it is in order. Damage stays until it is mended. */
    settle(trouble: Trouble): Promise<void>;
  };

  readonly backups: StoreBackups;

  /**
   * Checks headers, links and sealed bytes of every stream; says which case is damaged, if any.
   * @param onProgress streams done, and of how many
   * @throws the signal's reason once aborted
   */
  integrity(
    onProgress?: (done: number, of: number) => void,
    signal?: AbortSignal,
  ): Promise<IntegrityReport>;
  close(): Promise<void>;
}
