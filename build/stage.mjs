// @ts-check
/**
 * Where the e2e tests run. An ordinary user tests in the checkout itself. Started as root, Chromium would
 * have no sandbox, so the built app, the runtime and the tests are copied to a folder of the test user
 * (the checkout may lie under a closed one) and run there as that user, sandbox and all.
 *
 * node_modules and the runtime are copied once for each version of them; the rest at each run.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import {
  chown,
  cp,
  lstat,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  rename,
  rm,
  symlink,
  utimes,
} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { holdLock } from './lock.mjs';
import { ROOT, inRoot } from './paths.mjs';
import { isRootOnLinux, sandboxState } from './sandbox.mjs';
import { TEST_USER, ensureTestUser, startDisplay, systemChromium } from './system.mjs';
import { dim, run, say, secondsSince, warn } from './terminal.mjs';

/** What a run needs of the checkout, beside node_modules and the runtime. */
const STAGED = [
  'package.json',
  'tsconfig.json',
  'playwright.config.ts',
  'out',
  'shared',
  'renderer',
  'electron',
  'build',
  'tests',
];
const STAGE_HOME = '/var/tmp/redress-e2e';
const UNUSED_MS = 2 * 24 * 60 * 60 * 1000;

/**
 * @typedef {object} Stage
 * @property {string} folder the app's folder there: package.json, out/, tests/, node_modules/
 * @property {string} results a folder the tests may write to
 * @property {NodeJS.ProcessEnv} env what the tests must be started with
 * @property {readonly string[]} asUser words put before a command to run it as the test user
 * @property {import('./sandbox.mjs').SandboxState} sandbox
 * @property {(from: string, name: string) => Promise<string>} bring copies a folder where the test user
 *   can read it; answers its place there
 * @property {(name: string) => Promise<string>} makeFolder a fresh folder the tests may write to
 * @property {(from: string, to: string) => Promise<void>} bringBack copies a folder of results here
 * @property {() => Promise<void>} end stops the display, removes what this run alone needed
 */

/**
 * @param {import('./runtime.mjs').Runtime} runtime
 * @returns {Promise<Stage>}
 */
