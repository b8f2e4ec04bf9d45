/** How a complaint ends other than by a decision on every point, and how it comes back. */
import type { z } from 'zod';
import { formatDate } from '../../calendar';
import { lastDayAfter } from '../../procedures';
import type { CalendarDate, WorkingCalendar } from '../../calendar';
import { stageField } from '../fold/fields';
import { stageRuleOf } from '../procedure';
import { CASE_EVENTS } from '../schema';
import type { RefusalGround } from '../schema';
import type { CaseFile, CommandClock, Problem } from '../types';
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

const endingOf = (_data: unknown, file: CaseFile) => [stageField('ending', file.stage)];
const CLOSED = 'This case is closed.';

/** Grounds that bar nothing by themselves: the person may still be owed discretion (LGSCO Code 2.3). */
const NEEDS_DISCRETION: readonly RefusalGround[] = ['out of time'];

/**
 * The last day a complaint about this matter was in time, from when the person knew of it (LGSCO Code 2.2).
 * Undefined when nobody asked, or the procedure sets no limit.
 */
export function inTimeUntil(
  file: Pick<CaseFile, 'rules' | 'aboutOn'>,
  cal: WorkingCalendar,
): CalendarDate | undefined {
  const limit = file.rules?.acceptWithin;
  return limit && file.aboutOn !== undefined ? lastDayAfter(limit, file.aboutOn, cal) : undefined;
}

const refusal = CASE_EVENTS['refusal.decided'].data;
export const RefuseComplaintInput = refusal
  .omit({ stage: true })
  .extend({ on: dateInput.optional() });
export type RefuseComplaintInput = z.input<typeof RefuseComplaintInput>;

/** Decided on its own merits, with evidence of the reasoning; the letter names the Ombudsman (Code 2.3–2.5). */
export const refuseComplaint = onCase(
  RefuseComplaintInput,
  { touches: endingOf, whenClosed: CLOSED },
  (file, data, clock) => {
    const on = data.on ?? clock.today;
    return unless(
      [
        ...common(file, on, 'on', clock),
        file.stage > 1
          ? {
              message: `The complaint was taken up at stage 1, so stage ${file.stage} cannot refuse it now.`,
              instead: 'Answer it, and give each point its decision.',
            }
          : undefined,
        NEEDS_DISCRETION.includes(data.ground)
          ? blankProblem(
              data.discretion,
              'discretion',
              'A late complaint may still be looked into. Write whether you considered that, and why not here (LGSCO Code 2.2, 2.3).',
              'Good reasons are illness, not knowing one could complain, or a matter that still goes on.',
            )
          : undefined,
        data.ground === 'out of time' ? notLate(file, clock) : undefined,
      ],
      () =>
        accepted([event({ kind: 'refusal.decided', data: { ...data, on, stage: file.stage } })]),
    );
  },
);

/** "Out of time" must be true by the dates recorded. */
function notLate(file: CaseFile, { cal }: CommandClock): Problem | undefined {
  const until = inTimeUntil(file, cal);
  if (until === undefined || file.receivedOn > until) return undefined;
  return {
    field: 'ground',
    message: `They knew of it on ${formatDate(file.aboutOn ?? '')} and complained on ${formatDate(file.receivedOn)}, which is in time: until ${formatDate(until)}.`,
    instead: 'Choose another ground, or look into the complaint.',
  };
}

const withdrawal = CASE_EVENTS['withdrawal.recorded'].data;
export const RecordWithdrawalInput = withdrawal
  .omit({ stage: true })
  .extend({ on: dateInput.optional() });
export type RecordWithdrawalInput = z.input<typeof RecordWithdrawalInput>;

export const recordWithdrawal = onCase(
  RecordWithdrawalInput,
  { touches: endingOf, whenClosed: CLOSED },
  (file, data, clock) => {
    const on = data.on ?? clock.today;
    return unless(
      [
        ...common(file, on, 'on', clock),
        blankProblem(
          data.how,
          'how',
          'Write how they told us.',
          'Such as “by phone” or “by email”. It must be their own decision.',
        ),
      ],
      () =>
        accepted([
          event({ kind: 'withdrawal.recorded', data: { ...data, on, stage: file.stage } }),
        ]),
    );
  },
);

