/** What may leave and who did what: packs with checksums, a correction, copies asked about, the trail as CSV. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  answerOpenDialog,
  expect,
  freshFolder,
  press,
  removeFolder,
  saveEverythingIn,
  test,
} from '../harness';
import { seededProfile } from '../harness/seeded';
import { onCase, unlock } from '../journey/flows';
import { OLD_CASES } from './old-cases';

test('a pack for the records system, one for the person, a correction, and all of it in the trail', async ({
  redress,
}) => {
  test.setTimeout(180_000);
  const out = await freshFolder();
  const { profile, passphrase } = await seededProfile(OLD_CASES);
  try {
    const { app, window } = await redress({ profile });
    const main = window.getByRole('main');
    await window.getByLabel('Passphrase', { exact: true }).fill('not this one at all');
    await window.getByRole('button', { name: 'Unlock', exact: true }).click();
    await expect(window.getByText(/That passphrase is not right/).first()).toBeVisible();
    await unlock(window, passphrase);
    await answerOpenDialog(app, [out]);
    await saveEverythingIn(app, out);

    await test.step('a closed case goes to the records system as files that can be checked', async () => {
      await press(window, 'Alt+2');
      await window.getByRole('row', { name: /WB-22-A0002/ }).click();
      await onCase(window);
      await window.getByRole('tab', { name: 'Keeping' }).click();
      await window.getByRole('button', { name: 'Save the pack…' }).click();
      await expect(window.getByText(/Saved 4 files in WB-22-A0002 record/).first()).toBeVisible({
        timeout: 30_000,
      });
      await checkSums(path.join(out, 'WB-22-A0002 record'));
      const json = JSON.parse(
        await readFile(path.join(out, 'WB-22-A0002 record', 'case.json'), 'utf8'),
      ) as { case: { reference: string } };
      expect(json.case.reference).toBe('WB-22-A0002');
    });

    await test.step('a note is corrected, and what it said stays to be read', async () => {
      await window.getByRole('tab', { name: 'Overview' }).click();
      await window
        .getByRole('button', { name: /Correct…\s*this note/ })
        .first()
        .click();
      await window.getByLabel('What the note should say').fill('Her brother planted one of them.');
      await window.getByRole('button', { name: /^Record the correction/ }).click();
      await expect(window.getByText('Say what was wrong, and how you know.').first()).toBeVisible();
      await window.getByLabel('What was wrong').fill('His name does not belong here');
      await window.getByRole('button', { name: /^Record the correction/ }).click();
      await expect(window.getByText(/^Corrected\. What it said before/).first()).toBeVisible();
      await expect(window.getByRole('button', { name: /^Record the correction/ })).toHaveCount(0);
      await window.getByRole('tab', { name: 'History' }).click();
      await expect(main).toContainText('Corrected a note');
      await expect(main).toContainText('from “Her brother Kester Umberleigh planted one of them.”');
      await window.getByRole('tab', { name: 'Overview' }).click();
      await window.getByRole('button', { name: 'Show restricted note' }).click();
      await expect(main).toContainText('She told us about a neighbour.');
    });

    await test.step('what is held on one person is found, looked at, and given', async () => {
      await press(window, 'Alt+5');
      await window.getByRole('tab', { name: 'Subject access' }).click();
      await window.getByLabel('Name', { exact: true }).fill('Saskia Umberleigh');
      await window.getByRole('button', { name: 'Look through every case' }).click();
      await expect(window.getByRole('region', { name: 'Cases found' })).toContainText(
        'Found in 2 cases',
      );
      await window.getByRole('button', { name: 'Collect what they hold' }).click();
      const items = window.getByRole('region', { name: 'Before it goes' });
      await expect(items).toContainText('restricted note');
      await window.getByRole('button', { name: 'Save the pack…' }).click();
      await expect(window.getByText(/Decide whether/).first()).toBeVisible();
      await items
        .getByRole('button', { name: /^Stays/ })
        .first()
        .click();
      await items.getByLabel('Why it stays').fill('It tells of a neighbour');
      await window.getByRole('button', { name: 'Save the pack…' }).click();
      await expect(
        window.getByText(/Saved 3 files in Information about Saskia/).first(),
      ).toBeVisible({
        timeout: 30_000,
      });
      await checkSums(path.join(out, 'Information about Saskia Umberleigh'));
      expect(await readdir(path.join(out, 'Kept back from Saskia Umberleigh'))).toEqual([
        'Kept back, not to be sent.pdf',
      ]);
    });

    await test.step('what left is remembered, never by name', async () => {
      await window.getByRole('tab', { name: /^Copies that left/ }).click();
      await expect(main).toContainText('Records pack of WB-22-A0002');
      await expect(main).toContainText('Subject access pack of 2 cases');
      await expect(main).toContainText('this computer');
      await expect(main).not.toContainText(path.basename(out));
      await window.getByRole('button', { name: /It is deleted\s*: records pack/ }).click();
      await expect(main).toContainText(/it is deleted, said/);
    });

    await test.step('the trail tells it all, and leaves as CSV', async () => {
      await window.getByRole('tab', { name: 'Who did what' }).click();
      const grid = window.getByRole('grid', { name: 'Who did what' });
      await window.getByLabel('What', { exact: true }).selectOption('failed unlocks');
      await expect(grid).toContainText('One wrong passphrase before this unlock');
      await window.getByLabel('What', { exact: true }).selectOption('restricted views');
      await expect(grid).toContainText('Looked at a restricted note');
      await window.getByLabel('What', { exact: true }).selectOption('');
      await window.getByRole('button', { name: 'Save as CSV…' }).click();
      await expect(window.getByText(/^Saved as Who did what/).first()).toBeVisible();
      const name = (await readdir(out)).find((each) => each.endsWith('.csv')) ?? '';
      const csv = await readFile(path.join(out, name), 'utf8');
      expect(csv).toContain('Corrected a note');
      expect(csv).toContain('Saved a subject access pack outside Redress');
      await window.getByText('Was anything changed behind our back?').click();
      await window.getByRole('button', { name: 'Check now' }).click();
      await expect(window.getByText('Everything is whole').first()).toBeVisible({
        timeout: 30_000,
      });
    });
  } finally {
    await removeFolder(out);
    await removeFolder(profile);
  }
});

/** Every file in the list has the sum it says, and every file is in the list or is the list. */
async function checkSums(folder: string): Promise<void> {
  const sums = (await readFile(path.join(folder, 'SHA256SUMS.txt'), 'utf8')).trim().split('\n');
  const names: string[] = [];
  for (const line of sums) {
    const [sum = '', name = ''] = line.split('  ');
    names.push(name);
    const bytes = await readFile(path.join(folder, name));
    expect(createHash('sha256').update(bytes).digest('hex'), name).toBe(sum);
  }
  expect((await readdir(folder)).toSorted()).toEqual(
    [...names, 'SHA256SUMS.txt', 'manifest.json'].toSorted(),
  );
}
