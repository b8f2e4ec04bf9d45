/**
 * Every way the store can fail, caused for real: each has its own words, says what to do in order, and its first
 * button changes nothing. Looked at as people have it: small, enlarged, dark, by axe.
 */
import { type ElectronApplication, _electron } from '@playwright/test';
import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { look, openEyes } from '../access/look';
import {
  answerOpenDialog,
  answerSaveDialog,
  APP_FOLDER,
  expect,
  freshFolder,
  HAS_SANDBOX,
  pictureScreen,
  type Redress,
  removeFolder,
  test,
} from '../harness';
import { fillDisk, folderOnSmallDisk, SMALL_DISK } from '../harness/small-disk';
import { onCase, PASSPHRASE, setUp, unlock } from '../journey/flows';
import { registerByPhone } from '../journey/register';
import { call } from '../shell/bridge';
import { allowWriting, damageVault, loseTheSpare, loseTheTables } from './profile-parts';

type Start = (options: { profile: string }) => Promise<Redress>;

/** A vault with one case, closed again. */
async function madeProfile(redress: Start, profile: string): Promise<void> {
  const made = await redress({ profile });
  await setUp(made.window);
  await registerByPhone(made.window);
  await made.close();
}

async function onLock({ window }: Redress): Promise<void> {
  await window.getByRole('button', { name: 'Unlock', exact: true }).waitFor();
}

/** The failure's own screen, looked at; its button is pressed and it is still there: nothing was begun afresh. */
async function failsAs(started: Redress, title: string, button: string): Promise<void> {
  const { app, window } = started;
  const heading = window.getByRole('heading', { level: 1, name: title });
  await expect(heading).toBeVisible({ timeout: 20_000 });
  await expect(window.getByRole('button')).toHaveText([button, 'Restore from a backup']);
  await expect(window.getByRole('button', { name: button })).toBeFocused();
  expect(await window.getByRole('listitem').count()).toBeGreaterThan(1);
  await openEyes({ app, window });
  await look({ app, window }, title, true);
  await pictureScreen(app, window, title.toLowerCase().replace(/\W+/g, '-'));
}

