/** Seals what a commit will write to one stream. Everything slow happens here, before the transaction. */
import { nextId, readId } from '@shared/history';
import type { EventId, OpenedEvent, ParentLink, StreamId } from '@shared/history';
import type { EventRow, KeyRow, StreamRow } from '../database';
import type { Session } from '../session';
import { sealEvent } from './events';
import type { NewEvent } from './events';
import { STREAM_KEY_ID } from './load';
import type { Current } from './stream-cache';
import type { StreamKeys } from './stream-keys';

/** Where this device's clock stands: moved by every event sealed, kept only by the commit that writes them. */
export class CommitClock {
  readonly #device: string;
  #last: EventId | '';

  constructor(device: string, last: EventId | '') {
    this.#device = device;
    this.#last = last;
  }

  get last(): EventId | '' {
    return this.#last;
  }

  next(nowMs: number): EventId {
    const { id } = nextId(this.#device, readId(this.#last), nowMs);
    this.#last = id;
    return id;
  }
}

/** What sealing events takes of a session; set-up has no more than this. */
export type Sealing = Pick<Session, 'db' | 'keys' | 'domain' | 'handler' | 'now'>;

export interface PreparedStream {
  readonly row: StreamRow;
  readonly events: readonly EventRow[];
  readonly newKeys: readonly KeyRow[];
  readonly keys: StreamKeys;
  /** The opened events given, with the new ones. */
  readonly after: readonly OpenedEvent[];
}

/** @param revision number the commit will bear. */
export async function prepareEvents(
  session: Sealing,
  stream: StreamId,
  current: Current,
  events: readonly NewEvent[],
  clock: CommitClock,
  revision: number,
  page: number | undefined,
): Promise<PreparedStream> {
  const { domain, handler } = session;
  const { keys, ring, newKey } = await keysFor(session, stream, current);
  const rows: EventRow[] = [];
  const newKeys: KeyRow[] = newKey ? [newKey] : [];
  const after = [...current.events];
  let heads: readonly ParentLink[] = current.row?.heads ?? [];
  for (const event of events) {
    const now = session.now();
    const id: EventId = clock.next(now);
    const sealed = await sealEvent(keys, id, heads, event, domain.freeText(event.kind), {
      by: handler,
      at: new Date(now).toISOString(),
      schema: domain.schema,
    });
    rows.push(sealed.row);
    if (sealed.key) newKeys.push(sealed.key);
    after.push(sealed.opened);
    heads = [sealed.link];
  }
  const row: StreamRow = {
    id: stream,
    ring,
    heads,
    // Not `after.length`: an entry is added to a log without opening the rest of it.
    events: (current.row?.events ?? 0) + events.length,
    revision,
    ...(page === undefined ? {} : { page }),
  };
  return { row, events: rows, newKeys, keys, after };
}

/** The keys of a stream whether or not anything was written to it yet. */
export async function anyKeysOf(
  { db, keys }: Pick<Session, 'db' | 'keys'>,
  stream: StreamId,
): Promise<StreamKeys> {
  const known = keys.known(stream);
  if (known) return known;
  const row = await db.keys.get([stream, STREAM_KEY_ID]);
  return row ? keys.streamKeys(stream, row) : (await keys.newStream(stream)).keys;
}

async function keysFor(session: Sealing, stream: StreamId, { row }: Current) {
  if (!row) {
    const { keys, ring, row: newKey } = await session.keys.newStream(stream);
    return { keys, ring, newKey };
  }
  const known = session.keys.known(stream);
  if (known) return { keys: await known, ring: row.ring, newKey: undefined };
  const key = await session.db.keys.get([stream, STREAM_KEY_ID]);
  if (!key) throw new Error(`The key of stream ${stream} is gone`);
  return { keys: await session.keys.streamKeys(stream, key), ring: row.ring, newKey: undefined };
}
