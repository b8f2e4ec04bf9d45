/**
 * One sealed record: AES-256-GCM with a random 96-bit IV. Everything that says where the record belongs is
 * authenticated with it, so a record moved to another place does not open. Bytes: see `FORMAT.md`.
 */
export type Bytes = Uint8Array<ArrayBuffer>;

/** Where a record belongs. All of it is bound to the ciphertext. */
export interface SealContext {
  readonly vault: string;
  readonly table: string;
  /** Stream the record is part of; "" where it is part of none. */
  readonly stream: string;
  readonly record: string;
  /** Version of what is inside. */
  readonly version: number;
}

/** A key that seals. Lives in memory only; nothing of it is ever stored. */
export interface SealKey {
  /** Names the key, not its secret; written into every record it seals. At most 64 ASCII characters. */
  readonly id: string;
  readonly aes: CryptoKey;
}

/** The record was changed, cut, moved or sealed with another key. Never says anything of its content. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
  readonly table: string;
  readonly record: string;

  constructor(context: Pick<SealContext, 'table' | 'record'>, why: string) {
    super(`Sealed record ${context.table}/${context.record} does not open: ${why}.`);
    this.table = context.table;
    this.record = context.record;
  }
}

/** "RDS" and the format's number. */
const MAGIC = Uint8Array.of(0x52, 0x44, 0x53, 1);
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** @returns magic (4) · length of key id (1) · key id · IV (12) · ciphertext and tag. */
export async function seal(key: SealKey, context: SealContext, plain: Bytes): Promise<Bytes> {
  const id = keyIdBytes(key.id);
  const iv = globalThis.crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const cipher = await globalThis.crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: boundTo(context, key.id) },
    key.aes,
    plain,
  );
  const sealed = new Uint8Array(MAGIC.length + 1 + id.length + IV_BYTES + cipher.byteLength);
  sealed.set(MAGIC);
  sealed[MAGIC.length] = id.length;
  sealed.set(id, MAGIC.length + 1);
  sealed.set(iv, MAGIC.length + 1 + id.length);
  sealed.set(new Uint8Array(cipher), MAGIC.length + 1 + id.length + IV_BYTES);
  return sealed;
}

/** @throws SealBroken unless every byte and every part of the context is what was sealed. */
export async function open(key: SealKey, context: SealContext, sealed: Bytes): Promise<Bytes> {
  const id = keyIdBytes(key.id);
  const start = MAGIC.length + 1 + id.length;
  if (sealed.length < start + IV_BYTES + TAG_BYTES)
    throw new SealBroken(context, 'it was cut short');
  if (MAGIC.some((byte, index) => sealed[index] !== byte))
    throw new SealBroken(context, 'it is not a sealed record');
  const sameKey =
    sealed[MAGIC.length] === id.length &&
    id.every((byte, index) => sealed[MAGIC.length + 1 + index] === byte);
  if (!sameKey) throw new SealBroken(context, 'it was sealed with another key');
  try {
    const plain = await globalThis.crypto.subtle.decrypt(
      {
        name: 'AES-GCM',
        iv: sealed.subarray(start, start + IV_BYTES),
        additionalData: boundTo(context, key.id),
      },
      key.aes,
      sealed.subarray(start + IV_BYTES),
    );
    return new Uint8Array(plain);
  } catch {
    // WebCrypto says only OperationError, whatever was wrong.
    throw new SealBroken(context, 'it was changed, moved or sealed with another key');
  }
}

/** JSON in and out. */
export function sealJson(key: SealKey, context: SealContext, value: unknown): Promise<Bytes> {
  return seal(key, context, new TextEncoder().encode(JSON.stringify(value)));
}

/** The value is not checked here: whoever reads it knows its shape. */
export async function openJson(
  key: SealKey,
  context: SealContext,
  sealed: Bytes,
): Promise<unknown> {
  const plain = await open(key, context, sealed);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plain)) as unknown;
  } catch {
    throw new SealBroken(context, 'what is inside is not JSON');
  }
}

/**
 * A chunk of a file. Its place and whether it is the last are bound to it: chunks swapped, or a file cut
 * at a chunk's edge, are noticed.
 */
export function sealChunk(
  key: SealKey,
  context: SealContext,
  index: number,
  last: boolean,
  plain: Bytes,
): Promise<Bytes> {
  return seal(key, chunkContext(context, index, last), plain);
}

export function openChunk(
  key: SealKey,
  context: SealContext,
  index: number,
  last: boolean,
  sealed: Bytes,
): Promise<Bytes> {
  return open(key, chunkContext(context, index, last), sealed);
}

/** Opens all chunks of a file in order. @param count how many the file is said to have, at least one. */
export async function* openChunks(
  key: SealKey,
  context: SealContext,
  count: number,
  chunks: AsyncIterable<Bytes> | Iterable<Bytes>,
): AsyncGenerator<Bytes> {
  let index = 0;
  for await (const chunk of chunks) {
    if (index >= count) throw new SealBroken(context, 'it has more chunks than it was sealed with');
    yield await openChunk(key, context, index, index === count - 1, chunk);
    index += 1;
  }
  if (index !== count || count < 1) throw new SealBroken(context, 'chunks are missing');
}

function chunkContext(context: SealContext, index: number, last: boolean): SealContext {
  return { ...context, record: `${context.record}/${index}/${last ? 'last' : 'more'}` };
}

function keyIdBytes(id: string): Uint8Array {
  if (!/^[\x21-\x7e]{1,64}$/.test(id))
    throw new RangeError('A key id is 1 to 64 printable ASCII characters');
  return new TextEncoder().encode(id);
}

/** Each field with its length before it (4 bytes, big-endian), so that no two contexts give the same bytes. */
function boundTo(context: SealContext, keyId: string): Bytes {
  const fields = [
    'redress seal 1',
    context.vault,
    context.table,
    context.stream,
    context.record,
    String(context.version),
    keyId,
  ].map((field) => new TextEncoder().encode(field));
  const bound = new Uint8Array(fields.reduce((sum, field) => sum + 4 + field.length, 0));
  const view = new DataView(bound.buffer);
  let at = 0;
  for (const field of fields) {
    view.setUint32(at, field.length);
    bound.set(field, at + 4);
    at += 4 + field.length;
  }
  return bound;
}
