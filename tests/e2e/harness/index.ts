/**
 * What every e2e test imports:
 *
 *   import { expect, test } from './harness';
 *   test('…', async ({ redress }) => {
 *     const { window } = await redress();            // fresh profile, removed afterwards
 *     …
 *   });
 *
 * Every app a test starts is closed after it, and the test fails if a window of it reported an error or
 * broke the content policy. A test that provokes one takes it out of `problems` itself.
 */
import { test as base } from '@playwright/test';
import { type LaunchOptions, type Redress, launchRedress } from './launch';

export { expect } from '@playwright/test';
export { axeProblems } from './axe';
export { answerOpenDialog, answerSaveDialog, saveEverythingIn } from './dialogs';
export { type Focused, focused, press, tabTo } from './keys';
export {
  type LaunchOptions,
  type Redress,
  freshFolder,
  launchRedress,
  mainWindow,
  removeFolder,
} from './launch';
export { APP_FOLDER, HAS_SANDBOX, RESULTS } from './places';
export {
  SCREEN_SIZES,
  type ScreenSize,
  pageOverflow,
  pictureScreen,
  resizeTo,
  sidewaysScroll,
  zoomTo,
} from './screens';

interface Fixtures {
  /** Starts the app; call it as often as the test needs. */
  redress: (options?: LaunchOptions) => Promise<Redress>;
}

export const test = base.extend<Fixtures>({
  // Playwright reads the fixtures wanted from this pattern, so it must be one even when empty.
  redress: async ({}, use) => {
    const started: Redress[] = [];
    await use(async (options) => {
      const redress = await launchRedress(options);
      started.push(redress);
      return redress;
    });
    for (const redress of started) await redress.close();
    const problems = started.flatMap((redress) => redress.problems);
    if (problems.length > 0) throw new Error(`The window reported:\n${problems.join('\n')}`);
  },
});
