/** Issuing letters: the right kind, to the right person, with everything it rests on. */
import type { z } from 'zod';
import { formatDate } from '../../calendar';
import type { CalendarDate, WorkingCalendar } from '../../calendar';
import { clocksFor, lastDayAfter } from '../../procedures';
import type { StageRule } from '../../procedures';
import { addressee } from '../addressee';
import { stageField } from '../fold/fields';
import { endingLetters } from '../fold/letters';
import { stageRuleOf } from '../procedure';
import { CASE_EVENTS, id } from '../schema';
import type { LetterKind } from '../schema';
import {
  clockFactsOfFile,
  endLetterOf,
  factsOf,
  needsOf,
  stageNow,
  unmetNeeds,
} from '../stage-needs';
import { isCorrectable, isOpenApology } from '../letters-now';
import type { CaseFile, CommandClock, IssuedLetter, Problem } from '../types';
import {
  accepted,
  blankProblem,
  dateInput,
  event,
  onCase,
  pastDateProblem,
  unless,
} from './command';
import { missingForResponse } from './missing';

const issued = CASE_EVENTS['letter.issued'].data;

export const IssueLetterInput = issued.extend({
  letter: id.optional(),
  /** By default the case's stage. */
  stage: issued.shape.stage.optional(),
  /** By default today. */
  issuedOn: dateInput.optional(),
  /** By default what the procedure says, from the date of the letter. */
  nextStageBy: issued.shape.nextStageBy,
  sent: issued.shape.sent.extend({ on: dateInput }),
});
export type IssueLetterInput = z.input<typeof IssueLetterInput>;
type Issue = z.output<typeof IssueLetterInput>;

/** Letters that may still go from a closed case: what was promised in it is not over (LGSCO Code 6.6). */
const AFTER_CLOSING: readonly LetterKind[] = [
  'progress update',
  'remedy offer',
  'remedy cannot be delivered',
  'escalation refusal',
  'information request',
  'apology',
  'ombudsman signpost',
  'correction',
];

/** Records that a letter went, and how. It never sends anything by itself. */
export const issueLetter = onCase(
  IssueLetterInput,
  { touches: (data, file) => touchedBy(file, data) },
  (file, data, clock) => {
    const stage = data.stage ?? file.stage;
    const issuedOn = data.issuedOn ?? clock.today;
    const rule = stageRuleOf(file);
    const ends = rule !== undefined && data.kind === endLetterOf(rule, file.ending?.type);
    return unless(
      [
        closedProblem(file, data.kind),
        stageProblem(file, stage),
        ...(data.kind === 'information request' ? [] : recipientProblems(file, data)),
        ...dateProblems(file, data, issuedOn, clock),
        ...data.overrides.map((override, index) =>
          blankProblem(
            override.why,
            `overrides.${index}.why`,
            `Say why the letter goes without “${override.part}”.`,
          ),
        ),
        ...(rule === undefined ? [] : kindProblems(file, data, rule)),
        unsigned(file, data),
      ],
      () =>
        accepted(
          [
            event({
              kind: 'letter.issued',
              data: {
                ...data,
                letter: data.letter ?? clock.newId(),
                stage,
                issuedOn,
                nextStageBy: ends
                  ? (data.nextStageBy ?? nextStageDay(file, data.kind, issuedOn, clock.cal))
                  : undefined,
                proposal: PROPOSALS.includes(data.kind) ? file.owedLetter?.proposal : undefined,
                replaces: data.kind === 'correction' ? replacedBy(file, data)?.id : undefined,
              },
            }),
            ...(ends || data.kind === 'apology' ? apologiesMade(file, data) : []),
          ],
          [lateExtension(file, data, clock)],
        ),
    );
  },
);

/** The letter a correction puts right: the one it names, else the last that went. */
const replacedBy = (file: CaseFile, { replaces }: Issue): IssuedLetter | undefined =>
  file.letters.findLast(
    (letter) => isCorrectable(letter) && (replaces === undefined || letter.id === replaces),
  );

/** Letters that give effect to a plan. */
const PROPOSALS: readonly LetterKind[] = ['extension', 'clock stopped', 'clock restarted'];

function touchedBy(file: CaseFile, { kind }: Issue): readonly string[] | 'all' {
  const rule = stageRuleOf(file);
  if (rule && endingLetters(rule).includes(kind)) return 'all';
  if (kind === rule?.acknowledgementLetter) return [stageField('definition', file.stage)];
  return PROPOSALS.includes(kind) ? [stageField('deadline', file.stage)] : [];
}

function closedProblem(file: CaseFile, kind: LetterKind): Problem | undefined {
  if (file.closedOn === undefined || AFTER_CLOSING.includes(kind)) return undefined;
  return {
    message: 'This case is closed, so no more letters of its stages go from it.',
    instead: 'Open it again first if there is something to decide.',
  };
}

