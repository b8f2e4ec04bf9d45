/** Accessibility checks of what is on screen now. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** WCAG 2.2 AA, which includes 2.0 and 2.1, and axe's own good practice (landmarks, headings). */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe finds wrong, one line each: rule, what to do, and the elements. Empty when all is well.
 * @param within CSS selector of the part to look at; the whole window unless told.
 */
export async function axeProblems(window: Page, within?: string): Promise<string[]> {
  // Legacy mode: the other opens a page of its own for frames, which Electron cannot.
  let builder = new AxeBuilder({ page: window }).setLegacyMode(true).withTags(RULES);
  if (within !== undefined) builder = builder.include(within);
  const { violations } = await builder.analyze();
  return violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help} (${nodes.map(({ target }) => target.join(' ')).join(', ')})`,
  );
}
