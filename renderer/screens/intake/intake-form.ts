/** The values of the intake form, and how they become a received record. */
import type { CalendarDate } from '@shared/calendar';
import type { MailIntake, Problem, ReceiveCaseInput } from '@shared/case-file';
import type { Channel, RecordKind, SafetyKind } from '@shared/case-file/schema';
import type { CaseLink } from '@shared/case-file/types';
import { procedureSchema, type Procedure } from '@shared/procedures';
import {
  emptyPerson,
  onForm,
  personProblems,
  toPerson,
  type PersonValues,
} from '../people/person-values';

/** Everything but the risk, which is asked of everyone by itself. */
export type OtherAlert = Exclude<SafetyKind, 'risk'>;

export interface IntakeValues {
  channel: Channel | '';
  receivedOn: CalendarDate | '';
  receivedAt: string;
  handler: string;
  theirWords: string;
  wants: string;
  summary: string;
  kind: RecordKind | '';
  aboutOn: CalendarDate | '';
  offered: { done: 'yes' | 'not yet' | ''; on: CalendarDate | ''; how: string; answer: string };
  /** Of an MP’s or councillor’s enquiry: who asks. `people[0]` is whom they ask for. */
  member: PersonValues;
  anonymous: boolean;
  speaksFor: 'themselves' | 'somebody else' | 'a group';
  /** The first is who it comes from. */
  people: PersonValues[];
  references: { system: string; value: string }[];
  service: string;
  reason: string;
  risk: { anyone: 'yes' | 'no' | ''; note: string };
  alerts: OtherAlert[];
  alertNotes: Record<string, string>;
  linked: { case: string; reference: string; how: CaseLink['how'] }[];
}

export const emptyIntake = (today: CalendarDate, handler: string): IntakeValues => ({
  channel: '',
  receivedOn: today,
  receivedAt: '',
  handler,
  theirWords: '',
  wants: '',
  summary: '',
  kind: 'complaint',
  aboutOn: '',
  offered: { done: '', on: today, how: '', answer: '' },
  member: emptyPerson('member'),
  anonymous: false,
  speaksFor: 'themselves',
  people: [emptyPerson()],
  references: [{ system: '', value: '' }],
  service: '',
  reason: '',
  risk: { anyone: '', note: '' },
  alerts: [],
  alertNotes: {},
  linked: [],
});

/** A caller is asked who they are before their story; a letter has told its story already. */
export const beginsWithWho = (channel: Channel | ''): boolean =>
  channel === 'phone' || channel === 'in person';

/** Compliments and comments ask for nothing to be put right. */
export const asksForOutcome = (kind: RecordKind | ''): boolean =>
  kind !== 'compliment' && kind !== 'comment';

/** An enquiry has the member for its speaker. */
export const asksWhomFor = (kind: RecordKind | ''): boolean =>
  kind === 'complaint' || kind === 'service request';

/** A member’s constituent need not be named, so there is nothing to tick. */
export const isAnonymousIntake = (values: Pick<IntakeValues, 'anonymous' | 'kind'>): boolean =>
  values.anonymous && values.kind !== 'member enquiry';

const blank = (text: string | undefined) => (text ?? '').trim() === '';

/** One problem, where something is missing. */
const ask = (isMissing: boolean, field: string, message: string, instead?: string): Problem[] =>
  isMissing ? [{ field, message, ...(instead === undefined ? {} : { instead }) }] : [];

