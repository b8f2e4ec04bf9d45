/**
 * How long from starting the process until its window shows its content, without watching while it starts:
 * the app is started bare, and afterwards the page itself is asked when it painted.
 */
import { chromium } from '@playwright/test';
import { spawn } from 'node:child_process';
import { HAS_SANDBOX, freshFolder, removeFolder } from '../e2e/harness';

/** Chromium's line comes before the first window; this long after it both apps have long been still. */
const SETTLED_MS = 2_000;
const PATIENCE_MS = 30_000;

/**
 * Milliseconds from starting the process to the last large thing painted: for a page that first says
 * "loading" and then shows its form, that is the form.
 * @param folder the app's folder (package.json and what it names)
 * @param profile its profile, kept between starts
 */
export async function timeToContent(folder: string, profile: string): Promise<number> {
  const electron = `${process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? ''}/electron`;
  const switches = HAS_SANDBOX ? [] : ['--no-sandbox'];
  const started = Date.now();
  const child = spawn(electron, [...switches, '--remote-debugging-port=0', folder], {
    env: { ...process.env, REDRESS_PROFILE: profile },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let text = '';
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    const address = await announced(() => text);
    await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
    const browser = await chromium.connectOverCDP(address);
    const page = browser.contexts().flatMap((context) => context.pages())[0];
    if (!page) throw new Error('It shows no window.');
    const painted = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const observer = new PerformanceObserver((list) => {
            const last = list.getEntries().at(-1);
            resolve(performance.timeOrigin + (last?.startTime ?? Number.NaN));
          });
          observer.observe({ type: 'largest-contentful-paint', buffered: true });
        }),
    );
    await browser.close();
    return painted - started;
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

/** The address Chromium prints for debuggers. */
async function announced(printed: () => string): Promise<string> {
  for (const start = Date.now(); Date.now() - start < PATIENCE_MS;) {
    const address = /DevTools listening on (ws:\S+)/.exec(printed())?.[1];
    if (address !== undefined) return address;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`It did not start:\n${printed()}`);
}

/** Runs `work` with a profile folder that is removed afterwards. */
export async function withProfile<T>(work: (profile: string) => Promise<T>): Promise<T> {
  const profile = await freshFolder();
  try {
    return await work(profile);
  } finally {
    await removeFolder(profile);
  }
}
