/**
 * One message to one person about all they owe: what is owed, for which case, since when. It goes to an
 * officer or a body outside, so it names cases by reference, never by who complained.
 */
import { formatDate, workingDaysBetween } from '../calendar';
import type { CalendarDate, WorkingCalendar } from '../calendar';
import { counted } from './wording';

export interface OwedReply {
  readonly reference: string;
  readonly asks: string;
  readonly askedOn: CalendarDate;
  readonly dueOn: CalendarDate;
  /** When it was asked for again, so far. */
  readonly chased: readonly CalendarDate[];
}

export interface Chaser {
  readonly who: string;
  readonly owed: readonly OwedReply[];
  readonly from: {
    readonly name: string;
    readonly role: string;
    readonly phone: string;
    readonly email: string;
  };
  readonly today: CalendarDate;
  readonly cal: WorkingCalendar;
}

/** Plain text for the clipboard, the longest owed first. @throws never; nobody owes an empty list. */
export function chaserMessage({ who, owed, from, today, cal }: Chaser): string {
  const sorted = owed.toSorted((left, right) => (left.dueOn < right.dueOn ? -1 : 1));
  const lines = sorted.map((reply, index) => `${index + 1}. ${lineOf(reply, today, cal)}`);
  const many = owed.length !== 1;
  return [
    `Hello ${who},`,
    '',
    many
      ? `I am waiting for ${counted(owed.length, 'reply', 'replies')} from you, so that we can answer complaints in time:`
      : 'I am waiting for a reply from you, so that we can answer a complaint in time:',
    '',
    ...lines,
    '',
    `Please send me ${many ? 'them' : 'it'} today, or tell me when I can expect ${many ? 'each' : 'it'} and what holds ${many ? 'them' : 'it'} up.`,
    '',
    'Thank you',
    from.name,
    ...[from.role, [from.phone, from.email].filter((way) => way !== '').join(' · ')].filter(
      (line) => line !== '',
    ),
  ].join('\n');
}

/** "WB-26-A0412: the repair log. Asked Mon 9 Nov 2026, due Fri 13 Nov 2026, 6 working days late. Asked again Wed 18 Nov." */
function lineOf(reply: OwedReply, today: CalendarDate, cal: WorkingCalendar): string {
  const { reference, asks, askedOn, dueOn, chased } = reply;
  const said = asks.replace(/\s+/g, ' ').trim();
  const stop = /[.?!…]$/.test(said) ? '' : '.';
  const late = -workingDaysBetween(today, dueOn, cal);
  const lateness = late > 0 ? `, ${counted(late, 'working day')} late` : '';
  const again =
    chased.length === 0
      ? ''
      : ` Asked again ${chased.map((on) => formatDate(on, 'day')).join(', ')}.`;
  return `${reference}: ${said}${stop} Asked ${formatDate(askedOn)}, due ${formatDate(dueOn)}${lateness}.${again}`;
}
