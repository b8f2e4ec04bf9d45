/**
 * A disk that is full, or nearly, while something is saved; freed again; and the app killed and started anew. What
 * was confirmed must be there, what was refused must be there whole or not at all, and saving must work again
 * without starting anew.
 */
import { type Redress, removeFolder } from '../e2e/harness';
import { fillDisk, folderOnSmallDisk } from '../e2e/harness/small-disk';
import { engineApp } from '../bench/real-app';
import type { Random } from './random';
import { World } from './world';

export interface FullDiskTally {
  rounds: number;
  confirmed: number;
  refused: number;
  readonly lost: string[];
  readonly half: string[];
  readonly damaged: string[];
}

const KINDS = ['note', 'evidence', 'letter', 'new case'] as const;
/** From not one byte to enough for most saves. */
const LEAVE_BYTES = 600_000;

export async function fullDiskRounds(
  rounds: number,
  random: Random,
  onRound?: (tally: FullDiskTally) => void,
): Promise<FullDiskTally> {
  const tally: FullDiskTally = {
    rounds: 0,
    confirmed: 0,
    refused: 0,
    lost: [],
    half: [],
    damaged: [],
  };
  const [profile, folder] = [await folderOnSmallDisk(), await engineApp()];
  const world = new World(profile, folder);
  let redress: Redress | undefined;
  let free: (() => Promise<void>) | undefined;
  try {
    redress = await world.begin();
    for (let round = 1; round <= rounds; round += 1) {
      const kind = random.of(KINDS);
      const [mark, after] = [`m${round * 2}`, `m${round * 2 + 1}`];
      const about = `round ${round}, ${kind}`;
      free = await fillDisk(profile, random.below(2) * random.below(LEAVE_BYTES));
      const wasDone = (await world.write(redress.window, kind, mark)) === true;
      await free();
      // The next save succeeds, in the same window.
      const isWritable = (await world.write(redress.window, 'note', after)) === true;
      if (!isWritable)
        tally.damaged.push(`${about}: nothing can be saved with the disk free again`);
      await redress.kill();
      redress = await world.launch();
      const opened = await world.open(redress.window);
      if (opened?.state !== 'open') {
        tally.damaged.push(`${about}: the vault does not open (${opened?.why ?? 'no engine'})`);
        return tally;
      }
      const seen = await world.look(redress.window);
      if (wasDone) tally.confirmed += 1;
      else tally.refused += 1;
      if (wasDone && seen.marks[mark] === undefined)
        tally.lost.push(`${about}: confirmed, not there`);
      if (isWritable && seen.marks[after] === undefined)
        tally.lost.push(`${about}: the save after it`);
      for (const [each, how] of Object.entries(seen.marks)) {
        if (how === 'part') tally.half.push(`${about}: ${each} is there in part`);
        else world.kept.add(each);
      }
      for (const kept of world.kept) {
        if (seen.marks[kept] === undefined) tally.lost.push(`${about}: ${kept} is gone`);
      }
      if (seen.others !== world.others) tally.damaged.push(`${about}: another case has changed`);
      tally.damaged.push(...seen.integrity.map((problem) => `${about}: ${problem}`));
      tally.rounds = round;
      onRound?.(tally);
    }
    return tally;
  } finally {
    await free?.();
    await redress?.kill().catch(() => undefined);
    await Promise.all([profile, folder].map(removeFolder));
  }
}
