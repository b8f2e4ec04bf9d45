/**
 * One bit turned in one file of a profile that lies still, again and again, each time in a copy. Every flip must
 * be harmless (all there is to see is what it was, and nothing is flagged) or noticed (the vault does not open and
 * says why, a case or document does not open, the check or a notice names it). Never silently wrong; and a profile
 * that held a vault never looks like a first start.
 */
import { cp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { freshFolder, type Redress, removeFolder } from '../e2e/harness';
import { engineApp } from '../bench/real-app';
import type { Random } from './random';
import { ready, World } from './world';
import type { Seen } from './writes';

export interface FlipTally {
  rounds: number;
  harmless: number;
  noticed: number;
  /** How each that was noticed showed itself. */
  readonly how: Record<string, number>;
  readonly silent: string[];
}

export interface FlipPlan {
  readonly rounds: number;
  readonly random: Random;
  readonly onRound?: (tally: FlipTally) => void;
  /** A control: in this round a case is changed so that nothing inside the profile can tell. */
  readonly plant?: number;
}

export async function flipRounds({ rounds, random, onRound, plant }: FlipPlan): Promise<FlipTally> {
  const tally: FlipTally = { rounds: 0, harmless: 0, noticed: 0, how: {}, silent: [] };
  const [profile, folder] = [await freshFolder(), await engineApp()];
  const still = new World(profile, folder);
  let redress: Redress | undefined;
  try {
    redress = await still.begin();
    for (const [kind, mark] of [
      ['note', 'm1'],
      ['evidence', 'm2'],
      ['letter', 'm3'],
    ] as const) {
      await still.write(redress.window, kind, mark);
    }
    await still.write(redress.window, 'note', 'm4');
    const before = await still.look(redress.window);
    await redress.window.evaluate(() => window.store?.close());
    await redress.close();
    redress = undefined;
    for (let round = 1; round <= rounds; round += 1) {
      const copy = await freshFolder();
      await cp(profile, copy, { recursive: true });
      const world = new World(copy, folder);
      Object.assign(world, { recoveryKey: still.recoveryKey, target: still.target });
      const what = plant === round ? 'a planted change' : await flipOneBit(copy, random);
      const found = await judged(world, before, plant === round);
      if (found === 'harmless') tally.harmless += 1;
      else if (found.startsWith('silent')) tally.silent.push(`round ${round}, ${what}: ${found}`);
      else {
        tally.noticed += 1;
        tally.how[found] = (tally.how[found] ?? 0) + 1;
      }
      tally.rounds = round;
      onRound?.(tally);
      await removeFolder(copy);
    }
    return tally;
  } finally {
    await redress?.kill().catch(() => undefined);
    await Promise.all([profile, folder].map(removeFolder));
  }
}

/** "harmless", "silent: …", or how it was noticed. */
async function judged(world: World, before: Seen, isPlanted: boolean): Promise<string> {
  const redress = await world.launch();
  try {
    await ready(redress.window);
    const opened = await world.open(redress.window);
    if (opened?.state !== 'open') {
      // "absent": a first start is offered over what was there.
      if (opened?.why === 'absent') return 'silent: it looks like a first start';
      return `the vault does not open: ${opened?.why ?? ''}`;
    }
    if (isPlanted) {
      await world.write(redress.window, 'note', 'm9');
    }
    const now = await world.look(redress.window);
    const isFlagged = now.integrity.length > 0 || now.troubles.length > 0 || now.unopened > 0;
    if (now.all === before.all) return isFlagged ? 'put right, and said' : 'harmless';
    if (!isFlagged) return 'silent: what is there is other than it was, and nothing says so';
    if (now.troubles.includes('newestGone')) return 'newest entries gone, and said';
    return now.unopened > 0 ? 'a case or document does not open' : 'the check names it';
  } finally {
    await redress.kill();
  }
}

/** Turns one bit of one byte, chosen evenly over all bytes that hold people's data. @returns where */
async function flipOneBit(profile: string, random: Random): Promise<string> {
  const files = await dataFiles(profile);
  // Small files decide much: half of the flips choose a file first, half a byte among all.
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  let at = random.below(total);
  let index = sizes.findIndex((size) => (at -= size) < 0);
  if (random.next() < 0.5) index = random.below(files.length);
  const file = files[index];
  const size = sizes[index];
  if (file === undefined || size === undefined || size === 0) return flipOneBit(profile, random);
  const bytes = await readFile(file);
  const offset = random.below(size);
  bytes[offset] = (bytes[offset] ?? 0) ^ (1 << random.below(8));
  await writeFile(file, bytes);
  return `${path.relative(profile, file)} at ${offset} of ${size}`;
}

/** The tables and their large values, and what lies in the other kind of storage. */
async function dataFiles(profile: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of ['IndexedDB', 'File System']) {
    const entries = await readdir(path.join(profile, name), {
      recursive: true,
      withFileTypes: true,
    }).catch(() => []);
    found.push(
      ...entries
        // LevelDB's own diary and lock hold no data and are made anew.
        .filter((each) => each.isFile() && !/^(?:LOG|LOG\.old|LOCK)$/.test(each.name))
        .map((each) => path.join(each.parentPath, each.name)),
    );
  }
  return found.toSorted();
}
