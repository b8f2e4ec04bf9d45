// @ts-check
/**
 * `npm test`: everything, straight after a clone. A step that fails does not hide the others; the last
 * line is `N passed, N failed`. `node build/test.mjs lint types` runs only the steps named.
 *
 * Steps: format lint types build unit e2e engine packaged.
 */
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { compile } from './compile.mjs';
import { packageUnpacked } from './package-app.mjs';
import { CACHE, inRoot } from './paths.mjs';
import { runPlaywright } from './playwright.mjs';
import { findRuntime } from './runtime.mjs';
import { prepareStage } from './stage.mjs';
import { ensureSystemPackages, systemChromium } from './system.mjs';
import {
  Interrupted,
  PlainError,
  bold,
  dim,
  green,
  red,
  run,
  say,
  secondsSince,
  warn,
  wordsOf,
  yellow,
} from './terminal.mjs';
import { countVitest } from './vitest-report.mjs';

/**
 * @typedef {object} Outcome
 * @property {number} passed
 * @property {number} failed
 * @property {string[]} [notRun]
 * @typedef {Outcome & {name: string, seconds: string}} Line
 */

/** Two cores: two static checks at a time, and the tests one step after another. */
const CHECKS = {
  format: tool('prettier', 'bin/prettier.cjs', '--check', '--log-level=warn', '.'),
  lint: tool(
    'eslint',
    'bin/eslint.js',
    '.',
    '--max-warnings=0',
    '--cache',
    `--cache-location=${path.join(CACHE, 'eslint')}`,
  ),
  types: tool(
    'typescript',
    'bin/tsc',
    '--noEmit',
    '--incremental',
    '--tsBuildInfoFile',
    path.join(CACHE, 'types.tsbuildinfo'),
  ),
};
const STEPS = [...Object.keys(CHECKS), 'build', 'unit', 'e2e', 'engine', 'packaged'];

/** @param {string} name @param {string} file @param {...string} args */
function tool(name, file, ...args) {
  return [inRoot('node_modules', name, ...file.split('/')), ...args];
}

/** @type {Line[]} */
const lines = [];

/** @param {string} name @param {() => Promise<Outcome>} work */
async function step(name, work) {
  const start = performance.now();
  /** @type {Outcome} */
  let outcome;
  try {
    outcome = await work();
  } catch (problem) {
    say(red(wordsOf(problem)));
    if (problem instanceof Interrupted) throw problem;
    outcome = { passed: 0, failed: 1 };
  }
  const line = { name, seconds: secondsSince(start), ...outcome };
  lines.push(line);
  say(describe(line));
}

/** @param {Line} line */
function describe({ name, seconds, passed, failed, notRun = [] }) {
  const mark = failed > 0 ? red('✘') : green('✓');
  const skipped = notRun.length > 0 ? yellow(`, ${notRun.length} not run`) : '';
  const counts = failed > 0 ? `${passed} passed, ${red(`${failed} failed`)}` : `${passed} passed`;
  return `${mark} ${bold(name.padEnd(9))} ${dim(seconds.padStart(8))}  ${counts}${skipped}`;
}