/**
 * The last day to ask for the next stage, reckoned from the date on the letter; undefined where none follows
 * (the last stage, a refusal).
 */
export function nextStageDay(
  file: Pick<CaseFile, 'rules' | 'stage'>,
  kind: LetterKind,
  issuedOn: CalendarDate,
  cal: WorkingCalendar,
): CalendarDate | undefined {
  const rule = file.rules?.stages.find(({ number }) => number === file.stage + 1)?.requestWithin;
  return rule === undefined || kind === 'refusal' ? undefined : lastDayAfter(rule, issuedOn, cal);
}

/** With somebody to be signed off, or sent back by them: the letter waits for their word. */
function unsigned(file: CaseFile, { kind }: Issue): Problem | undefined {
  const asked = file.signOffs.findLast(
    (signOff) => signOff.kind === kind && signOff.stage === file.stage,
  );
  if (!asked || asked.given?.approved === true) return undefined;
  return asked.given
    ? {
        message: `${asked.of.name} did not sign it off: ${asked.given.note.trim()}`,
        instead: 'Change the letter, then ask again and record what they say.',
      }
    : {
        message: `The ${kind} is with ${asked.of.name} to be signed off, since ${formatDate(asked.askedOn)}.`,
        instead: 'Record what they said first, under Actions.',
      };
}

/** An extension told after the date it extends is still told; it counts as a missed date all the same. */
function lateExtension(
  file: CaseFile,
  { kind, sent }: Issue,
  { cal, today }: CommandClock,
): Problem | undefined {
  if (kind !== 'extension' || !file.rules) return undefined;
  const due = clocksFor(file.rules, file.stage, clockFactsOfFile(file), cal, today).find(
    ({ name }) => name === 'respond',
  )?.due;
  return due !== undefined && sent.on > due
    ? {
        message: `The answer was due on ${formatDate(due)}, before this letter. The extension counts, but it was told late.`,
      }
    : undefined;
}

/** The response makes the apologies offered: with the letter they are done. */
const apologiesMade = (file: CaseFile, { kind, sent }: Issue) =>
  file.remedies
    .filter((remedy) => remedy.kind === 'apology' && remedy.doneOn === undefined)
    .map((remedy) =>
      event({
        kind: 'remedy.done',
        data: { remedy: remedy.id, doneOn: sent.on, proof: `In the ${kind}` },
      }),
    );

function stageProblem(file: CaseFile, stage: number): Problem | undefined {
  if (stage === file.stage) return undefined;
  return {
    field: 'stage',
    message: `The letter is for stage ${stage}, but the case is at stage ${file.stage}.`,
    instead: `Make the letter for stage ${file.stage}.`,
  };
}

/** Why no letter can go to the people on this case; undefined = one can. */
function recipientProblems(file: CaseFile, data: Issue): (Problem | undefined)[] {
  const person = addressee(file.people);
  if (!person) {
    return [
      {
        field: 'sent.to',
        message:
          'Nobody on this case can be written to: no name is given, or no one receives letters.',
        instead:
          'An anonymous complaint is recorded and passed on without letters. If you know who it is, add them under People.',
      },
    ];
  }
  const { how, to } = data.sent;
  return [
    person.mayWrite
      ? undefined
      : {
          field: 'sent.to',
          message: `It is not safe to write to ${person.name}.${person.contactNote.trim() === '' ? '' : ` The note says: ${person.contactNote.trim()}`}`,
          instead:
            'Ask them how the answer can reach them safely, and record that under People first.',
        },
    blankProblem(to, 'sent.to', 'Write where it was sent.'),
    how === 'email' && to.trim() !== '' && !to.includes('@')
      ? {
          field: 'sent.to',
          message: 'That is not an email address.',
          instead: 'Enter the address it went to, or choose another way of sending.',
        }
      : undefined,
  ];
}

function dateProblems(
  file: CaseFile,
  data: Issue,
  issuedOn: string,
  { today }: CommandClock,
): (Problem | undefined)[] {
  const stage = stageNow(file);
  const received =
    stage?.request === undefined
      ? { date: file.receivedOn, because: 'the complaint was received' }
      : { date: stage.receivedOn, because: `stage ${stage.number} was asked for` };
  const issuedProblem = pastDateProblem(issuedOn, {
    field: 'issuedOn',
    name: 'The date of the letter',
    today,
    notBefore: received,
  });
  const notBefore =
    data.kind === 'acknowledgement' || file.acknowledgedOn === undefined
      ? received
      : { date: file.acknowledgedOn, because: 'the complaint was acknowledged' };
  return [
    issuedProblem,
    pastDateProblem(data.sent.on, {
      field: 'sent.on',
      name: 'The date it was sent',
      today,
      notBefore,
    }) ??
      (issuedProblem || data.sent.on >= issuedOn
        ? undefined
        : {
            field: 'sent.on',
            message: `It cannot have been sent on ${formatDate(data.sent.on)}, before the date on the letter, ${formatDate(issuedOn)}.`,
          }),
  ];
}

