/**
 * The app killed at a random moment of a random kind of write, again and again, over one profile. What was
 * confirmed must be there whole, what was not must be there whole or not at all, nothing else may change, and
 * the data must check out.
 */
import type { Page } from '@playwright/test';
import { cp } from 'node:fs/promises';
import { answerOpenDialog, type Redress, freshFolder, removeFolder } from '../e2e/harness';
import { engineApp } from '../bench/real-app';
import { killPart, VICTIMS, type Victim } from './killing';
import type { Random } from './random';
import { savedFolder } from './saved-folder';
import { ready, World } from './world';
import { KINDS, type Kind, type Seen } from './writes';

export interface KillTally {
  rounds: number;
  readonly byKind: Record<string, number>;
  readonly byVictim: Record<string, number>;
  /** Rounds in which the write had been confirmed before the kill. */
  confirmed: number;
  /** Rounds in which it had not, and nothing of it is there. */
  gone: number;
  /** Rounds in which it had not been confirmed, yet was done as a whole. */
  whole: number;
  /** One sentence each. */
  readonly lost: string[];
  readonly half: string[];
  /** Other changes, and whatever the app's own check found. */
  readonly damaged: string[];
}

export interface KillPlan {
  readonly rounds: number;
  readonly random: Random;
  readonly onRound?: (tally: KillTally) => void;
  /** Controls: harm done on purpose after the kill of this round. */
  readonly plant?: { readonly round: number; readonly what: 'lost write' | 'half a document' };
}

/** A kill falls within this part of what such a write takes as a rule, so that some come after it. */
const SPREAD = 1.25;
/** Before one of its kind was timed, milliseconds. */
const FIRST_GUESS = 120;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export async function killRounds({ rounds, random, onRound, plant }: KillPlan): Promise<KillTally> {
  const tally: KillTally = {
    rounds: 0,
    byKind: {},
    byVictim: {},
    confirmed: 0,
    gone: 0,
    whole: 0,
    lost: [],
    half: [],
    damaged: [],
  };
  const [profile, folder, earlier, out] = [
    await freshFolder(),
    await engineApp(),
    await freshFolder(),
    await freshFolder('out'),
  ];
  const world = new World(profile, folder);
  const usual = new Map<Kind, number>();
  let redress: Redress | undefined;
  try {
    redress = await world.begin();
    for (let round = 1; round <= rounds; round += 1) {
      const planted = plant?.round === round ? plant.what : undefined;
      // Every kind has its turns; a planted loss needs a write that is confirmed.
      const kind = planted === undefined ? pick(round, random) : plantedKind(planted);
      const victim: Victim = planted === undefined ? random.of(VICTIMS) : 'main';
      const mark = `m${round}`;
      const about = `round ${round}, ${kind}, ${victim} killed`;
      if (planted === 'lost write') {
        // The profile as it was before the write.
        await redress.close();
        await cp(profile, earlier, { recursive: true, force: true });
        redress = await world.launch();
        await world.open(redress.window);
      }
      await answerOpenDialog(redress.app, [out]);
      await world.prepare(redress.window, kind, mark);
      if (kind === 'erasure') world.kept.add(mark);
      if (kind === 'rebuild') world.fold += 1;

      const started = performance.now();
      let isConfirmed = false;
      const writing = world.write(redress.window, kind, mark).then(
        (done) => {
          isConfirmed = done === true;
          usual.set(kind, performance.now() - started);
        },
        // The page died under it, which is what was wanted.
        () => undefined,
      );
      if (planted === undefined) {
        await Promise.race([
          pause(random.next() * SPREAD * (usual.get(kind) ?? FIRST_GUESS)),
          writing.then(() => pause(random.next() * 20)),
        ]);
      } else await writing;
      const wasConfirmed = isConfirmed;
      const survivor: Page | undefined = await killPart(redress, victim);
      await writing;
      if (planted === 'lost write') {
        await removeFolder(profile);
        await cp(earlier, profile, { recursive: true });
      }
      if (survivor === undefined) redress = await world.launch();
      else redress = { ...redress, window: survivor };
      await ready(redress.window);
      const opened = await world.open(redress.window);
      if (opened?.state !== 'open') {
        tally.damaged.push(`${about}: the vault does not open (${opened?.why ?? 'no engine'})`);
        return tally;
      }
      if (planted === 'half a document') {
        await redress.window.evaluate(
          (of) => window.redressEngine?.soak.plant('half a document', of),
          world.target,
        );
      }
      const seen = await world.look(redress.window);
      const done = { kind, mark, about, wasConfirmed };
      if (kind === 'backup' || kind === 'restore') {
        const problems = await redress.window.evaluate(() =>
          window.redressEngine?.soak.lookAtBackups(),
        );
        tally.damaged.push(...(problems ?? []).map((problem) => `${about}: ${problem}`));
      }
      if (kind === 'bundle') judgeFolder(tally, await savedFolder(out, mark), done);
      judge(world, tally, seen, done);
      tally.rounds = round;
      tally.byKind[kind] = (tally.byKind[kind] ?? 0) + 1;
      tally.byVictim[victim] = (tally.byVictim[victim] ?? 0) + 1;
      onRound?.(tally);
      // A window killed twice within seconds is one that keeps stopping, and the shell says so.
      if (survivor !== undefined) {
        await redress.close();
        redress = await world.launch();
        await world.open(redress.window);
      }
    }
    return tally;
  } finally {
    await redress?.kill().catch(() => undefined);
    await Promise.all([profile, folder, earlier, out].map(removeFolder));
  }
}

