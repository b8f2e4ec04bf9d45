import { expect, freshFolder, launchRedress, removeFolder, test } from '../e2e/harness';
import { soakRounds } from './rounds';

const ROUNDS = soakRounds(0.1);

test(`killed at ${ROUNDS} random moments of starting, it starts again with the same profile`, async () => {
  const profile = await freshFolder();
  try {
    for (let round = 1; round <= ROUNDS; round += 1) {
      const redress = await launchRedress({ profile });
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 800));
      await redress.kill();
      if (round % 10 === 0) console.log(`${round} of ${ROUNDS}`);
    }
    const last = await launchRedress({ profile });
    await expect(last.window).toHaveTitle(/^Redress/);
    await last.close();
  } finally {
    await removeFolder(profile);
  }
});