/** What must be answered here, before the command looks at the rest; in the order of the page. */
export function intakeProblems(values: IntakeValues): Problem[] {
  const who = whoProblems(values);
  const story = [
    ...ask(blank(values.theirWords), 'theirWords', 'Write what has happened, in their words.'),
    ...safetyProblems(values),
    ...kindProblems(values),
  ];
  return [
    ...ask(values.channel === '', 'channel', 'Choose how it was received.'),
    ...ask(values.receivedOn === '', 'receivedOn', 'Enter the date it was received.'),
    ...(beginsWithWho(values.channel) ? [...who, ...story] : [...story, ...who]),
    ...ask(values.service === '', 'service', 'Choose the service it is about.'),
    ...values.references.flatMap(({ system, value }, index) =>
      ask(
        !blank(system) && blank(value),
        `references.${index}.value`,
        'Enter the reference, or empty the box that says whose it is.',
      ),
    ),
  ];
}

const whoProblems = (values: IntakeValues): Problem[] => [
  // A member may ask without saying for whom.
  ...ask(
    !values.anonymous && values.kind !== 'member enquiry' && blank(values.people[0]?.name),
    'people.0.name',
    'Enter their name, or tick that they did not give it.',
  ),
  ...values.people.flatMap((person, index) =>
    index === 0 && (isAnonymousIntake(values) || beginsWithWho(values.channel))
      ? []
      : personProblems(person, `people.${index}.`),
  ),
];

const safetyProblems = ({ risk, alerts, alertNotes }: IntakeValues): Problem[] => [
  ...ask(
    risk.anyone === '',
    'risk.anyone',
    'Answer whether anyone is at risk. Ask, if you do not know.',
  ),
  ...alerts.flatMap((kind) =>
    ask(
      blank(alertNotes[kind]),
      `alertNotes.${kind}`,
      'Write what it is, so that whoever is told can act on it.',
    ),
  ),
];

function kindProblems({ kind, offered, member }: IntakeValues): Problem[] {
  switch (kind) {
    case '':
      return ask(true, 'kind', 'Say whether it is a complaint.');
    case 'service request':
      return offered.done === 'yes'
        ? [
            ...ask(
              offered.on === '',
              'offered.on',
              'Enter the date they were offered the choice to complain.',
            ),
            ...ask(
              blank(offered.how),
              'offered.how',
              'Write how they were offered it, such as “by phone”.',
            ),
            ...ask(blank(offered.answer), 'offered.answer', 'Write what they said.'),
          ]
        : [];
    case 'member enquiry':
      return ask(
        blank(member.name),
        'member.name',
        'Enter the name of the MP or councillor.',
        'The reply goes to them.',
      );
    case 'complaint':
    case 'compliment':
    case 'comment':
      return [];
  }
}

export interface Intake {
  readonly input: Omit<ReceiveCaseInput, 'evidence'>;
  /** A problem of the command, beside the field of the form it is about. */
  readonly onForm: (problem: Problem) => Problem;
}

/** @param rules the council’s own version of the procedure, where it has one */
export function toInput(
  values: IntakeValues,
  reference: string,
  today: CalendarDate,
  rules?: Procedure,
): Intake {
  const kind = values.kind === '' ? 'complaint' : values.kind;
  const people = peopleOf(values, kind, today);
  const { offered } = values;
  return {
    input: {
      reference,
      kind,
      ...(rules ? { rules: procedureSchema.parse(rules) } : {}),
      receivedOn: values.receivedOn,
      ...(values.receivedAt === '' ? {} : { receivedAt: values.receivedAt }),
      channel: values.channel === '' ? 'other' : values.channel,
      summary: values.summary,
      theirWords: values.theirWords,
      wants: asksForOutcome(kind) ? values.wants : '',
      service: values.service,
      reason: values.reason,
      people: people.map(({ person }) => person),
      otherReferences: values.references
        .filter(({ value }) => value.trim() !== '')
        .map(({ system, value }) => ({ system: system.trim() || 'Other', value: value.trim() })),
      risk: {
        anyone: values.risk.anyone === '' ? 'not asked' : values.risk.anyone,
        note: values.risk.anyone === 'yes' ? values.risk.note : '',
      },
      ...(values.handler === '' ? {} : { handler: values.handler }),
      ...(kind === 'complaint' && values.aboutOn !== '' ? { aboutOn: values.aboutOn } : {}),
      alerts: values.alerts.map((alert) => ({ kind: alert, note: values.alertNotes[alert] ?? '' })),
      linked: values.linked,
      ...(kind === 'service request' && offered.done === 'yes'
        ? { offered: { on: offered.on, how: offered.how, answer: offered.answer } }
        : {}),
    },
    onForm: (problem) => {
      const index = people.findIndex((_, each) => problem.field?.startsWith(`people.${each}.`));
      const at = people[index]?.at;
      return at === undefined ? problem : onForm(problem, `people.${index}.`, at);
    },
  };
}

