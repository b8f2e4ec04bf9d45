// @ts-check
/** What `npm start` and `npm run dev` check before a person's own desktop shows the app. */
import { isRootOnLinux, sandboxState } from './sandbox.mjs';
import { PlainError, warn } from './terminal.mjs';

/** @throws {PlainError} on Linux where no window can be shown */
export function refuseWithoutDisplay() {
  if (process.platform !== 'linux') return;
  if (process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']) return;
  throw new PlainError(
    [
      'There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open.',
      'To see the app at work without one: npm run demo',
      'It drives the real app and leaves letters, a bundle and screenshots in demo-output/.',
    ].join('\n'),
  );
}

/**
 * Chromium's switches for starting by hand on this machine; says why when the sandbox is given up.
 * @param {string} dist
 */
export async function sandboxSwitches(dist) {
  const sandbox = await sandboxState(dist);
  if (sandbox.ok) return [];
  warn(`Starting WITHOUT Chromium's sandbox (--no-sandbox): ${sandbox.reason}.`);
  if (isRootOnLinux()) warn('Start as an ordinary user to have it. Use no real data like this.');
  else {
    warn(
      'To have it: sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0 (Ubuntu), or',
      `sudo chown root ${dist}/chrome-sandbox && sudo chmod 4755 ${dist}/chrome-sandbox`,
    );
  }
  return ['--no-sandbox'];
}
