/** The sample council: a profile of its own, never mixed with the real one. */
import type { ElectronApplication } from '@playwright/test';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { SAMPLE_PASSPHRASE, SAMPLE_SIZE } from '../../../shared/sample';
import { expect, freshFolder, mainWindow, press, removeFolder, test } from '../harness';
import { look, openEyes } from '../access/look';

const SWITCH = '--sample-council';

/** What the app would be started with next; starting it is the system's part. */
async function watchRelaunch(app: ElectronApplication): Promise<() => Promise<readonly string[]>> {
  await app.evaluate(({ app: electron }) => {
    const kept = globalThis as { relaunchedWith?: string[] };
    electron.relaunch = (options) => {
      kept.relaunchedWith = [...(options?.args ?? ['nothing given'])];
    };
    // Held open, so that it can be asked.
    electron.on('before-quit', (event) => event.preventDefault());
    electron.quit = () => undefined;
  });
  return () =>
    app.evaluate(() => (globalThis as { relaunchedWith?: string[] }).relaunchedWith ?? []);
}

test('from set-up one goes to the sample council, and nothing real is made on the way', async ({
  redress,
}) => {
  const real = await redress();
  const { app, window } = real;
  const relaunched = await watchRelaunch(app);
  const gone = window.waitForEvent('close');
  await window.getByRole('button', { name: 'Explore the sample council' }).click();
  await gone;
  expect((await relaunched()).at(-1)).toBe(SWITCH);
  await real.kill();
  await removeFolder(real.profile);
});

test('the sample council is made, explored, locked and left; the real profile stays empty', async ({
  redress,
}) => {
  test.setTimeout(240_000);
  const home = await freshFolder();
  const profile = path.join(home, 'real');
  try {
    const sample = await redress({ profile, args: [SWITCH] });
    let eyes = { app: sample.app, window: sample.window };
    await openEyes(eyes);
    const heading = (name: string) => eyes.window.getByRole('heading', { name, exact: true });
    await expect(heading('The sample council')).toBeVisible();
    await expect(eyes.window.getByText(SAMPLE_PASSPHRASE)).toBeVisible();
    await look(eyes, 'sample council, before it is made');
    await eyes.window.getByRole('button', { name: 'Make the sample council' }).click();
    await expect(heading('Making the sample council')).toBeFocused();
    const banner = () => eyes.window.getByRole('complementary', { name: 'Sample council' });
    await expect(banner()).toBeVisible({ timeout: 120_000 });
    await expect(heading('Today')).toBeVisible();
    await look(eyes, 'sample council, today');
    await press(eyes.window, 'Alt+2');
    await expect(banner()).toBeVisible();
    await expect(eyes.window.getByText(new RegExp(`\\b${SAMPLE_SIZE}\\b`)).first()).toBeVisible();
    await look(eyes, 'sample council, cases');

    expect(existsSync(profile)).toBe(false);
    expect(existsSync(`${profile} sample council`)).toBe(true);

    const locked = eyes.window.waitForEvent('close');
    await press(eyes.window, 'Control+L').catch(() => undefined);
    await locked;
    eyes = { app: sample.app, window: await mainWindow(sample.app) };
    await openEyes(eyes);
    await expect(heading('Unlock')).toBeVisible();
    await expect(eyes.window.getByText(SAMPLE_PASSPHRASE)).toBeVisible();
    await look(eyes, 'sample council, locked');
    await eyes.window.getByLabel('Passphrase', { exact: true }).fill(SAMPLE_PASSPHRASE);
    await eyes.window.getByRole('button', { name: 'Unlock' }).click();
    await expect(banner()).toBeVisible();

    const relaunched = await watchRelaunch(sample.app);
    const gone = eyes.window.waitForEvent('close');
    await eyes.window.getByRole('button', { name: 'Leave the sample' }).click();
    await gone;
    expect(await relaunched()).not.toContain(SWITCH);
    await sample.kill();

    const real = await redress({ profile });
    await expect(real.window.getByRole('heading', { name: 'Set up Redress' })).toBeVisible();
    await real.close();
  } finally {
    await removeFolder(home);
  }
});
