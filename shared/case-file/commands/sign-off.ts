/** A letter's draft with somebody to be signed off. */
import type { z } from 'zod';
import { CASE_EVENTS } from '../schema';
import {
  accepted,
  blankProblem,
  dateInput,
  event,
  onCase,
  pastDateProblem,
  refused,
  unless,
} from './command';

export const AskSignOffInput = CASE_EVENTS['signOff.asked'].data
  .omit({ stage: true })
  .extend({ on: dateInput.optional() });
export type AskSignOffInput = z.input<typeof AskSignOffInput>;

export const askSignOff = onCase(
  AskSignOffInput,
  { whenClosed: 'This case is closed, so no more letters go from it.' },
  (file, data, clock) => {
    const on = data.on ?? clock.today;
    const waiting = file.signOffs.find(
      ({ kind, stage, given }) => kind === data.kind && stage === file.stage && !given,
    );
    return unless(
      [
        blankProblem(data.of.name, 'of.name', 'Write who signs it off.'),
        waiting && {
          message: `The ${data.kind} is with ${waiting.of.name} already.`,
          instead: 'Record what they said first.',
        },
        pastDateProblem(on, { field: 'on', name: 'The date you asked', today: clock.today }),
      ],
      () => accepted([event({ kind: 'signOff.asked', data: { ...data, on, stage: file.stage } })]),
    );
  },
);

export const GiveSignOffInput = CASE_EVENTS['signOff.given'].data
  .omit({ stage: true })
  .extend({ on: dateInput.optional() });
export type GiveSignOffInput = z.input<typeof GiveSignOffInput>;

export const giveSignOff = onCase(GiveSignOffInput, {}, (file, data, clock) => {
  const on = data.on ?? clock.today;
  const waiting = file.signOffs.findLast(
    ({ kind, stage, given }) => kind === data.kind && stage === file.stage && !given,
  );
  if (!waiting) {
    return refused({
      message: `Nobody has been asked to sign off the ${data.kind}.`,
      instead: 'Ask for it first.',
    });
  }
  return unless(
    [
      pastDateProblem(on, {
        field: 'on',
        name: 'The date of the sign-off',
        today: clock.today,
        notBefore: { date: waiting.askedOn, because: 'you asked' },
      }),
      data.approved
        ? undefined
        : blankProblem(data.note, 'note', 'Write what has to change before it can go.'),
    ],
    () => accepted([event({ kind: 'signOff.given', data: { ...data, on, stage: file.stage } })]),
  );
});
