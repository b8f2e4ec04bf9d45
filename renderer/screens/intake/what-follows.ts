/** What registering the form as it stands will lead to, in sentences: said before the button is pressed. */
import { datesOnReceipt, timeLimit, procedureForKind, type DayContext } from '@shared/case-file';
import type { RecordKind } from '@shared/case-file/schema';
import { SAFETY_TASKS } from '@shared/case-file/todo';
import { formatDate } from '@shared/calendar';
import type { ClockRule } from '@shared/procedures';
import { asksWhomFor, isAnonymousIntake, type IntakeValues } from './intake-form';

export interface Consequence {
  /** `today` = before everything else; `date` = a deadline; `note` = to know. */
  readonly kind: 'today' | 'date' | 'note';
  readonly text: string;
  readonly source?: string;
}

export type FollowsFrom = Pick<
  IntakeValues,
  | 'kind'
  | 'receivedOn'
  | 'receivedAt'
  | 'aboutOn'
  | 'anonymous'
  | 'risk'
  | 'alerts'
  | 'offered'
  | 'speaksFor'
  | 'people'
>;

const WITHOUT_CLOCK: Readonly<Record<Exclude<RecordKind, 'complaint' | 'member enquiry'>, string>> =
  {
    'service request':
      'No complaint clock runs. If they become unhappy with the answer, the case becomes a complaint and its dates count from the day it was received.',
    compliment: 'No clock runs. Pass it on to those it is about, and thank the person.',
    comment: 'No clock runs. Pass it on to the service.',
  };

export function whatFollows(values: FollowsFrom, day: DayContext): Consequence[] {
  return [...tasks(values), ...dates(values, day), ...people(values), ...lateness(values, day)];
}

const tasks = ({ risk, alerts }: FollowsFrom): Consequence[] =>
  [...(risk.anyone === 'yes' ? (['risk'] as const) : []), ...alerts].map((kind) => ({
    kind: 'today',
    text: `${SAFETY_TASKS[kind]}. It stays on Today until you record who was told and when.`,
  }));

function dates({ kind, receivedOn, receivedAt }: FollowsFrom, day: DayContext): Consequence[] {
  if (kind === '') return [];
  if (kind === 'service request' || kind === 'compliment' || kind === 'comment') {
    return [{ kind: 'note', text: WITHOUT_CLOCK[kind] }];
  }
  const owed = datesOnReceipt(
    kind,
    { receivedOn, ...(receivedAt === '' ? {} : { receivedAt }) },
    day,
  );
  if (!owed) return [{ kind: 'note', text: 'The dates show once you enter when it was received.' }];
  const { acknowledge, respond, countsFrom, cutOff } = owed;
  return [
    ...(cutOff === undefined
      ? []
      : [
          {
            kind: 'note' as const,
            text: `Received after ${cutOff}, so the days count from ${formatDate(countsFrom)}. Both dates are kept.`,
            source: 'the council’s own rule',
          },
        ]),
    {
      kind: 'date',
      text: `Acknowledge by ${formatDate(acknowledge.due)}${late(acknowledge.clock.state)}: ${span(acknowledge.rule)} from receipt.`,
      source: acknowledge.rule.source,
    },
    {
      kind: 'date',
      text: respond.clock.assumed
        ? `Answer by ${formatDate(respond.due)} at the latest${late(respond.clock.state)}: ${span(respond.rule)} from the acknowledgement, so sooner if that goes sooner.`
        : `Answer by ${formatDate(respond.due)}${late(respond.clock.state)}: ${span(respond.rule)} from receipt.`,
      source: respond.rule.source,
    },
    ...[acknowledge.clock, respond.clock].flatMap(({ warning }, index, clocks) =>
      warning === undefined || clocks[index - 1]?.warning === warning
        ? []
        : [{ kind: 'note' as const, text: warning }],
    ),
  ];
}

const late = (state: string) => (state === 'overdue' ? ' (that day has passed)' : '');

const UNITS = {
  workingDays: ['working day', 'working days'],
  calendarDays: ['calendar day', 'calendar days'],
  months: ['month', 'months'],
} as const;
const span = ({ amount, unit }: ClockRule) => `${amount} ${UNITS[unit][amount === 1 ? 0 : 1]}`;

function people(values: FollowsFrom): Consequence[] {
  const first = values.people[0];
  const speaks = asksWhomFor(values.kind) && values.speaksFor !== 'themselves';
  const isShown = first?.authority !== '' && first?.authority !== 'not shown yet';
  return [
    ...(isAnonymousIntake(values)
      ? [
          {
            kind: 'note' as const,
            text: 'Without a name it is recorded and passed on to the service, and no letters go out. If they get in touch again, add their name under People.',
          },
        ]
      : []),
    ...(speaks && !isShown
      ? [
          {
            kind: 'note' as const,
            text: 'Ask for what shows that they may speak for the person. The clock may be stopped while you wait; until it is there, tell them nothing about the person.',
          },
        ]
      : []),
    ...(values.people.some(({ hasDied }) => hasDied)
      ? [
          {
            kind: 'note' as const,
            text: 'No letter goes to, or greets, somebody who has died.',
          },
        ]
      : []),
    ...(values.kind === 'service request' && values.offered.done !== 'yes'
      ? [
          {
            kind: 'note' as const,
            text: 'Offer them the choice to complain instead, and record what they said on the case.',
            source: 'LGSCO Code 5.3',
          },
        ]
      : []),
  ];
}

/** A late complaint is not refused by its date: discretion comes first (LGSCO Code 2.2, 2.3). */
function lateness({ kind, aboutOn, receivedOn }: FollowsFrom, day: DayContext): Consequence[] {
  if (kind !== 'complaint') return [];
  const limit = timeLimit(procedureForKind(kind, day.procedures), aboutOn, receivedOn, day.cal);
  if (!limit || limit.isInTime) return [];
  return [
    {
      kind: 'note',
      text: `It was in time until ${formatDate(limit.until)}. That alone is no refusal: register it, consider discretion on its own merits, and write why you use it or not.`,
      source: `${limit.source}, 2.3`,
    },
  ];
}
