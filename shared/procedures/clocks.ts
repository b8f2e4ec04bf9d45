/**
 * Deadlines: what a stage's clocks say on a given day. Pure: the rule, the dates that happened, the
 * calendar and today go in; due dates and their state come out.
 */
import {
  addDays,
  addMonths,
  addWorkingDays,
  calendarWarning,
  formatDate,
  isWorkingDay,
  lastDayOfMonthsFrom,
  workingDaysBetween,
} from '../calendar';
import type { CalendarDate, WorkingCalendar } from '../calendar';
import type {
  Clock,
  ClockFacts,
  ClockRule,
  ClockState,
  ClockUnit,
  Procedure,
  StageRule,
} from './types';

/** Working days before a due date from which it counts as "due soon". */
export const SOON_WORKING_DAYS = 3;

/**
 * Last day of a span that starts on day 0 = `from`. Working days and months count after it; calendar days
 * of a rule that runs "beginning on" receipt include it (s164A DPA 2018), and so do its months.
 */
export function lastDayOf(
  rule: { amount: number; unit: ClockUnit },
  from: CalendarDate,
  cal: WorkingCalendar,
): CalendarDate {
  switch (rule.unit) {
    case 'workingDays':
      return addWorkingDays(from, rule.amount, cal);
    case 'calendarDays':
      return addDays(from, Math.max(0, rule.amount - 1));
    case 'months':
      return rule.amount === 0 ? from : lastDayOfMonthsFrom(from, rule.amount);
  }
}

/**
 * Last day of a span after a day that is not counted, such as a month in which to ask for the next stage:
 * the same day of a later month, or its last (response on 31 January, one month: until 28 February).
 */
export function lastDayAfter(
  { amount, unit }: { amount: number; unit: ClockUnit },
  from: CalendarDate,
  cal: WorkingCalendar,
): CalendarDate {
  if (unit === 'workingDays') return addWorkingDays(from, amount, cal);
  return unit === 'months' ? addMonths(from, amount) : addDays(from, amount);
}

/** The latest date an extension may set: the rule's amount after the date it extends (LGSCO Code 6.4). */
export function latestExtension(
  stage: StageRule,
  due: CalendarDate,
  cal: WorkingCalendar,
): CalendarDate | undefined {
  return stage.extension && lastDayAfter(stage.extension, due, cal);
}

/**
 * The day a receipt counts from. Only where the council set a cut-off does anything move: a receipt after
 * "HH:MM", or on a day not worked, then counts as the next working day. Both dates are kept.
 */
export function effectiveReceipt(
  procedure: Pick<Procedure, 'cutOff'>,
  receivedOn: CalendarDate,
  receivedAt: string | undefined,
  cal: WorkingCalendar,
): CalendarDate {
  if (!procedure.cutOff) return receivedOn;
  const late = receivedAt !== undefined && receivedAt > procedure.cutOff;
  // A Saturday morning never counts from an earlier day than the Friday evening before it.
  return late || !isWorkingDay(receivedOn, cal) ? addWorkingDays(receivedOn, 1, cal) : receivedOn;
}

/**
 * All clocks of a stage as they stand on `today`, in the order they fall: acknowledge, draft, sign-off,
 * respond, alarm. Until the acknowledgement is really sent, the response is reckoned from the last day it
 * could go (`assumed`); a late acknowledgement then moves it.
 */
export function clocksFor(
  procedure: Procedure,
  stageNumber: number,
  facts: ClockFacts,
  cal: WorkingCalendar,
  today: CalendarDate,
): Clock[] {
  const stage = stageOf(procedure, stageNumber);
  const clock = (
    name: Clock['name'],
    from: CalendarDate,
    due: CalendarDate,
    source: string,
    extra: {
      done?: CalendarDate | undefined;
      assumed?: boolean;
      stopped?: boolean;
      withoutStops?: CalendarDate;
    } = {},
  ): Clock => {
    const warning = calendarWarning(due, cal);
    return {
      name,
      from,
      due,
      assumed: extra.assumed ?? false,
      state: stateOf(due, extra.done, extra.stopped ?? false, cal, today),
      workingDaysLeft: workingDaysBetween(today, due, cal),
      ...(extra.done === undefined ? {} : { done: extra.done }),
      ...(extra.withoutStops === undefined || extra.withoutStops === due
        ? {}
        : { withoutStops: extra.withoutStops }),
      source,
      ...(warning === undefined ? {} : { warning }),
    };
  };

  const first = facts.firstReceived ?? facts.received;
  const acknowledgeBy = lastDayOf(stage.acknowledge, facts.received, cal);
  const start = startOf(stage.respond, facts, acknowledgeBy);
  const stopped = stage.suspendable && facts.responded === undefined && isStopped(facts);
  const respondBy = respondDate(stage, facts, start, cal, today);
  const withoutStops = dateWithoutStops(stage, facts, start, cal);
  const assumed = stage.respond.startsWhen === 'acknowledged' && facts.acknowledged === undefined;

  const clocks = [
    clock('acknowledge', facts.received, acknowledgeBy, stage.acknowledge.source, {
      done: facts.acknowledged,
    }),
    ...(['draft', 'signOff'] as const).map((name) => {
      const before =
        name === 'draft' ? procedure.internal.draftBefore : procedure.internal.signOffBefore;
      // None before: the due date itself, also where an extension letter put it on a day off.
      const due = before === 0 ? respondBy : addWorkingDays(respondBy, -before, cal);
      return clock(name, start, due, 'Internal date', {
        done: facts.responded,
        assumed,
        stopped,
      });
    }),
    clock('respond', start, respondBy, stage.respond.source, {
      done: facts.responded,
      assumed,
      stopped,
      withoutStops,
    }),
    clock(
      'alarm',
      first,
      addDays(first, procedure.alarmWeeks * 7),
      `${procedure.alarmWeeks} weeks from receipt: the Ombudsman may look at it from then`,
      { done: facts.responded },
    ),
  ];
  return clocks;
}

