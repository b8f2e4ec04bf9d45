/**
 * Locking: what is on the screen goes at once; drafts get a bounded time to reach the disk; then the keys go,
 * and the shell ends this window's process and opens a fresh one. A reload would keep the process, and with
 * it freed memory that still holds words of a case.
 */
import { callHost } from '../host';
import type { Store } from '../store/api';
import { silence } from '../ui/announcer';
import { flushDrafts } from './drafts';
import { forgetKept } from './kept-state';

/** A disk that takes longer than this is not waited for: an unlocked screen is the worse loss. */
const FLUSH_MS = 2000;
const DROP_MS = 1000;

let isLocking = false;

/** @param hide takes everything decrypted off the screen, before anything is awaited. */
export async function lockWindow(store: Store, hide: () => void): Promise<void> {
  if (isLocking) return;
  isLocking = true;
  // Begun first, while the drafts' owners are still on the screen; waited for after it is hidden.
  const flushed = flushDrafts(store, FLUSH_MS).catch(() => undefined);
  hide();
  silence();
  forgetKept();
  await flushed;
  await within(DROP_MS, store.vault.lock());
  await callHost('window.replace', {}).catch(() => {
    // The shell could not; a reload at least drops what this page holds.
    location.reload();
  });
}

/**
 * After the signal `closing`: the window may go once drafts are on disk, and what waits to be backed up is.
 * @param finish backs up what waits, within bounds of its own; nothing when no backup is kept.
 */
export async function closeWindow(store: Store, finish: () => Promise<void>): Promise<void> {
  // The shell waits 1.2 s, and longer only when it is told that a backup is being finished.
  await flushDrafts(store, 1000).catch(() => undefined);
  await finish().catch(() => undefined);
  await callHost('window.readyToClose', {}).catch(() => undefined);
}

/** Waits for `work`, but no longer than `limitMs`, and not for its failure. */
async function within(limitMs: number, work: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limitMs);
  });
  await Promise.race([work.catch(() => undefined), limit]);
  clearTimeout(timer);
}
