/** Taking a complaint in. */
import { z } from 'zod';
import { addDays, formatDate, isCalendarDate } from '../../calendar';
import { CORPORATE, effectiveReceipt, MEMBER_ENQUIRY, procedureIn } from '../../procedures';
import { CASE_EVENTS, id, personOnCase } from '../schema';
import type { NewCaseEvent } from '../schema';
import type { Command, CommandClock, Problem } from '../types';
import {
  accepted,
  blankProblem,
  dateInput,
  event,
  pastDateProblem,
  refused,
  unless,
} from './command';
import { evidenceEvent, evidenceInput, evidenceProblem } from './evidence';
import { personDateProblems, personProblems } from './details';
import { problemsIn } from './problems';

const shape = CASE_EVENTS['case.received'].data.shape;

/** Earlier than this many years ago, a receipt date is a slip of the year. */
const OLDEST_RECEIPT_YEARS = 20;
/** A cut-off, a weekend and bank holidays never push the effective date further than this. */
const LONGEST_CUT_OFF_DAYS = 14;
const SUMMARY_LENGTH = 120;

export const ReceiveCaseInput = z.object({
  reference: shape.reference,
  kind: shape.kind.default('complaint'),
  /** By default the newest version shipped for this kind of record. */
  procedure: shape.procedure.optional(),
  /** The council’s own version of it. */
  rules: shape.rules,
  receivedOn: dateInput,
  receivedAt: shape.receivedAt,
  /** Only where a cut-off makes it differ from `receivedOn`. */
  effectiveOn: dateInput.optional(),
  channel: shape.channel,
  /** Blank = the first line of their words. */
  summary: shape.summary.default(''),
  theirWords: shape.theirWords,
  wants: shape.wants,
  service: shape.service,
  reason: shape.reason,
  /** None, or one without a name: an anonymous complaint. */
  people: z
    .array(personOnCase.extend({ id: id.optional() }))
    .max(50)
    .default([]),
  otherReferences: shape.otherReferences,
  risk: shape.risk.default({ anyone: 'not asked', note: '' }),
  handler: shape.handler,
  aboutOn: dateInput.optional(),
  /** Beside the risk, which opens its own. */
  alerts: z
    .array(shape.alerts.unwrap().element.extend({ alert: id.optional() }))
    .max(20)
    .default([]),
  linked: shape.linked,
  offered: shape.offered.unwrap().extend({ on: dateInput }).optional(),
  /** Documents that came with it, recorded in the same step. */
  evidence: z.array(evidenceInput).max(500).default([]),
});
export type ReceiveCaseInput = z.input<typeof ReceiveCaseInput>;
type Received = z.output<typeof ReceiveCaseInput>;

export const receiveCase: Command<ReceiveCaseInput> = (file, input, clock) => {
  if (file) {
    return refused({
      message: `This complaint is recorded already, as ${file.reference}.`,
      instead: 'Open that case. A new complaint needs a new case.',
    });
  }
  const parsed = ReceiveCaseInput.safeParse(input);
  if (!parsed.success) return { ok: false, problems: problemsIn(parsed.error) };
  const data = parsed.data;
  return unless(problemsOf(data, clock), () =>
    accepted([receipt(data, clock), ...data.evidence.map((item) => evidenceEvent(item, clock))]),
  );
};

function problemsOf(data: Received, { today }: CommandClock): (Problem | undefined)[] {
  return [
    blankProblem(data.theirWords, 'theirWords', 'Write what happened, in their own words.'),
    blankProblem(
      data.service,
      'service',
      'Choose the service the complaint is about.',
      'Choose the nearest one; you can change it later.',
    ),
    receivedProblem(data.receivedOn, today),
    effectiveProblem(data),
    ...data.people.flatMap((person, index) => [
      ...personProblems(person, `people.${index}`),
      ...personDateProblems(person, `people.${index}`, today),
    ]),
    data.aboutOn === undefined
      ? undefined
      : pastDateProblem(data.aboutOn, {
          field: 'aboutOn',
          name: 'The date they first knew of it',
          today,
        }),
    data.offered === undefined
      ? undefined
      : pastDateProblem(data.offered.on, {
          field: 'offered.on',
          name: 'The date they were offered it',
          today,
        }),
    data.risk.anyone === 'yes'
      ? blankProblem(
          data.risk.note,
          'risk.note',
          'Someone may be at risk. Write what the risk is, who you told and when.',
          'If you have told nobody yet, do that first: safeguarding cannot wait for this form.',
        )
      : undefined,
    ...data.evidence.map((item, index) => evidenceProblem(item, today, `evidence.${index}`)),
  ];
}

