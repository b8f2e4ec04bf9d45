// @ts-check
/**
 * `npm run soak -- [rounds] [--seed=n]`: the fault harness at length. Rounds of killing: 300 unless told; the
 * other parts in proportion. The same seed replays the same choices. The report is printed and kept in
 * soak-output/report.txt. First come bits turned in backups, for which no window is needed.
 */
import path from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { runJourney } from './journey.mjs';
import { SYSTEM_PACKAGES } from './system.mjs';
import { ROOT } from './paths.mjs';
import { run, runMain } from './terminal.mjs';

const words = process.argv.slice(2);
const rounds = words.find((word) => /^\d+$/.test(word)) ?? '300';
const seed = words.map((word) => /^--seed=(\d+)$/.exec(word)?.[1]).find(Boolean);
const args = words.filter((word) => word !== rounds && !word.startsWith('--seed='));
const env = {
  REDRESS_SOAK_ROUNDS: rounds,
  ...(seed === undefined ? {} : { REDRESS_SOAK_SEED: seed }),
};

await runMain(async () => {
  // Asked for one part by name: only that.
  const backups = args.length > 0 ? 0 : await inBackups();
  const rest = await runJourney({
    project: 'soak',
    output: 'soak-output',
    packages: SYSTEM_PACKAGES.durability,
    args,
    env,
  });
  return backups === 0 ? rest : backups;
});

/** @returns {Promise<number>} exit code */
async function inBackups() {
  await bootstrap();
  const vitest = path.join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const test = path.join('tests', 'integration', 'backup', 'turned-bits.test.ts');
  const { code } = await run(process.execPath, [vitest, 'run', test], {
    env: { ...process.env, ...env, REDRESS_SOAK_ROUNDS: String(10 * Number(rounds)) },
  });
  return code;
}
