/** Forms for what is owed and done beside the stage: safety, contact, promises, requests, sign-off. */
import {
  answerInformation,
  answerSafety,
  askInformation,
  askSignOff,
  chaseInformation,
  dropInformation,
  dropPromise,
  giveSignOff,
  keepPromise,
  logContact,
  makePromise,
  movePromise,
  raiseSafety,
} from '@shared/case-file';
import { addWorkingDays, formatDate } from '@shared/calendar';
import { CONTACT_WAYS, LETTER_KINDS, PROMISE_KINDS, SAFETY_KINDS } from '@shared/case-file/schema';
import { endLetterOf } from '@shared/case-file/stage-needs';
import { stageRuleOf } from '@shared/case-file/procedure';
import { SAFETY_TASKS } from '@shared/case-file/todo';
import { capital } from '../../words';
import { refusedBecause, textAt } from './form-spec';
import type { ActionFormSpec, FormContext } from './form-spec';
import { asOptions, inputOf, officers } from './stage-forms';

const HOURS = 'Such as 14:30.';

const raise: ActionFormSpec = {
  title: 'Raise a safety task',
  action: 'Raise the task',
  done: 'Safety task raised. It is due today.',
  guidance: {
    summary: 'What must not wait',
    text: 'Somebody at risk, a data breach, a hazard at home, discrimination, a claim, a request for information, or recordings that will be overwritten. Each is passed to the right people today, and stays open until you record who was told.',
  },
  fields: () => [
    {
      as: 'choice',
      name: 'kind',
      label: 'What is it?',
      options: SAFETY_KINDS.map((kind) => ({
        value: kind,
        label: capital(kind),
        hint: SAFETY_TASKS[kind],
      })),
    },
    { as: 'text', name: 'note', label: 'What whoever is told needs to know', rows: 2 },
  ],
  defaults: () => ({ kind: '', note: '' }),
  run: (store, { file }, values) =>
    textAt(values, 'kind') === ''
      ? Promise.resolve(refusedBecause('kind', 'Choose what it is.'))
      : store.run(file.id, raiseSafety, inputOf(values)),
};

const taskOf = ({ file, subject }: FormContext) =>
  file.safety.find(({ id }) => id === subject) ??
  file.safety.find(({ answered }) => answered === undefined);

const safety: ActionFormSpec = {
  title: 'Who was told',
  action: 'Record who was told',
  done: 'Recorded who was told',
  about: (context) => {
    const task = taskOf(context);
    return task && `${SAFETY_TASKS[task.kind]}.${task.note.trim() === '' ? '' : ` ${task.note}`}`;
  },
  fields: () => [
    { as: 'line', name: 'told', label: 'Who was told', hint: 'Name and team.' },
    [
      { as: 'date', name: 'on', label: 'On' },
      { as: 'time', name: 'at', label: 'At', hint: HOURS, optional: true },
      { as: 'line', name: 'reference', label: 'Their reference', optional: true, width: 'medium' },
    ],
    { as: 'text', name: 'note', label: 'What they said', optional: true, rows: 2 },
  ],
  defaults: ({ day }) => ({ told: '', on: day.today, at: '', reference: '', note: '' }),
  run: (store, context, values) =>
    store.run(
      context.file.id,
      answerSafety,
      inputOf({ ...values, alert: taskOf(context)?.id ?? '-' }),
    ),
};

