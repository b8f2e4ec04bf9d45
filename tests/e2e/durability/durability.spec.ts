/**
 * What the window calls saved is on the disk: between a save and its confirmation the engine must have asked
 * the kernel to write the database's log through (fdatasync). The system calls are read with strace, and the
 * same is done with a copy of the app whose only change is relaxed durability: it must be found out.
 */
import type { Page } from '@playwright/test';
import { existsSync } from 'node:fs';
import { chmod, cp, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { APP_FOLDER, expect, freshFolder, removeFolder, test } from '../harness';
import { setUp } from '../journey/flows';
import { registerByPhone } from '../journey/register';

const STRACE = '/usr/bin/strace';
const DIST = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '';
const SAVES = 6;

test.skip(!existsSync(STRACE) || DIST === '', 'needs strace and a runtime of our own (Linux)');
test.setTimeout(120_000);

test('every confirmed save was written through to the disk', async ({ redress }) => {
  const trace = await tracedElectron();
  try {
    const { window } = await redress({ executable: trace.executable, args: [APP_FOLDER] });
    expect(await unsyncedSaves(window, trace.log)).toBe(0);
  } finally {
    await removeFolder(trace.folder);
  }
});

test('a copy of the app that does not ask for it is found out', async ({ redress }) => {
  const trace = await tracedElectron();
  const relaxed = await freshFolder('relaxed');
  try {
    await cp(path.join(APP_FOLDER, 'out'), path.join(relaxed, 'out'), { recursive: true });
    await cp(path.join(APP_FOLDER, 'package.json'), path.join(relaxed, 'package.json'));
    // The window's, and the one of the worker that checks the data.
    expect(await relaxDurability(path.join(relaxed, 'out', 'renderer', 'assets'))).toBe(2);
    const { window } = await redress({ executable: trace.executable, args: [relaxed] });
    expect(await unsyncedSaves(window, trace.log)).toBeGreaterThan(SAVES / 2);
  } finally {
    await removeFolder(trace.folder);
    await removeFolder(relaxed);
  }
});

/** @returns how many of the saves the window confirmed had no fdatasync of the database's log before. */
async function unsyncedSaves(window: Page, log: string): Promise<number> {
  await setUp(window);
  await registerByPhone(window);
  let unsynced = 0;
  for (let save = 1; save <= SAVES; save += 1) {
    await window.getByRole('button', { name: 'Add a note' }).click();
    await window.getByLabel('Note', { exact: true }).fill(`Called them, try ${save}.`);
    // The draft's own saves must not be mistaken for the note's.
    await expect(window.getByRole('banner')).toContainText(/Saved \d|All saved/);
    await settled(log);
    const before = await syncsIn(log);
    await window.getByRole('button', { name: 'Add the note' }).click();
    await expect(window.getByText(`Called them, try ${save}.`)).toBeVisible();
    if ((await syncsIn(log)) === before) unsynced += 1;
  }
  return unsynced;
}

/** Until the log of system calls has not grown for a while. */
async function settled(log: string): Promise<void> {
  for (let last = -1, now = 0; last !== now;) {
    last = now;
    await new Promise((resolve) => setTimeout(resolve, 700));
    now = (await readFile(log)).byteLength;
  }
}

/** Syncs of the log of an IndexedDB, of which each commit is a part. */
async function syncsIn(log: string): Promise<number> {
  const calls = await readFile(log, 'utf8');
  return calls.split('\n').filter((line) => /sync\(\d+<[^>]*IndexedDB[^>]*\.log>/.test(line))
    .length;
}

/** The runtime under strace, as an executable. */
async function tracedElectron() {
  const folder = await freshFolder('strace');
  const log = path.join(folder, 'calls.txt');
  const executable = path.join(folder, 'electron');
  await writeFile(log, '');
  await writeFile(
    executable,
    `#!/bin/sh\nexec ${STRACE} -f --seccomp-bpf -qq -y -e trace=fsync,fdatasync -o '${log}' '${path.join(DIST, 'electron')}' "$@"\n`,
  );
  await chmod(executable, 0o755);
  return { folder, log, executable };
}

/** Changes the one word; @returns in how many files it was found. */
async function relaxDurability(assets: string): Promise<number> {
  let changed = 0;
  for (const name of await readdir(assets)) {
    if (!name.endsWith('.js')) continue;
    const file = path.join(assets, name);
    const code = await readFile(file, 'utf8');
    // The default of the one function that opens the tables.
    const relaxed = code.replace(
      /=(["'`])strict\1(?=.{0,200}chromeTransactionDurability)/s,
      '=`relaxed`',
    );
    if (relaxed === code) continue;
    await writeFile(file, relaxed);
    changed += 1;
  }
  return changed;
}
