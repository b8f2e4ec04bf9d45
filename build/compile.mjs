// @ts-check
/**
 * Builds `out/` from the sources: `node build/compile.mjs [--force] [window] [shell] [engine]`.
 * A part whose sources did not change since it was last built is left alone.
 *
 * Each part is built beside its place and moved there when whole, so that an app started meanwhile never
 * sees half of one.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { holdLock } from './lock.mjs';
import { OUT, inRoot } from './paths.mjs';
import { fingerprint } from './sources.mjs';
import { PlainError, dim, isMain, runMain, say, secondsSince } from './terminal.mjs';

/**
 * @typedef {'window' | 'shell' | 'engine'} Part
 * @typedef {object} Plan
 * @property {string} folder its folder below out/
 * @property {readonly string[]} entries what must exist for it to be built
 * @property {readonly string[]} inputs what it is made from
 */

const COMMON = [
  'shared',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'build/compile.mjs',
  'build/vite.renderer.config.mjs',
];
/** @type {Readonly<Record<Part, Plan>>} */
const PLANS = {
  window: {
    folder: 'renderer',
    entries: ['renderer/index.html', 'renderer/converter.html'],
    inputs: [...COMMON, 'renderer'],
  },
  shell: {
    folder: 'electron',
    entries: ['electron/main.ts', 'electron/preload.ts', 'electron/converter/preload.ts'],
    inputs: [...COMMON, 'electron', 'build/vite.shell.config.mjs'],
  },
  engine: {
    folder: 'engine',
    entries: ['tests/e2e/engine/page.html'],
    inputs: [
      ...COMMON,
      'renderer',
      'tests/e2e/engine',
      'tests/bench',
      'tests/fixtures',
      'tests/soak',
      'build/vite.engine.config.mjs',
    ],
  },
};

/**
 * @param {object} [options]
 * @param {readonly Part[]} [options.parts] the app's two unless told
 * @param {boolean} [options.force] build even if nothing changed
 * @returns {Promise<Part[]>} what was built now
 * @throws {PlainError} naming the first source that is missing or does not build
 */
export async function compile({ parts = ['window', 'shell'], force = false } = {}) {
  const release = await holdLock('compile');
  try {
    /** @type {Part[]} */
    const built = [];
    for (const part of parts) {
      if (await compilePart(part, force)) built.push(part);
    }
    return built;
  } finally {
    await release();
  }
}

/** @param {Part} part @param {boolean} force */
async function compilePart(part, force) {
  const start = performance.now();
  const { folder, entries, inputs } = PLANS[part];
  const missing = entries.filter((entry) => !existsSync(inRoot(entry)));
  if (missing.length > 0) throw new PlainError(`Cannot build: ${missing.join(', ')} is missing.`);
  const place = path.join(OUT, folder);
  const mark = path.join(OUT, `.${folder}-made-from`);
  const madeFrom = await fingerprint(inputs);
  const before = await readFile(mark, 'utf8').catch(() => '');
  if (!force && before === madeFrom && existsSync(place)) return false;

  const fresh = path.join(OUT, `.${folder}-new`);
  await mkdir(OUT, { recursive: true });
  await rm(mark, { force: true });
  await rm(fresh, { recursive: true, force: true });
  await (part === 'shell' ? buildShell(fresh) : buildPages(part, fresh));
  await rm(place, { recursive: true, force: true });
  await rename(fresh, place);
  await writeFile(mark, madeFrom);
  say(dim(`  built out/${folder} in ${secondsSince(start)}`));
  return true;
}

/** @param {'window' | 'engine'} part @param {string} outDir */
async function buildPages(part, outDir) {
  const { default: config } = await (part === 'window'
    ? import('./vite.renderer.config.mjs')
    : import('./vite.engine.config.mjs'));
  await buildQuietly({ ...config, build: { ...config.build, outDir, emptyOutDir: false } });
}

/** @param {string} outDir */
async function buildShell(outDir) {
  const { SHELL_PARTS, shellConfig } = await import('./vite.shell.config.mjs');
  const names = /** @type {(keyof typeof SHELL_PARTS)[]} */ (Object.keys(SHELL_PARTS));
  for (const name of names) {
    const config = shellConfig(name);
    await buildQuietly({ ...config, build: { ...config.build, outDir } });
  }
}

/** @param {import('vite').InlineConfig} config */
async function buildQuietly(config) {
  const { build } = await import('vite');
  try {
    await build({ ...config, configFile: false, logLevel: 'warn' });
  } catch (problem) {
    // The sources are wrong, not this script: its stack would only hide where.
    throw new PlainError(problem instanceof Error ? problem.message : String(problem));
  }
}

if (isMain(import.meta.url)) {
  await runMain(async () => {
    const words = process.argv.slice(2);
    const known = /** @type {Part[]} */ (Object.keys(PLANS));
    const parts = known.filter((part) => words.includes(part));
    const built = await compile({
      force: words.includes('--force'),
      ...(parts.length > 0 ? { parts } : {}),
    });
    if (built.length === 0) say('Nothing changed; out/ is as it was.');
  });
}
