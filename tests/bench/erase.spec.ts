/** Erasing one case out of 20,000, documents and all, in the real Electron. */
import { freshFolder, launchRedress, removeFolder, test } from '../e2e/harness';
import type {} from '../e2e/engine/page';
import { engineApp, makeVault } from './real-app';
import { record } from './table';

const CASES = 20_000;

test('with twenty thousand cases: erase one', async () => {
  const [profile, folder] = [await freshFolder(), await engineApp()];
  try {
    const { window, close } = await launchRedress({ profile, folder });
    await makeVault(window);
    const times = await window.evaluate(async (count) => {
      const { store, redressEngine } = globalThis.window;
      if (!store || !redressEngine) throw new Error('no store');
      await redressEngine.bench.seedCases(store, count);
      return redressEngine.bench.eraseTimes(store);
    }, CASES);
    await close();
    await record({
      what: 'erase a case with a document of 2 MB, 20,000 cases',
      samples: times.samples,
      target: 'p95 ≤ 200 ms',
      meets: ({ p95 }) => p95 <= 200,
    });
  } finally {
    await Promise.all([profile, folder].map(removeFolder));
  }
});
