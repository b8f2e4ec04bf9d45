/** Lock ends the window's process and everything it held. */
import { existsSync } from 'node:fs';
import type { ElectronApplication } from '@playwright/test';
import { call } from './bridge';
import { answerSaveDialog, expect, freshFolder, mainWindow, removeFolder, test } from '../harness';
import path from 'node:path';
import { readdir } from 'node:fs/promises';

const pidOf = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find((each) =>
      each.webContents.getURL().startsWith('app://redress/'),
    );
    return window?.webContents.getOSProcessId() ?? 0;
  });

const lives = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

test('replacing the window ends its process, its half-written files and its conversions', async ({
  redress,
}) => {
  const { app, window: page, problems } = await redress();
  const folder = await freshFolder('docs');
  const before = await pidOf(app);
  await answerSaveDialog(app, path.join(folder, 'letter.docx'));
  const saving = await call(page, 'files.saveAs', {
    purpose: 'letter',
    suggestedName: 'letter.docx',
  });
  expect(saving).toMatchObject({ ok: true, value: { name: 'letter.docx' } });
  expect(await readdir(folder)).toHaveLength(1);
  const begun = await call(page, 'convert.begin', { conversion: 'parse-mail', size: 10 });
  if (!begun.ok || !saving.ok || saving.value.handle === undefined)
    throw new Error('Neither may fail here.');
  await expect.poll(() => app.windows().length).toBeGreaterThan(1);

  const gone = page.waitForEvent('close');
  await call(page, 'window.replace', {}).catch(() => undefined);
  await gone;
  const fresh = await mainWindow(app);
  const after = await pidOf(app);
  expect(after).not.toBe(before);
  await expect.poll(() => lives(before)).toBe(false);
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length))
    .toBe(1);
  expect(await readdir(folder)).toEqual([]);

  // Handles of the old window are worth nothing to the new one.
  expect(
    await call(fresh, 'files.write', {
      handle: saving.value.handle,
      offset: 0,
      bytes: new Uint8Array(),
    }),
  ).toMatchObject({ ok: false });
  expect(await call(fresh, 'convert.run', { job: begun.value.job, options: '' })).toMatchObject({
    ok: false,
    error: { code: 'gone' },
  });
  expect(existsSync(path.join(folder, 'letter.docx'))).toBe(false);
  await removeFolder(folder);
  problems.length = 0;
});

test('a window that dies is replaced; one that keeps dying becomes a notice', async ({
  redress,
}) => {
  const { app, problems } = await redress();
  const first = await pidOf(app);
  process.kill(first, 'SIGKILL');
  await expect.poll(() => pidOf(app)).not.toBe(first);
  await expect.poll(() => pidOf(app)).toBeGreaterThan(0);
  const second = await pidOf(app);
  process.kill(second, 'SIGKILL');
  await expect.poll(() => app.windows().map((page) => page.url())).toContain('app://notice/');
  problems.length = 0;
});

test('the screen lock, sleep and the menu ask the window to lock', async ({ redress }) => {
  const { app, window: page } = await redress();
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    for (const signal of [
      'lock',
      'command:new-case',
      'command:find',
      'command:jump',
      'command:save',
    ] as const) {
      window.redressHost?.on(signal, () => heard.push(signal));
    }
  });
  await app.evaluate(({ powerMonitor, Menu }) => {
    powerMonitor.emit('lock-screen');
    powerMonitor.emit('suspend');
    const click = (label: string) => {
      for (const top of Menu.getApplicationMenu()?.items ?? []) {
        top.submenu?.items.find((each) => each.label === label)?.click();
      }
    };
    for (const label of ['Lock', 'New case', 'Find', 'Jump to…', 'Save']) click(label);
  });
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { heard: string[] }).heard))
    .toEqual([
      'lock',
      'lock',
      'lock',
      'command:new-case',
      'command:find',
      'command:jump',
      'command:save',
    ]);
});

test('a listener taken back hears no more', async ({ redress }) => {
  const { app, window: page } = await redress();
  await page.evaluate(() => {
    let count = 0;
    const stop = window.redressHost?.on('command:save', () => (count += 1));
    Object.assign(window, { stop, count: () => count });
  });
  const save = () =>
    app.evaluate(({ Menu }) =>
      Menu.getApplicationMenu()
        ?.items.flatMap((top) => top.submenu?.items ?? [])
        .find((each) => each.label === 'Save')
        ?.click(),
    );
  const count = () => page.evaluate(() => (window as unknown as { count(): number }).count());
  await save();
  await expect.poll(count).toBe(1);
  await page.evaluate(() => (window as unknown as { stop(): void }).stop());
  await save();
  await page.waitForTimeout(200);
  expect(await count()).toBe(1);
});
