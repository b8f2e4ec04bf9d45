import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  NewerBackup,
  decodeGeneration,
  digestOf,
  encodeGeneration,
  headsOf,
  isSigned,
} from '@shared/backup/manifest';
import type { BackupSigner, Generation } from '@shared/backup/manifest';
import { backupSigner } from '@shared/backup/open-case';
import { BackupDamaged } from '@shared/backup/records';

const hash = (digit: string) => digit.repeat(64);
const VALUE: Generation = {
  format: 1,
  vault: 'ab'.repeat(16),
  device: 'DEV1CE01',
  number: 7,
  takenAt: '2026-11-25T22:15:03.004Z',
  store: 1,
  revision: 12,
  clock: '',
  counts: { cases: 2, events: 9, files: 1 },
  vaultPart: { sha256: hash('1'), bytes: 10 },
  groups: [{ page: -1, part: { sha256: hash('2'), bytes: 20 }, heads: hash('3') }],
  digest: hash('4'),
};
const KEY = { id: 'vault', bytes: new Uint8Array(32).fill(9) };
const LINE = 'redress backup 1 '.length;

describe('the list of a generation', () => {
  it('comes back as it was, and only a holder of the vault can have signed it', async () => {
    const signer = await backupSigner(KEY);
    const file = await encodeGeneration(VALUE, signer);
    expect(decodeGeneration(file)).toEqual(VALUE);
    expect(await isSigned(file, signer)).toBe(true);
    const other = await backupSigner({ id: 'vault', bytes: new Uint8Array(32).fill(8) });
    expect(await isSigned(file, other)).toBe(false);
  });

  it('is signed as its format says: HMAC-SHA-256 over what follows the first line', async () => {
    const plain: BackupSigner = {
      sign: (bytes) => Promise.resolve(createHmac('sha256', 'k').update(bytes).digest('hex')),
    };
    const text = Buffer.from(await encodeGeneration(VALUE, plain)).toString('utf8');
    const [first = '', ...rest] = text.split('\n');
    expect(first.slice(0, LINE)).toBe('redress backup 1 ');
    expect(first.slice(LINE)).toBe(createHmac('sha256', 'k').update(rest.join('\n')).digest('hex'));
  });

  it('with any one byte changed is refused or no longer signed', async () => {
    const signer = await backupSigner(KEY);
    const file = await encodeGeneration(VALUE, signer);
    for (let at = 0; at < file.length; at += 1) {
      const changed = file.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      const isCaught = await isSigned(changed, signer).then(
        (signed) => !signed,
        (error: unknown) => error instanceof BackupDamaged || error instanceof NewerBackup,
      );
      expect(isCaught, `byte ${at}`).toBe(true);
    }
  });

  it.each([
    ['nothing', ''],
    ['another file', 'Dear sir,\n'],
    ['a line without a list', `redress backup 1 ${hash('a')}\n`],
    ['a list of another shape', `redress backup 1 ${hash('a')}\n{"format":1}`],
    [
      'a list with a member more',
      `redress backup 1 ${hash('a')}\n${JSON.stringify({ ...VALUE, x: 1 })}`,
    ],
  ])('that is %s is damaged', (_, text) => {
    expect(() => decodeGeneration(new TextEncoder().encode(text))).toThrow(BackupDamaged);
  });

  it.each([
    ['first line', `redress backup 2 ${hash('a')}\n{}`],
    ['list', `redress backup 1 ${hash('a')}\n{"format":2}`],
  ])('whose %s is of a later format is called newer', (_, text) => {
    expect(() => decodeGeneration(new TextEncoder().encode(text))).toThrow(NewerBackup);
  });
});

describe('a digest', () => {
  const one = { id: 'A', heads: [{ id: 'e1', link: hash('1') }] };
  const two = {
    id: 'B',
    heads: [
      { id: 'e2', link: hash('2') },
      { id: 'e3', link: hash('3') },
    ],
  };
  it('does not depend on the order things are read in', async () => {
    const turned = { ...two, heads: two.heads.toReversed() };
    expect(await headsOf([one, two])).toBe(await headsOf([turned, one]));
    const groups = [
      { page: 0, heads: hash('5') },
      { page: -1, heads: hash('6') },
    ];
    expect(await digestOf(groups)).toBe(await digestOf(groups.toReversed()));
  });
  it('changes with every head, and with a case that is gone', async () => {
    const all = await headsOf([one, two]);
    expect(await headsOf([one])).not.toBe(all);
    expect(await headsOf([one, { ...two, heads: two.heads.slice(1) }])).not.toBe(all);
    expect(await headsOf([one, { ...two, id: 'C' }])).not.toBe(all);
  });
});
