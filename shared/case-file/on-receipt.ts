/**
 * What follows from a record that is about to be made: which procedure it falls under, the dates that will
 * be owed, and whether it is in time. Asked while the form is being filled, so nothing need be complete.
 */
import { isCalendarDate } from '../calendar';
import type { CalendarDate, WorkingCalendar } from '../calendar';
import {
  clocksFor,
  CORPORATE,
  effectiveReceipt,
  lastDayOf,
  MEMBER_ENQUIRY,
  SHIPPED,
} from '../procedures';
import type { Clock, ClockRule, Procedure } from '../procedures';
import type { RecordKind } from './schema';

/** The procedure a new record of this kind begins under: the newest version, the council's own among them. */
export function procedureForKind(
  kind: RecordKind,
  council: readonly Procedure[] = [],
): Procedure | undefined {
  if (kind === 'compliment' || kind === 'comment') return undefined;
  const { id } = kind === 'member enquiry' ? MEMBER_ENQUIRY : CORPORATE;
  return [...SHIPPED, ...council]
    .filter((procedure) => procedure.id === id)
    .reduce((newest, other) => (other.version > newest.version ? other : newest));
}

/** The same where it is the council's own version, which the case then carries with it. */
export function ownRules(
  kind: RecordKind,
  council: readonly Procedure[] = [],
): Procedure | undefined {
  const found = procedureForKind(kind, council);
  return found && SHIPPED.includes(found) ? undefined : found;
}

export interface DateOwed {
  readonly due: CalendarDate;
  readonly rule: ClockRule;
  readonly clock: Clock;
}

export interface OnReceipt {
  /** The day the clocks count from. */
  readonly countsFrom: CalendarDate;
  /** Set where the council's cut-off moved it: "HH:MM". */
  readonly cutOff?: string;
  readonly acknowledge: DateOwed;
  /** As late as it can fall: with the acknowledgement on its last day. */
  readonly respond: DateOwed;
}

/** Undefined for a kind without clocks (a service request, a compliment, a comment) or without a date yet. */
export function datesOnReceipt(
  kind: RecordKind,
  receipt: { readonly receivedOn: string; readonly receivedAt?: string },
  day: {
    readonly cal: WorkingCalendar;
    readonly today: CalendarDate;
    readonly procedures?: readonly Procedure[];
  },
): OnReceipt | undefined {
  const procedure = procedureForKind(kind, day.procedures);
  const stage = procedure?.stages[0];
  const { receivedOn, receivedAt } = receipt;
  if (kind === 'service request' || !procedure || !stage || !isCalendarDate(receivedOn)) {
    return undefined;
  }
  const countsFrom = effectiveReceipt(procedure, receivedOn, receivedAt, day.cal);
  const clocks = clocksFor(procedure, stage.number, { received: countsFrom }, day.cal, day.today);
  const owed = (name: 'acknowledge' | 'respond'): DateOwed | undefined => {
    const clock = clocks.find((each) => each.name === name);
    return clock && { due: clock.due, rule: stage[name], clock };
  };
  const [acknowledge, respond] = [owed('acknowledge'), owed('respond')];
  if (!acknowledge || !respond) return undefined;
  return {
    countsFrom,
    ...(countsFrom === receivedOn || procedure.cutOff === undefined
      ? {}
      : { cutOff: procedure.cutOff }),
    acknowledge,
    respond,
  };
}

export interface InTime {
  /** The last day it could be brought as of right. */
  readonly until: CalendarDate;
  readonly isInTime: boolean;
  readonly source: string;
}

/**
 * Whether a complaint comes in time, from when the person knew of the matter (LGSCO Code 2.2). A late one is
 * not refused by this: discretion is considered first (Code 2.3). Undefined where a date or a limit is missing.
 */
export function timeLimit(
  procedure: Procedure | undefined,
  aboutOn: string,
  receivedOn: string,
  cal: WorkingCalendar,
): InTime | undefined {
  const limit = procedure?.acceptWithin;
  if (!limit || !isCalendarDate(aboutOn) || !isCalendarDate(receivedOn)) return undefined;
  const until = lastDayOf(limit, aboutOn, cal);
  return { until, isInTime: receivedOn <= until, source: limit.source };
}
