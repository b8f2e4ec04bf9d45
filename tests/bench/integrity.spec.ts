/** The check of a million entries, in the real Electron, and whether one can type meanwhile. */
import { freshFolder, launchRedress, removeFolder, test } from '../e2e/harness';
import { engineApp, makeVault } from './real-app';
import { record } from './table';

const ENTRIES = 1_000_000;

test('a million entries: the check, and typing meanwhile', async () => {
  test.setTimeout(20 * 60_000);
  const [profile, folder] = [await freshFolder(), await engineApp()];
  try {
    const engine = await launchRedress({ profile, folder });
    await makeVault(engine.window);
    await engine.window.evaluate((count) => window.redressEngine?.bench.seedEvents(count), ENTRIES);
    const result = await engine.window.evaluate(async (count) => {
      const { store, redressEngine } = window;
      if (!store || !redressEngine) throw new Error('no store');
      // Locked: headers and sealed bytes, no key.
      await store.vault.lock();
      const times = await redressEngine.bench.integrityTimes(store, count);
      const waits = await redressEngine.bench.keyWaitsWhileChecking(store);
      return { times, waits };
    }, ENTRIES);
    await record({
      what: 'integrity check of 1,000,000 entries',
      samples: result.times,
      target: '≤ 60 s',
      meets: ({ median }) => median <= 60_000,
    });
    await record({
      what: 'a key’s wait while a million entries are checked',
      samples: result.waits,
      target: 'p95 ≤ 50 ms',
      meets: ({ p95 }) => p95 <= 50,
    });
    await engine.close();
  } finally {
    await Promise.all([profile, folder].map(removeFolder));
  }
});
