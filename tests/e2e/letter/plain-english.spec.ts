/** Remarks on a letter's English, put right without touching the mouse, and words the council always allows. */
import { expect, press, test } from '../harness';
import { addPoint, setUp, takeNextStep, writeDefinition } from '../journey/flows';
import { registerByPhone } from '../journey/register';

test('remarks are found, explained, put right and let pass by keyboard', async ({ redress }) => {
  test.setTimeout(180_000);
  const { window } = await redress();
  await setUp(window);
  await registerByPhone(window);
  await writeDefinition(window, 'Why nobody came.', 'An explanation.');
  await window.getByRole('tab', { name: /^Points/ }).click();
  await addPoint(window, 'Nobody came.');
  await takeNextStep(window, /acknowledgement/);
  const page = window.getByRole('textbox', { name: 'Acknowledgement, the letter' });
  const remark = (rule: string) => window.locator(`li[data-rule="${rule}"]`);
  await page.locator('p', { hasText: 'An explanation.' }).first().click();
  await press(window, 'End');
  await press(window, 'Enter');
  await window.keyboard.type(
    'We will commence the work and liaise with the school. You were sent a card. Call the ASB team.',
  );

  await test.step('F8 goes to a remark and says why; Alt+Enter puts the suggestion in', async () => {
    await expect(page.locator('.finding', { hasText: 'commence' })).toBeVisible();
    await press(window, 'Control+Home');
    await press(window, 'F8');
    const current = window.locator('li[aria-current="true"]');
    await expect(current).toContainText('commence → start');
    await expect(current).toContainText('“start” says the same');
    await expect(page.locator('.finding.current')).toHaveText('commence');
    await press(window, 'Alt+Enter');
    await expect(page).toContainText('We will start the work');
    await expect(page).toBeFocused();
    await press(window, 'F8');
    await expect(current).toContainText('liaise with → talk to');
    await press(window, 'Alt+Enter');
    await press(window, 'F8');
    await expect(current).toContainText('Who did it?');
    await press(window, 'Alt+Enter');
    await expect(page).toContainText('talk to the school. We sent you a card.');
    await press(window, 'Control+Z');
    await expect(page).toContainText('You were sent a card.');
  });

  await test.step('ignored here, and shown again', async () => {
    await expect(remark('passive')).toHaveCount(1);
    await remark('passive')
      .getByRole('button', { name: /^Ignore here/ })
      .focus();
    await press(window, 'Enter');
    await expect(remark('passive')).toHaveCount(0);
    await window.getByRole('button', { name: 'Show again' }).focus();
    await press(window, 'Enter');
    await expect(remark('passive')).toHaveCount(1);
  });

  await test.step('always allowed, with a reason, until somebody takes it off the list', async () => {
    await remark('abbreviation')
      .getByRole('button', { name: /^Always allow/ })
      .focus();
    await press(window, 'Enter');
    const dialog = window.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Always allow' }).press('Enter');
    await expect(dialog.getByText(/Say why/)).toBeVisible();
    await dialog.getByLabel(/^Why these words/).fill('Our leaflets explain it');
    await press(window, 'Enter');
    await expect(dialog).toHaveCount(0);
    await expect(remark('abbreviation')).toHaveCount(0);
    await window.getByRole('link', { name: 'Settings', exact: true }).click();
    await window.getByRole('link', { name: 'Plain English', exact: true }).click();
    await expect(window.getByText('Our leaflets explain it')).toBeVisible();
    await window.getByRole('button', { name: 'Stop allowing asb' }).press('Enter');
    await expect(window.getByText('None. Everything is pointed out.')).toBeVisible();
  });
});
