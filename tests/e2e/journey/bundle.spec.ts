/** The bundle screen: arranged by keys and by hand, withheld, stopped, made, saved in two folders. */
import { PDFDocument } from '@cantoo/pdf-lib';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  axeProblems,
  expect,
  focused,
  freshFolder,
  press,
  removeFolder,
  saveEverythingIn,
  test,
  answerOpenDialog,
} from '../harness';
import { onCase, setUp } from './flows';
import { takeIn } from './story';

test('a bundle is arranged, looked at, stopped, made, and saved with what is withheld apart', async ({
  redress,
}) => {
  test.setTimeout(180_000);
  const files = await freshFolder();
  const out = await freshFolder();
  try {
    const { app, window } = await redress();
    await saveEverythingIn(app, out);
    await setUp(window);
    await takeIn({ app, window, files, out, look: () => Promise.resolve() });
    await window.getByRole('link', { name: 'Bundle', exact: true }).click();
    await expect(
      window.getByRole('heading', { level: 1, name: 'Bundle for the Ombudsman' }),
    ).toBeVisible();
    const before = window.getByRole('complementary', { name: 'Before it goes' });
    await expect(before).toContainText('The stage 1 response has not gone out yet.');
    // Every file has been opened, and says how long it is.
    const rows = (section: string) =>
      window.getByRole('region', { name: section }).getByRole('listitem');
    const inG = rows('G Evidence');
    await expect(inG.filter({ hasText: 'ceiling.pdf' })).toContainText('2 pages');

    await expect(rows('A The complaint')).toHaveCount(2);
    const firstInA = rows('A The complaint').first();
    await test.step('moved by keys: the focus goes along', async () => {
      await window.getByRole('button', { name: 'Move Complaint as received down' }).focus();
      await press(window, 'Enter');
      await expect(firstInA).toContainText('Email: Leak');
      // At the edge the way down is closed; the way back has the focus.
      await expect
        .poll(async () => (await focused(window)).name)
        .toMatch(/Move Complaint as received up/);
    });
    await test.step('moved by hand', async () => {
      await firstInA.locator('[draggable]').dragTo(rows('A The complaint').last());
      await expect(firstInA).toContainText('Complaint as received');
    });

    await test.step('looked at, page by page', async () => {
      await window.getByRole('button', { name: 'Look at ceiling.pdf' }).click();
      const picture = window.getByRole('img', { name: 'Page 1 of 2, as a picture' });
      await expect(picture).toHaveAttribute('aria-busy', 'false');
      await window.getByRole('button', { name: 'Next page' }).click();
      await expect(window.getByRole('img', { name: 'Page 2 of 2, as a picture' })).toHaveAttribute(
        'aria-busy',
        'false',
      );
      expect(await axeProblems(window)).toEqual([]);
      await press(window, 'Escape');
      await expect.poll(async () => (await focused(window)).name).toMatch(/Look at ceiling\.pdf/);
    });

    const change = async (title: string, choice: string) => {
      await window.getByRole('button', { name: `Change ${title}` }).click();
      await window.getByRole('menuitem', { name: choice }).click();
    };
    const dialog = window.getByRole('alertdialog');
    await test.step('given its date, which the case then has', async () => {
      await change('ceiling.pdf', 'Title, date and flags…');
      await dialog.getByLabel('What is it?').fill('Photographs of the ceiling');
      await dialog.getByLabel(/^Its own date/).fill('14/10/2026');
      await dialog.getByRole('button', { name: 'Save' }).click();
      await expect(inG.filter({ hasText: 'Photographs of the ceiling' })).toContainText(
        '14 Oct 2026',
      );
    });
    await test.step('withheld, for a reason', async () => {
      await change('Photographs of the ceiling', 'Do not disclose…');
      await dialog.getByRole('button', { name: 'Do not disclose it' }).click();
      await expect(dialog).toContainText('Say why it must not be disclosed');
      await dialog.getByLabel('Why?').fill('Shows the neighbour’s children');
      await dialog.getByRole('button', { name: 'Do not disclose it' }).click();
      await expect(before).toContainText('goes into the do-not-disclose volume');
    });
    await window.getByLabel('Link officer').fill('Kit Alder');

    await test.step('stopped: nothing is made', async () => {
      await window.getByRole('button', { name: 'Make the bundle' }).click();
      await window.getByRole('button', { name: 'Cancel' }).click();
      await expect(window.getByRole('button', { name: 'Cancel' })).toHaveCount(0);
      await expect(window.getByText(/Made and checked/)).toHaveCount(0);
      expect(await readdir(out)).toEqual([]);
    });
    await test.step('made and saved', async () => {
      await window.getByRole('button', { name: 'Make the bundle' }).click();
      await expect(window.getByText(/Made and checked/)).toBeVisible({ timeout: 60_000 });
      expect(await axeProblems(window)).toEqual([]);
      await answerOpenDialog(app, [out]);
      await window.getByRole('button', { name: 'Save bundle…' }).click();
      await expect(window.getByRole('region', { name: 'Messages' })).toContainText(
        /Saved \d+ files in .* bundle, and what must not be disclosed in .* do not disclose/,
        { timeout: 20_000 },
      );
    });

    const [open = '', closed = ''] = (await readdir(out)).toSorted();
    expect([open, closed]).toEqual([
      expect.stringMatching(/ bundle$/),
      expect.stringMatching(/ do not disclose$/),
    ]);
    const names = (folder: string) => readdir(path.join(out, folder));
    expect(await names(open)).toEqual(
      expect.arrayContaining(['index.csv', 'index.docx', 'manifest.json', `${open}.pdf`]),
    );
    expect(await names(closed)).toEqual(
      expect.arrayContaining([
        'manifest.json',
        `${closed}.pdf`,
        'X-G-01 2026-10-14 Photographs of the ceiling.pdf',
      ]),
    );
    for (const name of ['index.csv', 'manifest.json'])
      expect(await readFile(path.join(out, open, name), 'utf8')).not.toContain('Photographs');
    const pdf = await PDFDocument.load(await readFile(path.join(out, open, `${open}.pdf`)));
    expect(pdf.getTitle()).toMatch(/^Complaint .*: Bundle$/);

    await test.step('made again, it is told to be the same', async () => {
      await expect(before).toContainText(/Since the bundle of/);
      await expect(before).toContainText('Nothing in it has changed.');
      await change('Photographs of the ceiling', 'Put it with the others');
      await expect(before).toContainText('Changed: Photographs of the ceiling');
    });
    await test.step('and the case tells what was decided', async () => {
      await window.getByRole('main').getByRole('link').first().click();
      await onCase(window);
      await window.getByRole('tab', { name: /^History/ }).click();
      await expect(window.getByRole('main')).toContainText(
        '“Photographs of the ceiling” do not disclose: Shows the neighbour’s children',
      );
    });
  } finally {
    await Promise.all([files, out].map(removeFolder));
  }
});