/** Not in the future, and not so long ago that it is a slip of the year. */
export function receivedProblem(receivedOn: string, today: string): Problem | undefined {
  const problem = pastDateProblem(receivedOn, {
    field: 'receivedOn',
    name: 'The date received',
    today,
  });
  if (problem) return problem;
  if (Number(receivedOn.slice(0, 4)) >= Number(today.slice(0, 4)) - OLDEST_RECEIPT_YEARS) {
    return undefined;
  }
  return {
    field: 'receivedOn',
    message: `The date received is more than ${OLDEST_RECEIPT_YEARS} years ago: ${formatDate(receivedOn)}.`,
    instead: 'Enter the day the complaint reached the council, not the day it is about.',
  };
}

function effectiveProblem({ receivedOn, effectiveOn }: Received): Problem | undefined {
  if (effectiveOn === undefined || !isCalendarDate(receivedOn)) return undefined;
  const fits =
    isCalendarDate(effectiveOn) &&
    effectiveOn >= receivedOn &&
    effectiveOn <= addDays(receivedOn, LONGEST_CUT_OFF_DAYS);
  return fits
    ? undefined
    : {
        field: 'effectiveOn',
        message: 'The day the clock starts must be the day of receipt or the next working day.',
      };
}

function receipt(data: Received, clock: CommandClock): NewCaseEvent {
  const { evidence: _separate, people, effectiveOn, summary, alerts: _asked, ...rest } = data;
  return event({
    kind: 'case.received',
    data: {
      ...rest,
      procedure: procedureFor(data),
      alerts: alertsOf(data).map((alert) => ({ ...alert, alert: alert.alert ?? clock.newId() })),
      summary: summary === '' ? firstLine(data.theirWords) : summary,
      effectiveOn: effectiveOn ?? effectiveFor(data, clock),
      people: people.map((person) => ({ ...person, id: person.id ?? clock.newId() })),
    },
  });
}

/** With a cut-off of the council's, a late receipt counts from the next working day; both dates are kept. */
function effectiveFor(data: Received, { cal }: CommandClock): string {
  const rules = data.rules ?? procedureIn(procedureFor(data), []);
  return rules ? effectiveReceipt(rules, data.receivedOn, data.receivedAt, cal) : data.receivedOn;
}

/** A member’s enquiry has clocks of its own; every other kind of record is kept under the corporate procedure. */
function procedureFor({ kind, procedure, rules }: Received): { id: string; version: number } {
  if (rules) return { id: rules.id, version: rules.version };
  if (procedure) return procedure;
  const { id: its, version } = kind === 'member enquiry' ? MEMBER_ENQUIRY : CORPORATE;
  return { id: its, version };
}

/** “Is anyone at risk?” answered yes opens a task for the day it came in (DOMAIN §7). */
const alertsOf = ({ alerts, risk }: Received): Received['alerts'] =>
  risk.anyone === 'yes' && !alerts.some(({ kind }) => kind === 'risk')
    ? [{ kind: 'risk', note: risk.note }, ...alerts]
    : alerts;

/** The first line of their words, cut at a word, to serve as a summary until someone writes a better one. */
function firstLine(text: string): string {
  const line = (text.trim().split(/\r?\n/)[0] ?? '').replace(/\s+/g, ' ').trim();
  if (line.length <= SUMMARY_LENGTH) return line;
  const cut = line.slice(0, SUMMARY_LENGTH);
  const space = cut.lastIndexOf(' ');
  return `${(space > SUMMARY_LENGTH / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
