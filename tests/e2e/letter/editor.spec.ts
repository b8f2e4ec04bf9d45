/** A letter written in the app as in any word processor; killed in mid-sentence it is there again, and goes as it reads. */
import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import {
  answerSaveDialog,
  expect,
  freshFolder,
  launchRedress,
  press,
  removeFolder,
  test,
  type Redress,
} from '../harness';
import { addPoint, setUp, takeNextStep, unlock, writeDefinition } from '../journey/flows';
import { registerByPhone } from '../journey/register';
import { FROM_WORD } from '../../fixtures/pasted/word';

const page = (window: Page) => window.getByRole('textbox', { name: 'Acknowledgement, the letter' });
const THINGS = ['first thing', 'second thing'];
const tools = (window: Page) => window.getByRole('toolbar', { name: 'The letter’s words' });

test('a letter is typed, pasted from Word, killed in mid-sentence, compared and issued', async () => {
  test.setTimeout(240_000);
  const [profile, out] = [await freshFolder(), await freshFolder('out')];
  let current: Redress | undefined;
  try {
    current = await launchRedress({ profile });
    let { app, window } = current;
    await setUp(window);
    await registerByPhone(window);
    await writeDefinition(window, 'Why nobody came.', 'An explanation.');
    await window.getByRole('tab', { name: /^Points/ }).click();
    await addPoint(window, 'Nobody came.');
    await takeNextStep(window, /acknowledgement/);
    await expect(window.getByText('All there')).toBeVisible();

    await test.step('typing, undo, bold and a list, by keyboard', async () => {
      await below(window, 'An explanation.');
      await window.keyboard.type('We rang ');
      await press(window, 'Control+B');
      await window.keyboard.type('twice');
      await press(window, 'Control+B');
      await window.keyboard.type(' today.');
      await expect(page(window).locator('strong', { hasText: 'twice' })).toBeVisible();
      await press(window, 'Enter');
      await window.keyboard.type('- first item');
      await press(window, 'Enter');
      await window.keyboard.type('second item');
      await expect(page(window).locator('ul li')).toHaveText(['first item', 'second item']);
      await press(window, 'Control+Z');
      await press(window, 'Control+Y');
      await expect(page(window).locator('ul li').last()).toHaveText('second item');
      await press(window, 'Enter');
      await press(window, 'Enter');
    });

    await test.step('pasted from Word without Word', async () => {
      await paste(window, FROM_WORD);
      await expect(page(window).locator('h2', { hasText: 'What happened' })).toBeVisible();
      await expect(page(window).locator('ol li')).toHaveText(['mend the ceiling', 'paint it']);
      await expect(page(window).locator('table th')).toHaveText(['When', 'What']);
      await expect(page(window).getByText('not for them')).toHaveCount(0);
      await expect(page(window).locator('[style], font, img')).toHaveCount(0);
      await page(window).locator('td', { hasText: '9 September' }).click();
      await press(window, 'Tab');
      // Tab selects what the next cell holds, as in Word.
      await window.keyboard.type('Visit missed');
      await expect(page(window).locator('td').nth(1)).toHaveText('Visit missed');
    });

    await test.step('found and replaced', async () => {
      await press(window, 'Control+H');
      await window.getByLabel('Find', { exact: true }).fill('item');
      await expect(window.getByText('1 of 2')).toBeVisible();
      await window.getByLabel('Replace with').fill('thing');
      await window.getByRole('button', { name: 'Replace all' }).click();
      await expect(page(window).locator('ul').first().locator('li')).toHaveText(THINGS);
      await window.getByRole('button', { name: 'Done', exact: true }).click();
      await expect(page(window)).toBeFocused();
    });

    await test.step('a field changed by hand shows, and goes back', async () => {
      const due = page(window).locator('[data-field="due"]');
      const day = await due.textContent();
      await due.dblclick();
      await window.keyboard.type('Soonday');
      await expect(window.getByText('Not as the case says')).toBeVisible();
      await expect(window.getByText('1 thing missing')).toBeVisible();
      await window.getByRole('button', { name: /^Use the case’s/ }).click();
      await expect(due).toHaveText(day ?? '');
      await expect(window.getByText('All there')).toBeVisible();
    });

    await test.step('the toolbar is one stop of the keyboard, and arrows go along it', async () => {
      await press(window, 'Alt+F10');
      await expect(tools(window).getByRole('button', { name: 'Undo' })).toBeFocused();
      await press(window, 'ArrowRight');
      await press(window, 'ArrowRight');
      await expect(tools(window).getByRole('button', { name: 'Bold' })).toBeFocused();
      await press(window, 'ArrowLeft');
      await press(window, 'Enter');
      await window.getByRole('menuitem', { name: /^Heading 3/ }).click();
      await expect(page(window)).toBeFocused();
      await press(window, 'Control+Z');
    });

    await test.step('killed in mid-sentence', async () => {
      await below(window, 'Why nobody came.');
      await window.keyboard.type('We are sorry that nobody');
      // A pause as people make one, then the power goes.
      await window.waitForTimeout(1_000);
      await window.keyboard.type(' cam');
      await current?.kill();
      current = await launchRedress({ profile });
      ({ app, window } = current);
      await unlock(window);
      await openLetter(window);
      await expect(page(window)).toContainText('We are sorry that nobody');
      await expect(page(window).locator('ul').first().locator('li')).toHaveText(THINGS);
      await expect(window.getByText('Your draft. It is kept as you type.')).toBeVisible();
    });

    await test.step('begun again, compared, and the draft taken back', async () => {
      await window.getByRole('button', { name: 'Start again from the case' }).click();
      await expect(page(window)).not.toContainText('We are sorry that nobody');
      await window.getByRole('button', { name: 'Drafts…' }).click();
      const dialog = window.getByRole('dialog', { name: 'Drafts of this letter' });
      await expect(dialog.locator('del', { hasText: 'We are sorry that nobody' })).toBeVisible();
      await dialog.getByRole('button', { name: 'Go on from the other draft' }).click();
      await expect(page(window)).toContainText('We are sorry that nobody');
    });

    await test.step('and issued as it reads', async () => {
      // Taken by phone from somebody without an address: where it goes is asked.
      await window.getByRole('button', { name: 'Issue letter…' }).click();
      const issuing = window.getByRole('dialog');
      await issuing.getByLabel('To', { exact: true }).fill('4 Larch Square, Westmere');
      await issuing.getByRole('button', { name: 'Issue letter', exact: true }).click();
      await expect(window.getByText(/Frozen as it went/)).toBeVisible({ timeout: 20_000 });
      await expect(window.getByRole('heading', { name: 'What happened' })).toBeVisible();
      const file = path.join(out, 'letter.docx');
      await answerSaveDialog(app, file);
      await window.getByRole('button', { name: /^Save Word file/ }).click();
      await expect.poll(() => readFile(file).catch(() => undefined)).toBeDefined();
      const xml = strFromU8(
        unzipSync(new Uint8Array(await readFile(file)))['word/document.xml'] ?? new Uint8Array(),
      );
      expect(xml).toContain('We are sorry that nobody');
      expect(xml).toContain('mend the ceiling');
      expect(xml).toContain('<w:tblHeader/>');
    });
    expect(current.problems).toEqual([]);
    await current.close();
  } finally {
    await current?.kill().catch(() => undefined);
    await Promise.all([profile, out].map(removeFolder));
  }
});

/** A new paragraph below the one that says this. */
async function below(window: Page, words: string): Promise<void> {
  await page(window).locator('p', { hasText: words }).first().click();
  await press(window, 'End');
  await press(window, 'Enter');
}

async function paste(window: Page, html: string): Promise<void> {
  await page(window).evaluate((letter, copied) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', copied);
    clipboardData.setData('text/plain', 'words without their looks');
    letter.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, html);
}

async function openLetter(window: Page): Promise<void> {
  await press(window, 'Alt+1');
  await window
    .getByRole('link', { name: /acknowledg/i })
    .first()
    .click();
  await expect(page(window)).toBeVisible();
}
