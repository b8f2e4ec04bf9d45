import { describe, expect, it, vi } from 'vitest';
import type { VaultState } from '../../../renderer/store/api';
import { SAMPLE_HANDLER, sampleCouncil } from '../../fixtures/sample-cases';
import { PASSPHRASE, newCase, newProfile, newStore, reopened, storeOn } from './harness';

const wrong = (store: Awaited<ReturnType<typeof storeOn>>) =>
  store.vault.unlock('not the one at all');

describe('a vault', () => {
  it('is absent, then open, then locked', async () => {
    const profile = newProfile();
    const store = await storeOn(profile);
    expect(await store.vault.read()).toEqual({ state: 'absent' });
    const heard: VaultState['state'][] = [];
    store.vault.subscribe(({ state }) => heard.push(state));
    await store.vault.setUp({
      council: sampleCouncil(),
      handler: SAMPLE_HANDLER,
      passphrase: PASSPHRASE,
    });
    expect(await store.vault.read()).toEqual({ state: 'open', handler: SAMPLE_HANDLER });
    expect(store.council.read().name).toBe('Westmere Borough Council');
    await store.vault.lock();
    expect(await store.vault.read()).toMatchObject({
      state: 'locked',
      keyHolders: [{ label: 'First key-holder' }],
    });
    expect(heard).toEqual(['open', 'locked']);
  });

  it('is not made twice, nor with a short passphrase, nor for a stranger', async () => {
    const profile = newProfile();
    const input = { council: sampleCouncil(), handler: SAMPLE_HANDLER, passphrase: PASSPHRASE };
    const store = await storeOn(profile);
    await expect(store.vault.setUp({ ...input, passphrase: 'eleven char' })).rejects.toThrow(
      'at least 12',
    );
    await expect(store.vault.setUp({ ...input, handler: 'h-nobody' })).rejects.toThrow('handler');
    expect(await store.vault.read()).toEqual({ state: 'absent' });
    await store.vault.setUp(input);
    await expect(store.vault.setUp(input)).rejects.toThrow('already');
    const second = await storeOn(profile);
    await expect(second.vault.setUp(input)).rejects.toThrow('already');
  });

  it('opens with its passphrase only, however it is typed', async () => {
    const profile = newProfile();
    const store = await storeOn(profile);
    await store.vault.setUp({
      council: sampleCouncil(),
      handler: SAMPLE_HANDLER,
      passphrase: 'café au lait noir',
    });
    await store.vault.lock();
    expect(await store.vault.unlock('cafe au lait noir')).toMatchObject({
      ok: false,
      reason: 'wrong',
    });
    // The same letters from a keyboard that composes accents.
    expect(await store.vault.unlock('cafe\u0301 au lait noir')).toEqual({ ok: true });
  });

  it('slows wrong tries down, over a restart, and forgets them after the right one', async () => {
    const { store, profile } = await newStore();
    await store.vault.lock();
    expect(await wrong(store)).toEqual({ ok: false, reason: 'wrong', waitMs: 0 });
    await wrong(store);
    expect(await wrong(store)).toMatchObject({ reason: 'wrong', waitMs: expect.closeTo(2000, -2) });
    await store.close();

    const again = await storeOn(profile);
    expect(await again.vault.read()).toHaveProperty('waitUntil');
    expect(await again.vault.unlock(PASSPHRASE)).toMatchObject({ ok: false, reason: 'waiting' });
    profile.clock.now += 2_000;
    expect(await wrong(again)).toMatchObject({ reason: 'wrong', waitMs: expect.closeTo(4000, -2) });
    profile.clock.now += 4_000;
    expect(await again.vault.unlock(PASSPHRASE)).toEqual({ ok: true });
    await again.vault.lock();
    expect(await again.vault.read()).not.toHaveProperty('waitUntil');
    expect(await wrong(again)).toEqual({ ok: false, reason: 'wrong', waitMs: 0 });
  });

  it('opens with the recovery key, as it was written down', async () => {
    const { store, recoveryKey } = await newStore();
    const { id } = await newCase(store);
    await store.vault.lock();
    expect(await store.vault.unlockWithRecoveryKey('0000-0000')).toEqual({
      ok: false,
      reason: 'wrong',
      waitMs: 0,
    });
    expect(
      await store.vault.unlockWithRecoveryKey(recoveryKey.toLowerCase().replaceAll('-', ' ')),
    ).toEqual({ ok: true });
    expect(await store.cases.open(id)).toHaveProperty('file');
    // Whoever lost the passphrase sets a new one with the recovery key.
    expect(await store.vault.changePassphrase(recoveryKey, 'velvet harbour ladder')).toEqual({
      ok: true,
    });
    await store.vault.lock();
    expect(await store.vault.unlock('velvet harbour ladder')).toEqual({ ok: true });
  });

  it('changes its passphrase; the old one and an old recovery key open nothing', async () => {
    const { store, recoveryKey } = await newStore();
    expect(
      await store.vault.changePassphrase('not the one at all', 'velvet harbour ladder'),
    ).toMatchObject({ ok: false, reason: 'wrong' });
    expect(await store.vault.changePassphrase(PASSPHRASE, 'velvet harbour ladder')).toEqual({
      ok: true,
    });
    expect(await store.vault.newRecoveryKey(PASSPHRASE)).toEqual({ ok: false });
    const renewed = await store.vault.newRecoveryKey('velvet harbour ladder');
    expect(renewed.ok).toBe(true);
    await store.vault.lock();
    expect(await store.vault.unlock(PASSPHRASE)).toMatchObject({ ok: false, reason: 'wrong' });
    expect(await store.vault.unlockWithRecoveryKey(recoveryKey)).toMatchObject({
      ok: false,
      reason: 'wrong',
    });
    expect(renewed.ok && (await store.vault.unlockWithRecoveryKey(renewed.recoveryKey))).toEqual({
      ok: true,
    });
  });

  it('lets several people in, each under their own name', async () => {
    const profile = newProfile();
    const store = await storeOn(profile);
    await store.vault.setUp({
      council: sampleCouncil(),
      handler: SAMPLE_HANDLER,
      passphrase: PASSPHRASE,
      second: { label: 'Dev Ferris', passphrase: 'marble stairs window' },
    });
    await store.vault.addKeyHolder('Nerys Wintergreen', 'copper kettle morning');
    expect(store.vault.keyHolders().map(({ label, current }) => [label, current])).toEqual([
      ['Imogen Marlow', true],
      ['Dev Ferris', false],
      ['Nerys Wintergreen', false],
    ]);
    const nerys = store.council.read().handlers.find(({ name }) => name === 'Nerys Wintergreen');
    expect(nerys).toMatchObject({ role: 'Key-holder', active: true });
    await store.close();

    const again = await storeOn(profile);
    const locked = await again.vault.read();
    expect(JSON.stringify(locked)).not.toMatch(/Marlow|Ferris|Nerys/);
    expect(locked).toMatchObject({ keyHolders: [{}, {}, { label: 'Third key-holder' }] });
    expect(await again.vault.unlock('marble stairs window')).toEqual({ ok: true });
    expect(await again.vault.read()).toEqual({ state: 'open', handler: 'h-ferris' });
    const { id } = await newCase(again);
    const opened = await again.cases.open(id);
    expect('events' in opened && opened.events[0]?.by).toBe('h-ferris');
    await again.vault.lock();
    const third = locked.state === 'locked' ? locked.keyHolders[2]?.id : undefined;
    expect(await again.vault.unlock('copper kettle morning', third)).toEqual({ ok: true });
    expect(await again.vault.read()).toEqual({ state: 'open', handler: nerys?.id });
  });

  it('asks that the data is kept, and opens even when that is refused', async () => {
    const profile = newProfile();
    const persist = vi.fn(() => Promise.reject(new Error('no')));
    const store = await storeOn(profile, { persist });
    await store.vault.setUp({
      council: sampleCouncil(),
      handler: SAMPLE_HANDLER,
      passphrase: PASSPHRASE,
    });
    expect(persist).toHaveBeenCalledOnce();
    expect(await store.vault.read()).toMatchObject({ state: 'open' });
  });

  it('changes the council’s settings as events', async () => {
    const { store, profile } = await newStore();
    const heard = vi.fn();
    store.council.subscribe(heard);
    expect(await store.council.change({ phone: '01632 960777' })).toEqual({ ok: true });
    expect(await store.council.change({ referencePrefix: 'lower' })).toMatchObject({
      ok: false,
      problems: [{ field: 'referencePrefix' }],
    });
    expect(heard).toHaveBeenCalledOnce();
    await store.close();
    const again = await reopened(profile);
    expect(again.council.read()).toMatchObject({ phone: '01632 960777', referencePrefix: 'WB' });
  });
});
