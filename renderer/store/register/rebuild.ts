/**
 * Makes register pages again that are damaged or were made by another fold: from snapshots where they are
 * good, else from the events. One page, one commit: whatever interrupts it, the next start goes on.
 */
import type { CaseSummary } from '@shared/case-file/types';
import type { StreamId } from '@shared/history/types';
import type { StreamRow } from '../database';
import type { Session } from '../session';
import { DamagedStream, openStream, readStream } from '../streams/load';
import { openSnapshot } from '../streams/snapshots';
import { sealPage } from './pages';

export interface RebuiltPage {
  /** Cases that could not be opened; a stand-in is on the list. */
  readonly damaged: readonly StreamId[];
}

/** @param page a reserved page. The caller holds the write lock. */
export async function rebuildPage(session: Session, page: number): Promise<RebuiltPage> {
  const { db, domain, register } = session;
  const streams = await db.streams.where('page').equals(page).toArray();
  const summaries: CaseSummary[] = [];
  const damaged: StreamId[] = [];
  for (const stream of streams) {
    const summary = await summaryOf(session, stream);
    if (!summary) damaged.push(stream.id);
    // A case that cannot be opened stays on the list, as the fold of nothing: it must not vanish unnoticed.
    summaries.push(summary ?? domain.summarise(domain.foldCase(stream.id, [])));
  }
  const { revision } = session;
  const rebuilt = {
    page,
    revision: revision + 1,
    rows: new Map(summaries.map((summary) => [summary.id, summary])),
  };
  const row = await sealPage(session.keys, rebuilt, domain.foldVersion);
  const written = await db.transaction('rw', db.meta, db.pages, async () => {
    const meta = await db.meta.get('store');
    if (meta?.revision !== revision) return false;
    await db.pages.put(row);
    await db.meta.put({ ...meta, revision: revision + 1 });
    return true;
  });
  if (!written) throw new Error('Another writer committed while this one held the lock');
  session.revision = revision + 1;
  register.load(rebuilt);
  session.changed.register.tell();
  return { damaged };
}

async function summaryOf(session: Session, row: StreamRow): Promise<CaseSummary | undefined> {
  const { domain, db, keys } = session;
  const snapshot = await openSnapshot(session, row);
  if (snapshot) return domain.summarise(snapshot);
  try {
    const rows = await readStream(db, row.id);
    const { events } = await openStream(rows, row.id, keys.streamKeys);
    return domain.summarise(domain.foldCase(row.id, events));
  } catch (error) {
    if (error instanceof DamagedStream) return undefined;
    throw error;
  }
}