const early = CASE_EVENTS['earlyResolution.agreed'].data;
export const AgreeEarlyResolutionInput = early
  .omit({ stage: true })
  .extend({ on: dateInput.optional(), by: dateInput.optional() });
export type AgreeEarlyResolutionInput = z.input<typeof AgreeEarlyResolutionInput>;

/** Settled by agreement: a short stage 1 response still goes. There is no stage 0 (LGSCO Code 5.2). */
export const agreeEarlyResolution = onCase(
  AgreeEarlyResolutionInput,
  { touches: endingOf, whenClosed: CLOSED },
  (file, data, clock) => {
    const on = data.on ?? clock.today;
    const rule = stageRuleOf(file);
    return unless(
      [
        ...common(file, on, 'on', clock),
        rule && rule.earlyResolutionLetter === undefined
          ? {
              message: `${rule.name} of this procedure has no early resolution.`,
              instead: 'Give each point its decision; what you agreed goes into the remedy.',
            }
          : undefined,
        blankProblem(data.how, 'how', 'Write how it was agreed, such as “by phone”.'),
        data.by === undefined
          ? undefined
          : futureDateProblem(data.by, {
              field: 'by',
              name: 'The date it is to be done by',
              today: clock.today,
              notBefore: { date: on, because: 'it was agreed' },
            }),
      ],
      () =>
        accepted(
          [event({ kind: 'earlyResolution.agreed', data: { ...data, on, stage: file.stage } })],
          [
            data.by === undefined
              ? { field: 'by', message: 'Without a date nobody will be reminded to do it.' }
              : undefined,
          ],
        ),
    );
  },
);

function common(
  file: CaseFile,
  on: string,
  field: string,
  { today }: CommandClock,
): (Problem | undefined)[] {
  return [
    file.kind === 'complaint'
      ? undefined
      : (stagedProblem(file) ?? {
          message: 'A member’s enquiry is answered; it is not refused, withdrawn or settled.',
          instead: 'Write the reply to the member.',
        }),
    endedProblem(file, 'What the letter told them stands.'),
    file.ending
      ? {
          message: `How it ends is recorded already: ${file.ending.type}, ${formatDate(file.ending.on)}.`,
          instead: 'Take that back first if it was a mistake.',
        }
      : undefined,
    pastDateProblem(on, {
      field,
      name: 'The date',
      today,
      notBefore: { date: file.receivedOn, because: 'the complaint was received' },
    }),
  ];
}

export const UndoEndingInput = CASE_EVENTS['ending.undone'].data.omit({ stage: true });
export type UndoEndingInput = z.input<typeof UndoEndingInput>;

/** A planned ending is taken back before its letter went. */
export const undoEnding = onCase(
  UndoEndingInput,
  { touches: endingOf, whenClosed: CLOSED },
  (file, data) =>
    file.ending
      ? unless([endedProblem(file, 'The letter has told them. Open the case again instead.')], () =>
          accepted([event({ kind: 'ending.undone', data: { ...data, stage: file.stage } })]),
        )
      : refused({
          message: 'No ending is recorded, so there is nothing to take back.',
          instead: 'The stage goes on as it is.',
        }),
);

export const ReopenCaseInput = CASE_EVENTS['case.reopened'].data.extend({
  on: dateInput.optional(),
});
export type ReopenCaseInput = z.input<typeof ReopenCaseInput>;

/** Something came to light after closing. The dates of the stages stay as they were told. */
export const reopenCase = onCase(
  ReopenCaseInput,
  { touches: () => ['stage'] },
  (file, data, clock) => {
    const on = data.on ?? clock.today;
    if (file.closedOn === undefined) {
      return refused({ message: 'This case is open already.' });
    }
    return unless(
      [
        pastDateProblem(on, {
          field: 'on',
          name: 'The date it was opened again',
          today: clock.today,
          notBefore: { date: file.closedOn, because: 'it was closed' },
        }),
      ],
      () => accepted([event({ kind: 'case.reopened', data: { ...data, on } })]),
    );
  },
);
