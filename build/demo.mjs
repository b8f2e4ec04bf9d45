// @ts-check
/**
 * `npm run demo`: the real app driven through the main job, without a screen. Leaves in demo-output/ the
 * letters (.docx), the bundle (PDF and folder), pictures of every screen in screens/ and log.txt.
 */
import { runJourney } from './journey.mjs';
import { SYSTEM_PACKAGES } from './system.mjs';
import { runMain } from './terminal.mjs';

await runMain(() =>
  runJourney({
    project: 'demo',
    output: 'demo-output',
    packages: SYSTEM_PACKAGES.documents,
    args: process.argv.slice(2),
  }),
);
