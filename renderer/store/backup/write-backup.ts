/**
 * Writes a generation: what is new into packs, the pieces of the mutable part that changed, and last of all
 * the one file that makes them count. Everything in it is sealed bytes as they lie in the store. People go on
 * working meanwhile: each register page's cases are taken as of one moment, and whatever is committed later
 * is newer than `revision` and goes into the next one.
 */
import { sha256Of } from '@shared/history';
import { todayInLondon } from '@shared/calendar';
import { bringUpToDate } from '@shared/backup/bring-up-to-date';
import { erasedBy } from '@shared/backup/erase';
import { BackupMissing } from '@shared/backup/folder';
import type { BackupFolder } from '@shared/backup/folder';
import { BACKUP_FORMAT, digestOf, encodeGeneration, headsOf } from '@shared/backup/manifest';
import type { Generation, PartRef } from '@shared/backup/manifest';
import { generationName } from '@shared/backup/names';
import type { GenerationName } from '@shared/backup/names';
import { filesOfPart, writePart } from '@shared/backup/parts';
import type { DraftsPart, Erasure, GroupPart } from '@shared/backup/parts';
import { BackupReader } from '@shared/backup/reader';
import type { ListedGeneration } from '@shared/backup/reader';
import { BackupDamaged, Packer } from '@shared/backup/records';
import type { Span } from '@shared/backup/records';
import { toBase64 } from '@shared/sealing';
import { STORE_FORMAT } from '../database';
import type { Session } from '../session';
import { StoreBehind } from './store-behind';
import {
  allPages,
  packGroup,
  pagesTouchedSince,
  readErasures,
  readGroup,
  readNewest,
  readVaultPart,
  reusable,
} from './rows';

/** Where a backup stands; tests and the fault harness cut it off at each. */
export type BackupStep =
  'begin' | 'erase' | 'read cases' | 'write packs' | 'write parts' | 'write generation' | 'tidy';

export interface BackupRun {
  /** The device's own folder. */
  readonly folder: BackupFolder;
  /** Other devices' folders in the same place: what was erased goes from those of this vault too. */
  readonly siblings?: readonly BackupFolder[];
  readonly signal?: AbortSignal;
  /** Groups of cases done, of how many. */
  readonly onProgress?: (done: number, of: number) => void;
  /** Reads every pack again, and packs anew what a damaged or missing one held. */
  readonly thorough?: boolean;
  /** The person knows that the backup holds entries which are not here, and wants it so. */
  readonly acceptBehind?: boolean;
  /** Called before each step and waited for. */
  readonly before?: (step: BackupStep) => Promise<void> | void;
}

export interface BackupResult {
  readonly generation: GenerationName;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly value: Generation;
  /** False when nothing had changed since the last one, of today. */
  readonly isNew: boolean;
  /** Bytes written now. */
  readonly written: number;
  /** How many cases could not be read whole; the backup before keeps what it had of them. */
  readonly damaged: number;
}

/** Groups whose spans wait for their pack at once; bounds memory, and the number of small packs. */
const PENDING_GROUPS = 24;
/** A larger draft lies in packs, so that one that changes does not drag the others along. */
const SMALL_DRAFT_BYTES = 48 * 1024;

/**
 * @throws the signal's reason when cancelled, HostFailure or BackupDamaged when the folder fails, Error when
 *   the vault was locked meanwhile. The generations that were there stay whole in every case.
 */
export async function writeBackup(session: Session, run: BackupRun): Promise<BackupResult> {
  const backup = new Writing(session, run);
  return backup.write();
}

class Writing {
  readonly #session: Session;
  readonly #run: BackupRun;
  readonly #reader: BackupReader;
  #written = 0;

  constructor(session: Session, run: BackupRun) {
    this.#session = session;
    this.#run = run;
    this.#reader = new BackupReader(run.folder);
  }

