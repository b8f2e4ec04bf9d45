/**
 * The vocabulary of a history: streams of events, each a small clear header and a sealed payload.
 *
 * The clear part says only: which stream, when and on which device it was touched, how large.
 * Kind, author and wall-clock time of an event are sealed with its payload.
 * See `shared/history/FORMAT.md` for the bytes.
 */

/** Eight Crockford base-32 characters, random per installation. */
export type DeviceId = string;
/** Hybrid logical clock in text, sortable as text: `tttttttttt-cccc-dddddddd` (time, counter, device). */
export type EventId = string;
/** 26 Crockford base-32 characters (130 random bits); says nothing about what the stream holds. */
export type StreamId = string;
/** Lower-case hex SHA-256, 64 characters. */
export type Sha256 = string;

/** A parent is named by its id and pinned by its link hash. */
export interface ParentLink {
  readonly id: EventId;
  readonly link: Sha256;
}

export interface EventHeader {
  readonly format: 1;
  readonly id: EventId;
  readonly stream: StreamId;
  /** Sorted by id; empty only for the first event of a stream. */
  readonly parents: readonly ParentLink[];
  /** Generation of the payload's schema; payloads are upcast on read, never rewritten. */
  readonly schema: number;
  /** SHA-256 of the sealed payload bytes. */
  readonly payload: Sha256;
  /** SHA-256 of the sealed free-text part, when the event has one; that part can be erased alone. */
  readonly text?: Sha256;
}

/** What an event holds once opened. `data` is checked by the fold's schema, not here. */
export interface OpenedEvent {
  readonly id: EventId;
  readonly stream: StreamId;
  readonly parents: readonly EventId[];
  readonly schema: number;
  readonly kind: string;
  /** ISO 8601 instant with offset Z: when the device says it happened. For the log, never for deadlines. */
  readonly at: string;
  /** Handler id of the author. */
  readonly by: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** True when the free-text part was destroyed on purpose; its fields read as `ERASED`. */
  readonly erased?: true;
}

/** Stands in every free-text field whose key was destroyed. */
export const ERASED = '(erased)';

/** Events in fold order, those that wait for a missing parent, and the heads (events nobody follows). */
export interface OrderedStream<E extends { id: EventId; parents: readonly EventId[] }> {
  readonly ready: readonly E[];
  readonly waiting: readonly { readonly event: E; readonly missing: readonly EventId[] }[];
  readonly heads: readonly EventId[];
}
