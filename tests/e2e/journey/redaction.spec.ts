/**
 * A neighbour's statement is redacted, by words, by what was found, and by boxes; the bundle is then searched,
 * every byte of it and every pixel, by tools that are not ours.
 */
import {
  degrees,
  PDFArray,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFString,
  StandardFonts,
} from '@cantoo/pdf-lib';
import type { Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import {
  answerOpenDialog,
  axeProblems,
  expect,
  focused,
  freshFolder,
  press,
  removeFolder,
  saveEverythingIn,
  test,
} from '../harness';
import { setUp } from './flows';
import { fileIn } from './evidence-files';
import { allFiles, takeIn } from './story';

const NAME = 'Fern Rushmere';
const PHONE = '07700 900471';
const MAIL = 'fern.rushmere@elsewhere.example';
const SECRET = 'UNSEEN-WITNESS-7431';
const STAYS = 'The leak began in September';
const STRUCK = [NAME, 'Rushmere', '900471', MAIL, SECRET];

/** Everything that is left behind where a name is only covered: properties, a note, a field, a layer, a file. */
async function statement(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.setAuthor(NAME);
  pdf.setTitle(`Statement of ${NAME}`);
  pdf.setKeywords([SECRET]);
  const font = await pdf.embedFont(StandardFonts.TimesRoman);
  const first = pdf.addPage([595, 842]);
  const say = (text: string, y: number) => first.drawText(text, { x: 60, y, size: 13, font });
  say(`Statement of ${NAME}, 16 Tannery Row`, 760);
  say(`Ring ${PHONE} or write to ${MAIL}`, 740);
  say(`${STAYS}, as ${NAME}’s diary shows.`.replace('’', "'"), 720);
  const second = pdf.addPage([595, 842]);
  second.setRotation(degrees(90));
  second.drawText(`Signed: ${NAME}`, { x: 100, y: 100, size: 18, font });
  const { context } = pdf;
  const note = context.register(
    context.obj({
      Type: 'Annot',
      Subtype: 'Text',
      Rect: [500, 780, 520, 800],
      Contents: PDFString.of(`${SECRET} ${NAME}`),
    }),
  );
  first.node.set(PDFName.of('Annots'), context.obj([note]));
  const layer = context.register(
    context.obj({ Type: 'OCG', Name: PDFHexString.fromText('Draft') }),
  );
  pdf.catalog.set(
    PDFName.of('OCProperties'),
    context.obj({ OCGs: [layer], D: { OFF: [layer], Order: [layer] } }),
  );
  const resources = first.node.Resources();
  resources?.set(PDFName.of('Properties'), context.obj({ Hidden: layer }));
  const hidden = context.flateStream(
    `/OC /Hidden BDC BT /${first.node.newFontDictionary('F', font.ref).asString().slice(1)} 12 Tf 60 600 Td (${SECRET}) Tj ET EMC`,
  );
  const contents = first.node.lookup(PDFName.of('Contents'), PDFArray);
  contents.push(context.register(hidden));
  const field = pdf.getForm().createTextField('witness');
  field.setText(NAME);
  field.addToPage(first, { x: 60, y: 640, width: 200, height: 20, font });
  await pdf.attach(new TextEncoder().encode(`${NAME} ${SECRET}`), 'witness.txt');
  return pdf.save();
}

/** Every file as text: PDFs by their words and by every stream opened, zips by their parts, others as they are. */
async function everything(folder: string): Promise<{ name: string; text: string }[]> {
  const found: { name: string; text: string }[] = [];
  for (const file of await allFiles(folder)) {
    const bytes = await readFile(file);
    const texts = [path.basename(file), bytes.toString('latin1'), bytes.toString('utf16le')];
    if (file.endsWith('.pdf')) {
      const run = (tool: string, ...args: string[]) =>
        execFileSync(tool, args, { encoding: 'latin1', maxBuffer: 1 << 30 });
      texts.push(execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }));
      if (existsSync('/usr/bin/qpdf'))
        texts.push(run('qpdf', '--qdf', '--object-streams=disable', file, '-'));
      texts.push(run('pdfinfo', file));
    }
    if (file.endsWith('.docx'))
      texts.push(...Object.values(unzipSync(bytes)).map((part) => strFromU8(part)));
    found.push({ name: path.basename(file), text: texts.join('\n') });
  }
  return found;
}