const contact: ActionFormSpec = {
  title: 'Log a contact',
  action: 'Log the contact',
  done: 'Contact logged',
  guidance: {
    summary: 'A good entry',
    text: 'Who, what was said, what was agreed. Facts, in words the person could read: they may ask to see it. If you promised something, record the promise as well, so that it is kept.',
  },
  fields: ({ file }) => [
    {
      as: 'choice',
      name: 'direction',
      label: 'Who got in touch?',
      inline: true,
      options: [
        { value: 'in', label: 'They did' },
        { value: 'out', label: 'We did' },
      ],
    },
    [
      { as: 'select', name: 'how', label: 'How', options: asOptions(CONTACT_WAYS) },
      {
        as: 'who',
        name: 'with',
        label: 'With',
        options: file.people.map(({ name }) => name).filter((name) => name !== ''),
      },
    ],
    [
      { as: 'date', name: 'on', label: 'On' },
      { as: 'time', name: 'at', label: 'At', hint: HOURS, optional: true },
    ],
    { as: 'text', name: 'text', label: 'What was said', rows: 4 },
  ],
  defaults: ({ file, day }) => ({
    direction: 'in',
    how: 'phone',
    with: file.people[0]?.name ?? '',
    on: day.today,
    at: '',
    text: '',
  }),
  run: (store, { file }, values) => store.run(file.id, logContact, inputOf(values)),
};

const newPromise: ActionFormSpec = {
  title: 'Make a promise',
  action: 'Record the promise',
  done: 'Promise recorded',
  guidance: {
    summary: 'Promises',
    text: 'Promise less than you can do, and a day you can keep. It stands on Today until it is kept, moved with their knowledge, or dropped with a reason, even after the case is closed.',
  },
  fields: () => [
    { as: 'choice', name: 'kind', label: 'What', inline: true, options: asOptions(PROMISE_KINDS) },
    {
      as: 'text',
      name: 'text',
      label: 'What was promised, as it was said',
      hint: 'Such as “call with the date of the repair”.',
      rows: 2,
    },
    [
      { as: 'date', name: 'dueOn', label: 'By' },
      { as: 'time', name: 'dueAt', label: 'At', hint: HOURS, optional: true },
    ],
  ],
  defaults: () => ({ kind: 'call back', text: '', dueOn: '', dueAt: '' }),
  run: (store, { file }, values) =>
    store.run(file.id, makePromise, inputOf({ dueOn: '', ...values })),
};

const promiseOf = ({ file, subject }: FormContext) =>
  file.promises.find(({ id }) => id === subject) ??
  file.promises.find(({ keptOn, droppedWhy }) => keptOn === undefined && droppedWhy === undefined);

const promise: ActionFormSpec = {
  title: 'What became of the promise',
  action: 'Record it',
  done: 'Recorded',
  about: (context) => {
    const made = promiseOf(context);
    return (
      made &&
      `${capital(made.kind)}, by ${formatDate(made.dueOn)}${made.dueAt ? ` at ${made.dueAt}` : ''}: ${made.text}`
    );
  },
  fields: () => [
    {
      as: 'choice',
      name: 'what',
      label: 'What happened?',
      options: [
        { value: 'kept', label: 'It was kept' },
        {
          value: 'moved',
          label: 'It is moved to another day',
          hint: 'Tell them before the old day passes.',
        },
        { value: 'dropped', label: 'It is not needed any more' },
      ],
    },
    {
      as: 'date',
      name: 'on',
      label: 'Kept on',
      when: (values) => textAt(values, 'what') === 'kept',
    },
    {
      as: 'text',
      name: 'note',
      label: 'What was said or done',
      optional: true,
      rows: 2,
      when: (values) => textAt(values, 'what') === 'kept',
    },
    {
      as: 'date',
      name: 'dueOn',
      label: 'New day',
      when: (values) => textAt(values, 'what') === 'moved',
    },
    {
      as: 'time',
      name: 'dueAt',
      label: 'At',
      hint: HOURS,
      optional: true,
      when: (values) => textAt(values, 'what') === 'moved',
    },
    {
      as: 'text',
      name: 'why',
      label: 'Why',
      rows: 2,
      when: (values) => ['moved', 'dropped'].includes(textAt(values, 'what')),
    },
  ],
  defaults: ({ day }) => ({ what: 'kept', on: day.today, note: '', dueOn: '', dueAt: '', why: '' }),
  run: (store, context, { what, ...values }) => {
    const about = { promise: promiseOf(context)?.id ?? '-' };
    const { id } = context.file;
    switch (what) {
      case 'moved':
        return store.run(id, movePromise, inputOf({ dueOn: '', ...values, ...about }));
      case 'dropped':
        return store.run(id, dropPromise, inputOf({ ...values, ...about }));
      default:
        return store.run(id, keepPromise, inputOf({ ...values, ...about }));
    }
  },
};

