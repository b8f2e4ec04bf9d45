/**
 * How long to wait after wrong passphrases. It slows a person at the keyboard; whoever copies the disk is
 * slowed only by Argon2id (DESIGN §9). Pure: the count is kept in the store, time is passed in.
 */

export interface Tries {
  /** Wrong ones since the last right one. */
  readonly wrong: number;
  /** Epoch milliseconds before which no try is taken. */
  readonly waitUntil: number;
}

export const NO_TRIES: Tries = { wrong: 0, waitUntil: 0 };

/** Slips of the finger cost nothing. */
const FREE = 3;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 15 * 60_000;

export function waitAfter(wrong: number): number {
  if (wrong < FREE) return 0;
  return Math.min(FIRST_WAIT_MS * 2 ** (wrong - FREE), LONGEST_WAIT_MS);
}

export function afterWrong(tries: Tries, now: number): Tries {
  const wrong = tries.wrong + 1;
  return { wrong, waitUntil: now + waitAfter(wrong) };
}

/** Milliseconds still to wait. A clock that was set back must not lock anyone out for longer than the wait was. */
export function waitLeft(tries: Tries, now: number): number {
  return Math.max(0, Math.min(tries.waitUntil - now, waitAfter(tries.wrong)));
}

export function readTries(stored: unknown): Tries {
  if (typeof stored !== 'object' || stored === null) return NO_TRIES;
  const { wrong, waitUntil } = stored as Partial<Tries>;
  return {
    wrong: Number.isSafeInteger(wrong) ? Math.max(0, wrong ?? 0) : 0,
    waitUntil: Number.isFinite(waitUntil) ? (waitUntil ?? 0) : 0,
  };
}
