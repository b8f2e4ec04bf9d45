/** The whole job without a mouse: set-up to bundle, lock and back, and never a moment of "where am I?". */
import { expect, type Page } from '@playwright/test';
import { focused, mainWindow, press, test } from '../harness';
import { COUNCIL, PASSPHRASE } from '../journey/flows';
import {
  arrivesAt,
  choose,
  DIALOG,
  expectDialogKeepsFocus,
  expectNoDeadEnd,
  goTo,
  goToTab,
  pick,
  pressed,
  takeNextStep,
  typeInto,
} from './by-keyboard';

const SUMMARY = 'The heating at 7 Larch Court has been off since 2 October.';
const CASE_TITLE = /heating at 7 Larch Court/;

test('the whole job can be done by keyboard alone', async ({ redress }) => {
  test.setTimeout(180_000);
  const { app, window } = await redress();

  await test.step('set-up', () => setUpByKeys(window));
  await test.step('a phone call becomes a case', () => takeCall(window));
  await test.step('definition and points', async () => {
    await define(window);
    await addPoint(window);
  });
  await test.step('the acknowledgement is written and issued', () => acknowledge(window));
  await test.step('finding, root cause, remedy', () => decide(window));
  await test.step('the stage 1 response is issued', () => answer(window));
  await test.step('the bundle is made', () => makeBundle(window));
  await test.step('lock and unlock', async () => {
    const gone = window.waitForEvent('close');
    // The window goes before the key comes up again.
    await press(window, 'Control+L').catch(() => undefined);
    await gone;
    const fresh = await mainWindow(app);
    await unlockByKeys(fresh);
    await arrivesAt(fresh, 'Bundle for the Ombudsman');
  });
});

test('dialogs take the keyboard in, keep it, and give it back on Escape', async ({ redress }) => {
  test.setTimeout(120_000);
  const { window } = await redress();
  await setUpByKeys(window);
  for (const [name, open] of [
    [/^Search or jump to/, 'Control+K'],
    [/^Shortcuts/, 'F1'],
  ] as const) {
    // By its button: back to the button.
    await goTo(window, name);
    await press(window, 'Enter');
    await expectDialogKeepsFocus(window);
    await pressed(window, 'Escape');
    await expect(window.locator(DIALOG)).toHaveCount(0);
    await expect.poll(async () => (await focused(window)).name).toMatch(name);
    // By its key, from anywhere: back to where one was.
    await pressed(window, 'Alt+9');
    await arrivesAt(window, 'Settings');
    await pressed(window, 'Alt+2');
    await arrivesAt(window, 'Cases');
    await goTo(window, /^Cases/);
    await press(window, open);
    await expectDialogKeepsFocus(window);
    await pressed(window, 'Escape');
    await expect(window.locator(DIALOG)).toHaveCount(0);
    await expect.poll(async () => (await focused(window)).name).toMatch(/^Cases/);
  }
  // Settings: a person is changed in a dialog.
  await pressed(window, 'Alt+9');
  await arrivesAt(window, 'Settings');
  await goTo(window, 'People');
  await pressed(window, 'Enter');
  await goTo(window, 'Add a person');
  await press(window, 'Enter');
  await expectDialogKeepsFocus(window);
  await pressed(window, 'Escape');
  await expect.poll(async () => (await focused(window)).name).toBe('Add a person');
  await expectNoDeadEnd(window, 14);
});

/** From the first window to Today. */
async function setUpByKeys(window: Page): Promise<void> {
  const on = async (button: string) => {
    await goTo(window, button);
    await press(window, 'Enter');
  };
  await expect(window.getByRole('heading', { name: 'Set up Redress' })).toBeVisible();
  await on('Continue');
  await arrivesAt(window, 'Your council');
  await typeInto(window, 'Name of the council', COUNCIL);
  await typeInto(window, 'Case references begin with', 'WB');
  await on('Continue');
  await arrivesAt(window, 'You');
  await typeInto(window, /^Your name/, 'Imogen Marlow');
  await typeInto(window, /^Job title/, 'Complaints coordinator');
  await typeInto(window, /^Work email/, 'imogen.marlow@westmere.example');
  await typeInto(window, /^Work phone/, '01632 960002');
  await on('Continue');
  await expect(window.locator('h1')).toBeFocused();
  await typeInto(window, 'Passphrase', PASSPHRASE);
  await typeInto(window, /, once more$/, PASSPHRASE);
  await on('Continue');
  await arrivesAt(window, 'A second key-holder');
  await pick(window, /^Yes, they are here/, /^Not now/);
  await on('Make the vault');
  await expect(window.locator('h1')).toHaveText('Your recovery key', { timeout: 60_000 });
  await arrivesAt(window, 'Your recovery key');
  const groups = await recoveryGroups(window);
  await on('I have written it down');
  await arrivesAt(window, 'Check what you wrote down');
  for (const field of await window.getByRole('textbox').all()) {
    const label = await field.evaluate(
      (input) => (input as HTMLInputElement).labels?.[0]?.textContent ?? '',
    );
    await typeInto(window, label, groups[ORDINALS.findIndex((word) => label.includes(word))] ?? '');
  }
  await on('Finish');
  await expect(window.getByRole('navigation').first()).toBeVisible({ timeout: 20_000 });
  await arrivesAt(window, /\d/);
}

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh'];

