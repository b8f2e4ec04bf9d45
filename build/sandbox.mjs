// @ts-check
/** Whether Chromium can have its sandbox on this machine, and what to say when it cannot. */
import { lstatSync } from 'node:fs';
import path from 'node:path';
import { run } from './terminal.mjs';

/**
 * @typedef {'user namespaces' | 'set-uid helper' | 'not needed'} Real how the sandbox is had
 * @typedef {{ok: true, by: Real} | {ok: false, reason: string}} SandboxState
 */

export function isRootOnLinux() {
  return process.platform === 'linux' && process.getuid?.() === 0;
}

/**
 * @param {string} dist the runtime's folder
 * @param {{asUser?: readonly string[]}} [options] words put before a command to run it as another user
 * @returns {Promise<SandboxState>}
 */
export async function sandboxState(dist, { asUser = [] } = {}) {
  if (process.platform !== 'linux') return { ok: true, by: 'not needed' };
  if (isRootOnLinux() && asUser.length === 0) {
    return { ok: false, reason: 'Chromium has no sandbox for the user root' };
  }
  // -r maps the user inside: where a policy allows bare namespaces only, Chromium's sandbox fails too.
  const [command = 'unshare', ...args] = [...asUser, 'unshare', '-Ur', 'true'];
  const namespaces = await run(command, args, { output: 'collect', timeoutMs: 10_000 });
  if (namespaces.code === 0) return { ok: true, by: 'user namespaces' };
  if (hasSetUidHelper(dist)) return { ok: true, by: 'set-uid helper' };
  return {
    ok: false,
    reason: 'this machine allows neither user namespaces nor a set-uid chrome-sandbox',
  };
}

/** @param {string} dist */
function hasSetUidHelper(dist) {
  const helper = lstatSync(path.join(dist, 'chrome-sandbox'), { throwIfNoEntry: false });
  return helper !== undefined && helper.uid === 0 && (helper.mode & 0o4000) !== 0;
}
