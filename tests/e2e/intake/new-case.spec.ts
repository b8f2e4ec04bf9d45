/** What comes in, whoever brings it: each kind of record from the first word to its case. */
import type { Page } from '@playwright/test';
import { expect, test } from '../harness';
import { next, onCase, setUp, takeNextStep } from '../journey/flows';
import { registerByPhone } from '../journey/register';

const noRisk = (window: Page) =>
  window.getByRole('group', { name: 'Is anyone at risk?' }).getByLabel('No', { exact: true });
const register = (window: Page) => window.getByRole('button', { name: 'Register case' }).click();
const problems = (window: Page) => window.getByRole('alert', { name: 'There is a problem' });
const follows = (window: Page) => window.getByRole('region', { name: 'When you register this' });

test('a call becomes a complaint: who first, safety before all else, the dates seen before and after', async ({
  redress,
}) => {
  const { window } = await redress();
  await setUp(window);
  await window.keyboard.press('Control+N');
  const headings = window.getByRole('main').locator('fieldset > legend');
  await expect(headings.filter({ hasText: 'What has happened' })).toBeVisible();
  const order = async () =>
    (await headings.allTextContents()).filter((words) =>
      ['Who is it?', 'What has happened'].includes(words),
    );
  expect(await order()).toEqual(['What has happened', 'Who is it?']);
  await window.getByLabel('How', { exact: true }).selectOption('Phone');
  expect(await order()).toEqual(['Who is it?', 'What has happened']);

  await register(window);
  await expect(problems(window)).toBeFocused();
  await expect(problems(window)).toContainText('Enter their name');
  await problems(window)
    .getByRole('link', { name: /Enter their name/ })
    .click();
  await expect(window.getByLabel('Name', { exact: true })).toBeFocused();

  await window.getByLabel('Name', { exact: true }).fill('Juno Rookhope');
  await window.getByLabel('Phone', { exact: false }).first().fill('01632 960011');
  await window.getByLabel('We may write').uncheck();
  await window.getByLabel('In their words').fill('The boiler is out again and my mother is 84.');
  await window
    .getByRole('group', { name: 'Is anyone at risk?' })
    .getByLabel('Yes', { exact: true })
    .check();
  await window.getByLabel(/What is the risk/).fill('No heating, aged 84, alone.');
  await window.getByLabel(/A hazard in their home/).check();
  await window.getByLabel('Service', { exact: true }).selectOption('Housing repairs');
  await register(window);
  // A hazard without a word of what it is helps nobody.
  await expect(problems(window)).toContainText('Write what it is');
  await window.getByLabel(/What is the hazard/).fill('No heating since Friday.');
  await window.getByLabel('When did they first know of it?').fill('1/3/2019');
  await expect(window.getByRole('main')).toContainText('That alone is no reason to refuse');
  await expect(follows(window)).toContainText('Tell safeguarding about the risk');
  await expect(follows(window)).toContainText(/Acknowledge by .*5 working days.*LGSCO Code 6\.2/);
  await expect(follows(window)).toContainText(/Answer by .*10 working days.*LGSCO Code 6\.3/);
  // Pressed twice by a hurried hand, it is one case.
  await window.getByRole('button', { name: 'Register case' }).evaluate((button) => {
    (button as HTMLButtonElement).click();
    (button as HTMLButtonElement).click();
  });
  await onCase(window);
  await expect(next(window)).toContainText('Tell safeguarding about the risk');
  await expect(window.getByRole('main')).toContainText('consider discretion and write why');
  await window.getByRole('tab', { name: /^People/ }).click();
  await expect(window.getByRole('article', { name: 'Juno Rookhope' })).toContainText(
    'Do not write',
  );
  await window.keyboard.press('Alt+2');
  await expect(window.getByRole('row', { name: /Rookhope/ })).toHaveCount(1);
});

