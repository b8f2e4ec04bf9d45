/** The Next panel: the one step to take, why (the rule, cited), by when, and what the stage still needs. */
import { addDays, formatDate } from '../calendar';
import type { CalendarDate, WorkingCalendar } from '../calendar';
import { clocksFor, dueText } from '../procedures';
import type { Clock, Procedure, StageNeed, StageRule } from '../procedures';
import { stageRuleOf } from './procedure';
import {
  clockFactsOfFile,
  factsOf,
  isMet,
  NEED_ORDER,
  needsOf,
  owesRemedy,
  stageNow,
} from './stage-needs';
import type { StageFacts } from './stage-needs';
import { stepOf } from './steps';
import type { Step, StepTarget } from './steps';
import { SAFETY_TASKS } from './todo';
import type { CaseFile, Ending } from './types';
import { counted, listed, shortened } from './wording';

export interface NeedLine {
  readonly need: StageNeed;
  /** What it is, or what was done: "Acknowledgement sent Thu 12 Nov". */
  readonly label: string;
  /** `now` = the step to take; `later` = comes after it. */
  readonly state: 'done' | 'now' | 'later';
}

export interface NextStep {
  readonly title: string;
  /** One or two sentences, the rule in brackets. */
  readonly why: string;
  /** What the button says. */
  readonly action: string;
  readonly target: StepTarget;
  /** The deadline this step is due by, with `dueText` for it; absent for steps without one. */
  readonly due?: Clock;
  /** "Due Thu 26 Nov 2026, in 3 working days." */
  readonly deadline?: string;
  /** "Stage 1 still needs" and its lines, in the order to take them. */
  readonly heading: string;
  readonly checklist: readonly NeedLine[];
  /** Dates on the way to the answer and beside it: "Draft by Thu 19 Nov 2026, in 2 working days." */
  readonly dates: readonly OtherDate[];
  /** Every clock of the stage, for the clock strip. */
  readonly clocks: readonly Clock[];
}

export interface OtherDate {
  readonly clock: Clock;
  readonly text: string;
}

export interface DayContext {
  readonly cal: WorkingCalendar;
  readonly today: CalendarDate;
  /** The council's own versions of procedures, beside those shipped. */
  readonly procedures?: readonly Procedure[];
}

/** Kinds of record with clocks and stages. */
export const hasClocks = (kind: CaseFile['kind']): boolean =>
  kind === 'complaint' || kind === 'member enquiry';

/** Every clock of the stage the case is at; none for a kind without clocks or a procedure not known here. */
export const clocksOf = (file: CaseFile, { cal, today }: DayContext): readonly Clock[] =>
  file.rules && stageRuleOf(file) && hasClocks(file.kind)
    ? clocksFor(file.rules, file.stage, clockFactsOfFile(file), cal, today)
    : [];

export function nextStep(file: CaseFile, day: DayContext): NextStep {
  const rule = stageRuleOf(file);
  const facts = factsOf(file);
  const step = stepOf(facts, rule, openRemedies(file));
  const clocks = clocksOf(file, day);
  const due = step.clock === undefined ? undefined : clocks.find(({ name }) => name === step.clock);
  const urgent = attention(file);
  const checklist = rule && hasClocks(file.kind) ? checklistOf(file, facts, rule, step) : [];
  return {
    title: urgent?.title ?? titleOf(file, step),
    why: urgent?.why ?? whyOf(file, step, rule),
    action: urgent?.action ?? step.action,
    target: urgent?.target ?? targetOf(file, step),
    // A conflict asks first, but the deadline runs on; a safety task has a day of its own.
    ...(due === undefined || urgent?.isToday ? {} : { due, deadline: deadlineOf(due) }),
    heading: headingOf(rule, checklist),
    checklist,
    dates: otherDates(file, clocks, day),
    clocks,
  };
}

const openRemedies = (file: CaseFile) =>
  file.remedies.filter(({ doneOn, failed }) => doneOn === undefined && failed === undefined).length;

