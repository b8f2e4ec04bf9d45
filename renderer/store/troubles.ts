/** What was found wrong while opening or reading, though work goes on: each once, until the vault is locked. */
import { todayInLondon } from '@shared/calendar';
import { judgeClock, readId } from '@shared/history';
import type { Trouble } from './api';
import { Listeners } from './listeners';
import type { Session } from './session';

export class Troubles {
  readonly #listeners = new Listeners();
  #all: readonly Trouble[] = [];

  /** The same array until something is added or settled. */
  all(): readonly Trouble[] {
    return this.#all;
  }

  add(trouble: Trouble): void {
    if (this.#all.some((known) => isSame(known, trouble))) return;
    this.#all = [...this.#all, trouble];
    this.#listeners.tell();
  }

  remove(trouble: Trouble): void {
    this.#all = this.#all.filter((known) => !isSame(known, trouble));
    this.#listeners.tell();
  }

  subscribe(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }
}

const isSame = (left: Trouble, right: Trouble): boolean =>
  JSON.stringify(left) === JSON.stringify(right);

/** A clock that a person says is right. */
const CLOCK_SEEN = 'clock seen';
/** Kept until a person has seen it: the next start would not find it again. */
const NEWEST_GONE = 'newest entries gone';

/** @param isBehind commits that were on disk are not any more. */
export async function noteTroubles(session: Session, isBehind: boolean): Promise<void> {
  const { drafts, troubles, clock } = session;
  if (isBehind) await drafts.save(NEWEST_GONE, true).catch(() => undefined);
  if (isBehind || (await drafts.load(NEWEST_GONE))) troubles.add({ what: 'newestGone' });
  const newest = readId(clock)?.time;
  const fault = newest === undefined ? undefined : judgeClock(session.now(), newest);
  if (newest === undefined || fault === undefined) return;
  const trouble: Trouble = { what: 'clock', fault, newest: todayInLondon(newest) };
  const seen = await drafts.load<Trouble>(CLOCK_SEEN);
  if (!seen || !isSame(seen.value, trouble)) troubles.add(trouble);
}

export async function settleTrouble(
  { drafts, troubles }: Session,
  trouble: Trouble,
): Promise<void> {
  if (trouble.what === 'case' || trouble.what === 'settings') return;
  troubles.remove(trouble);
  if (trouble.what === 'newestGone') await drafts.remove(NEWEST_GONE);
  if (trouble.what === 'clock') await drafts.save(CLOCK_SEEN, trouble);
}
