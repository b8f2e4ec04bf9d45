/** A computer lost and made good again from its backups; one case brought back; a profile put back found out. */
import type { Page } from '@playwright/test';
import { cp, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { answerOpenDialog, expect, freshFolder, mainWindow, removeFolder, test } from '../harness';
import { PASSPHRASE, onCase, setUp, unlock } from '../journey/flows';
import { registerByPhone } from '../journey/register';

test('the profile is deleted; set-up restores all cases from the folder and the recovery key', async ({
  redress,
}) => {
  test.setTimeout(120_000);
  const [profile, place] = [await freshFolder(), await freshFolder('backups')];
  try {
    const first = await redress({ profile });
    const recoveryKey = await setUp(first.window);
    const titles = [await register(first.window), await register(first.window)];
    await toBackups(first.window);
    await answerOpenDialog(first.app, [place]);
    await first.window.getByRole('button', { name: 'Choose a folder…' }).click();
    await expect(madeHere(first.window)).toContainText('2 cases', { timeout: 20_000 });
    // What is done after the last backup goes with the closing.
    titles.push(await register(first.window));
    await first.close();
    await rm(profile, { recursive: true });
    await mkdir(profile);

    const second = await redress({ profile });
    const { window } = second;
    await window.getByRole('button', { name: 'Restore from a backup' }).click();
    await answerOpenDialog(second.app, [profile]);
    await window.getByRole('button', { name: 'Choose the folder…' }).click();
    await expect(window.getByText('There are no backups in that folder')).toBeVisible();
    await answerOpenDialog(second.app, [place]);
    await window.getByRole('button', { name: 'Choose another folder…' }).click();
    await expect(window.getByRole('radio').first()).toBeChecked();
    await window.getByRole('button', { name: 'Restore', exact: true }).click();
    await expect(window.getByText('Type a passphrase or the recovery key').first()).toBeVisible();
    await window.getByLabel('Passphrase or recovery key').fill('quite another passphrase');
    await window.getByRole('button', { name: 'Restore', exact: true }).click();
    await expect(window.getByText(/neither a passphrase nor the recovery key/).first()).toBeVisible(
      {
        timeout: 20_000,
      },
    );
    await window.getByLabel('Passphrase or recovery key').fill(recoveryKey);
    await window.getByRole('button', { name: 'Restore', exact: true }).click();
    await expect(window.getByText('3 cases are back, read again and checked')).toBeVisible({
      timeout: 30_000,
    });
    const gone = window.waitForEvent('close');
    await window.getByRole('button', { name: 'Go on to unlock' }).click();
    await gone;

    const third = await mainWindow(second.app);
    await unlock(third);
    await third.keyboard.press('Alt+2');
    for (const title of titles) await expect(third.getByText(title).first()).toBeVisible();
    // It goes on backing up where the backups are.
    await toBackups(third);
    await expect(third.getByText(path.basename(place))).toBeVisible();
  } finally {
    await Promise.all([profile, place].map(removeFolder));
  }
});

test('a folder put back to an earlier day is noticed, and what is missing brought back', async ({
  redress,
}) => {
  test.setTimeout(120_000);
  const [profile, place, earlier] = await Promise.all(
    ['profile', 'backups', 'earlier'].map((name) => freshFolder(name)),
  );
  if (!profile || !place || !earlier) throw new Error('no folders');
  try {
    const first = await redress({ profile });
    await setUp(first.window);
    await register(first.window);
    await toBackups(first.window);
    await answerOpenDialog(first.app, [place]);
    await first.window.getByRole('button', { name: 'Choose a folder…' }).click();
    await expect(madeHere(first.window)).toContainText('1 case', { timeout: 20_000 });
    await first.close();
    await cp(profile, earlier, { recursive: true });

    const second = await redress({ profile });
    await unlock(second.window);
    const title = await register(second.window);
    await toBackups(second.window);
    await second.window.getByRole('button', { name: 'Back up now' }).click();
    await expect(second.window.getByText('Backed up, read back and compared.')).toBeVisible({
      timeout: 20_000,
    });
    await second.close();
    await rm(profile, { recursive: true });
    await cp(earlier, profile, { recursive: true });

    const third = await redress({ profile });
    await unlock(third.window);
    const { window } = third;
    await expect(
      window.getByRole('banner').getByRole('link', { name: 'Entries are missing' }),
    ).toBeVisible({ timeout: 40_000 });
    await toBackups(window);
    await window.getByRole('button', { name: 'Bring back what is missing' }).click();
    await expect(window.getByText(/Entries that were here before are missing/)).toHaveCount(0, {
      timeout: 20_000,
    });
    await window.keyboard.press('Alt+2');
    await expect(window.getByText(title).first()).toBeVisible();

    // Everything as it was at the first backup; the choice to go back stays.
    await toBackups(window);
    await madeHere(window).getByRole('button', { name: /^Open/ }).last().click();
    await expect(window.getByRole('list', { name: 'How it differs' })).toContainText('Only here');
    await window.getByRole('button', { name: /Restore everything as it was/ }).click();
    const dialog = window.getByRole('alertdialog');
    await dialog.getByLabel('Passphrase or recovery key').fill(PASSPHRASE);
    const gone = window.waitForEvent('close', { timeout: 60_000 });
    await dialog.getByRole('button', { name: 'Restore everything' }).click();
    await gone;
    const fourth = await mainWindow(third.app);
    await unlock(fourth);
    await expect(fourth.getByText(/restored\. Look whether they are right/)).toBeVisible();
    await fourth.getByRole('button', { name: 'Go back…' }).click();
    const back = fourth.waitForEvent('close');
    await fourth.getByRole('button', { name: 'Go back', exact: true }).click();
    await back;
    const fifth = await mainWindow(third.app);
    await unlock(fifth);
    await fifth.keyboard.press('Alt+2');
    await expect(fifth.getByText(title).first()).toBeVisible();
  } finally {
    await Promise.all([profile, place, earlier].map(removeFolder));
  }
});

/** @returns the reference of the new case. */
async function register(window: Page): Promise<string> {
  await registerByPhone(window);
  const title = await onCase(window);
  return /WB-\S+/.exec(title)?.[0] ?? title;
}

async function toBackups(window: Page): Promise<void> {
  await window.keyboard.press('Alt+9');
  await window.getByRole('link', { name: 'Backups', exact: true }).click();
  await expect(window.getByRole('heading', { name: 'Backups', exact: true })).toBeVisible();
}

const madeHere = (window: Page) => window.getByRole('list', { name: 'Backups of this computer' });
