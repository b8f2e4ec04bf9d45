/** Forms for what outlives the answer: remedies, learning and the Ombudsman. */
import {
  agreeLearning,
  answerEnquiry,
  checkLearning,
  failRemedy,
  markLearningDone,
  markRemedyDone,
  recordEnquiry,
  recordOmbudsmanDecision,
} from '@shared/case-file';
import { formatDate } from '@shared/calendar';
import { OMBUDSMAN_RESULTS } from '@shared/case-file/schema';
import { capital } from '../../words';
import { refusedBecause, textAt } from './form-spec';
import type { ActionFormSpec, FormContext } from './form-spec';
import { asOptions, inputOf, officers } from './stage-forms';

const remedyOf = ({ file, subject }: FormContext) =>
  file.remedies.find(({ id }) => id === subject) ??
  file.remedies.find(({ doneOn, failed }) => doneOn === undefined && failed === undefined);

const remedyAbout = (context: FormContext) => {
  const remedy = remedyOf(context);
  return (
    remedy &&
    `${capital(remedy.kind)}${remedy.dueOn ? `, due ${formatDate(remedy.dueOn)}` : ''}: ${remedy.text}`
  );
};

const remedyDone: ActionFormSpec = {
  title: 'The remedy is done',
  action: 'Record it as done',
  done: 'Remedy recorded as done',
  about: remedyAbout,
  fields: () => [
    { as: 'date', name: 'doneOn', label: 'Done on' },
    {
      as: 'text',
      name: 'proof',
      label: 'How you know',
      hint: 'A job number, a payment date, what they said. Never bank details.',
      optional: true,
      rows: 2,
    },
  ],
  defaults: ({ day }) => ({ doneOn: day.today, proof: '' }),
  run: (store, context, values) =>
    store.run(
      context.file.id,
      markRemedyDone,
      inputOf({ doneOn: '', ...values, remedy: remedyOf(context)?.id ?? '-' }),
    ),
};

const remedyFailed: ActionFormSpec = {
  title: 'The remedy cannot be delivered',
  action: 'Record it',
  done: 'Recorded. They must be told in a letter.',
  guidance: {
    summary: 'When a promise cannot be kept',
    text: 'Say why, and offer something as good. They are told in a letter, which reminds them of the Ombudsman (LGSCO Code 7.4). Offer the alternative as a remedy of its own, with its day.',
  },
  about: remedyAbout,
  fields: () => [
    { as: 'text', name: 'why', label: 'Why, as the letter will say it', rows: 2 },
    { as: 'text', name: 'instead', label: 'What is offered instead', rows: 2 },
    { as: 'date', name: 'on', label: 'Clear since' },
  ],
  defaults: ({ day }) => ({ why: '', instead: '', on: day.today }),
  run: (store, context, values) =>
    store.run(
      context.file.id,
      failRemedy,
      inputOf({ ...values, remedy: remedyOf(context)?.id ?? '-' }),
    ),
};

const newLearning: ActionFormSpec = {
  title: 'Agree a learning action',
  action: 'Record the action',
  done: 'Learning action recorded',
  guidance: {
    summary: 'Learning that lasts',
    text: 'What will change so that it does not happen to the next person, who sees to it, by when, and how you will know that it worked. Three months after it is done, Today asks whether it did.',
  },
  fields: (context) => [
    { as: 'text', name: 'text', label: 'What will change', rows: 2 },
    [
      { as: 'who', name: 'owner', label: 'Who sees to it', options: officers(context) },
      { as: 'who', name: 'service', label: 'Service', options: context.council.services },
      { as: 'date', name: 'dueOn', label: 'By', optional: true },
    ],
    { as: 'text', name: 'measure', label: 'How you will know it worked', optional: true, rows: 2 },
  ],
  defaults: ({ file }) => ({ text: '', owner: '', service: file.service, dueOn: '', measure: '' }),
  run: (store, { file }, values) => store.run(file.id, agreeLearning, inputOf(values)),
};

const lessonOf = ({ file, subject }: FormContext) => file.learning.find(({ id }) => id === subject);
const lessonAbout = (context: FormContext) => {
  const lesson = lessonOf(context);
  return (
    lesson &&
    `${lesson.text} (${lesson.owner}${lesson.dueOn ? `, due ${formatDate(lesson.dueOn)}` : ''})`
  );
};

const learning: ActionFormSpec = {
  title: 'The change was made',
  action: 'Record it as done',
  done: 'Recorded. Today asks in three months whether it worked.',
  about: lessonAbout,
  fields: () => [
    { as: 'date', name: 'on', label: 'Done on' },
    { as: 'text', name: 'proof', label: 'How you know', optional: true, rows: 2 },
  ],
  defaults: ({ day }) => ({ on: day.today, proof: '' }),
  run: (store, context, values) =>
    store.run(
      context.file.id,
      markLearningDone,
      inputOf({
        ...values,
        action:
          (lessonOf(context) ?? context.file.learning.find(({ doneOn }) => !doneOn))?.id ?? '-',
      }),
    ),
};

