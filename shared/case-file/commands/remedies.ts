/** What is offered to put things right, and whether it was done. */
import type { z } from 'zod';
import { formatDate } from '../../calendar';
import { bankDetailsProblem } from '../bank-details';
import { CASE_EVENTS, id } from '../schema';
import {
  accepted,
  blankProblem,
  dateInput,
  event,
  futureDateProblem,
  onCase,
  pastDateProblem,
  refused,
  unless,
} from './command';

const offered = CASE_EVENTS['remedy.offered'].data;
export const OfferRemedyInput = offered.extend({
  /** An existing id changes that offer. */
  remedy: id.optional(),
  dueOn: dateInput.optional(),
  authority: offered.shape.authority.unwrap().extend({ on: dateInput }).optional(),
});
export type OfferRemedyInput = z.input<typeof OfferRemedyInput>;

export const offerRemedy = onCase(
  OfferRemedyInput,
  {
    touches: ({ remedy }) => (remedy === undefined ? [] : [`remedy:${remedy}`]),
    whenClosed: 'This case is closed, so no new remedy can be offered on it.',
  },
  (file, data, clock) => {
    const existing = file.remedies.find((remedy) => remedy.id === data.remedy);
    return unless(
      [
        existing?.doneOn === undefined
          ? undefined
          : {
              message: `This remedy was done on ${formatDate(existing.doneOn)}, so the offer can no longer change.`,
              instead: 'Offer another remedy beside it.',
            },
        blankProblem(
          data.text,
          'text',
          'Write what will be done.',
          'Say who will do what, in words the person will read.',
        ),
        bankDetailsProblem(data.text, 'text'),
        bankDetailsProblem(data.costCode, 'costCode'),
        data.authority &&
          pastDateProblem(data.authority.on, {
            field: 'authority.on',
            name: 'The date it was agreed',
            today: clock.today,
          }),
        data.dueOn === undefined
          ? undefined
          : futureDateProblem(data.dueOn, {
              field: 'dueOn',
              name: 'The date it is due',
              today: clock.today,
              notBefore: { date: file.receivedOn, because: 'the complaint was received' },
            }),
        data.amountPence === 0
          ? {
              field: 'amountPence',
              message: 'An amount of £0 is no payment.',
              instead: 'Leave the amount empty.',
            }
          : undefined,
      ],
      () =>
        accepted(
          [
            event({
              kind: 'remedy.offered',
              data: { ...data, remedy: data.remedy ?? clock.newId() },
            }),
          ],
          [
            data.dueOn === undefined
              ? { field: 'dueOn', message: 'Without a date nobody will be reminded to do it.' }
              : undefined,
            data.amountPence !== undefined && data.authority === undefined
              ? {
                  field: 'authority.who',
                  message:
                    'Nobody is recorded as having agreed the amount. Record who, before it is offered.',
                }
              : undefined,
          ],
        ),
    );
  },
);

export const MarkRemedyDoneInput = CASE_EVENTS['remedy.done'].data.extend({ doneOn: dateInput });
export type MarkRemedyDoneInput = z.input<typeof MarkRemedyDoneInput>;

/** Also after closing: remedies outlive the case (LGSCO Code 6.6). */
export const markRemedyDone = onCase(
  MarkRemedyDoneInput,
  { touches: ({ remedy }) => [`remedy:${remedy}`] },
  (file, data, clock) => {
    const remedy = file.remedies.find((candidate) => candidate.id === data.remedy);
    if (!remedy) {
      return refused({
        field: 'remedy',
        message: 'That remedy is not on this case.',
        instead: 'Offer the remedy first, then mark it as done.',
      });
    }
    return unless(
      [
        remedy.doneOn === undefined
          ? undefined
          : {
              message: `This remedy was marked as done already, on ${formatDate(remedy.doneOn)}.`,
              instead: 'Add a note if that date is wrong.',
            },
        pastDateProblem(data.doneOn, {
          field: 'doneOn',
          name: 'The date it was done',
          today: clock.today,
          notBefore: { date: file.receivedOn, because: 'the complaint was received' },
        }),
        bankDetailsProblem(data.proof, 'proof'),
      ],
      () => accepted([event({ kind: 'remedy.done', data })]),
    );
  },
);

export const FailRemedyInput = CASE_EVENTS['remedy.failed'].data.extend({
  on: dateInput.optional(),
});
export type FailRemedyInput = z.input<typeof FailRemedyInput>;

/** It cannot be delivered as promised: a letter says why, what is offered instead, and names the Ombudsman (Code 7.4). */
export const failRemedy = onCase(
  FailRemedyInput,
  { touches: ({ remedy }) => [`remedy:${remedy}`] },
  (file, data, clock) => {
    const on = data.on ?? clock.today;
    const remedy = file.remedies.find((candidate) => candidate.id === data.remedy);
    if (!remedy) return refused({ field: 'remedy', message: 'That remedy is not on this case.' });
    return unless(
      [
        remedy.doneOn === undefined
          ? undefined
          : { message: `This remedy was done on ${formatDate(remedy.doneOn)}.` },
        remedy.failed && {
          message: `That it cannot be delivered was recorded on ${formatDate(remedy.failed.on)}.`,
        },
        blankProblem(
          data.instead,
          'instead',
          'Write what is offered instead. What was promised is still owed in some form.',
        ),
        bankDetailsProblem(data.instead, 'instead'),
        pastDateProblem(on, {
          field: 'on',
          name: 'The date it became clear',
          today: clock.today,
          notBefore: { date: file.receivedOn, because: 'the complaint was received' },
        }),
      ],
      () =>
        accepted(
          [event({ kind: 'remedy.failed', data: { ...data, on } })],
          [
            {
              message:
                'They must be told in a letter, with the alternative and the Ombudsman’s details. Offer the alternative as a remedy of its own.',
            },
          ],
        ),
    );
  },
);

export const NoRemedyNeededInput = CASE_EVENTS['remedy.notNeeded'].data;
export type NoRemedyNeededInput = z.input<typeof NoRemedyNeededInput>;

export const noRemedyNeeded = onCase(
  NoRemedyNeededInput,
  { whenClosed: 'This case is closed.' },
  (file, data) =>
    file.remedies.length > 0
      ? refused({
          message: 'A remedy has been offered on this case, so “none needed” would contradict it.',
          instead: 'Carry the remedy out, or change the offer.',
        })
      : accepted([event({ kind: 'remedy.notNeeded', data })]),
);
