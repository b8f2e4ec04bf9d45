// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { APART_MS, QUIET_MS, RETRY_MS } from '@shared/backup/schedule';
import type { HostBridge } from '@shared/host/contract';
import { BackupKeeper } from '../../../renderer/app/backup/keeper';
import { StoreBehind } from '../../../renderer/store/backup/store-behind';
import type { Store } from '../../../renderer/store/api';
import { fakeStore } from './fake-store';

const IDENTITY = { vault: 'ab'.repeat(16), device: 'DEV1CE01', revision: 7 };
const HANDLE = `back-${'0'.repeat(32)}`;

/** What the shell and the store answer, changed by tests; and what was asked of them. */
const shell = {
  status: 'ready' as 'ready' | 'none' | 'gone',
  lastGood: undefined as { at: number; vault: string } | undefined,
  asked: [] as string[],
};
const answers: Record<string, () => unknown> = {
  'backup.state': () => ({
    status: shell.status,
    ...(shell.lastGood ? { lastGood: shell.lastGood } : {}),
  }),
  'backup.open': () => ({ backup: HANDLE }),
  'backup.find': () => ({ backups: [] }),
};
const bridge: HostBridge = {
  call: (call, request) => {
    shell.asked.push(call);
    if (call === 'backup.note') {
      const { good } = request as { good?: { at: number; vault: string } };
      if (good) shell.lastGood = good;
    }
    return Promise.resolve({ ok: true, value: answers[call]?.() ?? {} } as never);
  },
  on: () => () => undefined,
};

let write = vi.fn<Store['backups']['write']>();
let changed = () => {};

function keeperOf(): BackupKeeper {
  const store = fakeStore();
  const keeper = new BackupKeeper({
    ...store,
    cases: {
      ...store.cases,
      subscribe(listener) {
        changed = listener;
        return () => undefined;
      },
    },
    backups: {
      ...store.backups,
      identity: () => IDENTITY,
      write,
      findMissing: () => Promise.resolve(undefined),
    },
  });
  keeper.start();
  return keeper;
}

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 25, 9) });
  Object.assign(window, { redressHost: bridge });
  Object.assign(shell, { status: 'ready', asked: [] });
  // Young enough that nothing is made at unlock.
  shell.lastGood = { at: Date.now() - 60_000, vault: IDENTITY.vault };
  write = vi.fn(() =>
    Promise.resolve({ at: Date.now(), value: { revision: 7 }, damaged: 0 } as never),
  );
});
afterEach(() => {
  vi.useRealTimers();
});

const minutes = (count: number) => vi.advanceTimersByTimeAsync(count * 60_000);

describe('backups by themselves', () => {
  it('come some minutes after the last of several saves, once', async () => {
    const keeper = keeperOf();
    await minutes(20);
    expect(write).not.toHaveBeenCalled();
    changed();
    await minutes(3);
    changed();
    await vi.advanceTimersByTimeAsync(QUIET_MS - 1000);
    expect(write).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(2000);
    expect(write).toHaveBeenCalledTimes(1);
    await minutes(120);
    expect(write).toHaveBeenCalledTimes(1);
    expect(keeper.read()).toMatchObject({ problem: undefined, made: 1, running: undefined });
    keeper.stop();
  });

  it('are not made again soon, however often the work pauses', async () => {
    const keeper = keeperOf();
    await minutes(20);
    changed();
    await vi.advanceTimersByTimeAsync(QUIET_MS + 1000);
    changed();
    await vi.advanceTimersByTimeAsync(QUIET_MS + 1000);
    expect(write).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(APART_MS - QUIET_MS);
    expect(write).toHaveBeenCalledTimes(2);
    keeper.stop();
  });

  it('are tried again a while after one that failed, and say what is wrong until one succeeds', async () => {
    const keeper = keeperOf();
    write.mockRejectedValueOnce(new Error('anything'));
    await minutes(20);
    changed();
    await vi.advanceTimersByTimeAsync(QUIET_MS + 1000);
    expect(keeper.read().problem).toMatch(/could not be finished/);
    await vi.advanceTimersByTimeAsync(RETRY_MS);
    expect(write).toHaveBeenCalledTimes(2);
    expect(keeper.read().problem).toBeUndefined();
    keeper.stop();
  });

  it('wait for a folder, and for nobody once the vault is locked', async () => {
    shell.status = 'none';
    const keeper = keeperOf();
    await minutes(1);
    changed();
    await minutes(120);
    expect(write).not.toHaveBeenCalled();
    shell.status = 'ready';
    await keeper.refresh();
    changed();
    keeper.stop();
    await minutes(120);
    expect(write).not.toHaveBeenCalled();
  });

  it('are made at unlock when the last one is old', async () => {
    shell.lastGood = { at: Date.now() - 24 * 3_600_000, vault: IDENTITY.vault };
    const keeper = keeperOf();
    await minutes(1);
    expect(write).toHaveBeenCalledTimes(1);
    keeper.stop();
  });

  it('of another vault that was here before do not count', async () => {
    shell.lastGood = { at: Date.now(), vault: 'cd'.repeat(16) };
    const keeper = keeperOf();
    await minutes(1);
    expect(write).toHaveBeenCalledTimes(1);
    keeper.stop();
  });

  it('never go over entries that only the backup has', async () => {
    write.mockRejectedValue(new StoreBehind());
    const keeper = keeperOf();
    await minutes(20);
    changed();
    await vi.advanceTimersByTimeAsync(QUIET_MS + 1000);
    expect(keeper.read().problem).toMatch(/missing on this computer/);
    keeper.stop();
  });
});

describe('at closing', () => {
  it('what waits is backed up, and the shell is asked to wait', async () => {
    const keeper = keeperOf();
    await minutes(1);
    changed();
    await keeper.finish();
    expect(write).toHaveBeenCalledTimes(1);
    expect(shell.asked).toContain('window.stillClosing');
    keeper.stop();
  });

  it('nothing is waited for when nothing changed, or the folder is gone', async () => {
    const keeper = keeperOf();
    await minutes(1);
    await keeper.finish();
    shell.status = 'gone';
    await keeper.refresh();
    changed();
    await keeper.finish();
    expect(write).not.toHaveBeenCalled();
    expect(shell.asked).not.toContain('window.stillClosing');
    keeper.stop();
  });

  it('a backup that takes too long is let go', async () => {
    write.mockImplementation(() => new Promise(() => undefined));
    const keeper = keeperOf();
    await minutes(1);
    changed();
    const finished = keeper.finish();
    await minutes(1);
    await finished;
    keeper.stop();
  });
});
