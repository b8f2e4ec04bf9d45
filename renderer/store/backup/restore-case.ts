/**
 * Brings one case back from a backup of this vault: its entries there and its sound entries here together, so
 * that nothing newer is lost. One transaction, or nothing; documents are staged before it and swept if it
 * never comes.
 */
import { checkChain, sha256Of } from '@shared/history';
import type { StreamId } from '@shared/history';
import { erasedBy, joinErasures, withoutErased } from '@shared/backup/erase';
import { BackupMissing } from '@shared/backup/folder';
import type { BackupSource } from '@shared/backup/folder';
import { isSigned } from '@shared/backup/manifest';
import type { Generation } from '@shared/backup/manifest';
import type { GenerationName } from '@shared/backup/names';
import type { BackedUpFile, BackedUpStream } from '@shared/backup/parts';
import { BackupReader } from '@shared/backup/reader';
import { BackupDamaged } from '@shared/backup/records';
import { fromBase64 } from '@shared/sealing';
import type { BlobRow, EventRow, KeyRow } from '../database';
import { StoreFailure } from '../database';
import { isWhole } from '../integrity';
import { GONE, refresh } from '../refresh';
import { sealPage } from '../register/pages';
import { rebuildPage } from '../register/rebuild';
import { PAGE_SLOTS } from '../register/register';
import type { Session } from '../session';
import { STREAM_KEY_ID, chainOf, openStream, readStream } from '../streams/load';
import { sealSnapshot } from '../streams/snapshots';
import { asWriteFailure } from '../write-failures';
import { readErasures } from './rows';

export interface RestoreCaseRun {
  readonly folder: BackupSource;
  readonly generation: GenerationName;
  readonly stream: StreamId;
  /** Name of this connection's life lock: what is staged under it is swept when it is gone. */
  readonly owner: string;
  /** Called before each step and waited for. */
  readonly before?: (step: RestoreCaseStep) => Promise<void> | void;
}
export type RestoreCaseStep = 'read' | 'stage documents' | 'commit';

export type RestoreCaseResult =
  | { readonly ok: true; readonly reference: string; readonly changed: boolean }
  | { readonly ok: false; readonly message: string };

/** @throws WriteFailure when the disk refuses, whatever the folder throws when it is gone. */
export async function restoreCase(
  session: Session,
  run: RestoreCaseRun,
): Promise<RestoreCaseResult> {
  try {
    return await new RestoringCase(session, run).run();
  } catch (error) {
    if (error instanceof Refused) return { ok: false, message: error.message };
    if (error instanceof BackupDamaged || error instanceof BackupMissing) {
      return { ok: false, message: DAMAGED };
    }
    throw error;
  }
}

class Refused extends Error {}

const DAMAGED =
  'This case is damaged in that backup. Nothing was changed here. Try the backup before it.';
const ERASED_ON_PURPOSE =
  'This case was erased on purpose since that backup was made. A backup does not bring it back.';
const NOT_THERE = 'This case is not in that backup.';
const FOREIGN =
  'That backup is of another vault, or was changed. A single case can only be brought back from a backup of this one.';
const NOT_WHOLE =
  'The entries in that backup and those here do not fit together. Nothing was changed here. Try another backup, or restore the whole of one.';

class RestoringCase {
  readonly #session: Session;
  readonly #run: RestoreCaseRun;
  readonly #reader: BackupReader;

  constructor(session: Session, run: RestoreCaseRun) {
    this.#session = session;
    this.#run = run;
    this.#reader = new BackupReader(run.folder);
  }

  async run(): Promise<RestoreCaseResult> {
    const { stream, before } = this.#run;
    await before?.('read');
    const { value, file } = await this.#reader.generation(this.#run.generation);
    const { keys } = this.#session;
    if (value.vault !== keys.vault || !(await isSigned(file, keys.backup)))
      throw new Refused(FOREIGN);
    const { there, page } = await this.#find(value);
    const events = await this.#reader.events(there);
    await before?.('stage documents');
    const files = await this.#stageFiles(there);
    await before?.('commit');
    const result = await this.#session.lock.writing(() => this.#commit(there, page, events, files));
    this.#session.changed.register.tell();
    this.#session.changed.stream.tell(stream);
    return result;
  }

  /** The case as the backup has it, without what was erased since. */
  async #find(value: Generation): Promise<{ there: BackedUpStream; page: number }> {
    const { stream } = this.#run;
    const erased = erasedBy(
      joinErasures(await this.#reader.erasures(value), await readErasures(this.#session.db)),
    );
    if (erased.get(stream) === 'all') throw new Refused(ERASED_ON_PURPOSE);
    for (const group of value.groups) {
      if (group.page < 0) continue;
      const part = withoutErased(await this.#reader.group(group.part), erased);
      const found = part.streams.find(({ id }) => id === stream);
      if (found) return { there: found, page: group.page };
    }
    throw new Refused(NOT_THERE);
  }

  /** Documents that are missing or damaged here, chunk by chunk, as rows nobody counts yet. */
  async #stageFiles(there: BackedUpStream): Promise<readonly BackedUpFile[]> {
    const { db, lock } = this.#session;
    const staged: BackedUpFile[] = [];
    for (const file of there.files) {
      const here = await db.blobs.get([there.id, file.id]);
      if (here && (await isWhole(db, here))) continue;
      let index = 0;
      for await (const sealed of this.#reader.chunks(file)) {
        const at = index;
        await lock.writing(() =>
          asWriteFailure(() =>
            db.transaction('rw', db.staged, db.chunks, async () => {
              const { content } = file;
              const { owner } = this.#run;
              if (at === 0) await db.staged.put({ content, batch: content, owner });
              await db.chunks.put({ content, index: at, sealed });
            }),
          ),
        );
        index += 1;
      }
      staged.push(file);
    }
    return staged;
  }

