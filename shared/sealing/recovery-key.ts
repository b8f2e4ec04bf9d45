/**
 * The recovery key: 130 random bits a person can write down. 26 characters of Crockford base 32 and two
 * that check them, in seven groups of four: `XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX`.
 */
import { KEY_BYTES, type KeyMaterial } from './keys';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SECRET_CHARS = 26;
const CHECK_CHARS = 2;
const GROUP = 4;
export const RECOVERY_GROUPS = (SECRET_CHARS + CHECK_CHARS) / GROUP;
/** A prime just under 32²: one wrong character, or two neighbours swapped, always changes the remainder. */
const CHECK_PRIME = 1021;

export type ReadRecoveryKey =
  { readonly ok: true; readonly key: string } | { readonly ok: false; readonly message: string };

/** @param random at least 26 random bytes. */
export function recoveryKeyFrom(random: Uint8Array): string {
  if (random.length < SECRET_CHARS) throw new RangeError(`needs ${SECRET_CHARS} random bytes`);
  const secret = Array.from(random.subarray(0, SECRET_CHARS), (byte) =>
    ALPHABET.charAt(byte & 31),
  ).join('');
  return grouped(secret + checkOf(secret));
}

/** Forgives small letters, spaces and dashes, and O for 0, I or L for 1. Says what is wrong with the rest. */
export function readRecoveryKey(typed: string): ReadRecoveryKey {
  const text = typed
    .toUpperCase()
    .replace(/[\s\p{Pd}_.]+/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  const strange = [...text].find((char) => !ALPHABET.includes(char));
  if (strange !== undefined)
    return { ok: false, message: `A recovery key never holds “${strange}”. Check that character.` };
  if (text.length !== SECRET_CHARS + CHECK_CHARS) {
    return {
      ok: false,
      message: `A recovery key has ${RECOVERY_GROUPS} groups of ${GROUP} characters, ${SECRET_CHARS + CHECK_CHARS} in all. This has ${text.length}.`,
    };
  }
  const secret = text.slice(0, SECRET_CHARS);
  if (checkOf(secret) !== text.slice(SECRET_CHARS)) {
    return {
      ok: false,
      message:
        'This is not quite a recovery key: at least one character is wrong. Compare it with what you wrote down.',
    };
  }
  return { ok: true, key: grouped(text) };
}

/** One group, counted from 1, for "type the third group". */
export function recoveryGroup(key: string, group: number): string {
  return key.split('-')[group - 1] ?? '';
}

/** True when what was typed is that group of the key, forgiving as `readRecoveryKey` is. */
export function confirmsRecoveryGroup(key: string, group: number, typed: string): boolean {
  const text = typed
    .toUpperCase()
    .replace(/[\s-]+/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return text.length === GROUP && text === recoveryGroup(key, group);
}

/**
 * The key material a recovery key stands for. 130 random bits need no slow derivation.
 * @param key as `readRecoveryKey` gives it.
 */
export async function recoveryMaterial(key: string, vault: string): Promise<KeyMaterial> {
  const secret = new TextEncoder().encode(key.replace(/-/g, '').slice(0, SECRET_CHARS));
  const base = await globalThis.crypto.subtle.importKey('raw', secret, 'HKDF', false, [
    'deriveBits',
  ]);
  const bits = await globalThis.crypto.subtle.deriveBits(
    {
      name: 'HKDF',
      hash: 'SHA-256',
      salt: new TextEncoder().encode(vault),
      info: new TextEncoder().encode('redress recovery 1'),
    },
    base,
    KEY_BYTES * 8,
  );
  return { id: 'recovery', bytes: new Uint8Array(bits) };
}

function grouped(text: string): string {
  return text.match(/.{4}/g)?.join('-') ?? text;
}

function checkOf(secret: string): string {
  let remainder = 0;
  for (const char of secret)
    remainder = (remainder * 32 + ALPHABET.indexOf(char) + 1) % CHECK_PRIME;
  return ALPHABET.charAt(Math.floor(remainder / 32)) + ALPHABET.charAt(remainder % 32);
}
