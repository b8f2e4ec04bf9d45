/** Driving the app by keyboard alone. */
import type { Page } from '@playwright/test';

/**
 * Presses keys one after another. Each is a name as Playwright writes them ("Control+K", "Enter"), with an
 * optional count ("Tab*3").
 */
export async function press(window: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    const [, name = key, times = '1'] = /^(.+)\*(\d+)$/.exec(key) ?? [];
    for (let count = Number(times); count > 0; count -= 1) await window.keyboard.press(name);
  }
}

export interface Focused {
  /** ARIA role, given or implied by the element: "button", "textbox", or the tag's name. */
  readonly role: string;
  /** Its label as a person would hear it, near enough: aria-label, labels, or its text. */
  readonly name: string;
}

/** What the keyboard is on now. */
export function focused(window: Page): Promise<Focused> {
  return window.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement)) return { role: 'none', name: '' };
    const labelled = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
    const texts = labelled.map((id) => document.getElementById(id)?.textContent ?? '');
    const labels = 'labels' in element ? [...((element.labels as NodeList | null) ?? [])] : [];
    const name =
      element.getAttribute('aria-label') ??
      (texts.join(' ').trim() ||
        labels.map((label) => label.textContent ?? '').join(' ') ||
        (element.textContent ?? ''));
    const tag = element.tagName.toLowerCase();
    const implied: Record<string, string> = { a: 'link', input: 'textbox', textarea: 'textbox' };
    return {
      role: element.getAttribute('role') ?? implied[tag] ?? tag,
      name: name.replace(/\s+/g, ' ').trim(),
    };
  });
}

/**
 * Tabs until something with this name has the focus.
 * @throws after `most` presses, with what was passed on the way.
 */
export async function tabTo(window: Page, name: string | RegExp, most = 60): Promise<Focused> {
  const passed: string[] = [];
  for (let presses = 0; presses <= most; presses += 1) {
    const now = await focused(window);
    if (typeof name === 'string' ? now.name === name : name.test(now.name)) return now;
    passed.push(`${now.role} "${now.name.slice(0, 40)}"`);
    await window.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${String(name)}. Passed: ${passed.join(' → ')}`);
}
