/** What kind of record it is, what it is linked with and what others call it. */
import type { z } from 'zod';
import { formatDate } from '../../calendar';
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

export const ConvertToComplaintInput = CASE_EVENTS['case.converted'].data.extend({
  on: dateInput.optional(),
});
export type ConvertToComplaintInput = z.input<typeof ConvertToComplaintInput>;

/** A service request that turned out to be a complaint: the receipt date stays (LGSCO Code 1.7, 1.8). */
export const convertToComplaint = onCase(
  ConvertToComplaintInput,
  {
    whenClosed:
      'This request is closed. Open it again first, or take the complaint in anew and link the two.',
  },
  (file, data, clock) => {
    const on = data.on ?? clock.today;
    if (file.kind === 'complaint') return refused({ message: 'This is a complaint already.' });
    if (file.kind !== 'service request') {
      return refused({
        message: `Only a service request becomes a complaint; this is a ${file.kind}.`,
        instead: 'Take the complaint in as a new case and link the two.',
      });
    }
    return unless(
      [
        pastDateProblem(on, {
          field: 'on',
          name: 'The date they complained',
          today: clock.today,
          notBefore: { date: file.receivedOn, because: 'the request was received' },
        }),
        blankProblem(data.how, 'how', 'Write how they told us, such as “by phone”.'),
      ],
      () =>
        accepted(
          [event({ kind: 'case.converted', data: { ...data, on } })],
          [
            {
              message: `The dates of the complaint count from the day the request came in, ${formatDate(file.receivedOn)}.`,
            },
          ],
        ),
    );
  },
);

export const OfferChoiceInput = CASE_EVENTS['choice.offered'].data.extend({
  on: dateInput.optional(),
});
export type OfferChoiceInput = z.input<typeof OfferChoiceInput>;

/** With a service request the person is offered the choice to complain, and that is recorded (Code 5.3). */
export const offerChoice = onCase(OfferChoiceInput, {}, (file, data, clock) => {
  const on = data.on ?? clock.today;
  if (file.kind !== 'service request') {
    return refused({
      message: `The choice to complain belongs to a service request; this is a ${file.kind}.`,
    });
  }
  return unless(
    [
      pastDateProblem(on, {
        field: 'on',
        name: 'The date they were offered it',
        today: clock.today,
        notBefore: { date: file.receivedOn, because: 'the request was received' },
      }),
      blankProblem(data.how, 'how', 'Write how they were offered it, such as “by phone”.'),
      blankProblem(data.answer, 'answer', 'Write what they said.'),
    ],
    () => accepted([event({ kind: 'choice.offered', data: { ...data, on } })]),
  );
});

export const LinkCaseInput = CASE_EVENTS['case.linked'].data;
export type LinkCaseInput = z.input<typeof LinkCaseInput>;

export const linkCase = onCase(LinkCaseInput, {}, (file, data) => {
  if (data.reference === file.reference || data.case === file.id) {
    return refused({ field: 'reference', message: 'A case cannot be linked with itself.' });
  }
  return file.linked.some(({ reference, how }) => reference === data.reference && how === data.how)
    ? refused({ field: 'reference', message: `It is linked with ${data.reference} already.` })
    : accepted([event({ kind: 'case.linked', data })]);
});

export const AddReferenceInput = CASE_EVENTS['reference.added'].data;
export type AddReferenceInput = z.input<typeof AddReferenceInput>;

export const addReference = onCase(AddReferenceInput, {}, (file, data) =>
  file.otherReferences.some(({ system, value }) => system === data.system && value === data.value)
    ? refused({ field: 'value', message: 'That reference is on the case already.' })
    : accepted([event({ kind: 'reference.added', data })]),
);
