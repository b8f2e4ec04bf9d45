// @ts-check
/**
 * `npm run dev`: the real app, rebuilt and reloaded as files are saved. The window's sources reload the
 * page; the shell's start the app anew. It runs from out/ under the same scheme and policies as ever: there
 * is no development server, so nothing needs loosening.
 *
 * The profile is .cache/dev-profile, never the person's own. A reload locks the vault, as it should.
 */
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { refuseWithoutDisplay, sandboxSwitches } from './by-hand.mjs';
import { CACHE, OUT, ROOT, inRoot } from './paths.mjs';
import { findRuntime } from './runtime.mjs';
import { ensureWindowLibraries } from './system.mjs';
import { dim, runMain, say, wordsOf } from './terminal.mjs';

/** @typedef {import('@playwright/test').ElectronApplication} ElectronApplication */

await runMain(async () => {
  refuseWithoutDisplay();
  await bootstrap();
  const runtime = await findRuntime();
  await ensureWindowLibraries(runtime.executable);
  const switches = await sandboxSwitches(runtime.dist);
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = runtime.dist;
  // What is built here is for development; `npm start` must build anew afterwards.
  await Promise.all(
    ['renderer', 'electron'].map((name) =>
      rm(path.join(OUT, `.${name}-made-from`), { force: true }),
    ),
  );
  const profile = path.join(CACHE, 'dev-profile');
  await mkdir(profile, { recursive: true });

  const { build } = await import('vite');
  const { default: windowConfig } = await import('./vite.renderer.config.mjs');
  const { SHELL_PARTS, shellConfig } = await import('./vite.shell.config.mjs');
  const names = /** @type {(keyof typeof SHELL_PARTS)[]} */ (Object.keys(SHELL_PARTS));

  /** @param {import('vite').InlineConfig} config @param {() => void} onBuilt after every build but the first */
  const watch = async (config, onBuilt) => {
    const watcher = await build({
      ...config,
      configFile: false,
      logLevel: 'warn',
      mode: 'development',
      build: { ...config.build, watch: {}, minify: false, sourcemap: true },
    });
    if (!('on' in watcher)) throw new Error('vite did not watch');
    let isFirst = true;
    await new Promise((resolve) => {
      watcher.on('event', (/** @type {{code: string, error?: Error}} */ event) => {
        if (event.code === 'ERROR') say(wordsOf(event.error?.message ?? event));
        if (event.code !== 'END') return;
        resolve(undefined);
        if (!isFirst) onBuilt();
        isFirst = false;
      });
    });
    return watcher;
  };

  /** @type {ElectronApplication | undefined} */
  let app;
  let restarting = false;
  /** @type {() => void} */
  let finish = () => undefined;
  const finished = new Promise((resolve) => (finish = () => resolve(undefined)));

  const launch = async () => {
    const { _electron } = await import('@playwright/test');
    app = await _electron.launch({
      args: [...switches, ROOT],
      cwd: inRoot(),
      chromiumSandbox: switches.length === 0,
      env: { ...strings(process.env), REDRESS_PROFILE: profile },
      timeout: 60_000,
    });
    app.process().stdout?.pipe(process.stdout);
    app.process().stderr?.pipe(process.stderr);
    app.on('close', () => {
      if (!restarting) finish();
    });
    await app.firstWindow();
  };
  const restart = async () => {
    if (restarting) return;
    restarting = true;
    say(dim('the shell changed: starting anew'));
    await app?.close();
    restarting = false;
    await launch();
  };
  const reload = async () => {
    say(dim('the window changed: reloading'));
    await Promise.all(
      (app?.windows() ?? []).map((window) => window.reload().catch(() => undefined)),
    );
  };

  const watchers = [await watch(windowConfig, () => void reload())];
  for (const name of names) watchers.push(await watch(shellConfig(name), () => void restart()));
  await launch();
  say('Watching renderer/, shared/ and electron/. Close the window to end.');
  process.once('SIGINT', () => void app?.close());
  await finished;
  for (const watcher of watchers) if ('close' in watcher) await watcher.close();
});

/** @param {NodeJS.ProcessEnv} env @returns {Record<string, string>} */
function strings(env) {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
