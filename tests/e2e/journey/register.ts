/** A case as a telephone call makes it: the least a person types. */
import type { Page } from '@playwright/test';
import { onCase } from './flows';

/** The form filled in, not yet registered. */
export async function fillByPhone(window: Page): Promise<void> {
  await window.keyboard.press('Control+N');
  await window.getByLabel('In their words').fill('Nobody came.');
  await window.getByLabel('Name', { exact: true }).fill('Juno Rookhope');
  await window.getByLabel('Service', { exact: true }).selectOption('Parking');
  await window.getByLabel('How', { exact: true }).selectOption('Phone');
  await window
    .getByRole('group', { name: /at risk/ })
    .getByText('No', { exact: true })
    .click();
}

export async function registerByPhone(window: Page): Promise<void> {
  await fillByPhone(window);
  await window.getByRole('button', { name: 'Register case' }).click();
  await onCase(window);
}
