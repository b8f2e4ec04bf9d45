/** The sealed root: what the store must know first once it is unlocked. */
import { z } from 'zod';
import { openJson, sealJson, sealKeyFor } from '@shared/sealing';
import type { KeyMaterial } from '@shared/sealing';
import type { Bytes } from '../database';
import { contextOf } from './open-vault';

const root = z.object({
  format: z.literal(1),
  /** Stream of the council's settings. */
  council: z.string(),
  ring: z.string(),
  /** Device id → its letter in case references. */
  devices: z.record(z.string(), z.string()),
  /** Who each key-holder is. Names stay in here: the header lies in clear. */
  keyHolders: z.record(z.string(), z.object({ label: z.string(), handler: z.string() })),
});
export type Root = z.infer<typeof root>;

export async function sealRoot(vault: string, key: KeyMaterial, value: Root): Promise<Bytes> {
  return sealJson(await sealKeyFor(key, 'settings'), contextOf(vault)('vault', '', 'root'), value);
}

/** @throws when it was damaged. */
export async function openRoot(vault: string, key: KeyMaterial, sealed: Bytes): Promise<Root> {
  const place = contextOf(vault)('vault', '', 'root');
  return root.parse(await openJson(await sealKeyFor(key, 'settings'), place, sealed));
}

/** Letters that are not mistaken for digits or each other when read out. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/** The letter of the next device: A, B … Z without I and O, then AA, AB … */
export function nextLetter(taken: readonly string[]): string {
  for (let number = 0; ; number += 1) {
    const first =
      number < LETTERS.length ? '' : LETTERS.charAt(Math.floor(number / LETTERS.length) - 1);
    const letter = first + LETTERS.charAt(number % LETTERS.length);
    if (!taken.includes(letter)) return letter;
  }
}
