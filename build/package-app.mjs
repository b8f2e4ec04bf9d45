// @ts-check
/** Makes the unpacked app for this Linux machine from the Electron at hand. */
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { compile } from './compile.mjs';
import { builderFuses } from './fuses.mjs';
import { holdLock } from './lock.mjs';
import { inRoot } from './paths.mjs';
import { fingerprint } from './sources.mjs';
import { dim, say, secondsSince, warn } from './terminal.mjs';

const INPUTS = [
  'out/electron',
  'out/renderer',
  'electron-builder.yml',
  'package.json',
  'build/icons',
  'build/fuses.mjs',
  'build/package-app.mjs',
];

/**
 * Left alone when nothing it is made from changed.
 * @param {import('./runtime.mjs').Runtime} runtime
 * @returns {Promise<string>} the folder with the executable `redress`
 */
export async function packageUnpacked(runtime) {
  const start = performance.now();
  await compile();
  if (runtime.source === 'pinned') {
    warn('Packaged around the development runtime: for tests on this machine, not for people.');
  }
  const release = await holdLock('package');
  try {
    const folder = inRoot('dist', 'linux-unpacked');
    const mark = inRoot('dist', '.linux-unpacked-made-from');
    const madeFrom = `${await fingerprint(INPUTS)} ${runtime.version} ${runtime.dist}`;
    const before = await readFile(mark, 'utf8').catch(() => '');
    if (before === madeFrom && existsSync(path.join(folder, 'redress'))) return folder;
    await rm(folder, { recursive: true, force: true });
    const { Arch, Platform, build } = await import('electron-builder');
    await build({
      projectDir: inRoot(),
      targets: Platform.LINUX.createTarget('dir', process.arch === 'arm64' ? Arch.arm64 : Arch.x64),
      publish: 'never',
      config: {
        electronDist: runtime.dist,
        electronVersion: runtime.version,
        electronFuses: builderFuses(),
        afterPack: removeLauncher,
      },
    });
    await writeFile(mark, madeFrom);
    say(dim(`  packaged in ${secondsSince(start)}`));
    return folder;
  } finally {
    await release();
  }
}

/**
 * The development runtime carries a launcher that starts any folder named on the command line.
 * @param {{appOutDir: string}} context
 */
async function removeLauncher({ appOutDir }) {
  await rm(path.join(appOutDir, 'resources', 'app'), { recursive: true, force: true });
  await rm(path.join(appOutDir, 'made'), { force: true });
}
