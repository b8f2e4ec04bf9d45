/** A store that version 1 wrote, with the real Argon2id, opens today. */
import { readFile, writeFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { addNote } from '@shared/case-file';
import { DATABASE_NAME } from '../../../renderer/store/database';
import { argon2id } from '../../../renderer/store/vault/argon2';
import { DOCUMENT, makeFixture } from '../../fixtures/store-v1/make';
import type { Fixture } from '../../fixtures/store-v1/make';
import { importRows } from '../../fixtures/store-v1/rows';
import { newProfile, storeOn } from './harness';

const FILE = new URL('../../fixtures/store-v1/store.json', import.meta.url);

let fixture: Fixture;
beforeAll(async () => {
  if (process.env['REDRESS_MAKE_FIXTURE'] === '1') {
    const [made, again] = [await makeFixture(), await makeFixture()];
    expect(again).toEqual(made);
    await writeFile(FILE, `${JSON.stringify(made, null, 1)}\n`);
  }
  fixture = JSON.parse(await readFile(FILE, 'utf8')) as Fixture;
});

async function storeV1() {
  const profile = newProfile();
  await importRows(profile.indexedDB, DATABASE_NAME, fixture.rows);
  return storeOn(profile, { argon2id });
}

describe('a store of version 1', () => {
  it('opens with either passphrase and with the recovery key', async () => {
    const store = await storeV1();
    expect(await store.vault.read()).toMatchObject({ state: 'locked' });
    expect(await store.vault.unlock('something else entirely')).toMatchObject({
      ok: false,
      reason: 'wrong',
    });
    for (const passphrase of [fixture.passphrase, fixture.secondPassphrase]) {
      expect(await store.vault.unlock(passphrase)).toEqual({ ok: true });
      await store.vault.lock();
    }
    expect(await store.vault.unlockWithRecoveryKey(fixture.recoveryKey)).toEqual({ ok: true });
  });

  it('shows what was written, and can be written on', async () => {
    const store = await storeV1();
    expect(await store.vault.unlockWithRecoveryKey(fixture.recoveryKey)).toEqual({ ok: true });
    expect(store.council.read().name).toBe('Westmere Borough Council');
    // Its rows were made by an older fold: they are made again while people work.
    await vi.waitFor(() =>
      expect(store.cases.all().map((row) => [row.reference, row.person, row.decided])).toEqual([
        ['WB-26-A0002', 'Piran Vetchley', 0],
        ['WB-26-A0001', 'Orla Fennimore-Hale', 1],
      ]),
    );
    const [first = '', second = ''] = fixture.cases;
    expect(await store.cases.open(first)).toMatchObject({
      file: {
        definition: { outcomesSought: 'An apology.' },
        points: [{ finding: { outcome: 'upheld', reasons: 'The records show it.' } }],
        evidence: [{ title: 'Collection records', file: fixture.evidence }],
        anomalies: [],
      },
    });
    expect(await store.cases.open(second)).toMatchObject({
      file: { notes: [{ text: '(erased)' }] },
    });
    expect(new TextDecoder().decode(await store.files.readAll(first, fixture.evidence))).toBe(
      DOCUMENT,
    );
    expect(await store.drafts.load('letter')).toMatchObject({
      value: { body: 'Dear Ms Fennimore-Hale' },
    });
    // The key of the erased note was taken by hand: version 1 kept no record of erasures that would say so.
    const taken = expect.stringContaining('nobody erased it');
    expect(await store.integrity()).toMatchObject({ streams: 3, problems: [taken] });

    expect((await store.run(first, addNote, { text: 'Written today.' })).ok).toBe(true);
    expect(store.cases.nextReference('2026-11-24')).toBe('WB-26-A0003');
    expect(await store.integrity()).toMatchObject({ problems: [taken] });
  });
});
