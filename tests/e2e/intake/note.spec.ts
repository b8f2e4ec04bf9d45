/** A note from anywhere: over whatever one is doing, which is left as it was. */
import { expect, mainWindow, test } from '../harness';
import { addPoint, onCase, setUp, takeNextStep, unlock, writeDefinition } from '../journey/flows';
import { fillByPhone, registerByPhone } from '../journey/register';

test('a note over an open letter leaves its paragraph open and its cursor where it was', async ({
  redress,
}) => {
  const { window } = await redress();
  await setUp(window);
  await registerByPhone(window);
  await writeDefinition(window, 'Why nobody came.', 'An explanation.');
  await window.getByRole('tab', { name: /^Points/ }).click();
  await expect(window.getByLabel('What did the council do, or not do?')).toBeVisible();
  await addPoint(window, 'Nobody came.');
  await takeNextStep(window, /acknowledgement/);
  const letter = window.getByRole('textbox', { name: 'Acknowledgement, the letter' });
  await letter.locator('p').nth(1).click();
  await expect(letter).toBeFocused();
  await window.keyboard.press('Home');
  await window.keyboard.type('Half a thought');
  const cursor = () => letter.evaluate(() => getSelection()?.anchorOffset);
  const before = await cursor();

  await window.keyboard.press('Control+Shift+N');
  const dialog = window.getByRole('dialog', { name: 'Note' });
  await expect(dialog.getByLabel('Note', { exact: true })).toBeFocused();
  // The case one is on.
  await expect(dialog).toContainText('Juno Rookhope');
  await window.keyboard.type('She rang: call her after six.');
  await dialog.getByLabel('Was anything promised?').selectOption('A call back');
  await window.keyboard.press('Control+Enter');
  await expect(dialog.getByRole('alert')).toContainText('The date of the promise is missing');
  await dialog.getByLabel('Call on').fill('tomorrow');
  await window.keyboard.press('Control+Enter');
  await expect(dialog).toHaveCount(0);
  await expect(window.getByRole('region', { name: 'Messages' })).toContainText('Note added to');

  await expect(letter).toBeFocused();
  expect(await cursor()).toBe(before);
  await window.keyboard.type(', and the rest');
  await expect(letter.locator('p').nth(1)).toContainText('Half a thought, and the rest');
});

test('a note begun is there again after a lock, with no case chosen until one is found', async ({
  redress,
}) => {
  const { app, window } = await redress();
  await setUp(window);
  await registerByPhone(window);
  await fillByPhone(window);
  await window.getByLabel('In their words').fill('A new story, half told');
  await window.keyboard.press('Control+Shift+N');
  const dialog = window.getByRole('dialog', { name: 'Note' });
  await expect(dialog.getByLabel('Case', { exact: true })).toBeFocused();
  await dialog.getByLabel('Note', { exact: true }).fill('The caller wants Friday.');
  await window.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  // Beneath it nothing has moved.
  await expect(window.getByLabel('In their words')).toHaveValue('A new story, half told');
  await expect(window.getByLabel('In their words')).toBeFocused();

  await window.keyboard.press('Control+Shift+N');
  const gone = window.waitForEvent('close');
  // The window goes while the key is still being answered.
  await window.keyboard.press('Control+L').catch(() => undefined);
  await gone;
  const fresh = await mainWindow(app);
  await unlock(fresh);
  await fresh.keyboard.press('Control+Shift+N');
  const again = fresh.getByRole('dialog', { name: 'Note' });
  await expect(again.getByLabel('Note', { exact: true })).toHaveValue('The caller wants Friday.');
  await fresh.keyboard.press('Control+Enter');
  await expect(again.getByRole('alert')).toContainText('Choose the case');
  await again.getByLabel('Case', { exact: true }).fill('Rookhope');
  await expect(again.getByRole('option', { name: /Juno Rookhope/ })).toBeVisible();
  await fresh.keyboard.press('Enter');
  await expect(again.getByRole('button', { name: 'Another case' })).toBeFocused();
  await again.getByLabel('Who may read it?').selectOption('Restricted: possible fraud');
  await fresh.keyboard.press('Control+Enter');
  await expect(again).toHaveCount(0);

  await fresh.keyboard.press('Alt+2');
  await fresh.getByRole('row', { name: /Rookhope/ }).click();
  await onCase(fresh);
  await expect(fresh.getByRole('main')).toContainText('Restricted: possible fraud');
  await expect(fresh.getByRole('main')).not.toContainText('The caller wants Friday.');
  await fresh.getByRole('tab', { name: 'History' }).click();
  await expect(fresh.getByRole('main')).toContainText('Wrote a restricted note');
  await expect(fresh.getByRole('main')).not.toContainText('The caller wants Friday.');
  await fresh.getByRole('tab', { name: /^Overview/ }).click();
  await fresh.getByRole('button', { name: 'Show restricted note' }).press('Enter');
  await expect(fresh.getByRole('main')).toContainText('The caller wants Friday.');
});
