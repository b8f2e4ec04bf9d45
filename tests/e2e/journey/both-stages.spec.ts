/** A complaint lived through both stages: more time, a stopped clock, a final answer, and on to the Ombudsman. */
import type { Page } from '@playwright/test';
import {
  answerOpenDialog,
  expect,
  freshFolder,
  removeFolder,
  saveEverythingIn,
  test,
} from '../harness';
import {
  addPoint,
  backToCase,
  issueLetter,
  next,
  offerRemedy,
  recordFinding,
  recordRootCause,
  setUp,
  takeNextStep,
  writeDefinition,
} from './flows';
import { allFiles, takeIn } from './story';

test('a complaint goes through both stages with an extension, a suspension and a referral', async ({
  redress,
}) => {
  test.setTimeout(300_000);
  const files = await freshFolder();
  const out = await freshFolder();
  try {
    const { app, window } = await redress();
    await saveEverythingIn(app, out);
    await setUp(window);
    await takeIn({ app, window, files, out, look: () => Promise.resolve() });
    const press = (name: string) => window.getByRole('button', { name, exact: true }).click();
    const tab = (name: string) => window.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
    /** The letter the Next panel asks for, as it comes from the case. */
    const sendNext = async (words: string | RegExp) => {
      await takeNextStep(window, words);
      await expect(window.getByText('Must contain').first()).toBeVisible();
      await issueLetter(window);
      await backToCase(window);
    };

    // Stage 1.
    await writeDefinition(
      window,
      'The time it took to mend the leak, and the visits that were missed.',
      'The ceiling made good, and an apology.',
    );
    await tab('Points');
    await addPoint(window, 'The leak was left for seven weeks.');
    await sendNext('Write the acknowledgement');

    // More time: planned, then told.
    await tab('Actions');
    await press('More time');
    await window.getByLabel('New date for the answer').fill(await latestOffered(window));
    await window
      .getByLabel('Why more time is needed')
      .fill('The contractor keeps its own records.');
    await press('Plan the extension');
    await expect(next(window)).toContainText('Send the extension letter');
    await sendNext('Write the letter');
    await expect(window.getByRole('img', { name: /extended from/ })).toBeVisible();

    // The clock stops for consent, and runs again.
    await tab('Actions');
    await press('Stop the clock');
    await window.getByRole('radio', { name: 'Waiting for consent' }).check();
    await window.getByLabel('Why, as the letter will say it').fill('Her sister must agree first.');
    await press('Plan the stop');
    await sendNext('Write the letter');
    await expect(window.getByRole('img', { name: /clock stopped since/ })).toBeVisible();
    await takeNextStep(window, 'Start the clock again');
    await window.getByLabel('What has come').fill('Her sister has agreed in writing.');
    await press('Start the clock');
    await expect(next(window)).toContainText('Send the letter that the clock runs again');
    await sendNext('Write the letter');

    await decide(window, 'Not upheld', 'It was mended within the time the policy allows.');
    await recordRootCause(window, 'No fault found', 'The log shows the visits.');
    await sendNext(/^Write the stage 1 response/);
    await expect(next(window)).toContainText('Close the case');

    // Stage 2: asked for, looked at again by somebody else.
    await tab('Actions');
    await press('They ask for stage 2');
    await window.getByLabel('What they say, in their words').fill('You did not read the job log.');
    await press('Begin the next stage');
    await expect(window.getByRole('tabpanel')).toContainText('Stage 2');
    await sendNext('Write the acknowledgement');
    await takeNextStep(window, 'Name the decision-maker');
    await window.getByRole('combobox', { name: 'Name' }).fill('Imogen Sallow');
    await window.getByLabel('Job title').fill('Head of Housing');
    for (const question of [/take part/, /manage, somebody/, /know the person/]) {
      await window.getByRole('group', { name: question }).getByText('No', { exact: true }).click();
    }
    await press('Record who acts');
    await decide(window, 'Upheld', 'The log shows no visit for seven weeks.');
    await expect(window.getByRole('button', { name: /Stage 1: not upheld/i })).toHaveCount(0);
    await recordRootCauseAgain(window);
    await offerRemedy(window, 'Apology', 'We are sorry that we left the leak for seven weeks.');
    await offerRemedy(window, 'Correction', 'We will make good the ceiling.', 'in 20 days');
    await sendNext(/^Write the stage 2 response/);
    await expect(next(window)).toContainText('Close the case');
    await tab('Actions');
    await expect(window.getByRole('button', { name: 'They ask for stage 3' })).toHaveCount(0);

    // The Ombudsman writes; the bundle goes, and the enquiry is answered with it.
    await press('The Ombudsman has written');
    await window.getByLabel('Their reference').fill('26 004 111');
    await window.getByLabel('They want it by').fill('in 20 days');
    await window
      .getByLabel('What they ask, numbered as in their letter')
      .fill('1. Send us your full responses at both stages.');
    await press('Record the enquiry');
    await window.getByRole('link', { name: 'Bundle', exact: true }).click();
    await press('Make the bundle');
    await expect(window.getByText(/Made and checked/)).toBeVisible({ timeout: 90_000 });
    await answerOpenDialog(app, [out]);
    await press('Save bundle…');
    await expect(window.getByRole('region', { name: 'Messages' })).toContainText(
      /Saved \d+ files/,
      {
        timeout: 20_000,
      },
    );
    expect((await allFiles(out)).some((name) => name.endsWith('manifest.json'))).toBe(true);
    await window.getByRole('main').getByRole('link').first().click();
    await tab('Actions');
    await window.getByRole('button', { name: /^Answered or decided/ }).click();
    await window.getByLabel('What was sent').fill('The bundle, both responses in it.');
    await press('Record it');
    await expect(window.getByText('with the Ombudsman')).toBeVisible();

    // The whole story can be read.
    await tab('History');
    for (const told of [/the extension/i, /clock/i, /stage 2/i, /LGSCO/]) {
      await expect(window.getByRole('tabpanel').getByText(told).first()).toBeVisible();
    }
  } finally {
    await removeFolder(files);
    await removeFolder(out);
  }
});

/** The latest date the form offers, as it says it. */
async function latestOffered(window: Page): Promise<string> {
  const said = (await window.getByText(/The latest new date is/).textContent()) ?? '';
  return /latest new date is \w+ (\d+ \w+ \d+)/.exec(said)?.[1] ?? '';
}

const decide = (window: Page, outcome: string, why: string) =>
  recordFinding(window, {
    outcome,
    should: 'A repair within five working days (Repairs policy 4.2).',
    happened: 'The job log shows when somebody came.',
    why,
  });

/** At stage 2 the root cause is looked at again, where it says that no fault was found. */
async function recordRootCauseAgain(window: Page): Promise<void> {
  await window.getByRole('tab', { name: /^Overview/ }).click();
  const part = window.locator('section').filter({ hasText: 'Root cause' }).first();
  await part.getByRole('button', { name: 'Change' }).click();
  await window.getByLabel('What caused it?').selectOption({ label: 'Process not followed' });
  await window.getByLabel('Why do you think so?').fill('Closed jobs are not checked.');
  await window.getByRole('button', { name: 'Record the root cause' }).last().click();
  await expect(window.getByLabel('Why do you think so?')).toHaveCount(0);
}
