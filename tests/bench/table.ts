/** The bench's table: one row a measure, printed and kept as JSON with every sample. */
import { expect } from '@playwright/test';
import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { RESULTS } from '../e2e/harness';

export interface Row {
  readonly what: string;
  /** Milliseconds, in the order they were taken. */
  readonly samples: readonly number[];
  /** The same, of something to compare with, taken in turns with the samples. */
  readonly baseline?: { readonly what: string; readonly samples: readonly number[] };
  /** What must hold, in words and as a check. */
  readonly target: string;
  readonly meets: (row: { median: number; p95: number; baselineMedian: number }) => boolean;
}

const FOLDER = process.env['REDRESS_OUTPUT'] ?? RESULTS;

/** Value below which `part` (0 to 1) of the samples lie; the nearest of them, never one in between. */
export function quantile(samples: readonly number[], part: number): number {
  const sorted = samples.toSorted((left, right) => left - right);
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
}

/** Prints a line and keeps it in the table. */
export async function say(line: string): Promise<void> {
  console.log(line);
  await mkdir(FOLDER, { recursive: true });
  await appendFile(path.join(FOLDER, 'table.txt'), `${line}\n`);
}

/** Prints the row, keeps it, and fails the test when the target is missed. */
export async function record({ what, samples, baseline, target, meets }: Row): Promise<void> {
  const median = quantile(samples, 0.5);
  const p95 = quantile(samples, 0.95);
  const baselineMedian = baseline ? quantile(baseline.samples, 0.5) : Number.NaN;
  const isMet = meets({ median, p95, baselineMedian });
  const ms = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
  const beside = baseline
    ? `, ${baseline.what} ${ms(baselineMedian)} (× ${(median / baselineMedian).toFixed(2)})`
    : '';
  const line = `${isMet ? 'met   ' : 'MISSED'} ${what}: median ${ms(median)}, p95 ${ms(p95)}${beside}; to reach ${target}`;
  await say(line);
  const name = what.replace(/[^a-z0-9]+/gi, '-').toLowerCase();
  await writeFile(
    path.join(FOLDER, `${name}.json`),
    JSON.stringify({ what, target, isMet, median, p95, samples, baseline }, undefined, 2),
  );
  // Softly, so that one run tells of every measure.
  expect.soft(isMet, line).toBe(true);
}
