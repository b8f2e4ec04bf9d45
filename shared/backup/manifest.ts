/**
 * A generation: one state of the whole store, as a list of the pieces it consists of. It lies in clear and
 * names no content; a keyed hash shows that a holder of the vault wrote it. FORMAT.md gives the bytes.
 */
import { z } from 'zod';
import { sha256Of } from '../history/header';
import type { ParentLink, Sha256, StreamId } from '../history/types';
import type { Bytes } from './records';
import { BackupDamaged } from './records';

export const BACKUP_FORMAT = 1;
/** Group of the streams that lie on no register page, the council's among them. */
export const NO_PAGE = -1;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().nonnegative();
const device = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{8}$/);
const ref = z.strictObject({
  sha256,
  bytes: count,
  /** Of one too large for one file: the files it is cut into, in order. */
  pieces: z.array(sha256).min(2).exactOptional(),
});
/** A part, by the SHA-256 of what it holds. */
export type PartRef = z.infer<typeof ref>;

export const generation = z.strictObject({
  format: z.literal(BACKUP_FORMAT),
  vault: z.string().regex(/^[0-9a-f]{32}$/),
  device,
  /** From 1; the newest is the highest. */
  number: count,
  /** ISO instant, as the machine's clock had it. */
  takenAt: z.iso.datetime(),
  /** Format of the store's rows (renderer/store/FORMAT.md). */
  store: z.number().int().positive(),
  /** Newest commit that is surely in it; parts of later ones may be too. */
  revision: count,
  /** Newest event id made on the device, or "". */
  clock: z.string().max(40),
  /** Newest entry of the stream that was touched last: a store that lacks it was put back to an earlier day. */
  last: z.strictObject({ stream: z.string().max(64), event: z.string().max(40) }).exactOptional(),
  counts: z.strictObject({ cases: count, events: count, files: count }),
  vaultPart: ref,
  /** One for each register page, and NO_PAGE; sorted by page. */
  groups: z.array(
    z.strictObject({ page: z.number().int().min(NO_PAGE), part: ref, heads: sha256 }),
  ),
  drafts: ref.exactOptional(),
  erasures: ref.exactOptional(),
  /** Of all groups' `heads`: one line to compare the whole store by. */
  digest: sha256,
});
export type Generation = z.infer<typeof generation>;

const FIRST_LINE = /^redress backup 1 ([0-9a-f]{64})\n/;
const FIRST_LINE_BYTES = 'redress backup 1 '.length + 64 + 1;

/** HMAC-SHA-256 with the vault's `backup` subkey. */
export interface BackupSigner {
  sign(bytes: Bytes): Promise<Sha256>;
}

/** The file of a generation: a line with its keyed hash, then its JSON. */
export async function encodeGeneration(value: Generation, signer: BackupSigner): Promise<Bytes> {
  const body = new TextEncoder().encode(JSON.stringify(value));
  const line = new TextEncoder().encode(`redress backup 1 ${await signer.sign(body)}\n`);
  const whole = new Uint8Array(line.byteLength + body.byteLength);
  whole.set(line);
  whole.set(body, line.byteLength);
  return whole;
}

/**
 * Reads a generation without a key.
 * @throws BackupDamaged; `NewerBackup` when a later Redress wrote it.
 */
export function decodeGeneration(file: Bytes): Generation {
  const { body } = split(file);
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (error) {
    throw new BackupDamaged('its list cannot be read', error);
  }
  const format = (json as { format?: unknown } | null)?.format;
  if (typeof format === 'number' && format > BACKUP_FORMAT) throw new NewerBackup();
  const read = generation.safeParse(json);
  if (!read.success) throw new BackupDamaged('its list cannot be read');
  return read.data;
}

/** Whether a holder of the vault wrote exactly these bytes. */
export async function isSigned(file: Bytes, signer: BackupSigner): Promise<boolean> {
  const { mac, body } = split(file);
  const right = await signer.sign(body);
  // Each character is looked at, wherever the first difference is.
  let difference = right.length ^ mac.length;
  for (let at = 0; at < mac.length; at += 1)
    difference |= right.charCodeAt(at) ^ mac.charCodeAt(at);
  return difference === 0;
}

function split(file: Bytes): { readonly mac: Sha256; readonly body: Bytes } {
  const line = new TextDecoder('latin1').decode(file.subarray(0, FIRST_LINE_BYTES));
  const mac = FIRST_LINE.exec(line)?.[1];
  if (mac === undefined) {
    if (/^redress backup \d+ /.test(line)) throw new NewerBackup();
    throw new BackupDamaged('its list cannot be read');
  }
  return { mac, body: file.slice(FIRST_LINE_BYTES) };
}

export class NewerBackup extends Error {
  override readonly name = 'NewerBackup';
  constructor() {
    super('This backup was written by a newer Redress. Install that version to restore it.');
  }
}

export interface StreamHeads {
  readonly id: StreamId;
  readonly heads: readonly ParentLink[];
}

/** One hash over what the newest entries of these streams are. */
export function headsOf(streams: readonly StreamHeads[]): Promise<Sha256> {
  const lines = streams
    .map(
      ({ id, heads }) =>
        `${id} ${heads
          .map((head) => `${head.id} ${head.link}`)
          .toSorted()
          .join(' ')}\n`,
    )
    .toSorted();
  return sha256Of(new TextEncoder().encode(`redress heads 1\n${lines.join('')}`));
}

/** The digest of a whole generation. */
export function digestOf(groups: readonly { page: number; heads: Sha256 }[]): Promise<Sha256> {
  const lines = groups
    .toSorted((left, right) => left.page - right.page)
    .map(({ page, heads }) => `${page} ${heads}\n`);
  return sha256Of(new TextEncoder().encode(`redress digest 1\n${lines.join('')}`));
}
