/** What must I do today: one verb-first task a case and a remedy, grouped by how soon. */
import { addWorkingDays, workingDaysBetween } from '../calendar';
import type { CalendarDate } from '../calendar';
import { clocksFor, dueText } from '../procedures';
import type { Clock, ClockState, Procedure } from '../procedures';
import type { StreamId } from '../history/types';
import type { DayContext } from './next-step';
import { procedureFor } from './procedure';
import { clockFactsOf, factsOfSummary } from './stage-needs';
import { stepOf } from './steps';
import type { StepTarget } from './steps';
import type { CaseSummary } from './types';
import { shortened } from './wording';

export interface Task {
  /** Stable while the task stays the same; unique on the page. */
  readonly key: string;
  readonly case: StreamId;
  readonly reference: string;
  /** "Name not given" for an anonymous complaint. */
  readonly person: string;
  readonly service: string;
  /** Begins with a verb. */
  readonly title: string;
  /** What the remedy is, or why it needs a person. */
  readonly detail?: string;
  readonly due?: CalendarDate;
  /** "in 2 working days", "2 working days late", "today"; "" without a date. */
  readonly dueText: string;
  readonly state: ClockState;
  /** True while the date rests on the acknowledgement going on its last day. */
  readonly assumed: boolean;
  /** What Enter opens. */
  readonly step: StepTarget;
}

export type TaskGroupId = 'attention' | 'late' | 'today' | 'unacknowledged' | 'soon' | 'later';

export interface TaskGroup {
  readonly id: TaskGroupId;
  readonly title: string;
  readonly tasks: readonly Task[];
}

const TITLES: Readonly<Record<TaskGroupId, string>> = {
  late: 'Late',
  today: 'Today',
  attention: 'Needs your decision',
  unacknowledged: 'Acknowledgements unsent by day 3',
  soon: 'Next five working days',
  later: 'Later',
};
const ORDER = Object.keys(TITLES) as readonly TaskGroupId[];

/** An acknowledgement still unsent on this working day after receipt is called out (day 0 = receipt). */
const UNSENT_FROM_DAY = 3;
const SOON_DAYS = 5;
/** A remedy due within this many working days is "due soon", as a clock is. */
const REMEDY_SOON_DAYS = 3;

/** Groups in the order of the page; empty ones are left out. Within a group by due date, then reference. */
export function todayTasks(summaries: readonly CaseSummary[], day: DayContext): TaskGroup[] {
  const groups = new Map<TaskGroupId, Task[]>(ORDER.map((id) => [id, []]));
  const page: Page = {
    ...day,
    soonUntil: addWorkingDays(day.today, SOON_DAYS, day.cal),
    clocks: rememberedClocks(day),
  };
  for (const summary of summaries) {
    for (const { group, task } of tasksOf(summary, page)) groups.get(group)?.push(task);
  }
  return ORDER.flatMap((id) => {
    const tasks = groups.get(id) ?? [];
    return tasks.length === 0 ? [] : [{ id, title: TITLES[id], tasks: tasks.sort(byDue) }];
  });
}

