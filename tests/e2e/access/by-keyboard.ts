/** A person who has no mouse: every way to a control is Tab, an arrow, or a key of the app's own. */
import { expect, type Page } from '@playwright/test';
import { focused, press } from '../harness';

/** Tab stops passed before it counts as out of reach; no screen has more. */
const MOST_STOPS = 120;

/**
 * What is wrong with where the keyboard is now: focus fallen off the page, out of sight, covered, or not
 * marked. Empty when a person sees at once where they are.
 */
export function focusTrouble(window: Page): Promise<string> {
  return window.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return 'nothing has focus';
    const words = `${element.tagName.toLowerCase()} "${(element.getAttribute('aria-label') || element.textContent || element.getAttribute('name') || element.outerHTML).trim().slice(0, 50)}"`;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    const isMarked =
      (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
    if (!isMarked) return `${words} is not marked`;
    const box = element.getBoundingClientRect();
    const [left, right] = [Math.max(0, box.left), Math.min(innerWidth, box.right)];
    const [top, bottom] = [Math.max(0, box.top), Math.min(innerHeight, box.bottom)];
    if (right - left < 1 || bottom - top < 1) return `${words} is out of sight`;
    // WCAG 2.4.11: not entirely covered. Nine points of what is in the window.
    const isSeen = [0.05, 0.5, 0.95].some((across) =>
      [0.05, 0.5, 0.95].some((down) => {
        const hit = document.elementFromPoint(
          left + (right - left) * across,
          top + (bottom - top) * down,
        );
        return hit !== null && (element.contains(hit) || hit.contains(element));
      }),
    );
    return isSeen ? '' : `${words} is covered`;
  });
}

/** Presses keys, then waits until focus is somewhere and seen: screens draw a moment after the key. */
export async function pressed(window: Page, ...keys: readonly string[]): Promise<void> {
  await press(window, ...keys);
  await expect.poll(() => focusTrouble(window), `after ${keys.join(', ')}`).toBe('');
}

/**
 * Tabs to the control with this name; every stop on the way must be seen.
 * @throws when it is never reached, with the stops passed
 */
export async function goTo(window: Page, name: string | RegExp, key = 'Tab'): Promise<void> {
  const passed: string[] = [];
  for (let stops = 0; stops <= MOST_STOPS; stops += 1) {
    const now = await focused(window);
    const isIt = typeof name === 'string' ? now.name === name : name.test(now.name);
    // A title can have focus but is no control.
    if (isIt && now.role !== 'h1') {
      expect(await focusTrouble(window), `at ${String(name)}`).toBe('');
      return;
    }
    passed.push(`${now.role} "${now.name.slice(0, 40)}"`);
    await window.keyboard.press(key);
    // Past the last stop the keyboard is on the page for one press, then at its top again.
    const isRound = await window.evaluate(() => document.activeElement === document.body);
    if (!isRound) expect(await focusTrouble(window), `on the way to ${String(name)}`).toBe('');
  }
  throw new Error(`${key} never reached ${String(name)}. Passed: ${passed.join(' → ')}`);
}

/** Goes to a field and replaces what is in it. */
export async function typeInto(window: Page, name: string | RegExp, text: string): Promise<void> {
  await goTo(window, name);
  await press(window, 'Control+A');
  for (const [at, line] of text.split('\n').entries()) {
    if (at > 0) await press(window, 'Enter');
    await window.keyboard.type(line);
  }
}

/** Chooses in a list by typing how the choice begins, as one does with the list closed. */
export async function choose(window: Page, list: string, choice: string): Promise<void> {
  await goTo(window, list);
  await window.keyboard.type(choice);
  await expect.poll(() => window.evaluate(chosenNow), `${list}: ${choice}`).toBe(choice);
}

const chosenNow = () => {
  const element = document.activeElement;
  return element instanceof HTMLSelectElement ? (element.selectedOptions[0]?.text ?? '') : '';
};

/** Picks a radio button: Tab to its group, arrows within it, as the engine has it. */
export async function pick(window: Page, group: RegExp, choice: RegExp): Promise<void> {
  await goTo(window, group);
  for (let tries = 0; tries < 12; tries += 1) {
    if (choice.test((await focused(window)).name)) break;
    await window.keyboard.press('ArrowDown');
  }
  await expect.poll(async () => (await focused(window)).name).toMatch(choice);
  if (!(await isChecked(window))) await window.keyboard.press('Space');
  expect(await isChecked(window), `${String(choice)} is picked`).toBe(true);
}

const isChecked = (window: Page) =>
  window.evaluate(() => {
    const element = document.activeElement;
    return element instanceof HTMLInputElement && element.checked;
  });

