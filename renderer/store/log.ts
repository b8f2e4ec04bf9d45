/**
 * The council's log: a stream that is only ever added to while people work, so that an entry costs the same
 * whether it is the tenth or the hundred-thousandth. Its first entry begins it, and says in the council's own
 * stream where it lies.
 */
import type { NewLogEvent } from '@shared/audit';
import type { OpenedEvent, StreamId } from '@shared/history/types';
import { newStreamId } from './cases';
import { currentOf } from './commit';
import { StoreFailure } from './database';
import { GONE, refresh } from './refresh';
import type { Session } from './session';
import { CommitClock, prepareEvents } from './streams/prepare';
import type { PreparedStream } from './streams/prepare';
import { asWriteFailure } from './write-failures';

export interface PreparedLog {
  readonly log: StreamId;
  /** The log, and the council's stream where this entry begins the log. */
  readonly streams: readonly PreparedStream[];
}

/** Seals entries of the log for a commit that also writes other things. Call after `refresh`, under the lock. */
export async function prepareLog(
  session: Session,
  events: readonly NewLogEvent[],
  clock: CommitClock,
  revision: number,
): Promise<PreparedLog> {
  const { council, db } = session;
  const row = council.log === undefined ? undefined : await db.streams.get(council.log);
  if (council.log !== undefined && row) {
    const known = { row, events: [] };
    const entry = await prepareEvents(session, row.id, known, events, clock, revision, undefined);
    return { log: row.id, streams: [entry] };
  }
  const log = newStreamId();
  const begun = await prepareEvents(
    session,
    council.stream,
    await currentOf(session, council.stream),
    [{ kind: 'log.begun', data: { log } }],
    clock,
    revision,
    undefined,
  );
  const first = await prepareEvents(
    session,
    log,
    { events: [] },
    events,
    clock,
    revision,
    undefined,
  );
  return { log, streams: [begun, first] };
}

/** What the transaction puts for it. */
export const logWrites = ({ db }: Session, { streams }: PreparedLog): Promise<unknown>[] => [
  db.streams.bulkPut(streams.map(({ row }) => row)),
  db.keys.bulkAdd(streams.flatMap(({ newKeys }) => newKeys)),
  db.events.bulkAdd(streams.flatMap(({ events }) => events)),
];

/** The commit is on disk: the session knows of it. */
export function logWritten(session: Session, { log, streams }: PreparedLog): void {
  for (const { row } of streams) {
    session.keys.born(row.id);
    session.cache.drop(row.id);
  }
  session.council.log = log;
  session.changed.log.tell();
}

/** Every entry, oldest first. @throws DamagedStream when the log is damaged. */
export async function readLog(session: Session): Promise<readonly OpenedEvent[]> {
  await refresh(session);
  const { log } = session.council;
  return log === undefined ? [] : (await currentOf(session, log)).events;
}

/**
 * Adds entries to the council's log, durably.
 * @throws WriteFailure when the disk refuses: whoever must not go on without the entry does not go on.
 */
export async function appendToLog(session: Session, events: readonly NewLogEvent[]): Promise<void> {
  const { db } = session;
  await session.lock.writing(async () => {
    await refresh(session);
    const revision = session.revision + 1;
    const clock = new CommitClock(session.device, session.clock);
    const prepared = await prepareLog(session, events, clock, revision);
    await asWriteFailure(() =>
      db.transaction('rw', [db.meta, db.streams, db.keys, db.events], async () => {
        const meta = await db.meta.get('store');
        if (!meta) throw new StoreFailure('missing', GONE);
        if (meta.revision !== revision - 1)
          throw new Error('Another writer committed while this one held the lock');
        await Promise.all([
          db.meta.put({ ...meta, revision, clock: clock.last }),
          ...logWrites(session, prepared),
        ]);
      }),
    );
    session.revision = revision;
    session.clock = clock.last;
    logWritten(session, prepared);
  });
}
