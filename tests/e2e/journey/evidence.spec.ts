/** Evidence into a case by every way there is, and read inside the app, whatever its kind. */
import type { Page } from '@playwright/test';
import {
  answerOpenDialog,
  axeProblems,
  expect,
  focused,
  freshFolder,
  press,
  removeFolder,
  sidewaysScroll,
  test,
} from '../harness';
import { dropOn, fileIn, forwarded, handbook, pasteText, words } from './evidence-files';
import { addPoint, setUp } from './flows';
import { damagedPdf, photoFile } from './sample-files';
import { takeIn } from './story';

const row = (window: Page, name: string) => window.getByRole('article').filter({ hasText: name });
const verdict = (window: Page, name: string) =>
  window
    .getByRole('region', { name: 'What came in' })
    .getByRole('listitem')
    .filter({ hasText: name })
    .first();
const settled = (window: Page) =>
  expect(window.getByRole('button', { name: 'Clear this list' })).toBeVisible({ timeout: 60_000 });

async function onEvidence(window: Page): Promise<void> {
  await window.getByRole('tab', { name: /^Evidence/ }).click();
  await expect(window.getByRole('button', { name: 'Add evidence' })).toBeVisible();
}

test('files picked, dropped and pasted each come in with their own verdict', async ({
  redress,
}) => {
  test.setTimeout(180_000);
  const files = await freshFolder();
  try {
    const { app, window } = await redress();
    await setUp(window);
    await takeIn({ app, window, files, out: files, look: async () => undefined });
    await onEvidence(window);

    await answerOpenDialog(app, [
      await photoFile(files),
      await fileIn(files, 'leak.msg', await forwarded()),
      await damagedPdf(files),
      await fileIn(files, 'empty.pdf', new Uint8Array()),
      await fileIn(
        files,
        'film.mp4',
        Uint8Array.from({ length: 4000 }, (_, at) => (at * 7) % 31),
      ),
      await fileIn(files, 'really a list.msg', words('Milk, bread, a new boiler.')),
    ]);
    await window.getByRole('button', { name: 'Add evidence' }).click();
    await settled(window);
    await expect(verdict(window, 'ceiling.png')).toContainText('Added as E3');
    await expect(verdict(window, 'leak.msg')).toContainText('Added as E4');
    await expect(verdict(window, 'First report.msg')).toContainText('Added as E5');
    await expect(verdict(window, 'scan.pdf')).toContainText('Added as E6');
    await expect(verdict(window, 'inspection report.pdf')).toContainText(
      /Ask the sender.*unreadable/s,
    );
    await expect(verdict(window, 'empty.pdf')).toContainText(/Not added.*empty/s);
    await expect(verdict(window, 'film.mp4')).toContainText(/Added as E8.*cannot show/s);
    await expect(verdict(window, 'really a list.msg')).toContainText('it is really plain text');
    await expect(row(window, 'inspection report.pdf')).toContainText('Unreadable');
    expect(await axeProblems(window)).toEqual([]);
    expect(await sidewaysScroll(window)).toEqual([]);
    await window.getByRole('button', { name: 'Clear this list' }).click();
    await expect.poll(() => focused(window)).toEqual({ role: 'button', name: 'Add evidence' });

    const note = words('Rang at nine. Nobody came.');
    const shown = await dropOn(window.getByRole('tabpanel'), [
      await fileIn(files, 'call note.txt', note),
      await fileIn(files, 'again.txt', note),
    ]);
    expect(shown).toBe('copy');
    await settled(window);
    await expect(verdict(window, 'call note.txt')).toContainText('Added as E10');
    await expect(verdict(window, 'again.txt')).toContainText('Here already as E10');

    await pasteText(
      window.locator('body'),
      'From: Tobias Crake <tobias.crake@mail.example>\nSent: 17 November 2026 09:10\nSubject: Still dripping\n\nNobody came.',
    );
    await expect(row(window, 'Email: Still dripping')).toContainText('17 Nov 2026');
    await app.evaluate(({ clipboard }) => clipboard.writeText('Copied from a web page.'));
    await window.getByRole('button', { name: 'Paste' }).click();
    await expect(row(window, 'Pasted text')).toHaveCount(1);
    await app.evaluate(({ clipboard }) => clipboard.writeText(''));
    await window.getByRole('button', { name: 'Paste' }).click();
    await expect(window.getByText('There is no text or picture on the clipboard.')).toBeVisible();
  } finally {
    await removeFolder(files);
  }
});