interface Attention {
  readonly title: string;
  readonly why: string;
  readonly action: string;
  readonly target: StepTarget;
  /** Due today whatever the clocks say. */
  readonly isToday?: boolean;
}

/** What stands before any other step: the case cannot be relied on until a person has looked at it. */
function attention(file: CaseFile): Attention | undefined {
  const danger = file.safety.find(({ answered }) => answered === undefined);
  if (danger && !file.readOnly) {
    return {
      title: SAFETY_TASKS[danger.kind],
      why: `This comes before everything else, today.${danger.note.trim() === '' ? '' : ` ${shortened(danger.note, 200)}`} It stays until you record who was told and when.`,
      action: 'Record who was told',
      target: { go: 'action', form: 'safety', id: danger.id },
      isToday: true,
    };
  }
  const conflict = file.conflicts[0];
  if (conflict && !file.readOnly) {
    return {
      title: 'Choose what stands',
      why: conflict.message,
      action: 'Compare and choose',
      target: { go: 'conflict', field: conflict.field },
    };
  }
  const anomaly = file.anomalies.find((candidate) => candidate.seen === undefined);
  if (file.readOnly || anomaly) {
    return {
      title: file.readOnly ? 'Read only: update the app' : 'Look at what does not fit',
      why: anomaly?.message ?? 'Part of this case was written by a newer version of Redress.',
      action: 'Show it',
      target: { go: 'overview' },
    };
  }
  return undefined;
}

const openPoints = (file: CaseFile) => file.points.filter((point) => point.finding === undefined);

function titleOf(file: CaseFile, step: Step): string {
  const open = openPoints(file).map((point) => point.number);
  if (step.step !== 'findings') return step.title;
  return step.title.replace('the points', `point${open.length === 1 ? '' : 's'} ${listed(open)}`);
}

function targetOf(file: CaseFile, step: Step): StepTarget {
  if (step.step === 'findings') {
    const point = openPoints(file)[0];
    if (point) return { go: 'finding', point: point.id };
  }
  if (step.step === 'remedies') {
    const remedy = file.remedies.find(({ doneOn, failed }) => !doneOn && !failed);
    if (remedy) return { go: 'remedy', remedy: remedy.id };
  }
  return step.target;
}

function whyOf(file: CaseFile, { step }: Step, rule: StageRule | undefined): string {
  switch (step) {
    case 'definition':
      return 'The acknowledgement sets out what you will look into and what they want, so settle that first. Agree it by phone where you can.';
    case 'acknowledgement':
      return `Tell them you have it, what you will look into and who is handling it${cited(rule?.acknowledge.source)}. The response clock starts when it goes.`;
    case 'points':
      return 'Each thing they say went wrong is a point with its own decision. The response must answer every one (LGSCO Code 6.7).';
    case 'findings':
      return 'Every point needs a decision and reasons before the response can go (LGSCO Code 6.7).';
    case 'decider':
      return `${rule?.otherDecider ? `Somebody other than the one who decided stage ${file.stage - 1} (${rule.otherDecider.source}). ` : ''}Ask whether they were involved, manage or are the person complained about, or know them (LGSCO Code 5.4).`;
    case 'owedLetter':
      return owedWhy(file);
    case 'stopped':
      return 'While the clock stands still the work can go on. Start it again on the day what you wait for arrives; the person is told in a letter.';
    case 'passOn':
      return 'It has no answer to wait for. Pass it to the service it is about, thank the person if you can, then close it.';
    case 'rootCause':
      return 'Why it happened, and how you came to that, is recorded before the case ends. Reports and lessons are drawn from it.';
    case 'remedy':
      return `The complaint is ${file.outcome ?? 'decided'}. Offer what puts things right, or say why nothing is needed.`;
    case 'response':
      if (file.ending) return endingWhy(file.ending);
      return `Every point is decided. Respond when the answer is known, not when the actions are finished${cited(rule?.respond.source, '6.6')}.`;
    case 'answerRequest':
      return 'A service request asks the council to do something. If they are unhappy with the answer, make it a complaint: the date of receipt stays.';
    case 'close':
      return file.respondedOn === undefined
        ? 'Nobody can be answered on an anonymous complaint. Everything is decided, so it can be closed.'
        : `The response went on ${formatDate(file.respondedOn)}. Close the case; what was promised stays on Today until it is done (LGSCO Code 6.6).`;
    case 'remedies':
      return 'The case is closed, but something promised is not done yet (LGSCO Code 6.6).';
    case 'nothing':
      return file.closedOn === undefined
        ? 'This case cannot be worked on here.'
        : `The case was closed on ${formatDate(file.closedOn)} and everything promised is done.`;
  }
}

