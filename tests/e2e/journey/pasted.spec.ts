import { axeProblems, expect, test } from '../harness';
import { setUp } from './flows';

const PASTED = `From: Fenella Bramblewick <fenella@mail.example>
Sent: 16 November 2026 08:51
Subject: RE: Leak at 12 Tannery Row

I reported the leak on 2 September.`;

test('an email pasted as text fills the form, and can be had back as it was', async ({
  redress,
}) => {
  const { window } = await redress();
  await setUp(window);
  await window.keyboard.press('Control+N');
  const theirs = window.getByLabel('In their words');
  const paste = (text: string) =>
    theirs.evaluate((field, words) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', words);
      field.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    }, text);
  await paste(PASTED);
  await expect(theirs).toHaveValue('I reported the leak on 2 September.');
  await expect(window.getByLabel('Name', { exact: true })).toHaveValue('Fenella Bramblewick');
  await expect(window.getByLabel('Received on')).toHaveValue('16/11/2026');
  await expect(window.getByLabel(/^Time/)).toHaveValue('08:51');
  await expect(window.getByLabel('How', { exact: true })).toHaveValue('email');
  expect(await axeProblems(window)).toEqual([]);
  await window.getByRole('button', { name: 'Keep the text as pasted' }).click();
  await expect(theirs).toHaveValue(PASTED);

  // Onto words that stand there, a paste is only a paste.
  await theirs.fill('They rang first.');
  await paste(PASTED);
  await expect(window.getByLabel('Name', { exact: true })).toHaveValue('Fenella Bramblewick');
  await expect(theirs).toHaveValue('They rang first.');
});
