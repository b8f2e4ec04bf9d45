/** What must I do today: a verb-first task for each case's next step and for all that it owes, in groups. */
import { addWorkingDays, formatDate, workingDaysBetween } from '../calendar';
import type { CalendarDate } from '../calendar';
import { dueText } from '../procedures';
import type { ClockState, Procedure } from '../procedures';
import type { StreamId } from '../history/types';
import type { DayContext } from './next-step';
import { procedureOfRow } from './procedure';
import type { LetterKind } from './schema';
import { knownClocks, type KnownClocks } from './ruling';
import { factsOfSummary } from './stage-needs';
import { stepOf } from './steps';
import type { StepTarget } from './steps';
import type { CaseSummary, TodoSeed } from './types';
import { counted, shortened } from './wording';

export interface Task {
  /** Stable while the task stays the same; unique on the page. */
  readonly key: string;
  readonly case: StreamId;
  readonly reference: string;
  /** "Name not given" for an anonymous complaint. */
  readonly person: string;
  readonly service: string;
  /** Id of who handles the case; "" while nobody does. */
  readonly handler: string;
  /** Begins with a verb. */
  readonly title: string;
  /** What the remedy is, or why it needs a person. */
  readonly detail?: string;
  readonly due?: CalendarDate;
  /** "14:30", of a call promised for a time. */
  readonly at?: string;
  /** Who owes it or has to act. */
  readonly who?: string;
  /** "in 2 working days", "2 working days late", "today"; "" without a date. */
  readonly dueText: string;
  readonly state: ClockState;
  /** True while the date rests on the acknowledgement going on its last day. */
  readonly assumed: boolean;
  /** What Enter opens. */
  readonly step: StepTarget;
}

export type TaskGroupId =
  | 'safety'
  | 'attention'
  | 'late'
  | 'today'
  | 'call backs'
  | 'unacknowledged'
  | 'soon'
  | 'promises'
  | 'sign-off'
  | 'replies'
  | 'stopped'
  | 'ombudsman'
  | 'remedies'
  | 'later';

export interface TaskGroup {
  readonly id: TaskGroupId;
  readonly title: string;
  readonly tasks: readonly Task[];
}

/** In the order of the page (UI: Today). */
const TITLES: Readonly<Record<TaskGroupId, string>> = {
  safety: 'Safety first',
  late: 'Late',
  today: 'Today',
  'call backs': 'Call back',
  attention: 'Needs your decision',
  unacknowledged: 'Acknowledgements unsent by day 3',
  soon: 'Next five working days',
  promises: 'Promises and updates owed',
  'sign-off': 'Awaiting sign-off',
  replies: 'Replies overdue, by who owes them',
  stopped: 'Clocks standing still',
  ombudsman: 'Ombudsman dates',
  remedies: 'Remedies and learning to carry out',
  later: 'Later',
};
const ORDER = Object.keys(TITLES) as readonly TaskGroupId[];

/** An acknowledgement still unsent on this working day after receipt is called out (day 0 = receipt). */
const UNSENT_FROM_DAY = 3;
const SOON_DAYS = 5;
/** What is owed within this many working days is "due soon", as a clock is. */
const OWED_SOON_DAYS = 3;

/** Groups in the order of the page; empty ones are left out. Within a group by due date, then reference. */
export function todayTasks(summaries: readonly CaseSummary[], day: DayContext): TaskGroup[] {
  const groups = new Map<TaskGroupId, Task[]>(ORDER.map((id) => [id, []]));
  const page: Page = {
    ...day,
    soonUntil: addWorkingDays(day.today, SOON_DAYS, day.cal),
    clocks: knownClocks(day),
  };
  for (const summary of summaries) {
    for (const { group, task } of tasksOf(summary, page)) groups.get(group)?.push(task);
  }
  return ORDER.flatMap((id) => {
    const tasks = groups.get(id) ?? [];
    const order = id === 'replies' ? byWho : byDue;
    return tasks.length === 0 ? [] : [{ id, title: TITLES[id], tasks: tasks.sort(order) }];
  });
}

