/**
 * Every page runs in the operating system's sandbox, and that is checked, not assumed.
 *
 * Threat: a hole in the engine, met by a hostile file, becomes a program running as the person. Setting
 * `sandbox: true` on a window is the obvious fix and fails where someone forgets it on the next window,
 * and where the machine cannot give a sandbox and Chromium was told to go on without one. So it is set
 * for the whole app, and what the system says of the running process is read back.
 */
import { readFileSync } from 'node:fs';
import type { App, WebContents } from 'electron';

/**
 * Must run before `ready`. With `--no-sandbox` (only ever passed by hand: root, or a machine without user
 * namespaces) enabling it would crash-loop the network service; `app.info` then says it is off.
 */
export function enableSandbox(app: App): void {
  if (!wasSandboxWaived(app)) app.enableSandbox();
}

export function wasSandboxWaived({ commandLine }: Pick<App, 'commandLine'>): boolean {
  return commandLine.hasSwitch('no-sandbox');
}

/**
 * Whether the process behind `contents` is really confined: on Linux the kernel's own word (seccomp
 * filter mode), elsewhere Chromium's report of the process.
 */
export function isSandboxed(app: App, contents: WebContents): boolean {
  const pid = contents.getOSProcessId();
  if (process.platform === 'linux') {
    try {
      return seccompMode(readFileSync(`/proc/${String(pid)}/status`, 'utf8')) === 2;
    } catch {
      return false;
    }
  }
  return app.getAppMetrics().find((metric) => metric.pid === pid)?.sandboxed === true;
}

/** From /proc/<pid>/status: 0 none, 1 strict, 2 filter (man 5 proc). */
export function seccompMode(status: string): number | undefined {
  const mode = /^Seccomp:\s*(\d)/m.exec(status)?.[1];
  return mode === undefined ? undefined : Number(mode);
}