function owedWhy(file: CaseFile): string {
  switch (file.owedLetter?.kind) {
    case 'clock stopped':
      return 'The clock runs on until they are told why it stops.';
    case 'clock restarted':
      return 'The clock runs again. Tell them, and give them the new date.';
    default:
      return 'No extension letter, no extension: it gives the reason, the new date and the Ombudsman’s details (LGSCO Code 6.5).';
  }
}

function endingWhy(ending: Ending): string {
  switch (ending.type) {
    case 'refused':
      return `Refused: ${ending.ground}. The letter says why and that they can take the refusal to the Ombudsman (LGSCO Code 2.5).`;
    case 'withdrawn':
      return 'They have withdrawn it. The letter confirms that and still names the next stage.';
    case 'resolved early':
      return 'You have agreed what will be done. A short stage 1 response says what was agreed, by when, and how to go on (LGSCO Code 5.2).';
  }
}

const cited = (...sources: readonly (string | undefined)[]) => {
  const said = sources.filter((source) => source !== undefined);
  return said.length === 0 ? '' : ` (${said.join(', ')})`;
};

function deadlineOf(clock: Clock): string {
  const when = `${formatDate(clock.due)}, ${dueText(clock)}`;
  return clock.assumed
    ? `Due ${when}, if the acknowledgement goes on its last day.`
    : `Due ${when}.`;
}

/** The alarm is called out this many days before: time enough to answer, or to say why not. */
const ALARM_NOTICE_DAYS = 28;

/**
 * Until the answer has gone: when the draft and the sign-off are due, run back from its date, and the day from
 * which the Ombudsman may look at the complaint without waiting for it.
 */
function otherDates(file: CaseFile, clocks: readonly Clock[], { today }: DayContext): OtherDate[] {
  if (file.respondedOn !== undefined || file.closedOn !== undefined) return [];
  const answer = clocks.find(({ name }) => name === 'respond');
  const isAcknowledged = file.acknowledgedOn !== undefined;
  const isSignedOff = file.signOffs.some(
    ({ stage, given }) => stage === file.stage && given?.approved === true,
  );
  return clocks.flatMap((clock): OtherDate[] => {
    const isBefore = isAcknowledged && clock.due !== answer?.due;
    const when = `${formatDate(clock.due)}, ${dueText(clock)}.`;
    switch (clock.name) {
      case 'draft':
        return isBefore && file.outcome === undefined ? [{ clock, text: `Draft by ${when}` }] : [];
      case 'signOff':
        return isBefore && !isSignedOff ? [{ clock, text: `Sign-off by ${when}` }] : [];
      case 'alarm':
        return addDays(today, ALARM_NOTICE_DAYS) < clock.due
          ? []
          : [{ clock, text: alarmText(file.rules?.alarmWeeks, clock, today) }];
      default:
        return [];
    }
  });
}

function alarmText(
  weeks: number | undefined,
  { due, ...clock }: Clock,
  today: CalendarDate,
): string {
  const since = `${weeks === undefined ? 'The usual time' : counted(weeks, 'week')} from receipt`;
  return due < today
    ? `${since} passed on ${formatDate(due)}. The Ombudsman may look at it without waiting for our answer.`
    : `${since}: ${formatDate(due)}, ${dueText({ due, ...clock })}. From then the Ombudsman may look at it without waiting for our answer.`;
}

