import { expect, test } from '../e2e/harness';
import { killWhileSaving } from '../e2e/durability/killed';

const ROUNDS = Number(process.env['REDRESS_SOAK_ROUNDS'] ?? '20');

test(`killed ${ROUNDS} times while saving, it keeps what was confirmed, and nothing in part`, async () => {
  const tally = await killWhileSaving(ROUNDS, (round) => {
    if (round % 10 === 0) console.log(`${round} of ${ROUNDS}`);
  });
  console.log(
    `${tally.confirmed} confirmed and there, ${tally.whole} whole though not confirmed, ${tally.gone} gone whole`,
  );
  expect(tally.confirmed + tally.gone + tally.whole).toBe(ROUNDS);
});
