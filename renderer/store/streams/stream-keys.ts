/**
 * What an opened stream's key can do. `vault/keys.ts` makes them; everything else of the store seals and
 * opens through these, so that which key and which AAD goes where is decided in one place.
 */
import type { EventId, StreamId } from '@shared/history/types';
import type { Bytes, KeyRow } from '../database';
import type { ContentSealer } from '../files/staging';

export interface StreamKeys {
  readonly stream: StreamId;
  /** @param schema generation of the payload; bound to the sealed bytes. */
  sealPayload(event: EventId, schema: number, value: unknown): Promise<Bytes>;
  openPayload(event: EventId, schema: number, sealed: Bytes): Promise<unknown>;
  /** Under a new key of its own, whose wrapped row goes into the mutable part. */
  sealText(
    event: EventId,
    value: unknown,
  ): Promise<{ readonly sealed: Bytes; readonly key: KeyRow }>;
  openText(event: EventId, sealed: Bytes, key: KeyRow): Promise<unknown>;
  sealSnapshot(value: unknown): Promise<Bytes>;
  openSnapshot(sealed: Bytes): Promise<unknown>;
  contentSealer(content: string): Promise<ContentSealer>;
  /** Opens chunk after chunk of a file. @throws when a byte, the order or the end is not as sealed. */
  contentOpener(
    content: string,
    key: KeyRow,
  ): Promise<(index: number, last: boolean, sealed: Bytes) => Promise<Bytes>>;
}
