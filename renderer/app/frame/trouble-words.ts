/** What is said of each trouble found while opening, and what a person can do about it. */
import { formatDate } from '@shared/calendar';
import type { CalendarDate } from '@shared/calendar/types';
import type { Trouble } from '../../store/api';

export interface TroubleWords {
  readonly text: string;
  /** Where in settings one does something about it. */
  readonly leadsTo?: 'integrity' | 'backups';
  /** What one says by putting it away; absent = it stays until it is mended. */
  readonly settle?: string;
}

/** All damaged cases are one thing to say; every other trouble is one of its own. */
export type SaidTrouble = Exclude<Trouble, { what: 'case' }>;

export function troubleWords(trouble: SaidTrouble, today: CalendarDate): TroubleWords {
  switch (trouble.what) {
    case 'clock': {
      const says = `This computer’s clock says ${formatDate(today)}`;
      const newest = formatDate(trouble.newest);
      const wrong =
        'If today’s date is wrong, so are the deadlines shown and the dates in new letters: put the clock right, then lock and unlock.';
      return {
        text:
          trouble.fault === 'behind'
            ? `${says}, but the newest entry here was made on ${newest}. ${wrong}`
            : `${says}, and the newest entry here is of ${newest}. ${wrong}`,
        settle: 'Today’s date is right',
      };
    }
    case 'settings':
      return {
        text: 'The council’s settings on this computer are damaged. Your cases are whole, but names, services and working days may be the standard ones until they are restored from a backup.',
        leadsTo: 'backups',
      };
    case 'newestGone':
      return {
        text: 'Entries that had been saved are gone: this data is older than it was when Redress was last used here. The disk may be failing, or the folder was put back. Compare your latest work with your notes and emails, and bring back from a backup, or enter again, what is missing.',
        leadsTo: 'backups',
        settle: 'I have compared them',
      };
    case 'healed':
      return {
        text: 'A record that opens the rest was damaged and has been put right from its spare. Nothing is lost. Ask your IT team to check this computer’s disk.',
        leadsTo: 'integrity',
        settle: 'Understood',
      };
  }
}

/** @param references of the damaged cases, as far as they are known */
export function damagedCasesWords(references: readonly string[]): string {
  const named = references.slice(0, 3).join(', ');
  const more = references.length > 3 ? ` and ${references.length - 3} more` : '';
  return references.length === 1
    ? `One case is damaged on this computer and cannot be shown: ${named}. Your other cases are whole.`
    : `${references.length} cases are damaged on this computer and cannot be shown: ${named}${more}. Your other cases are whole.`;
}
