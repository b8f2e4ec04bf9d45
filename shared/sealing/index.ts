/** Sealed records and the keys that open them. Bytes and hierarchy are specified in `FORMAT.md`. */
export {
  open,
  openChunk,
  openChunks,
  openJson,
  seal,
  SealBroken,
  sealChunk,
  sealJson,
  type Bytes,
  type SealContext,
  type SealKey,
} from './record';
export {
  blobName,
  KEY_BYTES,
  macKeyFor,
  nameKeyFor,
  newKeyMaterial,
  sealKeyFor,
  unwrapKey,
  wrapKey,
  type KeyMaterial,
  type KeyPurpose,
} from './keys';
export {
  ARGON2_CEILING,
  ARGON2_FLOOR,
  ARGON2_TARGET_MS,
  argon2Params,
  chooseArgon2Params,
  MIN_PASSPHRASE_CHARACTERS,
  passphraseBytes,
  passphraseLength,
  SALT_BYTES,
  type Argon2id,
  type Argon2Params,
} from './passphrase';
export {
  confirmsRecoveryGroup,
  readRecoveryKey,
  RECOVERY_GROUPS,
  recoveryGroup,
  recoveryKeyFrom,
  recoveryMaterial,
  type ReadRecoveryKey,
} from './recovery-key';
export {
  keyHolderSlotFor,
  newVaultId,
  newVaultKey,
  openWithPassphrase,
  openWithRecoveryKey,
  recoverySlotFor,
  vaultHeader,
  type NewKeyHolder,
  type VaultHeader,
} from './vault-header';
export { fromBase64, toBase64 } from './base64';
