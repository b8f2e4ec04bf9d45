/** Beside the complaint by email: one by phone, settled in a day, and one from nobody. Both to their end. */
import { expect, type Page } from '@playwright/test';
import {
  addPoint,
  backToCase,
  issueLetter,
  next,
  onCase,
  recordFinding,
  recordRootCause,
  takeNextStep,
  writeDefinition,
} from '../journey/flows';
import type { Stage } from '../journey/story';
import { saveWord } from '../journey/story';

/** A call about missed bins: agreed on the phone what will be done, answered in a short letter, done, closed. */
export async function byPhone({ window, out, look }: Stage): Promise<void> {
  await window.keyboard.press('Control+N');
  await window.getByLabel('How', { exact: true }).selectOption('Phone');
  await window.getByLabel('Name', { exact: true }).fill('Osric Fennimore');
  await window
    .getByLabel(/^Phone/)
    .first()
    .fill('01632 960017');
  await window.getByLabel(/^Address/).fill('7 Larch Court\nWestmere\nWX4 6HD');
  await window
    .getByLabel('In their words')
    .fill(
      'My brown bin has been missed three times running. I rang each time and was told it would be Friday. It is four weeks now and the garden waste is rotting by the gate.',
    );
  await window
    .getByLabel(/^In one line/)
    .fill('Brown bin missed three times; told “Friday” each time');
  await window
    .getByLabel(/^What do they want/)
    .fill('The bin emptied this week, and somebody to ring if it is missed again.');
  await window.getByLabel('Service', { exact: true }).selectOption('Waste and recycling');
  await noRisk(window);
  await look('new-case-by-phone');
  await window.getByRole('button', { name: 'Register case' }).click();
  await onCase(window);
  await writeDefinition(
    window,
    'Why the brown bin at 7 Larch Court was missed three times.',
    'The bin emptied this week, and a call if it is missed again.',
  );
  await window.getByRole('tab', { name: /^Actions/ }).click();
  await look('case-actions');
  await window.getByRole('button', { name: 'Settled by agreement' }).click();
  await window
    .getByLabel('What was agreed, as the letter will say it')
    .fill('We will empty your brown bin on Friday, and ring you if it cannot be done.');
  await window.getByLabel('Done by').fill('in 3 days');
  await window.getByLabel(/^How/).last().fill('by phone');
  await window.getByRole('button', { name: 'Record what was agreed' }).click();
  await expect(window.getByRole('button', { name: 'Record what was agreed' })).toHaveCount(0);
  await recordRootCause(
    window,
    'Process not followed',
    'The round was changed in October and the crew had the old list.',
  );
  await takeNextStep(window, 'Write the short response');
  await look('letter-early-resolution');
  await issueLetter(window);
  await saveWord(window, out);
  await backToCase(window);
  await close(window);
  await look('case-settled');
}

/** A note under the door about a play area: nobody to answer, so it is looked into, decided and closed. */
export async function fromNobody({ window, look }: Stage): Promise<void> {
  await window.keyboard.press('Control+N');
  await window.getByLabel('How', { exact: true }).selectOption('Letter');
  await window.getByLabel(/They did not give their name/).check();
  await window
    .getByLabel('In their words')
    .fill(
      'The gate of the play area in Tannery Fields does not shut. A child was nearly in the road.',
    );
  await window
    .getByLabel(/^In one line/)
    .fill('Gate of the play area in Tannery Fields does not shut');
  await window.getByLabel('Service', { exact: true }).selectOption('Parks and trees');
  await noRisk(window);
  await look('new-case-anonymous');
  await window.getByRole('button', { name: 'Register case' }).click();
  await onCase(window);
  await window.getByRole('tab', { name: /^Points/ }).click();
  await addPoint(window, 'The gate of the play area has not shut since the summer.');
  await recordFinding(window, {
    outcome: 'Upheld',
    should: 'A gate that does not shut is made safe within a day (Parks standard 3).',
    happened: 'It was reported in August and made safe today.',
    why: 'The report was filed as a request and nobody looked at it again.',
  });
  await recordRootCause(
    window,
    'Process not followed',
    'Requests are not looked through each week.',
  );
  await takeNextStep(window, /remedy/i);
  await window.getByRole('radio', { name: /^Correction/ }).check();
  await window
    .getByLabel(/as the letter will say it/)
    .fill('The gate was mended and is looked at each month.');
  await window.getByRole('button', { name: 'Save the remedy' }).click();
  await expect(window.getByRole('button', { name: 'Save the remedy' })).toHaveCount(0);
  await close(window);
  await window.getByRole('tab', { name: /^History/ }).click();
  await look('case-anonymous-history');
}

const noRisk = (window: Page) =>
  window
    .getByRole('group', { name: /at risk/ })
    .getByText('No', { exact: true })
    .click();

async function close(window: Page): Promise<void> {
  await expect(next(window)).toContainText('Close the case');
  await takeNextStep(window, 'Close the case');
  await window.getByRole('button', { name: 'Close the case' }).click();
  await expect(window.getByRole('alertdialog')).toHaveCount(0);
}
