/**
 * The vault header: the one record that is read before anything is unlocked. It names no person and holds
 * no secret: the vault key lies in it several times, wrapped for each key-holder and for the recovery key.
 */
import { z } from 'zod';
import { fromBase64, toBase64 } from './base64';
import { newKeyMaterial, sealKeyFor, unwrapKey, wrapKey, type KeyMaterial } from './keys';
import {
  argon2Params,
  passphraseBytes,
  SALT_BYTES,
  type Argon2id,
  type Argon2Params,
} from './passphrase';
import { SealBroken, type SealContext } from './record';
import { recoveryMaterial } from './recovery-key';

const base64 = z
  .string()
  .regex(/^[A-Za-z0-9+/]+={0,2}$/)
  .max(1000);

const keyHolderSlot = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  /** Stands on the lock screen, so in clear: a part such as "Coordinator", never a person's name. */
  label: z.string().min(1).max(60),
  kdf: z.strictObject({ algorithm: z.literal('argon2id'), params: argon2Params, salt: base64 }),
  wrapped: base64,
});

export const vaultHeader = z.strictObject({
  format: z.literal(1),
  /** Random; no secret. Bound into every sealed record. */
  vault: z.string().regex(/^[0-9a-f]{32}$/),
  keyHolders: z.array(keyHolderSlot).min(1).max(20),
  recovery: z.strictObject({ wrapped: base64 }),
});
export type VaultHeader = z.infer<typeof vaultHeader>;

export function newVaultId(): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function newVaultKey(): KeyMaterial {
  return newKeyMaterial('vault');
}

export interface NewKeyHolder {
  readonly id: string;
  readonly label: string;
  readonly passphrase: string;
  readonly params: Argon2Params;
}

/** The vault key wrapped for one key-holder. */
export async function keyHolderSlotFor(
  vault: string,
  vaultKey: KeyMaterial,
  holder: NewKeyHolder,
  argon2id: Argon2id,
): Promise<VaultHeader['keyHolders'][number]> {
  const salt = globalThis.crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const bytes = await argon2id(passphraseBytes(holder.passphrase), salt, holder.params);
  const wrapping = await sealKeyFor({ id: holder.id, bytes }, 'wrapping');
  return {
    id: holder.id,
    label: holder.label,
    kdf: { algorithm: 'argon2id', params: { ...holder.params }, salt: toBase64(salt) },
    wrapped: toBase64(await wrapKey(wrapping, slotContext(vault, holder.id), vaultKey)),
  };
}

/** The vault key wrapped for the recovery key. */
export async function recoverySlotFor(
  vault: string,
  vaultKey: KeyMaterial,
  recoveryKey: string,
): Promise<VaultHeader['recovery']> {
  const wrapping = await sealKeyFor(await recoveryMaterial(recoveryKey, vault), 'wrapping');
  return { wrapped: toBase64(await wrapKey(wrapping, slotContext(vault, 'recovery'), vaultKey)) };
}

/**
 * The vault key, opened by a passphrase.
 * @param keyHolder whose slot; absent = every slot is tried in turn.
 * @returns undefined when the passphrase is wrong (which cannot be told from a slot whose bytes were changed).
 */
export async function openWithPassphrase(
  header: VaultHeader,
  passphrase: string,
  argon2id: Argon2id,
  keyHolder?: string,
): Promise<{ readonly vaultKey: KeyMaterial; readonly keyHolder: string } | undefined> {
  for (const slot of header.keyHolders) {
    if (keyHolder !== undefined && slot.id !== keyHolder) continue;
    const bytes = await argon2id(
      passphraseBytes(passphrase),
      fromBase64(slot.kdf.salt),
      slot.kdf.params,
    );
    const vaultKey = await tryUnwrap(header.vault, slot.id, { id: slot.id, bytes }, slot.wrapped);
    if (vaultKey) return { vaultKey, keyHolder: slot.id };
  }
  return undefined;
}

/** @param recoveryKey as `readRecoveryKey` gives it. @returns undefined when it is not this vault's. */
export async function openWithRecoveryKey(
  header: VaultHeader,
  recoveryKey: string,
): Promise<KeyMaterial | undefined> {
  return tryUnwrap(
    header.vault,
    'recovery',
    await recoveryMaterial(recoveryKey, header.vault),
    header.recovery.wrapped,
  );
}

async function tryUnwrap(
  vault: string,
  slot: string,
  material: KeyMaterial,
  wrapped: string,
): Promise<KeyMaterial | undefined> {
  try {
    return await unwrapKey(
      await sealKeyFor(material, 'wrapping'),
      slotContext(vault, slot),
      'vault',
      fromBase64(wrapped),
    );
  } catch (error) {
    if (error instanceof SealBroken) return undefined;
    throw error;
  }
}

function slotContext(vault: string, slot: string): SealContext {
  return { vault, table: 'vault', stream: '', record: `slot ${slot}`, version: 1 };
}