test('every kind of evidence is read inside the app, by keyboard, and the focus comes back', async ({
  redress,
}) => {
  test.setTimeout(180_000);
  const files = await freshFolder();
  try {
    const { app, window } = await redress();
    await setUp(window);
    await takeIn({ app, window, files, out: files, look: async () => undefined });
    await onEvidence(window);
    await answerOpenDialog(app, [
      await photoFile(files),
      await fileIn(files, 'handbook.docx', await handbook()),
      await fileIn(files, 'leak.msg', await forwarded()),
      await fileIn(files, 'notes.txt', words('Rang at nine.\n\nNobody came.')),
      await damagedPdf(files),
    ]);
    await window.getByRole('button', { name: 'Add evidence' }).click();
    await settled(window);
    await window.getByRole('button', { name: 'Clear this list' }).click();

    const dialog = window.getByRole('dialog');
    const open = async (name: string) => {
      const button = row(window, name).first().getByRole('button', { name: /^Open/ });
      await button.focus();
      await press(window, 'Enter');
      await expect(dialog).toBeVisible();
    };
    const look = async () => {
      expect(await axeProblems(window)).toEqual([]);
      expect(await sidewaysScroll(window)).toEqual([]);
    };
    const close = async (name: RegExp) => {
      await press(window, 'Escape');
      await expect(dialog).toHaveCount(0);
      await expect.poll(async () => (await focused(window)).name).toMatch(name);
      expect((await focused(window)).role).toBe('button');
    };

    // A PDF: its words can be selected, and the keys turn its pages.
    await open('ceiling.pdf');
    await expect(dialog.getByText('Photographs of the bedroom ceiling')).toBeAttached();
    await expect(dialog.locator('canvas[data-painted]')).toBeVisible();
    await look();
    await press(window, 'End');
    await expect(dialog.getByText('Second page: the boiler cupboard')).toBeAttached();
    await expect(dialog.getByRole('region', { name: /page 2/ })).toBeFocused();
    const width = () => dialog.locator('canvas').evaluate((canvas) => canvas.clientWidth);
    const before = await width();
    await press(window, '+');
    await expect.poll(width).toBeGreaterThan(before);
    await press(window, '0');
    await expect.poll(width).toBe(before);
    await dialog.getByLabel('Page', { exact: true }).fill('1');
    await press(window, 'Enter');
    await expect(dialog.getByText('Photographs of the bedroom ceiling')).toBeAttached();
    await close(/^Open E2/);

    await open('ceiling.png');
    await expect(dialog.locator('canvas[data-painted]')).toBeVisible();
    await look();
    await close(/^Open E3/);

    await open('handbook.docx');
    await expect(dialog.getByRole('heading', { name: 'Tenancy handbook' })).toBeVisible();
    await expect(dialog.getByRole('cell', { name: '4 hours' })).toBeVisible();
    await look();
    await close(/^Open E4/);

    await open('notes.txt');
    await expect(dialog.getByText('Nobody came.')).toBeVisible();
    await look();
    await close(/^Open E8/);

    await open('inspection report.pdf');
    await expect(dialog.getByText(/damaged and cannot be opened/)).toBeVisible();
    await look();
    await dialog.getByRole('button', { name: 'Try again' }).click();
    await expect(dialog.getByText(/damaged and cannot be opened/)).toBeVisible();
    await close(/^Open E9/);

    // An email: words only, the true address of a link, and what it carries opens from it, email in email.
    await open('leak.msg');
    await expect(dialog.getByText('our office (https://elsewhere.example/x)')).toBeVisible();
    await expect(dialog.getByText('It drips.')).toBeVisible();
    expect(await window.title()).toBe('Redress');
    await look();
    await dialog.getByRole('button', { name: /First report/ }).click();
    await dialog.getByRole('button', { name: /scan\.pdf/ }).click();
    await expect(dialog.getByText('Scan, page one')).toBeAttached();
    await look();
    await dialog.getByRole('button', { name: /^Back to/ }).click();
    await expect(dialog.getByText('It drips on the bed.')).toBeVisible();
    await expect.poll(() => focused(window)).toEqual({ role: 'button', name: 'scan.pdf' });
    await dialog.getByRole('button', { name: /^Back to/ }).click();
    await expect(dialog.getByRole('button', { name: /First report/ })).toBeFocused();
    await close(/^Open E5/);

    // From a point it bears on.
    await window.getByRole('tab', { name: /^Points/ }).click();
    await addPoint(window, 'Two visits were missed.');
    await onEvidence(window);
    await row(window, 'ceiling.png')
      .getByRole('button', { name: /^Describe/ })
      .click();
    await window.getByRole('checkbox', { name: /Two visits/ }).check();
    await window.getByRole('button', { name: 'Save the description' }).click();
    await window.getByRole('tab', { name: /^Points/ }).click();
    const link = window
      .getByRole('list', { name: 'Evidence on this point' })
      .getByRole('button', { name: /^E3/ });
    await link.click();
    await expect(dialog.locator('canvas[data-painted]')).toBeVisible();
    await close(/^E3/);
  } finally {
    await removeFolder(files);
  }
});
