/** What a run of the fault harness found, printed and kept: every part of it, and the three numbers that matter. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { RESULTS } from '../e2e/harness';
import type { FlipTally } from './flip-rounds';
import type { FullDiskTally } from './full-disk-rounds';
import type { KillTally } from './kill-rounds';

const FOLDER = process.env['REDRESS_OUTPUT'] ?? RESULTS;

export interface Finding {
  readonly part: string;
  readonly seed: number;
  readonly lines: readonly string[];
  readonly lost: readonly string[];
  readonly half: readonly string[];
  readonly unnoticed: readonly string[];
}

const counted = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');

export const ofKills = (tally: KillTally, seed: number): Finding => ({
  part: `killed while writing, ${tally.rounds} rounds`,
  seed,
  lines: [
    `kinds of write: ${counted(tally.byKind)}`,
    `killed: ${counted(tally.byVictim)}`,
    `${tally.confirmed} confirmed and there, ${tally.whole} whole though not confirmed, ${tally.gone} gone whole`,
  ],
  lost: tally.lost,
  half: tally.half,
  unnoticed: tally.damaged,
});

export const ofFlips = (tally: FlipTally, seed: number): Finding => ({
  part: `one bit turned in the profile, ${tally.rounds} rounds`,
  seed,
  lines: [
    `${tally.harmless} harmless, ${tally.noticed} noticed, ${tally.silent.length} silent`,
    `noticed: ${counted(tally.how)}`,
  ],
  lost: [],
  half: [],
  unnoticed: tally.silent,
});

export const ofFullDisks = (tally: FullDiskTally, seed: number): Finding => ({
  part: `a full disk while writing, ${tally.rounds} rounds`,
  seed,
  lines: [`${tally.confirmed} confirmed and there, ${tally.refused} refused as a whole`],
  lost: tally.lost,
  half: tally.half,
  unnoticed: tally.damaged,
});

/** Adds one part to the report; it stands beside those before it. */
export async function report(finding: Finding): Promise<void> {
  const { part, seed, lines, lost, half, unnoticed } = finding;
  const text = [
    `${part} (seed ${seed})`,
    ...lines.map((line) => `  ${line}`),
    `  confirmed writes lost ${lost.length}, half-written states ${half.length}, unnoticed corruption ${unnoticed.length}`,
    ...[...lost, ...half, ...unnoticed].map((line) => `  ✘ ${line}`),
    '',
  ].join('\n');
  console.log(text);
  await mkdir(FOLDER, { recursive: true });
  const file = path.join(FOLDER, 'report.txt');
  const before = await readFile(file, 'utf8').catch(() => '');
  await writeFile(file, `${before}${text}\n`);
  const name = part.replace(/[^a-z]+/gi, '-').toLowerCase();
  await writeFile(path.join(FOLDER, `${name}.json`), JSON.stringify(finding, undefined, 2));
}