/** @param {readonly string[]} words @returns {Promise<Outcome>} */
async function check(words) {
  const { code, output } = await run(process.execPath, words, { output: 'collect' });
  if (code !== 0) say(output.trim());
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** @returns {Promise<Outcome>} */
async function unitTests() {
  const report = path.join(CACHE, 'vitest.json');
  await rm(report, { force: true });
  const words = [
    ...tool('vitest', 'vitest.mjs', 'run', '--reporter=default', '--reporter=json'),
    `--outputFile.json=${report}`,
  ];
  const { code } = await run(process.execPath, words, {
    timeoutMs: 10 * 60_000,
    // The build before has left its own word there, and React has no test helpers in production.
    env: { ...process.env, NODE_ENV: 'test' },
  });
  const text = await readFile(report, 'utf8').catch(() => undefined);
  const counts = text === undefined ? { passed: 0, failed: 1 } : countVitest(JSON.parse(text));
  // An error outside any test fails the run without failing a test.
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/**
 * The steps that need a display and the test user.
 * @param {readonly string[]} chosen
 */
async function engineSteps(chosen) {
  const runtime = await findRuntime();
  const stage = await prepareStage(runtime);
  try {
    if (chosen.includes('e2e')) {
      await step('e2e', () =>
        runPlaywright(stage, { projects: ['electron'], timeoutMs: 22 * 60_000 }),
      );
    }
    if (chosen.includes('engine')) {
      await step('engine', async () => {
        if (systemChromium() !== undefined) {
          return runPlaywright(stage, { projects: ['engine'], timeoutMs: 8 * 60_000 });
        }
        warn('There is no Chromium on this machine: the store was NOT tested on a newer engine.');
        const failed = process.env['CI'] === undefined ? 0 : 1;
        return { passed: 0, failed, notRun: ['the engine tests: no Chromium here'] };
      });
    }
    if (chosen.includes('packaged')) {
      await step('packaged', async () => {
        if (process.platform !== 'linux') {
          return { passed: 0, failed: 0, notRun: ['the packaged app: proven on Linux only'] };
        }
        const folder = await packageUnpacked(runtime);
        return runPlaywright(stage, {
          projects: ['packaged'],
          env: { REDRESS_PACKAGED: await stage.bring(folder, 'packaged') },
        });
      });
    }
  } finally {
    await stage.end();
  }
}

async function main() {
  const words = process.argv.slice(2);
  const unknown = words.filter((word) => !STEPS.includes(word));
  if (unknown.length > 0) {
    throw new PlainError(`No such step: ${unknown.join(', ')}. There are: ${STEPS.join(' ')}`);
  }
  const chosen = words.length > 0 ? words : STEPS;
  await bootstrap();
  await mkdir(CACHE, { recursive: true });
  if (chosen.some((name) => !(name in CHECKS))) await ensureSystemPackages();

  const waiting = Object.entries(CHECKS).filter(([name]) => chosen.includes(name));
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [name, command] = next;
      await step(name, () => check(command));
    }
  };
  await Promise.all([lane(), lane()]);
  const needsBuild = ['build', 'e2e', 'engine', 'packaged'].some((name) => chosen.includes(name));
  if (needsBuild) {
    await step('build', async () => {
      await compile({ parts: ['window', 'shell', 'engine'] });
      return { passed: 1, failed: 0 };
    });
  }
  if (chosen.includes('unit')) await step('unit', unitTests);
  const isBuilt = !lines.some(({ name, failed }) => name === 'build' && failed > 0);
  const driven = chosen.filter((name) => ['e2e', 'engine', 'packaged'].includes(name));
  if (!isBuilt) {
    for (const name of driven) {
      await step(name, () =>
        Promise.reject(new PlainError(`${name}: not run, nothing was built.`)),
      );
    }
  } else if (driven.length > 0) await engineSteps(chosen);
}

const start = performance.now();
try {
  await main();
} catch (problem) {
  say(red(wordsOf(problem)));
  lines.push({ name: 'run', seconds: secondsSince(start), passed: 0, failed: 1 });
}
say('');
for (const line of lines) say(describe(line));
const notRun = lines.flatMap((line) => line.notRun ?? []);
if (notRun.length > 0) warn('Not run:', ...notRun.map((what) => `  ${what}`));
say(dim(`in ${secondsSince(start)}`));
const passed = lines.reduce((sum, line) => sum + line.passed, 0);
const failed = lines.reduce((sum, line) => sum + line.failed, 0);
say(`${passed} passed, ${failed} failed`);
// Said last of all: packaging brings a hook of its own that ends the process with 0.
process.on('exit', () => {
  process.exitCode = failed > 0 ? 1 : 0;
});
