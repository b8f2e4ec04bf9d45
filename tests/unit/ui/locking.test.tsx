// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchIdle } from '../../../renderer/app/idle';
import type { HostCall } from '../../../shared/host/contract';
import { LockScreen } from '../../../renderer/screens/lock/lock-screen';
import { FailedScreen } from '../../../renderer/screens/lock/failed-screen';
import {
  FAILURES,
  failureKind,
  type FailureKind,
} from '../../../renderer/screens/lock/failure-words';
import { type FakeStore, fakeStore } from './fake-store';

const hostCalls: HostCall[] = [];
vi.mock('../../../renderer/host', () => ({
  callHost: async (call: HostCall) => {
    hostCalls.push(call);
    return {};
  },
  onSignal: () => () => undefined,
}));

let store: FakeStore;
beforeEach(() => {
  hostCalls.length = 0;
  store = fakeStore();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.resetModules();
});

describe('locking', () => {
  /** Each test its own module: a window locks once. */
  const lockOnce = async (hide: () => void) => {
    const { lockWindow } = await import('../../../renderer/app/lock');
    return lockWindow(store, hide);
  };

  it('hides before it waits for anything, then flushes, drops the keys and ends the process', async () => {
    const done = lockOnce(() => store.log.push('hide'));
    await done;
    expect(store.log).toEqual(['flush', 'hide', 'lock']);
    expect(hostCalls).toEqual(['clipboard.forget', 'window.replace']);
  });

  it('waits two seconds for a disk that does not answer, and locks', async () => {
    vi.useFakeTimers();
    store.holdFlush = true;
    let isHidden = false;
    const done = lockOnce(() => {
      isHidden = true;
    });
    await vi.advanceTimersByTimeAsync(1900);
    expect(isHidden).toBe(true);
    expect(store.log).not.toContain('lock');
    await vi.advanceTimersByTimeAsync(200);
    await done;
    expect(store.log).toContain('lock');
    expect(hostCalls).toEqual(['clipboard.forget', 'window.replace']);
  });

  it('ends the process even when the keys cannot be dropped', async () => {
    vi.useFakeTimers();
    store.vault.lock = () => new Promise(() => undefined);
    const done = lockOnce(() => undefined);
    await vi.advanceTimersByTimeAsync(1100);
    await done;
    expect(hostCalls).toEqual(['clipboard.forget', 'window.replace']);
  });

  it('asked twice, locks once', async () => {
    const { lockWindow } = await import('../../../renderer/app/lock');
    await Promise.all([lockWindow(store, () => undefined), lockWindow(store, () => undefined)]);
    expect(store.log.filter((line) => line === 'lock')).toHaveLength(1);
  });
});

describe('standing idle', () => {
  it('locks after the minutes set, counted from the last key or press', () => {
    vi.useFakeTimers();
    const onIdle = vi.fn();
    const stop = watchIdle(10, onIdle);
    vi.advanceTimersByTime(9 * 60_000);
    window.dispatchEvent(new Event('keydown'));
    vi.advanceTimersByTime(9 * 60_000);
    expect(onIdle).not.toHaveBeenCalled();
    vi.advanceTimersByTime(61_000 + 5000);
    expect(onIdle).toHaveBeenCalled();
    stop();
  });

  it('locks on waking, though someone moves the mouse first', () => {
    vi.useFakeTimers();
    let now = 0;
    const onIdle = vi.fn();
    const stop = watchIdle(10, onIdle, () => now);
    // Asleep: the clock went on, the timers did not.
    now = 60 * 60_000;
    window.dispatchEvent(new Event('pointermove'));
    vi.advanceTimersByTime(5000);
    expect(onIdle).toHaveBeenCalledTimes(1);
    stop();
  });
});

