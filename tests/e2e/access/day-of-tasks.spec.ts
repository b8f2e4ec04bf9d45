/** A coordinator's day from Today, by keyboard alone: Enter opens the step itself, and what is done leaves. */
import { todayInLondon } from '@shared/calendar';
import { expect, type Page } from '@playwright/test';
import { dayOfTasks, eventsOf } from '../../fixtures/day-of-tasks';
import { focused, press, removeFolder, test } from '../harness';
import { seededProfile } from '../harness/seeded';
import { unlock } from '../journey/flows';
import { choose, DIALOG, goTo, pick, pressed, typeInto } from './by-keyboard';

interface DayTask {
  /** What the row says, by its verb and its person. */
  readonly row: RegExp;
  /** What has the focus once Enter has opened the step. */
  readonly opens: string | RegExp;
  readonly act: (window: Page) => Promise<void>;
}

/** Fills one field of the form that has opened, and saves. */
const write = (field: string | RegExp, text: string) => async (window: Page) => {
  await typeInto(window, field, text);
  await press(window, 'Control+Enter');
};
const save = (window: Page) => press(window, 'Control+Enter');
const issue = async (window: Page) => {
  await expect(window.getByText('Must contain').first()).toBeVisible();
  await press(window, 'Control+Enter');
  await expect(window.locator(DIALOG)).toBeVisible();
  await goTo(window, 'Issue letter');
  await press(window, 'Enter');
  await expect(window.getByText(/Frozen as it went/)).toBeVisible({ timeout: 20_000 });
};
const confirm = (button: string) => async (window: Page) => {
  await expect(window.locator(DIALOG)).toBeVisible();
  await goTo(window, button);
  await press(window, 'Enter');
  await expect(window.locator(DIALOG)).toHaveCount(0);
};

const DAY: readonly DayTask[] = [
  {
    row: /^Tell safeguarding about the risk.*Alder Coldharbour/,
    opens: 'Who was told',
    act: write('Who was told', 'Orla Finch, safeguarding'),
  },
  {
    row: /^Tell the Data Protection Officer.*Briony Dunmallow/,
    opens: 'Who was told',
    act: write('Who was told', 'Petra Lindow, Data Protection Officer'),
  },
  { row: /^Send acknowledgement.*Cato Eskdrift/, opens: /acknowledgement/i, act: issue },
  { row: /^Call back.*Hestia Lapwing/, opens: /^It was kept/, act: save },
  {
    row: /^Call back.*Gwil Jessamine.*today at 15:45/,
    opens: /^It was kept/,
    act: async (window) => {
      await pick(window, /^It was kept/, /^It is moved/);
      await typeInto(window, 'New day', 'in 3 weeks');
      await write('Why', 'Nobody answered; they asked for another day.')(window);
    },
  },
  {
    row: /^Agree the definition.*Emrys Hollinshade/,
    opens: 'We will look into',
    act: write('We will look into', 'Why the leak was not mended.'),
  },
  {
    row: /^List the points.*Tamsin Bramblewick/,
    opens: /^What did the council do/,
    act: write(/^What did the council do/, 'The leak was not mended for thirty days.'),
  },
  {
    row: /^Find on the points.*Xanthe Moorcroft/,
    opens: 'What should have happened',
    act: async (window) => {
      await typeInto(window, 'What should have happened', 'Mended within five working days.');
      await typeInto(window, 'What happened', 'Mended after thirty.');
      await pick(window, /^(Upheld|Partly upheld|Not upheld|No finding|Withdrawn)$/, /^Upheld$/);
      await write('Why', 'The job was closed by mistake.')(window);
    },
  },
  {
    row: /^Record the root cause.*Saskia Yarrowby/,
    opens: 'What caused it?',
    act: async (window) => {
      await choose(window, 'What caused it?', 'Process not followed');
      await write('Why do you think so?', 'Closed jobs are not checked.')(window);
    },
  },
  {
    row: /^Settle the remedy.*Bertram Rushcliff/,
    opens: /^Apology/,
    act: async (window) => {
      await pick(window, /^Apology/, /^Apology/);
      await write(
        /as the letter will say it$/,
        'We are sorry that we left the leak so long.',
      )(window);
    },
  },
  { row: /^Send stage 1 response.*Wilfrid Larkmead/, opens: /stage 1 response/i, act: issue },
  { row: /^Send the extension letter.*Yorick Netherby/, opens: /extension/i, act: issue },
  { row: /^Keep the promise.*Idris Merrydown/, opens: /^It was kept/, act: save },
  {
    row: /^Get sign-off from Rowan Tansy.*Juno Nettlefold/,
    opens: 'It may go',
    act: async (window) => {
      await pick(window, /^It m/, /^It may go/);
      await save(window);
    },
  },
  {
    row: /^Chase Tamsin Vane.*Merrick Rookhope/,
    opens: /^Everything was answered/,
    act: write('What came, and what is still owed', 'The job log, complete.'),
  },
  {
    row: /^Chase Ada Moss.*Linnea Quillfeather/,
    opens: /^Everything was answered/,
    act: async (window) => {
      await pick(window, /^Everything was answered/, /^It is not needed/);
      await write('Why', 'The log came from the contractor.')(window);
    },
  },
  {
    row: /^Follow up: waiting for consent.*Nerys Sedgemoor/,
    opens: 'Runs again from',
    act: write('What has come', 'Her daughter’s consent, in writing.'),
  },
  { row: /^Answer the Ombudsman.*Orla Thistlewood/, opens: 'We answered', act: save },
  { row: /^Carry out remedy.*Piran Umberleigh/, opens: 'Done on', act: save },
  { row: /^Carry out learning action.*Quilla Vetchley/, opens: 'Done on', act: save },
  {
    row: /^Check whether the change worked.*Ambrose Pettigrew/,
    opens: 'Yes',
    act: async (window) => {
      await pick(window, /^Yes$/, /^Yes$/);
      await write(/^What you saw/, 'No job closed by mistake in three months.')(window);
    },
  },
  {
    row: /^Close the case.*Rafferty Wintergreen/,
    opens: /./,
    act: confirm('Close the case'),
  },
  {
    row: /^Pass the request to the service.*Ursel Coldharbour/,
    opens: /./,
    act: confirm('Close the case'),
  },
];