/** Services are given this long to answer unless the coordinator says otherwise. */
const ANSWER_IN_WORKING_DAYS = 3;

const ask: ActionFormSpec = {
  title: 'Ask for information',
  action: 'Record the question',
  done: 'Question recorded. It is on Today when the answer is late.',
  guidance: {
    summary: 'Asking well',
    text: 'Ask what happened, what should have happened, and for the record that shows it. Name the day you need it by. Give no more of the person’s details than the service needs to find the record.',
  },
  fields: ({ file, ...rest }) => [
    [
      { as: 'who', name: 'of.name', label: 'Whom you ask', options: officers({ file, ...rest }) },
      { as: 'line', name: 'of.title', label: 'Job title', optional: true, width: 'medium' },
    ],
    [
      {
        as: 'who',
        name: 'of.service',
        label: 'Service or body',
        optional: true,
        options: rest.council.services,
      },
      { as: 'line', name: 'of.email', label: 'Email', optional: true, width: 'medium' },
    ],
    { as: 'text', name: 'asks', label: 'What you ask', rows: 4 },
    [
      { as: 'date', name: 'askedOn', label: 'Asked on' },
      { as: 'date', name: 'dueOn', label: 'Answer by' },
    ],
    ...(file.points.length === 0
      ? []
      : [
          {
            as: 'several' as const,
            name: 'bearsOn',
            label: 'Which points it bears on',
            optional: true,
            options: file.points.map(({ id, number, text }) => ({
              value: id,
              label: `${number}. ${text}`,
            })),
          },
        ]),
  ],
  defaults: ({ file, day }) => ({
    of: { name: '', title: '', service: file.service, email: '' },
    asks: '',
    askedOn: day.today,
    dueOn: addWorkingDays(day.today, ANSWER_IN_WORKING_DAYS, day.cal),
    bearsOn: [],
  }),
  run: (store, { file }, values) =>
    store.run(file.id, askInformation, inputOf({ dueOn: '', ...values })),
};

const requestOf = ({ file, subject }: FormContext) =>
  file.requests.find(({ id }) => id === subject) ??
  file.requests.find(
    ({ answeredOn, droppedWhy }) => answeredOn === undefined && droppedWhy === undefined,
  );

const request: ActionFormSpec = {
  title: 'What became of the question',
  action: 'Record it',
  done: 'Recorded',
  about: (context) => {
    const asked = requestOf(context);
    return (
      asked &&
      `${asked.of.name}, asked ${formatDate(asked.askedOn)}, answer due ${formatDate(asked.dueOn)}: ${asked.asks}`
    );
  },
  fields: ({ file }) => {
    const answered = (values: Record<string, unknown>) =>
      ['answered', 'part'].includes(textAt(values, 'what'));
    return [
      {
        as: 'choice',
        name: 'what',
        label: 'What happened?',
        options: [
          { value: 'answered', label: 'Everything was answered' },
          { value: 'part', label: 'Part of it was answered', hint: 'The rest is still owed.' },
          { value: 'chased', label: 'I asked again' },
          { value: 'dropped', label: 'It is not needed any more' },
        ],
      },
      {
        as: 'date',
        name: 'on',
        label: 'On',
        when: (values) => textAt(values, 'what') !== 'dropped',
      },
      {
        as: 'line',
        name: 'how',
        label: 'How',
        width: 'medium',
        when: (values) => textAt(values, 'what') === 'chased',
      },
      {
        as: 'text',
        name: 'note',
        label: 'What came, and what is still owed',
        rows: 2,
        when: answered,
      },
      ...(file.evidence.length === 0
        ? []
        : [
            {
              as: 'several' as const,
              name: 'evidence',
              label: 'Documents that came with it',
              optional: true,
              when: answered,
              options: file.evidence
                .filter(({ erased }) => !erased)
                .map(({ id, number, title }) => ({
                  value: id,
                  label: `E${number} ${title}`,
                })),
            },
          ]),
      {
        as: 'text',
        name: 'why',
        label: 'Why',
        rows: 2,
        when: (values) => textAt(values, 'what') === 'dropped',
      },
    ];
  },
  defaults: ({ day }) => ({
    what: 'answered',
    on: day.today,
    how: 'email',
    note: '',
    evidence: [],
    why: '',
  }),
  run: (store, context, { what, ...values }) => {
    const about = { request: requestOf(context)?.id ?? '-' };
    const { id } = context.file;
    switch (what) {
      case 'chased':
        return store.run(id, chaseInformation, inputOf({ ...values, ...about }));
      case 'dropped':
        return store.run(id, dropInformation, inputOf({ ...values, ...about }));
      default:
        return store.run(
          id,
          answerInformation,
          inputOf({ ...values, ...about, complete: what === 'answered' }),
        );
    }
  },
};