const holdsAny = (text: string) =>
  STRUCK.filter(
    (words) =>
      text.toLowerCase().includes(words.toLowerCase()) ||
      text.includes(Buffer.from(words, 'utf16le').swap16().toString('hex').toUpperCase()),
  );

/** Share of a page's pixels inside a box that are black, drawn by poppler. */
function blackShare(
  file: string,
  page: number,
  box: { x: number; y: number; width: number; height: number },
): number {
  const args = ['-r', '50', '-f', String(page), '-l', String(page), '-gray', file];
  const pgm = execFileSync('pdftoppm', args, { maxBuffer: 1 << 28 });
  const [head = '', width = 0, height = 0] = /^P5\s+(\d+)\s+(\d+)\s+255\s/
    .exec(pgm.toString('latin1', 0, 60))
    ?.map((part, at) => (at === 0 ? part : Number(part))) as [string, number, number];
  const pixels = pgm.subarray(head.length);
  let [black, all] = [0, 0];
  for (let y = Math.ceil(box.y * height) + 1; y < (box.y + box.height) * height - 1; y += 1)
    for (let x = Math.ceil(box.x * width) + 1; x < (box.x + box.width) * width - 1; x += 1) {
      all += 1;
      if ((pixels[y * width + x] ?? 255) < 40) black += 1;
    }
  return black / Math.max(1, all);
}

const strikes = (window: Page) => window.getByRole('region', { name: 'Struck out' });

