/** Reads and opens one stream, whole. */
import Dexie from 'dexie';
import { checkChain } from '@shared/history';
import type { ChainEntry, HashOf } from '@shared/history';
import type { OpenedEvent, ParentLink, StreamId } from '@shared/history/types';
import type { EventRow, KeyRow, StoreDatabase, StreamRow } from '../database';
import { DamagedEvent, openEvent } from './events';
import type { Current } from './stream-cache';
import type { StreamKeys } from './stream-keys';

export interface StreamRows {
  readonly row: StreamRow | undefined;
  readonly events: readonly EventRow[];
  readonly keys: readonly KeyRow[];
}

/** Every row of a stream as of one moment. */
export async function readStream(db: StoreDatabase, stream: StreamId): Promise<StreamRows> {
  const [rows] = await readStreams(db, [stream]);
  // One was asked for.
  return rows ?? { row: undefined, events: [], keys: [] };
}

/** Every row of some streams as of one moment, in the order asked for. */
export function readStreams(
  db: StoreDatabase,
  streams: readonly StreamId[],
): Promise<readonly StreamRows[]> {
  return db.transaction('r', db.streams, db.events, db.keys, () =>
    Promise.all(
      streams.map(async (stream) => {
        const range = [
          [stream, Dexie.minKey],
          [stream, Dexie.maxKey],
        ] as const;
        const [row, events, keys] = await Promise.all([
          db.streams.get(stream),
          db.events
            .where('[stream+id]')
            .between(...range)
            .toArray(),
          db.keys
            .where('[stream+id]')
            .between(...range)
            .toArray(),
        ]);
        return { row: soundRow(row), events, keys };
      }),
    ),
  );
}

/** A row whose clear part is damaged is as good as none. */
export function soundRow(row: StreamRow | undefined): StreamRow | undefined {
  if (!row) return undefined;
  const heads: unknown = row.heads;
  const isSound =
    Array.isArray(heads) &&
    heads.every(
      (head: Partial<ParentLink> | null) =>
        typeof head?.id === 'string' && typeof head.link === 'string',
    ) &&
    Number.isSafeInteger(row.events);
  return isSound ? row : undefined;
}

/** A stream that cannot be opened. `message` is for the person and names no content. */
export class DamagedStream extends Error {
  readonly stream: StreamId;
  constructor(stream: StreamId, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'DamagedStream';
    this.stream = stream;
  }
}

export const textKeyId = (event: string): string => `text/${event}`;
export const blobKeyId = (blob: string): string => `blob/${blob}`;
export const STREAM_KEY_ID = 'stream';

/**
 * Opens what `readStream` read. An empty stream has no row and no events.
 * @param hash SHA-256; the engine's own unless a caller with very many streams has a quicker one.
 * @throws DamagedStream when anything of it is missing, changed or out of its place.
 */
export async function openStream(
  rows: StreamRows,
  stream: StreamId,
  keysOf: (stream: StreamId, row: KeyRow) => Promise<StreamKeys>,
  hash?: HashOf,
): Promise<Current> {
  const { row, events } = rows;
  if (!row && events.length === 0) return { events: [] };
  if (!row) throw new DamagedStream(stream, DAMAGED);
  const keyRows = new Map(rows.keys.map((key) => [key.id, key]));
  const streamKey = keyRows.get(STREAM_KEY_ID);
  if (!streamKey) throw new DamagedStream(stream, NO_KEY);
  const ids = new Set(events.map((event) => event.id));
  if (events.length !== row.events || row.heads.some((head) => !ids.has(head.id))) {
    throw new DamagedStream(stream, INCOMPLETE);
  }
  try {
    const keys = await keysOf(stream, streamKey);
    const chain = await checkChain(stream, chainOf(events, keyRows), [], hash);
    if (!chain.ok) throw new DamagedStream(stream, DAMAGED, chain.problems);
    const opened = await Promise.all(
      events.map((event) => openEvent(keys, event, keyRows.get(textKeyId(event.id)))),
    );
    return { row, events: opened };
  } catch (error) {
    if (error instanceof DamagedStream) throw error;
    throw new DamagedStream(stream, error instanceof DamagedEvent ? DAMAGED : NO_KEY, error);
  }
}

/**
 * Of a damaged stream, what can still be read, in the order it was written. Only for the council's settings,
 * which are better known in part than not at all; a case is shown whole or not.
 */
export async function openWhatIsLeft(
  { events, keys }: StreamRows,
  stream: StreamId,
  keysOf: (stream: StreamId, row: KeyRow) => Promise<StreamKeys>,
): Promise<readonly OpenedEvent[]> {
  const keyRows = new Map(keys.map((key) => [key.id, key]));
  const streamKey = keyRows.get(STREAM_KEY_ID);
  const streamKeys = streamKey && (await keysOf(stream, streamKey).catch(() => undefined));
  if (!streamKeys) return [];
  const left: OpenedEvent[] = [];
  for (const event of events) {
    const opened = await openEvent(streamKeys, event, keyRows.get(textKeyId(event.id))).catch(
      () => undefined,
    );
    // As if written one after another: what they followed may be gone.
    if (opened) left.push({ ...opened, parents: left.slice(-1).map(({ id }) => id) });
  }
  return left;
}

/** A text without a key was erased on purpose; its bytes may have gone too. */
export const chainOf = (
  events: readonly EventRow[],
  keys: { has(id: string): boolean },
): ChainEntry[] =>
  events.map(({ id, header, payload, text }) => ({
    header,
    payload,
    ...(text ? { text } : {}),
    textErased: !keys.has(textKeyId(id)),
  }));

const ADVICE =
  'Your other cases are not affected. Do not delete anything; ask your IT team to restore Redress’s folder from a backup and look for this case there.';
const DAMAGED = `Part of this case’s record on this computer has been damaged or changed, so it cannot be shown. ${ADVICE}`;
const INCOMPLETE = `Part of this case’s record is missing from this computer, so it cannot be shown. ${ADVICE}`;
const NO_KEY = `This case’s key on this computer is missing or damaged, so it cannot be opened. ${ADVICE}`;
