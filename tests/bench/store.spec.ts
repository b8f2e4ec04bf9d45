/**
 * The store with 10,000 cases in the real Electron. Seeding and the measures of single functions run in a
 * copy of the app whose window is the engine tests' page; unlocking is measured in the app itself, over the
 * same profile.
 */
import type { Page } from '@playwright/test';
import { cp, mkdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { APP_FOLDER, freshFolder, launchRedress, removeFolder, test } from '../e2e/harness';
import type {} from '../e2e/engine/page';
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

/** The app with the engine tests' page for a window: same shell, same origin, same policy. */
async function engineApp(): Promise<string> {
  const folder = await freshFolder('engine-app');
  const out = path.join(folder, 'out');
  await mkdir(out);
  await cp(path.join(APP_FOLDER, 'package.json'), path.join(folder, 'package.json'));
  await cp(path.join(APP_FOLDER, 'out', 'electron'), path.join(out, 'electron'), {
    recursive: true,
  });
  await cp(path.join(APP_FOLDER, 'out', 'engine'), path.join(out, 'renderer'), { recursive: true });
  await rename(path.join(out, 'renderer', 'page.html'), path.join(out, 'renderer', 'index.html'));
  return folder;
}

/** A vault and its cases, left open as `window.store`. @returns the recovery key */
async function seed(page: Page): Promise<string> {
  return page.evaluate(async (count) => {
    const engine = window.redressEngine;
    if (!engine) throw new Error('no engine');
    const store = await engine.createStore();
    const { recoveryKey } = await store.vault.setUp({
      council: engine.sampleCouncil(),
      handler: engine.SAMPLE_HANDLER,
      passphrase: 'larch wharf tannery seven',
    });
    await engine.bench.seedCases(store, count);
    window.store = store;
    return recoveryKey;
  }, CASES);
}

async function measure(page: Page, which: 'saveTimes' | 'searchTimes'): Promise<readonly number[]> {
  const result = await page.evaluate(async (name) => {
    const { store, redressEngine } = window;
    return store && redressEngine?.bench[name](store);
  }, which);
  return result?.samples ?? [];
}

/**
 * Milliseconds from pressing "Open the vault" until Today shows its work and takes a key. The recovery key
 * needs no derivation, so what is measured is everything after it.
 */
async function unlockToToday(profile: string, recoveryKey: string): Promise<number> {
  const { window, close } = await launchRedress({ profile });
  try {
    await window.getByRole('button', { name: 'I have lost my passphrase' }).click();
    await window.getByLabel('Recovery key').fill(recoveryKey);
    const renew = window.getByRole('checkbox', { name: /Set a new passphrase/ });
    if (await renew.isChecked()) await renew.uncheck();
    const taken = window.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let started = 0;
          addEventListener('submit', () => (started = performance.now()), { capture: true });
          const look = () => {
            const shown =
              started > 0 &&
              document.querySelector('main h1') !== null &&
              document.querySelectorAll('main a').length > 5;
            // After the frame with the work in it has been drawn, a key would be heard.
            if (shown) setTimeout(() => resolve(performance.now() - started));
            else requestAnimationFrame(look);
          };
          look();
        }),
    );
    await window.getByRole('button', { name: 'Open the vault' }).click();
    return await taken;
  } finally {
    await close();
  }
}
