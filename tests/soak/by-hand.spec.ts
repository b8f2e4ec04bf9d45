import { expect, test } from '../e2e/harness';
import { killWhileSaving } from '../e2e/durability/killed';
import { soakRounds } from './rounds';

const ROUNDS = soakRounds(0.1);

test(`killed ${ROUNDS} times while a person saves, it keeps what was confirmed, and nothing in part`, async () => {
  const tally = await killWhileSaving(ROUNDS, (round) => {
    if (round % 10 === 0) console.log(`${round} of ${ROUNDS}`);
  });
  console.log(
    `${tally.confirmed} confirmed and there, ${tally.whole} whole though not confirmed, ${tally.gone} gone whole`,
  );
  expect(tally.confirmed + tally.gone + tally.whole).toBe(ROUNDS);
});