test('somebody who gives no name is recorded, told what that means, and gets no letter', async ({
  redress,
}) => {
  const { window } = await redress();
  await setUp(window);
  await window.keyboard.press('Control+N');
  await window.getByLabel('How', { exact: true }).selectOption('Social media');
  await window.getByLabel('Name', { exact: true }).fill('Half typed');
  await window.getByLabel('In their words').fill('The officer shouted at me in the library.');
  await noRisk(window).check();
  await window.getByLabel(/They did not give their name/).check();
  await expect(window.getByRole('main')).toContainText('nobody can write back');
  await expect(follows(window)).toContainText('no letters go out');
  await window.getByLabel('Service', { exact: true }).selectOption('Leisure and libraries');
  await register(window);
  await onCase(window);
  await window.getByRole('tab', { name: /^People/ }).click();
  await expect(window.getByRole('article', { name: 'Name not given' })).toBeVisible();
  await expect(window.getByRole('main')).toContainText('No letter can go to anybody on this case');
  await expect(window.getByRole('main')).not.toContainText('Half typed');
});

test('an MP’s enquiry has dates of its own and is answered to the member', async ({ redress }) => {
  const { window } = await redress();
  await setUp(window);
  await window.keyboard.press('Control+N');
  await window.getByLabel('How', { exact: true }).selectOption('Email');
  await window.getByLabel('In their words').fill('My constituent has waited a year for a ramp.');
  await noRisk(window).check();
  await window.getByRole('radio', { name: /MP’s or councillor’s enquiry/ }).check();
  await window.getByLabel('Service', { exact: true }).selectOption('Adult social care');
  await register(window);
  await expect(problems(window)).toContainText('Enter the name of the MP or councillor');
  await window.getByLabel('Member’s name').fill('Tamsin Verey MP');
  await window.getByLabel('Member for').fill('Westmere North');
  await window.getByLabel('Email of the member').fill('not an address');
  await window.getByLabel('Name (optional)').fill('Osric Penhale');
  await register(window);
  // The command’s own problem stands beside the member’s field, not the constituent’s.
  await expect(window.locator('[data-field="member.email"]')).toContainText(
    'That is not an email address',
  );
  await window.getByLabel('Email of the member').fill('tamsin.verey@parliament.example');
  await expect(follows(window)).toContainText(/Acknowledge by .*2 working days/);
  await register(window);
  await onCase(window);
  await window.getByRole('tab', { name: /^People/ }).click();
  await expect(window.getByRole('article', { name: 'Tamsin Verey MP' })).toContainText(
    'Letters go to them',
  );
  await expect(window.getByRole('article', { name: 'Tamsin Verey MP' })).toContainText(
    'Westmere North',
  );
  await expect(window.getByRole('article', { name: 'Osric Penhale' })).toContainText(
    'does not receive them',
  );
});

test('a service request with the choice offered becomes a complaint and keeps its date', async ({
  redress,
}) => {
  const { window } = await redress();
  await setUp(window);
  await window.keyboard.press('Control+N');
  await window.getByLabel('How', { exact: true }).selectOption('Phone');
  await window.getByLabel('Received on').fill('3 weeks ago');
  await window.getByLabel('Name', { exact: true }).fill('Juno Rookhope');
  await window.getByLabel('In their words').fill('Please empty the bin on the corner.');
  await noRisk(window).check();
  await window.getByRole('radio', { name: /A service request/ }).check();
  await expect(follows(window)).toContainText('No complaint clock runs');
  await window
    .getByRole('group', { name: /offered the choice to complain/ })
    .getByLabel('Yes')
    .check();
  await window.getByLabel('Service', { exact: true }).selectOption('Street cleaning');
  await register(window);
  await expect(problems(window)).toContainText('Write how they were offered it');
  await window.getByLabel('How it was offered').fill('by phone');
  await window.getByLabel('What they said').fill('Just empty it, please.');
  await register(window);
  await onCase(window);
  const record = window
    .locator('section')
    .filter({ has: window.getByText('Record', { exact: true }) });
  await expect(record).toContainText('Just empty it, please.');

  await window.getByRole('button', { name: 'Make it a complaint' }).click();
  await expect(window.getByRole('main')).toContainText(/The date of receipt stays/);
  await expect(window.getByRole('main')).toContainText(
    'The acknowledgement is late from the start',
  );
  await window.getByLabel('How they told us').fill('by phone');
  await window.getByRole('button', { name: 'Make it a complaint' }).click();
  await expect(problems(window)).toContainText('Say why');
  await window.getByLabel('Why it is a complaint now').fill('Nobody came in three weeks.');
  await window.getByRole('button', { name: 'Make it a complaint' }).click();
  await expect(window.getByRole('region', { name: 'Messages' })).toContainText(
    'Its dates count from',
  );
  await expect(record).toContainText(/Complaint since .* a service request before/);
  await expect(window.getByRole('button', { name: 'Make it a complaint' })).toHaveCount(0);
  await takeNextStep(window, 'Write the definition');
});

