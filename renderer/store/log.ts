/**
 * The council's log: a stream that is only ever added to while people work, so that an entry costs the same
 * whether it is the tenth or the hundred-thousandth. Its first entry begins it, and says in the council's own
 * stream where it lies.
 */
import type { NewLogEvent } from '@shared/audit';
import type { NewCouncilEvent } from '@shared/case-file';
import type { OpenedEvent, StreamId } from '@shared/history/types';
import { newStreamId } from './cases';
import { currentOf } from './commit';
import { StoreFailure } from './database';
import { GONE, refresh } from './refresh';
import type { Session } from './session';
import type { NewEvent } from './streams/events';
import { CommitClock, prepareEvents } from './streams/prepare';
import type { PreparedStream } from './streams/prepare';
import type { Current } from './streams/stream-cache';
import { asWriteFailure } from './write-failures';

export interface PreparedLog {
  readonly log: StreamId;
  /** The log, and the council's stream where this entry begins the log. */
  readonly streams: readonly PreparedStream[];
}

/**
 * Seals entries of the log for a commit that also writes other things. Call after `refresh`, under the lock.
 * @param also events of the council's own stream that belong to the same commit.
 */
export async function prepareLog(
  session: Session,
  events: readonly NewLogEvent[],
  clock: CommitClock,
  revision: number,
  also: readonly NewCouncilEvent[] = [],
): Promise<PreparedLog> {
  const { council, db } = session;
  const sealed = (stream: StreamId, current: Current, added: readonly NewEvent[]) =>
    prepareEvents(session, stream, current, added, clock, revision, undefined);
  const row = council.log === undefined ? undefined : await db.streams.get(council.log);
  const log = row?.id ?? newStreamId();
  const forCouncil = row ? also : [...also, { kind: 'log.begun' as const, data: { log } }];
  const changed =
    forCouncil.length === 0
      ? []
      : [await sealed(council.stream, await currentOf(session, council.stream), forCouncil)];
  const entry = await sealed(log, row ? { row, events: [] } : { events: [] }, events);
  return { log, streams: [...changed, entry] };
}

/** What the transaction puts for it. */
export const logWrites = ({ db }: Session, { streams }: PreparedLog): Promise<unknown>[] => [
  db.streams.bulkPut(streams.map(({ row }) => row)),
  db.keys.bulkAdd(streams.flatMap(({ newKeys }) => newKeys)),
  db.events.bulkAdd(streams.flatMap(({ events }) => events)),
];

/** The commit is on disk: the session knows of it. */
export function logWritten(session: Session, { log, streams }: PreparedLog): void {
  const { cache, keys } = session;
  for (const { row, after } of streams) {
    keys.born(row.id);
    // Of the log only the new entries are at hand; those before are kept where they had been opened.
    const known = row.id === log ? cache.get(log) : undefined;
    if (row.id !== log) cache.set(row.id, { row, events: after });
    else if (known) cache.set(log, { row, events: [...known.events, ...after] });
  }
  const council = streams.find(({ row }) => row.id === session.council.stream);
  if (council) {
    session.council.settings = session.domain.foldCouncil(council.after);
    session.changed.council.tell();
  }
  session.council.log = log;
  session.changed.log.tell();
}

/** Every entry, oldest first. @throws DamagedStream when the log is damaged. */
export async function readLog(session: Session): Promise<readonly OpenedEvent[]> {
  await refresh(session);
  const { log } = session.council;
  if (log === undefined) return [];
  const seen = session.revision;
  const current = await currentOf(session, log);
  // Kept only when nothing was committed meanwhile: an entry that came in between would be missing for good.
  if (session.revision === seen) session.cache.set(log, current);
  return current.events;
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
