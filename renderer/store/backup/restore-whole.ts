/**
 * Restores a whole generation into a database of its own beside the store, checks it there, and then swaps.
 * The store before is kept until a person says that it may go. What was erased is left out before anything is
 * written. Works on a fresh profile and on a broken store: all it takes is the backup and a secret.
 */
import { checkChain, deviceIdFrom } from '@shared/history';
import { erasedBy, joinErasures, withoutErased } from '@shared/backup/erase';
import { BackupMissing } from '@shared/backup/folder';
import type { BackupSource } from '@shared/backup/folder';
import { isSigned } from '@shared/backup/manifest';
import type { Generation } from '@shared/backup/manifest';
import type { GenerationName } from '@shared/backup/names';
import { CaseOpener, backupSigner, openBackupVault } from '@shared/backup/open-case';
import type { BackedUpStream, Erasure, GroupPart, VaultPart } from '@shared/backup/parts';
import { BackupReader } from '@shared/backup/reader';
import { BackupDamaged } from '@shared/backup/records';
import { fromBase64 } from '@shared/sealing';
import type { KeyMaterial } from '@shared/sealing';
import { STORE_FORMAT } from '../database';
import type { EventRow, StoreDatabase } from '../database';
import type { Environment } from '../environment';
import { checkIntegrity } from '../integrity';
import { chainOf } from '../streams/load';
import { nextLetter, openRoot, sealRoot } from '../vault/root';
import { random, ringKey } from '../vault/set-up';
import { NO_TRIES } from '../vault/tries';
import { asWriteFailure } from '../write-failures';
import { readErasures } from './rows';
import { swapIn } from './swap';

/** Where a restore stands; tests and the fault harness cut it off at each. */
export type RestoreStep =
  'begin' | 'note filling' | 'write cases' | 'write vault' | 'check' | 'swap' | 'swapped';

export interface RestoreRun {
  readonly folder: BackupSource;
  readonly generation: GenerationName;
  /** A passphrase of any key-holder, or the recovery key. */
  readonly secret: string;
  readonly signal?: AbortSignal;
  /** `writing`: groups of cases; `checking`: cases. */
  readonly onProgress?: (what: 'writing' | 'checking', done: number, of: number) => void;
  /** Some cases are damaged in this backup: whether to go on with the rest. Asked before anything counts. */
  readonly mayLose?: (cases: number) => Promise<boolean>;
  /** Called before each step and waited for. */
  readonly before?: (step: RestoreStep) => Promise<void> | void;
}

export type RestoreResult =
  | { readonly ok: true; readonly cases: number; readonly lost: number; readonly erased: number }
  | {
      readonly ok: false;
      /** `wrong`: the secret opens nothing. `unsigned`: no holder of the vault wrote this list. */
      readonly reason: 'wrong' | 'unsigned' | 'refused' | 'problems';
      readonly problems?: readonly string[];
    };

/**
 * Resolves once the restored store is the one that opens next; the caller replaces the window then.
 * @throws the signal's reason when cancelled, WriteFailure when this computer's disk refuses, BackupDamaged
 *   or BackupMissing when the backup's own list is gone; the store that was there is untouched in every case.
 */
export async function restoreWhole(env: Environment, run: RestoreRun): Promise<RestoreResult> {
  const step = stepper(run);
  await step('begin');
  const reader = new BackupReader(run.folder);
  const { value, file } = await reader.generation(run.generation);
  const vault = await reader.vault(value.vaultPart);
  const opened = await openBackupVault(vault, run.secret, env.argon2id);
  if (!opened) return { ok: false, reason: 'wrong' };
  const { vaultKey } = opened;
  if (!(await isSigned(file, await backupSigner(vaultKey)))) {
    return { ok: false, reason: 'unsigned' };
  }
  // Its rings open as well, or nothing that is written could ever be read.
  await CaseOpener.of(vault, vaultKey);
  const erasures = joinErasures(
    await reader.erasures(value),
    await newestErasures(reader),
    await erasuresHere(env),
  );
  return env.places.filling(async () => {
    await step('note filling');
    const places = await env.places.read();
    const target = env.places.free(places);
    await env.haveRoom();
    await asWriteFailure(() => env.places.change((now) => ({ ...now, filling: target })));
    try {
      await env.places.remove(target);
      const db = await env.openAt(target);
      let filled: Filled;
      try {
        filled = await new Filling(env, db, reader, value, erasures, run, step).fill(
          vault,
          vaultKey,
        );
        if (filled.lost > 0 && !((await run.mayLose?.(filled.lost)) ?? false)) {
          await env.places.clear();
          return { ok: false, reason: 'refused' };
        }
        await step('check');
        const checked = await checkIntegrity(
          db,
          (stream) => `Case ${stream}`,
          (done, of) => {
            run.signal?.throwIfAborted();
            run.onProgress?.('checking', done, of);
          },
        );
        if (!checked.ok) {
          db.close();
          await env.places.clear();
          return { ok: false, reason: 'problems', problems: checked.problems };
        }
      } finally {
        db.close();
      }
      await step('swap');
      await swapIn(env, target, Date.parse(value.takenAt));
      await step('swapped');
      return { ok: true, ...filled };
    } catch (error) {
      // After the swap there is nothing to take back: `clear` never touches what is in use.
      await env.places.clear().catch(() => undefined);
      throw error;
    }
  });
}