const learningCheck: ActionFormSpec = {
  title: 'Did the change work?',
  action: 'Record the check',
  done: 'Check recorded',
  about: (context) => {
    const measure = lessonOf(context)?.measure.trim() ?? '';
    return [lessonAbout(context), measure === '' ? '' : `It was to be known by: ${measure}`]
      .filter(Boolean)
      .join(' ');
  },
  fields: () => [
    {
      as: 'choice',
      name: 'worked',
      label: 'Did it?',
      inline: true,
      options: asOptions(['yes', 'partly', 'no', 'too early to say']),
    },
    { as: 'text', name: 'note', label: 'What you saw, and what follows from it', rows: 2 },
    { as: 'date', name: 'on', label: 'Looked at on' },
  ],
  defaults: ({ day }) => ({ worked: '', note: '', on: day.today }),
  run: (store, context, values) =>
    textAt(values, 'worked') === ''
      ? Promise.resolve(refusedBecause('worked', 'Choose whether it worked.'))
      : store.run(
          context.file.id,
          checkLearning,
          inputOf({
            ...values,
            action:
              (lessonOf(context) ?? context.file.learning.find(({ doneOn }) => doneOn))?.id ?? '-',
          }),
        ),
};

const newEnquiry: ActionFormSpec = {
  title: 'The Ombudsman has written',
  action: 'Record the enquiry',
  done: 'Enquiry recorded',
  guidance: {
    summary: 'When the Ombudsman writes',
    text: 'Their letter names the day they want the answer by: enter that day, not a usual one. Write their numbered questions as they stand. The bundle holds what they ask for and nothing else; expect the person to see it.',
  },
  fields: () => [
    [
      {
        as: 'select',
        name: 'ombudsman',
        label: 'Which',
        options: [
          { value: 'lgsco', label: 'Local Government and Social Care Ombudsman' },
          { value: 'hos', label: 'Housing Ombudsman' },
        ],
      },
      { as: 'line', name: 'reference', label: 'Their reference', optional: true, width: 'medium' },
    ],
    [
      { as: 'date', name: 'receivedOn', label: 'They wrote on' },
      { as: 'date', name: 'dueOn', label: 'They want it by', optional: true },
    ],
    {
      as: 'text',
      name: 'asks',
      label: 'What they ask, numbered as in their letter',
      optional: true,
    },
    {
      as: 'tick',
      name: 'premature',
      label: 'They send the person back to us: our procedure was not finished',
    },
  ],
  defaults: ({ file, day }) => ({
    ombudsman: file.rules?.ombudsman ?? 'lgsco',
    reference: '',
    receivedOn: day.today,
    dueOn: '',
    asks: '',
    premature: false,
  }),
  run: (store, { file }, values) =>
    store.run(file.id, recordEnquiry, inputOf({ receivedOn: '', ...values })),
};

const enquiryOf = ({ file, subject }: FormContext) =>
  file.enquiries.find(({ id }) => id === subject) ?? file.enquiries.at(-1);

const ombudsman: ActionFormSpec = {
  title: 'What became of the enquiry',
  action: 'Record it',
  done: 'Recorded',
  about: (context) => {
    const enquiry = enquiryOf(context);
    if (!enquiry) return undefined;
    const due = enquiry.dueOn ? ` They want the answer by ${formatDate(enquiry.dueOn)}.` : '';
    return `${enquiry.reference || 'No reference'}, received ${formatDate(enquiry.receivedOn)}.${due}`;
  },
  fields: ({ file }) => {
    const isAnswer = (values: Record<string, unknown>) => textAt(values, 'what') === 'answered';
    const isDecision = (values: Record<string, unknown>) => textAt(values, 'what') === 'decided';
    return [
      {
        as: 'choice',
        name: 'what',
        label: 'What happened?',
        options: [
          { value: 'answered', label: 'We answered' },
          { value: 'decided', label: 'They decided' },
        ],
      },
      { as: 'date', name: 'on', label: 'On' },
      {
        as: 'text',
        name: 'whatSent',
        label: 'What was sent',
        optional: true,
        rows: 2,
        when: isAnswer,
      },
      ...(file.bundles.length === 0
        ? []
        : [
            {
              as: 'select' as const,
              name: 'bundle',
              label: 'Bundle that went',
              placeholder: 'None of these',
              optional: true,
              when: isAnswer,
              options: file.bundles.map(({ id, exportedOn, pages }) => ({
                value: id,
                label: `${formatDate(exportedOn)}, ${pages} pages`,
              })),
            },
          ]),
      {
        as: 'select',
        name: 'result',
        label: 'Their result',
        placeholder: 'Choose',
        options: asOptions(OMBUDSMAN_RESULTS),
        when: isDecision,
      },
      {
        as: 'tick',
        name: 'fault',
        label: 'They found fault',
        hint: 'The Monitoring Officer reports it.',
        when: isDecision,
      },
      {
        as: 'text',
        name: 'note',
        label: 'What they decided',
        optional: true,
        rows: 3,
        when: isDecision,
      },
    ];
  },
  defaults: ({ day, ...context }) => ({
    what: enquiryOf({ day, ...context })?.answered ? 'decided' : 'answered',
    on: day.today,
    whatSent: '',
    bundle: '',
    result: '',
    fault: false,
    note: '',
  }),
  run: (store, context, { what, whatSent, ...values }) => {
    const about = { enquiry: enquiryOf(context)?.id ?? '-' };
    const { id } = context.file;
    if (what === 'answered') {
      return store.run(id, answerEnquiry, inputOf({ ...values, ...about, what: whatSent }));
    }
    return textAt(values, 'result') === ''
      ? Promise.resolve(refusedBecause('result', 'Choose their result.'))
      : store.run(id, recordOmbudsmanDecision, inputOf({ ...values, ...about }));
  },
};

export const AFTER_FORMS = {
  'remedy-done': remedyDone,
  'remedy-failed': remedyFailed,
  'new-learning': newLearning,
  learning,
  'learning-check': learningCheck,
  'new-enquiry': newEnquiry,
  ombudsman,
} as const satisfies Readonly<Record<string, ActionFormSpec>>;