function startOf(rule: ClockRule, facts: ClockFacts, acknowledgeBy: CalendarDate): CalendarDate {
  return rule.startsWhen === 'acknowledged'
    ? (facts.acknowledged ?? acknowledgeBy)
    : facts.received;
}

/**
 * The response date: the rule, or the extended date; later by every working day the clock stood still.
 * An extension gives time and never takes it: where two machines wrote at the same time and the rule with
 * its stops comes to more, that stands.
 */
function respondDate(
  stage: StageRule,
  facts: ClockFacts,
  start: CalendarDate,
  cal: WorkingCalendar,
  today: CalendarDate,
): CalendarDate {
  const later = (due: CalendarDate, since: CalendarDate): CalendarDate => {
    const still = stage.suspendable ? stoppedWorkingDays(facts, since, cal, today) : 0;
    return still > 0 ? addWorkingDays(due, still, cal) : due;
  };
  const ruled = later(lastDayOf(stage.respond, start, cal), start);
  if (facts.extendedTo === undefined) return ruled;
  // What lies before an extension letter is in its date, which was given knowing of it.
  const since = facts.extendedOn ?? start;
  const extended = later(facts.extendedTo, since > start ? since : start);
  return extended > ruled ? extended : ruled;
}

/**
 * The date had the clock never stood still, which a stop must not hide (DOMAIN §2). An extension given
 * after a stop counts no further than the longest the rule allows without it.
 */
function dateWithoutStops(
  stage: StageRule,
  facts: ClockFacts,
  start: CalendarDate,
  cal: WorkingCalendar,
): CalendarDate {
  const ruled = lastDayOf(stage.respond, start, cal);
  const { extendedTo = ruled } = facts;
  if (extendedTo <= ruled) return ruled;
  const stops = (facts.suspensions ?? []).some(({ from, to }) => to === undefined || from < to);
  const longest = stops ? latestExtension(stage, ruled, cal) : undefined;
  return longest !== undefined && longest < extendedTo ? longest : extendedTo;
}

/**
 * Working days the clock stood still so far, of those after `since`: the day it began to run, or the letter
 * that gave a new date. Overlapping stops count once; nothing counts after the response.
 */
export function stoppedWorkingDays(
  facts: Pick<ClockFacts, 'responded' | 'suspensions'>,
  since: CalendarDate,
  cal: WorkingCalendar,
  today: CalendarDate,
): number {
  const end = facts.responded ?? today;
  const spans = (facts.suspensions ?? [])
    .map(({ from, to }) => ({
      from: from < since ? since : from,
      to: to === undefined || to > end ? end : to,
    }))
    .filter(({ from, to }) => from < to)
    .sort((left, right) => (left.from < right.from ? -1 : 1));
  let total = 0;
  let reached = '';
  for (const { from, to } of spans) {
    const begin = from > reached ? from : reached;
    if (begin < to) total += workingDaysBetween(begin, to, cal);
    if (to > reached) reached = to;
  }
  return total;
}

function isStopped(facts: ClockFacts): boolean {
  return (facts.suspensions ?? []).some(({ to }) => to === undefined);
}

function stateOf(
  due: CalendarDate,
  done: CalendarDate | undefined,
  stopped: boolean,
  cal: WorkingCalendar,
  today: CalendarDate,
): ClockState {
  if (done !== undefined) return done <= due ? 'done' : 'doneLate';
  if (stopped) return 'stopped';
  if (today > due) return 'overdue';
  if (today === due) return 'dueToday';
  return workingDaysBetween(today, due, cal) <= SOON_WORKING_DAYS ? 'dueSoon' : 'onTrack';
}

export function stageOf(procedure: Procedure, stageNumber: number): StageRule {
  const stage = procedure.stages.find((candidate) => candidate.number === stageNumber);
  if (!stage) throw new RangeError(`${procedure.name} has no stage ${stageNumber}`);
  return stage;
}

const days = (count: number) => `${count} working day${count === 1 ? '' : 's'}`;

/** How far off in words: "in 6 working days", "today", "2 working days late", "done Thu 12 Nov". */
export function dueText(clock: Pick<Clock, 'state' | 'workingDaysLeft' | 'done' | 'due'>): string {
  switch (clock.state) {
    case 'done':
      return `done ${formatDate(clock.done ?? clock.due, 'day')}`;
    case 'doneLate':
      return `done late, ${formatDate(clock.done ?? clock.due, 'day')}`;
    case 'stopped':
      return 'clock stopped';
    case 'dueToday':
      return 'today';
    case 'overdue':
      // A date that fell on a day off is late the next morning, though no working day has passed yet.
      return clock.workingDaysLeft === 0 ? 'late' : `${days(-clock.workingDaysLeft)} late`;
    case 'dueSoon':
    case 'onTrack':
      return clock.workingDaysLeft === 0
        ? 'before the next working day'
        : `in ${days(clock.workingDaysLeft)}`;
  }
}