/** As a screen reader spells them out. */
async function recoveryGroups(window: Page): Promise<string[]> {
  const said = (await window.getByText(/^The recovery key:/).textContent()) ?? '';
  return said
    .replace('The recovery key: ', '')
    .split(', ')
    .map((group) => group.replaceAll(' ', ''));
}

async function takeCall(window: Page): Promise<void> {
  await press(window, 'Control+N');
  await arrivesAt(window, 'New case');
  await expectNoDeadEnd(window, 25);
  // Too early: the keyboard is taken to what is missing, and from there to the field.
  await pressed(window, 'Control+Enter');
  await expect(window.getByRole('alert', { name: 'There is a problem' })).toBeFocused();
  await press(window, 'Tab');
  await pressed(window, 'Enter');
  await expect.poll(async () => (await focused(window)).name).toBe('How');

  // A caller is asked who they are before their story.
  await choose(window, 'How', 'Phone');
  await typeInto(window, 'Name', 'Osric Fennimore');
  await typeInto(window, /^Phone/, '01632 960017');
  await typeInto(window, /^Address/, '7 Larch Court\nWestmere\nWX4 6HD');
  await typeInto(window, 'In their words', `${SUMMARY} I have called five times.`);
  await typeInto(window, /^In one line/, SUMMARY);
  await typeInto(window, /^What do they want/, 'The heating back on, and an apology.');
  await pick(window, /^(No|Yes)$/, /^No$/);
  await pick(window, /^(A complaint|A service request)/, /^A complaint/);
  // Somebody is added and taken away again: the keyboard is never left nowhere.
  await goTo(window, 'Add a person');
  await pressed(window, 'Enter');
  await expect.poll(async () => (await focused(window)).name).toBe('Name of person 2');
  await goTo(window, 'Remove person 2');
  await pressed(window, 'Enter');
  await expect.poll(async () => (await focused(window)).name).toBe('Add a person');
  await choose(window, 'Service', 'Housing repairs');
  await pressed(window, 'Control+Enter');
  await arrivesAt(window, CASE_TITLE);
  await expectNoDeadEnd(window, 10);
}

async function define(window: Page): Promise<void> {
  await takeNextStep(window, /Write the definition/);
  await typeInto(window, 'We will look into', 'Why the heating was off from 2 October.');
  await typeInto(window, 'The outcome they want', 'The heating back on, and an apology.');
  await typeInto(window, /^Agreed with them on/, 'today');
  await typeInto(window, /^How/, 'by phone');
  await pressed(window, 'Control+Enter');
  await expect(window.getByRole('button', { name: 'Save the definition' })).toHaveCount(0);
  await expect(window.getByText('Why the heating was off from 2 October.')).toBeVisible();
  // Done: back at what one has just changed.
  await expect.poll(async () => (await focused(window)).name).toBe('Change');

  // Opened by its own button and left again: back at that button, the draft kept.
  await pressed(window, 'Enter');
  await goTo(window, 'Close, keep the draft');
  await pressed(window, 'Enter');
  await expect.poll(async () => (await focused(window)).name).toBe('Change');
}

async function addPoint(window: Page): Promise<void> {
  await goToTab(window, /^Points/);
  const text = 'The heating was reported on 2 October and not repaired until 9 November.';
  await typeInto(window, /^What did the council do/, text);
  await pressed(window, 'Control+Enter');
  await expect(window.getByRole('article', { name: 'Point 1' })).toContainText(text);
  await expect.poll(async () => (await focused(window)).name).toBe('Add a point');
}