/** F6 until the pane with this name. */
export async function goToPane(window: Page, name: string): Promise<void> {
  const here = () =>
    window.evaluate(
      () => document.activeElement?.closest<HTMLElement>('[data-pane]')?.dataset['pane'] ?? '',
    );
  const passed: string[] = [];
  while ((await here()) !== name) {
    passed.push(await here());
    if (passed.length > 8) throw new Error(`F6 never reached ${name}: ${passed.join(' → ')}`);
    await pressed(window, 'F6');
  }
}

/** Takes the step the Next pane offers. */
export async function takeNextStep(window: Page, words: RegExp): Promise<void> {
  await expect(window.getByRole('complementary', { name: 'Next' })).toContainText(words);
  await goToPane(window, 'Next');
  await goTo(window, words);
  await pressed(window, 'Enter');
}

/** On arriving at a screen the keyboard is on its title. */
export async function arrivesAt(window: Page, title: string | RegExp): Promise<void> {
  await expect(window.locator('h1')).toHaveText(title, { timeout: 20_000 });
  await expect(window.locator('h1'), 'the title has focus').toBeFocused();
  await expect.poll(() => focusTrouble(window)).toBe('');
}

/** Goes to a part of the case: Tab to the tabs, arrows along them. */
export async function goToTab(window: Page, name: RegExp): Promise<void> {
  await goTo(window, /^(Overview|Points \d+|Evidence \d+|People \d+|Letters \d+|History)$/);
  for (let tries = 0; tries < 6 && !name.test((await focused(window)).name); tries += 1)
    await pressed(window, 'ArrowRight');
  await expect(window.getByRole('tab', { name, selected: true })).toBeFocused();
}

/** Where a stop is: enough to tell two apart. */
const stopNow = (window: Page) =>
  window.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return '';
    // A group of radio buttons is one stop, from either end.
    if (element.matches('input[type="radio"]')) return `choices ${element.getAttribute('name')}`;
    // Numbered as they are met: their place changes while remarks on a letter come in beside it.
    const kept = globalThis as { stops?: WeakMap<Element, number>; met?: number };
    kept.stops ??= new WeakMap();
    const number = kept.stops.get(element) ?? (kept.met = (kept.met ?? 0) + 1);
    kept.stops.set(element, number);
    return `${number} ${element.tagName.toLowerCase()} "${(element.textContent ?? '').trim().slice(0, 30)}"`;
  });

const isTimeField = (window: Page) =>
  window.evaluate(() => document.activeElement?.matches('input[type="time"]') === true);

/**
 * Tabs all the way round, forwards or back, and answers the stops.
 * @throws when focus stays where it was, or never comes back to the first stop: a dead end
 */
export async function goRound(window: Page, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<string[]> {
  const stops: string[] = [];
  await window.keyboard.press(key);
  for (let count = 0; count <= MOST_STOPS; count += 1) {
    const now = await stopNow(window);
    if (now !== '') {
      if (now === stops[0]) return stops;
      // A time is one control of several stops: hours, minutes.
      const isInTime = now === stops.at(-1) && (await isTimeField(window));
      if (stops.includes(now) && !isInTime) throw new Error(`${key} is stuck at ${now}.`);
      const trouble = await focusTrouble(window);
      if (trouble !== '') throw new Error(`${key}: ${trouble}.`);
      if (!isInTime) stops.push(now);
    }
    await window.keyboard.press(key);
  }
  throw new Error(`${key} never came round: ${stops.join(' → ')}`);
}

/** No dead end either way, and the same stops both ways. */
export async function expectNoDeadEnd(window: Page, least: number): Promise<void> {
  // A message goes by itself after a while: a stop on the way there would be gone on the way back.
  const message = window.getByRole('button', { name: 'Dismiss message' });
  await expect(message).toHaveCount(0, { timeout: 15_000 });
  const forwards = await goRound(window, 'Tab');
  const back = await goRound(window, 'Shift+Tab');
  expect(forwards.length).toBeGreaterThanOrEqual(least);
  expect([...back].sort()).toEqual([...forwards].sort());
}

/** Both kinds: with and without an answer that is waited for. */
export const DIALOG = '[role="dialog"], [role="alertdialog"]';

/** A dialog that has just been opened: focus is in it, cannot leave it, and Escape gives it back. */
export async function expectDialogKeepsFocus(window: Page): Promise<void> {
  await expect(window.locator(DIALOG)).toBeVisible();
  const isInside = () =>
    window.evaluate((dialog) => document.activeElement?.closest(dialog) !== null, DIALOG);
  await expect.poll(isInside, 'focus is in the dialog').toBe(true);
  for (const key of ['Tab', 'Shift+Tab']) {
    for (let count = 0; count < 14; count += 1) {
      await window.keyboard.press(key);
      expect(await isInside(), `${key} stays in the dialog`).toBe(true);
      expect(await focusTrouble(window)).toBe('');
    }
  }
}
