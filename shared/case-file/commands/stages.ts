/** Moving a stage: who acts in it, a longer date, a stopped clock, and the request for the next one. */
import { z } from 'zod';
import { addWorkingDays, formatDate } from '../../calendar';
import { clocksFor, effectiveReceipt, lastDayAfter, latestExtension } from '../../procedures';
import type { CalendarDate } from '../../calendar';
import { stageField } from '../fold/fields';
import { sumOutcomes } from '../outcome';
import { stageRuleOf } from '../procedure';
import { actor, CASE_EVENTS, interestCheck, STAGE_ROLES, STOP_GROUNDS } from '../schema';
import { clockFactsOfFile, stageNow, stopNow } from '../stage-needs';
import type { CaseFile, CommandClock, Problem, StageActor } from '../types';
import {
  accepted,
  blankProblem,
  dateInput,
  endedProblem,
  event,
  futureDateProblem,
  onCase,
  pastDateProblem,
  refused,
  stagedProblem,
  unless,
} from './command';

const deadlineOf = (_data: unknown, file: CaseFile) => [stageField('deadline', file.stage)];
const CLOSED = 'This case is closed.';

export const NameActorInput = z.object({
  role: z.enum(STAGE_ROLES),
  who: actor,
  interest: interestCheck.extend({ checkedOn: dateInput }).optional(),
});
export type NameActorInput = z.input<typeof NameActorInput>;

/** Two people are the same by their id in Settings, else by name, whatever its capitals and spaces. */
const sameActor = (left: { id?: string | undefined; name: string }, right: typeof left) =>
  (left.id !== undefined && left.id === right.id) || plainName(left.name) === plainName(right.name);
const plainName = (name: string) => name.trim().replace(/\s+/g, ' ').toLowerCase();

/** Who decided a stage: the one named, else whoever recorded its decisions by signing the response. */
export function deciderOf(file: CaseFile, stage: number): StageActor['who'] | undefined {
  const actors = file.stages.find(({ number }) => number === stage)?.actors ?? [];
  return (
    actors.find(({ role }) => role === 'decision-maker') ??
    actors.find(({ role }) => role === 'signatory')
  )?.who;
}

export const nameActor = onCase(NameActorInput, { whenClosed: CLOSED }, (file, data, clock) => {
  const { who, role, interest } = data;
  return unless(
    [
      stagedProblem(file),
      endedProblem(file),
      blankProblem(who.name, 'who.name', 'Write who it is.'),
      interest &&
        pastDateProblem(interest.checkedOn, {
          field: 'interest.checkedOn',
          name: 'The date they were asked',
          today: clock.today,
        }),
      role === 'decision-maker' ? deciderProblem(file, data) : undefined,
    ],
    () =>
      accepted([event({ kind: 'actor.named', data: { stage: file.stage, role, who, interest } })]),
  );
});

/** LGSCO Code 5.4 keeps those who are part of the matter from deciding it; stage 2 needs somebody new. */
function deciderProblem(
  file: CaseFile,
  { who, interest }: z.output<typeof NameActorInput>,
): Problem | undefined {
  if (!interest) {
    return {
      field: 'interest',
      message:
        'Whoever decides is asked about their interest in the matter first (LGSCO Code 5.4).',
      instead: 'Ask them the three questions and record the answers here.',
    };
  }
  if (interest.involved || interest.managesOrIs) {
    return {
      field: interest.involved ? 'interest.involved' : 'interest.managesOrIs',
      message: interest.involved
        ? `${who.name} took part in what is complained of, so they cannot decide it (LGSCO Code 5.4).`
        : `${who.name} is, or manages, the person complained about, so they cannot decide it (LGSCO Code 5.4).`,
      instead: 'Name somebody else of the same or a higher grade.',
    };
  }
  if (interest.knowsThem && interest.note.trim() === '') {
    return {
      field: 'interest.note',
      message: `${who.name} knows the person. Write how, and why they may decide all the same.`,
      instead: 'Or name somebody who does not know them.',
    };
  }
  const rule = stageRuleOf(file);
  const before = deciderOf(file, file.stage - 1);
  if (rule?.otherDecider && before && sameActor(before, who)) {
    return {
      field: 'who.name',
      message: `${who.name} decided stage ${file.stage - 1}. Stage ${file.stage} must be decided by someone else (${rule.otherDecider.source}).`,
      instead: 'Name a decision-maker who had no part in the first decision.',
    };
  }
  return undefined;
}

/** The response date as it stands, without a plan nobody was told of. */
function dueNow(file: CaseFile, { cal, today }: CommandClock): CalendarDate | undefined {
  if (!file.rules) return undefined;
  const clocks = clocksFor(file.rules, file.stage, clockFactsOfFile(file), cal, today);
  return clocks.find(({ name }) => name === 'respond')?.due;
}