const pick = (round: number, random: Random): Kind =>
  // The first rounds take one of each, in turn, so that a short run has them all.
  KINDS[round - 1] ?? random.of(KINDS);

/** Kinds of write whose mark is then found in the store. */
const isMarked = (kind: Kind): boolean =>
  kind === 'note' || kind === 'evidence' || kind === 'letter' || kind === 'new case';

const plantedKind = (what: 'lost write' | 'half a document'): Kind =>
  what === 'lost write' ? 'note' : 'evidence';

interface Round {
  readonly kind: Kind;
  readonly mark: string;
  readonly about: string;
  readonly wasConfirmed: boolean;
}

/** What was found against what must be there. */
function judge(world: World, tally: KillTally, seen: Seen, round: Round): void {
  const { kind, mark, about, wasConfirmed } = round;
  const now = seen.marks[mark];
  if (kind === 'erasure') judgeErasure(world, tally, seen, round);
  else if (isMarked(kind)) {
    if (now === 'whole') world.kept.add(mark);
    else if (wasConfirmed && now === undefined)
      tally.lost.push(`${about}: confirmed and not there`);
  }
  if (now === 'part') tally.half.push(`${about}: there in part`);
  if (kind === 'bundle') return judgeRest(world, tally, seen, round);
  if (wasConfirmed) tally.confirmed += 1;
  else if (now === 'whole' && kind !== 'erasure') tally.whole += 1;
  else if (kind === 'erasure' && now === undefined) tally.whole += 1;
  else tally.gone += 1;
  judgeRest(world, tally, seen, round);
}

/** What lies outside the profile: whole, or plainly unfinished. */
function judgeFolder(
  tally: KillTally,
  found: Awaited<ReturnType<typeof savedFolder>>,
  { about, wasConfirmed }: Round,
): void {
  if (found === 'half') tally.half.push(`${about}: the folder looks whole and is not`);
  if (wasConfirmed) {
    tally.confirmed += 1;
    if (found !== 'whole') tally.lost.push(`${about}: confirmed, and the folder is ${found}`);
  } else if (found === 'whole') tally.whole += 1;
  else tally.gone += 1;
}

/** Everything else must be what it was. */
function judgeRest(world: World, tally: KillTally, seen: Seen, { mark, about }: Round): void {
  for (const kept of world.kept) {
    if (seen.marks[kept] === undefined)
      tally.lost.push(`${about}: ${kept}, kept until then, is gone`);
    if (seen.marks[kept] === 'part' && kept !== mark)
      tally.half.push(`${about}: ${kept} is there in part`);
  }
  for (const gone of world.gone) {
    if (seen.marks[gone] !== undefined) tally.damaged.push(`${about}: ${gone}, erased, is back`);
  }
  if (seen.others !== world.others)
    tally.damaged.push(`${about}: a case nobody wrote to has changed`);
  if (seen.integrity.length > 0) tally.damaged.push(`${about}: ${seen.integrity.join(' ')}`);
  if (seen.troubles.length > 0) tally.damaged.push(`${about}: flagged ${seen.troubles.join(', ')}`);
}

/** Gone with an entry in the log, or there without: one without the other is half an erasure. */
function judgeErasure(
  world: World,
  tally: KillTally,
  seen: Seen,
  { mark, about, wasConfirmed }: Round,
): void {
  const isGone = seen.marks[mark] === undefined;
  const isLogged = seen.erased === world.erased + 1;
  if (isGone !== isLogged) tally.half.push(`${about}: gone ${isGone}, in the log ${isLogged}`);
  if (wasConfirmed && !isGone)
    tally.lost.push(`${about}: an erasure was confirmed and is not done`);
  if (isGone) {
    world.kept.delete(mark);
    world.gone.add(mark);
  }
  world.erased = seen.erased;
}
