// @ts-check
/**
 * `npm run soak -- [rounds] [--seed=n]`: the fault harness at length. Rounds of killing: 300 unless told; the
 * other parts in proportion. The same seed replays the same choices. The report is printed and kept in
 * soak-output/report.txt.
 */
import { runJourney } from './journey.mjs';
import { SYSTEM_PACKAGES } from './system.mjs';
import { runMain } from './terminal.mjs';

const words = process.argv.slice(2);
const rounds = words.find((word) => /^\d+$/.test(word)) ?? '300';
const seed = words.map((word) => /^--seed=(\d+)$/.exec(word)?.[1]).find(Boolean);
const args = words.filter((word) => word !== rounds && !word.startsWith('--seed='));
await runMain(() =>
  runJourney({
    project: 'soak',
    output: 'soak-output',
    packages: SYSTEM_PACKAGES.durability,
    args,
    env: {
      REDRESS_SOAK_ROUNDS: rounds,
      ...(seed === undefined ? {} : { REDRESS_SOAK_SEED: seed }),
    },
  }),
);