/** The date the rule itself gives, before any extension: what the longest extension is measured from. */
function dueUnextended(file: CaseFile, { cal, today }: CommandClock): CalendarDate | undefined {
  if (!file.rules) return undefined;
  const { extendedTo: _to, extendedOn: _on, ...facts } = clockFactsOfFile(file);
  return clocksFor(file.rules, file.stage, facts, cal, today).find(({ name }) => name === 'respond')
    ?.due;
}

/** The dates an extension may lie between: after the date as it stands, up to the rule's longest. */
export function extensionLimits(
  file: CaseFile,
  clock: CommandClock,
): { readonly due: CalendarDate; readonly latest: CalendarDate } | undefined {
  const rule = stageRuleOf(file);
  const due = dueNow(file, clock);
  const plain = dueUnextended(file, clock);
  if (!rule || due === undefined || plain === undefined) return undefined;
  const latest = latestExtension(rule, plain, clock.cal);
  return latest === undefined ? undefined : { due, latest };
}

export const ProposeExtensionInput = z.object({
  to: dateInput,
  reason: CASE_EVENTS['extension.proposed'].data.shape.reason,
});
export type ProposeExtensionInput = z.input<typeof ProposeExtensionInput>;

/** Planned: it has no effect until the letter about it has gone (LGSCO Code 6.4, 6.5). */
export const proposeExtension = onCase(
  ProposeExtensionInput,
  { touches: deadlineOf, whenClosed: CLOSED },
  (file, data, clock) =>
    unless(
      [
        stagedProblem(file),
        endedProblem(file),
        unacknowledged(file, 'extended'),
        planned(file),
        standingStill(file, 'extended'),
        ending(file),
        extensionProblem(file, data.to, clock),
      ],
      () =>
        accepted([
          event({
            kind: 'extension.proposed',
            data: { ...data, proposal: clock.newId(), stage: file.stage },
          }),
        ]),
    ),
);

function extensionProblem(file: CaseFile, to: string, clock: CommandClock): Problem | undefined {
  const limits = extensionLimits(file, clock);
  const rule = stageRuleOf(file);
  if (!limits || !rule?.extension) {
    return {
      message: 'This procedure allows no extension.',
      instead: 'Send what you can decide now, and tell them by when the rest follows.',
    };
  }
  const unreal = futureDateProblem(to, { field: 'to', name: 'The new date', today: clock.today });
  if (unreal) return unreal;
  if (to <= limits.due) {
    return {
      field: 'to',
      message: `The answer is due on ${formatDate(limits.due)} as it is, so ${formatDate(to)} gives no more time.`,
      instead: `Enter a later date, up to ${formatDate(limits.latest)}.`,
    };
  }
  if (to <= clock.today) {
    return {
      field: 'to',
      message: `The new date, ${formatDate(to)}, is not ahead of today.`,
      instead: `Enter a date up to ${formatDate(limits.latest)}.`,
    };
  }
  if (to > limits.latest) {
    return {
      field: 'to',
      message: `An extension can go no further than ${formatDate(limits.latest)} (${rule.extension.source}).`,
      instead:
        clock.today >= limits.latest
          ? 'That date has passed. Answer what you can now, and say in the letter what is outstanding.'
          : 'Choose an earlier date. If the answer will not be ready by then, answer what you can and say what is outstanding.',
    };
  }
  return undefined;
}

const unacknowledged = (file: CaseFile, what: string): Problem | undefined =>
  file.acknowledgedOn === undefined
    ? {
        message: `The acknowledgement has not gone, so there is no date yet that could be ${what}.`,
        instead: 'Send the acknowledgement first. It names the date.',
      }
    : undefined;

/** One plan at a time: the letter must tell of one thing. */
function planned(file: CaseFile): Problem | undefined {
  if (!file.owedLetter) return undefined;
  const what = {
    extension: 'A longer date is planned already',
    'clock stopped': 'The clock is to be stopped',
    'clock restarted': 'The clock runs again',
  }[file.owedLetter.kind as 'extension'];
  return {
    message: `${what ?? 'A change of the date is planned'}, and its letter has not gone.`,
    instead: 'Send that letter first, or take the plan back.',
  };
}

const standingStill = (file: CaseFile, what: string): Problem | undefined =>
  stopNow(file)
    ? {
        message: `The clock is standing still (${stopNow(file)?.ground ?? ''}), so it cannot be ${what} now.`,
        instead: 'Start the clock again first.',
      }
    : undefined;

const ENDING = {
  refused: 'It is to be refused',
  withdrawn: 'It was withdrawn',
  'resolved early': 'It was settled early',
} as const;

