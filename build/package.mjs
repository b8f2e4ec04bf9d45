// @ts-check
/**
 * `npm run package -- --dir` makes the unpacked Linux app, starts that binary and reads its fuses back.
 * `npm run package` makes this system's installers from the official Electron.
 */
import { bootstrap } from './bootstrap.mjs';
import { compile } from './compile.mjs';
import { builderFuses } from './fuses.mjs';
import { packageUnpacked } from './package-app.mjs';
import { inRoot } from './paths.mjs';
import { runPlaywright } from './playwright.mjs';
import { findRuntime } from './runtime.mjs';
import { prepareStage } from './stage.mjs';
import { SYSTEM_PACKAGES, ensureSystemPackages } from './system.mjs';
import { PlainError, runMain, say } from './terminal.mjs';

async function unpacked() {
  if (process.platform !== 'linux') {
    throw new PlainError(
      '--dir proves the packaged app on Linux. Here, make the installer instead.',
    );
  }
  await ensureSystemPackages([...SYSTEM_PACKAGES.display, ...SYSTEM_PACKAGES.window]);
  const runtime = await findRuntime();
  const folder = await packageUnpacked(runtime);
  const stage = await prepareStage(runtime);
  try {
    const { code } = await runPlaywright(stage, {
      projects: ['packaged'],
      env: { REDRESS_PACKAGED: await stage.bring(folder, 'packaged') },
    });
    say(`The unpacked app is in ${folder}`);
    return code;
  } finally {
    await stage.end();
  }
}

async function installers() {
  await compile();
  const { build } = await import('electron-builder');
  const made = await build({
    projectDir: inRoot(),
    publish: 'never',
    config: { electronFuses: builderFuses() },
  });
  for (const file of made) say(file);
  return 0;
}

await runMain(async () => {
  await bootstrap();
  return process.argv.includes('--dir') ? unpacked() : installers();
});
