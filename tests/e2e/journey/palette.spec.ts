import { expect, test } from '../harness';
import { setUp } from './flows';

test('what is typed right after Ctrl+K goes into the palette, not into the form behind it', async ({
  redress,
}) => {
  const { window } = await redress();
  await setUp(window);
  await window.keyboard.press('Control+N');
  const name = window.getByLabel('Name', { exact: true });
  await name.fill('Juno');
  await window.keyboard.press('Control+K');
  await window.keyboard.type('settings');
  await expect(window.getByRole('dialog').getByRole('combobox')).toHaveValue('settings');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await window.keyboard.press('Control+N');
  await expect(name).toHaveValue('Juno');
});
