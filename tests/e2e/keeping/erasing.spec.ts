/** A case, a document and a note are erased, as a coordinator does it; and they stay erased. */
import { answerOpenDialog, expect, freshFolder, press, removeFolder, test } from '../harness';
import { ERASURE_HONESTLY } from '../../../shared/keeping';
import { seededProfile } from '../harness/seeded';
import { onCase, unlock } from '../journey/flows';
import { photoFile } from '../journey/sample-files';
import { OLD_CASES } from './old-cases';

test('what is due is decided: one case kept, one erased; a document and a note go from a third', async ({
  redress,
}) => {
  test.setTimeout(180_000);
  const files = await freshFolder();
  const { profile, passphrase } = await seededProfile(OLD_CASES);
  try {
    const first = await redress({ profile });
    const { app, window } = first;
    await unlock(window, passphrase);
    const main = window.getByRole('main');
    const dialog = window.getByRole('alertdialog');
    await test.step('Today says that two cases ask, and Retention says why', async () => {
      await main.getByRole('link', { name: 'Look at them' }).click();
      await expect(window.getByRole('heading', { name: 'Records' })).toBeVisible();
      await expect(window.getByRole('region', { name: 'Time is up' })).toContainText(
        'Everything else: two years from closure',
      );
    });
    await test.step('one is kept, with a reason and a day', async () => {
      await window.getByRole('button', { name: /Keep longer\s*WB-22-A0001/ }).click();
      await onCase(window);
      await window.getByRole('button', { name: /^Keep the case/ }).click();
      await expect(window.getByText('Say why the case is kept.').first()).toBeVisible();
      await window.getByLabel('Look at it again on').fill('1/9/2027');
      await window.getByLabel('What it is about').fill('The family asked us to keep it');
      await window.getByRole('button', { name: /^Keep the case/ }).click();
      await expect(window.getByRole('article', { name: 'Kept longer on purpose' })).toContainText(
        'The family asked us to keep it',
      );
      await expect(window.getByRole('button', { name: 'Erase this case…' })).toBeDisabled();
    });
    await test.step('the other is erased once its reference is typed', async () => {
      await press(window, 'Alt+5');
      await expect(window.getByRole('region', { name: 'Time is up, but kept' })).toContainText(
        'WB-22-A0001',
      );
      await window.getByRole('button', { name: /Erase…\s*WB-22-A0002/ }).click();
      await dialog.getByLabel('Type WB-22-A0002 to go on').fill('WB-22-A0001');
      await dialog.getByRole('button', { name: 'Erase this case for good' }).click();
      await expect(dialog.getByText('Type WB-22-A0002 to erase this case.').first()).toBeVisible();
      await dialog.getByLabel('Type WB-22-A0002 to go on').fill('wb-22-a0002');
      await dialog.getByRole('button', { name: 'Erase this case for good' }).click();
      await expect(dialog).toHaveCount(0);
      await expect(main).not.toContainText('Umberleigh');
      await press(window, 'Control+K');
      await window.keyboard.type('limes on Old Wharf');
      await expect(window.getByText(/^Nothing found/)).toBeVisible();
      await press(window, 'Escape');
      await window.getByRole('tab', { name: 'Erased' }).click();
      await expect(main).toContainText('A case was erased');
      await expect(main).toContainText('Everything else: two years from closure');
    });
    await test.step('a document and a note of an open case go, and say so in their place', async () => {
      await press(window, 'Alt+2');
      await window.getByRole('row', { name: /WB-26-A0003/ }).click();
      await onCase(window);
      await window.getByRole('button', { name: /Erase…\s*this note/ }).click();
      await dialog.getByRole('button', { name: 'Erase it for good' }).click();
      await expect(dialog).toContainText('Choose why it is erased.');
      await dialog.getByLabel('Why it is erased').selectOption('put in the wrong case');
      await dialog.getByRole('button', { name: 'Erase it for good' }).click();
      await expect(main).toContainText(/Erased on .* under “Put in the wrong case”/);
      await expect(main).not.toContainText('another household');
      await window.getByRole('tab', { name: /^Evidence/ }).click();
      await answerOpenDialog(app, [await photoFile(files)]);
      await window.getByRole('button', { name: 'Add evidence' }).click();
      await window.getByRole('button', { name: /Erase…\s*E1/ }).click({ timeout: 30_000 });
      await dialog.getByLabel('Why it is erased').selectOption('should not have been recorded');
      await dialog.getByRole('button', { name: 'Erase it for good' }).click();
      await expect(window.getByRole('article', { name: 'Evidence 1' })).toContainText(
        /Erased document.*Erased on/s,
      );
    });
    await first.kill();
    await test.step('after the app was killed it is all still so', async () => {
      const { window: again } = await redress({ profile });
      await unlock(again, passphrase);
      await press(again, 'Alt+2');
      await expect(again.getByRole('row', { name: /WB-2/ })).toHaveCount(2);
      await again.getByRole('row', { name: /WB-26-A0003/ }).click();
      await onCase(again);
      await expect(again.getByRole('main')).toContainText(/Erased on/);
      await press(again, 'Alt+5');
      await again.getByRole('tab', { name: 'Erased' }).click();
      for (const what of ['A case was erased', 'A note was erased', 'A document was erased']) {
        await expect(again.getByRole('main')).toContainText(what);
      }
      await press(again, 'Alt+9');
      await again.getByRole('link', { name: 'What is protected', exact: true }).click();
      for (const sentence of ERASURE_HONESTLY) {
        await expect(again.getByRole('region', { name: 'What is protected' })).toContainText(
          sentence,
        );
      }
    });
  } finally {
    await removeFolder(files);
    await removeFolder(profile);
  }
});