const ending = (file: CaseFile): Problem | undefined =>
  file.ending
    ? {
        message: `${ENDING[file.ending.type]}; only the letter that says so is outstanding.`,
        instead: 'Send that letter, or take the ending back if it was a mistake.',
      }
    : undefined;

export const ProposeStopInput = z.object({
  from: dateInput.optional(),
  ground: z.enum(STOP_GROUNDS),
  reason: CASE_EVENTS['suspension.proposed'].data.shape.reason,
});
export type ProposeStopInput = z.input<typeof ProposeStopInput>;

/** Planned: the clock stands still from its day once the letter about it has gone (DOMAIN §2). */
export const proposeStop = onCase(
  ProposeStopInput,
  { touches: deadlineOf, whenClosed: CLOSED },
  (file, { from: asked, ...data }, clock) => {
    const from = asked ?? clock.today;
    const rule = stageRuleOf(file);
    return unless(
      [
        stagedProblem(file),
        endedProblem(file),
        rule && !rule.suspendable
          ? {
              message: 'This procedure does not let the clock stand still.',
              instead: 'Plan an extension, or send a progress update that says what you wait for.',
            }
          : undefined,
        unacknowledged(file, 'stopped'),
        planned(file),
        standingStill(file, 'stopped a second time'),
        ending(file),
        pastDateProblem(from, {
          field: 'from',
          name: 'The day the clock stops',
          today: clock.today,
          ...(file.acknowledgedOn === undefined
            ? {}
            : {
                notBefore: { date: file.acknowledgedOn, because: 'the complaint was acknowledged' },
              }),
        }) ?? afterLastStop(file, from),
      ],
      () =>
        accepted(
          [
            event({
              kind: 'suspension.proposed',
              data: { ...data, from, proposal: clock.newId(), stage: file.stage },
            }),
          ],
          [
            from < addWorkingDays(clock.today, -5, clock.cal)
              ? {
                  field: 'from',
                  message: `The clock would stand still from ${formatDate(from)}, long before they are told. Make sure they knew what you were waiting for.`,
                }
              : undefined,
          ],
        ),
    );
  },
);

function afterLastStop(file: CaseFile, from: string): Problem | undefined {
  const last = stageNow(file)?.stops.findLast(({ to }) => to !== undefined)?.to;
  if (last === undefined || from >= last) return undefined;
  return {
    field: 'from',
    message: `The clock ran again from ${formatDate(last)}, after the last stop; it cannot have stopped before that.`,
    instead: `Enter ${formatDate(last)} or later.`,
  };
}

export const RestartClockInput = z.object({
  on: dateInput.optional(),
  why: CASE_EVENTS['clock.restarted'].data.shape.why,
});
export type RestartClockInput = z.input<typeof RestartClockInput>;

export const restartClock = onCase(
  RestartClockInput,
  { touches: deadlineOf, whenClosed: CLOSED },
  (file, data, clock) => {
    const on = data.on ?? clock.today;
    const stop = stopNow(file);
    if (!stop) {
      return refused({
        message: 'The clock is running, so it cannot be started.',
        instead:
          file.owedLetter?.kind === 'clock stopped'
            ? 'A stop is planned. Take the plan back if it is not needed.'
            : 'Nothing needs to be done.',
      });
    }
    return unless(
      [
        pastDateProblem(on, {
          field: 'on',
          name: 'The day the clock runs again',
          today: clock.today,
          notBefore: { date: stop.from, because: 'the clock stopped' },
        }),
      ],
      () =>
        accepted([
          event({ kind: 'clock.restarted', data: { stage: file.stage, on, why: data.why } }),
        ]),
    );
  },
);

export const DropProposalInput = CASE_EVENTS['proposal.dropped'].data.omit({ proposal: true });
export type DropProposalInput = z.input<typeof DropProposalInput>;

/** Takes a planned extension or stop back, before its letter has gone. */
export const dropProposal = onCase(
  DropProposalInput,
  { touches: deadlineOf, whenClosed: CLOSED },
  (file, data) => {
    const owed = file.owedLetter;
    if (!owed || owed.kind === 'clock restarted') {
      return refused({
        message: 'No longer date and no stop is planned.',
        instead:
          owed === undefined
            ? 'What a letter has told them stands.'
            : 'The clock runs again; they must be told so.',
      });
    }
    return accepted([
      event({ kind: 'proposal.dropped', data: { ...data, proposal: owed.proposal } }),
    ]);
  },
);

const requested = CASE_EVENTS['stage.requested'].data;
export const RequestStageInput = requested
  .omit({ stage: true, effectiveOn: true })
  .extend({ receivedOn: dateInput });
export type RequestStageInput = z.input<typeof RequestStageInput>;

/**
 * The last day to ask for the next stage: what the response told them, else what the procedure says.
 * Undefined when there is no next stage, or no limit.
 */
