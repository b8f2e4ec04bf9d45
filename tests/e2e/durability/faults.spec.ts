/**
 * The fault harness in short (`npm run soak` is the same at length), and the proof that it would find what it
 * looks for: a lost write, half a document and a silent change are planted, and it must say so.
 */
import { flipRounds } from '../../soak/flip-rounds';
import { fullDiskRounds } from '../../soak/full-disk-rounds';
import { killRounds } from '../../soak/kill-rounds';
import { randomFrom, seedOfThisRun } from '../../soak/random';
import { ofFlips, ofFullDisks, ofKills, report } from '../../soak/report';
import { KINDS } from '../../soak/writes';
import { expect, test } from '../harness';
import { SMALL_DISK } from '../harness/small-disk';

const KILLS = 14;
const FLIPS = 8;
const seed = seedOfThisRun();

test(`killed ${KILLS} times in every kind of write, nothing confirmed is lost and nothing is there in part`, async () => {
  test.setTimeout(300_000);
  const finding = ofKills(await killRounds({ rounds: KILLS, random: randomFrom(seed) }), seed);
  await report(finding);
  expect(finding).toMatchObject({ lost: [], half: [], unnoticed: [] });
  for (const kind of KINDS) expect(finding.lines.join()).toContain(kind);
});

test('one bit turned anywhere in the profile is harmless or noticed', async () => {
  test.setTimeout(180_000);
  const finding = ofFlips(await flipRounds({ rounds: FLIPS, random: randomFrom(seed) }), seed);
  await report(finding);
  expect(finding.unnoticed).toEqual([]);
});

test('a full disk refuses as a whole, and the next save works', async () => {
  test.skip(SMALL_DISK === undefined, 'no small disk: the runner may not mount one here');
  test.setTimeout(180_000);
  const finding = ofFullDisks(await fullDiskRounds(3, randomFrom(seed)), seed);
  await report(finding);
  expect(finding).toMatchObject({ lost: [], half: [], unnoticed: [] });
});

test('the harness finds a lost write, half a document and a silent change', async () => {
  test.setTimeout(240_000);
  const random = randomFrom(seed);
  const lost = await killRounds({ rounds: 1, random, plant: { round: 1, what: 'lost write' } });
  expect(lost.lost).toEqual([expect.stringContaining('confirmed and not there')]);
  const half = await killRounds({
    rounds: 1,
    random,
    plant: { round: 1, what: 'half a document' },
  });
  expect(half.half).not.toEqual([]);
  const silent = await flipRounds({ rounds: 1, random, plant: 1 });
  expect(silent.silent).toEqual([expect.stringContaining('silent: ')]);
});