  async write(): Promise<BackupResult> {
    const { db, keys, now } = this.#session;
    const { folder, siblings = [] } = this.#run;
    await this.#step('begin');
    // First of all: whatever is read below is at least as new.
    const { meta, last } = await readNewest(db);
    const [vault, erasures] = await Promise.all([readVaultPart(db), readErasures(db)]);

    await this.#step('erase');
    const must = { signer: keys.backup, vault, erasures };
    const rewritten = await bringUpToDate(folder, must);
    for (const sibling of siblings) {
      // A folder that cannot be reached now is tried again with the next backup.
      const changed = await bringUpToDate(sibling, must).catch(() => 0);
      if (changed > 0) await sibling.tidy(false).catch(() => undefined);
    }

    await this.#step('read cases');
    const listed = await this.#reader.generations(keys.backup);
    const previous = newestOf(listed, keys.vault, meta.device);
    const isPutBack = previous !== undefined && !(await this.#hasAll(previous.value, erasures));
    const all = this.#run.thorough === true || isPutBack;
    let taken = await this.#groups(previous?.value, all);
    // Something is gone from the folder: what else is, shows only when every group is looked at.
    if (taken.isIncomplete && !all) taken = await this.#groups(previous?.value, true);
    const { groups, damaged } = taken;
    const drafts = await this.#drafts(previous?.value);

    await this.#step('write parts');
    const at = now();
    const clock = (await db.meta.get('store'))?.clock ?? '';
    const numbers = listed.map(({ name }) => Number(name.slice(-8)));
    const value: Generation = {
      format: BACKUP_FORMAT,
      vault: keys.vault,
      device: meta.device,
      number: Math.max(0, ...numbers) + 1,
      takenAt: new Date(at).toISOString(),
      store: STORE_FORMAT,
      revision: meta.revision,
      clock,
      ...(last ? { last } : {}),
      counts: await this.#counts(),
      vaultPart: await this.#part(vault),
      groups,
      ...(drafts.length > 0 ? { drafts: await this.#part(drafts) } : {}),
      ...(erasures.length > 0 ? { erasures: await this.#part(erasures) } : {}),
      digest: await digestOf(groups),
    };
    if (previous && isSameState(previous.value, value) && sameDay(previous.at, at)) {
      await this.#tidy(rewritten > 0);
      return this.#result(previous.name, at, previous.value, false, damaged);
    }
    await this.#step('write generation');
    const name = generationName(at, value.number);
    const bytes = await encodeGeneration(value, keys.backup);
    await folder.write('generation', name, bytes);
    this.#written += bytes.byteLength;
    await this.#tidy(rewritten > 0);
    return this.#result(name, at, value, true, damaged);
  }

  #result(
    generation: GenerationName,
    at: number,
    value: Generation,
    isNew: boolean,
    damaged: number,
  ): BackupResult {
    return { generation, at, value, isNew, written: this.#written, damaged };
  }

  /** What is left over costs space and nothing else, so a failure here does not undo the backup. */
  async #tidy(packs: boolean): Promise<void> {
    await this.#step('tidy');
    await this.#run.folder.tidy(packs || this.#run.thorough === true).catch(() => undefined);
  }

  async #step(step: BackupStep): Promise<void> {
    this.#check();
    await this.#run.before?.(step);
  }

  #check(): void {
    this.#run.signal?.throwIfAborted();
    if (!this.#session.open) throw new Error('Redress was locked before the backup was done.');
  }

  async #groups(
    previous: Generation | undefined,
    all: boolean,
  ): Promise<{ groups: Generation['groups']; damaged: number; isIncomplete: boolean }> {
    const { db } = this.#session;
    const { folder, onProgress, thorough = false } = this.#run;
    const [parts, packs] = (await Promise.all([folder.list('part'), folder.list('pack')])).map(
      (names) => new Set(names),
    );
    const before = new Map(previous?.groups.map((group) => [group.page, group]));
    const touched = previous ? await pagesTouchedSince(db, previous.revision) : undefined;
    const pages = await allPages(db);
    const bad = thorough ? await this.#badPacks(packs ?? new Set()) : new Set<string>();
    const groups: Generation['groups'] = [];
    const pending: { part: GroupPart }[] = [];
    const packer = this.#packer();
    let damaged = 0;
    let isIncomplete = false;
    const hasPack = (pack: string) => {
      const has = packs?.has(pack) === true && !bad.has(pack);
      isIncomplete ||= !has;
      return has;
    };
    const flush = async () => {
      if (pending.length === 0) return;
      await this.#step('write packs');
      await packer.finish();
      for (const { part } of pending.splice(0)) {
        this.#check();
        const heads = await headsOf(part.streams);
        groups.push({ page: part.page, part: await this.#part(part), heads });
      }
    };
    for (const [done, page] of pages.entries()) {
      this.#check();
      const old = before.get(page);
      const isGood =
        old !== undefined && filesOfPart(old.part).every((file) => parts?.has(file) === true);
      isIncomplete ||= old !== undefined && !isGood;
      if (old && isGood && touched?.has(page) === false && !all) groups.push(old);
      else {
        const was = old && isGood ? await this.#groupBefore(old.part) : undefined;
        const state = await readGroup(db, page, all ? undefined : reusable(was, hasPack));
        const packed = await packGroup(db, state, was, packer, hasPack);
        damaged += packed.damaged.length;
        if (packed.behind.length > 0 && this.#run.acceptBehind !== true) throw new StoreBehind();
        pending.push(packed);
        if (pending.length >= PENDING_GROUPS) await flush();
      }
      onProgress?.(done + 1, pages.length);
    }
    await flush();
    groups.sort((left, right) => left.page - right.page);
    return { groups, damaged, isIncomplete };
  }

  /**
   * False when the store was put back to a day before that generation. Its numbers then say nothing of what
   * was touched since, so every group is looked at.
   */
  async #hasAll({ revision, last }: Generation, erasures: readonly Erasure[]): Promise<boolean> {
    const { db } = this.#session;
    if (((await db.meta.get('store'))?.revision ?? 0) < revision) return false;
    if (!last || erasedBy(erasures).get(last.stream) === 'all') return true;
    return (await db.events.get([last.stream, last.event])) !== undefined;
  }

  /** A part that was damaged meanwhile is as good as none: its group is packed afresh. */
  async #groupBefore(ref: PartRef): Promise<GroupPart | undefined> {
    try {
      return await this.#reader.group(ref);
    } catch (error) {
      if (error instanceof BackupDamaged || error instanceof BackupMissing) return undefined;
      throw error;
    }
  }

  async #badPacks(names: ReadonlySet<string>): Promise<ReadonlySet<string>> {
    const bad = new Set<string>();
    const all = [...names];
    for (let at = 0; at < all.length; at += CHECKED_AT_ONCE) {
      this.#check();
      const some = all.slice(at, at + CHECKED_AT_ONCE);
      for (const name of await this.#run.folder.check('pack', some)) bad.add(name);
    }
    return bad;
  }

  #packer(): Packer {
    return new Packer(async (bytes) => {
      this.#check();
      const sha256 = await sha256Of(bytes);
      await this.#run.folder.write('pack', sha256, bytes);
      this.#written += bytes.byteLength;
      return sha256;
    });
  }

  async #part(value: unknown): Promise<PartRef> {
    const ref = await writePart(this.#run.folder, value);
    this.#written += ref.bytes;
    return ref;
  }

  async #drafts(previous: Generation | undefined): Promise<DraftsPart> {
    const { db } = this.#session;
    const before = previous ? await this.#reader.drafts(previous).catch(() => []) : [];
    const packs = new Set(await this.#run.folder.list('pack'));
    const known = new Map(
      before.flatMap((draft): [string, { sha256: string; spans: Span[] }][] =>
        'spans' in draft && draft.spans.every(({ pack }) => packs.has(pack))
          ? [[draft.id, draft]]
          : [],
      ),
    );
    const packer = this.#packer();
    const drafts: DraftsPart = [];
    for (const id of await db.drafts.toCollection().primaryKeys()) {
      const row = await db.drafts.get(id);
      if (!row) continue;
      if (row.sealed.byteLength <= SMALL_DRAFT_BYTES) {
        drafts.push({ id, sealed: toBase64(row.sealed) });
        continue;
      }
      const sha256 = await sha256Of(row.sealed);
      const was = known.get(id);
      const spans = was?.sha256 === sha256 ? was.spans : await packer.put(row.sealed);
      drafts.push({ id, sha256, spans });
    }
    await packer.finish();
    return drafts;
  }

  async #counts(): Promise<Generation['counts']> {
    const { db } = this.#session;
    const [cases, events, files] = await Promise.all([
      db.streams.orderBy('page').count(),
      db.events.count(),
      db.blobs.count(),
    ]);
    return { cases, events, files };
  }
}

const CHECKED_AT_ONCE = 32;

/** The newest good generation of this vault that this device wrote. */
function newestOf(
  listed: readonly ListedGeneration[],
  vault: string,
  device: string,
): Extract<ListedGeneration, { value: Generation }> | undefined {
  return listed
    .filter((one): one is Extract<ListedGeneration, { value: Generation }> => 'value' in one)
    .find(({ value }) => value.vault === vault && value.device === device);
}

const sameDay = (left: number, right: number) => todayInLondon(left) === todayInLondon(right);

/** Whether a new generation would say nothing that the last one does not. */
function isSameState(left: Generation, right: Generation): boolean {
  const pieces = ({ vaultPart, groups, drafts, erasures }: Generation) =>
    JSON.stringify([
      vaultPart.sha256,
      groups.map(({ page, part }) => [page, part.sha256]),
      drafts?.sha256,
      erasures?.sha256,
    ]);
  return pieces(left) === pieces(right);
}
