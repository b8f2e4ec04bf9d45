import { expect, test } from '../harness';
import { killWhileSaving } from './killed';

const ROUNDS = 6;

test(`killed ${ROUNDS} times while saving, it keeps what was confirmed, and nothing in part`, async () => {
  test.setTimeout(180_000);
  const tally = await killWhileSaving(ROUNDS);
  expect(tally.confirmed + tally.gone + tally.whole).toBe(ROUNDS);
});