describe('the lock screen', () => {
  const locked = (more: object = {}) => ({
    state: 'locked' as const,
    keyHolders: [{ id: 'k1', label: 'First key-holder' }],
    ...more,
  });

  it('asks who one is only when there is more than one key-holder', () => {
    const { unmount } = render(<LockScreen vault={store.vault} state={locked()} />);
    expect(screen.queryByLabelText('Who are you?')).toBeNull();
    unmount();
    const two = [
      { id: 'k1', label: 'First key-holder' },
      { id: 'k2', label: 'Second key-holder' },
    ];
    render(<LockScreen vault={store.vault} state={locked({ keyHolders: two })} />);
    expect(screen.getByLabelText('Who are you?')).toBeTruthy();
  });

  it('has the passphrase in focus, and Enter unlocks', async () => {
    const user = userEvent.setup();
    render(<LockScreen vault={store.vault} state={locked()} />);
    expect(document.activeElement).toBe(screen.getByLabelText('Passphrase'));
    await user.keyboard('lantern otter{Enter}');
    expect(store.log).toEqual(['unlock lantern otter']);
  });

  it('does not try an empty passphrase', async () => {
    const user = userEvent.setup();
    render(<LockScreen vault={store.vault} state={locked()} />);
    await user.keyboard('{Enter}');
    expect(store.log).toEqual([]);
    expect(screen.getByText('Enter your passphrase')).toBeTruthy();
  });

  it('after a wrong one says so, empties the field, and takes no other until the wait is over', async () => {
    const user = userEvent.setup();
    store.nextUnlock = { ok: false, reason: 'wrong', waitMs: 4000 };
    render(<LockScreen vault={store.vault} state={locked()} />);
    await user.keyboard('wrong{Enter}');
    expect(await screen.findByText(/not right/)).toBeTruthy();
    expect(screen.getByText(/try again in [34] seconds/)).toBeTruthy();
    const field = screen.getByLabelText<HTMLInputElement>('Passphrase');
    expect(field.value).toBe('');
    expect(document.activeElement).toBe(field);
    await user.keyboard('again{Enter}');
    expect(store.log).toEqual(['unlock wrong']);
  });

  it('keeps a wait that began before the window was replaced', () => {
    render(<LockScreen vault={store.vault} state={locked({ waitUntil: Date.now() + 30_000 })} />);
    expect(screen.getByText(/try again in (29|30) seconds/)).toBeTruthy();
  });
});

describe('a store that cannot be opened', () => {
  const all = Object.keys(FAILURES) as FailureKind[];

  it('is told from every other', () => {
    const words = all.flatMap((kind) => [FAILURES[kind].title, FAILURES[kind].what]);
    expect(new Set(words).size).toBe(words.length);
    expect(words.every((text) => text.trim() !== '')).toBe(true);
  });

  it('for want of room is told as that, whatever it looked like', () => {
    expect(failureKind('damaged', 0)).toBe('full');
    expect(failureKind('readOnly', 1024)).toBe('full');
    expect(failureKind('damaged', 2 ** 34)).toBe('damaged');
    expect(failureKind('damaged', undefined)).toBe('damaged');
    // Room has nothing to do with these.
    expect(failureKind('missing', 0)).toBe('missing');
    expect(failureKind('newer', 0)).toBe('newer');
    expect(failureKind('keys', 0)).toBe('keys');
    expect(failureKind(undefined, undefined)).toBe('blocked');
  });

  it.each(['missing', 'newer', 'damaged', 'keys', 'blocked', 'readOnly'] as const)(
    '%s has its own words and steps, a button that is safe to press, and none to begin afresh',
    (what) => {
      render(<FailedScreen failure={{ state: 'failed', what, message: '' }} />);
      expect(screen.getByText(FAILURES[what].what)).toBeTruthy();
      expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual(
        FAILURES[what].todo,
      );
      expect(FAILURES[what].todo.length).toBeGreaterThan(1);
      const buttons = screen.getAllByRole('button');
      expect(buttons.map((button) => button.textContent)).toEqual([
        expect.stringMatching(/^((Look|Try) again|Back to the lock)$/),
      ]);
      expect(document.activeElement).toBe(buttons[0]);
    },
  );
});
