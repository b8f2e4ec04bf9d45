import path from 'node:path';
import { test } from '@playwright/test';
import { APP_FOLDER, launchRedress } from '../e2e/harness';
import { setUp } from '../e2e/journey/flows';
import { timeToUsable, withProfile } from './cold-start';
import { record } from './table';

const ROUNDS = 10;
const EMPTY_APP = path.join(APP_FOLDER, 'tests', 'bench', 'empty-app');

test('from process start to a lock screen that can be used', async () => {
  const ours: number[] = [];
  const empty: number[] = [];
  await withProfile((ourProfile) =>
    withProfile(async (emptyProfile) => {
      await makeVault(ourProfile);
      // The first start of each fills the system's file cache and makes the profile; it is not counted.
      for (let round = -1; round < ROUNDS; round += 1) {
        const [one, other] = [
          await timeToUsable(APP_FOLDER, ourProfile),
          await timeToUsable(EMPTY_APP, emptyProfile),
        ];
        if (round >= 0) {
          ours.push(one);
          empty.push(other);
        }
      }
    }),
  );
  await record({
    what: 'process start to lock screen usable',
    samples: ours,
    baseline: { what: 'an empty Electron window', samples: empty },
    target: '≤ 1.3 × an empty window',
    meets: ({ median, baselineMedian }) => median <= 1.3 * baselineMedian,
  });
});

async function makeVault(profile: string): Promise<void> {
  const { window, close } = await launchRedress({ profile });
  await setUp(window);
  await close();
}
