import { expect, test } from '../harness';
import { killWhileSaving } from './killed';

const ROUNDS = 20;

test(`killed ${ROUNDS} times while saving, it keeps what was confirmed, and nothing in part`, async () => {
  test.setTimeout(240_000);
  const tally = await killWhileSaving(ROUNDS);
  expect(tally.confirmed + tally.gone + tally.whole).toBe(ROUNDS);
  // If every save had been over, or none begun, the kills would have fallen outside of saving.
  expect(tally.confirmed).toBeLessThan(ROUNDS);
  expect(tally.gone).toBeLessThan(ROUNDS);
});
