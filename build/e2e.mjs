// @ts-check
/**
 * Runs some of the e2e tests while working on them, exactly as `npm test` does:
 *   node build/e2e.mjs                                  all in Electron
 *   node build/e2e.mjs --project=engine                 the store in Debian's Chromium
 *   node build/e2e.mjs tests/e2e/start.spec.ts -g opens
 */
import { bootstrap } from './bootstrap.mjs';
import { compile } from './compile.mjs';
import { runPlaywright } from './playwright.mjs';
import { findRuntime } from './runtime.mjs';
import { prepareStage } from './stage.mjs';
import { SYSTEM_PACKAGES, ensureSystemPackages } from './system.mjs';
import { runMain } from './terminal.mjs';

await runMain(async () => {
  const words = process.argv.slice(2);
  const named = words
    .filter((word) => word.startsWith('--project='))
    .map((word) => word.slice('--project='.length));
  const projects = named.length > 0 ? named : ['electron'];
  await bootstrap();
  const engine = projects.includes('engine');
  await ensureSystemPackages([
    ...SYSTEM_PACKAGES.display,
    ...SYSTEM_PACKAGES.window,
    ...(engine ? SYSTEM_PACKAGES.engine : []),
  ]);
  const runtime = await findRuntime();
  // The engine page also fills the profiles of tests that begin with many cases.
  await compile({ parts: ['window', 'shell', 'engine'] });
  const stage = await prepareStage(runtime);
  try {
    const args = words.filter((word) => !word.startsWith('--project='));
    const { code } = await runPlaywright(stage, { projects, args });
    return code;
  } finally {
    await stage.end();
  }
});
