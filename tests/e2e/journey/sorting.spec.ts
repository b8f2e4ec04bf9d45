/** A post bag of emails, each to its place; and more text than a box can hold. */
import {
  answerOpenDialog,
  axeProblems,
  expect,
  focused,
  freshFolder,
  mainWindow,
  press,
  removeFolder,
  sidewaysScroll,
  test,
} from '../harness';
import { outlookMessage } from '../../fixtures/outlook-message';
import { dropOn, fileIn, pasteText, words } from './evidence-files';
import { onCase, setUp, unlock } from './flows';
import path from 'node:path';
import { LEAK } from './sample-files';
import { takeIn } from './story';

const letter = (subject: string, address: string, body: string) =>
  outlookMessage({
    subject,
    fromName: address.split('@')[0] ?? '',
    fromAddress: address,
    body,
    sent: new Date('2026-11-20T09:00:00Z'),
  });

test('several emails wait over a lock until each is a case, evidence, or discarded with a reason', async ({
  redress,
}) => {
  test.setTimeout(180_000);
  const files = await freshFolder();
  try {
    const { app, window: first } = await redress();
    await setUp(first);
    await takeIn({ app, window: first, files, out: files, look: async () => undefined });
    await press(first, 'Control+N');
    await answerOpenDialog(app, [
      await fileIn(files, '1.msg', letter('Bins missed', 'odo@mail.example', 'Missed on Monday.')),
      await fileIn(files, '2.msg', letter('Leak, WB-26-A0001', LEAK.address, 'It drips again.')),
      await fileIn(files, '3.msg', letter('Cheap watches', 'sale@mail.example', 'Buy now.')),
    ]);
    await first.getByRole('button', { name: 'Add an email or files' }).click();
    await expect(first.getByText('3 emails wait under “To sort” on Today.').first()).toBeVisible({
      timeout: 30_000,
    });
    const gone = first.waitForEvent('close');
    await press(first, 'Control+L').catch(() => undefined);
    await gone;
    const window = await mainWindow(app);
    await unlock(window);

    await press(window, 'Alt+1');
    const toSort = window.getByRole('list', { name: 'To sort' });
    await expect(toSort.getByRole('listitem')).toHaveCount(3);
    // The same email again, and something that is none, dropped on Today.
    await dropOn(toSort, [
      path.join(files, '1.msg'),
      await fileIn(files, 'list.txt', words('Milk and bread.')),
    ]);
    await expect(window.getByText('1 was waiting there already.')).toBeVisible();
    await expect(window.getByText('“list.txt” is not an email.')).toBeVisible();
    await expect(toSort.getByRole('listitem')).toHaveCount(3);
    expect(await axeProblems(window)).toEqual([]);
    expect(await sidewaysScroll(window)).toEqual([]);

    await toSort.getByRole('link', { name: /Leak, WB-26-A0001/ }).click();
    await expect(window.getByText('It drips again.')).toBeVisible();
    expect(await axeProblems(window)).toEqual([]);
    await window.getByRole('button', { name: 'Add to WB-26-A0001' }).click();
    await expect(window.getByText(/^1 of 2/)).toBeVisible();
    await expect.poll(() => focused(window)).toEqual({ role: 'h1', name: 'To sort' });

    await window.getByRole('button', { name: 'Next', exact: true }).click();
    await expect(window.getByText('Buy now.')).toBeVisible();
    await window.getByRole('button', { name: 'Discard…' }).click();
    await window.getByRole('button', { name: 'Discard it' }).click();
    await expect(window.getByText('Choose why it is discarded.')).toBeVisible();
    expect(await axeProblems(window)).toEqual([]);
    await window.getByRole('radio', { name: /Spam/ }).check();
    await window.getByRole('button', { name: 'Discard it' }).click();
    await expect(window.getByText(/^1 of 1/)).toBeVisible();
    await window.getByText('Discarded (1)').click();
    await expect(window.getByText(/Spam or advertising · Imogen Marlow/)).toBeVisible();

    await window.getByRole('button', { name: 'Make a new case from it' }).click();
    await expect(window.getByLabel('In their words')).toHaveValue('Missed on Monday.');
    await window.getByLabel('Service', { exact: true }).selectOption('Waste and recycling');
    const risk = window.getByRole('group', { name: /at risk/ });
    await risk.getByText('No', { exact: true }).click();
    // Until it is registered it waits; then it has its place.
    await press(window, 'Alt+1');
    await expect(toSort.getByRole('listitem')).toHaveCount(1);
    await press(window, 'Control+N');
    await window.getByRole('button', { name: 'Register case' }).click();
    expect(await onCase(window)).toContain('Bins missed');
    await press(window, 'Alt+1');
    await expect(window.getByRole('list').first()).toBeVisible();
    await expect(toSort).toHaveCount(0);
  } finally {
    await removeFolder(files);
  }
});

test('a megabyte pasted into New case is cut to the box, kept whole beside it, and said', async ({
  redress,
}) => {
  const { window } = await redress();
  await setUp(window);
  await press(window, 'Control+N');
  const box = window.getByLabel('In their words');
  const text = 'The repair was promised and did not come. '.repeat(25_000);
  await pasteText(box, text);
  await expect(
    window.getByText(/characters long\. The first 100,000 are in the box/).first(),
  ).toBeVisible();
  expect((await box.inputValue()).length).toBe(100_000);
  await expect(
    window.getByRole('list', { name: 'Files that come with the complaint' }),
  ).toContainText('Pasted text');
  // The window still answers.
  await box.press('End');
  await box.pressSequentially('Thank you.');
  await expect(box).toHaveValue(/Thank you\./);
  expect(await axeProblems(window)).toEqual([]);
  expect(await sidewaysScroll(window)).toEqual([]);

  await window.getByLabel('Name', { exact: true }).fill('Odo Finch');
  await window.getByLabel('Service', { exact: true }).selectOption('Housing repairs');
  await window.getByLabel('How', { exact: true }).selectOption('email');
  await window
    .getByRole('group', { name: /at risk/ })
    .getByText('No', { exact: true })
    .click();
  await window.getByRole('button', { name: 'Register case' }).click();
  await onCase(window);
  await window.getByRole('tab', { name: /^Evidence/ }).click();
  await expect(window.getByRole('article')).toContainText('Pasted text');
  await expect(window.getByRole('article')).toContainText('1 MB');
});
