/** What the Ombudsman asks, what was sent, and what they decided. */
import type { z } from 'zod';
import { CASE_EVENTS, id } from '../schema';
import {
  accepted,
  dateInput,
  event,
  futureDateProblem,
  onCase,
  pastDateProblem,
  refused,
  unless,
} from './command';

const enquired = CASE_EVENTS['ombudsman.enquired'].data;
export const RecordEnquiryInput = enquired.extend({
  /** An existing id corrects that enquiry. */
  enquiry: id.optional(),
  receivedOn: dateInput,
  dueOn: dateInput.optional(),
});
export type RecordEnquiryInput = z.input<typeof RecordEnquiryInput>;

/** Also on a closed case: that is when they usually write. */
export const recordEnquiry = onCase(RecordEnquiryInput, {}, (file, data, clock) =>
  unless(
    [
      pastDateProblem(data.receivedOn, {
        field: 'receivedOn',
        name: 'The date they wrote',
        today: clock.today,
        notBefore: { date: file.receivedOn, because: 'the complaint was received' },
      }),
      data.dueOn === undefined
        ? undefined
        : futureDateProblem(data.dueOn, {
            field: 'dueOn',
            name: 'The date they want it by',
            today: clock.today,
            notBefore: { date: data.receivedOn, because: 'they wrote' },
          }),
    ],
    () =>
      accepted(
        [
          event({
            kind: 'ombudsman.enquired',
            data: { ...data, enquiry: data.enquiry ?? clock.newId() },
          }),
        ],
        [
          data.dueOn === undefined
            ? {
                field: 'dueOn',
                message:
                  'Without their date nobody will be reminded to answer. It is in their letter.',
              }
            : undefined,
          !data.premature && file.respondedOn === undefined
            ? {
                field: 'premature',
                message: `Stage ${file.stage} has not been answered yet. If they sent the person back to us, say so.`,
              }
            : undefined,
        ],
      ),
  ),
);

export const AnswerEnquiryInput = CASE_EVENTS['ombudsman.answered'].data.extend({
  on: dateInput.optional(),
});
export type AnswerEnquiryInput = z.input<typeof AnswerEnquiryInput>;

export const answerEnquiry = onCase(AnswerEnquiryInput, {}, (file, data, clock) => {
  const on = data.on ?? clock.today;
  const enquiry = file.enquiries.find(({ id: its }) => its === data.enquiry);
  if (!enquiry) return refused({ message: 'That enquiry is not on this case.' });
  return unless(
    [
      pastDateProblem(on, {
        field: 'on',
        name: 'The date you answered',
        today: clock.today,
        notBefore: { date: enquiry.receivedOn, because: 'they wrote' },
      }),
      data.bundle !== undefined && !file.bundles.some(({ id: its }) => its === data.bundle)
        ? { field: 'bundle', message: 'That bundle was not made from this case.' }
        : undefined,
    ],
    () =>
      accepted(
        [event({ kind: 'ombudsman.answered', data: { ...data, on } })],
        [
          file.bundles.length === 0
            ? {
                message:
                  'No bundle has been exported from this case. Check that they have all they asked for.',
              }
            : undefined,
        ],
      ),
  );
});

export const RecordOmbudsmanDecisionInput = CASE_EVENTS['ombudsman.decided'].data.extend({
  on: dateInput.optional(),
});
export type RecordOmbudsmanDecisionInput = z.input<typeof RecordOmbudsmanDecisionInput>;

export const recordOmbudsmanDecision = onCase(
  RecordOmbudsmanDecisionInput,
  {},
  (file, data, clock) => {
    const on = data.on ?? clock.today;
    const enquiry = file.enquiries.find(({ id: its }) => its === data.enquiry);
    if (!enquiry) return refused({ message: 'That enquiry is not on this case.' });
    return unless(
      [
        pastDateProblem(on, {
          field: 'on',
          name: 'The date of the decision',
          today: clock.today,
          notBefore: { date: enquiry.receivedOn, because: 'they wrote' },
        }),
        data.fault && data.result !== 'investigated'
          ? {
              field: 'fault',
              message: 'The Ombudsman finds fault only where they investigated.',
              instead: 'Choose “investigated”, or leave fault out.',
            }
          : undefined,
      ],
      () =>
        accepted(
          [event({ kind: 'ombudsman.decided', data: { ...data, on } })],
          [
            data.fault
              ? {
                  message:
                    'A finding of fault is reported by the Monitoring Officer (Local Government and Housing Act 1989, sections 5 and 5A). Tell them today.',
                }
              : undefined,
          ],
        ),
    );
  },
);
