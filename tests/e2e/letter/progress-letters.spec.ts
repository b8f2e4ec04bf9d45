/** Progress letters to many cases at once: each checked, those that can go issued, their Word files in a folder. */
import { todayInLondon } from '@shared/calendar';
import type { NewCaseEvent } from '@shared/case-file/schema';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { acknowledged, point, received, workDays } from '../../fixtures/day-of-tasks';
import {
  answerOpenDialog,
  axeProblems,
  expect,
  freshFolder,
  press,
  removeFolder,
  test,
} from '../harness';
import { seededProfile } from '../harness/seeded';
import { unlock } from '../journey/flows';

const today = todayInLondon(Date.now());
const ago = workDays(today, -4);
const asked: NewCaseEvent = {
  kind: 'information.asked',
  data: {
    request: 'request-1',
    of: { name: 'Alder Finch', service: 'Housing repairs' },
    asks: 'Why was the job closed?',
    askedOn: ago,
    dueOn: workDays(today, 2),
  },
};
const inHand = (number: number, name: string) => [
  received(number, { name, receivedOn: ago }),
  ...acknowledged(ago),
  point(),
  asked,
];

test('the letters that can go are issued at once, and the others say what they lack', async ({
  redress,
}) => {
  test.setTimeout(180_000);
  const { profile, passphrase } = await seededProfile([
    inHand(1, 'Alder Coldharbour'),
    inHand(2, 'Briony Dunmallow'),
    // Nothing was done here yet, so there is nothing to say.
    [received(3, { name: 'Cato Eskdrift', receivedOn: ago }), ...acknowledged(ago)],
  ]);
  const out = await freshFolder();
  try {
    const { app, window } = await redress({ profile });
    await unlock(window, passphrase);
    await press(window, 'Alt+2');
    await window.getByRole('row', { name: /Eskdrift/ }).waitFor();
    await window.getByRole('row', { name: /Eskdrift/ }).focus();
    await press(window, 'Control+A');
    await window.getByRole('button', { name: 'Progress letters…' }).click();
    const dialog = window.getByRole('dialog', { name: 'Progress letters' });
    await expect(dialog.getByRole('button', { name: 'Issue 2 letters' })).toBeEnabled();
    await expect(dialog.getByRole('listitem').filter({ hasText: 'Eskdrift' })).toContainText(
      'Fill in',
    );
    await expect(dialog.getByRole('checkbox', { name: /Coldharbour/ })).toBeChecked();
    expect(await axeProblems(window)).toEqual([]);

    await test.step('one is left out, and goes another day', async () => {
      await dialog.getByRole('checkbox', { name: /Dunmallow/ }).uncheck();
      await dialog.getByRole('button', { name: 'Issue 1 letter' }).click();
      const after = window.getByRole('dialog', { name: 'Progress letters issued' });
      await expect(after).toContainText('1 letter is issued and frozen');
      await answerOpenDialog(app, [out]);
      await after.getByRole('button', { name: 'Save the Word files in a folder…' }).click();
      await expect(after).toHaveCount(0);
      const [folder] = await readdir(out);
      expect(await readdir(path.join(out, folder ?? ''))).toEqual([
        expect.stringMatching(/^WB-26-T0001 .*\.docx$/),
      ]);
    });
    await window.getByRole('row', { name: /Coldharbour/ }).click();
    await window.getByRole('tab', { name: 'Letters 2' }).click();
    await expect(window.getByText('Progress update').first()).toBeVisible();
  } finally {
    await Promise.all([profile, out].map(removeFolder));
  }
});