export function nextStageWindow(
  file: CaseFile,
  cal: CommandClock['cal'],
):
  | {
      readonly stage: number;
      readonly name: string;
      readonly by: CalendarDate | undefined;
      readonly source: string;
    }
  | undefined {
  const next = file.rules?.stages.find(({ number }) => number === file.stage + 1);
  if (!next) return undefined;
  const stage = stageNow(file);
  const rule = next.requestWithin;
  const by =
    stage?.nextStageBy ??
    (rule && file.respondedOn !== undefined
      ? lastDayAfter(rule, file.respondedOn, cal)
      : undefined);
  return {
    stage: next.number,
    name: next.name,
    by,
    source: stage?.nextStageBy === undefined ? (rule?.source ?? '') : 'the date in the response',
  };
}

/** They ask for the next stage. Nobody has to give reasons for it. */
export const requestStage = onCase(
  RequestStageInput,
  { touches: () => 'all' },
  (file, data, clock) => {
    const next = nextStageProblems(file);
    if (next) return refused(next);
    const window = nextStageWindow(file, clock.cal);
    const late = window?.by !== undefined && data.receivedOn > window.by;
    return unless(
      [
        pastDateProblem(data.receivedOn, {
          field: 'receivedOn',
          name: 'The date they asked',
          today: clock.today,
          notBefore: { date: file.respondedOn ?? file.receivedOn, because: 'they were answered' },
        }),
        late
          ? blankProblem(
              data.lateWhy,
              'lateWhy',
              `They had until ${formatDate(window.by ?? '')} to ask (${window.source}). Write why you take it all the same.`,
              'Or refuse the request, with the reason and the Ombudsman’s details.',
            )
          : undefined,
      ],
      () =>
        accepted([
          event({
            kind: 'stage.requested',
            data: {
              ...data,
              stage: file.stage + 1,
              effectiveOn: file.rules
                ? effectiveReceipt(file.rules, data.receivedOn, undefined, clock.cal)
                : data.receivedOn,
            },
          }),
        ]),
    );
  },
);

function nextStageProblems(file: CaseFile): Problem | undefined {
  if (file.respondedOn === undefined) {
    return {
      message: `Stage ${file.stage} has not been answered, so there is nothing to take further yet.`,
      instead:
        'Log what they said as a contact. If they are unhappy with the delay, send a progress update.',
    };
  }
  if (file.rules?.stages.some(({ number }) => number === file.stage + 1) !== true) {
    return {
      message: 'This was the last stage of the procedure.',
      instead: 'Remind them that they can go to the Ombudsman. The final response has the details.',
    };
  }
  return undefined;
}

export const RefuseStageInput = CASE_EVENTS['stage.refused'].data
  .omit({ stage: true })
  .extend({ receivedOn: dateInput, on: dateInput.optional() });
export type RefuseStageInput = z.input<typeof RefuseStageInput>;

/** The next stage is refused: exceptional, with its reason, and the letter names the Ombudsman. */
export const refuseStage = onCase(RefuseStageInput, {}, (file, data, clock) => {
  const on = data.on ?? clock.today;
  const next = nextStageProblems(file);
  if (next) return refused(next);
  return unless(
    [
      pastDateProblem(data.receivedOn, {
        field: 'receivedOn',
        name: 'The date they asked',
        today: clock.today,
        notBefore: { date: file.respondedOn ?? file.receivedOn, because: 'they were answered' },
      }),
      pastDateProblem(on, {
        field: 'on',
        name: 'The date of the decision',
        today: clock.today,
      }),
    ],
    () =>
      accepted([
        event({
          kind: 'stage.refused',
          data: { ...data, on, stage: file.stage + 1 },
        }),
      ]),
  );
});

export const OverrideOutcomeInput = CASE_EVENTS['outcome.overridden'].data.omit({ stage: true });
export type OverrideOutcomeInput = z.input<typeof OverrideOutcomeInput>;

/** Another overall outcome than the sum of the points: allowed, with its reason (DOMAIN §1). */
export const overrideOutcome = onCase(
  OverrideOutcomeInput,
  { touches: (_data, file) => [stageField('outcome', file.stage)], whenClosed: CLOSED },
  (file, data) => {
    const sum = sumOutcomes(file.points.map(({ finding }) => finding?.outcome));
    return unless(
      [
        endedProblem(file),
        sum === undefined
          ? {
              message: 'Not every point is decided, so there is no overall outcome to change yet.',
              instead: 'Decide the points first.',
            }
          : undefined,
        sum === data.outcome && file.outcome === sum
          ? { field: 'outcome', message: `The points already come to ${sum}.` }
          : undefined,
      ],
      () => accepted([event({ kind: 'outcome.overridden', data: { ...data, stage: file.stage } })]),
    );
  },
);
