/**
 * Backups of 20,000 cases in the real Electron, through the shell's own file code, to a folder on this
 * machine's disk: the window of the engine tests' page over the app's shell.
 */
import type { Page } from '@playwright/test';
import { answerOpenDialog, freshFolder, launchRedress, removeFolder, test } from '../e2e/harness';
import type {} from '../e2e/engine/page';
import { engineApp, makeVault } from './real-app';
import { record } from './table';

const CASES = 20_000;
/** A coordinator's day: cases touched, and documents put into some of them. */
const DAY = { cases: 60, documents: 20, documentBytes: 200_000 };
const DAYS = 5;
const VERIFIED_BYTES = 1024 ** 3;

test('with twenty thousand cases: a day’s work backed up, and a gigabyte verified', async () => {
  test.setTimeout(30 * 60_000);
  const [profile, folder, place] = [
    await freshFolder(),
    await engineApp(),
    await freshFolder('backups'),
  ];
  try {
    const engine = await launchRedress({ profile, folder });
    await answerOpenDialog(engine.app, [place]);
    await makeVault(engine.window);
    const first = await seedAndBackUp(engine.window);
    await record({
      what: 'first backup of 20,000 cases, in the background',
      samples: [first],
      target: 'no target; told for orientation',
      meets: () => true,
    });
    const days = await workAndBackUp(engine.window);
    await record({
      what: 'incremental backup after a day’s work, 20,000 cases',
      samples: days.took,
      target: '≤ 3 s',
      meets: ({ median }) => median <= 3000,
    });
    await record({
      what: 'longest task of the window while it is backed up',
      samples: days.longest,
      target: '≤ 50 ms',
      meets: ({ median }) => median <= 50,
    });
    const verified = await fillAndVerify(engine.window);
    await record({
      what: 'verify a backup, for each gigabyte',
      samples: [verified],
      target: '≤ 60 s',
      meets: ({ median }) => median <= 60_000,
    });
    await engine.close();
  } finally {
    await Promise.all([profile, folder, place].map(removeFolder));
  }
});

function seedAndBackUp(page: Page): Promise<number> {
  return page.evaluate(async (count) => {
    const { store, redressEngine } = window;
    if (!store || !redressEngine) throw new Error('no engine');
    await redressEngine.bench.seedCases(store, count);
    await redressEngine.host.callHost('backup.choose', {});
    return redressEngine.backups.backUp(store);
  }, CASES);
}

function workAndBackUp(
  page: Page,
): Promise<{ readonly took: readonly number[]; readonly longest: readonly number[] }> {
  return page.evaluate(
    async ({ day, days }) => {
      const { store, redressEngine } = window;
      if (!store || !redressEngine) throw new Error('no engine');
      const took: number[] = [];
      const longest: number[] = [];
      for (let round = 0; round < days; round += 1) {
        await redressEngine.backups.workADay(store, day, round);
        const tasks = redressEngine.backups.watchTasks();
        took.push(await redressEngine.backups.backUp(store));
        longest.push(tasks.longest());
      }
      return { took, longest };
    },
    { day: DAY, days: DAYS },
  );
}

/** @returns milliseconds for each gigabyte verified. */
function fillAndVerify(page: Page): Promise<number> {
  return page.evaluate(async (bytes) => {
    const { store, redressEngine } = window;
    if (!store || !redressEngine) throw new Error('no engine');
    await redressEngine.backups.addDocuments(store, bytes, 8 * 1024 ** 2);
    await redressEngine.backups.backUp(store);
    return redressEngine.backups.verifyPerGigabyte(store, bytes);
  }, VERIFIED_BYTES);
}
