// @ts-check
/**
 * `npm run soak -- [rounds]`: the long run of what the tests do briefly, such as killing the app while it
 * saves. Rounds: 200 unless told.
 */
import { runJourney } from './journey.mjs';
import { SYSTEM_PACKAGES } from './system.mjs';
import { runMain } from './terminal.mjs';

const [first, ...rest] = process.argv.slice(2);
const isCount = first !== undefined && /^\d+$/.test(first);
await runMain(() =>
  runJourney({
    project: 'soak',
    output: 'soak-output',
    packages: SYSTEM_PACKAGES.durability,
    args: isCount || first === undefined ? rest : [first, ...rest],
    env: { REDRESS_SOAK_ROUNDS: isCount ? first : '200' },
  }),
);
