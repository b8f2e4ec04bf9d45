/** The values of the intake form, and how they become a received complaint. */
import type { CalendarDate } from '@shared/calendar';
import type { MailIntake, Problem, ReceiveCaseInput } from '@shared/case-file';
import type { Channel } from '@shared/case-file/schema';

export interface IntakeValues {
  theirWords: string;
  wants: string;
  summary: string;
  anonymous: boolean;
  people: {
    name: string;
    /** Lines. */
    address: string;
    email: string;
    phone: string;
    preferredContact: 'email' | 'phone' | 'letter' | 'in person' | 'not asked';
    mayWrite: boolean;
    mayCall: boolean;
    mayLeaveMessage: boolean;
    contactNote: string;
    adjustments: string;
    language: string;
    format: string;
  }[];
  otherReference: string;
  service: string;
  reason: string;
  receivedOn: CalendarDate | '';
  receivedAt: string;
  channel: Channel | '';
  kind: 'complaint' | 'service request' | '';
  risk: { anyone: 'yes' | 'no' | ''; note: string };
  handler: string;
}

export const emptyIntake = (today: CalendarDate, handler: string): IntakeValues => ({
  theirWords: '',
  wants: '',
  summary: '',
  anonymous: false,
  people: [
    {
      name: '',
      address: '',
      email: '',
      phone: '',
      preferredContact: 'not asked',
      mayWrite: true,
      mayCall: true,
      mayLeaveMessage: false,
      contactNote: '',
      adjustments: '',
      language: 'English',
      format: 'Standard print',
    },
  ],
  otherReference: '',
  service: '',
  reason: '',
  receivedOn: today,
  receivedAt: '',
  channel: '',
  kind: 'complaint',
  risk: { anyone: '', note: '' },
  handler,
});

/** What must be answered here, before the command looks at the rest. */
export function intakeProblems(values: IntakeValues): Problem[] {
  const person = values.people[0];
  return [
    ...(values.theirWords.trim() === ''
      ? [{ field: 'theirWords', message: 'Write what has happened, in their words.' }]
      : []),
    ...(!values.anonymous && (person?.name ?? '').trim() === ''
      ? [
          {
            field: 'people.0.name',
            message: 'Enter their name, or tick that they did not give it.',
          },
        ]
      : []),
    ...(values.service === ''
      ? [{ field: 'service', message: 'Choose the service it is about.' }]
      : []),
    ...(values.receivedOn === ''
      ? [{ field: 'receivedOn', message: 'Enter the date it was received.' }]
      : []),
    ...(values.channel === ''
      ? [{ field: 'channel', message: 'Choose how it was received.' }]
      : []),
    ...(values.kind === '' ? [{ field: 'kind', message: 'Say whether it is a complaint.' }] : []),
    ...(values.risk.anyone === ''
      ? [
          {
            field: 'risk.anyone',
            message: 'Answer whether anyone is at risk. Ask, if you do not know.',
          },
        ]
      : []),
  ];
}

export function toInput(
  values: IntakeValues,
  reference: string,
): Omit<ReceiveCaseInput, 'evidence'> {
  const other = values.otherReference.trim();
  return {
    reference,
    kind: values.kind === 'service request' ? 'service request' : 'complaint',
    receivedOn: values.receivedOn,
    ...(values.receivedAt === '' ? {} : { receivedAt: values.receivedAt }),
    channel: values.channel === '' ? 'other' : values.channel,
    summary: values.summary,
    theirWords: values.theirWords,
    wants: values.wants,
    service: values.service,
    reason: values.reason,
    people: values.people.map(({ address, email, phone, name, ...person }) => ({
      ...person,
      role: 'complainant' as const,
      name: values.anonymous ? '' : name,
      address: values.anonymous
        ? []
        : address
            .split('\n')
            .map((line) => line.trim())
            .filter((line) => line !== ''),
      ...(email.trim() === '' ? {} : { email: email.trim() }),
      ...(phone.trim() === '' ? {} : { phone: phone.trim() }),
    })),
    otherReferences: other === '' ? [] : [{ system: 'Other', value: other }],
    risk: {
      anyone: values.risk.anyone === '' ? 'not asked' : values.risk.anyone,
      note: values.risk.note,
    },
    ...(values.handler === '' ? {} : { handler: values.handler }),
  };
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
