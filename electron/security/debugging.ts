/**
 * No developer tools and no remote debugging in a packaged app.
 *
 * Threat: someone at an unlocked machine opens the tools and reads keys from memory, or starts the app
 * with `--remote-debugging-port` and reads it over a socket. The fuse against `--inspect` is the obvious
 * fix and fails for the second: that switch is Chromium's, and no fuse covers it. So a packaged app takes
 * the switch away, unless its Node inspector is running: that can only be in the test twin whose fuse was
 * left on (Playwright cannot drive a binary without it), never in what is shipped.
 */
import inspector from 'node:inspector';
import type { App } from 'electron';

/** `devTools` for webPreferences. */
export function mayUseDevTools(isPackaged: boolean): boolean {
  return !isPackaged;
}

/** Must run before `ready`. */
export function refuseRemoteDebugging({
  commandLine,
  isPackaged,
}: Pick<App, 'commandLine' | 'isPackaged'>): void {
  if (!isPackaged || inspector.url() !== undefined) return;
  for (const name of [
    'remote-debugging-port',
    'remote-debugging-pipe',
    'remote-debugging-address',
  ]) {
    commandLine.removeSwitch(name);
  }
}
