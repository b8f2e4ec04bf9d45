import fc from 'fast-check';
import { argon2id as realArgon2id } from 'hash-wasm';
import { describe, expect, it } from 'vitest';
import {
  ARGON2_CEILING,
  ARGON2_FLOOR,
  argon2Params,
  chooseArgon2Params,
  confirmsRecoveryGroup,
  keyHolderSlotFor,
  newVaultId,
  newVaultKey,
  openWithPassphrase,
  openWithRecoveryKey,
  passphraseLength,
  readRecoveryKey,
  recoveryGroup,
  recoveryKeyFrom,
  recoverySlotFor,
  vaultHeader,
  type Argon2id,
  type VaultHeader,
} from '@shared/sealing';

/** Quick and worthless: stands in where the test is not about the derivation. */
const quick: Argon2id = async (passphrase, salt) =>
  new Uint8Array(
    await crypto.subtle.digest('SHA-256', Uint8Array.from([...passphrase, 0, ...salt])),
  );
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));

async function vaultWith(passphrases: string[], argon2id = quick) {
  const vault = newVaultId();
  const vaultKey = newVaultKey();
  const recoveryKey = recoveryKeyFrom(random(32));
  const header: VaultHeader = {
    format: 1,
    vault,
    keyHolders: await Promise.all(
      passphrases.map((passphrase, index) =>
        keyHolderSlotFor(
          vault,
          vaultKey,
          { id: `holder-${index}`, label: 'Coordinator', passphrase, params: ARGON2_FLOOR },
          argon2id,
        ),
      ),
    ),
    recovery: await recoverySlotFor(vault, vaultKey, recoveryKey),
  };
  return { header: vaultHeader.parse(JSON.parse(JSON.stringify(header))), vaultKey, recoveryKey };
}

describe('the vault header', () => {
  it('opens for each key-holder and for the recovery key, to the same key', async () => {
    const { header, vaultKey, recoveryKey } = await vaultWith([
      'larch wharf tannery',
      'second person’s words',
    ]);
    expect(await openWithPassphrase(header, 'larch wharf tannery', quick)).toEqual({
      vaultKey,
      keyHolder: 'holder-0',
    });
    expect(await openWithPassphrase(header, 'second person’s words', quick)).toEqual({
      vaultKey,
      keyHolder: 'holder-1',
    });
    expect(await openWithRecoveryKey(header, recoveryKey)).toEqual({ ...vaultKey });
  });

  it('stays shut for anything else', async () => {
    const { header } = await vaultWith(['larch wharf tannery']);
    expect(await openWithPassphrase(header, 'Larch wharf tannery', quick)).toBeUndefined();
    expect(
      await openWithPassphrase(header, 'larch wharf tannery', quick, 'holder-7'),
    ).toBeUndefined();
    expect(await openWithRecoveryKey(header, recoveryKeyFrom(random(32)))).toBeUndefined();
    const other = await vaultWith(['larch wharf tannery']);
    expect(
      await openWithPassphrase(
        { ...header, vault: other.header.vault },
        'larch wharf tannery',
        quick,
      ),
    ).toBeUndefined();
  });

  it('takes the same passphrase from another keyboard', async () => {
    const { header, vaultKey } = await vaultWith(['caf\u00e9 by the \ufb01eld']);
    expect((await openWithPassphrase(header, 'cafe\u0301 by the field', quick))?.vaultKey).toEqual(
      vaultKey,
    );
    expect(passphraseLength('cafe\u0301')).toBe(4);
  });

  it('works with Argon2id itself, at its floor', async () => {
    const real: Argon2id = async (password, salt, { m, t, p }) =>
      new Uint8Array(
        await realArgon2id({
          password,
          salt,
          memorySize: m,
          iterations: t,
          parallelism: p,
          hashLength: 32,
          outputType: 'binary',
        }),
      );
    const { header, vaultKey } = await vaultWith(['larch wharf tannery'], real);
    expect((await openWithPassphrase(header, 'larch wharf tannery', real))?.vaultKey).toEqual(
      vaultKey,
    );
    expect(await openWithPassphrase(header, 'larch wharf tanner', real)).toBeUndefined();
  });

  it.each([
    ['too little memory', { ...ARGON2_FLOOR, m: ARGON2_FLOOR.m - 1 }],
    ['too few passes', { ...ARGON2_FLOOR, t: 2 }],
    ['more memory than a machine can give', { ...ARGON2_FLOOR, m: ARGON2_CEILING.m + 1 }],
    ['passes without end', { ...ARGON2_FLOOR, t: 65 }],
    ['no lanes', { ...ARGON2_FLOOR, p: 0 }],
    ['a fraction', { ...ARGON2_FLOOR, t: 3.5 }],
  ])('refuses %s before computing anything', (_what, params) => {
    expect(argon2Params.safeParse(params).success).toBe(false);
  });
});