/**
 * "1 safety task · 2 late · 3 due today · 6 in the next five working days"; with none of these "Nothing due."
 * and what comes next.
 */
export function todayHeadline(groups: readonly TaskGroup[]): string {
  const count = (id: TaskGroupId) => groups.find((group) => group.id === id)?.tasks.length ?? 0;
  const safety = count('safety');
  const replies = count('replies');
  const parts = [
    [safety, safety === 1 ? 'safety task' : 'safety tasks'],
    [count('late'), 'late'],
    [count('today') + count('call backs'), 'due today'],
    [count('unacknowledged') + count('soon'), 'in the next five working days'],
    [count('sign-off'), 'awaiting sign-off'],
    [replies, replies === 1 ? 'reply overdue' : 'replies overdue'],
    [count('attention'), 'to decide'],
  ] as const;
  const said = parts.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`);
  return said.length === 0 ? nothingDue(groups) : said.join(' · ');
}

/** "Nothing due. Next: Close the case, Holly Bramble, Thu 3 Dec." */
function nothingDue(groups: readonly TaskGroup[]): string {
  const [next] = groups.flatMap(({ tasks }) => tasks).sort(byDue);
  if (!next) return 'Nothing due.';
  const when = next.due === undefined ? '' : `, ${formatDate(next.due, 'day')}`;
  return `Nothing due. Next: ${shortened(next.title, 60)}, ${shortened(next.person, 40)}${when}.`;
}

/** What holds for every case on the page. */
interface Page extends DayContext {
  /** Last date of the next five working days. */
  readonly soonUntil: CalendarDate;
  readonly clocks: KnownClocks;
}

interface Placed {
  readonly group: TaskGroupId;
  readonly task: Task;
}

function tasksOf(summary: CaseSummary, page: Page): Placed[] {
  return [
    ...attentionTask(summary),
    ...stepTask(summary, page),
    ...summary.todo.map((seed) => owedTask(summary, seed, page)),
  ];
}

const about = (summary: CaseSummary) => ({
  case: summary.id,
  reference: summary.reference,
  person: summary.person === '' ? 'Name not given' : summary.person,
  service: summary.service,
  handler: summary.handler,
});

function attentionTask(summary: CaseSummary): Placed[] {
  if (!summary.needsAttention) return [];
  const title = summary.readOnly
    ? 'Update the app to work on this case'
    : 'Look at what does not fit, and choose';
  const task: Task = {
    ...about(summary),
    key: `${summary.id}:attention`,
    title,
    dueText: '',
    state: 'onTrack',
    assumed: false,
    step: { go: 'overview' },
  };
  return [{ group: 'attention', task }];
}

/** The next step of a case that is still open. A read-only case shows its deadline all the same. */
function stepTask(summary: CaseSummary, page: Page): Placed[] {
  const { cal, today, soonUntil } = page;
  if (summary.closedOn !== undefined) return [];
  const procedure = procedureOfRow(summary, page.procedures);
  const rule = procedure?.stages.find((stage) => stage.number === summary.stage);
  if (!procedure || !rule) return [];
  const facts = factsOfSummary(summary);
  const step = stepOf(facts, rule, 0);
  if (step.step === 'nothing') return [];
  const clocks = page.clocks(procedure, summary);
  const clock =
    step.clock === undefined ? undefined : clocks.find(({ name }) => name === step.clock);
  const alarm = clocks.find(({ name, due }) => name === 'alarm' && due <= soonUntil);
  const task: Task = {
    ...about(summary),
    key: `${summary.id}:${step.step}`,
    title: step.title,
    ...(alarm === undefined || alarm.done !== undefined
      ? {}
      : { detail: alarmText(procedure.alarmWeeks, alarm.due, today) }),
    ...(clock === undefined ? {} : { due: clock.due }),
    dueText: clock === undefined ? '' : dueText(clock),
    state: clock?.state ?? 'onTrack',
    assumed: clock?.assumed ?? false,
    step: step.target,
  };
  if (clock === undefined) return [{ group: 'later', task }];
  if (step.step === 'stopped')
    return [{ group: 'stopped', task: stoppedTask(summary, task, procedure, page) }];
  // Answered after the alarm is late whatever an extension says.
  const first = alarm !== undefined && alarm.due < clock.due ? alarm.due : clock.due;
  const byDate = groupFor(first, today, soonUntil);
  const unsent =
    step.clock === 'acknowledge' &&
    byDate === 'soon' &&
    workingDaysBetween(summary.effectiveOn, today, cal) >= UNSENT_FROM_DAY;
  return [{ group: unsent ? 'unacknowledged' : byDate, task }];
}

/** From then the Ombudsman may look at the complaint without waiting for the answer (DOMAIN §2). */
const alarmText = (weeks: number, on: CalendarDate, today: CalendarDate): string =>
  on < today
    ? `${weeks} weeks from receipt passed on ${formatDate(on, 'day')}`
    : `${weeks} weeks from receipt ${on === today ? 'today' : `on ${formatDate(on, 'day')}`}`;

/** A stopped clock says since when, and calls attention after the procedure's days. */
function stoppedTask(
  summary: CaseSummary,
  task: Task,
  procedure: Procedure,
  { cal, today }: Page,
): Task {
  const since = summary.stops?.findLast(([, to]) => to === undefined)?.[0] ?? today;
  const days = workingDaysBetween(since, today, cal);
  const long = procedure.stopAlarm !== undefined && days > procedure.stopAlarm;
  return {
    ...task,
    ...(summary.stopGround === undefined ? {} : { title: `Follow up: ${summary.stopGround}` }),
    detail: `${long ? 'Look at it again: stopped' : 'Stopped'} ${formatDate(since)}, ${counted(days, 'working day')} ago`,
    state: long ? 'dueSoon' : 'stopped',
  };
}

const LETTER_OWED: Readonly<Record<string, string>> = {
  'escalation refusal': 'the letter that the next stage is refused',
  'remedy cannot be delivered': 'the letter that the remedy cannot be delivered',
};

/** The verb, the group when it is not yet due, and what Enter opens. */
const OWED: Readonly<
  Record<
    TodoSeed['kind'],
    {
      readonly title: (seed: TodoSeed) => string;
      readonly group: TaskGroupId;
      readonly step: (seed: TodoSeed) => StepTarget;
    }
  >
> = {
  safety: {
    title: (seed) => seed.text,
    group: 'safety',
    step: ({ id }) => ({ go: 'action', form: 'safety', id }),
  },
  'call back': {
    title: () => 'Call back',
    group: 'call backs',
    step: ({ id }) => ({ go: 'action', form: 'promise', id }),
  },
  promise: {
    title: () => 'Keep the promise',
    group: 'promises',
    step: ({ id }) => ({ go: 'action', form: 'promise', id }),
  },
  'reply owed': {
    title: ({ who = '' }) => `Chase ${who || 'the reply'}`,
    group: 'replies',
    step: ({ id }) => ({ go: 'action', form: 'request', id }),
  },
  'sign-off': {
    title: ({ who = '' }) => `Get sign-off from ${who || 'the signatory'}`,
    group: 'sign-off',
    step: ({ id }) => ({ go: 'action', form: 'sign-off', id }),
  },
  remedy: {
    title: () => 'Carry out remedy',
    group: 'remedies',
    step: ({ id }) => ({ go: 'remedy', remedy: id }),
  },
  learning: {
    title: () => 'Carry out learning action',
    group: 'remedies',
    step: ({ id }) => ({ go: 'action', form: 'learning', id }),
  },
  'learning check': {
    title: () => 'Check whether the change worked',
    group: 'remedies',
    step: ({ id }) => ({ go: 'action', form: 'learning-check', id }),
  },
  ombudsman: {
    title: () => 'Answer the Ombudsman',
    group: 'ombudsman',
    step: ({ id }) => ({ go: 'action', form: 'ombudsman', id }),
  },
  letter: {
    title: ({ text }) => `Send ${LETTER_OWED[text] ?? text}`,
    group: 'today',
    step: ({ text }) => ({ go: 'letter', kind: text as LetterKind }),
  },
  authority: {
    title: () => 'Renew the authority',
    group: 'later',
    step: ({ id }) => ({ go: 'person', person: id }),
  },
  adjustments: {
    title: () => 'Look at the adjustments again',
    group: 'later',
    step: ({ id }) => ({ go: 'person', person: id }),
  },
};

/** A promise, a reply, a remedy…: with its own day, and it outlives the case where the trade says so. */
function owedTask(summary: CaseSummary, seed: TodoSeed, page: Page): Placed {
  const { cal, today } = page;
  const { title, group, step } = OWED[seed.kind];
  // A sign-off has the day it was asked for, and is late by no rule.
  const dueOn = seed.kind === 'sign-off' ? undefined : seed.dueOn;
  const { dueAt } = seed;
  const left = dueOn === undefined ? 0 : workingDaysBetween(today, dueOn, cal);
  const state = dueOn === undefined ? 'onTrack' : owedState(dueOn, today, left);
  const undated = undatedText(seed);
  const when =
    dueOn === undefined ? undated : dueText({ state, due: dueOn, workingDaysLeft: left });
  const task: Task = {
    ...about(summary),
    key: `${summary.id}:${seed.kind}:${seed.id}`,
    title: title(seed),
    ...(seed.kind === 'safety' || seed.kind === 'letter' ? {} : { detail: detailOf(seed) }),
    ...(dueOn === undefined ? {} : { due: dueOn }),
    ...(dueAt === undefined ? {} : { at: dueAt }),
    ...(seed.who === undefined ? {} : { who: seed.who }),
    dueText: dueAt === undefined ? when : `${when} at ${dueAt}`,
    state,
    assumed: false,
    step: step(seed),
  };
  return { group: owedGroup(seed, group, page), task };
}

function undatedText({ kind, dueOn }: TodoSeed): string {
  if (kind === 'letter') return 'not sent yet';
  return kind === 'sign-off' && dueOn !== undefined
    ? `asked ${formatDate(dueOn, 'day')}`
    : 'no date set';
}

/** What is owed, and when it was last asked for again: nobody wants to chase twice on one day. */
const detailOf = ({ text, chasedOn }: TodoSeed): string =>
  `${shortened(text, 80)}${chasedOn === undefined ? '' : ` · asked again ${formatDate(chasedOn, 'day')}`}`;

/** Overdue replies stay with who owes them; what is not asked for again until later waits. */
function owedGroup(seed: TodoSeed, group: TaskGroupId, { today, soonUntil }: Page): TaskGroupId {
  const { kind, dueOn } = seed;
  if (kind === 'safety' || kind === 'sign-off' || dueOn === undefined) return group;
  if (kind === 'reply owed') return dueOn < today ? 'replies' : groupFor(dueOn, today, soonUntil);
  if (dueOn < today) return 'late';
  if (kind === 'call back') return dueOn === today ? 'call backs' : 'promises';
  if (dueOn === today) return 'today';
  return group;
}

function owedState(due: CalendarDate, today: CalendarDate, left: number): ClockState {
  if (due < today) return 'overdue';
  if (due === today) return 'dueToday';
  return left <= OWED_SOON_DAYS ? 'dueSoon' : 'onTrack';
}

function groupFor(due: CalendarDate, today: CalendarDate, soonUntil: CalendarDate): TaskGroupId {
  if (due < today) return 'late';
  if (due === today) return 'today';
  return due <= soonUntil ? 'soon' : 'later';
}

const UNDATED = '9999';
const dueKey = ({ due = UNDATED, at = '24:00', reference }: Task): string =>
  `${due} ${at} ${reference}`;
const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

const byDue = (left: Task, right: Task): number => compare(dueKey(left), dueKey(right));

/** All that one person owes stands together, the longest owed first. */
const byWho = (left: Task, right: Task): number =>
  compare((left.who ?? '').toLowerCase(), (right.who ?? '').toLowerCase()) || byDue(left, right);