const stepper =
  ({ signal, before }: RestoreRun) =>
  async (step: RestoreStep): Promise<void> => {
    if (step !== 'swapped') signal?.throwIfAborted();
    await before?.(step);
  };

/** The newest generation knows of every erasure that reached the folder. */
async function newestErasures(reader: BackupReader): Promise<readonly Erasure[]> {
  for (const listed of await reader.generations()) {
    if ('value' in listed) return reader.erasures(listed.value).catch(() => []);
  }
  return [];
}

/** What the store here knows of, if it can be read at all. */
async function erasuresHere(env: Environment): Promise<readonly Erasure[]> {
  try {
    return await readErasures((await env.connect()).db);
  } catch {
    return [];
  }
}

interface Filled {
  readonly cases: number;
  readonly lost: number;
  readonly erased: number;
}

/** What may lie in memory before it is written. */
const CHUNK_BATCH_BYTES = 4 * 1024 * 1024;

class Filling {
  readonly #haveRoom: Environment['haveRoom'];
  readonly #db: StoreDatabase;
  readonly #reader: BackupReader;
  readonly #value: Generation;
  readonly #erasures: readonly Erasure[];
  readonly #run: RestoreRun;
  readonly #step: (step: RestoreStep) => Promise<void>;
  #cases = 0;
  #lost = 0;
  #revision: number;

  constructor(
    { haveRoom }: Environment,
    db: StoreDatabase,
    reader: BackupReader,
    value: Generation,
    erasures: readonly Erasure[],
    run: RestoreRun,
    step: (step: RestoreStep) => Promise<void>,
  ) {
    this.#haveRoom = haveRoom;
    this.#db = db;
    this.#reader = reader;
    this.#value = value;
    this.#erasures = erasures;
    this.#run = run;
    this.#step = step;
    this.#revision = value.revision;
  }

  async fill(vault: VaultPart, vaultKey: KeyMaterial): Promise<Filled> {
    await this.#step('write cases');
    const erased = erasedBy(this.#erasures);
    const { groups } = this.#value;
    let before = 0;
    for (const [done, group] of groups.entries()) {
      this.#run.signal?.throwIfAborted();
      const part = await this.#orLost(() => this.#reader.group(group.part));
      // Nobody knows how many cases a lost group held; it counts as one at least.
      if (!part) this.#lost += 1;
      else {
        before += part.streams.length;
        await this.#group(withoutErased(part, erased));
      }
      this.#run.onProgress?.('writing', done + 1, groups.length);
    }
    await this.#drafts();
    await this.#step('write vault');
    await this.#vault(vault, vaultKey);
    const streams = await this.#db.streams.count();
    const erasedNow = Math.max(0, before - streams - this.#lost);
    return { cases: this.#cases, lost: this.#lost, erased: erasedNow };
  }

  /** A backup may be larger than the disk it is restored to: room is asked for again and again. */
  async #write<T>(work: () => Promise<T>): Promise<T> {
    await this.#haveRoom();
    return asWriteFailure(work);
  }

  async #group(part: GroupPart): Promise<void> {
    const whole: { stream: BackedUpStream; events: readonly EventRow[] }[] = [];
    for (const stream of part.streams) {
      const events = await this.#orLost(() => this.#soundEvents(stream));
      const files = events && (await this.#orLost(() => this.#files(stream)));
      if (events && files) whole.push({ stream, events });
      else this.#lost += 1;
    }
    // A page that tells of a case that is not there is made again at unlock.
    const register = whole.length === part.streams.length ? part.register : undefined;
    const db = this.#db;
    await this.#write(() =>
      db.transaction('rw', [db.streams, db.keys, db.events, db.blobs, db.pages], async () => {
        await Promise.all([
          db.streams.bulkAdd(
            whole.map(({ stream }) => ({
              id: stream.id,
              ring: stream.ring,
              heads: stream.heads,
              events: stream.events,
              revision: stream.revision,
              ...(part.page < 0 ? {} : { page: part.page }),
            })),
          ),
          db.keys.bulkAdd(
            whole.flatMap(({ stream }) =>
              stream.keys.map(({ id, wrapped }) => ({
                stream: stream.id,
                id,
                wrapped: fromBase64(wrapped),
              })),
            ),
          ),
          db.events.bulkAdd(whole.flatMap(({ events }) => [...events])),
          db.blobs.bulkAdd(
            whole.flatMap(({ stream }) =>
              stream.files.map(({ id, content, size, chunks, sealedHash }) => ({
                stream: stream.id,
                id,
                content,
                size,
                chunks,
                sealedHash,
              })),
            ),
          ),
          register &&
            db.pages.add({
              page: part.page,
              revision: register.revision,
              fold: register.fold,
              count: register.count,
              sealed: fromBase64(register.sealed),
            }),
        ]);
      }),
    );
    if (part.page >= 0) this.#cases += whole.length;
    for (const { stream } of whole) this.#revision = Math.max(this.#revision, stream.revision);
    this.#revision = Math.max(this.#revision, register?.revision ?? 0);
  }

  /** @throws BackupDamaged unless its history is whole and its heads are those recorded. */
  async #soundEvents(stream: BackedUpStream): Promise<readonly EventRow[]> {
    const events = await this.#reader.events(stream);
    const keys = new Set(stream.keys.map(({ id }) => id));
    const chain = await checkChain(stream.id, chainOf(events, keys), stream.heads);
    if (!chain.ok || events.length !== stream.events) {
      throw new BackupDamaged('the history of a case is not whole');
    }
    return events;
  }