  async #commit(
    there: BackedUpStream,
    was: number,
    events: readonly EventRow[],
    files: readonly BackedUpFile[],
  ): Promise<RestoreCaseResult> {
    const { db, domain, register, keys: vaultKeys } = this.#session;
    await refresh(this.#session);
    const here = await readStream(db, there.id);
    const joined = new Map(events.map((event) => [event.id, event]));
    for (const event of here.events) if (await isSound(event)) joined.set(event.id, event);
    const rows = [...joined.values()].toSorted((left, right) => (left.id < right.id ? -1 : 1));
    const keyRows = new Map<string, KeyRow>(here.keys.map((key) => [key.id, key]));
    // The backup's keys are sound: its pieces were read against their hashes.
    for (const { id, wrapped } of there.keys) {
      keyRows.set(id, { stream: there.id, id, wrapped: fromBase64(wrapped) });
    }
    const streamKey = keyRows.get(STREAM_KEY_ID);
    const chain = await checkChain(there.id, chainOf(rows, keyRows));
    if (!chain.ok || !streamKey) throw new Refused(NOT_WHOLE);

    const page = await this.#pageFor(there.id, here.row?.page, was);
    const revision = this.#session.revision + 1;
    const row = {
      id: there.id,
      ring: there.ring,
      heads: chain.heads,
      events: rows.length,
      revision,
      page,
    };
    const opened = await openStream(
      { row, events: rows, keys: [...keyRows.values()] },
      there.id,
      vaultKeys.streamKeys,
    );
    const file = domain.foldCase(there.id, opened.events);
    const summary = domain.summarise(file);
    if (register.isTaken(summary.reference, there.id)) {
      throw new Refused(
        `Another case here bears the reference ${summary.reference}. Nothing was changed.`,
      );
    }
    const isChanged =
      files.length > 0 ||
      rows.length !== here.events.length ||
      here.events.some((event) => joined.get(event.id) !== event);
    if (!isChanged && here.row) {
      return { ok: true, reference: summary.reference, changed: false };
    }
    const filled = register.with(page, revision, [summary]);
    const [pageRow, snapshot] = await Promise.all([
      sealPage(vaultKeys, filled, domain.foldVersion),
      sealSnapshot(
        await vaultKeys.streamKeys(there.id, streamKey),
        file,
        domain.foldVersion,
        revision,
      ),
    ]);
    const blobs = files.map(({ id, content, size, chunks, sealedHash }): BlobRow => ({
      stream: there.id,
      id,
      content,
      size,
      chunks,
      sealedHash,
    }));
    const tables = [
      db.meta,
      db.streams,
      db.keys,
      db.events,
      db.snapshots,
      db.pages,
      db.blobs,
      db.staged,
    ];
    await asWriteFailure(() =>
      db.transaction('rw', tables, async () => {
        const now = await db.meta.get('store');
        if (!now) throw new StoreFailure('missing', GONE);
        if (now.revision !== revision - 1) {
          throw new Error('Another writer committed while this one held the lock');
        }
        await Promise.all([
          db.meta.put({ ...now, revision }),
          db.streams.put(row),
          db.keys.bulkPut([...keyRows.values()]),
          db.events.bulkPut(rows),
          snapshot ? db.snapshots.put(snapshot) : db.snapshots.delete(there.id),
          db.pages.put(pageRow),
          db.blobs.bulkPut(blobs),
          db.staged.bulkDelete(blobs.map(({ content }) => content)),
        ]);
      }),
    );
    this.#session.revision = revision;
    this.#session.cache.drop(there.id);
    register.load(filled);
    return { ok: true, reference: summary.reference, changed: true };
  }

  /** The page it lies on, else the one it lay on while that has room. */
  async #pageFor(id: StreamId, here: number | undefined, was: number): Promise<number> {
    const { register } = this.#session;
    const wanted = here ?? register.pageOf(id) ?? was;
    if (register.isReserved(wanted)) await rebuildPage(this.#session, wanted);
    if (here !== undefined || register.pageOf(id) !== undefined) return wanted;
    if ((register.page(was)?.rows.size ?? 0) < PAGE_SLOTS) return was;
    const next = register.pageForNew();
    if (register.isReserved(next)) await rebuildPage(this.#session, next);
    return next;
  }
}

/** Whether the row holds the bytes its header names. */
async function isSound({ header, payload, text }: EventRow): Promise<boolean> {
  if ((await sha256Of(payload)) !== header.payload) return false;
  return text === undefined || (await sha256Of(text)) === header.text;
}
