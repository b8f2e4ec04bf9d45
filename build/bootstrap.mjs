// @ts-check
/**
 * What every command does first, so that each works straight after a clone: check Node, install what the
 * lock file says if it is not there. Node built-ins only.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { holdLock } from './lock.mjs';
import { inRoot } from './paths.mjs';
import { PlainError, dim, run, say, secondsSince } from './terminal.mjs';

const OLDEST_NODE = [20, 19];

/** @throws {PlainError} when Node is too old or npm cannot install */
export async function bootstrap() {
  refuseOldNode();
  if (await dependenciesAreInPlace()) return;
  const release = await holdLock('install');
  try {
    // Another script may have installed them while this one waited.
    if (!(await dependenciesAreInPlace())) await installDependencies();
  } finally {
    await release();
  }
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [needMajor = 0, needMinor = 0] = OLDEST_NODE;
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return;
  throw new PlainError(
    `Redress is built with Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}.`,
  );
}

async function dependenciesAreInPlace() {
  if (!existsSync(inRoot('node_modules', '.package-lock.json'))) return false;
  const wanted = await readPackages('package-lock.json');
  const installed = await readPackages('node_modules/.package-lock.json');
  return dependenciesMatch(wanted, installed);
}

/**
 * @typedef {{version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, link?: boolean}} LockEntry
 * @param {string} file
 * @returns {Promise<Record<string, LockEntry>>}
 */
async function readPackages(file) {
  try {
    return JSON.parse(await readFile(inRoot(file), 'utf8')).packages ?? {};
  } catch {
    return {};
  }
}

/**
 * Whether what npm says it installed is what the lock file asks for. Packages for other systems are
 * optional and rightly absent.
 * @param {Record<string, LockEntry>} wanted
 * @param {Record<string, LockEntry>} installed
 */
export function dependenciesMatch(wanted, installed) {
  for (const [place, entry] of Object.entries(wanted)) {
    if (place === '' || entry.link) continue;
    const present = installed[place];
    if (present === undefined) {
      if (entry.optional || entry.devOptional) continue;
      return false;
    }
    if (present.version !== entry.version || present.integrity !== entry.integrity) return false;
  }
  return Object.keys(installed).every((place) => wanted[place] !== undefined);
}

async function installDependencies() {
  const start = performance.now();
  say('Installing dependencies (npm ci)…');
  // No package of ours needs its install script; browsers and Electron are found by other means.
  const done = await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    output: 'collect',
    env: {
      ...process.env,
      PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
      npm_config_progress: 'false',
      // `npm test --silent` hands its silence on; why an install failed must not be swallowed.
      npm_config_loglevel: 'error',
    },
  });
  if (done.code !== 0) {
    throw new PlainError(`npm could not install the dependencies:\n${done.output.trim()}`);
  }
  say(dim(`  installed in ${secondsSince(start)}`));
}
