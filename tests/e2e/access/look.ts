/** Looks at what is on screen now as everyone may have it: small, large, enlarged, light, dark. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type ElectronApplication, type Page } from '@playwright/test';
import {
  axeProblems,
  pageOverflow,
  resizeTo,
  SCREEN_SIZES,
  sidewaysScroll,
  zoomTo,
} from '../harness';

export interface Eyes {
  readonly app: ElectronApplication;
  readonly window: Page;
}

/** Nothing may move while it is measured, or colours would be measured half-way. */
export async function openEyes({ window }: Eyes): Promise<void> {
  await window.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
}

/**
 * Nothing scrolls sideways and the page fits the window, at both sizes and at 200 %; axe finds nothing in
 * light, and no colour too weak in dark (what else it looks at does not change with colours). Says all that
 * is wrong and lets the test go on, so that one run tells about every screen.
 * @param isLong outside the frame, and longer than a small window with reason
 */
export async function look({ app, window }: Eyes, name: string, isLong = false): Promise<void> {
  const [small, large] = SCREEN_SIZES;
  await resizeTo(app, window, large);
  await fits(window, `${name} at ${large.width}`, { isLong });
  await resizeTo(app, window, small);
  await fits(window, `${name} at ${small.width}`, { isLong });
  // The small one enlarged has the least room of all.
  await zoomTo(app, window, 2);
  await fits(window, `${name} at ${small.width}, 200 %`, { isEnlarged: true });
  await zoomTo(app, window, 1);
  // axe measures what covers what; the engine needs a frame or two to lay the page out again.
  await window.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
  expect.soft(await axeProblems(window), `${name}, light`).toEqual([]);
  await window.emulateMedia({ colorScheme: 'dark' });
  expect.soft(await weakColours(window), `${name}, dark`).toEqual([]);
  await window.emulateMedia({ colorScheme: 'light' });
}

async function fits(
  window: Page,
  name: string,
  { isLong = false, isEnlarged = false },
): Promise<void> {
  const tables = isEnlarged ? await tableBoxes(window) : [];
  const sideways = await sidewaysScroll(window);
  expect
    .soft(
      sideways.filter((line) => !tables.some((box) => line.startsWith(`${box}:`))),
      `${name} scrolls sideways`,
    )
    .toEqual([]);
  // Set-up and the lock have no frame: there the page itself scrolls when it must.
  if ((isEnlarged || isLong) && (await window.getByRole('main').getAttribute('id')) !== 'main')
    return;
  expect
    .soft(await pageOverflow(window), `${name} is higher than the window`)
    .toBeLessThanOrEqual(0);
}

/** WCAG 1.4.10 lets a table be wider than an enlarged window: its rows would mean nothing cut up. */
const tableBoxes = (window: Page) =>
  window.evaluate(() =>
    [...document.querySelectorAll('[role="grid"]')].map(
      (box) => `${box.tagName.toLowerCase()}.${box.className}`,
    ),
  );

/** Text that cannot be told from its ground, with the ratio measured. */
async function weakColours(window: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page: window })
    .setLegacyMode(true)
    .withRules(['color-contrast'])
    .analyze();
  return violations.flatMap(({ nodes }) =>
    nodes.map(({ target, any }) => `${target.join(' ')}: ${any[0]?.message ?? ''}`),
  );
}