function kindProblems(file: CaseFile, data: Issue, rule: StageRule): (Problem | undefined)[] {
  if (data.kind === rule.acknowledgementLetter) {
    return [
      alreadySent(data.kind, file.acknowledgedOn),
      afterTheResponse(file),
      file.kind === 'complaint' ? undefinedYet(file) : undefined,
    ];
  }
  if (endingLetters(rule).includes(data.kind)) return endProblems(file, data.kind, rule);
  switch (data.kind) {
    case 'extension':
    case 'clock stopped':
    case 'clock restarted':
      return [planProblem(file, data.kind)];
    case 'remedy offer':
      return [
        file.remedies.length > 0
          ? undefined
          : { message: 'No remedy is recorded.', instead: 'Offer the remedy on the case first.' },
      ];
    case 'remedy cannot be delivered':
      return [
        file.remedies.some(({ failed }) => failed !== undefined)
          ? undefined
          : {
              message: 'No remedy is recorded as one that cannot be delivered.',
              instead: 'Record that on the remedy first, with what is offered instead.',
            },
      ];
    case 'escalation refusal':
      return [
        file.refusedStages.length > 0
          ? undefined
          : {
              message: 'No request for the next stage is recorded as refused.',
              instead: 'Record the request and why it is refused first.',
            },
      ];
    case 'apology':
      return [
        file.remedies.some(isOpenApology)
          ? undefined
          : {
              message: 'No apology is recorded that still has to be made.',
              instead: 'Offer the apology as a remedy on the case first.',
            },
      ];
    case 'correction':
      return [
        replacedBy(file, data)
          ? undefined
          : {
              message: 'There is no letter that went and could be corrected.',
              instead: 'Change the letter you are writing instead.',
            },
      ];
    case 'ombudsman signpost':
    case 'progress update':
    case 'information request':
      return [];
    default:
      return [
        {
          message: `A ${data.kind} is no letter of stage ${rule.number} of this procedure.`,
          instead: `This stage ends with the ${endLetterOf(rule, file.ending?.type)}.`,
        },
      ];
  }
}

function planProblem(file: CaseFile, kind: LetterKind): Problem | undefined {
  if (file.owedLetter?.kind === kind) return undefined;
  const [what, instead] = {
    extension: ['No longer date is planned', 'Plan the extension first, with its date and reason.'],
    'clock stopped': ['No stop of the clock is planned', 'Plan the stop first, with its ground.'],
    'clock restarted': [
      'The clock has not been started again, or they have been told',
      'Start the clock again first.',
    ],
  }[kind as 'extension'];
  return {
    message: `${what ?? ''}, so there is nothing this letter could tell.`,
    instead: instead ?? '',
  };
}

/** The letter that ends a stage fits how it ends, and everything that end needs is there. */
function endProblems(file: CaseFile, kind: LetterKind, rule: StageRule): (Problem | undefined)[] {
  const right = endLetterOf(rule, file.ending?.type);
  if (file.respondedOn !== undefined) return [alreadySent(right, file.respondedOn)];
  if (kind !== right) {
    return [
      file.ending
        ? {
            message: `The complaint is recorded as ${file.ending.type}, so the letter to send is the ${right}.`,
            instead: `Write the ${right}, or take the ending back if it was a mistake.`,
          }
        : {
            message: `Nothing on the case says that it ends with a ${kind}.`,
            instead: `Record that first, under Actions. As it stands, the stage ends with the ${right}.`,
          },
    ];
  }
  const facts = factsOf(file);
  const missing = unmetNeeds(needsOf(rule, facts), facts).filter((need) => need !== 'response');
  return missing.map((need) => missingForResponse(need, file, rule));
}

function alreadySent(kind: string, on: string | undefined): Problem | undefined {
  if (on === undefined) return undefined;
  return {
    message: `The ${kind} went on ${formatDate(on)}. A stage has one.`,
    instead:
      'Open it under Letters. If something in it was wrong, write a correction: it says what it replaces.',
  };
}

function afterTheResponse(file: CaseFile): Problem | undefined {
  if (file.respondedOn === undefined) return undefined;
  return {
    message: `The response went on ${formatDate(file.respondedOn)}, so an acknowledgement would only confuse.`,
  };
}

function undefinedYet(file: CaseFile): Problem | undefined {
  if (file.definition) return undefined;
  return {
    message: 'The acknowledgement must say what you will look into, and the definition is not set.',
    instead:
      'Write the definition first. If they have not agreed it yet, leave the date empty; the letter asks them to correct it.',
  };
}
