/**
 * The packaged binary itself. Its inspect fuse is off, so Playwright cannot drive it: it is started bare
 * and watched from outside. What can only be seen from inside is asked of a twin, the same folder with that
 * one fuse on.
 */
import { FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';
import { type ChildProcess, spawn } from 'node:child_process';
import { cp, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FUSES, LEFT_AS_SHIPPED } from '../../../build/fuses.mjs';
import { HAS_SANDBOX, RESULTS, expect, freshFolder, removeFolder, test } from '../harness';

const FOLDER = process.env['REDRESS_PACKAGED'] ?? '';
const BINARY = path.join(FOLDER, 'redress');
/** A fuse is one character in the binary: '1' on, '0' off, 'r' no longer used by Electron. */
const FUSE_ON = '1'.charCodeAt(0);
const SWITCHES = HAS_SANDBOX ? [] : ['--no-sandbox'];

test.skip(FOLDER === '', 'there is no packaged app: npm run package -- --dir makes one');

/** The environment of a person who has never started Redress. */
function newPerson(home: string): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !/^(?:REDRESS|ELECTRON|PLAYWRIGHT|XDG)_/.test(entry[0]),
  );
  return { ...Object.fromEntries(kept), HOME: home };
}

/** Processes of the app started as `pid`, itself first, with their command lines. */
async function familyOf(pid: number): Promise<{ pid: number; command: string }[]> {
  const all: { pid: number; parent: number; command: string }[] = [];
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const [status, command] = await Promise.all(
      ['status', 'cmdline'].map((file) =>
        readFile(`/proc/${name}/${file}`, 'utf8').catch(() => ''),
      ),
    );
    const parent = Number(/^PPid:\s*(\d+)/m.exec(status ?? '')?.[1] ?? 0);
    all.push({ pid: Number(name), parent, command: (command ?? '').replaceAll('\0', ' ') });
  }
  const family = new Set([pid]);
  for (let before = 0; before !== family.size;) {
    before = family.size;
    for (const one of all) if (family.has(one.parent)) family.add(one.pid);
  }
  return all.filter((one) => family.has(one.pid)).sort((a, b) => a.pid - b.pid);
}

/** Starts the binary; what it prints is kept for the message when something is wrong. */
function start(
  home: string,
  args: readonly string[],
  env: Record<string, string> = {},
  binary = BINARY,
): { child: ChildProcess; printed: () => string; ended: Promise<number | null> } {
  let text = '';
  const child = spawn(binary, [...SWITCHES, ...args], { env: { ...newPerson(home), ...env } });
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, printed: () => text, ended };
}

test('every fuse of the packaged binary is as decided, and none is undecided', async () => {
  const { version, ...wire } = await getCurrentFuseWire(BINARY);
  expect(version).toBe(FuseVersion.V1);
  const found = Object.fromEntries(
    Object.entries(wire).map(([place, state]) => [
      FuseV1Options[Number(place)] ?? place,
      Number(state) === FUSE_ON,
    ]),
  );
  const decided = Object.fromEntries(
    Object.entries({ ...FUSES, ...LEFT_AS_SHIPPED })
      .filter(([name]) => name in FUSES || name in found)
      .map(([name, { on }]) => [name, on]),
  );
  expect(found).toEqual(decided);
});

test('only the app is in the package: no launcher, no node_modules, no sources', async () => {
  const resources = await readdir(path.join(FOLDER, 'resources'));
  expect(resources).toContain('app.asar');
  expect(resources).not.toContain('app');
  expect(resources).not.toContain('default_app.asar');
  const { listPackage } = await import('@electron/asar');
  const files = listPackage(path.join(FOLDER, 'resources', 'app.asar'), { isPack: false });
  const tops = new Set(files.map((file) => file.split('/').slice(1, 3).join('/')));
  expect([...tops].sort()).toEqual(['out', 'out/electron', 'out/renderer', 'package.json']);
});

test('the packaged binary starts, stays up and makes its profile', async () => {
  const home = await freshFolder('home');
  const { child, printed, ended } = start(home, []);
  try {
    const profile = path.join(home, '.config', 'Redress');
    await expect
      .poll(() => readdir(profile).catch(() => []), { timeout: 20_000, message: printed() })
      .toContain('Local Storage');
    await expect
      .poll(async () => (await familyOf(child.pid ?? 0)).map(({ command }) => command).join('\n'))
      .toContain('--type=renderer');
    // A binary that shows its window and then falls over would be gone or without a renderer by now.
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect(child.exitCode, printed()).toBeNull();
    const renderer = (await familyOf(child.pid ?? 0)).find(({ command }) =>
      command.includes('--type=renderer'),
    );
    expect(renderer, printed()).toBeDefined();
    if (HAS_SANDBOX) {
      const status = await readFile(`/proc/${renderer?.pid}/status`, 'utf8');
      expect(status).toMatch(/^Seccomp:\s*2$/m);
    }
  } finally {
    child.kill('SIGTERM');
    await ended;
    await removeFolder(home);
  }
});

test('it is no Node, and takes no debugger, options or other app', async () => {
  const folder = await freshFolder('planted');
  const planted = path.join(folder, 'planted.cjs');
  await writeFile(planted, 'process.stdout.write("PLANTED CODE RAN");');
  const attempts: { binary?: string; args: string[]; env?: Record<string, string> }[] = [
    { args: [planted], env: { ELECTRON_RUN_AS_NODE: '1' } },
    { args: [], env: { NODE_OPTIONS: `--require ${planted}` } },
    { args: ['--inspect=0'] },
    { args: ['--remote-debugging-port=0'] },
    { args: [folder] },
  ];
  /** What a binary says in its first seconds, started by someone new. */
  const heard = async ({ binary = BINARY, args, env = {} }: (typeof attempts)[number]) => {
    const home = await freshFolder('home');
    const { child, printed, ended } = start(home, args, env, binary);
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 4_000))]);
    child.kill('SIGTERM');
    await ended;
    await removeFolder(home);
    return printed();
  };
  try {
    // The same attempt on a runtime whose fuses are as shipped succeeds, or silence would prove nothing.
    const runtime = path.join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '', 'electron');
    const control = await heard({
      binary: runtime,
      args: [planted],
      env: { ELECTRON_RUN_AS_NODE: '1' },
    });
    expect(control).toContain('PLANTED CODE RAN');
    const answers = await Promise.all(attempts.map(heard));
    for (const answer of answers) expect(answer).not.toMatch(/PLANTED CODE RAN|listening on ws:/i);
  } finally {
    await removeFolder(folder);
  }
});

test('from inside, a twin with the inspect fuse on: packaged, its own scheme, one window', async ({
  redress,
}) => {
  const twin = path.join(RESULTS, '..', 'twin');
  const home = await freshFolder('home');
  await cp(FOLDER, twin, { recursive: true });
  try {
    await flipFuses(path.join(twin, 'redress'), {
      version: FuseVersion.V1,
      [FuseV1Options.EnableNodeCliInspectArguments]: true,
    });
    const { app, window } = await redress({
      executable: path.join(twin, 'redress'),
      env: { HOME: home },
    });
    expect(await app.evaluate(({ app: inside }) => inside.isPackaged)).toBe(true);
    expect(window.url()).toMatch(/^app:\/\/redress\//);
    await expect(window).toHaveTitle(/^Redress/);
    // Packaged, the variable that moves the profile in development is not listened to.
    const folder = await app.evaluate(({ app: inside }) => inside.getPath('userData'));
    expect(folder).toBe(path.join(home, '.config', 'Redress'));
  } finally {
    await removeFolder(twin);
  }
});
