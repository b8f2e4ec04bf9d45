/**
 * The store with 10,000 cases in the real Electron. Seeding and the measures of single functions run in a
 * copy of the app whose window is the engine tests' page; unlocking is measured in the app itself, over the
 * same profile.
 */
import type { Page } from '@playwright/test';
import { freshFolder, launchRedress, removeFolder, test } from '../e2e/harness';
import type {} from '../e2e/engine/page';
import { engineApp, makeVault, unlockToToday } from './real-app';
import { record } from './table';

const CASES = 10_000;
const UNLOCKS = 7;

test('with ten thousand cases: unlock, save, search, and a letter', async () => {
  const [profile, folder] = [await freshFolder(), await engineApp()];
  try {
    const engine = await launchRedress({ profile, folder });
    await engine.window.waitForFunction(() => window.redressEngine !== undefined);
    const recoveryKey = await seed(engine.window);

    const saves = await measure(engine.window, 'saveTimes');
    const bare = await engine.window.evaluate(() => window.redressEngine?.bench.bareSaveTimes());
    await record({
      what: 'confirmed durable save of an edit, 10,000 cases',
      samples: saves,
      baseline: { what: 'a bare strict put', samples: bare?.samples ?? [] },
      target: 'p95 ≤ 15 ms',
      meets: ({ p95 }) => p95 <= 15,
    });
    const plain = await engine.window.evaluate(() => {
      const { store, redressEngine } = window;
      return store && redressEngine?.bench.plainSearchTimes(store);
    });
    await record({
      what: 'register search per keystroke, 10,000 cases',
      samples: await measure(engine.window, 'searchTimes'),
      baseline: { what: 'a plain scan', samples: plain?.samples ?? [] },
      target: 'p95 ≤ 15 ms',
      meets: ({ p95 }) => p95 <= 15,
    });
    const letters = await engine.window.evaluate(() => window.redressEngine?.bench.letterTimes());
    await record({
      what: 'stage 1 response to .docx',
      samples: letters?.letter ?? [],
      baseline: { what: 'a .docx of one paragraph', samples: letters?.oneParagraph ?? [] },
      target: '≤ 100 ms',
      meets: ({ median }) => median <= 100,
    });
    await engine.close();

    const unlocks: number[] = [];
    for (let round = 0; round < UNLOCKS; round += 1) {
      unlocks.push(await unlockToToday(profile, recoveryKey));
    }
    await record({
      what: 'unlock (after key derivation) to Today usable, 10,000 cases',
      samples: unlocks,
      target: '≤ 500 ms',
      meets: ({ median }) => median <= 500,
    });
  } finally {
    await Promise.all([profile, folder].map(removeFolder));
  }
});

/** A vault and its cases, left open as `window.store`. @returns the recovery key */
async function seed(page: Page): Promise<string> {
  const recoveryKey = await makeVault(page);
  await page.evaluate(async (count) => {
    const { store, redressEngine } = window;
    if (store) await redressEngine?.bench.seedCases(store, count);
  }, CASES);
  return recoveryKey;
}

async function measure(page: Page, which: 'saveTimes' | 'searchTimes'): Promise<readonly number[]> {
  const result = await page.evaluate(async (name) => {
    const { store, redressEngine } = window;
    return store && redressEngine?.bench[name](store);
  }, which);
  return result?.samples ?? [];
}