/** "2 late · 3 due today · 6 in the next five working days", or "Nothing due." */
export function todayHeadline(groups: readonly TaskGroup[]): string {
  const count = (id: TaskGroupId) => groups.find((group) => group.id === id)?.tasks.length ?? 0;
  const parts = [
    [count('late'), 'late'],
    [count('today'), 'due today'],
    [count('unacknowledged') + count('soon'), 'in the next five working days'],
    [count('attention'), 'to decide'],
  ] as const;
  const said = parts.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`);
  return said.length === 0 ? 'Nothing due.' : said.join(' · ');
}

/** What holds for every case on the page. */
interface Page extends DayContext {
  /** Last date of the next five working days. */
  readonly soonUntil: CalendarDate;
  readonly clocks: (procedure: Procedure, summary: CaseSummary) => readonly Clock[];
}

/** Of ten thousand cases many share their dates, and cases with the same dates have the same clocks. */
function rememberedClocks({ cal, today }: DayContext): Page['clocks'] {
  const known = new Map<string, readonly Clock[]>();
  return (procedure, summary) => {
    const { stage, effectiveOn, acknowledgedOn = '', respondedOn = '' } = summary;
    const key = `${procedure.id} ${procedure.version} ${stage} ${effectiveOn} ${acknowledgedOn} ${respondedOn}`;
    const kept = known.get(key);
    if (kept) return kept;
    const made = clocksFor(procedure, stage, clockFactsOf(summary), cal, today);
    known.set(key, made);
    return made;
  };
}

interface Placed {
  readonly group: TaskGroupId;
  readonly task: Task;
}

function tasksOf(summary: CaseSummary, page: Page): Placed[] {
  return [...attentionTask(summary), ...stepTask(summary, page), ...remedyTasks(summary, page)];
}

const about = (summary: CaseSummary) => ({
  case: summary.id,
  reference: summary.reference,
  person: summary.person === '' ? 'Name not given' : summary.person,
  service: summary.service,
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
  const procedure = procedureFor({ id: summary.procedure, version: summary.procedureVersion });
  const rule = procedure?.stages.find((stage) => stage.number === summary.stage);
  if (!procedure || !rule) return [];
  const facts = factsOfSummary(summary);
  const step = stepOf(facts, rule, 0);
  if (step.step === 'nothing') return [];
  const clock =
    step.clock === undefined
      ? undefined
      : page.clocks(procedure, summary).find(({ name }) => name === step.clock);
  const task: Task = {
    ...about(summary),
    key: `${summary.id}:${step.step}`,
    title: step.title,
    ...(clock === undefined ? {} : { due: clock.due }),
    dueText: clock === undefined ? '' : dueText(clock),
    state: clock?.state ?? 'onTrack',
    assumed: clock?.assumed ?? false,
    step: step.target,
  };
  if (clock === undefined) return [{ group: 'later', task }];
  const byDate = groupFor(clock.due, today, soonUntil);
  const unsent =
    step.clock === 'acknowledge' &&
    byDate === 'soon' &&
    workingDaysBetween(summary.effectiveOn, today, cal) >= UNSENT_FROM_DAY;
  return [{ group: unsent ? 'unacknowledged' : byDate, task }];
}

/** What was promised, once the response has told them so; it outlives the case (LGSCO Code 6.6). */
function remedyTasks(summary: CaseSummary, { cal, today, soonUntil }: Page): Placed[] {
  if (summary.respondedOn === undefined) return [];
  return summary.remediesOpen.map(({ text, dueOn }, index) => {
    const left = dueOn === undefined ? 0 : workingDaysBetween(today, dueOn, cal);
    const state = dueOn === undefined ? 'onTrack' : remedyState(dueOn, today, left);
    const task: Task = {
      ...about(summary),
      key: `${summary.id}:remedy:${index}`,
      title: 'Carry out remedy',
      detail: shortened(text, 80),
      ...(dueOn === undefined ? {} : { due: dueOn }),
      dueText:
        dueOn === undefined ? 'no date set' : dueText({ state, due: dueOn, workingDaysLeft: left }),
      state,
      assumed: false,
      step: { go: 'remedy' },
    };
    return { group: dueOn === undefined ? 'later' : groupFor(dueOn, today, soonUntil), task };
  });
}

function remedyState(due: CalendarDate, today: CalendarDate, left: number): ClockState {
  if (due < today) return 'overdue';
  if (due === today) return 'dueToday';
  return left <= REMEDY_SOON_DAYS ? 'dueSoon' : 'onTrack';
}

function groupFor(due: CalendarDate, today: CalendarDate, soonUntil: CalendarDate): TaskGroupId {
  if (due < today) return 'late';
  if (due === today) return 'today';
  return due <= soonUntil ? 'soon' : 'later';
}

const UNDATED = '9999';
function byDue(left: Task, right: Task): number {
  const [a, b] = [left.due ?? UNDATED, right.due ?? UNDATED];
  if (a !== b) return a < b ? -1 : 1;
  return left.reference < right.reference ? -1 : left.reference > right.reference ? 1 : 0;
}