describe('choosing how slow', () => {
  it.each([
    [120, 500],
    [450, 500],
    [600, 500],
    [1, 500],
    [0, 500],
  ])(
    'a pass of %i ms on this machine ends at the target or the ceiling',
    async (perPass, target) => {
      const asked: number[] = [];
      const params = await chooseArgon2Params((tried) => {
        asked.push(tried.t);
        return Promise.resolve(tried.t * perPass);
      }, target);
      expect(params.t * perPass >= target || params.t === ARGON2_CEILING.t).toBe(true);
      expect(params).toMatchObject({ m: ARGON2_FLOOR.m, p: ARGON2_FLOOR.p });
      expect(asked[0]).toBe(ARGON2_FLOOR.t);
      expect(argon2Params.safeParse(params).success).toBe(true);
    },
  );
});

describe('the recovery key', () => {
  const key = recoveryKeyFrom(Uint8Array.from({ length: 26 }, (_, index) => index * 37));
  const chars = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];

  it('is seven groups of four and reads back, however it is typed', () => {
    expect(key).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(readRecoveryKey(` ${key.toLowerCase().replace(/-/g, ' – ')}\n`)).toEqual({
      ok: true,
      key,
    });
    expect(readRecoveryKey(key.replace(/0/g, 'o').replace(/1/g, 'l'))).toEqual({ ok: true, key });
  });

  it('notices every single wrong character and every two neighbours swapped', () => {
    const plain = key.replace(/-/g, '');
    for (let at = 0; at < plain.length; at += 1) {
      for (const char of chars) {
        if (char === plain[at]) continue;
        expect(readRecoveryKey(plain.slice(0, at) + char + plain.slice(at + 1)).ok).toBe(false);
      }
      const swapped =
        plain.slice(0, at) + (plain[at + 1] ?? '') + (plain[at] ?? '') + plain.slice(at + 2);
      if (at + 1 < plain.length && swapped !== plain)
        expect(readRecoveryKey(swapped).ok).toBe(false);
    }
  });

  it.each([
    ['', /This has 0/],
    [key.slice(0, -1), /This has 27/],
    [key.replace(/.$/, 'U'), /never holds “U”/],
    [`${key}0`, /This has 29/],
  ])('%j is explained', (typed, message) => {
    const read = readRecoveryKey(typed);
    expect(read.ok ? '' : read.message).toMatch(message);
  });

  it('is confirmed by typing one of its groups', () => {
    expect(confirmsRecoveryGroup(key, 3, recoveryGroup(key, 3).toLowerCase())).toBe(true);
    expect(confirmsRecoveryGroup(key, 3, '')).toBe(false);
    expect(confirmsRecoveryGroup(key, 8, '')).toBe(false);
  });

  it('never throws, whatever is typed', () => {
    fc.assert(fc.property(fc.string(), (typed) => typeof readRecoveryKey(typed).ok === 'boolean'));
  });
});
