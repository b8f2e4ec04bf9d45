/** SIGKILL to the window's process, to the shell's, or to every process of the app at once. */
import { readdir, readFile } from 'node:fs/promises';
import { mainWindow, type Redress } from '../e2e/harness';
import type { Page } from '@playwright/test';

export const VICTIMS = ['window', 'main', 'both'] as const;
export type Victim = (typeof VICTIMS)[number];

/**
 * @returns the window the shell has opened in place of the one that was killed; undefined when the app is gone
 */
export async function killPart(redress: Redress, victim: Victim): Promise<Page | undefined> {
  if (victim === 'main') {
    await redress.kill();
    return undefined;
  }
  const { app, window } = redress;
  const renderer = await processOfWindow(app);
  if (renderer <= 0) throw new Error('the window has no process');
  if (victim === 'both') {
    const family = await descendantsOf(app.process().pid ?? 0);
    for (const pid of family) signal(pid);
    await redress.kill();
    return undefined;
  }
  // Not `waitForEvent`: it takes the crash that is wanted here for a failure.
  const gone = new Promise<void>((resolve) => window.once('close', () => resolve()));
  if (window.isClosed()) return mainWindow(app);
  signal(renderer);
  await gone;
  return mainWindow(app);
}

/** The inspector now and then loses an answer ("promise was garbage collected"): a question asked again is no harm. */
async function processOfWindow(app: Redress['app']): Promise<number> {
  const ask = () =>
    app.evaluate(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0,
    );
  return ask().catch(ask);
}

function signal(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    // It had ended by itself, or with its parent.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Processes below this one, the deepest first; by the kernel's own account. */
async function descendantsOf(root: number): Promise<readonly number[]> {
  const parents = new Map<number, number>();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    // "pid (name) state ppid …"; a name may hold brackets and spaces.
    const parent = /^\d+ \(.*\) \S (\d+)/s.exec(stat)?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const below = (pid: number): number[] =>
    [...parents]
      .filter(([, parent]) => parent === pid)
      .flatMap(([child]) => [...below(child), child]);
  return below(root);
}
