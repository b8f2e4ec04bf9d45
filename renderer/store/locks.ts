/**
 * One writer: every write of this store, in whichever window or worker, happens while one exclusive Web
 * Lock is held. What a transaction compares (heads, revisions) is the second line of defence.
 */

/** The part of `navigator.locks` the store uses; tests bring their own. */
export interface LockSource {
  request<T>(
    name: string,
    options: { readonly mode?: 'exclusive'; readonly signal?: AbortSignal },
    callback: () => Promise<T>,
  ): Promise<T>;
}

export interface WriteLock {
  /** Runs `work` alone among all writers. Never call it from inside `work`: the lock is not re-entrant. */
  writing<T>(work: () => Promise<T>): Promise<T>;
}

/** @param before done first, with the lock held */
export function writeLock(
  locks: LockSource,
  database: string,
  before: () => Promise<void> = () => Promise.resolve(),
): WriteLock {
  const name = `${database}/writer`;
  return {
    writing: (work) =>
      locks.request(name, { mode: 'exclusive' }, async () => {
        await before();
        return work();
      }),
  };
}

export interface LifeLock {
  readonly name: string;
  release(): void;
}

/**
 * A lock held while this connection lives. The engine frees it when the process dies, so that whoever
 * gets it knows that its staged rows are orphans.
 */
export async function holdLifeLock(locks: LockSource, database: string): Promise<LifeLock> {
  const name = `${database}/life/${crypto.randomUUID()}`;
  let release = () => {};
  const ended = new Promise<void>((resolve) => {
    release = resolve;
  });
  await new Promise<void>((gotIt, failed) => {
    locks
      .request(name, { mode: 'exclusive' }, async () => {
        gotIt();
        await ended;
      })
      .catch(failed);
  });
  return { name, release };
}

/**
 * Runs `work` once the connection that held this lock is gone: at once, or whenever that is.
 * Resolves without having run it when `signal` says that this connection ends first.
 */
export async function whenGone(
  locks: LockSource,
  name: string,
  signal: AbortSignal,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await locks.request(name, { mode: 'exclusive', signal }, work);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
