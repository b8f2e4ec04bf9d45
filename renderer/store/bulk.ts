/**
 * Many new cases at once: sealed like any other, a batch in one transaction, the write lock free between
 * batches so that typing goes on. Benches and tests fill a store with it.
 */
import type { StreamId } from '@shared/history';
import type { Store } from './api';
import { StoreFailure } from './database';
import type { SnapshotRow } from './database';
import { GONE, refresh } from './refresh';
import { sealPage } from './register/pages';
import { rebuildPage } from './register/rebuild';
import { PAGE_SLOTS } from './register/register';
import type { RegisterPage } from './register/register';
import type { Session } from './session';
import { CommitClock, prepareEvents } from './streams/prepare';
import type { PreparedStream } from './streams/prepare';
import type { NewEvent } from './streams/events';
import { sealSnapshot } from './streams/snapshots';
import { asWriteFailure } from './write-failures';

export interface BulkCase {
  readonly stream: StreamId;
  readonly events: readonly NewEvent[];
}

/** Cases in one transaction: a few pages full, so that none is sealed many times over. */
const BATCH = 3 * PAGE_SLOTS;

const sessions = new WeakMap<Store, () => Session>();

/** Called by `createStore`: what lies under a store is reached from here and nowhere else. */
export function letBulkInto(store: Store, session: () => Session): void {
  sessions.set(store, session);
}

/** What lies under an open store. @throws Error when it is not a store of this app, or the vault is locked. */
export function sessionUnder(store: Store): Session {
  const session = sessions.get(store)?.();
  if (!session) throw new Error('Not a store of this app');
  return session;
}

/**
 * Adds new cases of any number, a few register pages' worth in a transaction.
 * @throws Error when a reference is taken or the vault is locked, WriteFailure when the disk refuses; what
 *   earlier batches committed stays.
 */
export async function addCases(
  store: Store,
  cases: Iterable<BulkCase>,
  onProgress?: (done: number) => void,
): Promise<void> {
  const session = sessionUnder(store);
  let batch: BulkCase[] = [];
  let done = 0;
  const flush = async () => {
    await session.lock.writing(() => writeBatch(session, batch));
    done += batch.length;
    batch = [];
    onProgress?.(done);
  };
  for (const one of cases) {
    batch.push(one);
    if (batch.length === BATCH) await flush();
  }
  if (batch.length > 0) await flush();
  session.changed.register.tell();
}

interface SealedCase {
  readonly prepared: PreparedStream;
  readonly snapshot: SnapshotRow | undefined;
}

async function writeBatch(session: Session, batch: readonly BulkCase[]): Promise<void> {
  const { db, domain, register } = session;
  await refresh(session);
  if (register.isReserved(register.pageForNew())) await rebuildPage(session, register.pageForNew());
  const revision = session.revision + 1;
  const clock = new CommitClock(session.device, session.clock);
  const pages = new Map<number, RegisterPage>();
  const taken = new Set(register.references());
  let page = register.pageForNew();
  const sealed: SealedCase[] = [];
  for (const { stream, events } of batch) {
    const full = (pages.get(page) ?? register.page(page))?.rows.size ?? 0;
    if (full >= PAGE_SLOTS) page += 1;
    const prepared = await prepareEvents(
      session,
      stream,
      { events: [] },
      events,
      clock,
      revision,
      page,
    );
    const file = domain.foldCase(stream, prepared.after);
    const summary = domain.summarise(file);
    if (taken.has(summary.reference))
      throw new Error(`The reference ${summary.reference} is taken`);
    taken.add(summary.reference);
    const before = pages.get(page) ?? register.with(page, revision, []);
    pages.set(page, { page, revision, rows: new Map(before.rows).set(stream, summary) });
    const snapshot = await sealSnapshot(prepared.keys, file, domain.foldVersion, revision);
    sealed.push({ prepared, snapshot });
  }
  const rows = await Promise.all(
    [...pages.values()].map((one) => sealPage(session.keys, one, domain.foldVersion)),
  );
  const tables = [db.meta, db.streams, db.keys, db.events, db.snapshots, db.pages];
  await asWriteFailure(() =>
    db.transaction('rw', tables, async () => {
      const now = await db.meta.get('store');
      if (!now) throw new StoreFailure('missing', GONE);
      if (now.revision !== revision - 1)
        throw new Error('Another writer committed while this one held the lock');
      await Promise.all([
        db.meta.put({ ...now, revision, clock: clock.last }),
        db.streams.bulkAdd(sealed.map(({ prepared }) => prepared.row)),
        db.keys.bulkAdd(sealed.flatMap(({ prepared }) => prepared.newKeys)),
        db.events.bulkAdd(sealed.flatMap(({ prepared }) => prepared.events)),
        db.snapshots.bulkAdd(sealed.flatMap(({ snapshot }) => snapshot ?? [])),
        db.pages.bulkPut(rows),
      ]);
    }),
  );
  session.revision = revision;
  session.clock = clock.last;
  for (const { prepared } of sealed) session.keys.born(prepared.row.id);
  for (const one of pages.values()) register.load(one);
}