  async #files(stream: BackedUpStream): Promise<true> {
    const db = this.#db;
    for (const file of stream.files) {
      let batch: { content: string; index: number; sealed: Uint8Array<ArrayBuffer> }[] = [];
      let bytes = 0;
      let index = 0;
      const flush = async () => {
        await this.#write(() => db.chunks.bulkPut(batch));
        batch = [];
        bytes = 0;
      };
      for await (const sealed of this.#reader.chunks(file)) {
        this.#run.signal?.throwIfAborted();
        batch.push({ content: file.content, index, sealed });
        index += 1;
        bytes += sealed.byteLength;
        if (bytes >= CHUNK_BATCH_BYTES) await flush();
      }
      await flush();
    }
    return true;
  }

  /** A draft that is damaged is as good as none, here as everywhere. */
  async #drafts(): Promise<void> {
    const drafts = (await this.#orLost(() => this.#reader.drafts(this.#value))) ?? [];
    // What was half-typed may be about a case that is erased now, and nobody can tell without opening it.
    const known = new Set((await this.#reader.erasures(this.#value)).map(({ id }) => id));
    if (this.#erasures.some(({ id }) => !known.has(id))) return;
    for (const draft of drafts) {
      const sealed =
        'sealed' in draft
          ? fromBase64(draft.sealed)
          : await this.#orLost(() => this.#reader.bytes(draft.spans));
      if (sealed) await this.#write(() => this.#db.drafts.put({ id: draft.id, sealed }));
    }
  }

  /**
   * Last of all, so that a half-filled database has no vault in it. This computer is a new device: references
   * and entries made since the backup was taken are never made a second time.
   */
  async #vault({ header, root: sealed, rings }: VaultPart, vaultKey: KeyMaterial): Promise<void> {
    const { vault } = header;
    const root = await openRoot(vault, vaultKey, fromBase64(sealed));
    const device = deviceIdFrom(random(8));
    const devices = { ...root.devices, [device]: nextLetter(Object.values(root.devices)) };
    const sealedRoot = await sealRoot(vault, vaultKey, { ...root, devices });
    const db = this.#db;
    await this.#write(() =>
      db.transaction('rw', db.meta, db.vault, db.erasures, async () => {
        await db.vault.bulkPut([
          { key: 'header', clear: header },
          { key: 'root', sealed: sealedRoot },
          ...Object.entries(rings).map(([id, ring]) => ({
            key: ringKey(id),
            sealed: fromBase64(ring),
          })),
          { key: 'tries', clear: NO_TRIES },
        ]);
        await db.erasures.bulkPut([...this.#erasures]);
        const { clock } = this.#value;
        const revision = this.#revision + 1;
        await db.meta.put({ key: 'store', format: STORE_FORMAT, device, revision, clock });
      }),
    );
  }

  /** Undefined for what the backup no longer has whole; a folder or disk that fails ends the restore. */
  async #orLost<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof BackupDamaged || error instanceof BackupMissing) return undefined;
      throw error;
    }
  }
}
