/**
 * The one way anything gets into a stream. While the write lock is held: let the command decide on the state
 * as it is known, seal, and then write events, snapshot and register page in ONE transaction that first
 * compares what it was decided on. A mismatch takes in what others committed and decides again.
 */
import type { BlobRef } from '@shared/case-file/schema';
import type { CaseSummary, Problem } from '@shared/case-file/types';
import type { OpenedEvent, ParentLink, StreamId } from '@shared/history';
import type { PageRow, SnapshotRow } from './database';
import { StoreFailure } from './database';
import { blobRefsIn } from './files/references';
import type { StagedBatch, StagedFile } from './files/staging';
import { GONE, refresh } from './refresh';
import { sealPage } from './register/pages';
import { rebuildPage } from './register/rebuild';
import type { RegisterPage } from './register/register';
import type { Session } from './session';
import { DamagedStream, openStream, readStream } from './streams/load';
import { CommitClock, StreamKeyGone, prepareEvents } from './streams/prepare';
import type { PreparedStream } from './streams/prepare';
import type { NewEvent } from './streams/events';
import { sealSnapshot } from './streams/snapshots';
import type { Current, CurrentCase } from './streams/stream-cache';
import type { CaseFile } from '@shared/case-file/types';
import { diskProblem } from './write-failures';

/** With the lock held a mismatch cannot happen; without (a lost lock, a foreign writer) a few tries settle it. */
const TRIES = 5;