test('what is struck out is gone: from pages, files, chronology, index and names; the whole goes apart', async ({
  redress,
}) => {
  test.setTimeout(240_000);
  const files = await freshFolder();
  const out = await freshFolder();
  try {
    const { app, window } = await redress();
    await saveEverythingIn(app, out);
    await setUp(window);
    await takeIn({ app, window, files, out, look: () => Promise.resolve() });
    await window.getByRole('tab', { name: /^Evidence/ }).click();
    await answerOpenDialog(app, [await fileIn(files, `${NAME} statement.pdf`, await statement())]);
    await window.getByRole('button', { name: 'Add evidence' }).click();
    await expect(window.getByRole('tab', { name: /^Evidence/ })).toContainText('3', {
      timeout: 20_000,
    });
    await window.getByRole('link', { name: 'Bundle', exact: true }).click();
    const change = async (title: string | RegExp, choice: string) => {
      await window.getByRole('button', { name: title }).click();
      await window.getByRole('menuitem', { name: choice }).click();
    };
    const dialog = window.getByRole('alertdialog');
    await change(/^Change Fern Rushmere statement/, 'Title, date and flags…');
    await dialog.getByLabel(/^Its own date/).fill('14/10/2026');
    await dialog.getByText('Third party', { exact: true }).click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toHaveCount(0);

    await change(/^Change Fern Rushmere statement/, 'Redact…');
    const page = (at: number) => window.getByRole('img', { name: `Page ${at} of 2, as a picture` });
    await expect(page(1)).toHaveAttribute('aria-busy', 'false', { timeout: 20_000 });
    const found = window.getByRole('region', { name: 'Found for you' });
    await expect(found).toContainText(PHONE);
    await test.step('without a reason nothing is struck out', async () => {
      await window.getByLabel('Why').fill('');
      await window.getByRole('textbox', { name: 'Words to strike out' }).fill(NAME);
      await window.getByRole('button', { name: 'Strike out these words' }).click();
      await expect(window.getByText('Say why it is struck out.')).toBeVisible();
      await expect(window.getByLabel('Why')).toBeFocused();
      await window.getByLabel('Why').fill('The neighbour’s own data');
    });
    await test.step('words, here and everywhere', async () => {
      await expect(window.getByText('Found on pages 1 and 2')).toBeVisible();
      await window.getByRole('button', { name: 'Strike out these words' }).click();
      await expect(strikes(window)).toContainText('“Fern Rushmere”');
    });
    await test.step('what was found', async () => {
      await found.getByText(PHONE).click();
      await found.getByText(MAIL).click();
      await found.getByRole('button', { name: 'Strike out the chosen' }).click();
      await expect(strikes(window)).toContainText('3 marks');
    });
    await test.step('a box by keys, and one by hand', async () => {
      await window.getByRole('button', { name: 'Next page' }).click();
      await expect(page(2)).toHaveAttribute('aria-busy', 'false');
      await window.getByRole('button', { name: 'Add a box' }).click();
      await expect
        .poll(async () => (await focused(window)).name)
        .toMatch(/^Box 1 on page 2: The neighbour’s own data/);
      await press(window, 'ArrowDown', 'ArrowDown', 'Shift+ArrowRight');
      await expect.poll(async () => (await focused(window)).name).toMatch(/^Box 1 on page 2/);
      const sheet = await page(2).boundingBox();
      if (!sheet) throw new Error('no page');
      await window.mouse.move(sheet.x + sheet.width * 0.5, sheet.y + sheet.height * 0.1);
      await window.mouse.down();
      await window.mouse.move(sheet.x + sheet.width * 0.7, sheet.y + sheet.height * 0.2);
      await window.mouse.up();
      await expect(strikes(window)).toContainText('5 marks');
      expect(await axeProblems(window)).toEqual([]);
    });
    await window.getByRole('button', { name: 'Save redactions' }).click();
    await expect(window.getByRole('region', { name: 'Messages' })).toContainText(
      'Every page has been looked at',
    );
    await window.getByRole('link', { name: /Bundle for the Ombudsman/ }).click();

    const inG = window.getByRole('region', { name: 'G Evidence' }).getByRole('listitem');
    await expect(inG.filter({ hasText: '[redacted] statement' })).toContainText(
      'Redacted: 5 marks',
    );
    await expect(inG.filter({ hasText: 'Whole copy' })).toContainText('Fern Rushmere statement');
    await window.getByRole('button', { name: 'Save the redaction log…' }).click();
    await expect
      .poll(async () => (await readdir(out)).filter((name) => name.endsWith('.csv')).length)
      .toBe(1);
    const [log = ''] = (await readdir(out)).filter((name) => name.endsWith('.csv'));
    expect(await readFile(path.join(out, log), 'utf8')).toContain('The neighbour’s own data');

    await window.getByRole('button', { name: 'Make the bundle' }).click();
    await expect(window.getByText(/Made and checked/)).toBeVisible({ timeout: 90_000 });
    await expect(window.getByText(/nothing struck out is left in any of/)).toBeVisible();
    await answerOpenDialog(app, [out]);
    await window.getByRole('button', { name: 'Save bundle…' }).click();
    await expect(window.getByRole('region', { name: 'Messages' })).toContainText(
      /Saved \d+ files/,
      {
        timeout: 20_000,
      },
    );
    const folders = (await readdir(out)).filter((name) => !name.endsWith('.csv')).toSorted();
    const [open = '', closed = ''] = folders.map((name) => path.join(out, name));

    const shown = await everything(open);
    for (const { name, text } of shown) expect([name, holdsAny(text)]).toEqual([name, []]);
    const pdf = shown.find(({ name }) => name.endsWith(' bundle.pdf'));
    expect(pdf?.text).toContain(STAYS);
    expect(pdf?.text).toContain('Redacted: personal data');
    const copy = shown.find(({ name }) => name.endsWith('[redacted] statement.pdf'));
    if (!copy) throw new Error('no redacted copy in the folder');
    const copyFile = path.join(open, copy.name);
    // Drawn by hand on the second page, and by keys below it.
    expect(blackShare(copyFile, 2, { x: 0.5, y: 0.1, width: 0.2, height: 0.1 })).toBeGreaterThan(
      0.97,
    );
    expect(blackShare(copyFile, 2, { x: 0.3, y: 0.31, width: 0.4, height: 0.04 })).toBeGreaterThan(
      0.97,
    );
    expect(blackShare(copyFile, 1, { x: 0.1, y: 0.5, width: 0.8, height: 0.3 })).toBeLessThan(0.01);
    if (existsSync('/usr/bin/qpdf'))
      for (const { name } of shown.filter((file) => file.name.endsWith('.pdf')))
        execFileSync('qpdf', ['--check', path.join(open, name)]);

    const whole = await everything(closed);
    const wholeCopy = whole.find(({ name }) => /^X-G-01 .*statement, whole\.pdf$/.test(name));
    expect(wholeCopy && holdsAny(wholeCopy.text)).toContain(NAME);
  } finally {
    await Promise.all([files, out].map(removeFolder));
  }
});