function headingOf(rule: StageRule | undefined, checklist: readonly NeedLine[]): string {
  if (!rule || checklist.length === 0) return '';
  return checklist.every((line) => line.state === 'done')
    ? `${rule.name} is complete`
    : `${rule.name} still needs`;
}

function checklistOf(file: CaseFile, facts: StageFacts, rule: StageRule, step: Step): NeedLine[] {
  const wanted = needsOf(rule, facts);
  return NEED_ORDER.filter((need) => wanted.includes(need)).map((need) => {
    const done = isMet(need, facts);
    return {
      need,
      label: done ? doneLabel(need, file, facts) : openLabel(need, file),
      state: done ? 'done' : need === step.step ? 'now' : 'later',
    };
  });
}

function doneLabel(need: StageNeed, file: CaseFile, facts: StageFacts): string {
  switch (need) {
    case 'definition': {
      const agreed = file.definition?.agreedOn;
      const how = file.definition?.agreedHow;
      if (agreed === undefined) return 'Definition set, not yet agreed';
      return `Definition agreed ${formatDate(agreed, 'day')}${how ? ` ${how.startsWith('by ') ? how : `by ${how}`}` : ''}`;
    }
    case 'acknowledgement':
      return facts.acknowledgedOn === undefined
        ? 'No acknowledgement: anonymous'
        : `Acknowledgement sent ${formatDate(facts.acknowledgedOn, 'day')}`;
    case 'decider':
      return `Decided by ${deciderOf(file)?.who.name ?? ''}, interest asked`;
    case 'points':
      return `${counted(file.points.length, 'point')} listed`;
    case 'findings':
      return `${file.points.length === 1 ? 'The point' : 'Every point'} decided: ${file.outcome ?? ''}`;
    case 'rootCause':
      return `Root cause: ${file.rootCause?.cause ?? ''}`;
    case 'remedy':
      return remedyLabel(file);
    case 'response':
      return facts.respondedOn === undefined
        ? 'No response: anonymous'
        : `${END_SENT[facts.ending ?? 'decided']} sent ${formatDate(facts.respondedOn, 'day')}`;
  }
}

const END_SENT: Readonly<Record<Ending['type'] | 'decided', string>> = {
  decided: 'Response',
  refused: 'Refusal',
  withdrawn: 'Letter about the withdrawal',
  'resolved early': 'Short response',
};

/** Who decides the stage the case is at. */
export const deciderOf = (file: CaseFile) =>
  stageNow(file)?.actors.find(({ role }) => role === 'decision-maker');

function remedyLabel(file: CaseFile): string {
  if (file.remedies.length > 0) {
    const open = openRemedies(file);
    const offered = `${counted(file.remedies.length, 'remedy', 'remedies')} offered`;
    return open === 0 ? `${offered} and done` : `${offered}, ${open} to carry out`;
  }
  if (file.noRemedyWhy !== undefined) return 'No remedy, with the reason';
  return 'No remedy needed: nothing was upheld';
}

function openLabel(need: StageNeed, file: CaseFile): string {
  switch (need) {
    case 'definition':
      return 'Definition and outcomes wanted';
    case 'acknowledgement':
      return 'Acknowledgement sent';
    case 'decider':
      return 'Decision-maker named, interest asked';
    case 'points':
      return 'Points listed';
    case 'findings': {
      const open = openPoints(file).map((point) => point.number);
      if (open.length === 0) return 'Finding and reasons on every point';
      return `Finding and reasons, point${open.length === 1 ? '' : 's'} ${listed(open)}`;
    }
    case 'rootCause':
      return 'Root cause and why';
    case 'remedy':
      return owesRemedy(file.outcome)
        ? 'Remedy, or why none'
        : 'Remedy, or why none, if anything is upheld';
    case 'response':
      return `${END_SENT[file.ending?.type ?? 'decided']} sent`;
  }
}
