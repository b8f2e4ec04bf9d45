/**
 * Opaque names for things the shell holds open. The window gets "pick-3f…", never a path; a handle works
 * only for the window it was given to, and dies with it.
 */
import { randomBytes } from 'node:crypto';
import { GONE_HANDLE, HostProblem } from '../host/problem';

/** Far above any honest use (a bundle of 500 documents); keeps a runaway page from filling memory. */
const LIMIT = 2000;

export class Handles<T> {
  readonly #prefix: string;
  readonly #held = new Map<string, { readonly owner: number; readonly value: T }>();

  /** `prefix`: four lower-case letters. */
  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  /** @throws HostProblem `busy` beyond LIMIT. */
  add(owner: number, value: T): string {
    if (this.#held.size >= LIMIT) {
      throw new HostProblem(
        'busy',
        'Redress has too many files open. Finish or cancel what is running, then try again.',
      );
    }
    const handle = `${this.#prefix}-${randomBytes(16).toString('hex')}`;
    this.#held.set(handle, { owner, value });
    return handle;
  }

  /** @throws HostProblem `gone` for a handle unknown, released, or of another window. */
  get(owner: number, handle: string): T {
    const held = this.#held.get(handle);
    if (held?.owner !== owner) throw GONE_HANDLE;
    return held.value;
  }

  /** Forgets the handle. undefined when there was none. */
  take(owner: number, handle: string): T | undefined {
    const held = this.#held.get(handle);
    if (held?.owner !== owner) return undefined;
    this.#held.delete(handle);
    return held.value;
  }

  /** Forgets all of one window's and returns them, for closing. */
  takeAll(owner: number): T[] {
    const mine = Array.from(this.#held).filter(([, held]) => held.owner === owner);
    for (const [handle] of mine) this.#held.delete(handle);
    return mine.map(([, held]) => held.value);
  }
}
