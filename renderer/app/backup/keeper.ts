/**
 * Keeps backups going while the vault is open: some minutes after the last save, at closing, and when asked.
 * One runs at a time; none ever holds up the work. Screens follow it with `useBackups`.
 */
import { nextBackupAt } from '@shared/backup/schedule';
import type { BackupState } from '@shared/host/contract';
import { callHost } from '../../host';
import { findBackups, openOwnBackup } from '../../host/backup-folder';
import type { Store } from '../../store/api';
import type { MissingNewest } from '../../store/backup/missing-newest';
import { StoreBehind } from '../../store/backup/store-behind';
import { backupProblem } from './words';

export interface BackupView {
  /** Undefined until the shell has answered. */
  readonly place: BackupState | undefined;
  /** Of this vault; of another one that was here before it does not count. Epoch milliseconds. */
  readonly lastGood: number | undefined;
  readonly running: { readonly done: number; readonly of: number } | undefined;
  /** What went wrong last time, until one succeeds. */
  readonly problem: string | undefined;
  /** Cases that could not be read whole, and so are older in the backup than they should be. */
  readonly damaged: number;
  /** The backup, or the shell, knows of entries that are not here; automatic backups wait for a person. */
  readonly missing: MissingNewest | undefined;
  /** Counts good backups of this window, so that lists are read again. */
  readonly made: number;
}

/** After unlock the first screens come first. */
const FIRST_LOOK_MS = 20_000;
/** One good backup younger than this need not be followed by another at unlock. */
const FRESH_MS = 60 * 60_000;
/** The shell is told how far the store has come, this long after the last of several saves. */
const NOTE_MS = 3000;
/** Longest a closing window waits for its last backup; the shell allows a little more. */
const CLOSING_MS = 12_000;

