/**
 * The key hierarchy: vault key → ring key → stream key → keys of payloads, texts and files.
 *
 * Every key is 32 random bytes ("material"). It never seals anything itself: for each purpose a subkey is
 * derived by HKDF-SHA-256, so that a key that wraps cannot be confused with one that seals. A lower key is
 * stored only wrapped, that is sealed by the wrapping subkey of the key above it.
 */
import { open, seal, SealBroken, type Bytes, type SealContext, type SealKey } from './record';

export const KEY_BYTES = 32;

/** What a subkey is for. */
export type KeyPurpose =
  | 'wrapping'
  | 'register'
  | 'drafts'
  | 'payload'
  | 'text'
  | 'file'
  | 'snapshot'
  | 'settings'
  | 'blob ids'
  | 'backup';

/** Purposes whose subkey is an HMAC-SHA-256 key; all others' seal. */
type MacPurpose = 'blob ids' | 'backup';

export interface KeyMaterial {
  /** Names the key; no secret. */
  readonly id: string;
  readonly bytes: Bytes;
}

export function newKeyMaterial(id: string): KeyMaterial {
  return { id, bytes: globalThis.crypto.getRandomValues(new Uint8Array(KEY_BYTES)) };
}

/** The AES-256-GCM subkey for a purpose. It cannot be exported, and lives in memory only. */
export async function sealKeyFor(
  material: KeyMaterial,
  purpose: Exclude<KeyPurpose, MacPurpose>,
): Promise<SealKey> {
  const aes = await globalThis.crypto.subtle.deriveKey(
    hkdf(purpose),
    await base(material),
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
  return { id: material.id, aes };
}

/** The HMAC-SHA-256 subkey that names files: the same content has another name in every stream. */
export function nameKeyFor(material: KeyMaterial): Promise<CryptoKey> {
  return macKeyFor(material, 'blob ids');
}

/** An HMAC-SHA-256 subkey. It cannot be exported, and lives in memory only. */
export async function macKeyFor(material: KeyMaterial, purpose: MacPurpose): Promise<CryptoKey> {
  return globalThis.crypto.subtle.deriveKey(
    hkdf(purpose),
    await base(material),
    { name: 'HMAC', hash: 'SHA-256', length: 256 },
    false,
    ['sign'],
  );
}

/** The name of a file in its stream: a keyed hash of its content's SHA-256 (hex), in hex. */
export async function blobName(key: CryptoKey, sha256: string): Promise<string> {
  const signature = await globalThis.crypto.subtle.sign(
    'HMAC',
    key,
    new TextEncoder().encode(`redress blob 1 ${sha256}`),
  );
  return Array.from(new Uint8Array(signature), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
}

/** A lower key as it is stored. The context's record should be the lower key's id. */
export function wrapKey(wrapping: SealKey, context: SealContext, key: KeyMaterial): Promise<Bytes> {
  return seal(wrapping, context, key.bytes);
}

/** @throws SealBroken when it does not open, or does not hold a key. */
export async function unwrapKey(
  wrapping: SealKey,
  context: SealContext,
  id: string,
  wrapped: Bytes,
): Promise<KeyMaterial> {
  const bytes = await open(wrapping, context, wrapped);
  if (bytes.length !== KEY_BYTES) throw new SealBroken(context, 'it does not hold a key');
  return { id, bytes };
}

function base(material: KeyMaterial): Promise<CryptoKey> {
  if (material.bytes.length !== KEY_BYTES) throw new RangeError(`A key is ${KEY_BYTES} bytes`);
  return globalThis.crypto.subtle.importKey('raw', material.bytes, 'HKDF', false, ['deriveKey']);
}

function hkdf(purpose: KeyPurpose): HkdfParams {
  // No salt: the input is 32 random bytes already (RFC 5869, 3.1).
  return {
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(0),
    info: new TextEncoder().encode(`redress key 1 ${purpose}`),
  };
}
