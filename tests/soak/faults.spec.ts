/** The fault harness at length. Its short form is in tests/e2e/durability. */
import { expect, test } from '../e2e/harness';
import { SMALL_DISK } from '../e2e/harness/small-disk';
import { flipRounds } from './flip-rounds';
import { fullDiskRounds } from './full-disk-rounds';
import { killRounds } from './kill-rounds';
import { randomFrom, seedOfThisRun } from './random';
import { ofFlips, ofFullDisks, ofKills, report, type Finding } from './report';
import { soakRounds } from './rounds';

const seed = seedOfThisRun();

function isClean({ lost, half, unnoticed }: Finding): void {
  expect(lost, 'confirmed writes lost').toEqual([]);
  expect(half, 'half-written states').toEqual([]);
  expect(unnoticed, 'unnoticed corruption').toEqual([]);
}

const every = (count: number, of: number) => (tally: { rounds: number }) => {
  if (tally.rounds % count === 0) console.log(`${tally.rounds} of ${of}`);
};

test('killed in every kind of write', async () => {
  const rounds = soakRounds();
  const random = randomFrom(seed);
  const finding = ofKills(await killRounds({ rounds, random, onRound: every(10, rounds) }), seed);
  await report(finding);
  isClean(finding);
});

test('one bit turned', async () => {
  const rounds = soakRounds(0.5);
  const random = randomFrom(seed);
  const finding = ofFlips(await flipRounds({ rounds, random, onRound: every(10, rounds) }), seed);
  await report(finding);
  isClean(finding);
});

test('a full disk', async () => {
  test.skip(SMALL_DISK === undefined, 'no small disk: the runner may not mount one here');
  const rounds = soakRounds(0.15);
  const finding = ofFullDisks(
    await fullDiskRounds(rounds, randomFrom(seed), every(5, rounds)),
    seed,
  );
  await report(finding);
  isClean(finding);
});