export class BackupKeeper {
  readonly #store: Store;
  readonly #now: () => number;
  readonly #listeners = new Set<() => void>();
  #view: BackupView = {
    place: undefined,
    lastGood: undefined,
    running: undefined,
    problem: undefined,
    damaged: 0,
    missing: undefined,
    made: 0,
  };
  #firstChange: number | undefined;
  #lastChange: number | undefined;
  #lastFailure: number | undefined;
  #running: Promise<void> | undefined;
  #acceptBehind = false;
  #firstLook: ReturnType<typeof setTimeout> | undefined;
  #ending = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #noteTimer: ReturnType<typeof setTimeout> | undefined;
  #stops: (() => void)[] = [];

  constructor(store: Store, now: () => number = Date.now) {
    this.#store = store;
    this.#now = now;
  }

  readonly read = (): BackupView => this.#view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Begins to watch; `stop` ends it, and any backup under way with it. */
  start(): void {
    const { cases, council } = this.#store;
    const changed = () => {
      this.#lastChange = this.#now();
      this.#firstChange ??= this.#lastChange;
      this.#plan();
      this.#noteSoon();
    };
    this.#stops = [cases.subscribe(changed), council.subscribe(changed)];
    void this.refresh();
    this.#firstLook = setTimeout(() => void this.#look().catch(() => undefined), FIRST_LOOK_MS);
  }

  /** Once after unlock: is everything here that was here before, and is the last backup young enough? */
  async #look(): Promise<void> {
    if (await this.lookForMissing()) return;
    const { place, lastGood } = this.#view;
    const isFresh = lastGood !== undefined && this.#now() - lastGood < FRESH_MS;
    if (place?.status === 'none' || isFresh || this.#ending.signal.aborted) return;
    // What was done before the last closing may not be in it, and a new day has a generation of its own.
    await this.backUp();
  }

  /** @returns whether something is missing here that the newest backup, or the shell, knows of. */
  async lookForMissing(): Promise<boolean> {
    await this.refresh();
    const identity = this.#identity();
    const { place } = this.#view;
    if (!identity || !place) return false;
    const folder =
      place.status === 'ready'
        ? await openOwnBackup(identity.device).catch(() => undefined)
        : undefined;
    try {
      const missing = await this.#store.backups.findMissing(folder, place.newest);
      this.#show({ missing });
      return missing !== undefined;
    } finally {
      folder?.close();
    }
  }

  /** Brings back what is missing, case by case. @returns in words what could not be. @throws HostFailure */
  async bringBack(): Promise<readonly string[]> {
    const { missing } = this.#view;
    const identity = this.#identity();
    if (!missing?.generation || !identity) return [];
    const folder = await openOwnBackup(identity.device);
    const problems: string[] = [];
    try {
      for (const { id } of missing.cases) {
        const { generation } = missing;
        const result = await this.#store.backups.restoreCase({ folder, generation, stream: id });
        if (!result.ok) problems.push(result.message);
      }
    } finally {
      folder.close();
    }
    if (!(await this.lookForMissing())) await this.backUp().catch(() => undefined);
    return problems;
  }

  /** The person wants the store as it is: it is backed up so, and what is missing stays in older backups. */
  async acceptAsIs(): Promise<void> {
    this.#acceptBehind = true;
    this.#show({ missing: undefined });
    try {
      await this.backUp();
    } finally {
      this.#acceptBehind = false;
    }
  }

  stop(): void {
    for (const stop of this.#stops.splice(0)) stop();
    clearTimeout(this.#timer);
    clearTimeout(this.#noteTimer);
    clearTimeout(this.#firstLook);
    this.#ending.abort(new Error('Redress was locked before the backup was done.'));
  }

  /** Asks the shell again where things stand. */
  async refresh(): Promise<void> {
    const place = await callHost('backup.state', {}).catch(() => undefined);
    if (place) this.#take(place);
  }

  /** Lets the person choose the folder. @returns whether they did. @throws HostFailure when it cannot be used */
  async choose(): Promise<boolean> {
    const { chosen, state } = await callHost('backup.choose', {});
    this.#take(state);
    if (chosen) {
      this.#show({ problem: undefined });
      void this.backUp().catch(() => undefined);
    }
    return chosen;
  }

  /**
   * Backs up now, or waits for the one that runs.
   * @param thorough reads every pack again and replaces what is damaged.
   * @throws Error whose message is for the person.
   */
  backUp(signal?: AbortSignal, thorough = false): Promise<void> {
    this.#running ??= this.#write(signal, thorough).finally(() => {
      this.#running = undefined;
      this.#plan();
    });
    return this.#running;
  }

  /** At closing: what waits is backed up if there is time. Never throws. */
  async finish(): Promise<void> {
    const isWaiting = this.#firstChange !== undefined || this.#running !== undefined;
    const { place, missing } = this.#view;
    if (!isWaiting || place?.status !== 'ready' || missing) return;
    await callHost('window.stillClosing', {}).catch(() => undefined);
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(new Error('closing')), CLOSING_MS);
    try {
      await Promise.race([
        this.backUp(limit.signal),
        new Promise((resolve) => limit.signal.addEventListener('abort', resolve)),
      ]);
    } catch {
      // Nobody is there to be told; the next start shows how old the last good one is.
    } finally {
      clearTimeout(timer);
    }
  }

  async #write(signal: AbortSignal | undefined, thorough: boolean): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const before = { first: this.#firstChange, last: this.#lastChange };
    this.#firstChange = undefined;
    this.#lastChange = undefined;
    this.#show({ running: { done: 0, of: 1 } });
    try {
      const made = await this.#writeOnce(signal, thorough);
      this.#lastFailure = undefined;
      this.#show({ problem: undefined, damaged: made.damaged, made: this.#view.made + 1 });
    } catch (error) {
      this.#firstChange ??= before.first ?? this.#now();
      this.#lastChange ??= before.last ?? this.#now();
      this.#lastFailure = this.#now();
      if (signal?.aborted === true) throw new Error('The backup was stopped.', { cause: error });
      if (this.#ending.signal.aborted) throw error;
      if (error instanceof StoreBehind) await this.lookForMissing().catch(() => false);
      const problem = backupProblem(error);
      this.#show({ problem });
      throw new Error(problem, { cause: error });
    } finally {
      this.#show({ running: undefined });
      await this.refresh();
    }
  }

  async #writeOnce(signal: AbortSignal | undefined, thorough: boolean) {
    const { backups } = this.#store;
    const { device, vault } = backups.identity();
    const folder = await openOwnBackup(device);
    const { found } = await findBackups(false).catch(() => ({ found: [] }));
    try {
      const made = await backups.write({
        folder,
        siblings: found.filter((one) => one.device !== device).map((one) => one.folder),
        signal: signal ? AbortSignal.any([signal, this.#ending.signal]) : this.#ending.signal,
        thorough,
        acceptBehind: this.#acceptBehind,
        onProgress: (done, of) => this.#show({ running: { done, of } }),
      });
      const newest = { vault, device, revision: made.value.revision };
      await callHost('backup.note', { good: { at: made.at, vault }, newest });
      return made;
    } finally {
      folder.close();
      for (const one of found) one.folder.close();
    }
  }

  #plan(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const { place, missing } = this.#view;
    if (this.#ending.signal.aborted || this.#running || place?.status === 'none' || missing) return;
    const due = nextBackupAt({
      firstChange: this.#firstChange,
      lastChange: this.#lastChange,
      lastGood: this.#view.lastGood,
      lastFailure: this.#lastFailure,
    });
    if (due === undefined) return;
    const wait = Math.max(0, due - this.#now());
    this.#timer = setTimeout(() => void this.backUp().catch(() => undefined), wait);
  }

  #noteSoon(): void {
    clearTimeout(this.#noteTimer);
    this.#noteTimer = setTimeout(() => {
      const newest = this.#identity();
      if (newest) void callHost('backup.note', { newest }).catch(() => undefined);
    }, NOTE_MS);
  }

  #take(place: BackupState): void {
    const { lastGood } = place;
    const isOurs = lastGood !== undefined && lastGood.vault === this.#identity()?.vault;
    this.#show({ place, lastGood: isOurs ? lastGood.at : undefined });
  }

  /** Undefined once the vault is locked, which may come at any moment. */
  #identity(): ReturnType<Store['backups']['identity']> | undefined {
    if (this.#ending.signal.aborted) return undefined;
    try {
      return this.#store.backups.identity();
    } catch {
      return undefined;
    }
  }

  #show(change: Partial<BackupView>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of [...this.#listeners]) listener();
  }
}
