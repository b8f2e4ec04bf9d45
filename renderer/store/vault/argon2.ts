/** Argon2id through hash-wasm, since WebCrypto has none. */
import { argon2id as hash } from 'hash-wasm';
import { chooseArgon2Params } from '@shared/sealing';
import type { Argon2Params, Argon2id } from '@shared/sealing';

export const argon2id: Argon2id = async (passphrase, salt, { m, t, p }) =>
  new Uint8Array(
    await hash({
      password: passphrase,
      salt,
      memorySize: m,
      iterations: t,
      parallelism: p,
      hashLength: 32,
      outputType: 'binary',
    }),
  );

/** Parameters that cost this machine at least half a second; measured, not guessed. */
export function measureArgon2(derive: Argon2id, clock: () => number): Promise<Argon2Params> {
  const probe = new Uint8Array(16);
  return chooseArgon2Params(async (params) => {
    const started = clock();
    await derive(probe, probe, params);
    return clock() - started;
  });
}