/** Starts the app where a notice of the shell is expected instead of our window. */
async function startRefused(profile: string): Promise<{ app: ElectronApplication; words: string }> {
  const env = Object.fromEntries(
    Object.entries({ ...process.env, REDRESS_PROFILE: profile }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
  const app = await _electron.launch({
    args: [APP_FOLDER],
    env,
    chromiumSandbox: HAS_SANDBOX,
  });
  const page = await app.firstWindow();
  await page.waitForLoadState();
  expect(page.url()).toBe('app://notice/');
  return { app, words: (await page.locator('main').textContent()) ?? '' };
}

test('a store that is gone where there was one is an incident, and stays one', async ({
  redress,
}) => {
  test.setTimeout(120_000);
  const profile = await freshFolder();
  try {
    await madeProfile(redress, profile);
    await loseTheTables(profile);
    const gone = await redress({ profile });
    await failsAs(gone, 'The cases are not where they were', 'Look again');
    await gone.close();
    // Nor does the next start take it for a first one.
    const again = await redress({ profile });
    await expect(
      again.window.getByRole('heading', { name: 'The cases are not where they were' }),
    ).toBeVisible();
    await expect(again.window.getByRole('heading', { name: 'Set up Redress' })).toHaveCount(0);
  } finally {
    await removeFolder(profile);
  }
});

test('damage to what opens the rest is mended from its spare and said; without the spare it has its screen', async ({
  redress,
}) => {
  test.setTimeout(240_000);
  const profile = await freshFolder();
  try {
    await madeProfile(redress, profile);
    const first = await redress({ profile });
    await onLock(first);
    for (const key of ['header', 'root', 'ring/ring-1']) await damageVault(first.window, key);
    await first.close();

    const mended = await redress({ profile });
    await unlock(mended.window, PASSPHRASE);
    const said = mended.window.getByRole('status').filter({ hasText: 'put right from its spare' });
    await expect(said).toBeVisible();
    await openEyes(mended);
    await look(mended, 'mended from the spare');
    await pictureScreen(mended.app, mended.window, 'mended-from-the-spare');
    await mended.window.keyboard.press('Alt+2');
    await mended.window.getByRole('row', { name: /Rookhope/ }).click();
    await onCase(mended.window);
    await said.getByRole('button', { name: 'Understood' }).click();
    await expect(said).toHaveCount(0);
    await mended.close();

    const second = await redress({ profile });
    await onLock(second);
    await damageVault(second.window, 'ring/ring-1');
    await loseTheSpare(second.window);
    await second.window.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
    await second.window.getByRole('button', { name: 'Unlock', exact: true }).click();
    await failsAs(second, 'A key behind the passphrase is damaged', 'Back to the lock');
    await damageVault(second.window, 'header');
    await second.close();

    const third = await redress({ profile });
    await failsAs(third, 'The data on this computer is damaged', 'Try again');
  } finally {
    await removeFolder(profile);
  }
});

test('a clock that cannot be right is flagged on every screen, and nothing is refused', async ({
  redress,
}) => {
  test.setTimeout(120_000);
  const profile = await freshFolder();
  try {
    await madeProfile(redress, profile);
    for (const [shift, words] of [
      [-40, /but the newest entry here was made on/],
      [36 * 365, /and the newest entry here is of/],
    ] as const) {
      const started = await redress({ profile });
      await onLock(started);
      // All the window knows of the time; what the machine says does not change under other tests.
      await started.window.clock.setSystemTime(Date.now() + shift * 24 * 60 * 60 * 1000);
      await unlock(started.window, PASSPHRASE);
      const said = started.window.getByRole('status').filter({ hasText: words });
      await expect(said).toBeVisible();
      if (shift < 0) {
        await openEyes(started);
        await look(started, 'clock set back');
        await pictureScreen(started.app, started.window, 'clock-set-back');
      }
      await started.window.keyboard.press('Alt+2');
      await started.window.getByRole('row', { name: /Rookhope/ }).click();
      await onCase(started.window);
      await started.window.getByRole('button', { name: 'Add a note' }).click();
      await started.window.getByLabel('Note', { exact: true }).fill(`Noted, ${shift} days away.`);
      await started.window.getByRole('button', { name: 'Add the note' }).click();
      await expect(started.window.getByText(`Noted, ${shift} days away.`)).toBeVisible();
      await said.getByRole('button', { name: 'Today’s date is right' }).click();
      await expect(said).toHaveCount(0);
      await started.close();
    }
  } finally {
    await removeFolder(profile);
  }
});

test('a folder that may not be written to is named before anything is opened', async ({
  redress,
}) => {
  test.skip(process.getuid?.() === 0, 'root may write anywhere');
  const profile = await freshFolder();
  try {
    await madeProfile(redress, profile);
    await allowWriting(profile, false);
    const { app, words } = await startRefused(profile);
    expect(words).toContain('Redress may not write to its own folder');
    expect(words).toContain('Nothing has been opened or changed.');
    await app.close();
    await allowWriting(profile, true);
    const again = await redress({ profile });
    await unlock(again.window, PASSPHRASE);
  } finally {
    await allowWriting(profile, true);
    await removeFolder(profile);
  }
});

test('a kill while a file is saved elsewhere leaves nothing that is not cleared up or told', async ({
  redress,
}) => {
  test.setTimeout(120_000);
  const [profile, home, out] = await Promise.all(['profile', 'home', 'out'].map(freshFolder));
  if (!profile || !home || !out) throw new Error('no folders');
  const documents = path.join(home, 'Documents');
  await mkdir(documents);
  const env = { HOME: home, XDG_CONFIG_HOME: path.join(home, '.config') };
  const parts = async (folder: string) =>
    (await readdir(folder)).filter((name) => name.endsWith('.part'));
  try {
    const first = await redress({ profile, env });
    await setUp(first.window);
    for (const folder of [documents, out]) {
      await answerSaveDialog(first.app, path.join(folder, 'letter.docx'));
      const asked = await call(first.window, 'files.saveAs', {
        purpose: 'letter',
        suggestedName: 'letter.docx',
      });
      expect(asked.ok).toBe(true);
      expect(await parts(folder)).toHaveLength(1);
    }
    await first.kill();

    const again = await redress({ profile, env });
    // Where people save as a rule, it is gone before anyone unlocks.
    await expect.poll(() => parts(documents)).toEqual([]);
    await unlock(again.window, PASSPHRASE);
    const said = again.window.getByRole('status').filter({ hasText: 'half-written copy' });
    await expect(said).toBeVisible({ timeout: 15_000 });
    await openEyes(again);
    await look(again, 'a half-written copy');
    await pictureScreen(again.app, again.window, 'half-written-copy');
    await answerOpenDialog(again.app, [out]);
    await said.getByRole('button', { name: 'Clear up a folder…' }).click();
    await expect(said).toHaveCount(0);
    expect(await parts(out)).toEqual([]);
  } finally {
    await Promise.all([profile, home, out].map(removeFolder));
  }
});

test('a disk that is full before, during and after a save loses nothing and says so each time', async ({
  redress,
}) => {
  test.skip(SMALL_DISK === undefined, 'no small disk: the runner may not mount one here');
  test.setTimeout(180_000);
  const profile = await folderOnSmallDisk();
  let free: (() => Promise<void>) | undefined;
  try {
    const { window, kill, app } = await redress({ profile });
    await setUp(window);
    await registerByPhone(window);
    // Before: it is said while there is still room.
    const warning = window.getByRole('status').filter({ hasText: 'disk is nearly full' });
    await expect(warning).toBeVisible();
    await pictureScreen(app, window, 'disk-nearly-full');

    // During: refused as a whole, with what was typed still there.
    await window.getByRole('button', { name: 'Add a note' }).click();
    const note = window.getByLabel('Note', { exact: true });
    free = await fillDisk(profile);
    const text = `Typed on a full disk. ${'word '.repeat(400)}`.trim();
    await note.fill(text);
    await window.getByRole('button', { name: 'Add the note' }).click();
    await expect(window.getByRole('alert').filter({ hasText: /Nothing was saved/ })).toBeVisible({
      timeout: 30_000,
    });
    await expect(note).toHaveValue(text);
    await pictureScreen(app, window, 'disk-full-while-saving');

    // Free again: the same press saves it, once.
    await free();
    await window.getByRole('button', { name: 'Add the note' }).click();
    await expect(window.getByText(text)).toBeVisible({ timeout: 20_000 });

    // After: full at the next start, nothing is opened, and what was saved is there once there is room.
    free = await fillDisk(profile);
    await kill();
    const { app: refused, words } = await startRefused(profile);
    expect(words).toContain('This computer’s disk is full');
    expect(words).toContain('Nothing has been opened or changed.');
    await refused.close();
    await free();
    const again = await redress({ profile });
    await unlock(again.window, PASSPHRASE);
    await again.window.keyboard.press('Alt+2');
    await again.window.getByRole('row', { name: /Rookhope/ }).click();
    await onCase(again.window);
    await expect(again.window.getByText(/^Typed on a full disk\./)).toHaveCount(1);
  } finally {
    await free?.();
    await removeFolder(profile);
  }
});