const askSign: ActionFormSpec = {
  title: 'Ask for sign-off',
  action: 'Record that you asked',
  done: 'Recorded. The letter waits for their word.',
  fields: (context) => [
    { as: 'select', name: 'kind', label: 'Letter', options: asOptions(LETTER_KINDS) },
    [
      { as: 'who', name: 'of.name', label: 'Who signs it off', options: officers(context) },
      { as: 'line', name: 'of.title', label: 'Job title', optional: true, width: 'medium' },
    ],
    { as: 'date', name: 'on', label: 'Asked on' },
  ],
  defaults: ({ file, day }) => {
    const rule = stageRuleOf(file);
    return {
      kind: rule ? endLetterOf(rule, file.ending?.type) : 'stage 1 response',
      of: { name: '', title: '' },
      on: day.today,
    };
  },
  run: (store, { file }, values) => store.run(file.id, askSignOff, inputOf(values)),
};

const waitingSignOff = ({ file, subject }: FormContext) =>
  file.signOffs.find(({ stamp }) => stamp.event === subject) ??
  file.signOffs.findLast(({ given }) => given === undefined);

const signOff: ActionFormSpec = {
  title: 'What the signatory said',
  action: 'Record it',
  done: 'Recorded',
  about: (context) => {
    const asked = waitingSignOff(context);
    return (
      asked &&
      `The ${asked.kind} has been with ${asked.of.name} since ${formatDate(asked.askedOn)}.`
    );
  },
  fields: () => [
    {
      as: 'choice',
      name: 'approved',
      label: 'Their word',
      inline: true,
      options: [
        { value: 'yes', label: 'It may go' },
        { value: 'no', label: 'It must change first' },
      ],
    },
    {
      as: 'text',
      name: 'note',
      label: 'What has to change',
      rows: 2,
      when: (values) => textAt(values, 'approved') === 'no',
    },
    { as: 'date', name: 'on', label: 'On' },
  ],
  defaults: ({ day }) => ({ approved: '', note: '', on: day.today }),
  run: (store, context, { approved, ...values }) => {
    const asked = waitingSignOff(context);
    if (approved !== 'yes' && approved !== 'no') {
      return Promise.resolve(refusedBecause('approved', 'Choose what they said.'));
    }
    return store.run(
      context.file.id,
      giveSignOff,
      inputOf({
        ...values,
        kind: asked?.kind ?? 'stage 1 response',
        by: asked?.of.name ?? '-',
        approved: approved === 'yes',
      }),
    );
  },
};

export const WORK_FORMS = {
  'raise-safety': raise,
  safety,
  contact,
  'new-promise': newPromise,
  promise,
  ask,
  request,
  'ask-sign-off': askSign,
  'sign-off': signOff,
} as const satisfies Readonly<Record<string, ActionFormSpec>>;
