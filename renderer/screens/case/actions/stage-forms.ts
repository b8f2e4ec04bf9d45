/** Forms that move a stage: who acts, a longer date, a stopped clock, its end, the next stage. */
import {
  agreeEarlyResolution,
  dropProposal,
  extensionLimits,
  inTimeUntil,
  nameActor,
  nextStageWindow,
  overrideOutcome,
  proposeExtension,
  proposeStop,
  recordWithdrawal,
  refuseComplaint,
  refuseStage,
  reopenCase,
  requestStage,
  restartClock,
  undoEnding,
} from '@shared/case-file';
import { formatDate } from '@shared/calendar';
import {
  CHANNELS,
  POINT_OUTCOMES,
  REFUSAL_GROUNDS,
  STAGE_ROLES,
  STOP_GROUNDS,
} from '@shared/case-file/schema';
import { refusedBecause, textAt, valueAt } from './form-spec';
import type { ActionFormSpec, FormContext, Option, Values } from './form-spec';
import { capital } from '../../words';

export const asOptions = (values: readonly string[]): readonly Option[] =>
  values.map((value) => ({ value, label: capital(value) }));

/** Forms hand over plain values; the command checks every one and says what is wrong in words. */
export const inputOf = <I>(answers: Values): I => answers as I;

/** Everyone who may be named: those who use Redress and those who only act, those of the case's service first. */
export const officers = ({ council, file }: FormContext): readonly string[] => {
  const acting = council.officers.filter(({ active }) => active);
  const own = acting.filter(({ service }) => service !== '' && service === file.service);
  const staff = council.handlers.filter(({ active }) => active);
  return [...new Set([...own, ...staff, ...acting].map(({ name }) => name))];
};

/** Somebody of Settings by the name chosen, with their post. */
export function knownOfficer(
  { council }: FormContext,
  name: string,
): { readonly id: string; readonly title: string } | undefined {
  const handler = council.handlers.find((each) => each.name === name);
  if (handler) return { id: handler.id, title: handler.role };
  return council.officers.find((each) => each.name === name);
}

const YES_NO: readonly Option[] = [
  { value: 'no', label: 'No' },
  { value: 'yes', label: 'Yes' },
];

const clockOf = ({ day }: FormContext) => ({
  today: day.today,
  cal: day.cal,
  by: '',
  newId: () => '',
});

/** With one of the three answered, all three must be: an interest is asked about, never assumed. */
function interestOf(values: Values): Values | 'unanswered' | undefined {
  const names = ['involved', 'managesOrIs', 'knowsThem'] as const;
  const answers = names.map((name) => textAt(values, `interest.${name}`));
  if (answers.every((answer) => answer === '')) return undefined;
  if (answers.some((answer) => answer === '')) return 'unanswered';
  return {
    ...Object.fromEntries(names.map((name, index) => [name, answers[index] === 'yes'])),
    note: textAt(values, 'interest.note'),
    checkedOn: textAt(values, 'interest.checkedOn'),
  };
}

