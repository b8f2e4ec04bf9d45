/** Starts the built app as a person would, with a profile of its own, and ends it without a trace. */
import { type ElectronApplication, type Page, _electron } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { APP_FOLDER, HAS_SANDBOX } from './places';

export interface LaunchOptions {
  /** An existing profile folder to open; a fresh one otherwise. A given one is not removed at the end. */
  readonly profile?: string;
  /** Beside the environment of the run. */
  readonly env?: Readonly<Record<string, string>>;
  /** Further words on the command line, after the app's folder. */
  readonly args?: readonly string[];
  /** The app under test: another build of it, or a different app altogether. Ours unless told. */
  readonly folder?: string;
  /** A packaged binary with its inspect fuse on; `folder` is then not used. */
  readonly executable?: string;
}

export interface Redress {
  readonly app: ElectronApplication;
  /** The app's window, at the lock screen or set-up. */
  readonly window: Page;
  readonly profile: string;
  /** Console errors, broken scripts and refusals of the content policy, oldest first. */
  readonly problems: string[];
  /** Quits as a person would, waiting until all its processes are gone. Safe to call twice. */
  close(): Promise<void>;
  /** SIGKILL to the whole app, as when the power fails. The profile stays for a next start. */
  kill(): Promise<void>;
}

/** A folder only this test knows. The caller removes it. */
export function freshFolder(name = 'profile'): Promise<string> {
  return mkdtemp(path.join(os.tmpdir(), `${name}-`));
}

/**
 * Resolves once the window exists and its page is loaded.
 * @throws when the app does not show a window in time; what it printed is in the message.
 */
export async function launchRedress(options: LaunchOptions = {}): Promise<Redress> {
  const profile = options.profile ?? (await freshFolder());
  const app = await launch({
    ...(options.executable === undefined
      ? { args: [options.folder ?? APP_FOLDER, ...(options.args ?? [])] }
      : { executablePath: options.executable, args: [...(options.args ?? [])] }),
    env: { ...environment(), REDRESS_PROFILE: profile, ...options.env },
    // Playwright would otherwise add --no-sandbox of its own accord.
    chromiumSandbox: HAS_SANDBOX,
    timeout: 30_000,
  });
  const problems: string[] = [];
  const watched = new Set<Page>();
  const watch = (page: Page) => {
    if (watched.has(page)) return;
    watched.add(page);
    page.on('pageerror', (error) => problems.push(`broken script: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(`console: ${message.text()}`);
    });
  };
  app.on('window', watch);
  app.windows().forEach(watch);

  let ended = false;
  const exited = new Promise<void>((resolve) => app.process().once('exit', () => resolve()));
  const tidy = async () => {
    if (options.profile === undefined) await removeFolder(profile);
  };
  const redress = {
    app,
    profile,
    problems,
    close: async () => {
      if (ended) return;
      ended = true;
      await app.close();
      await tidy();
    },
    kill: async () => {
      if (ended) return;
      ended = true;
      app.process().kill('SIGKILL');
      await exited;
      // Children notice that their parent is gone; they must not write into the profile after us.
      await new Promise((resolve) => setTimeout(resolve, 300));
      await app.close().catch(() => undefined);
    },
  };
  try {
    const window = await mainWindow(app);
    await keepAwake(app);
    if (options.folder === undefined) await isShown(app);
    return { ...redress, window };
  } catch (problem) {
    app.process().kill('SIGKILL');
    await tidy();
    throw problem;
  }
}

/**
 * One launch in some hundreds of a development runtime ends in its own start-up code, before any of ours.
 * Such a launch is tried once more; an app that cannot start fails twice.
 */
async function launch(
  options: Parameters<typeof _electron.launch>[0],
): Promise<ElectronApplication> {
  try {
    return await _electron.launch(options);
  } catch (problem) {
    if (!String(problem).includes('Process failed to launch')) throw problem;
    console.log(`Electron did not start; once more. ${String(problem).slice(-400)}`);
    return _electron.launch(options);
  }
}

/**
 * Nobody touches the keyboard of a display made for tests: ten minutes into a run every app would lock itself
 * under the test's hands. The rule has tests of its own, with a clock of their own.
 */
function keepAwake(app: ElectronApplication): Promise<void> {
  return app.evaluate(({ powerMonitor }) => {
    powerMonitor.getSystemIdleTime = () => 0;
  });
}

/** Our window shows itself once it has something to show; tests that look for it must not come earlier. */
async function isShown(app: ElectronApplication): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const shown = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().some((each) => each.isVisible()),
    );
    if (shown) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The window was never shown.');
}

/** The window people see: converters and letters being printed are windows too, but hidden. */
export async function mainWindow(app: ElectronApplication): Promise<Page> {
  const isMain = (page: Page) => /^(?:app:\/\/redress(?:\/|$)|file:)/.test(page.url());
  const window =
    app.windows().find(isMain) ??
    (await app.waitForEvent('window', { predicate: isMain, timeout: 30_000 }));
  await window.waitForLoadState('domcontentloaded');
  // Nothing in the app keeps a person waiting longer; what may says so with a timeout of its own.
  window.setDefaultTimeout(10_000);
  return window;
}

export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

/** Playwright wants strings only. */
function environment(): Record<string, string> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && name !== 'NODE_OPTIONS') env[name] = value;
  }
  return env;
}
