/** The cover sheet: everything somebody outside must know before they turn the page. */
import {
  formatDate,
  workingDaysBetween,
  type CalendarDate,
  type WorkingCalendar,
} from '../calendar';
import type { CouncilSettings } from '../case-file/council';
import { complainantOf } from '../case-file/addressee';
import { counted } from '../case-file/wording';
import type { CaseFile, OmbudsmanEnquiry, StageRecord } from '../case-file/types';
import { asksOf } from './asks';
import type { CoverSheet } from './types';

/** What a person says of the bundle itself. */
export interface BundleChoices {
  /** The enquiry it answers; absent = none. */
  readonly enquiry?: OmbudsmanEnquiry | undefined;
  /** The council's contact for the Ombudsman, with how to reach them. */
  readonly linkOfficer?: string | undefined;
  /** Answer and documents of each question, by its place from 0. */
  readonly answers?: Readonly<
    Record<number, { readonly text: string; readonly documents: readonly string[] }>
  >;
}

type Facts = readonly (readonly [string, string])[];
const day = (on: CalendarDate) => formatDate(on, 'letter');
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const said = (facts: readonly (readonly [string, string | undefined])[]): Facts =>
  facts.filter((fact): fact is readonly [string, string] => (fact[1] ?? '').trim() !== '');

export function coverSheet(
  file: CaseFile,
  council: CouncilSettings,
  cal: WorkingCalendar,
  { enquiry, linkOfficer, answers }: BundleChoices,
): CoverSheet {
  return {
    groups: [
      {
        heading: 'The complaint',
        facts: said([
          ['Council', council.name],
          ['Council’s reference', file.reference],
          ...file.otherReferences.map(({ system, value }) => [system, value] as const),
          ['Complainant', complainantOf(file.people)?.name || 'Name not given'],
          ...file.people
            .filter((person) => person !== complainantOf(file.people) && person.name.trim() !== '')
            .map((person) => [capital(person.role), person.name] as const),
          ['About', file.summary],
          ['Service', file.service],
          ['Procedure', file.rules?.name],
          ['Link officer', linkOfficer?.trim() || 'Not named'],
        ]),
      },
      ...file.stages.map((stage) => ({
        heading: stageName(file, stage),
        facts: stageFacts(stage, cal),
      })),
      ...(enquiry ? [{ heading: 'What this bundle answers', facts: enquiryFacts(enquiry) }] : []),
    ],
    points: file.points.map(({ number, text, findings }) => ({
      number,
      text,
      outcomes: findings.map(({ stage, outcome }) => `Stage ${stage}: ${outcome}`),
    })),
    asks: enquiry
      ? asksOf(enquiry).map((text, at) => ({
          number: at + 1,
          text,
          answer: answers?.[at]?.text.trim() ?? '',
          documents: answers?.[at]?.documents ?? [],
        }))
      : [],
  };
}

const stageName = (file: CaseFile, { number }: StageRecord): string =>
  file.rules?.stages.find((rule) => rule.number === number)?.name ?? `Stage ${number}`;

function stageFacts(stage: StageRecord, cal: WorkingCalendar): Facts {
  const after = (from: CalendarDate, to: CalendarDate) =>
    counted(workingDaysBetween(from, to, cal), 'working day');
  const { receivedOn, acknowledgedOn, respondedOn } = stage;
  return said([
    [stage.number === 1 ? 'Received' : 'Asked for', day(receivedOn)],
    [
      'Acknowledged',
      acknowledgedOn === undefined
        ? 'No acknowledgement on record'
        : `${day(acknowledgedOn)}, ${after(receivedOn, acknowledgedOn)} from receipt`,
    ],
    ...stage.extensions
      .filter(({ toldOn }) => toldOn !== undefined)
      .map(
        ({ to, toldOn }) => ['Extended', `to ${day(to)}, told on ${day(toldOn ?? to)}`] as const,
      ),
    ...stage.stops
      .filter(({ toldOn }) => toldOn !== undefined)
      .map(
        (stop) =>
          [
            'Clock stopped',
            `${day(stop.from)} ${stop.to === undefined ? 'and still stopped' : `to ${day(stop.to)}`}, ${stop.ground}`,
          ] as const,
      ),
    [
      'Answered',
      respondedOn === undefined
        ? 'Not yet'
        : `${day(respondedOn)}, ${after(receivedOn, respondedOn)} from receipt${acknowledgedOn === undefined ? '' : ` and ${after(acknowledgedOn, respondedOn)} from acknowledgement`}`,
    ],
    ['Outcome', outcomeOf(stage)],
    ['Decided by', stage.actors.find(({ role }) => role === 'decision-maker')?.who.name],
  ]);
}

function outcomeOf({ ending, outcome }: StageRecord): string | undefined {
  if (ending?.type === 'refused') return `Not considered: ${ending.ground}`;
  if (ending?.type === 'resolved early') return 'Settled by agreement';
  return outcome === undefined ? undefined : capital(outcome);
}

function enquiryFacts(enquiry: OmbudsmanEnquiry): Facts {
  return said([
    ['From', ombudsmanName(enquiry)],
    ['Their reference', enquiry.reference],
    ['Received', day(enquiry.receivedOn)],
    ['Answer wanted by', enquiry.dueOn && day(enquiry.dueOn)],
    ['Premature', enquiry.premature ? 'The council’s own procedure was not finished' : undefined],
  ]);
}

export const ombudsmanName = ({ ombudsman }: Pick<OmbudsmanEnquiry, 'ombudsman'>): string =>
  ombudsman === 'lgsco'
    ? 'Local Government and Social Care Ombudsman'
    : 'Housing Ombudsman Service';
