/** A letter to a colleague as a Word file and back: what they changed is taken or left, while the writer went on. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { axeProblems, expect, freshFolder, press, removeFolder, test } from '../harness';
import { answerOpenDialog, answerSaveDialog } from '../harness';
import { addPoint, setUp, takeNextStep, writeDefinition } from '../journey/flows';
import { registerByPhone } from '../journey/register';

const COLLEAGUE = 'w:author="Odile Thackeray-Wynn" w:date="2026-11-25T10:00:00Z"';

/** As a colleague changes it in Word: one change tracked, one not, a comment. */
async function reviewed(from: string, to: string): Promise<void> {
  const parts = unzipSync(new Uint8Array(await readFile(from)));
  const body = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  expect(strFromU8(parts['word/settings.xml'] ?? new Uint8Array())).toContain('w:trackRevisions');
  const changed = body
    .replace(
      '>An explanation.<',
      `>An </w:t></w:r><w:ins w:id="800" ${COLLEAGUE}><w:r><w:t xml:space="preserve">honest </w:t></w:r></w:ins><w:r><w:t>explanation.<`,
    )
    .replace(
      '>Why nobody came.<',
      '></w:t></w:r><w:commentRangeStart w:id="0"/><w:r><w:t>Why nobody came at all.</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:t><',
    );
  expect(changed).toContain('commentRangeStart');
  expect(changed).toContain('honest');
  await writeFile(
    to,
    zipSync({
      ...parts,
      'word/document.xml': strToU8(changed),
      'word/comments.xml': strToU8(
        `<w:comments><w:comment w:id="0" ${COLLEAGUE}><w:p><w:r><w:t>Say on which day.</w:t></w:r></w:p></w:comment></w:comments>`,
      ),
    }),
  );
}

test('a colleague’s changes come back, and each is taken or left', async ({ redress }) => {
  test.setTimeout(180_000);
  const files = await freshFolder();
  try {
    const { app, window } = await redress();
    await setUp(window);
    await registerByPhone(window);
    await writeDefinition(window, 'Why nobody came.', 'An explanation.');
    await window.getByRole('tab', { name: /^Points/ }).click();
    await addPoint(window, 'Nobody came.');
    await takeNextStep(window, /acknowledgement/);
    const page = window.getByRole('textbox', { name: 'Acknowledgement, the letter' });
    const dialog = window.getByRole('dialog', { name: 'A colleague’s review' });
    const pane = window.getByRole('region', { name: 'A colleague’s review' });
    const [out, back] = [path.join(files, 'out.docx'), path.join(files, 'back.docx')];

    await test.step('out', async () => {
      await window.getByRole('button', { name: 'Review…' }).click();
      await expect(dialog).toBeVisible();
      expect(await axeProblems(window)).toEqual([]);
      await answerSaveDialog(app, out);
      await dialog.getByRole('button', { name: 'Save a Word file for review…' }).click();
      await expect(window.getByRole('tab', { name: /^Review/ })).toBeVisible();
      await reviewed(out, back);
    });

    await test.step('the writer goes on meanwhile', async () => {
      await page.locator('p', { hasText: 'An explanation.' }).first().click();
      await press(window, 'Home');
      await window.keyboard.type('You told us that you want: ');
    });

    await test.step('back: what is not the file is refused, what is it is read', async () => {
      await window.getByRole('button', { name: 'Review…' }).click();
      const wrong = path.join(files, 'wrong.docx');
      await writeFile(wrong, 'We agree.');
      await answerOpenDialog(app, [wrong]);
      const bring = dialog.getByRole('button', { name: 'Bring the file back…' });
      await bring.click();
      await expect(dialog.getByText(/plain text, not a Word document/)).toBeVisible();
      await answerOpenDialog(app, [back]);
      await bring.click();
      await expect(pane).toContainText('3 are open of 3');
      await expect(pane).toContainText('Odile Thackeray-Wynn');
      await expect(page.locator('.finding')).not.toHaveCount(0);
      expect(await axeProblems(window)).toEqual([]);
    });

    await test.step('taken where it stands now, left, and settled', async () => {
      await pane.getByRole('button', { name: /^Take it.*honest/ }).click();
      await expect(page).toContainText('You told us that you want: An honest explanation.');
      await pane.getByRole('button', { name: /^Show.*Say on which day/ }).click();
      await expect(page).toBeFocused();
      await pane.getByRole('button', { name: /^Leave it/ }).click();
      await expect(page).not.toContainText('nobody came at all');
      await pane.getByRole('button', { name: /^Done/ }).click();
      await expect(pane).toContainText('All is settled');
      await pane.getByRole('button', { name: 'Close this review' }).click();
      await expect(window.getByRole('tab', { name: /^Review/ })).toHaveCount(0);
    });

    await test.step('a mark that is clicked shows its remark', async () => {
      await page.locator('p', { hasText: 'An honest explanation.' }).first().click();
      await press(window, 'End');
      await window.keyboard.type(' We will commence the work.');
      await page.locator('.finding', { hasText: 'commence' }).click();
      await expect(window.locator('li[aria-current="true"]')).toContainText('commence → start');
    });
  } finally {
    await removeFolder(files);
  }
});