const decider: ActionFormSpec = {
  title: 'Who acts in this stage',
  action: 'Record who acts',
  done: 'Recorded who acts',
  guidance: {
    summary: 'Who may decide',
    text: 'Nobody decides a complaint who took part in what it is about, or who is or manages the person complained about (LGSCO Code 5.4). Ask them, and record what they said. Stage 2 is decided by somebody who did not decide stage 1.',
  },
  about: ({ file }) => {
    const before = file.stages
      .find(({ number }) => number === file.stage - 1)
      ?.actors.find(({ role }) => role === 'decision-maker');
    return before && `Stage ${file.stage - 1} was decided by ${before.who.name}.`;
  },
  fields: (context) => [
    {
      as: 'select',
      name: 'role',
      label: 'Their part',
      options: asOptions(STAGE_ROLES),
    },
    [
      { as: 'who', name: 'who.name', label: 'Name', options: officers(context) },
      { as: 'line', name: 'who.title', label: 'Job title', optional: true, width: 'medium' },
    ],
    {
      as: 'choice',
      name: 'interest.involved',
      label: 'Did they take part in what is complained of?',
      options: YES_NO,
      inline: true,
    },
    {
      as: 'choice',
      name: 'interest.managesOrIs',
      label: 'Are they, or do they manage, somebody complained about?',
      options: YES_NO,
      inline: true,
    },
    {
      as: 'choice',
      name: 'interest.knowsThem',
      label: 'Do they know the person who complains?',
      options: YES_NO,
      inline: true,
    },
    {
      as: 'text',
      name: 'interest.note',
      label: 'How, and why they may decide all the same',
      rows: 2,
      when: (values) => textAt(values, 'interest.knowsThem') === 'yes',
    },
    { as: 'date', name: 'interest.checkedOn', label: 'Asked on' },
  ],
  defaults: ({ day }) => ({
    role: 'decision-maker',
    who: { name: '', title: '' },
    interest: { involved: '', managesOrIs: '', knowsThem: '', note: '', checkedOn: day.today },
  }),
  run: (store, context, values) => {
    const { file } = context;
    const interest = interestOf(values);
    if (interest === 'unanswered') {
      return Promise.resolve(
        refusedBecause('interest.involved', 'Answer all three questions about their interest.'),
      );
    }
    const name = textAt(values, 'who.name');
    const known = knownOfficer(context, name);
    return store.run(
      file.id,
      nameActor,
      inputOf({
        role: valueAt(values, 'role'),
        who: {
          name,
          title: textAt(values, 'who.title') || (known?.title ?? ''),
          ...(known ? { id: known.id } : {}),
        },
        ...(interest ? { interest } : {}),
      }),
    );
  },
};

const extension: ActionFormSpec = {
  title: 'More time',
  action: 'Plan the extension',
  done: 'Extension planned. It counts once its letter has gone.',
  guidance: {
    summary: 'When more time is right',
    text: 'Only for a good reason, such as records that come from outside. The person is told before the date passes: why, the new date, and that they can go to the Ombudsman (LGSCO Code 6.4, 6.5). Without the letter there is no extension.',
  },
  about: (context) => {
    const limits = extensionLimits(context.file, clockOf(context));
    return (
      limits &&
      `The answer is due ${formatDate(limits.due)}. The latest new date is ${formatDate(limits.latest)}.`
    );
  },
  fields: () => [
    { as: 'date', name: 'to', label: 'New date for the answer' },
    {
      as: 'text',
      name: 'reason',
      label: 'Why more time is needed',
      hint: 'As the letter will say it: to the person, in plain words.',
    },
  ],
  defaults: () => ({ to: '', reason: '' }),
  run: (store, { file }, values) =>
    store.run(file.id, proposeExtension, inputOf({ to: '', ...values })),
};

const stop: ActionFormSpec = {
  title: 'Stop the clock',
  action: 'Plan the stop',
  done: 'Stop planned. The clock stands still once its letter has gone.',
  guidance: {
    summary: 'When the clock may stand still',
    text: 'Only while you wait for something the person must give: consent, an advocate, or what they mean. Not while the council looks for its own records. They are told in a letter, and again when the clock runs on. After five working days it calls for your attention.',
  },
  fields: () => [
    {
      as: 'choice',
      name: 'ground',
      label: 'What you wait for',
      options: asOptions(STOP_GROUNDS),
    },
    { as: 'date', name: 'from', label: 'Stands still from' },
    { as: 'text', name: 'reason', label: 'Why, as the letter will say it' },
  ],
  defaults: ({ day }) => ({ ground: '', from: day.today, reason: '' }),
  run: (store, { file }, values) =>
    textAt(values, 'ground') === ''
      ? Promise.resolve(refusedBecause('ground', 'Choose what you wait for.'))
      : store.run(file.id, proposeStop, inputOf(values)),
};

const restart: ActionFormSpec = {
  title: 'Start the clock again',
  action: 'Start the clock',
  done: 'The clock runs again. Tell them in a letter.',
  about: ({ file }) => {
    const still = file.stages.at(-1)?.stops.find(({ to }) => to === undefined);
    return still && `It has stood still since ${formatDate(still.from)}: ${still.ground}.`;
  },
  fields: () => [
    { as: 'date', name: 'on', label: 'Runs again from' },
    { as: 'text', name: 'why', label: 'What has come', rows: 2 },
  ],
  defaults: ({ day }) => ({ on: day.today, why: '' }),
  run: (store, { file }, values) => store.run(file.id, restartClock, inputOf(values)),
};

