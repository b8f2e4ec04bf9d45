/**
 * No plaintext on disk. Known words are put into every field, into evidence, letters and a bundle, into a
 * passphrase and a half-typed note; then the profile, HOME and the folder for temporary files are read as a
 * forensic examiner would: while the app runs, after a SIGKILL, and after it quit. A control planted on
 * purpose must be found each time, or the silence of the rest proves nothing.
 */
import type { Page } from '@playwright/test';
import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  answerOpenDialog,
  expect,
  freshFolder,
  type Redress,
  removeFolder,
  saveEverythingIn,
  test,
} from '../harness';
import {
  addPoint,
  backToCase,
  issueLetter,
  offerRemedy,
  onCase,
  recordFinding,
  recordRootCause,
  setUp,
  takeNextStep,
  unlock,
  writeDefinition,
} from '../journey/flows';
import { LEAK, mailFile, photoFile } from '../journey/sample-files';
import { scanTree } from './forensic-scan';

/** Stands in everything that is typed or added; a word no file has by chance. */
const MARK = 'zqkestrelbrackenzq';
const PASSPHRASE = 'quarry-tallow-vixen-hedgerow';
/** Planted in a database of its own, unsealed, in the same profile. */
const CONTROL = 'plantedcontrolzqwx';
const LARGE = 30 * 1024 * 1024;

const marked = (what: string) => `${what} ${MARK}`;

test('nothing that was typed or added can be read from the disk: running, killed, or closed', async ({
  redress,
}) => {
  test.setTimeout(300_000);
  const [profile, home, files, out, backups] = await Promise.all(
    ['profile', 'home', 'files', 'out', 'backups'].map((name) => freshFolder(name)),
  );
  if (!profile || !home || !files || !out || !backups) throw new Error('no folders');
  const temporary = path.join(home, 'temporary');
  await mkdir(temporary);
  const env = { HOME: home, TMPDIR: temporary, XDG_CONFIG_HOME: '', XDG_CACHE_HOME: '' };
  try {
    const first = await redress({ profile, env });
    await saveEverythingIn(first.app, out);
    await plantControl(first.window);
    const recoveryKey = await setUp(first.window, PASSPHRASE);
    const secrets = [MARK, PASSPHRASE, recoveryKey, recoveryKey.replaceAll('-', '')];
    const look = (when: string) => {
      const report = scanTree([profile, home, backups], [...secrets, CONTROL]);
      const found = report.hits.filter(({ needle }) => needle === CONTROL);
      expect(found.length, `the control is found ${when}`).toBeGreaterThan(0);
      expect(report.unread, when).toEqual([]);
      expect(
        report.hits.filter(({ needle }) => needle !== CONTROL),
        when,
      ).toEqual([]);
      return report;
    };

    await fillSettings(first.window);
    const mail = await mailFile(files, {
      ...LEAK,
      name: marked('Fenella'),
      subject: marked('Leak'),
      body: `${marked('I reported the leak.')}\r\n${LEAK.body}`,
      inPdf: marked('Photographs of the ceiling'),
    });
    await first.window.keyboard.press('Control+N');
    await answerOpenDialog(first.app, [mail]);
    await first.window.getByRole('button', { name: 'Add an email or files' }).click();
    await expect(first.window.getByLabel('In their words')).toHaveValue(new RegExp(MARK), {
      timeout: 20_000,
    });
    await fillEveryField(first.window);
    await first.window.getByLabel('Service', { exact: true }).selectOption('Housing repairs');
    await first.window
      .getByRole('group', { name: /at risk/ })
      .getByText('No', { exact: true })
      .click();
    look('with a form half filled in');
    await first.window.getByRole('button', { name: 'Register case' }).click();
    await onCase(first.window);

    await decideWithMarks(first.window);
    await backToCase(first.window, 'Evidence');
    await answerOpenDialog(first.app, [
      await photoFile(files, `${MARK}.png`),
      await largeText(files, 'statement one.txt'),
      await largeText(files, 'statement two.txt'),
    ]);
    await first.window.getByRole('button', { name: 'Add evidence' }).click();
    // With the memory short while the large files are sealed.
    await first.window.evaluate(() => {
      const hoard = Array.from({ length: 12 }, () => new Uint8Array(25_000_000).fill(1));
      Object.assign(window, { hoard });
    });
    await expect(first.window.getByRole('tab', { name: /^Evidence/ })).toContainText('5', {
      timeout: 60_000,
    });
    look('with the evidence just sealed');

    await first.window.getByRole('link', { name: 'Bundle', exact: true }).click();
    await first.window.getByRole('button', { name: 'Make the bundle' }).click();
    await expect(first.window.getByText(/Made and checked/)).toBeVisible({ timeout: 120_000 });
    await backToCase(first.window);
    await first.window.getByRole('button', { name: 'Add a note' }).click();
    await first.window.getByLabel('Note', { exact: true }).fill(marked('Half a note'));
    await expect(first.window.getByRole('banner')).toContainText(/Saved \d/);
    const running = look('while it runs');
    expect(running.bytes, 'the large files are there, sealed').toBeGreaterThan(2 * LARGE);

    await makeBackup(first, backups);
    const withBackup = look('with everything in a backup');
    expect(withBackup.bytes - running.bytes, 'the large files are in it too').toBeGreaterThan(
      2 * LARGE,
    );

    await first.kill();
    look('after a SIGKILL');

    const second = await redress({ profile, env });
    look('at the lock screen');
    await unlock(second.window, PASSPHRASE);
    await second.window.keyboard.press('Alt+2');
    await second.window.getByRole('row', { name: /Housing repairs/ }).click();
    await onCase(second.window);
    await second.window.getByRole('button', { name: 'Add a note' }).click();
    await expect(second.window.getByLabel('Note', { exact: true })).toHaveValue(
      marked('Half a note'),
    );
    await second.window.getByRole('button', { name: 'Close, keep the draft' }).click();
    await restoreAll(second.window);
    look('after a restore beside what was here');
    await second.close();
    look('after it quit');
  } finally {
    await Promise.all([profile, home, files, out, backups].map(removeFolder));
  }
});

