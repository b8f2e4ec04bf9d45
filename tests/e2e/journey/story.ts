/** One complaint from its email to its bundle, chapter by chapter: told by the journey test and by the demo. */
import { expect, type ElectronApplication, type Page } from '@playwright/test';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { answerOpenDialog } from '../harness';
import {
  addPoint,
  backToCase,
  issueLetter,
  offerRemedy,
  onCase,
  recordFinding,
  recordRootCause,
  takeNextStep,
  writeDefinition,
} from './flows';
import { damagedPdf, LEAK, mailFile, photoFile } from './sample-files';

export interface Stage {
  readonly app: ElectronApplication;
  readonly window: Page;
  /** Where the complaint's files are made. */
  readonly files: string;
  /** Where everything saved ends up: see saveEverythingIn. */
  readonly out: string;
  /** Called on every screen worth a look, with a short name of it for a file. */
  look(name: string): Promise<void>;
}

/** The email with its PDF becomes a case. */
export async function takeIn({ app, window, files, look }: Stage): Promise<void> {
  await window.keyboard.press('Control+N');
  await expect(window.getByRole('heading', { name: 'New case' })).toBeVisible();
  await look('new-case-empty');
  await answerOpenDialog(app, [await mailFile(files)]);
  await window.getByRole('button', { name: 'Add an email or files' }).click();
  await expect(window.getByLabel('In their words')).toHaveValue(/two visits were missed/, {
    timeout: 20_000,
  });
  await expect(window.getByLabel('Name', { exact: true })).toHaveValue(LEAK.name);
  await expect(
    window.getByRole('list', { name: 'Files that come with the complaint' }),
  ).toContainText('ceiling.pdf');
  await window.getByLabel(/^Address/).fill('12 Tannery Row\nWestmere\nWX4 2QT');
  await window.getByLabel('Service', { exact: true }).selectOption('Housing repairs');
  await window
    .getByRole('group', { name: /at risk/ })
    .getByText('No', { exact: true })
    .click();
  await look('new-case');
  await window.getByRole('button', { name: 'Register case' }).click();
  expect(await onCase(window)).toContain('Leak');
  await expect(window.getByRole('tab', { name: /^Evidence/ })).toContainText('2');
  await look('case');
}

/** Definition, points and the acknowledgement, saved as a Word file. */
export async function acknowledge({ window, out, look }: Stage): Promise<void> {
  await writeDefinition(
    window,
    'Why the leak at your home was not repaired from 2 September to 21 October.',
    'The ceiling painted, and the reason for the delay.',
  );
  await window.getByRole('tab', { name: /^Points/ }).click();
  await addPoint(window, 'The leak was reported on 2 September and not repaired until 21 October.');
  await addPoint(window, 'Two visits were missed without a word.');
  await look('case-points');
  await takeNextStep(window, /acknowledgement/);
  await expect(window.getByText('All there')).toBeVisible();
  await look('letter-acknowledgement');
  await issueLetter(window);
  await saveWord(window, out);
  await look('letter-issued');
}

/** More evidence (one file of it broken), findings, root cause, remedies. */
export async function decide({ app, window, files, look }: Stage): Promise<void> {
  await backToCase(window, 'Evidence');
  await answerOpenDialog(app, [await photoFile(files), await damagedPdf(files)]);
  await window.getByRole('button', { name: 'Add evidence' }).click();
  await expect(window.getByRole('tab', { name: /^Evidence/ })).toContainText('4', {
    timeout: 20_000,
  });
  await look('case-evidence');
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
  await look('case-decided');
  await recordRootCause(window, 'Process not followed', 'The closing check was skipped.');
  await takeNextStep(window, /remedy/i);
  await offerRemedy(
    window,
    'Apology',
    'We are sorry that we left the leak for seven weeks, and for the damp it caused in your bedroom.',
  );
  await offerRemedy(window, 'Correction', 'Paint the bedroom ceiling', 'in 3 weeks');
  await look('case-remedies');
}

/** The stage 1 response, saved as a Word file. */
export async function answer({ window, out, look }: Stage): Promise<void> {
  await takeNextStep(window, /stage 1 response/);
  await expect(window.getByText('All there')).toBeVisible();
  await look('letter-stage-1');
  await issueLetter(window);
  await saveWord(window, out);
}

/** The issued letter into an email, and what the customer system is told. */
export async function copyOut({ app, window }: Stage): Promise<void> {
  const messages = window.getByRole('region', { name: 'Messages' });
  const held = (format: 'plain' | 'html') =>
    app.evaluate(async ({ clipboard }, wanted) => {
      // Read by whichever clipboard this Electron has.
      const older = clipboard as unknown as { readHTML?(): string };
      if (wanted === 'plain') return clipboard.readText();
      if (older.readHTML) return older.readHTML();
      for (const item of await clipboard.read()) {
        if (item.types.includes('text/html')) return (await item.getType('text/html')).text();
      }
      return '';
    }, format);
  // The clipboard is the whole screen's: another test may have copied something in between.
  await expect(async () => {
    await window.getByRole('button', { name: 'Copy for email' }).click();
    await expect(messages).toContainText('paste it into your email');
    const text = await held('plain');
    expect(text).toMatch(/^Our reference: WB-26-A0001\s+Dear Fenella Bramblewick\s/);
    expect(text).toContain('Imogen Marlow');
    expect(await held('html')).toContain('<strong>Imogen Marlow</strong>');
  }).toPass();
  await expect(async () => {
    await window.getByRole('button', { name: 'Copy CRM note' }).click();
    await expect(messages).toContainText('Three lines copied');
    const note = (await held('plain')).split(/\r?\n/);
    expect(note).toHaveLength(3);
    expect(note[0]).toBe('What: stage 1 response, complaint WB-26-A0001.');
    expect(note[2]).toContain('Paint the bedroom ceiling, by');
    expect(await held('html')).not.toContain('Imogen Marlow');
  }).toPass();
}

/** The numbered bundle, made, checked and saved. */
export async function bundle({ app, window, out, look }: Stage): Promise<void> {
  await backToCase(window);
  await window.getByRole('link', { name: 'Bundle', exact: true }).click();
  await expect(window.getByRole('button', { name: 'Make the bundle' })).toBeVisible();
  await look('bundle');
  await window.getByRole('button', { name: 'Make the bundle' }).click();
  await expect(window.getByText(/Made and checked/)).toBeVisible({ timeout: 90_000 });
  // Told where the bundle was made, and again among what to look at first.
  await expect(
    window.getByText(/“inspection report.pdf” cannot be shown as pages/).first(),
  ).toBeVisible();
  await look('bundle-made');
  await answerOpenDialog(app, [out]);
  await window.getByRole('button', { name: 'Save bundle…' }).click();
  await expect(window.getByRole('region', { name: 'Messages' })).toContainText(/Saved \d+ files/, {
    timeout: 20_000,
  });
}

export async function saveWord(window: Page, out: string): Promise<void> {
  const words = async () => (await readdir(out)).filter((name) => name.endsWith('.docx')).length;
  const before = await words();
  await window.getByRole('button', { name: 'Save Word file…' }).click();
  await expect.poll(words).toBe(before + 1);
}

/** Every file below a folder. */
export async function allFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
