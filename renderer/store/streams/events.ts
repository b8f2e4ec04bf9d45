/** Events between their sealed rows and what the fold reads. */
import { ERASED, linkHash, sha256Of } from '@shared/history';
import type { EventHeader, EventId, OpenedEvent, ParentLink } from '@shared/history/types';
import type { EventRow, KeyRow } from '../database';
import type { StreamKeys } from './stream-keys';

/** An event a command asked for. */
export interface NewEvent {
  readonly kind: string;
  readonly data: object;
}

/** The sealed payload, before it is sealed. `words` names the fields that lie in the free-text part. */
interface Payload {
  readonly kind: string;
  readonly at: string;
  readonly by: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly words?: readonly string[];
}

export interface SealedEvent {
  readonly row: EventRow;
  readonly key?: KeyRow;
  readonly opened: OpenedEvent;
  readonly link: ParentLink;
}

export interface Authorship {
  /** Handler id. */
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
  readonly schema: number;
}

/**
 * Seals one event after its parents.
 * @param words top-level fields of its data that get a key of their own, so that they can be erased alone.
 */
export async function sealEvent(
  keys: StreamKeys,
  id: EventId,
  parents: readonly ParentLink[],
  event: NewEvent,
  words: readonly string[],
  { by, at, schema }: Authorship,
): Promise<SealedEvent> {
  // As it will be read back: a key without a value does not survive JSON.
  const data = JSON.parse(JSON.stringify(event.data)) as Record<string, unknown>;
  const spoken = words.filter((field) => field in data);
  const silent = Object.fromEntries(
    Object.entries(data).filter(([field]) => !spoken.includes(field)),
  );
  const payload: Payload = {
    kind: event.kind,
    at,
    by,
    data: silent,
    ...(spoken.length > 0 ? { words: spoken } : {}),
  };
  const sealed = await keys.sealPayload(id, schema, payload);
  const text =
    spoken.length > 0
      ? await keys.sealText(id, Object.fromEntries(spoken.map((field) => [field, data[field]])))
      : undefined;
  const header: EventHeader = {
    format: 1,
    id,
    stream: keys.stream,
    parents,
    schema,
    payload: await sha256Of(sealed),
    ...(text ? { text: await sha256Of(text.sealed) } : {}),
  };
  return {
    row: {
      stream: keys.stream,
      id,
      header,
      payload: sealed,
      ...(text ? { text: text.sealed } : {}),
    },
    ...(text ? { key: text.key } : {}),
    opened: {
      id,
      stream: keys.stream,
      parents: parents.map((parent) => parent.id),
      schema,
      kind: event.kind,
      at,
      by,
      data,
    },
    link: { id, link: await linkHash(header) },
  };
}

/** A row that is not what was sealed. `message` names the event, never what it holds. */
export class DamagedEvent extends Error {
  readonly event: EventId;
  constructor(event: EventId, cause?: unknown) {
    super(`Event ${event} is damaged`, { cause });
    this.name = 'DamagedEvent';
    this.event = event;
  }
}

/**
 * Opens a row. A missing text key means that the words were erased on purpose.
 * Whether its bytes are those its header names is the chain's business (`checkChain`).
 * @throws DamagedEvent when it cannot be opened.
 */
export async function openEvent(
  keys: StreamKeys,
  row: EventRow,
  textKey: KeyRow | undefined,
): Promise<OpenedEvent> {
  try {
    const payload = asPayload(await keys.openPayload(row.id, row.header.schema, row.payload));
    const words = payload.words ?? [];
    const erased = words.length > 0 && textKey === undefined;
    const text = erased
      ? Object.fromEntries(words.map((field) => [field, ERASED]))
      : await openWords(keys, row, textKey);
    return {
      id: row.id,
      stream: row.stream,
      parents: row.header.parents.map((parent) => parent.id),
      schema: row.header.schema,
      kind: payload.kind,
      at: payload.at,
      by: payload.by,
      data: { ...payload.data, ...text },
      ...(erased ? { erased: true as const } : {}),
    };
  } catch (error) {
    throw new DamagedEvent(row.id, error);
  }
}

async function openWords(
  keys: StreamKeys,
  row: EventRow,
  key: KeyRow | undefined,
): Promise<object> {
  if (row.header.text === undefined) return {};
  if (!row.text || !key) throw new Error('the free-text part is missing');
  const text = await keys.openText(row.id, row.text, key);
  if (typeof text !== 'object' || text === null)
    throw new Error('the free-text part is not an object');
  return text;
}

function asPayload(value: unknown): Payload {
  const payload = value as Partial<Payload> | null;
  if (
    typeof payload !== 'object' ||
    payload === null ||
    typeof payload.kind !== 'string' ||
    typeof payload.at !== 'string' ||
    typeof payload.by !== 'string' ||
    typeof payload.data !== 'object'
  ) {
    throw new Error('the payload is not an event');
  }
  return payload as Payload;
}
