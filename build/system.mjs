// @ts-check
/** What the tests need from the operating system: packages, a display, an ordinary user. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir } from 'node:fs/promises';
import { isRootOnLinux } from './sandbox.mjs';
import { PlainError, dim, run, say, secondsSince, warn } from './terminal.mjs';

/** Debian's names, by what fails without them. */
export const SYSTEM_PACKAGES = {
  /** A display where there is no screen. */
  display: ['xvfb'],
  /** What any window needs. Found by `ldd electron`; the rest are their dependencies. */
  window: [
    'libgtk-3-0',
    'libnss3',
    'libasound2',
    'libgbm1',
    'libatk-bridge2.0-0',
    'fonts-liberation',
  ],
  /** The engine tests of the store. */
  engine: ['chromium'],
  /** The durability test reads the app's system calls. */
  durability: ['strace'],
  /** Letters are opened in LibreOffice, bundles checked by a second PDF reader. */
  documents: ['libreoffice-writer-nogui', 'poppler-utils', 'qpdf'],
};

/**
 * Installs what is missing on Debian as root; names it elsewhere.
 * @returns {Promise<string[]>} what is still missing
 */
export async function ensureSystemPackages(names = Object.values(SYSTEM_PACKAGES).flat()) {
  if (process.platform !== 'linux' || !existsSync('/etc/debian_version')) {
    if (process.platform === 'linux') {
      say(dim(`  not Debian: make sure these, or their like, are installed: ${names.join(' ')}`));
    }
    return [];
  }
  const missing = await missingPackages(names);
  if (missing.length === 0) return [];
  if (!isRootOnLinux()) {
    warn(`Missing system packages: sudo apt-get install ${missing.join(' ')}`);
    return missing;
  }
  const start = performance.now();
  say(`Installing system packages: ${missing.join(' ')}…`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const update = await run('apt-get', ['update', '-q'], { env, output: 'collect' });
  const install = await run(
    'apt-get',
    ['install', '-y', '-q', '--no-install-recommends', ...missing],
    { env, output: 'collect' },
  );
  if (install.code !== 0) {
    warn('apt-get could not install them:', lastLines(update.output + install.output, 8));
    return missingPackages(missing);
  }
  say(dim(`  installed in ${secondsSince(start)}`));
  return [];
}

/**
 * What Electron loads from the system is there: installed on Debian as root, named elsewhere. A desktop has
 * it all; a bare machine does not.
 * @param {string} executable
 * @throws {PlainError} naming what is missing
 */
export async function ensureWindowLibraries(executable) {
  if (process.platform !== 'linux') return;
  if ((await missingLibraries(executable)).length === 0) return;
  await ensureSystemPackages(SYSTEM_PACKAGES.window);
  const missing = await missingLibraries(executable);
  if (missing.length === 0) return;
  throw new PlainError(
    `No window can open: these system libraries are missing: ${missing.join(', ')}.`,
  );
}

/** @param {string} executable */
async function missingLibraries(executable) {
  const { output } = await run('ldd', [executable], { output: 'collect' });
  return [...output.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '');
}

/** @param {readonly string[]} names */
async function missingPackages(names) {
  const asked = names.flatMap((name) => [name, `${name}t64`]);
  const format = '${Package} ${db:Status-Status}\\n';
  const answer = await run('dpkg-query', ['-W', `-f=${format}`, ...asked], { output: 'collect' });
  const installed = new Set(
    answer.output
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      // Newer releases renamed some libraries with this ending when time_t grew to 64 bits.
      .map((line) => (line.split(' ')[0] ?? '').replace(/t64$/, '')),
  );
  return names.filter((name) => !installed.has(name));
}

/** @param {string} text @param {number} count */
export function lastLines(text, count) {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}

/** Where Debian and others put a Chromium; undefined when there is none. */
export function systemChromium() {
  const named = process.env['REDRESS_CHROMIUM'];
  return [named, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
    (place) => place && existsSync(place),
  );
}

/** The ordinary user tests run as when they were started as root. */
export const TEST_USER = 'redress-e2e';

/**
 * @returns {Promise<{uid: number, gid: number}>} of the test user, created if need be
 * @throws {PlainError} when it cannot be created
 */
export async function ensureTestUser() {
  const known = await idsOf(TEST_USER);
  if (known) return known;
  say(dim(`  creating the system user ${TEST_USER}: Chromium has no sandbox for root`));
  const made = await run(
    'useradd',
    ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', TEST_USER],
    { output: 'collect' },
  );
  const ids = await idsOf(TEST_USER);
  if (ids) return ids;
  throw new PlainError(`The user ${TEST_USER} could not be created: ${made.output.trim()}`);
}

/** @param {string} user */
async function idsOf(user) {
  const uid = await run('id', ['-u', user], { output: 'collect' });
  const gid = await run('id', ['-g', user], { output: 'collect' });
  if (uid.code !== 0 || gid.code !== 0) return undefined;
  return { uid: Number(uid.output), gid: Number(gid.output) };
}

/**
 * Starts an X server without a screen on a free display.
 * @param {{asUser: readonly string[], env: NodeJS.ProcessEnv}} options words put before the command
 * @returns {Promise<{display: string, stop: () => void}>}
 * @throws {PlainError} when there is no Xvfb or it does not start
 */
export async function startDisplay({ asUser, env }) {
  if (isRootOnLinux()) {
    // Made by root and open to all, as X expects; an ordinary user's server would only warn and go on.
    await mkdir('/tmp/.X11-unix', { recursive: true });
    await chmod('/tmp/.X11-unix', 0o1777).catch(() => undefined);
  }
  const server = [
    'Xvfb',
    '-displayfd',
    '3',
    '-screen',
    '0',
    '1920x1200x24',
    '-nolisten',
    'tcp',
    '-noreset',
  ];
  const [command = 'Xvfb', ...args] = [...asUser, ...server];
  const child = spawn(command, args, { env, stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  let complaint = '';
  child.stderr?.on('data', (/** @type {Buffer} */ chunk) => {
    complaint += chunk.toString('utf8');
  });
  const number = await new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new PlainError('Xvfb did not start in 20 s.')), 20_000);
    /** @param {string} reason */
    const fail = (reason) => {
      clearTimeout(late);
      reject(new PlainError(`No display for the tests (Xvfb): ${reason}`));
    };
    child.on('error', (problem) => fail(problem.message));
    child.on('exit', () => fail(lastLines(complaint, 3)));
    child.stdio[3]?.on('data', (/** @type {Buffer} */ chunk) => {
      clearTimeout(late);
      resolve(chunk.toString('utf8').trim());
    });
  });
  return { display: `:${number}`, stop: () => void child.kill('SIGTERM') };
}
