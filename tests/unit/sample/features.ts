/** What the sample council promises to show, each with the test a case must pass to show it. */
import {
  POINT_OUTCOMES,
  RECORD_KINDS,
  REMEDY_KINDS,
  RESTRICTIONS,
  SAFETY_KINDS,
  STOP_GROUNDS,
  type CaseFile,
} from '@shared/case-file';
import { workingDaysBetween } from '@shared/calendar';
import { CAL } from '../../fixtures/cases';

type Shows = (file: CaseFile, today: string) => boolean;

const everyOf = <T extends string>(
  name: string,
  values: readonly T[],
  shows: (file: CaseFile, value: T, today: string) => boolean,
): [string, Shows][] =>
  values.map((value) => [`${name}: ${value}`, (file, today) => shows(file, value, today)]);

const stageOf = (file: CaseFile, number: number) =>
  file.stages.find((stage) => stage.number === number);
const extendedAt = (file: CaseFile, number: number) =>
  stageOf(file, number)?.extensions.some(({ toldOn }) => toldOn !== undefined) ?? false;
const open = (file: CaseFile) => file.state !== 'closed';

export const FEATURES: readonly [string, Shows][] = [
  ...everyOf('kind of record', RECORD_KINDS, (file, kind) => file.kind === kind),
  ...everyOf('stage 1', ['received', 'acknowledged', 'responded', 'closed'], (file, state) => {
    return file.stage === 1 && file.kind === 'complaint' && file.state === state;
  }),
  ...everyOf('stage 2', ['received', 'acknowledged', 'responded', 'closed'], (file, state) => {
    return file.stage === 2 && file.state === state;
  }),
  [
    'a late acknowledgement',
    (file) =>
      file.acknowledgedOn !== undefined &&
      workingDaysBetween(file.effectiveOn, file.acknowledgedOn, CAL) > 5,
  ],
  [
    'an acknowledgement due soon',
    (file, today) =>
      file.kind === 'complaint' &&
      file.acknowledgedOn === undefined &&
      workingDaysBetween(file.effectiveOn, today, CAL) === 4,
  ],
  ['an extension at stage 1', (file) => extendedAt(file, 1)],
  ['an extension at stage 2', (file) => extendedAt(file, 2)],
  ['several stops', (file) => file.stages.some(({ stops }) => stops.length > 1)],
  [
    'a clock standing still',
    (file) => file.stages.some(({ stops }) => stops.some(({ to }) => to === undefined)),
  ],
  ...everyOf('stopped for', STOP_GROUNDS, (file, ground) =>
    file.stages.some(({ stops }) => stops.some((stop) => stop.ground === ground)),
  ),
  ['a withdrawal', (file) => file.ending?.type === 'withdrawn'],
  [
    'a refusal with ground and discretion',
    (file) => file.ending?.type === 'refused' && !open(file),
  ],
  [
    'a refusal whose letter is owed',
    (file) => file.ending?.type === 'refused' && file.respondedOn === undefined,
  ],
  ['an early resolution', (file) => file.ending?.type === 'resolved early'],
  ['an escalation taken late', (file) => (stageOf(file, 2)?.request?.lateWhy ?? '') !== ''],
  ['an escalation refused', (file) => file.refusedStages.length > 0],
  ['a case opened again', (file) => file.reopenedOn !== undefined],
  [
    'an Ombudsman’s enquiry with its date ahead',
    (file, today) => file.enquiries.some((each) => !each.answered && (each.dueOn ?? '') > today),
  ],
  [
    'an enquiry answered with a bundle',
    (file) => file.enquiries.some((each) => each.answered?.bundle !== undefined),
  ],
  [
    'an Ombudsman’s finding of fault',
    (file) => file.enquiries.some((each) => each.decided?.fault === true),
  ],
  ['an enquiry that came too early', (file) => file.enquiries.some((each) => each.premature)],
  ...everyOf(
    'authority',
    ['consent', 'parental responsibility', 'attorney or deputy', 'executor', 'not shown yet'],
    (file, basis) => file.people.some(({ authority }) => authority?.basis === basis),
  ),
  [
    'an authority that has expired',
    (file, today) => file.people.some(({ authority }) => (authority?.expiresOn ?? '9999') < today),
  ],
  ['an advocate', (file) => file.people.some(({ role }) => role === 'advocate')],
  [
    'a group',
    (file) =>
      file.people.some(({ role }) => role === 'group lead') &&
      file.people.filter(({ role }) => role === 'group member').length > 1,
  ],
  ['somebody who has died', (file) => file.people.some((each) => each.deceasedOn !== undefined)],
  [
    'an anonymous complaint',
    (file) => file.kind === 'complaint' && file.people.every(({ name }) => name === ''),
  ],
  ['somebody under 18', (file) => file.people.some((each) => each.under18 !== undefined)],
  [
    'adjustments agreed and to be looked at again',
    (file, today) => file.people.some((each) => (each.adjustmentsReviewOn ?? '') > today),
  ],
  ['another language', (file) => file.people.some(({ language }) => language === 'Polish')],
  ['somebody not safe to write to', (file) => file.people.some(({ mayWrite }) => !mayWrite)],
  ...everyOf('safety', SAFETY_KINDS, (file, kind) =>
    file.safety.some((each) => each.kind === kind),
  ),
  ['a safety task answered', (file) => file.safety.some(({ answered }) => answered)],
  ['a safety task open', (file) => file.safety.some(({ answered }) => !answered)],
  ...everyOf(
    'a note few may see',
    RESTRICTIONS.filter((each) => each !== 'other'),
    (file, restricted) => file.notes.some((note) => note.restricted === restricted),
  ),
  [
    'a call-back with its time, today',
    (file, today) => file.promises.some((each) => each.dueOn === today && each.dueAt !== undefined),
  ],
  [
    'a promise overdue',
    (file, today) =>
      file.promises.some(
        (each) => each.dueOn < today && each.keptOn === undefined && each.droppedWhy === undefined,
      ),
  ],
  ['a promise kept', (file) => file.promises.some((each) => each.keptOn !== undefined)],
  ['a promise dropped', (file) => file.promises.some((each) => each.droppedWhy !== undefined)],
  [
    'a reply overdue and chased',
    (file, today) =>
      file.requests.some(
        (each) => each.answeredOn === undefined && each.dueOn < today && each.chased.length > 0,
      ),
  ],
  [
    'a reply in part',
    (file) =>
      file.requests.some((each) => each.answeredOn === undefined && each.answers.length > 0),
  ],
  ['a reply in full', (file) => file.requests.some((each) => each.answeredOn !== undefined)],
  ...everyOf('remedy', REMEDY_KINDS, (file, kind) =>
    file.remedies.some((each) => each.kind === kind),
  ),
  [
    'remedies in sequence, with why the first were not enough',
    (file) => file.remedies.length > 2 && file.remedies.some((each) => each.whyMore !== ''),
  ],
  [
    'a remedy paid, and late',
    (file) =>
      file.remedies.some(
        (each) => each.amountPence !== undefined && (each.doneOn ?? '') > (each.dueOn ?? '9999'),
      ),
  ],
  [
    'a remedy overdue',
    (file, today) =>
      file.remedies.some((each) => !each.doneOn && !each.failed && (each.dueOn ?? '9999') < today),
  ],
  ['a remedy that failed', (file) => file.remedies.some((each) => each.failed !== undefined)],
  ['no remedy needed', (file) => file.noRemedyWhy !== undefined],
  ['a learning action checked', (file) => file.learning.some((each) => each.checked)],
  [
    'a learning action overdue',
    (file, today) => file.learning.some((each) => !each.doneOn && (each.dueOn ?? '9999') < today),
  ],
  ['a letter waiting to be signed off', (file) => file.signOffs.some((each) => !each.given)],
  ['a letter sent back', (file) => file.signOffs.some((each) => each.given?.approved === false)],
  ...everyOf(
    'decided',
    POINT_OUTCOMES.filter((each) => each !== 'withdrawn'),
    (file, outcome) => file.points.some(({ finding }) => finding?.outcome === outcome),
  ),
  ['two people at odds', (file) => file.conflicts.length > 0],
  ['a service request that became a complaint', (file) => file.convertedOn !== undefined],
  ['the choice to complain, offered', (file) => file.offered !== undefined],
  ['linked cases', (file) => file.linked.some((each) => each.case !== undefined)],
  ['references of others', (file) => file.otherReferences.length > 1],
  [
    'overdue at stage 1',
    (file, today) =>
      file.stage === 1 &&
      file.state === 'acknowledged' &&
      file.stages.every(({ extensions, stops }) => extensions.length + stops.length === 0) &&
      workingDaysBetween(file.acknowledgedOn ?? '', today, CAL) > 10,
  ],
  ['a name of 300 characters', (file) => file.people.some(({ name }) => name.length === 300)],
  ['words from right to left, and emoji', (file) => /[א-ת].*🚲/u.test(file.summary)],
  ['two megabytes of words', (file) => file.theirWords.length > 1_800_000],
  ...everyOf('evidence', ['pdf', 'png', 'eml', 'docx'], (file, kind) =>
    file.evidence.some(({ fileName }) => fileName.endsWith(`.${kind}`)),
  ),
];