async function acknowledge(window: Page): Promise<void> {
  await takeNextStep(window, /acknowledgement/);
  await arrivesAt(window, /acknowledgement/i);
  await expectNoDeadEnd(window, 12);

  // Typed in place, as in any letter.
  const added = 'Please keep your receipts for the heaters.';
  await goTo(window, /, the letter$/);
  await expect.poll(() => focused(window)).toMatchObject({ role: 'textbox' });
  await press(window, 'Control+Home');
  await press(window, 'End');
  await pressed(window, 'Enter');
  await window.keyboard.type(added);

  // The dialog asks; Escape goes back to the letter, where the cursor was.
  await press(window, 'Control+Enter');
  await expectDialogKeepsFocus(window);
  await pressed(window, 'Escape');
  await expect(window.locator(DIALOG)).toHaveCount(0);
  await expect.poll(async () => (await focused(window)).name).toMatch(/, the letter$/);
  await window.keyboard.type(' Thank you.');
  await expect(window.getByText(`${added} Thank you.`)).toBeVisible();
  await issue(window);
  await expect(window.getByText(added)).toBeVisible();
  await backToCase(window);
}

async function issue(window: Page): Promise<void> {
  await press(window, 'Control+Enter');
  await expect(window.locator(DIALOG)).toBeVisible();
  await goTo(window, 'Issue letter');
  await press(window, 'Enter');
  await expect(window.getByText(/Frozen as it went/)).toBeVisible({ timeout: 20_000 });
  await expect(window.locator(DIALOG)).toHaveCount(0);
  // Another screen has come: its title has the keyboard.
  await expect(window.locator('h1')).toBeFocused();
}

/** The way back stands above the title. */
async function backToCase(window: Page): Promise<void> {
  await goTo(window, /^WB-\d\d-A\d+/, 'Shift+Tab');
  await press(window, 'Enter');
  await arrivesAt(window, CASE_TITLE);
}

async function decide(window: Page): Promise<void> {
  await takeNextStep(window, /Record finding/);
  await typeInto(window, 'What should have happened', 'A repair within one working day.');
  await typeInto(window, 'What happened', 'The repair came after 27 working days.');
  await pick(window, /^(Upheld|Partly upheld|Not upheld|No finding|Withdrawn)$/, /^Upheld$/);
  await typeInto(window, 'Why', 'The order was closed by mistake and nobody checked.');
  await pressed(window, 'Control+Enter');
  await expect(window.getByRole('article', { name: 'Point 1' })).toContainText('Upheld');
  await expect.poll(async () => (await focused(window)).name).toMatch(/^Change the finding/);

  await takeNextStep(window, /root cause/i);
  await choose(window, 'What caused it?', 'Process not followed');
  await typeInto(window, 'Why do you think so?', 'The closing check was skipped.');
  await pressed(window, 'Control+Enter');
  await expect(window.getByLabel('Why do you think so?')).toHaveCount(0);
  await expect.poll(async () => (await focused(window)).name).toBe('Change');

  await takeNextStep(window, /remedy/i);
  await pick(window, /^Apology/, /^Apology/);
  await typeInto(
    window,
    /as the letter will say it$/,
    'We are sorry that we left you without heat.',
  );
  await pressed(window, 'Control+Enter');
  await expect(window.getByRole('button', { name: 'Save the remedy' })).toHaveCount(0);
  await expect.poll(async () => (await focused(window)).name).toBe('Offer a remedy');
}

async function answer(window: Page): Promise<void> {
  await takeNextStep(window, /stage 1 response/);
  await arrivesAt(window, /stage 1 response/i);
  await expect(window.getByText('All there')).toBeVisible();
  await issue(window);
  await backToCase(window);
}

async function makeBundle(window: Page): Promise<void> {
  await goTo(window, 'Bundle');
  await press(window, 'Enter');
  await arrivesAt(window, 'Bundle for the Ombudsman');
  await expectNoDeadEnd(window, 10);
  await press(window, 'Control+Enter');
  await expect(window.getByText(/Made and checked/)).toBeVisible({ timeout: 90_000 });
  await goTo(window, /^Save bundle/);
}

async function unlockByKeys(window: Page): Promise<void> {
  await expect(window.getByLabel('Passphrase', { exact: true })).toBeFocused();
  await expectNoDeadEnd(window, 4);
  await typeInto(window, 'Passphrase', PASSPHRASE);
  await press(window, 'Enter');
  await expect(window.getByRole('navigation').first()).toBeVisible({ timeout: 30_000 });
}