/** Everybody named, each with the place of the form they come from. */
function peopleOf(values: IntakeValues, kind: RecordKind, today: CalendarDate) {
  const [first, ...others] = values.people;
  const roleOfFirst = !asksWhomFor(kind)
    ? ('complainant' as const)
    : (
        {
          themselves: 'complainant',
          'somebody else': 'representative',
          'a group': 'group lead',
        } as const
      )[values.speaksFor];
  const isNamed = (person: PersonValues) => person.name.trim() !== '';
  const speaker =
    first === undefined || (kind === 'member enquiry' && !isNamed(first))
      ? []
      : [{ at: 'people.0.', person: firstPerson(first, roleOfFirst, values, kind, today) }];
  return [
    ...speaker,
    ...others.flatMap((person, index) =>
      isNamed(person) ? [{ at: `people.${index + 1}.`, person: toPerson(person, today) }] : [],
    ),
    ...(kind === 'member enquiry'
      ? [{ at: 'member.', person: toPerson({ ...values.member, role: 'member' }, today) }]
      : []),
  ];
}

function firstPerson(
  first: PersonValues,
  role: PersonValues['role'],
  values: IntakeValues,
  kind: RecordKind,
  today: CalendarDate,
) {
  // Who gives no name has nothing kept that could name them, not even what was half typed.
  const { contactNote } = first;
  const given = isAnonymousIntake(values)
    ? { ...emptyPerson(), contactNote }
    : { ...first, hasDied: first.hasDied && !beginsWithWho(values.channel) };
  return toPerson(
    {
      ...given,
      role,
      // The member is answered, and tells them.
      ...(kind === 'member enquiry' ? { receivesLetters: false } : {}),
    },
    today,
  );
}

/** Most characters put into one box at once: about fifty pages. More makes typing in it slow. */
export const BOX_CHARACTERS = 100_000;

/** As much of a long text as a box takes, up to the end of a line where there is one; all of a short one. */
export function fitsBox(text: string): { readonly text: string; readonly isCut: boolean } {
  if (text.length <= BOX_CHARACTERS) return { text, isCut: false };
  const start = text.slice(0, BOX_CHARACTERS);
  const line = start.lastIndexOf('\n');
  return { text: start.slice(0, line > BOX_CHARACTERS / 2 ? line : undefined), isCut: true };
}

/** What an email fills: never over what somebody has typed. */
export function withMail(values: IntakeValues, mail: MailIntake): IntakeValues {
  const { input } = mail;
  const [from] = input.people ?? [];
  const [person, ...others] = values.people;
  const keep = (now: string, next: string | undefined) => (now.trim() === '' ? (next ?? '') : now);
  return {
    ...values,
    theirWords: keep(values.theirWords, fitsBox(input.theirWords).text),
    summary: keep(values.summary, input.summary),
    channel: input.channel ?? values.channel,
    receivedOn: input.receivedOn ?? '',
    receivedAt: input.receivedAt ?? values.receivedAt,
    people: person
      ? [
          {
            ...person,
            name: keep(person.name, from?.name),
            email: keep(person.email, from?.email),
            preferredContact:
              person.preferredContact === 'not asked' ? 'email' : person.preferredContact,
          },
          ...others,
        ]
      : values.people,
  };
}
