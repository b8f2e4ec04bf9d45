/** What is owed beside the answer: recorded on the case, called out on Today, opened from there, and done. */
import { expect, freshFolder, removeFolder, saveEverythingIn, test } from '../harness';
import { setUp } from './flows';
import { takeIn } from './story';

test('a promise, a question and a safety task are recorded, stand on Today and are done from there', async ({
  redress,
}) => {
  test.setTimeout(120_000);
  const files = await freshFolder();
  const out = await freshFolder();
  try {
    const { app, window } = await redress();
    await saveEverythingIn(app, out);
    await setUp(window);
    await takeIn({ app, window, files, out, look: () => Promise.resolve() });
    const button = (name: string) => window.getByRole('button', { name, exact: true });
    const task = (name: RegExp) => window.getByRole('main').getByRole('link', { name });
    await window.getByRole('tab', { name: /^Actions/ }).click();

    await button('Make a promise').click();
    await button('Record the promise').click();
    await expect(window.getByRole('alert', { name: 'There is a problem' })).toContainText(
      'what was promised',
    );
    await window
      .getByLabel('What was promised, as it was said')
      .fill('Call with the day of the repair');
    await window.getByLabel('By', { exact: true }).fill('today');
    await window.getByLabel(/^At/).fill('9:30');
    await button('Record the promise').click();
    await expect(window.getByText('Call back. Call with the day of the repair')).toBeVisible();

    await button('Ask for information').click();
    await window.getByRole('combobox', { name: 'Whom you ask' }).fill('Alder Finch');
    await window.getByLabel('What you ask').fill('Why was the job closed?');
    await button('Record the question').click();
    await expect(window.getByText(/Why was the job closed/)).toBeVisible();

    await button('Raise a safety task').click();
    await window.getByRole('radio', { name: /^Hazard at home/ }).check();
    await window
      .getByLabel('What whoever is told needs to know')
      .fill('Water runs down the light.');
    await button('Raise the task').click();
    const next = window.getByRole('complementary', { name: 'Next' });
    await expect(next).toContainText('Report the hazard to the housing service');
    await expect(window.getByRole('tab', { name: /^Actions/ })).toContainText('3');

    // From Today straight into the form, the cursor in its first field.
    await window.keyboard.press('Alt+1');
    await task(/Report the hazard/).click();
    await expect(window.getByLabel('Who was told')).toBeFocused();
    await button('Record who was told').click();
    await expect(window.getByRole('alert', { name: 'There is a problem' })).toContainText(
      'stays open',
    );
    await window.getByLabel('Who was told').fill('Bryony Teasel, housing');
    await button('Record who was told').click();
    await expect(next).not.toContainText('hazard');

    await window.keyboard.press('Alt+1');
    await task(/Call back/).click();
    await expect(window.getByText(/Call back, by .* at 09:30/)).toBeVisible();
    await button('Record it').click();
    await expect(window.getByText(/^kept/)).toBeVisible();
    await window.keyboard.press('Alt+1');
    await expect(task(/Call back/)).toHaveCount(0);
    await task(/Chase Alder Finch/).click();
    await window.getByRole('radio', { name: 'I asked again' }).check();
    await button('Record it').click();
    await expect(window.getByText(/Asked again/)).toBeVisible();
  } finally {
    await removeFolder(files);
    await removeFolder(out);
  }
});