const dropPlan: ActionFormSpec = {
  title: 'Take the plan back',
  action: 'Take it back',
  done: 'Taken back. The dates are as they were.',
  fields: () => [{ as: 'text', name: 'why', label: 'Why it is not needed', rows: 2 }],
  defaults: () => ({ why: '' }),
  run: (store, { file }, values) => store.run(file.id, dropProposal, inputOf(values)),
};

const refuse: ActionFormSpec = {
  title: 'Refuse the complaint',
  action: 'Record the refusal',
  done: 'Refusal recorded. Its letter is the next step.',
  guidance: {
    summary: 'When a complaint may be refused',
    text: 'Each on its own merits, never by rule. A matter older than 12 months can still be looked into where there is good reason (LGSCO Code 2.2, 2.3). The letter says why, and that they can take the refusal to the Ombudsman (2.5). Refusals are counted by ground in the yearly report.',
  },
  about: ({ file, day }) => {
    const until = inTimeUntil(file, day.cal);
    if (until === undefined) return 'Nobody has recorded when they first knew of the matter.';
    const isIn = file.receivedOn <= until;
    return `They knew of it on ${formatDate(file.aboutOn ?? '')}: ${isIn ? 'in time' : 'later than 12 months'}, by the dates recorded.`;
  },
  fields: () => [
    {
      as: 'select',
      name: 'ground',
      label: 'Ground',
      placeholder: 'Choose',
      options: asOptions(REFUSAL_GROUNDS),
    },
    { as: 'text', name: 'reason', label: 'Why, as the letter will say it' },
    {
      as: 'text',
      name: 'discretion',
      label: 'Whether you could look into it all the same, and why not',
      rows: 2,
      optional: true,
    },
    { as: 'date', name: 'on', label: 'Decided on' },
  ],
  defaults: ({ day }) => ({ ground: '', reason: '', discretion: '', on: day.today }),
  run: (store, { file }, values) =>
    textAt(values, 'ground') === ''
      ? Promise.resolve(refusedBecause('ground', 'Choose the ground.'))
      : store.run(file.id, refuseComplaint, inputOf(values)),
};

const HOW_HINT = 'By phone, by email.';

const withdraw: ActionFormSpec = {
  title: 'They withdraw it',
  action: 'Record the withdrawal',
  done: 'Withdrawal recorded. Its letter is the next step.',
  guidance: {
    summary: 'What a withdrawal is',
    text: 'Their own decision, freely made: never because an answer takes long, and never instead of one. What you learnt can still be put right. The letter confirms it and still names the next stage.',
  },
  fields: () => [
    [
      { as: 'date', name: 'on', label: 'They told us on' },
      { as: 'line', name: 'how', label: 'How', hint: HOW_HINT, width: 'medium' },
    ],
    { as: 'text', name: 'why', label: 'What they said', optional: true, rows: 2 },
  ],
  defaults: ({ day }) => ({ on: day.today, how: '', why: '' }),
  run: (store, { file }, values) => store.run(file.id, recordWithdrawal, inputOf(values)),
};

const early: ActionFormSpec = {
  title: 'Settled by agreement',
  action: 'Record what was agreed',
  done: 'Recorded. The Next pane says what leads to the short response.',
  guidance: {
    summary: 'Settling it early',
    text: 'Where you and the person agree what will be done, often by phone, the complaint can end at once. A short stage 1 response still goes: what was agreed, by when, and how to go on if it does not happen. There is no “stage 0” (LGSCO Code 5.2).',
  },
  fields: () => [
    { as: 'text', name: 'agreed', label: 'What was agreed, as the letter will say it' },
    [
      { as: 'date', name: 'by', label: 'Done by', optional: true },
      { as: 'date', name: 'on', label: 'Agreed on' },
      { as: 'line', name: 'how', label: 'How', hint: HOW_HINT, width: 'medium' },
    ],
  ],
  defaults: ({ day }) => ({ agreed: '', by: '', on: day.today, how: '' }),
  run: (store, { file }, values) => store.run(file.id, agreeEarlyResolution, inputOf(values)),
};

const goOn: ActionFormSpec = {
  title: 'Take the ending back',
  action: 'Take it back',
  done: 'Taken back. The stage goes on.',
  fields: () => [{ as: 'text', name: 'why', label: 'Why', rows: 2 }],
  defaults: () => ({ why: '' }),
  run: (store, { file }, values) => store.run(file.id, undoEnding, inputOf(values)),
};

