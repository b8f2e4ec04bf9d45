/** What a coordinator does, as steps a test can take: used by the journey, the canary, the demo and the benches. */
import { expect, type Page } from '@playwright/test';

export const PASSPHRASE = 'larch wharf tannery seven';
export const COUNCIL = 'Westmere Borough Council';

/** From an empty profile to an open vault. @returns the recovery key, as shown. */
export async function setUp(window: Page, passphrase = PASSPHRASE): Promise<string> {
  const next = (name: string) => window.getByRole('button', { name, exact: true }).click();
  await expect(window.getByRole('heading', { name: 'Set up Redress' })).toBeVisible();
  await next('Continue');
  await window.getByLabel('Name of the council').fill(COUNCIL);
  await window.getByLabel('Case references begin with').fill('WB');
  await next('Continue');
  await window.getByLabel('Your name').fill('Imogen Marlow');
  await window.getByLabel('Job title').fill('Complaints coordinator');
  await window.getByLabel('Work email').fill('imogen.marlow@westmere.example');
  await window.getByLabel('Work phone').fill('01632 960002');
  await next('Continue');
  for (const field of await window.locator('input[type="password"]').all())
    await field.fill(passphrase);
  await next('Continue');
  await window.getByRole('radio', { name: /Not now/ }).check();
  await next('Make the vault');
  await expect(window.getByRole('heading', { name: 'Your recovery key' })).toBeVisible({
    timeout: 60_000,
  });
  const said = (await window.getByText(/^The recovery key:/).textContent()) ?? '';
  const groups = said
    .replace('The recovery key: ', '')
    .split(', ')
    .map((group) => group.replaceAll(' ', ''));
  await next('I have written it down');
  const asked = window.getByRole('textbox');
  for (const field of await asked.all()) {
    const label = await field.evaluate(
      (input) => (input as HTMLInputElement).labels?.[0]?.textContent ?? '',
    );
    await field.fill(groups[ordinal(label)] ?? '');
  }
  await next('Finish');
  await expect(window.getByRole('navigation').first()).toBeVisible({ timeout: 20_000 });
  return groups.join('-');
}

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh'];
const ordinal = (label: string): number =>
  ORDINALS.findIndex((word) => label.toLowerCase().includes(word));

export async function unlock(window: Page, passphrase = PASSPHRASE): Promise<void> {
  await window.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await window.getByRole('button', { name: 'Unlock', exact: true }).click();
  await expect(window.getByRole('navigation').first()).toBeVisible({ timeout: 30_000 });
}

/** The case's title, once its screen is there. */
export async function onCase(window: Page): Promise<string> {
  await expect(window.getByRole('tab', { name: /^Overview/ })).toBeVisible({ timeout: 20_000 });
  return (await window.locator('h1').textContent()) ?? '';
}

export const next = (window: Page) => window.getByRole('complementary', { name: 'Next' });

/** Presses what the Next pane offers. */
export async function takeNextStep(window: Page, words: string | RegExp): Promise<void> {
  await next(window).getByRole('link', { name: words }).click();
}

export async function writeDefinition(window: Page, text: string, outcomes: string): Promise<void> {
  await takeNextStep(window, 'Write the definition');
  await window.getByLabel('We will look into').fill(text);
  await window.getByLabel('The outcome they want').fill(outcomes);
  await window.getByLabel('Agreed with them on').fill('today');
  await window.getByLabel('How', { exact: false }).last().fill('by phone');
  await window.getByRole('button', { name: 'Save the definition' }).click();
  await expect(window.getByRole('button', { name: 'Save the definition' })).toHaveCount(0);
}

export async function issueLetter(window: Page): Promise<void> {
  await window.getByRole('button', { name: 'Issue letter…' }).click();
  const dialog = window.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: 'Issue letter', exact: true }).click();
  await expect(window.getByText(/Frozen as it went/)).toBeVisible({ timeout: 20_000 });
}

export async function backToCase(window: Page, tab = 'Overview'): Promise<void> {
  await window.getByRole('main').getByRole('link').first().click();
  await window.getByRole('tab', { name: new RegExp(`^${tab}`) }).click();
}

export async function addPoint(window: Page, text: string): Promise<void> {
  const form = window.getByLabel('What did the council do, or not do?');
  const opener = window.getByRole('button', { name: 'Add a point' });
  // With no points yet the form opens by itself, once its draft has been looked for.
  await expect(form.or(opener).first()).toBeVisible();
  if ((await form.count()) === 0) await opener.click();
  await form.fill(text);
  await window.getByRole('button', { name: 'Add the point' }).click();
  await expect(window.getByRole('article').filter({ hasText: text })).toBeVisible();
}

export interface FindingWords {
  readonly outcome: string;
  readonly should: string;
  readonly happened: string;
  readonly why: string;
}

export async function recordFinding(window: Page, words: FindingWords): Promise<void> {
  await takeNextStep(window, 'Record finding');
  await window.getByLabel('What should have happened').fill(words.should);
  await window.getByLabel('What happened', { exact: true }).fill(words.happened);
  await window.getByRole('radio', { name: words.outcome, exact: true }).check();
  await window.getByLabel('Why', { exact: true }).fill(words.why);
  await window.getByRole('button', { name: 'Record finding', exact: true }).last().click();
  await expect(window.getByLabel('What should have happened')).toHaveCount(0);
}

export async function recordRootCause(window: Page, cause: string, why: string): Promise<void> {
  await takeNextStep(window, /root cause/i);
  await window.getByLabel('What caused it?').selectOption({ label: cause });
  await window.getByLabel('Why do you think so?').fill(why);
  await window.getByRole('button', { name: 'Record the root cause' }).last().click();
  await expect(window.getByLabel('Why do you think so?')).toHaveCount(0);
}

export async function offerRemedy(
  window: Page,
  kind: string,
  text: string,
  due?: string,
): Promise<void> {
  const form = window.getByRole('group', { name: /What will be done/ });
  // The step before may be opening it at this moment.
  const isOpening = await form.waitFor({ timeout: 1500 }).then(
    () => true,
    () => false,
  );
  if (!isOpening) {
    await window.getByRole('tab', { name: /^Overview/ }).click();
    await window.getByRole('button', { name: 'Offer a remedy' }).click();
  }
  await window.getByRole('radio', { name: new RegExp(`^${kind}`) }).check();
  await window.getByLabel(/as the letter will say it/).fill(text);
  if (due !== undefined) await window.getByLabel('By when').fill(due);
  await window.getByRole('button', { name: 'Save the remedy' }).click();
  await expect(window.getByRole('button', { name: 'Save the remedy' })).toHaveCount(0);
}
