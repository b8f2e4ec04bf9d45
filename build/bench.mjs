// @ts-check
/**
 * `npm run bench`: medians and 95th percentiles, each beside a baseline of the same run where one exists.
 * The table is printed and kept in bench-output/ with every sample. A target missed fails the run.
 */
import { runJourney } from './journey.mjs';
import { runMain } from './terminal.mjs';

await runMain(() =>
  runJourney({ project: 'bench', output: 'bench-output', args: process.argv.slice(2) }),
);
