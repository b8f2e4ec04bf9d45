/**
 * Makes register pages again that are damaged or were made by another fold: from snapshots where they are
 * good, else from the events, which make the snapshot again too. One page, one commit: whatever interrupts
 * it, the next start goes on.
 */
import type { CaseSummary } from '@shared/case-file/types';
import type { StreamId } from '@shared/history/types';
import type { KeyRow, SnapshotRow, StoreDatabase, StreamRow } from '../database';
import type { Session } from '../session';
import { DamagedStream, STREAM_KEY_ID, openStream, readStreams } from '../streams/load';
import type { StreamRows } from '../streams/load';
import { quickHash } from '../streams/quick-hash';
import { openSnapshot, sealSnapshot } from '../streams/snapshots';
import { sealPage } from './pages';
import { PAGE_SLOTS } from './register';

/** Cases folded side by side: enough to keep the engine's keys busy, few enough that nobody's key waits. */
const AT_ONCE = 32;

export interface RebuiltPage {
  /** Cases that could not be opened; a stand-in is on the list. */
  readonly damaged: readonly StreamId[];
}

/** @param page a reserved page. The caller holds the write lock. */
export async function rebuildPage(session: Session, page: number): Promise<RebuiltPage> {
  const { db, domain, register } = session;
  const { revision } = session;
  const known = await readPage(session, page);
  const fromSnapshots = await Promise.all(
    known.map(({ row, snapshot, key }) => row && openSnapshot(session, row, snapshot, key)),
  );
  const without = known.filter((_, at) => fromSnapshots[at] === undefined).map(({ id }) => id);
  const rows = await readStreams(db, without);
  const fromEvents = new Map<StreamId, Awaited<ReturnType<typeof fromTheirEvents>>>();
  for (let from = 0; from < without.length; from += AT_ONCE) {
    const bite = without.slice(from, from + AT_ONCE);
    const made = await Promise.all(
      bite.map((id, at) => fromTheirEvents(session, id, rows[from + at])),
    );
    for (const [at, id] of bite.entries()) fromEvents.set(id, made[at]);
  }
  const damaged: StreamId[] = [];
  const summaries: CaseSummary[] = known.map(({ id }, at) => {
    const snapshot = fromSnapshots[at];
    const again = snapshot ? domain.summarise(snapshot) : fromEvents.get(id)?.summary;
    if (again) return again;
    damaged.push(id);
    // A case that cannot be opened stays on the list, as the fold of nothing: it must not vanish unnoticed.
    return domain.summarise(domain.foldCase(id, []));
  });
  const rebuilt = {
    page,
    revision: revision + 1,
    rows: new Map(summaries.map((summary) => [summary.id, summary])),
  };
  const row = await sealPage(session.keys, rebuilt, domain.foldVersion);
  const snapshots = [...fromEvents.values()].flatMap((made) => made?.snapshot ?? []);
  const written = await db.transaction('rw', db.meta, db.pages, db.snapshots, async () => {
    const meta = await db.meta.get('store');
    if (meta?.revision !== revision) return false;
    await Promise.all([
      db.pages.put(row),
      db.snapshots.bulkPut(snapshots),
      db.meta.put({ ...meta, revision: revision + 1 }),
    ]);
    return true;
  });
  if (!written) throw new Error('Another writer committed while this one held the lock');
  session.revision = revision + 1;
  register.load(rebuilt);
  for (const id of damaged) session.troubles.add({ what: 'case', id });
  session.changed.register.tell();
  return { damaged };
}

interface KnownCase {
  readonly id: StreamId;
  /** Absent when it is lost: the page itself remembered the case. */
  readonly row: StreamRow | undefined;
  readonly snapshot: SnapshotRow | undefined;
  readonly key: KeyRow | undefined;
}

/** What belongs on a page by its own account and by the cases', who are not believed about another's page. */
async function readPage({ db, register }: Session, page: number): Promise<readonly KnownCase[]> {
  const remembered = register.reservedIds(page);
  return db.transaction('r', db.streams, db.keys, db.snapshots, async () => {
    const claims = await db.streams.where('page').equals(page).primaryKeys();
    const own = claims.filter((id) => (register.pageOf(id) ?? page) === page);
    const ids = [...new Set([...remembered, ...own])].slice(0, PAGE_SLOTS);
    return readCases(db, ids);
  });
}

async function readCases(
  db: StoreDatabase,
  ids: readonly StreamId[],
): Promise<readonly KnownCase[]> {
  const [rows, keys, snapshots] = await Promise.all([
    db.streams.bulkGet([...ids]),
    db.keys.bulkGet(ids.map((id) => [id, STREAM_KEY_ID])),
    db.snapshots.bulkGet([...ids]),
  ]);
  return ids.map((id, at) => ({ id, row: rows[at], key: keys[at], snapshot: snapshots[at] }));
}

async function fromTheirEvents(
  { domain, keys }: Session,
  id: StreamId,
  rows: StreamRows | undefined,
): Promise<{ summary: CaseSummary; snapshot: SnapshotRow | undefined } | undefined> {
  if (!rows?.row) return undefined;
  try {
    const { events } = await openStream(rows, id, keys.streamKeys, await quickHash());
    const file = domain.foldCase(id, events);
    const key = rows.keys.find((each) => each.id === STREAM_KEY_ID);
    const snapshot =
      key &&
      (await sealSnapshot(
        await keys.streamKeys(id, key),
        file,
        domain.foldVersion,
        rows.row.revision,
      ));
    return { summary: domain.summarise(file), snapshot };
  } catch (error) {
    if (error instanceof DamagedStream) return undefined;
    throw error;
  }
}
