/**
 * No crash dump is written or sent by the app.
 *
 * Threat: a dump is a copy of memory, keys and letters included, in clear, in the profile. Setting
 * `uploadToServer: false` is the obvious fix and fails: the dump is still written. So `crashReporter` is
 * never started, which on all systems leaves Chromium's handler off, and the switches say so once more.
 * Dumps the operating system writes by itself are outside the app's reach, and the security page says so.
 * Chromium's own log goes nowhere either: it may quote addresses.
 */
import type { App } from 'electron';

export function writeNoDumps({ commandLine }: Pick<App, 'commandLine'>): void {
  commandLine.appendSwitch('disable-breakpad');
  commandLine.appendSwitch('disable-crash-reporter');
  commandLine.appendSwitch('disable-logging');
}
