/** Keeping a case longer, and putting right what was recorded wrongly. All of it on closed cases too. */
import { z } from 'zod';
import { bankDetailsProblem } from '../bank-details';
import { CORRECTABLE, HOLD_REASONS } from '../keeping-events';
import { CASE_EVENTS } from '../schema';
import type { CaseFile, Problem } from '../types';
import { accepted, blankProblem, dateInput, event, onCase, unless } from './command';
import { formatDate, isCalendarDate } from '../../calendar';
import { effectiveReceipt } from '../../procedures';
import { receivedProblem } from './receive';

/** A hold nobody looks at again is a case kept for ever. */
const REVIEW_WITHIN_YEARS = 3;

export const PlaceHoldInput = z.object({
  reason: z.enum(HOLD_REASONS),
  note: CASE_EVENTS['hold.placed'].data.shape.note,
  reviewOn: dateInput,
});
export type PlaceHoldInput = z.input<typeof PlaceHoldInput>;

export const placeHold = onCase(PlaceHoldInput, {}, (_file, data, clock) =>
  unless(
    [
      reviewProblem(data.reviewOn, clock.today),
      data.reason === 'kept longer on purpose' || data.reason === 'inquiry or appeal'
        ? blankProblem(data.note, 'note', 'Say why the case is kept.')
        : undefined,
    ],
    () => accepted([event({ kind: 'hold.placed', data: { ...data, hold: clock.newId() } })]),
  ),
);

export const ReviewHoldInput = z.object({
  hold: z.string(),
  reviewOn: dateInput,
  why: z.string(),
});
export type ReviewHoldInput = z.input<typeof ReviewHoldInput>;

export const reviewHold = onCase(ReviewHoldInput, {}, (file, data, clock) =>
  unless(
    [
      file.holds.some(({ id, lifted }) => id === data.hold && !lifted)
        ? undefined
        : { message: 'That hold is not on this case, or was lifted.' },
      reviewProblem(data.reviewOn, clock.today),
      blankProblem(data.why, 'why', 'Say why the case is still kept.'),
    ],
    () => accepted([event({ kind: 'hold.reviewed', data: { ...data, on: clock.today } })]),
  ),
);

export const LiftHoldInput = z.object({ hold: z.string(), why: z.string() });
export type LiftHoldInput = z.input<typeof LiftHoldInput>;

/** `hold` may also be one that Redress found: the case records that somebody looked and it no longer counts. */
export const liftHold = onCase(LiftHoldInput, {}, (file, data, clock) =>
  unless(
    [
      file.holds.some(({ id, lifted }) => id === data.hold && lifted)
        ? { message: 'That hold was lifted already.' }
        : undefined,
      blankProblem(data.why, 'why', 'Say why the case need no longer be kept for this.'),
    ],
    () => accepted([event({ kind: 'hold.lifted', data: { ...data, on: clock.today } })]),
  ),
);

export const CorrectRecordInput = z.object({
  what: z.enum(CORRECTABLE),
  target: z.string().default(''),
  text: z.string(),
  why: z.string(),
});
export type CorrectRecordInput = z.input<typeof CorrectRecordInput>;

/** The right to have a record put right: what it said before stays to be read, beside why it was wrong. */
export const correctRecord = onCase(CorrectRecordInput, {}, (file, data) => {
  const now = wordsNow(file, data);
  return unless(
    [
      now === undefined ? { message: 'That is not on this case, or was erased.' } : undefined,
      blankProblem(data.text, 'text', 'Write what it should say.'),
      now !== undefined && data.text.trim() !== '' && data.text === now
        ? { field: 'text', message: 'It says this already. Change the words first.' }
        : undefined,
      blankProblem(data.why, 'why', 'Say what was wrong, and how you know.'),
      bankDetailsProblem(data.text, 'text'),
    ],
    () => accepted([event({ kind: 'record.corrected', data })]),
  );
});

export const CorrectReceiptInput = z.object({
  receivedOn: dateInput,
  /** Empty = no time is recorded. */
  receivedAt: CASE_EVENTS['case.received'].data.shape.receivedAt.or(z.literal('')),
  why: z.string(),
});
export type CorrectReceiptInput = z.input<typeof CorrectReceiptInput>;

/** The day, and the time where it is known, the case reached the council. All its dates count from it. */
export const correctReceipt = onCase(CorrectReceiptInput, {}, (file, data, clock) => {
  const { receivedOn, why } = data;
  const receivedAt = data.receivedAt === '' ? undefined : data.receivedAt;
  const first = firstAfterReceipt(file);
  return unless(
    [
      receivedProblem(receivedOn, clock.today),
      isCalendarDate(receivedOn) && first !== undefined && first.on < receivedOn
        ? {
            field: 'receivedOn',
            message: `${first.what} on ${formatDate(first.on)}, before that day.`,
            instead: 'Check both dates. What happened after the receipt cannot come before it.',
          }
        : undefined,
      receivedOn === file.receivedOn && receivedAt === file.receivedAt
        ? { field: 'receivedOn', message: 'That is the day it has already.' }
        : undefined,
      blankProblem(why, 'why', 'Say what was wrong, and how you know.'),
    ],
    () => {
      const effectiveOn = effectiveReceipt(file.rules ?? {}, receivedOn, receivedAt, clock.cal);
      return accepted([
        event({
          kind: 'receipt.corrected',
          data: {
            receivedOn,
            effectiveOn,
            why,
            ...(receivedAt === undefined ? {} : { receivedAt }),
          },
        }),
      ]);
    },
  );
});

/** The earliest thing that can only have come after the receipt. */
function firstAfterReceipt(
  file: CaseFile,
): { readonly what: string; readonly on: string } | undefined {
  const after = [
    ...file.letters.map(({ kind, sent }) => ({ what: `The ${kind} went`, on: sent.on })),
    ...file.stages.flatMap(({ number, request }) =>
      request ? [{ what: `Stage ${number} was asked for`, on: request.receivedOn }] : [],
    ),
    ...(file.closedOn === undefined ? [] : [{ what: 'The case was closed', on: file.closedOn }]),
  ];
  return after.toSorted((left, right) => (left.on < right.on ? -1 : 1))[0];
}

function wordsNow(
  file: CaseFile,
  { what, target }: z.output<typeof CorrectRecordInput>,
): string | undefined {
  if (what === 'their words') return file.theirWords;
  if (what === 'what they want') return file.wants;
  const list = what === 'note' ? file.notes : file.contacts;
  const found = list.find(({ id }) => id === target);
  return found?.erased ? undefined : found?.text;
}

function reviewProblem(on: string, today: string): Problem | undefined {
  if (!isCalendarDate(on)) {
    return {
      field: 'reviewOn',
      message: 'Enter the day somebody looks at this again.',
      instead: 'A date such as 23/11/2027.',
    };
  }
  if (on <= today)
    return { field: 'reviewOn', message: 'The day to look again must be after today.' };
  const limit = `${Number(today.slice(0, 4)) + REVIEW_WITHIN_YEARS}${today.slice(4)}`;
  return on > limit
    ? {
        field: 'reviewOn',
        message: `Look at it again within ${REVIEW_WITHIN_YEARS} years: a reason to keep a case can end.`,
      }
    : undefined;
}
