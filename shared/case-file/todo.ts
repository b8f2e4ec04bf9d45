/**
 * What a case owes or waits for beside its next step: each with its day, so that Today can list it. Works on
 * the case file; rows of the register carry the result.
 */
import { addDays, addMonths, todayInLondon } from '../calendar';
import type { CalendarDate } from '../calendar';
import { defined } from './defined';
import type { LetterKind, SafetyKind } from './schema';
import type { CaseFile, TodoSeed } from './types';

/** What a safety task asks for, beginning with a verb. */
export const SAFETY_TASKS: Readonly<Record<SafetyKind, string>> = {
  risk: 'Tell safeguarding about the risk',
  'data breach': 'Tell the Data Protection Officer about the breach',
  'hazard at home': 'Report the hazard to the housing service',
  discrimination: 'Pass the allegation of discrimination on',
  'legal claim': 'Pass the claim to insurance and legal',
  'information request': 'Pass the information request on: it has its own clock',
  recordings: 'Ask for recordings to be kept before they are overwritten',
};

/** A learning action is looked at again this long after it was done, to see whether it worked. */
const CHECK_AFTER_MONTHS = 3;
/** Authority that ends is called out this many days before. */
const AUTHORITY_NOTICE_DAYS = 14;

/** In no order: the row keeps the most urgent, Today sorts. */
export function todoOf(file: CaseFile): TodoSeed[] {
  return [
    ...safety(file),
    ...promises(file),
    ...replies(file),
    ...signOffs(file),
    ...remedies(file),
    ...learning(file),
    ...ombudsman(file),
    ...letters(file),
    ...(file.closedOn === undefined ? people(file) : []),
  ];
}

/** The day in London a moment falls on; undefined where the record carries no readable time. */
const dayOf = (at: string): CalendarDate | undefined => {
  const time = Date.parse(at);
  return Number.isNaN(time) ? undefined : todayInLondon(time);
};

const safety = (file: CaseFile): TodoSeed[] =>
  file.safety
    .filter(({ answered }) => answered === undefined)
    .map(({ id, kind, note, stamp }) => ({
      kind: 'safety',
      id,
      text: note.trim() === '' ? SAFETY_TASKS[kind] : `${SAFETY_TASKS[kind]}: ${note}`,
      // The same day, always: the day it was recorded.
      dueOn: dayOf(stamp.at) ?? file.receivedOn,
    }));

const promises = (file: CaseFile): TodoSeed[] =>
  file.promises
    .filter(({ keptOn, droppedWhy }) => keptOn === undefined && droppedWhy === undefined)
    .map(({ id, kind, text, dueOn, dueAt }) =>
      defined({
        kind: kind === 'call back' ? ('call back' as const) : ('promise' as const),
        id,
        text,
        dueOn,
        dueAt,
      }),
    );

const replies = (file: CaseFile): TodoSeed[] =>
  file.requests
    .filter(({ answeredOn, droppedWhy }) => answeredOn === undefined && droppedWhy === undefined)
    .map(({ id, of, asks, dueOn, chased }) =>
      defined({
        kind: 'reply owed' as const,
        id,
        text: asks,
        dueOn,
        who: of.name,
        chasedOn: chased.at(-1),
      }),
    );

const signOffs = (file: CaseFile): TodoSeed[] =>
  file.signOffs
    .filter(
      ({ given, kind, stage }) =>
        given === undefined &&
        !file.letters.some((letter) => letter.kind === kind && letter.stage === stage),
    )
    .map(({ kind, of, askedOn, stamp }) => ({
      kind: 'sign-off',
      id: stamp.event,
      text: kind,
      dueOn: askedOn,
      who: of.name,
    }));

/** Told of, not done: a remedy is a promise once the response has gone, and outlives the case (Code 6.6). */
function remedies(file: CaseFile): TodoSeed[] {
  const told = file.stages.some(({ respondedOn }) => respondedOn !== undefined);
  if (!told) return [];
  return file.remedies
    .filter(({ doneOn, failed }) => doneOn === undefined && failed === undefined)
    .map(({ id, text, dueOn, by }) =>
      defined({ kind: 'remedy' as const, id, text, dueOn, who: by === '' ? undefined : by }),
    );
}

const learning = (file: CaseFile): TodoSeed[] =>
  file.learning.flatMap(({ id, text, owner, dueOn, doneOn, checked }): TodoSeed[] => {
    if (doneOn === undefined) {
      return [defined({ kind: 'learning' as const, id, text, dueOn, who: owner })];
    }
    if (checked && checked.worked !== 'too early to say') return [];
    const from = checked?.on ?? doneOn;
    return [
      { kind: 'learning check', id, text, dueOn: addMonths(from, CHECK_AFTER_MONTHS), who: owner },
    ];
  });

const ombudsman = (file: CaseFile): TodoSeed[] =>
  file.enquiries
    .filter(({ answered, decided }) => answered === undefined && decided === undefined)
    .map(({ id, reference, dueOn, ombudsman: which }) =>
      defined({
        kind: 'ombudsman' as const,
        id,
        text: named(which === 'lgsco' ? 'LGSCO' : 'Housing Ombudsman', reference),
        dueOn,
      }),
    );

/** "LGSCO 26 014 203"; their name is often typed with the reference already. */
const named = (name: string, reference: string): string =>
  reference.toLowerCase().startsWith(name.toLowerCase())
    ? reference
    : [name, reference].filter((part) => part !== '').join(' ');

/** A refused next stage, or a remedy that cannot be delivered, that nobody has been told of. */
function letters(file: CaseFile): TodoSeed[] {
  const went = (kind: LetterKind) => file.letters.filter((letter) => letter.kind === kind).length;
  const failed = file.remedies.filter((remedy) => remedy.failed !== undefined).length;
  const owed = (kind: LetterKind): TodoSeed => ({ kind: 'letter', id: kind, text: kind });
  return [
    ...(file.refusedStages.length > went('escalation refusal') ? [owed('escalation refusal')] : []),
    ...(failed > went('remedy cannot be delivered') ? [owed('remedy cannot be delivered')] : []),
  ];
}

const people = (file: CaseFile): TodoSeed[] =>
  file.people.flatMap((person): TodoSeed[] => [
    ...(person.authority?.expiresOn === undefined
      ? []
      : [
          {
            kind: 'authority' as const,
            id: person.id,
            text: `Authority of ${person.name || 'the representative'} ends`,
            dueOn: addDays(person.authority.expiresOn, -AUTHORITY_NOTICE_DAYS),
          },
        ]),
    ...(person.adjustmentsReviewOn === undefined
      ? []
      : [
          {
            kind: 'adjustments' as const,
            id: person.id,
            text: `Adjustments for ${person.name || 'them'}`,
            dueOn: person.adjustmentsReviewOn,
          },
        ]),
  ]);

const NEVER: CalendarDate = '9999-12-31';

/** Most urgent first; what has no date comes last. */
export const byUrgency = (left: TodoSeed, right: TodoSeed): number => {
  const key = ({ kind, dueOn, dueAt }: TodoSeed) =>
    `${kind === 'safety' ? 0 : 1} ${dueOn ?? NEVER} ${dueAt ?? '24:00'}`;
  return key(left) < key(right) ? -1 : key(left) > key(right) ? 1 : 0;
};
