/** A backup made, verified, and the ways its folder can fail, in the real app. */
import { chmod, readdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { answerOpenDialog, expect, freshFolder, removeFolder, test } from '../harness';
import { setUp } from '../journey/flows';
import { registerByPhone } from '../journey/register';
import { call } from '../shell/bridge';

test('a folder is chosen, a backup made and verified; a drive pulled out is noticed', async ({
  redress,
}) => {
  const place = await freshFolder('backups');
  try {
    const { app, window } = await redress();
    await setUp(window);
    const bar = window.getByRole('banner');
    await expect(bar.getByRole('link', { name: 'No backup' })).toBeVisible();
    await registerByPhone(window);
    await window.keyboard.press('Alt+1');
    await window.getByRole('link', { name: 'Choose where backups go' }).click();
    await expect(window.getByText('There is no backup of your cases')).toBeVisible();

    await answerOpenDialog(app, []);
    await window.getByRole('button', { name: 'Choose a folder…' }).click();
    await expect(window.getByText('There is no backup of your cases')).toBeVisible();

    await answerOpenDialog(app, [place]);
    await window.getByRole('button', { name: 'Choose a folder…' }).click();
    const list = window.getByRole('list', { name: 'Backups of this computer' });
    await expect(list.getByRole('listitem')).toHaveCount(1, { timeout: 20_000 });
    await expect(list).toContainText('1 case');
    await expect(bar.getByRole('link', { name: /^Backed up \d\d:\d\d/ })).toBeVisible();
    await list.getByRole('button', { name: /^Verify/ }).click();
    await expect(window.getByText('This backup is whole')).toBeVisible();

    // Nothing the window was told names a place on the disk.
    const told = [
      await call(window, 'backup.state', {}),
      await call(window, 'backup.find', { ask: false }),
    ];
    expect(JSON.stringify(told)).not.toContain(path.dirname(place));
    expect(JSON.stringify(told)).toContain(path.basename(place));

    const [device = ''] = await readdir(place);
    await rename(place, `${place}-away`);
    await window.getByRole('button', { name: 'Back up now' }).click();
    await expect(window.getByText('The last backup failed')).toBeVisible({ timeout: 20_000 });
    await expect(bar.getByRole('link', { name: 'Backup folder missing' })).toBeVisible();
    await rename(`${place}-away`, place);
    await window.getByRole('button', { name: 'Back up now' }).click();
    await expect(bar.getByRole('link', { name: /^Backed up/ })).toBeVisible({ timeout: 20_000 });

    for (const kind of ['generations', 'parts', 'packs']) {
      await chmod(path.join(place, device, kind), 0o500);
    }
    await registerByPhone(window);
    await window.keyboard.press('Alt+3');
    await window.getByRole('link', { name: 'Backups', exact: true }).click();
    await window.getByRole('button', { name: 'Back up now' }).click();
    await expect(window.getByText(/Redress may not write in the backup folder/)).toBeVisible({
      timeout: 20_000,
    });
    for (const kind of ['generations', 'parts', 'packs']) {
      await chmod(path.join(place, device, kind), 0o700);
    }
  } finally {
    await removeFolder(place);
  }
});