test('names as they come: 300 letters, right to left, emoji; and they fit the window', async ({
  redress,
}) => {
  const { window } = await redress();
  await setUp(window);
  for (const name of ['Wilhelmina'.repeat(30), 'نور الهدى \u202Eאבג', '🦊 Fox 👩‍👩‍👧‍👦 O’Neill']) {
    await window.keyboard.press('Control+N');
    await window.getByLabel('How', { exact: true }).selectOption('Letter');
    await window.getByLabel('In their words').fill('Nobody came.');
    await noRisk(window).check();
    await window.getByLabel('Name', { exact: true }).fill(name);
    await window.getByLabel('Service', { exact: true }).selectOption('Parking');
    await register(window);
    await onCase(window);
    await window.getByRole('tab', { name: /^People/ }).click();
    await expect(window.getByRole('article').first()).toContainText(name);
    const sideways = await window.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
    expect(sideways, name.slice(0, 20)).toBe(false);
  }
});

test('somebody known is linked from the form, and what belongs to their case is added to it', async ({
  redress,
}) => {
  const { window } = await redress();
  await setUp(window);
  await registerByPhone(window);
  await window.keyboard.press('Control+N');
  await window.getByLabel('How', { exact: true }).selectOption('Phone');
  await window.getByLabel('Name', { exact: true }).fill('Juno Rookhope');
  await window.getByLabel('In their words').fill('And the street light is out too.');
  await noRisk(window).check();
  await window.getByLabel('Service', { exact: true }).selectOption('Highways');
  const side = window.getByRole('button', { name: /^Possible matches \(1\)/ });
  if (await side.isVisible()) await side.click();
  await window.getByRole('button', { name: /^Link with/ }).click();
  await window.keyboard.press('Escape');
  await expect(window.getByRole('list', { name: 'Linked cases' })).toContainText('Linked with');
  await register(window);
  await onCase(window);
  // Each case says it of the other.
  await window.getByRole('list', { name: 'Linked cases' }).getByRole('link').click();
  await expect(window.locator('h1')).toContainText('Nobody came.');
  await expect(window.getByRole('list', { name: 'Linked cases' })).toContainText('same person');

  await window.keyboard.press('Control+N');
  await window.getByLabel('How', { exact: true }).selectOption('Phone');
  await window.getByLabel('Name', { exact: true }).fill('Juno Rookhope');
  await window.getByLabel('In their words').fill('Nobody came again: when will they?');
  const again = window.getByRole('button', { name: /^Possible matches \(2\)/ });
  if (await again.isVisible()) await again.click();
  await window
    .getByRole('complementary', { name: /Possible matches/ })
    .getByRole('listitem')
    .filter({ hasText: 'Nobody came.' })
    .getByRole('button', { name: /^Add to case/ })
    .click();
  await window.getByRole('alertdialog').getByRole('button', { name: 'Add it to the case' }).click();
  await expect(window.getByRole('region', { name: 'Messages' })).toContainText('Added to');
  await window.getByRole('tab', { name: 'History' }).click();
  await expect(window.getByRole('main')).toContainText('when will they?');
  await window.keyboard.press('Control+N');
  await expect(window.getByLabel('In their words')).toHaveValue('');
});
