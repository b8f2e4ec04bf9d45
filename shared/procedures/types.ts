import type { CalendarDate } from '../calendar/types';

/** What a clock counts in. `calendarDays` beginning on receipt; months roll by the month rule in `calendar`. */
export type ClockUnit = 'workingDays' | 'calendarDays' | 'months';

export type ClockStart = 'received' | 'acknowledged' | 'requested';

export interface ClockRule {
  readonly amount: number;
  readonly unit: ClockUnit;
  readonly startsWhen: ClockStart;
  /** Where the number comes from, e.g. "LGSCO Code 6.3". Shown beside the deadline. */
  readonly source: string;
}

export interface StageRule {
  readonly number: number;
  readonly name: string;
  readonly acknowledge: ClockRule;
  readonly respond: ClockRule;
  /**
   * How long after the response of the stage before it this stage may be asked for. The date the response
   * letter named goes before it: that is what the person was told.
   */
  readonly requestWithin?: {
    readonly amount: number;
    readonly unit: ClockUnit;
    readonly source: string;
  };
  /** Longest extension, and what it needs. */
  readonly extension?: {
    readonly amount: number;
    readonly unit: ClockUnit;
    readonly source: string;
  };
  /** Whether the response clock can be suspended. */
  readonly suspendable: boolean;
  /** What must be true before the stage can end; the checklist under "Stage still needs". */
  readonly requires: readonly StageNeed[];
  /** Letter kinds that begin and end the stage's clocks. */
  readonly acknowledgementLetter: string;
  readonly responseLetter: string;
  /** The short response where the matter is settled by agreement (LGSCO Code 5.2); absent = there is none. */
  readonly earlyResolutionLetter?: string;
  /** The decision-maker must be someone other than the one of the stage before, with that rule's source. */
  readonly otherDecider?: { readonly source: string };
}

export type StageNeed =
  | 'definition'
  | 'acknowledgement'
  | 'decider'
  | 'points'
  | 'findings'
  | 'rootCause'
  | 'remedy'
  | 'response';

export interface Procedure {
  readonly id: string;
  /** A case keeps the version it began under. */
  readonly version: number;
  readonly name: string;
  readonly stages: readonly StageRule[];
  /** Weeks from receipt after which the Ombudsman may step in. */
  readonly alarmWeeks: number;
  /** How old a matter may be, from when the person knew of it; later ones need discretion (LGSCO Code 2.2). */
  readonly acceptWithin?: {
    readonly amount: number;
    readonly unit: ClockUnit;
    readonly source: string;
  };
  /** Working days after which a stopped clock calls attention. */
  readonly stopAlarm?: number;
  /** Working days before the due date when draft and sign-off are due. */
  readonly internal: { readonly draftBefore: number; readonly signOffBefore: number };
  /** "HH:MM" after which a receipt counts as the next working day; absent = off. */
  readonly cutOff?: string;
  /** Which Ombudsman block letters carry. */
  readonly ombudsman: 'lgsco' | 'hos';
}

/** The dates of a case that move its clocks. All are calendar dates in Europe/London. */
export interface ClockFacts {
  /** The day the stage's clock counts from: the receipt, or the request for a later stage. */
  readonly received: CalendarDate;
  /** The receipt of the complaint itself, from which the alarm runs; by default `received`. */
  readonly firstReceived?: CalendarDate;
  readonly acknowledged?: CalendarDate;
  readonly responded?: CalendarDate;
  /** The new date the extension letter gave. Stops after the letter are added to it, earlier ones are in it. */
  readonly extendedTo?: CalendarDate;
  /** When that letter went; absent = every stop counts on top. */
  readonly extendedOn?: CalendarDate;
  readonly suspensions?: readonly { readonly from: CalendarDate; readonly to?: CalendarDate }[];
}

export type ClockState =
  'overdue' | 'dueToday' | 'dueSoon' | 'onTrack' | 'stopped' | 'done' | 'doneLate';

/** One deadline of one stage, as it stands today. */
export interface Clock {
  readonly name: 'acknowledge' | 'respond' | 'draft' | 'signOff' | 'alarm';
  /** The date the clock runs from; absent while it has not begun and the start is assumed. */
  readonly from: CalendarDate;
  readonly due: CalendarDate;
  /** True while `due` rests on an event that has not happened (the acknowledgement going on its last day). */
  readonly assumed: boolean;
  readonly state: ClockState;
  /** Working days from today to due; negative when late. Zero on the day. */
  readonly workingDaysLeft: number;
  readonly done?: CalendarDate;
  /** The date as it would be had the clock never stood still; set where that differs from `due`. */
  readonly withoutStops?: CalendarDate;
  readonly source: string;
  /** Set when a date lies beyond the known bank holidays. */
  readonly warning?: string;
}