async function makeBackup({ app, window }: Redress, folder: string): Promise<void> {
  await window.keyboard.press('Alt+9');
  await window.getByRole('link', { name: 'Backups', exact: true }).click();
  await answerOpenDialog(app, [folder]);
  await window.getByRole('button', { name: 'Choose a folder…' }).click();
  await expect(window.getByRole('list', { name: 'Backups of this computer' })).toContainText(
    '1 case',
    { timeout: 60_000 },
  );
}

/** The profile then holds two stores, the one before and the one restored. */
async function restoreAll(window: Page): Promise<void> {
  await window.keyboard.press('Alt+9');
  await window.getByRole('link', { name: 'Backups', exact: true }).click();
  await window.getByRole('button', { name: /^Open/ }).first().click();
  await window.getByRole('button', { name: /Restore everything as it was/ }).click();
  const dialog = window.getByRole('alertdialog');
  await dialog.getByLabel('Passphrase or recovery key').fill(PASSPHRASE);
  const gone = window.waitForEvent('close', { timeout: 120_000 });
  await dialog.getByRole('button', { name: 'Restore everything' }).click();
  await gone;
}

/** In the same engine and profile, written as durably as a case is, but in clear. */
async function plantControl(window: Page): Promise<void> {
  await window.evaluate(async (text) => {
    await new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open('control', 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore('words');
      opening.onerror = () => reject(new Error('The control could not be planted.'));
      opening.onsuccess = () => {
        const writing = opening.result.transaction('words', 'readwrite', { durability: 'strict' });
        writing.objectStore('words').put({ text }, 1);
        writing.oncomplete = () => {
          opening.result.close();
          resolve();
        };
      };
    });
  }, CONTROL);
}

/** Everything a person can type on a screen, dates and what has a form of its own apart. */
async function fillEveryField(window: Page): Promise<void> {
  for (const field of await window.getByRole('main').getByRole('textbox').all()) {
    const { label, type } = await field.evaluate((input) => ({
      label: (input as HTMLInputElement).labels?.[0]?.textContent ?? '',
      type: (input as HTMLInputElement).type,
    }));
    if (/Received on|Time|By when|Agreed|begin with|In their words/.test(label)) continue;
    await field.fill(
      type === 'email' || label.startsWith('Email')
        ? `${MARK}@mail.example`
        : type === 'tel' || label.startsWith('Phone')
          ? `01632 ${MARK}`
          : marked(label.split('(')[0]?.trim() ?? ''),
    );
  }
}

async function fillSettings(window: Page): Promise<void> {
  await window.keyboard.press('Alt+9');
  await expect(window.getByLabel('Name of the council')).toBeVisible();
  await fillEveryField(window);
  await window.getByRole('button', { name: 'Save' }).click();
  await expect(window.getByRole('main').getByRole('status')).toHaveText('Saved');
}

async function decideWithMarks(window: Page): Promise<void> {
  await writeDefinition(window, marked('Why the leak'), marked('The ceiling painted'));
  await window.getByRole('tab', { name: /^Points/ }).click();
  await addPoint(window, marked('The leak was not repaired.'));
  await takeNextStep(window, /acknowledgement/);
  await window.getByRole('textbox', { name: /, the letter$/ }).click();
  await window.keyboard.press('Control+Home');
  await window.keyboard.press('End');
  await window.keyboard.press('Enter');
  await window.keyboard.type(`${MARK}.`);
  await issueLetter(window);
  await window.getByRole('button', { name: 'Save Word file…' }).click();
  await expect(window.getByRole('region', { name: 'Messages' })).toContainText('.docx');
  await backToCase(window);
  await recordFinding(window, {
    outcome: 'Upheld',
    should: marked('Five working days.'),
    happened: marked('Nineteen working days.'),
    why: marked('Closed by mistake.'),
  });
  await recordRootCause(window, 'Process not followed', marked('The check was skipped.'));
  await takeNextStep(window, /remedy/i);
  await offerRemedy(window, 'Correction', marked('Paint the ceiling'), 'in 3 weeks');
  await takeNextStep(window, /stage 1 response/);
}

/** Words that compress badly, the mark among them every few kilobytes. */
async function largeText(folder: string, name: string): Promise<string> {
  const file = path.join(folder, name);
  const piece = Buffer.from(`${randomBytes(3000).toString('hex')} ${MARK}\n`);
  await writeFile(
    file,
    Buffer.concat(Array.from({ length: LARGE / piece.length + 1 }, () => piece)),
  );
  return file;
}
