// @ts-check
/** `npm start`: straight after a clone, installs, finds Electron, builds and opens the app. */
import { bootstrap } from './bootstrap.mjs';
import { compile } from './compile.mjs';
import { ROOT } from './paths.mjs';
import { findRuntime } from './runtime.mjs';
import { refuseWithoutDisplay, sandboxSwitches } from './by-hand.mjs';
import { ensureWindowLibraries } from './system.mjs';
import { run, runMain } from './terminal.mjs';

async function main() {
  refuseWithoutDisplay();
  await bootstrap();
  const runtime = await findRuntime();
  await ensureWindowLibraries(runtime.executable);
  await compile();
  const switches = await sandboxSwitches(runtime.dist);
  const { ELECTRON_RUN_AS_NODE: _unused, ...env } = process.env;
  const { code } = await run(runtime.executable, [...switches, ROOT, ...process.argv.slice(2)], {
    env,
  });
  return code;
}

await runMain(main);
