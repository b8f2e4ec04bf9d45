/** The job, once through in the real app: from an e-mail to a letter in Word and a bundle, and all there again. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import {
  answerOpenDialog,
  axeProblems,
  expect,
  freshFolder,
  removeFolder,
  saveEverythingIn,
  test,
  resizeTo,
  SCREEN_SIZES,
} from '../harness';
import {
  addPoint,
  backToCase,
  issueLetter,
  next,
  offerRemedy,
  onCase,
  recordFinding,
  recordRootCause,
  setUp,
  takeNextStep,
  unlock,
  writeDefinition,
} from './flows';
import { damagedPdf, LEAK, mailFile, photoFile } from './sample-files';

test.setTimeout(240_000);

test('a complaint by e-mail is taken in, acknowledged, decided, answered, bundled, and found again', async ({
  redress,
}) => {
  const profile = await freshFolder();
  const files = await freshFolder();
  const out = await freshFolder();
  try {
    const { app, window, close } = await redress({ profile });
    await saveEverythingIn(app, out);
    await setUp(window);
    expect(await axeProblems(window)).toEqual([]);

    // Taken in from the e-mail.
    await window.keyboard.press('Control+N');
    await answerOpenDialog(app, [await mailFile(files)]);
    await window.getByRole('button', { name: 'Add an e-mail or files' }).click();
    await expect(window.getByLabel('In their words')).toHaveValue(/two visits were missed/, {
      timeout: 20_000,
    });
    await expect(window.getByLabel('Name', { exact: true })).toHaveValue(LEAK.name);
    await expect(
      window.getByRole('list', { name: 'Files that come with the complaint' }),
    ).toContainText('ceiling.pdf');
    await window.getByLabel(/^Address/).fill('12 Tannery Row\nWestmere\nWX4 2QT');
    const services = window.getByLabel('Service', { exact: true });
    await services.selectOption({ index: 1 });
    await window
      .getByRole('radiogroup', { name: /at risk/ })
      .getByRole('radio', { name: 'No' })
      .check();
    expect(await axeProblems(window)).toEqual([]);
    await window.getByRole('button', { name: 'Register case' }).click();
    expect(await onCase(window)).toContain('Leak');
    await expect(window.getByRole('tab', { name: /^Evidence/ })).toContainText('2');

    // Acknowledged.
    await writeDefinition(
      window,
      'Why the leak at your home was not repaired from 2 September to 21 October.',
      'The ceiling painted, and the reason for the delay.',
    );
    await addPointFromTab(
      window,
      'The leak was reported on 2 September and not repaired until 21 October.',
    );
    await addPoint(window, 'Two visits were missed without a word.');
    await takeNextStep(window, /acknowledgement/);
    await expect(window.getByText('All there')).toBeVisible();
    expect(await axeProblems(window)).toEqual([]);
    await issueLetter(window);
    await window.getByRole('button', { name: 'Save Word file…' }).click();
    await expect
      .poll(async () => (await readdir(out)).filter((name) => name.endsWith('.docx')))
      .toHaveLength(1);

    // More evidence: a photo and a PDF that is broken.
    await backToCase(window, 'Evidence');
    await answerOpenDialog(app, [await photoFile(files), await damagedPdf(files)]);
    await window.getByRole('button', { name: 'Add evidence' }).click();
    await expect(window.getByRole('tab', { name: /^Evidence/ })).toContainText('4', {
      timeout: 20_000,
    });
    expect(await axeProblems(window)).toEqual([]);

    // Decided.
    await recordFinding(window, {
      outcome: 'Upheld',
      should: 'An urgent repair within five working days (Repairs policy 4.2).',
      happened: 'The first visit came after 19 working days.',
      why: 'The job was closed by mistake and nobody checked.',
    });
    await expect(window.getByRole('article', { name: 'Point 1' })).toContainText('Upheld');
    await recordFinding(window, {
      outcome: 'Not upheld',
      should: 'A call before a visit that cannot be kept.',
      happened: 'The log shows a call and a message before each visit.',
      why: 'The call records match the dates.',
    });
    await expect(window.getByRole('article', { name: 'Point 2' })).toContainText('Not upheld');
    await recordRootCause(window, 'Process not followed', 'The closing check was skipped.');
    await takeNextStep(window, /remedy/i);
    await offerRemedy(
      window,
      'Apology',
      'We are sorry that we left the leak for seven weeks, and for the damp it caused in your bedroom.',
    );
    await offerRemedy(window, 'Correction', 'Paint the bedroom ceiling', 'in 3 weeks');
    expect(await axeProblems(window)).toEqual([]);
    await takeNextStep(window, /stage 1 response/);
    await expect(window.getByText('All there')).toBeVisible();
    await issueLetter(window);
    await window.getByRole('button', { name: 'Save Word file…' }).click();
    await expect
      .poll(async () => (await readdir(out)).filter((name) => name.endsWith('.docx')))
      .toHaveLength(2);

    // Bundled.
    await backToCase(window);
    await window.getByRole('link', { name: 'Bundle' }).click();
    await window.getByRole('button', { name: 'Make the bundle' }).click();
    await expect(window.getByText(/Made and checked/)).toBeVisible({ timeout: 90_000 });
    await expect(
      window.getByText(/“inspection report.pdf” cannot be shown as pages/),
    ).toBeVisible();
    expect(await axeProblems(window)).toEqual([]);
    await answerOpenDialog(app, [out]);
    await window.getByRole('button', { name: 'Save bundle…' }).click();
    await expect(window.getByText(/^Saved \d+ files/)).toBeVisible({ timeout: 20_000 });
    const saved = await allFiles(out);
    const pdf = saved.find((name) => /bundle\.pdf$/.test(name));
    if (!pdf) throw new Error(`no bundle among ${saved.join(', ')}`);
    const bundle = await PDFDocument.load(await readFile(pdf));
    expect(bundle.getPageCount()).toBeGreaterThan(8);
    expect(saved.some((name) => name.endsWith('manifest.json'))).toBe(true);
    await writeFile(path.join(out, 'pages.txt'), String(bundle.getPageCount()));

    // Closed, opened, and all there.
    await close();
    const again = await redress({ profile });
    await unlock(again.window);
    await again.window.keyboard.press('Alt+2');
    await again.window.getByRole('row', { name: /Bramblewick/ }).click();
    await onCase(again.window);
    await again.window.getByRole('tab', { name: /^Letters/ }).click();
    await expect(again.window.getByRole('article')).toHaveCount(2);
    await again.window.getByRole('tab', { name: /^History/ }).click();
    await expect(again.window.getByText(/bundle/i).first()).toBeVisible();
    await expect(next(again.window)).toContainText('Close the case');
    for (const size of SCREEN_SIZES) {
      await resizeTo(again.app, again.window, size);
      const overflow = await again.window.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBeLessThanOrEqual(0);
    }
  } finally {
    await Promise.all([profile, files, out].map(removeFolder));
  }
});

async function addPointFromTab(
  window: Parameters<typeof addPoint>[0],
  text: string,
): Promise<void> {
  await window.getByRole('tab', { name: /^Points/ }).click();
  await addPoint(window, text);
}

async function allFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
