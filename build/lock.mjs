// @ts-check
/** One script at a time does a thing: two starts in the same checkout must not build over each other. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CACHE } from './paths.mjs';
import { PlainError, dim, say } from './terminal.mjs';

const PATIENCE_MS = 5 * 60 * 1000;

/**
 * Waits for the lock and takes it. A lock left by a process that is gone is taken over.
 * @param {string} name
 * @param {string} [folder]
 * @returns {Promise<() => Promise<void>>} gives it back
 * @throws {PlainError} after five minutes of waiting
 */
export async function holdLock(name, folder = CACHE) {
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, `${name}.lock`);
  const start = Date.now();
  for (let told = false; ;) {
    try {
      await writeFile(file, String(process.pid), { flag: 'wx' });
      return () => rm(file, { force: true });
    } catch {
      const holder = Number(await readFile(file, 'utf8').catch(() => '0'));
      // An empty file belongs to a process between creating and writing it, unless it stays so.
      const isStale = holder > 0 ? !isAlive(holder) : Date.now() - start > 2_000;
      if (isStale) {
        await rm(file, { force: true });
        continue;
      }
      if (Date.now() - start > PATIENCE_MS) {
        throw new PlainError(`Another script (process ${holder}) holds ${file} and does not end.`);
      }
      if (!told) say(dim(`  waiting for process ${holder} to finish (${name})…`));
      told = true;
      await pause(200);
    }
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (problem) {
    return /** @type {NodeJS.ErrnoException} */ (problem).code === 'EPERM';
  }
}