export async function prepareStage(runtime) {
  const start = performance.now();
  const root = isRootOnLinux();
  const home = root ? STAGE_HOME : path.join(os.tmpdir(), 'redress-e2e');
  const ids = root ? await ensureTestUser() : undefined;
  const asUser = ids
    ? ['setpriv', `--reuid=${ids.uid}`, `--regid=${ids.gid}`, '--clear-groups']
    : [];
  await mkdir(home, { recursive: true });
  await sweep(home);
  const work = await mkdtemp(path.join(home, 'run-'));
  for (const name of ['home', 'tmp', 'results']) await mkdir(path.join(work, name));

  const folder = root ? path.join(work, 'app') : ROOT;
  const dist = root ? await copyLasting(home, 'runtime', runtime) : runtime.dist;
  if (root) await copyCheckout(home, folder);
  if (ids) {
    await run('chown', ['-R', `${ids.uid}:${ids.gid}`, work], { output: 'collect' });
  }

  const env = cleanEnvironment(work, dist);
  const smallDisk = ids ? await mountSmallDisk(work, ids) : undefined;
  if (smallDisk !== undefined) env['REDRESS_SMALL_DISK'] = smallDisk;
  const sandbox = await sandboxState(dist, { asUser });
  if (!sandbox.ok) {
    warn(
      `The app is tested WITHOUT Chromium's sandbox: ${sandbox.reason}.`,
      'The sandbox test is reported as not run.',
    );
  }
  env['REDRESS_E2E_SANDBOX'] = sandbox.ok ? sandbox.by : 'none';
  const display =
    process.platform === 'linux' ? await startDisplay({ asUser, env: { ...env } }) : undefined;
  if (display) env['DISPLAY'] = display.display;
  const who = root ? `as ${TEST_USER}, sandbox by ${env['REDRESS_E2E_SANDBOX']}` : 'in place';
  say(dim(`  stage ready in ${secondsSince(start)} (${who})`));

  return {
    folder,
    results: path.join(work, 'results'),
    env,
    asUser,
    sandbox,
    bring: async (from, name) => {
      if (!root) return from;
      await copyReadable(from, path.join(work, name));
      return path.join(work, name);
    },
    makeFolder: async (name) => {
      const made = path.join(work, name);
      await mkdir(made);
      if (ids) await chown(made, ids.uid, ids.gid);
      return made;
    },
    bringBack: async (from, to) => {
      if (!existsSync(from)) return;
      await rm(to, { recursive: true, force: true });
      await cp(from, to, { recursive: true });
    },
    end: async () => {
      display?.stop();
      await unmountSmallDisk(work);
      await rm(work, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

/**
 * Nothing of the person's own environment that would change what the app does: their profile, proxies,
 * Node options or desktop session.
 * @param {string} work
 * @param {string} dist
 * @returns {NodeJS.ProcessEnv}
 */
function cleanEnvironment(work, dist) {
  const kept = ['PATH', 'LANG', 'CI', 'SystemRoot', 'ProgramFiles', 'NO_COLOR', 'FORCE_COLOR'];
  /** @type {NodeJS.ProcessEnv} */
  const env = {};
  for (const name of kept) {
    if (process.env[name] !== undefined) env[name] = process.env[name];
  }
  const chromium = systemChromium();
  return {
    ...env,
    HOME: path.join(work, 'home'),
    USERPROFILE: path.join(work, 'home'),
    TMPDIR: path.join(work, 'tmp'),
    TEMP: path.join(work, 'tmp'),
    TMP: path.join(work, 'tmp'),
    TZ: 'Europe/London',
    // There is no session bus here; asked for one, GTK and Chromium would each wait and complain.
    DBUS_SESSION_BUS_ADDRESS: 'disabled:',
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
    ELECTRON_OVERRIDE_DIST_PATH: dist,
    ...(chromium === undefined ? {} : { REDRESS_CHROMIUM: chromium }),
  };
}

/** @param {string} home @param {string} folder */
async function copyCheckout(home, folder) {
  await mkdir(folder);
  for (const name of STAGED) {
    if (!existsSync(inRoot(name))) continue;
    await copyReadable(inRoot(name), path.join(folder, name));
  }
  const lock = await readFile(inRoot('node_modules', '.package-lock.json'));
  const key = createHash('sha256').update(lock).digest('hex').slice(0, 16);
  const modules = await lasting(home, `modules-${key}`, async (place) => {
    await mkdir(place);
    // Under this very name, or packages in it would not find each other.
    await copyReadable(inRoot('node_modules'), path.join(place, 'node_modules'));
  });
  await symlink(path.join(modules, 'node_modules'), path.join(folder, 'node_modules'));
}

/** @param {string} home @param {string} name @param {import('./runtime.mjs').Runtime} runtime */
async function copyLasting(home, name, { dist, executable, version }) {
  const about = await lstat(executable);
  const key = `${version}-${about.size}-${Math.floor(about.mtimeMs)}`;
  return lasting(home, `${name}-${key}`, (place) => copyReadable(dist, place));
}

/**
 * A folder kept between runs for as long as it is used (see sweep).
 * @param {string} home
 * @param {string} name kind, hyphen, version
 * @param {(place: string) => Promise<void>} make
 */
async function lasting(home, name, make) {
  const place = path.join(home, name);
  const release = await holdLock('copy', home);
  try {
    if (existsSync(place)) {
      await utimes(place, new Date(), new Date());
      return place;
    }
    const fresh = path.join(home, `.new-${name}`);
    await rm(fresh, { recursive: true, force: true });
    await make(fresh);
    await rename(fresh, place);
    return place;
  } finally {
    await release();
  }
}

/**
 * Removes what no run used for two days: copies of other versions, folders of runs that were killed.
 * @param {string} home
 */
async function sweep(home) {
  for (const name of await readdir(home)) {
    const about = await lstat(path.join(home, name)).catch(() => undefined);
    if (about === undefined || Date.now() - about.mtimeMs < UNUSED_MS) continue;
    await unmountSmallDisk(path.join(home, name));
    await rm(path.join(home, name), { recursive: true, force: true });
  }
}

const SMALL_DISK = 'small-disk';
/** A profile and a few documents fit; a test fills the rest in an instant. */
const SMALL_DISK_MB = 160;

/**
 * A disk that can be filled to the last byte without filling the machine's: a tmpfs for the test user. Only
 * root may mount, so elsewhere, and where a container forbids it, the tests that need one say so and are
 * reported as not run.
 * @param {string} work
 * @param {{uid: number, gid: number}} ids
 * @returns {Promise<string | undefined>} its folder
 */
async function mountSmallDisk(work, { uid, gid }) {
  const place = path.join(work, SMALL_DISK);
  await mkdir(place);
  const options = `size=${SMALL_DISK_MB}m,uid=${uid},gid=${gid},mode=700`;
  const words = ['-t', 'tmpfs', '-o', options, 'redress-small-disk', place];
  const mounted = await run('mount', words, { output: 'collect' }).catch(() => undefined);
  if (mounted?.code === 0) return place;
  await rm(place, { recursive: true });
  return undefined;
}

/** @param {string} work */
async function unmountSmallDisk(work) {
  const place = path.join(work, SMALL_DISK);
  if (!existsSync(place)) return;
  // Lazily: whatever a killed app still holds open goes with it.
  await run('umount', ['-l', place], { output: 'collect' }).catch(() => undefined);
}

/**
 * Copies with links kept, readable by all whatever the checkout's own modes. `cp` is several times faster
 * than Node's for a folder of forty thousand files.
 * @param {string} from
 * @param {string} to
 */
async function copyReadable(from, to) {
  const copied = await run('cp', ['-aH', '--reflink=auto', '--no-preserve=ownership', from, to], {
    output: 'collect',
  });
  if (copied.code !== 0) throw new Error(`cp ${from}: ${copied.output.trim()}`);
  await run('chmod', ['-R', 'a+rX', to], { output: 'collect' });
}
