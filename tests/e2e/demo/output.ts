/** Where the demo leaves what it makes; `npm run demo` copies it to demo-output/. */
import { appendFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { RESULTS } from '../harness';

export const OUTPUT = process.env['REDRESS_OUTPUT'] ?? path.join(RESULTS, 'demo-output');
/** Pictures of every screen, two sizes each (see pictureScreen). */
export const SCREENS = path.join(OUTPUT, 'screens');

const started = Date.now();

/** A line of demo-output/log.txt, with the seconds since the demo began; printed as well. */
export async function note(line: string): Promise<void> {
  const text = `${((Date.now() - started) / 1000).toFixed(1).padStart(6)} s  ${line}`;
  console.log(text);
  await mkdir(OUTPUT, { recursive: true });
  await appendFile(path.join(OUTPUT, 'log.txt'), `${text}\n`);
}
