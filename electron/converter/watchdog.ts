/**
 * When a converter has had enough: pure arithmetic; `page-job.ts` measures and ends.
 *
 * Threat: a file that makes its reader loop for ever or fill memory until the machine swaps. Asking the
 * page to stop is the obvious fix and fails: a looping page hears nothing. So the shell counts time and
 * memory from outside and ends the process.
 */
const MIB = 1024 * 1024;

/** Seconds for a small file: a slow laptop's cold start of the PDF reader takes about three. */
const BASE_SECONDS = 20;
/** More for large ones: reading runs at well over a megabyte a second on the slowest machine supported. */
const SECONDS_PER_MIB = 1;
const MOST_SECONDS = 180;

/** Time one run may take, in milliseconds, for a file of `size` bytes. */
export function timeAllowed(size: number): number {
  return Math.min(MOST_SECONDS, BASE_SECONDS + SECONDS_PER_MIB * (size / MIB)) * 1000;
}

/**
 * Memory the process may grow by, in bytes: the file twice, its decoded form, and the largest picture
 * twice (800 MB); but never more than a quarter of the machine, and at least 512 MiB.
 */
export function growthAllowed(size: number, machineBytes: number): number {
  const wanted = 1024 * MIB + 3 * size;
  return Math.max(512 * MIB, Math.min(wanted, machineBytes / 4));
}

export interface Vitals {
  readonly elapsedMs: number;
  readonly timeAllowedMs: number;
  readonly grownBytes: number;
  readonly growthAllowedBytes: number;
}

/** Why the process must end now, or undefined. */
export function verdict(vitals: Vitals): 'timedOut' | 'outOfMemory' | undefined {
  if (vitals.grownBytes > vitals.growthAllowedBytes) return 'outOfMemory';
  if (vitals.elapsedMs > vitals.timeAllowedMs) return 'timedOut';
  return undefined;
}

/** A process that died by itself after growing this share of its allowance died of memory. */
export function diedOfMemory(
  reason: string,
  grownBytes: number,
  growthAllowedBytes: number,
): boolean {
  return reason === 'oom' || grownBytes > growthAllowedBytes / 2;
}
