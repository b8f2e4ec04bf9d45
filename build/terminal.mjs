// @ts-check
/**
 * What the scripts say on screen and how they start other programs. Node built-ins only: this runs
 * before `npm ci`.
 */
import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ROOT } from './paths.mjs';

const colour = process.stdout.isTTY && !process.env['NO_COLOR'];
/** @param {number} code @param {string} text */
const paint = (code, text) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
export const bold = (/** @type {string} */ text) => paint(1, text);
export const dim = (/** @type {string} */ text) => paint(2, text);
export const red = (/** @type {string} */ text) => paint(31, text);
export const green = (/** @type {string} */ text) => paint(32, text);
export const yellow = (/** @type {string} */ text) => paint(33, text);

/** @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/** Something a person must not miss. @param {...string} lines */
export function warn(...lines) {
  for (const line of lines) say(yellow(`! ${line}`));
}

/** Seconds since `start` (a `performance.now()`), as "3.4 s". @param {number} start */
export function secondsSince(start) {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}

/** A problem whose message is meant for the person: printed without a stack. */
export class PlainError extends Error {}

/** Ctrl+C while a program of ours ran. */
export class Interrupted extends PlainError {
  constructor() {
    super('Interrupted.');
  }
}

/** A problem as printed: a PlainError's message alone, anything else with its stack. @param {unknown} problem */
export function wordsOf(problem) {
  if (problem instanceof PlainError) return problem.message;
  return String((problem instanceof Error && problem.stack) || problem);
}

/** Whether this file was started, not imported. @param {string} url its `import.meta.url` */
export function isMain(url) {
  const started = process.argv[1];
  return started !== undefined && realpathSync(started) === fileURLToPath(url);
}

/**
 * Runs a script's main function; a PlainError becomes its message alone, anything else its stack.
 * @param {() => Promise<number | void>} main exit code, 0 when nothing is returned
 */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (problem) {
    say(red(wordsOf(problem)));
    process.exitCode = 1;
  }
}

const POSIX = process.platform !== 'win32';

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd] the checkout unless told
 * @property {NodeJS.ProcessEnv} [env] the whole environment, not additions
 * @property {'show' | 'collect' | 'both'} [output] `collect` is silent unless the caller prints it
 * @property {number} [timeoutMs] the whole process group is then killed and `timedOut` set
 */

/**
 * Starts a program and waits. Never throws for a failing program; a program that cannot be started at
 * all answers code 127 with the reason as output. Rejects only when the person interrupts.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{code: number, output: string, timedOut: boolean}>}
 */
export function run(command, args, options = {}) {
  const { cwd = ROOT, env = process.env, output = 'show', timeoutMs } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args], {
      cwd,
      env,
      stdio: output === 'show' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that ending it takes grandchildren (Electron's processes) along.
      detached: POSIX && timeoutMs !== undefined,
      shell: !POSIX && command === 'npm',
    });
    let text = '';
    let timedOut = false;
    let interrupted = false;
    /** @param {Buffer} chunk */
    const collect = (chunk) => {
      text += chunk.toString('utf8');
      if (output === 'both') process.stdout.write(chunk);
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    /** @param {NodeJS.Signals} signal */
    const end = (signal) => {
      if (child.pid === undefined) return;
      try {
        process.kill(POSIX && timeoutMs !== undefined ? -child.pid : child.pid, signal);
      } catch {
        // It ended of itself a moment ago.
      }
    };
    // Ctrl+C ends what is running; the caller then tidies up (displays, copies) by its own `finally`.
    const interrupt = () => {
      interrupted = true;
      end('SIGTERM');
    };
    process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
    const late = () => {
      timedOut = true;
      end('SIGKILL');
    };
    const timer = timeoutMs === undefined ? undefined : setTimeout(late, timeoutMs);
    const settle = () => {
      clearTimeout(timer);
      process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
    };
    child.on('error', (problem) => {
      settle();
      resolve({ code: 127, output: `${text}${problem.message}`, timedOut });
    });
    child.on('close', (code, signal) => {
      settle();
      if (interrupted) reject(new Interrupted());
      else resolve({ code: code ?? (signal ? 1 : 0), output: text, timedOut });
    });
  });
}
