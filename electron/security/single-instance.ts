/**
 * One Redress at a time on a profile.
 *
 * Threat: two processes on one IndexedDB: Chromium refuses the second one its store, which then looks
 * empty, and the person starts again over years of work. A lock file of our own is the obvious fix and
 * fails when it outlives a crash; Electron's lock belongs to the running process. The second start brings
 * the first window forward and quits; nothing passed to it is read.
 */
import type { App } from 'electron';

/** False when another Redress runs: quit at once. Call after the profile's place is set: the lock is there. */
export function isOnlyInstance(app: App, comeForward: () => void): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', comeForward);
  return true;
}
