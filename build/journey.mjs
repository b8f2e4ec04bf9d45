// @ts-check
/** What `demo`, `bench` and `soak` share: the app built and staged, one project of tests run on it. */
import { bootstrap } from './bootstrap.mjs';
import { compile } from './compile.mjs';
import { inRoot } from './paths.mjs';
import { runPlaywright } from './playwright.mjs';
import { findRuntime } from './runtime.mjs';
import { prepareStage } from './stage.mjs';
import { SYSTEM_PACKAGES, ensureSystemPackages } from './system.mjs';
import { say } from './terminal.mjs';

/**
 * @param {object} options
 * @param {'demo' | 'bench' | 'soak'} options.project
 * @param {string} options.output folder of the checkout that takes what the tests leave in
 *   REDRESS_OUTPUT; replaced by each run
 * @param {readonly string[]} [options.packages] system packages beside those of a window
 * @param {readonly string[]} [options.args] further words for Playwright
 * @param {NodeJS.ProcessEnv} [options.env]
 * @returns {Promise<number>} exit code
 */
export async function runJourney({ project, output, packages = [], args = [], env = {} }) {
  await bootstrap();
  await ensureSystemPackages([...SYSTEM_PACKAGES.display, ...SYSTEM_PACKAGES.window, ...packages]);
  const runtime = await findRuntime();
  // Benches and soak reach the store from the engine tests' page.
  await compile({
    parts: project === 'demo' ? ['window', 'shell'] : ['window', 'shell', 'engine'],
  });
  const stage = await prepareStage(runtime);
  try {
    const left = await stage.makeFolder('output');
    const { code } = await runPlaywright(stage, {
      projects: [project],
      args: ['--workers=1', ...args],
      timeoutMs: 2 * 60 * 60_000,
      env: { ...env, REDRESS_OUTPUT: left },
    });
    await stage.bringBack(left, inRoot(output));
    say(`Left in ${output}/`);
    return code;
  } finally {
    await stage.end();
  }
}
