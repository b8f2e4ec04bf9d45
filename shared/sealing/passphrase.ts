/**
 * From a passphrase to a key, by Argon2id (RFC 9106). The function itself is passed in (WebCrypto has
 * none); here are its bounds: a header that asks for less than is safe, or for more than a machine can
 * give, is refused before anything is computed.
 */
import { z } from 'zod';
import type { Bytes } from './record';

/** m in KiB, t passes, p lanes. */
export interface Argon2Params {
  readonly m: number;
  readonly t: number;
  readonly p: number;
}

/** 32 bytes of key from a passphrase and a salt. */
export type Argon2id = (passphrase: Bytes, salt: Bytes, params: Argon2Params) => Promise<Bytes>;

export const ARGON2_FLOOR: Argon2Params = { m: 64 * 1024, t: 3, p: 1 };
export const ARGON2_CEILING: Argon2Params = { m: 1024 * 1024, t: 64, p: 4 };
/** Deriving a key should take at least this long on the machine that made the vault. */
export const ARGON2_TARGET_MS = 500;
export const SALT_BYTES = 16;
export const MIN_PASSPHRASE_CHARACTERS = 12;

const within = (name: keyof Argon2Params) =>
  z.number().int().min(ARGON2_FLOOR[name]).max(ARGON2_CEILING[name]);
export const argon2Params = z.strictObject({ m: within('m'), t: within('t'), p: within('p') });

/** The same passphrase typed on another keyboard gives the same bytes: Unicode NFKC, then UTF-8. */
export function passphraseBytes(passphrase: string): Bytes {
  return new TextEncoder().encode(passphrase.normalize('NFKC'));
}

/** Characters as a person counts them, after normalisation. */
export function passphraseLength(passphrase: string): number {
  return [...passphrase.normalize('NFKC')].length;
}

/**
 * Raises the number of passes until one derivation takes at least the target time, and no further than
 * the ceiling.
 * @param measure runs one derivation with these parameters; resolves to milliseconds.
 */
export async function chooseArgon2Params(
  measure: (params: Argon2Params) => Promise<number>,
  targetMs = ARGON2_TARGET_MS,
): Promise<Argon2Params> {
  let params = ARGON2_FLOOR;
  for (;;) {
    const took = await measure(params);
    if (took >= targetMs || params.t >= ARGON2_CEILING.t) return params;
    // Time grows with passes; at least one more each round, in case the clock is coarse.
    const wanted = Math.ceil((params.t * targetMs) / Math.max(took, 1));
    params = {
      ...params,
      t: Math.min(ARGON2_CEILING.t, Math.max(params.t + 1, Math.min(wanted, params.t * 2))),
    };
  }
}
