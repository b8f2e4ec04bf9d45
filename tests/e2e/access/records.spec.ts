/** The records, their packs and erasing, as people with poor sight, a small laptop or a screen reader have them. */
import { expect, press, removeFolder, test } from '../harness';
import { seededProfile } from '../harness/seeded';
import { unlock } from '../journey/flows';
import { OLD_CASES } from '../keeping/old-cases';
import { look, openEyes } from './look';

test('the records, their packs and erasing can be read and used', async ({ redress }) => {
  test.setTimeout(240_000);
  const { profile, passphrase } = await seededProfile(OLD_CASES);
  try {
    const { app, window } = await redress({ profile });
    const eyes = { app, window };
    const at = (name: string) => test.step(name, () => look(eyes, name));
    const tab = (name: string | RegExp) => window.getByRole('tab', { name }).click();
    await unlock(window, passphrase);
    await openEyes(eyes);
    await expect(window.getByRole('link', { name: 'Look at them' })).toBeVisible();
    await at('today, with kept cases to decide');
    await press(window, 'Alt+5');
    await expect(window.getByRole('region', { name: 'Time is up' })).toBeVisible();
    await at('records, retention');
    await window.getByRole('button', { name: /Erase…\s*WB-22-A0001/ }).click();
    await at('erase a case');
    await window.getByRole('button', { name: 'Erase this case for good' }).click();
    await at('erase a case, with what is missing');
    await window.getByRole('button', { name: 'Cancel' }).click();
    await window.getByRole('button', { name: /Keep longer\s*WB-22-A0002/ }).click();
    await expect(window.getByLabel('Look at it again on')).toBeVisible();
    await window.getByRole('button', { name: /^Keep the case/ }).click();
    await at('case, keeping, a hold with what is missing');
    await window.getByRole('button', { name: 'Correct their words' }).click();
    await expect(window.getByLabel('What was wrong')).toBeVisible();
    await at('case, keeping, a correction');
    await tab('Overview');
    await window
      .getByRole('button', { name: /Erase…\s*this note/ })
      .first()
      .click();
    await at('erase a note');
    await window.getByRole('button', { name: 'Cancel' }).click();
    await press(window, 'Alt+5');
    await tab('Subject access');
    await expect(window.getByLabel('Name', { exact: true })).toBeVisible();
    await at('records, subject access');
    await window.getByLabel('Name', { exact: true }).fill('Saskia Umberleigh');
    await window.getByRole('button', { name: 'Look through every case' }).click();
    await window.getByRole('button', { name: 'Collect what they hold' }).click();
    await window.getByRole('button', { name: 'Save the pack…' }).click();
    await expect(window.getByText(/Decide whether/).first()).toBeVisible();
    await at('records, subject access, before it goes');
    await tab(/^Copies that left/);
    await expect(window.getByText('Nothing has left')).toBeVisible();
    await at('records, copies that left');
    await tab('Erased');
    await expect(window.getByText('Nothing has been erased')).toBeVisible();
    await at('records, erased');
    await tab('Who did what');
    await expect(window.getByRole('grid', { name: 'Who did what' })).toContainText('Recorded');
    await at('records, who did what');
    await press(window, 'Alt+9');
    await window
      .getByRole('navigation', { name: 'Settings' })
      .getByRole('link', { name: 'Retention', exact: true })
      .click();
    await window.getByRole('button', { name: 'Add a rule' }).click();
    await window.getByRole('button', { name: 'Save the rule' }).click();
    await at('settings, a rule of keeping with what is missing');
  } finally {
    await removeFolder(profile);
  }
});
