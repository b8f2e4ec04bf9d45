/**
 * The mutable part in pieces: the vault's own records, one group for each register page, drafts, and the list
 * of erasures. All that opens anything lies here, and nowhere else in a backup: to take a key out of these
 * pieces is to erase what it opens. JSON, sealed bytes in base64.
 */
import { z } from 'zod';
import { eventHeader, sha256Of } from '../history/header';
import type { EventHeader, EventId, Sha256, StreamId } from '../history/types';
import { vaultHeader } from '../sealing/vault-header';
import type { BackupFolder } from './folder';
import type { Generation, PartRef } from './manifest';
import type { Bytes } from './records';
import { BackupDamaged, PACK_BYTES, framed, unframed } from './records';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().nonnegative();
const sealed = z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/);
const eventId = z.string().min(1).max(40);
const streamId = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/);
const spans = z.array(z.strictObject({ pack: sha256, at: count, bytes: count }));

export const vaultPart = z.strictObject({
  header: vaultHeader,
  root: sealed,
  rings: z.record(z.string(), sealed),
});
export type VaultPart = z.infer<typeof vaultPart>;

const backedUpFile = z.strictObject({
  id: z.string().min(1).max(100),
  /** Name its chunks were sealed under. */
  content: z.string().min(1).max(100),
  size: count,
  chunks: count,
  /** SHA-256 over the sealed chunks in order. */
  sealedHash: sha256,
  /** Its sealed chunks, each a record. */
  spans,
});
export type BackedUpFile = z.infer<typeof backedUpFile>;

const backedUpStream = z.strictObject({
  id: streamId,
  ring: z.string().max(64),
  heads: z.array(z.strictObject({ id: eventId, link: sha256 })),
  events: count,
  revision: count,
  keys: z.array(z.strictObject({ id: z.string().min(1).max(200), wrapped: sealed })),
  /** Its events, as many runs as there were backups that found new ones. */
  runs: z.array(z.strictObject({ events: z.array(eventId), spans })),
  files: z.array(backedUpFile),
});
export type BackedUpStream = z.infer<typeof backedUpStream>;

export const groupPart = z.strictObject({
  page: z.number().int().min(-1),
  /** The sealed register page; absent when it has to be made again from the events. */
  register: z.strictObject({ revision: count, fold: count, count, sealed }).exactOptional(),
  streams: z.array(backedUpStream),
});
export type GroupPart = z.infer<typeof groupPart>;

export const draftsPart = z.array(
  z.union([
    z.strictObject({ id: z.string().max(200), sealed }),
    z.strictObject({ id: z.string().max(200), sha256, spans }),
  ]),
);
export type DraftsPart = z.infer<typeof draftsPart>;

/** What was erased: a whole stream, or what the named keys open. */
export const erasure = z.object({
  id: z.string().min(1).max(200),
  stream: z.string().min(1).max(64),
  keys: z.array(z.string()).readonly().exactOptional(),
  revision: count,
});
export type Erasure = z.infer<typeof erasure>;
export const erasuresPart = z.array(erasure);

/** @throws RangeError never in practice: values are plain data. */
export const encodePart = (value: unknown): Bytes =>
  new TextEncoder().encode(JSON.stringify(value));

/** @throws BackupDamaged */
export function decodePart<T>(schema: z.ZodType<T>, bytes: Bytes): T {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new BackupDamaged('one of its parts cannot be read', error);
  }
  const read = schema.safeParse(json);
  if (!read.success) throw new BackupDamaged('one of its parts cannot be read');
  return read.data;
}

/** An event as it lies in a pack: its header, its sealed payload, its sealed words. */
export interface PackedEvent {
  readonly id: EventId;
  readonly stream: StreamId;
  readonly header: EventHeader;
  readonly payload: Bytes;
  readonly text?: Bytes;
}

/** Three records an event; the third is empty when it has no words of its own. */
export function packEvents(events: readonly PackedEvent[]): Bytes {
  return framed(
    events.flatMap(({ header, payload, text }) => [
      new TextEncoder().encode(JSON.stringify(header)),
      payload,
      text ?? new Uint8Array(0),
    ]),
  );
}

/** @throws BackupDamaged */
export function unpackEvents(bytes: Bytes): readonly PackedEvent[] {
  const records = unframed(bytes);
  if (records.length % 3 !== 0) throw new BackupDamaged('a run of entries is cut short');
  const events: PackedEvent[] = [];
  for (let at = 0; at < records.length; at += 3) {
    const [head, payload, text] = records.slice(at, at + 3);
    const header = readHeader(head);
    if (!payload) throw new BackupDamaged('a run of entries is cut short');
    events.push({
      id: header.id,
      stream: header.stream,
      header,
      payload,
      ...(text && text.byteLength > 0 ? { text } : {}),
    });
  }
  return events;
}

function readHeader(bytes: Bytes | undefined): EventHeader {
  try {
    return eventHeader.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (error) {
    throw new BackupDamaged('the header of an entry cannot be read', error);
  }
}

/** Every pack a group speaks of. */
export function packsOf(group: GroupPart): ReadonlySet<string> {
  return new Set(
    group.streams.flatMap(({ runs, files }) =>
      [...runs, ...files].flatMap((one) => one.spans.map(({ pack }) => pack)),
    ),
  );
}

/** Every file of parts a generation speaks of. */
export const partFilesOf = (of: Generation): readonly Sha256[] =>
  [
    of.vaultPart,
    ...of.groups.map(({ part }) => part),
    ...(of.drafts ? [of.drafts] : []),
    ...(of.erasures ? [of.erasures] : []),
  ].flatMap(filesOfPart);

export const filesOfPart = (ref: PartRef): readonly Sha256[] => ref.pieces ?? [ref.sha256];

/** Stores a part, in pieces when it is too large for one file. What is there already is not written again. */
export async function writePart(
  folder: Pick<BackupFolder, 'write'>,
  value: unknown,
  limit = PACK_BYTES,
): Promise<PartRef> {
  const bytes = encodePart(value);
  const sha256 = await sha256Of(bytes);
  if (bytes.byteLength <= limit) {
    await folder.write('part', sha256, bytes);
    return { sha256, bytes: bytes.byteLength };
  }
  const pieces: Sha256[] = [];
  for (let at = 0; at < bytes.byteLength; at += limit) {
    const piece = bytes.slice(at, at + limit);
    const name = await sha256Of(piece);
    await folder.write('part', name, piece);
    pieces.push(name);
  }
  return { sha256, bytes: bytes.byteLength, pieces };
}
