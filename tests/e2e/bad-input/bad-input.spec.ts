/** Bad input is normal: each of these gets a message that says what to do, and nothing is lost. */
import type { Page } from '@playwright/test';
import { chmod, mkdir, readdir, truncate, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import {
  answerOpenDialog,
  answerSaveDialog,
  expect,
  freshFolder,
  pictureScreen,
  removeFolder,
  test,
} from '../harness';
import { look, openEyes } from '../access/look';

import {
  addPoint,
  issueLetter,
  onCase,
  PASSPHRASE,
  setUp,
  takeNextStep,
  unlock,
  writeDefinition,
} from '../journey/flows';
import { fillByPhone, registerByPhone } from '../journey/register';
import { damagedPdf, mailFile } from '../journey/sample-files';

const messages = (window: Page) => window.getByRole('main');

test('a wrong passphrase is said, many are slowed, and the recovery key sets a new one', async ({
  redress,
}) => {
  const profile = await freshFolder();
  try {
    const first = await redress({ profile });
    const recoveryKey = await setUp(first.window);
    await first.close();

    const { window, close } = await redress({ profile });
    const attempt = async (passphrase: string) => {
      await window.getByLabel('Passphrase', { exact: true }).fill(passphrase);
      await window.getByRole('button', { name: 'Unlock', exact: true }).click();
    };
    for (const wrong of ['larch wharf tannery six', 'LARCH WHARF TANNERY SEVEN', 'open sesame!']) {
      await attempt(wrong);
      await expect(window.getByText(/That passphrase is not right/)).toBeVisible();
    }
    await expect(window.getByText(/You can try again in/)).toBeVisible();

    await window.getByRole('button', { name: 'I have lost my passphrase' }).click();
    // A slip of the pen in the key is no guess.
    await window
      .getByLabel('Recovery key')
      .fill(recoveryKey.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')));
    await window.getByLabel('New passphrase', { exact: true }).fill('tansy quill harbour nine');
    await window.getByLabel('New passphrase, once more').fill('tansy quill harbour nine');
    await window.getByRole('button', { name: 'Open the vault' }).click();
    await expect(window.getByRole('alert').filter({ hasText: 'There is a problem' })).toBeVisible();
    await window.getByLabel('Recovery key').fill(recoveryKey);
    // The wait after three wrong tries holds for every key; it is over in two seconds.
    const inside = window.getByRole('navigation').first();
    await expect(async () => {
      if (await inside.isVisible()) return;
      await window.getByRole('button', { name: 'Open the vault' }).click({ timeout: 500 });
      await expect(inside).toBeVisible({ timeout: 2500 });
    }).toPass({ timeout: 25_000 });
    await expect(window.getByRole('region', { name: 'Messages' })).toContainText(
      'Your new passphrase is set',
      { timeout: 20_000 },
    );
    await close();

    const again = await redress({ profile });
    await unlock(again.window, 'tansy quill harbour nine');
  } finally {
    await removeFolder(profile);
  }
});

test('an email that attacks is words on a form, with its attachments under safe names', async ({
  redress,
}) => {
  const files = await freshFolder('files');
  try {
    const { app, window } = await redress();
    await setUp(window);
    const hostile = [
      'From: =?utf-8?B?PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==?= <"x@y"@evil.example>',
      `Subject: <img src=x onerror=alert(1)> ${'A'.repeat(900)}`,
      'Date: Mon, 16 Nov 2026 08:51:00 +0000',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="e"',
      '',
      '--e',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<script>document.title="taken"</script><style>body{display:none}</style><p>The bins <b>stand</b> there.</p><img src="https://track.example/p.gif"><form action="https://evil.example"><input name="q"></form>',
      '--e',
      'Content-Type: application/octet-stream; name="../../../etc/pass\u202efdp.exe"',
      'Content-Disposition: attachment; filename="../../../etc/pass\u202efdp.exe"',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from('MZ not a program').toString('base64'),
      '--e--',
      '',
    ].join('\r\n');
    const file = path.join(files, 'hostile.eml');
    await writeFile(file, hostile);
    await window.keyboard.press('Control+N');
    await answerOpenDialog(app, [file]);
    await window.getByRole('button', { name: 'Add an email or files' }).click();
    const theirs = window.getByLabel('In their words');
    await expect(theirs).toHaveValue(/The bins stand there\./, { timeout: 20_000 });
    expect(await theirs.inputValue()).not.toMatch(/<|script|display/);
    const list = window.getByRole('list', { name: 'Files that come with the complaint' });
    await expect(list.getByRole('listitem')).toHaveCount(2);
    expect(await list.textContent()).not.toMatch(/[\\/\u202e]/);
    expect(await window.title()).not.toContain('taken');
  } finally {
    await removeFolder(files);
  }
});

test('an email that cannot be read, an empty file and one beyond the limit are each named', async ({
  redress,
}) => {
  const files = await freshFolder('files');
  try {
    const { app, window } = await redress();
    await setUp(window);
    const [broken, empty, huge] = ['broken.eml', 'empty.pdf', 'huge scan.pdf'].map((name) =>
      path.join(files, name),
    ) as [string, string, string];
    await writeFile(broken, randomBytes(20_000));
    await writeFile(empty, '');
    await writeFile(huge, '%PDF-1.7\n');
    await truncate(huge, 1024 * 1024 * 1024 + 1);
    await window.keyboard.press('Control+N');
    await window.getByLabel('In their words').fill('Typed before the files came.');
    await answerOpenDialog(app, [broken, empty, huge, await mailFile(files)]);
    await window.getByRole('button', { name: 'Add an email or files' }).click();
    await expect(messages(window)).toContainText('“empty.pdf” is empty', { timeout: 20_000 });
    await expect(messages(window)).toContainText(/“huge scan\.pdf” is .*Split it/);
    await expect(messages(window)).toContainText(
      /“broken\.eml” could not be read|does not say who/,
    );
    const list = window.getByRole('list', { name: 'Files that come with the complaint' });
    await expect(list).toContainText('broken.eml');
    await expect(list).toContainText('leak.eml');
    await expect(list).not.toContainText('huge scan.pdf');
    // What was typed is still there, before or among what the email says.
    await expect(window.getByLabel('In their words')).toHaveValue(/Typed before the files came\./);
  } finally {
    await removeFolder(files);
  }
});

test('dates that cannot be are refused where they stand, and nothing is registered', async ({
  redress,
}) => {
  const { window } = await redress();
  await setUp(window);
  await fillByPhone(window);
  for (const [typed, said] of [
    ['31/02/2026', /February 2026 has 28 days/],
    ['14/03/2062', /future|not come|after today|later than today/i],
    ['soon', /date|day/i],
    ['1/1/1850', /too|before|early|long ago|old|year/i],
  ] as const) {
    await window.getByLabel('Received on').fill(typed);
    await window.getByLabel('Received on').blur();
    await window.getByRole('button', { name: 'Register case' }).click();
    const problem = window.getByRole('alert').filter({ hasText: 'There is a problem' });
    await expect(problem, typed).toBeVisible();
    await expect(window.locator('[data-field="receivedOn"]'), typed).toContainText(said);
  }
  await window.getByLabel('Received on').fill('yesterday');
  await window.getByRole('button', { name: 'Register case' }).click();
  await onCase(window);
});

test('a folder that cannot be written says so; the letter stays and goes elsewhere', async ({
  redress,
}) => {
  const out = await freshFolder('out');
  const closed = path.join(out, 'closed');
  await mkdir(closed);
  await chmod(closed, 0o500);
  try {
    const { app, window } = await redress();
    await setUp(window);
    await registerByPhone(window);
    await window.getByRole('tab', { name: /^People/ }).click();
    await window
      .getByRole('button', { name: /^Change/ })
      .first()
      .click();
    await window.getByLabel('Address', { exact: false }).first().fill('1 Mill Race\nWestmere');
    await window.getByRole('button', { name: /^Save/ }).click();
    await window.getByRole('tab', { name: /^Overview/ }).click();
    await writeDefinition(window, 'Why nobody came.', 'An explanation.');
    await window.getByRole('tab', { name: /^Points/ }).click();
    await addPoint(window, 'Nobody came.');
    await takeNextStep(window, /acknowledgement/);
    await issueLetter(window);
    await answerSaveDialog(app, path.join(closed, 'letter.docx'));
    await window.getByRole('button', { name: 'Save Word file…' }).click();
    await expect(window.getByRole('region', { name: 'Messages' })).toContainText(
      /may not save there|cannot be written|could not be saved|permission/i,
    );
    expect(await readdir(closed)).toEqual([]);
    await answerSaveDialog(app, path.join(out, 'letter.docx'));
    await window.getByRole('button', { name: 'Save Word file…' }).click();
    await expect.poll(() => readdir(out)).toContain('letter.docx');
  } finally {
    await chmod(closed, 0o700);
    await removeFolder(out);
  }
});

test('a record changed on the disk costs its own case, is named, and no other case suffers', async ({
  redress,
}) => {
  const profile = await freshFolder();
  try {
    const first = await redress({ profile });
    await setUp(first.window);
    await registerByPhone(first.window);
    const hurt = new URL(first.window.url()).pathname.split('/')[2] ?? '';
    await registerByPhone(first.window);
    await first.close();

    const locked = await redress({ profile });
    await locked.window.getByRole('button', { name: 'Unlock', exact: true }).waitFor();
    expect(await flipOneBit(locked.window, hurt)).toBe(true);
    await locked.close();

    const { app, window } = await redress({ profile });
    await unlock(window, PASSPHRASE);
    await window.keyboard.press('Alt+2');
    const rows = window.getByRole('row', { name: /Rookhope/ });
    await expect(rows).toHaveCount(2);
    const titles: string[] = [];
    for (const at of [0, 1]) {
      await window.keyboard.press('Alt+2');
      await rows.nth(at).click();
      await expect(
        window.getByRole('heading', { level: 1, name: /Nobody came|cannot be shown/ }),
      ).toBeVisible();
      titles.push((await window.locator('h1').textContent()) ?? '');
    }
    expect(titles.filter((title) => title.includes('cannot be shown'))).toHaveLength(1);
    await window.keyboard.press('Alt+9');
    await window.getByRole('link', { name: 'Check the data' }).click();
    await window.getByRole('button', { name: 'Check now' }).click();
    await expect(window.getByRole('main')).toContainText('One thing is damaged', {
      timeout: 30_000,
    });
    // Named on every screen from then on, with what to do in order.
    await expect(
      window.getByRole('status').filter({ hasText: 'One case is damaged' }),
    ).toBeVisible();
    await expect(window.getByRole('heading', { name: 'What to do' })).toBeVisible();
    await openEyes({ app, window });
    await look({ app, window }, 'one thing damaged');
    await pictureScreen(app, window, 'one-thing-damaged');
  } finally {
    await removeFolder(profile);
  }
});

test('a damaged PDF and a file that lies about its type are kept as evidence and say what they are', async ({
  redress,
}) => {
  const files = await freshFolder('files');
  try {
    const { app, window } = await redress();
    await setUp(window);
    await registerByPhone(window);
    const liar = path.join(files, 'photo.png');
    await writeFile(liar, Buffer.from('PK\x03\x04 and then some'));
    await window.getByRole('tab', { name: /^Evidence/ }).click();
    await answerOpenDialog(app, [await damagedPdf(files), liar]);
    await window.getByRole('button', { name: 'Add evidence' }).click();
    await expect(window.getByRole('tab', { name: /^Evidence/ })).toContainText('2');
    await window.getByRole('link', { name: 'Bundle', exact: true }).click();
    await window.getByRole('button', { name: 'Make the bundle' }).click();
    await expect(window.getByText(/Made and checked/)).toBeVisible({ timeout: 60_000 });
    await expect(messages(window)).toContainText(
      /“inspection report.pdf” cannot be shown as pages/,
    );
    await expect(messages(window)).toContainText(
      /“photo.png” cannot be shown as pages\. It is a zip/,
    );
  } finally {
    await removeFolder(files);
  }
});

/** Changes one bit of the newest sealed event of a stream, as a failing disk would. */
function flipOneBit(window: Page, stream: string): Promise<boolean> {
  return window.evaluate(
    (id) =>
      new Promise<boolean>((resolve, reject) => {
        const opening = indexedDB.open('redress');
        opening.onerror = () => reject(new Error('not opened'));
        opening.onsuccess = () => {
          const db = opening.result;
          const writing = db.transaction(['events', 'snapshots'], 'readwrite');
          writing.objectStore('snapshots').delete(id);
          let isChanged = false;
          const rows = writing.objectStore('events').openCursor();
          rows.onsuccess = () => {
            const cursor = rows.result;
            if (!cursor) return;
            const row = cursor.value as { stream: string } & Record<string, unknown>;
            const bytes = Object.values(row).find((value) => value instanceof Uint8Array);
            if (row.stream === id && bytes && !isChanged) {
              bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
              cursor.update(row);
              isChanged = true;
            }
            cursor.continue();
          };
          writing.oncomplete = () => {
            db.close();
            resolve(isChanged);
          };
        };
      }),
    stream,
  );
}
