/** What the case is called, where it belongs, who is on it and who handles it. */
import { z } from 'zod';
import { CASE_EVENTS, id, personOnCase } from '../schema';
import type { Problem } from '../types';
import { accepted, blankProblem, event, onCase, pastDateProblem, refused, unless } from './command';

export const ChangeSummaryInput = CASE_EVENTS['case.summaryChanged'].data;
export type ChangeSummaryInput = z.input<typeof ChangeSummaryInput>;

export const changeSummary = onCase(ChangeSummaryInput, {}, (file, data) =>
  data.summary === file.summary
    ? refused({ field: 'summary', message: 'The summary already says that.' })
    : accepted([event({ kind: 'case.summaryChanged', data })]),
);

export const ClassifyInput = z.object({
  service: CASE_EVENTS['case.classified'].data.shape.service,
  reason: CASE_EVENTS['case.classified'].data.shape.reason.default(''),
});
export type ClassifyInput = z.input<typeof ClassifyInput>;

export const classify = onCase(ClassifyInput, {}, (_file, data) =>
  unless(
    [blankProblem(data.service, 'service', 'Choose the service the complaint is about.')],
    () => accepted([event({ kind: 'case.classified', data })]),
  ),
);

export const ChangePersonInput = z.object({ person: personOnCase.extend({ id: id.optional() }) });
export type ChangePersonInput = z.input<typeof ChangePersonInput>;

/** Changes a person on the case, or adds one when `id` is new or left out. */
export const changePerson = onCase(ChangePersonInput, {}, (_file, { person }, clock) =>
  unless(
    [...personProblems(person, 'person'), ...personDateProblems(person, 'person', clock.today)],
    () =>
      accepted([
        event({
          kind: 'person.changed',
          data: { person: { ...person, id: person.id ?? clock.newId() } },
        }),
      ]),
  ),
);

export const AssignHandlerInput = CASE_EVENTS['handler.assigned'].data;
export type AssignHandlerInput = z.input<typeof AssignHandlerInput>;

export const assignHandler = onCase(
  AssignHandlerInput,
  { whenClosed: 'This case is closed, so it needs no new handler.' },
  (file, data) =>
    file.handler === data.handler
      ? refused({ field: 'handler', message: 'That person handles the case already.' })
      : accepted([event({ kind: 'handler.assigned', data })]),
);

/** What cannot be right about a person. `path` is where the form keeps them. */
export function personProblems(
  person: {
    readonly email?: string | undefined;
    readonly mayWrite: boolean;
    readonly mayCall: boolean;
    readonly contactNote: string;
  },
  path: string,
): (Problem | undefined)[] {
  return [
    person.email !== undefined && person.email !== '' && !/^\S+@\S+$/.test(person.email)
      ? {
          field: `${path}.email`,
          message: 'That is not an email address.',
          instead: 'Enter it like name@example.org, or leave it empty.',
        }
      : undefined,
    !person.mayWrite && !person.mayCall
      ? blankProblem(
          person.contactNote,
          `${path}.contactNote`,
          'Neither writing nor calling is safe. Write how this person can be reached.',
        )
      : undefined,
  ];
}

/** Dates about a person: when they died, until when somebody may act for them, when needs were agreed. */
export function personDateProblems(
  person: Pick<
    z.input<typeof personOnCase>,
    'deceasedOn' | 'authority' | 'under18' | 'adjustmentsAgreedOn' | 'adjustmentsReviewOn'
  >,
  path: string,
  today: string,
): (Problem | undefined)[] {
  const past = (value: string | undefined, field: string, name: string) =>
    value === undefined
      ? undefined
      : pastDateProblem(value, { field: `${path}.${field}`, name, today });
  const { authority, adjustmentsAgreedOn: agreed, adjustmentsReviewOn: review } = person;
  return [
    past(person.deceasedOn, 'deceasedOn', 'The date they died'),
    past(authority?.checkedOn, 'authority.checkedOn', 'The date the authority was checked'),
    past(person.under18?.on, 'under18.on', 'The date of the assessment'),
    past(agreed, 'adjustmentsAgreedOn', 'The date the adjustments were agreed'),
    authority?.expiresOn !== undefined &&
    authority.checkedOn !== undefined &&
    authority.expiresOn < authority.checkedOn
      ? {
          field: `${path}.authority.expiresOn`,
          message: 'The authority would end before it was checked.',
          instead: 'Check both dates and correct the one that is wrong.',
        }
      : undefined,
    review !== undefined && agreed !== undefined && review < agreed
      ? {
          field: `${path}.adjustmentsReviewOn`,
          message: 'The adjustments would be looked at again before they were agreed.',
          instead: 'Enter a later date to look at them again.',
        }
      : undefined,
  ];
}