export type Decision =
  | { readonly ok: true; readonly events: readonly NewEvent[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export interface Commit {
  readonly stream: StreamId;
  /** Reads the stream from the cache or from disk. Called again after a mismatch. */
  readonly decide: (current: CurrentCase) => Decision;
  /** What the events make of the stream: for a case its file and its row in the register. */
  readonly fold?: (events: readonly OpenedEvent[]) => { file: CaseFile; summary: CaseSummary };
  /** Looks at what would stand after the commit; problems refuse it. */
  readonly inspect?: (summary: CaseSummary) => readonly Problem[];
  readonly staged?: StagedBatch | undefined;
}

export type CommitResult =
  | { readonly ok: true; readonly current: CurrentCase; readonly changed: boolean }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Resolves only once the commit is on disk. A disk that refuses is a problem, never half a commit. */
export async function commit(session: Session, what: Commit): Promise<CommitResult> {
  try {
    return await session.lock.writing(async () => {
      for (let attempt = 0; attempt < TRIES; attempt += 1) {
        const result = await tryCommit(session, what, attempt > 0).catch((error: unknown) => {
          if (error instanceof StreamKeyGone) return 'stale' as const;
          throw error;
        });
        if (result !== 'stale') return result;
        session.cache.drop(what.stream);
      }
      return refused({
        message: 'Nothing was saved: something else kept changing the same records.',
        instead: 'Wait a moment and save again. What you typed is still on the screen.',
      });
    });
  } catch (error) {
    if (error instanceof MissingFile) return refused(error.problem);
    if (error instanceof DamagedStream) {
      session.troubles.add({ what: 'case', id: error.stream });
      return refused({ message: error.message });
    }
    const problem = diskProblem(error);
    if (problem) return refused(problem);
    throw error;
  }
}

/**
 * @param fresh false = decide on what is in memory, which is nearly always still true and which the
 *   transaction compares anyway; whatever would not be written then has to be decided again on a fresh state.
 */
async function tryCommit(
  session: Session,
  what: Commit,
  fresh: boolean,
): Promise<CommitResult | 'stale'> {
  const { stream } = what;
  if (fresh) await refresh(session);
  const current = await currentOf(session, stream);
  const page = what.fold && (await pageOf(session, stream, current));
  const decision = what.decide(current);
  if (!fresh && (!decision.ok || decision.events.length === 0)) return 'stale';
  if (!decision.ok) return decision;
  if (decision.events.length === 0) return { ok: true, current, changed: false };
  if (!session.open) return refused(LOCKED);

  // The page of an old case may just have been made again, which is a commit of its own.
  const revision = session.revision + 1;
  const clock = new CommitClock(session.device, session.clock);
  const prepared = await prepareEvents(
    session,
    stream,
    current,
    decision.events,
    clock,
    revision,
    page,
  );
  const folded = what.fold?.(prepared.after);
  const problems = (folded && what.inspect?.(folded.summary)) ?? [];
  if (problems.length > 0) return fresh ? { ok: false, problems } : 'stale';

  const sealed = await sealConsequences(session, prepared, folded, page, revision);
  const written = await write(session, {
    prepared,
    expected: current.row?.heads ?? [],
    revision,
    clock: clock.last,
    files: what.staged?.files ?? [],
    refs: blobRefsIn(decision.events),
    ...sealed,
  });
  if (!written) return 'stale';

  session.revision = revision;
  session.clock = clock.last;
  if (!current.row) session.keys.born(stream);
  const after = { row: prepared.row, events: prepared.after, ...(folded && { file: folded.file }) };
  session.cache.set(stream, after);
  if (sealed.page && folded) {
    session.register.put(sealed.page.page, folded.summary);
    session.changed.register.tell();
  }
  session.changed.stream.tell(stream);
  return { ok: true, current: after, changed: true };
}

/** The stream as it stands, from the cache when that is still true. Call after `refresh`. */
export async function currentOf(session: Session, stream: StreamId): Promise<CurrentCase> {
  const cached = session.cache.get(stream);
  if (cached) return cached;
  const rows = await readStream(session.db, stream);
  return openStream(rows, stream, session.keys.streamKeys);
}

/** Where the case's summary lies or will lie; a page that waits to be made again is made now. */
async function pageOf(session: Session, stream: StreamId, { row }: Current): Promise<number> {
  // The register is sealed; the row's own number is not.
  const { register } = session;
  const page = register.pageOf(stream) ?? row?.page ?? register.pageForNew();
  if (session.register.isReserved(page)) await rebuildPage(session, page);
  return page;
}

interface Consequences {
  readonly snapshot?: SnapshotRow | undefined;
  readonly page?: {
    readonly row: PageRow;
    readonly page: RegisterPage;
    readonly before: number | undefined;
  };
}

async function sealConsequences(
  session: Session,
  { keys }: PreparedStream,
  folded: { file: CaseFile; summary: CaseSummary } | undefined,
  number: number | undefined,
  revision: number,
): Promise<Consequences> {
  if (!folded || number === undefined) return {};
  const { register, domain } = session;
  const page = register.with(number, revision, [folded.summary]);
  const [snapshot, row] = await Promise.all([
    sealSnapshot(keys, folded.file, domain.foldVersion, revision),
    sealPage(session.keys, page, domain.foldVersion),
  ]);
  return { snapshot, page: { row, page, before: register.page(number)?.revision } };
}

interface Write extends Consequences {
  readonly prepared: PreparedStream;
  /** Heads the command saw. */
  readonly expected: readonly ParentLink[];
  readonly revision: number;
  readonly clock: string;
  readonly files: readonly StagedFile[];
  /** Files the new events speak of; each must be there once this is committed. */
  readonly refs: readonly BlobRef[];
}

/**
 * The transaction. Nothing but Dexie is awaited in it, and no error is caught in it: what fails undoes all.
 * @returns false when anything it was decided on has changed; nothing is written then.
 */
async function write(session: Session, what: Write): Promise<boolean> {
  const { db } = session;
  const { prepared, page, snapshot, files } = what;
  const { row } = prepared;
  const tables = [
    db.meta,
    db.streams,
    db.keys,
    db.events,
    db.snapshots,
    db.pages,
    db.blobs,
    db.staged,
    db.erasures,
  ];
  return db.transaction('rw', tables, async () => {
    const [meta, before, pages, staged, refs] = await Promise.all([
      db.meta.get('store'),
      db.streams.get(row.id),
      // Keys only: the page itself is large and its content is known.
      page ? pageRevision(session, page.row.page, page.before) : true,
      files.length > 0 ? db.staged.bulkGet(files.map((file) => file.row.content)) : [],
      what.refs.length > 0 ? db.blobs.bulkGet(what.refs.map((ref) => [row.id, ref.blob])) : [],
    ]);
    if (!meta) throw new StoreFailure('missing', GONE);
    if (meta.revision !== what.revision - 1 || !pages) return false;
    if (!sameHeads(before?.heads ?? [], what.expected)) return false;
    const fresh = files.filter((_, at) => staged[at] !== undefined);
    const there = new Set(fresh.map((file) => file.ref.blob));
    if (what.refs.some((ref, at) => refs[at] === undefined && !there.has(ref.blob))) {
      throw new MissingFile();
    }
    const known =
      fresh.length > 0 ? await db.blobs.bulkGet(fresh.map((file) => [row.id, file.ref.blob])) : [];
    const added = fresh.filter((_, at) => known[at] === undefined);
    if (added.length > 0) await notErased(session, row.id, added);
    await Promise.all([
      db.meta.put({ ...meta, revision: what.revision, clock: what.clock }),
      db.streams.put(row),
      db.keys.bulkAdd([...prepared.newKeys, ...added.map((file) => file.key)]),
      db.events.bulkAdd([...prepared.events]),
      snapshot ? db.snapshots.put(snapshot) : db.snapshots.delete(row.id),
      page && db.pages.put(page.row),
      added.length > 0 && db.blobs.bulkAdd(added.map((file) => file.row)),
      added.length > 0 && db.staged.bulkDelete(added.map((file) => file.row.content)),
    ]);
    return true;
  });
}

/**
 * A file that was erased from this case and is now added on purpose: its key bears the same id, since that is
 * made from its content, so the erasure must not reach it in a later backup or restore.
 */
async function notErased(
  { db }: Session,
  stream: StreamId,
  added: readonly StagedFile[],
): Promise<void> {
  const again = new Set(added.map(({ key }) => key.id));
  for (const row of await db.erasures.where('stream').equals(stream).toArray()) {
    if (!row.keys?.some((key) => again.has(key))) continue;
    await db.erasures.put({ ...row, keys: row.keys.filter((key) => !again.has(key)) });
  }
}

/** Whether the page still is at the revision it was read at; undefined = there was no such page. */
async function pageRevision(
  session: Session,
  page: number,
  before: number | undefined,
): Promise<boolean> {
  const { pages } = session.db;
  if (before === undefined) return (await pages.where('page').equals(page).count()) === 0;
  return (await pages.where('revision').equals(before).primaryKeys()).includes(page);
}

const sameHeads = (left: readonly ParentLink[], right: readonly ParentLink[]): boolean =>
  left.length === right.length &&
  left.every((head, at) => head.id === right[at]?.id && head.link === right[at]?.link);

/** An event speaks of a file that is neither in the case nor staged with it. */
class MissingFile extends Error {
  readonly problem: Problem = {
    message: 'Nothing was saved: a file that belongs to this is no longer in Redress’s store.',
    instead: 'Add the file again, then save.',
  };
}

const LOCKED: Problem = {
  message: 'Nothing was saved: Redress was locked before it finished.',
  instead: 'Unlock it and save again.',
};

const refused = (...problems: readonly Problem[]): CommitResult => ({ ok: false, problems });
