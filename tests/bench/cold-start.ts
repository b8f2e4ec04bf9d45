/** How long from starting the process until its window can be used. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { HAS_SANDBOX, freshFolder, removeFolder } from '../e2e/harness';

const WATCH = path.join(import.meta.dirname, 'watch-start.cjs');
const PATIENCE_MS = 30_000;

/**
 * Milliseconds from starting the process until a control (a field, a button) that works has been drawn.
 * The app is started bare, without Playwright, and quit again.
 * @param folder the app's folder (package.json and what it names)
 * @param profile its profile, kept between starts
 */
export async function timeToUsable(folder: string, profile: string): Promise<number> {
  try {
    return await startOnce(folder, profile);
  } catch (problem) {
    // See launch() of the harness: one start in some hundreds ends in the development runtime itself.
    if (!(problem instanceof EndedEarly)) throw problem;
    console.log(problem.message);
    return startOnce(folder, profile);
  }
}

class EndedEarly extends Error {}

async function startOnce(folder: string, profile: string): Promise<number> {
  const electron = path.join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '', 'electron');
  const switches = HAS_SANDBOX ? [] : ['--no-sandbox'];
  const started = Date.now();
  const child = spawn(electron, [...switches, '-r', WATCH, folder], {
    env: { ...process.env, REDRESS_PROFILE: profile },
  });
  let text = '';
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  try {
    const usable = await new Promise<number>((resolve, reject) => {
      const late = setTimeout(
        () => reject(new Error(`Nothing to use in ${PATIENCE_MS} ms:\n${text}`)),
        PATIENCE_MS,
      );
      const read = (chunk: Buffer) => {
        text += chunk.toString('utf8');
        const at = /^USABLE (\d+)$/m.exec(text)?.[1];
        if (at === undefined) return;
        clearTimeout(late);
        resolve(Number(at));
      };
      child.once('exit', (code, signal) => {
        clearTimeout(late);
        reject(new EndedEarly(`It ended (${code ?? signal}) before there was anything to use.`));
      });
      child.stdout.on('data', read);
      child.stderr.on('data', read);
    });
    return usable - started;
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
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
