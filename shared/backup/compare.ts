/** How a case in a backup differs from the one here: by its entries, whose ids and links say it without a key. */
import type { EventId, ParentLink } from '../history/types';

export type CaseDifference =
  | 'same'
  /** Not here at all. */
  | 'missing'
  /** The backup has entries that are not here. */
  | 'older here'
  /** Everything in the backup is here, and more. */
  | 'newer here'
  /** Each has entries the other has not. */
  | 'both'
  /** Made after the backup was taken. */
  | 'only here'
  /** Erased since; a backup does not bring it back. */
  | 'erased';

export interface OneSide {
  readonly heads: readonly ParentLink[];
  readonly events: readonly EventId[];
}

/** Undefined = it is not on that side. At least one side must be there. */
export function compareCase(
  here: OneSide | undefined,
  there: OneSide | undefined,
  isErased: boolean,
): CaseDifference {
  if (!there) return 'only here';
  if (isErased) return 'erased';
  if (!here) return 'missing';
  const [mine, theirs] = [new Set(here.events), new Set(there.events)];
  const lacksHere = there.events.some((id) => !mine.has(id));
  const lacksThere = here.events.some((id) => !theirs.has(id));
  if (lacksHere) return lacksThere ? 'both' : 'older here';
  if (lacksThere) return 'newer here';
  // The same entries by name, but not the same: one side was changed.
  return sameHeads(here.heads, there.heads) ? 'same' : 'both';
}

function sameHeads(left: readonly ParentLink[], right: readonly ParentLink[]): boolean {
  const text = (heads: readonly ParentLink[]) =>
    heads
      .map(({ id, link }) => `${id} ${link}`)
      .toSorted()
      .join('\n');
  return text(left) === text(right);
}

/** Whether bringing the case back from the backup would change anything here. */
export const isWorthRestoring = (difference: CaseDifference): boolean =>
  difference === 'missing' || difference === 'older here' || difference === 'both';
