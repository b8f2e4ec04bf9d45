/** How holds, grounds and the time a case is kept are said. */
import { formatDate } from '@shared/calendar';
import { ERASURE_GROUNDS, type ErasureGround } from '@shared/case-file/schema';
import type { StandingHold } from '@shared/case-file';
import type { Erased } from '@shared/case-file/types';
import type { KeptCase } from '@shared/keeping';
import { capital } from '../words';

export const GROUND_OPTIONS = ERASURE_GROUNDS.map((value) => ({ value, label: capital(value) }));

/** For something inside a case: a rule is about whole cases. */
export const RECORD_GROUNDS = GROUND_OPTIONS.filter(
  ({ value }) => value !== 'kept as long as the rule says',
);

export const isGround = (value: string): value is ErasureGround =>
  (ERASURE_GROUNDS as readonly string[]).includes(value);

/** "Erased on 12 Nov 2026: put in the wrong case". */
export const erasedWords = ({ on, ground, rule }: Erased): string =>
  `Erased on ${formatDate(on)} under “${rule === '' ? capital(ground) : rule}”`;

/** "Ombudsman case open", or "Kept longer on purpose, look again 3 Mar 2027". */
export const holdWords = ({ reason, reviewOn }: StandingHold): string =>
  reviewOn === undefined
    ? capital(reason)
    : `${capital(reason)}, look again ${formatDate(reviewOn)}`;

/** Why a case stands where it does in the list, in one sentence. */
export function keptWords({ state, until, rule, holds }: KeptCase): string {
  const why = holds.map(holdWords).join('; ');
  const due = until === undefined ? '' : formatDate(until);
  switch (state) {
    case 'due':
      return `Time was up ${due}. Nothing keeps it.`;
    case 'review':
      return `Look again at why it is kept: ${why}`;
    case 'held':
      return `Time was up ${due}. Kept: ${why}`;
    case 'soon':
      return `Time is up ${due}${why === '' ? '' : `. Kept: ${why}`}`;
    case 'no rule':
      return rule === undefined
        ? 'No rule of yours fits it, so it is kept'
        : `Kept: ${why || 'until it is closed'}`;
    case 'kept':
      return `Kept until ${due}${why === '' ? '' : `. Also: ${why}`}`;
  }
}
