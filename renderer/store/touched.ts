/** Which cases were touched in a span of time, for the view of who did what. */
import Dexie from 'dexie';
import { readId } from '@shared/history';
import type { StreamId } from '@shared/history/types';
import type { TouchedCase } from './api';
import { currentOf } from './commit';
import { refresh } from './refresh';
import type { Session } from './session';
import { DamagedStream } from './streams/load';

/** Opens only what was touched: ids carry the moment they were made, so the rest is told by its clear rows. */
export async function* touchedBetween(
  session: Session,
  from: number,
  to: number,
): AsyncGenerator<TouchedCase> {
  await refresh(session);
  const { db, domain } = session;
  const rows = await db.streams.toArray();
  const candidates = rows.filter(
    ({ page, heads }) => page !== undefined && heads.some(({ id }) => momentOf(id) >= from),
  );
  for (const [at, row] of candidates.entries()) {
    if (!session.open) return;
    if (!(await isTouched(session, row.id, from, to))) continue;
    try {
      const current = await currentOf(session, row.id);
      if (!current.row) continue;
      const file = current.file ?? domain.foldCase(row.id, current.events);
      yield { file, events: current.events, done: at + 1, of: candidates.length };
    } catch (error) {
      if (!(error instanceof DamagedStream)) throw error;
    }
  }
}

async function isTouched(
  { db }: Session,
  stream: StreamId,
  from: number,
  to: number,
): Promise<boolean> {
  const keys = (await db.events
    .where('[stream+id]')
    .between([stream, Dexie.minKey], [stream, Dexie.maxKey])
    .primaryKeys()) as unknown as readonly [StreamId, string][];
  return keys.some(([, id]) => momentOf(id) >= from && momentOf(id) <= to);
}

/** Epoch milliseconds of an event's id; 0 for one that cannot be read. */
const momentOf = (id: string): number => readId(id)?.time ?? 0;