const nextStage: ActionFormSpec = {
  title: 'They ask for the next stage',
  action: 'Begin the next stage',
  done: 'The next stage has begun',
  guidance: {
    summary: 'Taking it further',
    text: 'They need give no reasons. Ask what is still wrong and what they want, so that the definition can be agreed again. The clock counts from the day they asked; somebody who did not decide the first stage decides this one.',
  },
  about: ({ file, day }) => {
    const window = nextStageWindow(file, day.cal);
    return (
      window?.by &&
      `They have until ${formatDate(window.by)} to ask for ${window.name.toLowerCase()} (${window.source}).`
    );
  },
  fields: ({ file, day }) => [
    { as: 'text', name: 'theirWords', label: 'What they say, in their words', optional: true },
    { as: 'text', name: 'wants', label: 'What they want now', optional: true, rows: 2 },
    [
      { as: 'date', name: 'receivedOn', label: 'They asked on' },
      { as: 'select', name: 'channel', label: 'How', options: asOptions(CHANNELS) },
    ],
    {
      as: 'text',
      name: 'lateWhy',
      label: 'Why you take it after the last day',
      rows: 2,
      when: (values) => {
        const by = nextStageWindow(file, day.cal)?.by;
        const on = textAt(values, 'receivedOn');
        return by !== undefined && on !== '' && on > by;
      },
    },
  ],
  defaults: ({ day }) => ({
    theirWords: '',
    wants: '',
    receivedOn: day.today,
    channel: 'email',
    lateWhy: '',
  }),
  run: (store, { file }, values) =>
    store.run(file.id, requestStage, inputOf({ receivedOn: '', ...values })),
};

const noNextStage: ActionFormSpec = {
  title: 'Refuse the next stage',
  action: 'Record the refusal',
  done: 'Recorded. They must be told in a letter.',
  guidance: {
    summary: 'Refusing the next stage',
    text: 'This is rare: a request long after the last day, or about a matter that was never part of the complaint. Put that as a new complaint where it is one. The letter gives the reason and the Ombudsman’s details.',
  },
  fields: () => [
    { as: 'date', name: 'receivedOn', label: 'They asked on' },
    { as: 'text', name: 'reason', label: 'Why, as the letter will say it' },
  ],
  defaults: ({ day }) => ({ receivedOn: day.today, reason: '' }),
  run: (store, { file }, values) =>
    store.run(file.id, refuseStage, inputOf({ receivedOn: '', ...values })),
};

const reopen: ActionFormSpec = {
  title: 'Open the case again',
  action: 'Open it again',
  done: 'The case is open again',
  guidance: {
    summary: 'When to open a case again',
    text: 'When something comes to light that the answer did not know of, or what was promised did not happen. The dates and letters stay as they are. If they are unhappy with the answer, that is the next stage instead.',
  },
  fields: () => [{ as: 'text', name: 'why', label: 'What has come to light', rows: 2 }],
  defaults: () => ({ why: '' }),
  run: (store, { file }, values) => store.run(file.id, reopenCase, inputOf(values)),
};

const outcome: ActionFormSpec = {
  title: 'Another overall outcome',
  action: 'Record the outcome',
  done: 'Outcome recorded',
  about: ({ file }) => file.outcome && `As it stands the outcome is ${file.outcome}.`,
  fields: () => [
    {
      as: 'select',
      name: 'outcome',
      label: 'Overall outcome',
      placeholder: 'Choose',
      options: asOptions(POINT_OUTCOMES),
    },
    {
      as: 'text',
      name: 'why',
      label: 'Why it differs from what the points come to',
      rows: 2,
    },
  ],
  defaults: () => ({ outcome: '', why: '' }),
  run: (store, { file }, values) =>
    textAt(values, 'outcome') === ''
      ? Promise.resolve(refusedBecause('outcome', 'Choose the outcome.'))
      : store.run(file.id, overrideOutcome, inputOf(values)),
};

export const STAGE_FORMS = {
  decider,
  extension,
  stop,
  restart,
  'drop-plan': dropPlan,
  early,
  withdraw,
  refuse,
  'go-on': goOn,
  'next-stage': nextStage,
  'no-next-stage': noNextStage,
  reopen,
  outcome,
} as const satisfies Readonly<Record<string, ActionFormSpec>>;
