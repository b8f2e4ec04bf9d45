/** The council settles its own ways: numbers, holidays, letterhead, who signs; and dates and letters follow. */
import { addWorkingDays, formatDate, makeCalendar, todayInLondon } from '@shared/calendar';
import { SAMPLE_LOGO } from '@shared/sample/logo';
import type { Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { readFile, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { holidayFile } from '../../fixtures/holiday-file';
import { paragraph, templateOf } from '../../fixtures/word-template';
import {
  answerOpenDialog,
  answerSaveDialog,
  expect,
  freshFolder,
  press,
  removeFolder,
  test,
} from '../harness';
import { png } from '../shell/sample-files';
import { onCase, setUp } from './flows';
import { fillByPhone, registerByPhone } from './register';

const section = async (window: Page, name: string) => {
  await press(window, 'Alt+9');
  await window
    .getByRole('navigation', { name: 'Settings' })
    .getByRole('link', { name, exact: true })
    .click();
  await expect(window.getByRole('region', { name, exact: true })).toBeVisible();
};
const save = (window: Page) => window.getByRole('button', { name: /^Save/ }).last().click();
const problems = (window: Page) => window.getByRole('alert', { name: 'There is a problem' });

test('numbers, bank holidays, a logo and a signature are settled, and dates and letters follow', async ({
  redress,
}) => {
  test.setTimeout(180_000);
  const files = await freshFolder();
  try {
    const { app, window } = await redress();
    await setUp(window);
    await registerByPhone(window);

    await test.step('numbers, seen before they are saved', async () => {
      await section(window, 'Procedures');
      const preview = window.getByRole('group', { name: 'What these numbers would do' });
      const answer = window.getByLabel('Answer within').first();
      await answer.fill('ten');
      await save(window);
      await expect(problems(window)).toContainText('whole number from 1 to 130');
      await expect(preview).toContainText('cannot be used yet');
      await answer.fill('15');
      await expect(preview.getByRole('row', { name: /Stage 1: Answer by/ }).first()).toBeVisible();
      await expect(preview).toContainText('15 working days, where the Code says 10 working days');
      await expect(preview).toContainText('LGSCO Code 6.3');
      await expect(preview).toContainText('1 open case keeps the numbers it began under');
      await save(window);
      await expect(window.getByText('Saved as version 2')).toBeVisible();
      await expect(answer).toHaveValue('15');
      await window.getByText('Versions (2)').click();
      await expect(
        window.getByRole('listitem').filter({ hasText: 'As Redress came' }),
      ).toContainText('1 open case');
      // A case that begins now goes by the new numbers; the one there keeps its own.
      await fillByPhone(window);
      await expect(
        window.getByText(/15 working days from the acknowledgement/).first(),
      ).toBeVisible();
      await press(window, 'Alt+2');
      await window.getByRole('row', { name: /Rookhope/ }).click();
      await onCase(window);
    });

    const fileIn = async (name: string, content: string | Uint8Array) => {
      const file = path.join(files, name);
      await writeFile(file, content);
      await answerOpenDialog(app, [file]);
    };

    await test.step('a newer list of bank holidays, good and bad', async () => {
      await section(window, 'Working days');
      const bring = window.getByRole('button', { name: 'Bring in a newer list…' });
      const bad: readonly (readonly [string, string, RegExp])[] = [
        ['empty.json', '', /This file is empty/],
        ['page.json', '<!doctype html><title>x</title>', /This is a web page/],
        ['scotland.json', '{"division":"scotland","events":[]}', /bank holidays of Scotland/],
        ['old.json', holidayFile(2026), /ends with 2026, but Redress knows/],
      ];
      for (const [name, content, message] of bad) {
        await fileIn(name, content);
        await bring.click();
        await expect(window.getByText(message)).toBeVisible();
      }
      const huge = path.join(files, 'huge.json');
      await writeFile(huge, '');
      await truncate(huge, 300 * 1024 * 1024);
      await answerOpenDialog(app, [huge]);
      await bring.click();
      await expect(window.getByText(/far larger than a list of bank holidays/)).toBeVisible();

      const on = addWorkingDays(todayInLondon(Date.now()), 2, makeCalendar());
      await fileIn('newer.json', holidayFile(2030, [{ date: on, title: 'A great occasion' }]));
      await bring.click();
      const preview = window.getByRole('group', { name: 'What this list changes' });
      await expect(preview).toContainText('A great occasion');
      await expect(preview).toContainText('Now published: 2029, 2030');
      await expect(preview).toContainText('1 open case gets another date');
      await preview.getByRole('button', { name: 'Save these bank holidays' }).click();
      await expect(window.getByText('Published dates are known up to 2030').first()).toBeVisible();
      await expect(window.getByText(formatDate(on, 'short')).first()).toBeVisible();
    });

    await test.step('a logo, good and bad', async () => {
      await section(window, 'Letters');
      const choose = window.getByRole('button', { name: /^Choose (a|another) logo/ });
      const bad: readonly (readonly [string, string | Uint8Array, RegExp])[] = [
        ['empty.png', '', /This file is empty/],
        ['words.png', 'not a picture', /plain text, not a PNG or JPEG/],
        ['cut.png', png(40, 40).slice(0, 60), /damaged/],
        ['wide.png', png(20_000, 30), /20000 × 30 pixels; neither side may be longer than 7,000/],
      ];
      for (const [name, content, message] of bad) {
        await fileIn(name, content);
        await choose.click();
        await expect(window.getByText(message)).toBeVisible();
      }
      const huge = path.join(files, 'huge.png');
      await writeFile(huge, '');
      await truncate(huge, 300 * 1024 * 1024);
      await answerOpenDialog(app, [huge]);
      await choose.click();
      await expect(window.getByText(/300 MB, too many/)).toBeVisible();

      await fileIn('logo.png', Buffer.from(SAMPLE_LOGO.data, 'base64'));
      await choose.click();
      await expect(window.locator('canvas[data-painted]').first()).toBeVisible();
      await save(window);
      await expect(problems(window)).toContainText('Say what the logo shows');
      await window.getByLabel('What the logo shows').fill(SAMPLE_LOGO.alt);
      await save(window);
      const letters = window.getByRole('region', { name: 'Letters', exact: true });
      await expect(letters.getByText('Saved', { exact: true })).toBeVisible();
    });

    await test.step('the council’s Word template, bad and good', async () => {
      const part = window.getByRole('region', { name: 'Letters', exact: true });
      const choose = part.getByRole('button', { name: /^Choose (a|another) template/ });
      const bad: readonly (readonly [string, string | Uint8Array, RegExp])[] = [
        ['empty.docx', '', /This file is empty/],
        ['words.docx', 'Dear Sir', /plain text, not a Word document/],
        ['no-place.docx', templateOf({ body: [paragraph('Dear')] }), /where the letter goes/],
        [
          'others.docx',
          templateOf({ body: [paragraph('{{letter}}'), paragraph('{{first_name}}')] }),
          /does not know \{\{first_name\}\}/,
        ],
      ];
      for (const [name, content, message] of bad) {
        await fileIn(name, content);
        await choose.click();
        await expect(part.getByText(message)).toBeVisible();
      }
      await part.getByText('How to prepare a template').click();
      const example = path.join(files, 'example.docx');
      await answerSaveDialog(app, example);
      await part.getByRole('button', { name: 'Save an example to begin with…' }).click();
      await expect(window.getByText('Saved as “example.docx”', { exact: false })).toBeVisible();
      await answerOpenDialog(app, [example]);
      await choose.click();
      const found = part.getByRole('group', { name: 'What letters take from the template' });
      await expect(found).toContainText('14 point');
      const look = path.join(files, 'look.docx');
      await answerSaveDialog(app, look);
      await found.getByRole('button', { name: 'Save a letter on it to look at…' }).click();
      await expect(window.getByText('Saved as “look.docx”', { exact: false })).toBeVisible();
      const body = strFromU8(
        unzipSync(await readFile(look))['word/document.xml'] ?? new Uint8Array(),
      );
      expect(body).toContain('A letter to look at');
      expect(body).not.toContain('{{');

      await fileIn(
        'ours.docx',
        templateOf({
          body: [paragraph('Westmere’s own page'), paragraph('{{letter}}')],
          halfPoints: 22,
        }),
      );
      await part.getByRole('button', { name: 'Leave it as it was' }).click();
      await choose.click();
      await expect(found).toContainText('The template’s text is 11 point');
      await found.getByRole('button', { name: 'Use this template' }).click();
      await expect(part.getByText('Word files of letters are set on')).toContainText('ours.docx');
    });

    await test.step('who signs, and who acts without Redress', async () => {
      await section(window, 'People');
      await window.getByRole('button', { name: 'Change Imogen Marlow' }).click();
      await window.getByText('How they sign letters').click();
      await window.getByLabel('Words before the signature').fill('With best wishes');
      await window.getByLabel('Lines under the name').fill('Civic Centre, Westmere');
      await window.getByRole('button', { name: 'Save person' }).click();
      await window.getByRole('button', { name: 'Add someone who acts' }).click();
      await save(window);
      await expect(problems(window)).toContainText('Enter their name');
      await window.getByLabel('Name', { exact: true }).fill('Odile Thackeray-Wynn');
      await window.getByLabel('Job title').fill('Director of Customer Services');
      await window.getByRole('button', { name: 'Save person' }).click();
      await expect(
        window.getByRole('listitem').filter({ hasText: 'Odile Thackeray-Wynn' }),
      ).toBeVisible();
    });

    await test.step('the letter shows them, and the case offers them', async () => {
      await press(window, 'Alt+2');
      await window.getByRole('row', { name: /Rookhope/ }).click();
      await onCase(window);
      await window.getByRole('tab', { name: /^Actions/ }).click();
      await window.getByRole('button', { name: 'Say who acts' }).click();
      await window.getByRole('combobox', { name: 'Name', exact: true }).fill('Odile');
      await window.getByRole('option', { name: 'Odile Thackeray-Wynn' }).click();
      await window.getByRole('button', { name: 'Close, keep the draft' }).click();
      await window.getByRole('tab', { name: /^Letters/ }).click();
      await window.getByRole('link', { name: 'Write the acknowledgement' }).first().click();
      const logo = window.getByRole('img', { name: SAMPLE_LOGO.alt });
      await expect(logo).toHaveAttribute('data-painted', 'yes');
      await expect(window.getByText('With best wishes')).toBeVisible();
      await expect(window.getByText('Civic Centre, Westmere')).toBeVisible();
    });
  } finally {
    await removeFolder(files);
  }
});
