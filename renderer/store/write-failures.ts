/** What a person is told when nothing could be written. */
import type { Problem } from '@shared/case-file/types';
import { errorNames } from './database';

/** Names under which Chromium reports that the disk refused a write. */
const FULL = ['QuotaExceededError'];
const REFUSED = [
  'UnknownError',
  'ReadOnlyError',
  'NotReadableError',
  'NoModificationAllowedError',
  // A transaction the engine undid, or a connection it closed, without saying why.
  'AbortError',
  'DatabaseClosedError',
];

export const DISK_FULL: Problem = {
  message: 'Nothing was saved: this computer’s disk is full.',
  instead:
    'What you typed is still on the screen. Free some space (empty the recycle bin, remove large files you do not need), then save again.',
};

/** A write that failed as a whole; nothing of it is on disk. Thrown where there is no `Problem` to return. */
export class WriteFailure extends Error {
  readonly problem: Problem;
  constructor(problem: Problem, cause: unknown) {
    super(problem.message, { cause });
    this.name = 'WriteFailure';
    this.problem = problem;
  }
}

/** The problem to show when `error` says that the disk refused; undefined when it is something else. */
export function diskProblem(error: unknown): Problem | undefined {
  if (error instanceof WriteFailure) return error.problem;
  const names = errorNames(error);
  if (FULL.some((name) => names.has(name))) return DISK_FULL;
  if (REFUSED.some((name) => names.has(name))) {
    return {
      message: 'Nothing was saved: this computer’s disk is full or could not be written to.',
      instead:
        'What you typed is still on the screen. Free some space (empty the recycle bin, remove large files you do not need), then save again; if it happens again, copy your text somewhere safe and call your IT team.',
    };
  }
  return undefined;
}

/** Turns a disk's refusal into a `WriteFailure`; lets every other error through as it is. */
export async function asWriteFailure<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const problem = diskProblem(error);
    throw problem && !(error instanceof WriteFailure) ? new WriteFailure(problem, error) : error;
  }
}