test('more than twenty different tasks of a day are done from Today by keyboard', async ({
  redress,
}) => {
  test.setTimeout(300_000);
  const { profile, passphrase } = await seededProfile(
    eventsOf(dayOfTasks(todayInLondon(Date.now()))),
  );
  try {
    const { window } = await redress({ profile });
    await unlock(window, passphrase);
    for (const task of DAY) {
      await test.step(String(task.row), async () => {
        await goToRow(window, task.row);
        await press(window, 'Enter');
        await expect.poll(async () => (await focused(window)).name).toMatch(task.opens);
        await task.act(window);
        await pressed(window, 'Alt+1');
        await expect(rows(window).first()).toBeVisible();
        await expect(rows(window).filter({ hasText: plain(task.row) })).toHaveCount(0);
      });
    }
  } finally {
    await removeFolder(profile);
  }
});

const rows = (window: Page) => window.getByRole('main').locator('a[data-key]');

/** As the row's text has no space between its parts. */
const plain = (row: RegExp) => new RegExp(row.source.replace(/^\^/, ''));

/** Down the list with J, from its first row, until the row that says this. */
async function goToRow(window: Page, words: RegExp): Promise<void> {
  await expect(rows(window).first()).toBeVisible();
  const target = rows(window).filter({ hasText: plain(words) });
  await expect(target, `Today lists ${String(words)} once`).toHaveCount(1);
  const isInList = () =>
    window.evaluate(() => document.activeElement?.hasAttribute('data-key') === true);
  for (let stops = 0; stops < 40 && !(await isInList()); stops += 1) await press(window, 'Tab');
  await press(window, 'Home');
  for (let moves = 0; moves < 60; moves += 1) {
    if (words.test((await focused(window)).name)) return;
    await press(window, 'j');
  }
  throw new Error(`J never reached ${String(words)}.`);
}
