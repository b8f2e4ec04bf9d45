/** Issuing letters and closing the case. */
import { z } from 'zod';
import { formatDate } from '../../calendar';
import type { StageNeed, StageRule } from '../../procedures';
import { addressee, isAnonymous } from '../addressee';
import { stageRuleOf } from '../procedure';
import { CASE_EVENTS, id } from '../schema';
import { factsOf, unmetNeeds } from '../stage-needs';
import type { CaseFile, CommandClock, Problem } from '../types';
import { counted, listed } from '../wording';
import {
  accepted,
  blankProblem,
  dateInput,
  event,
  onCase,
  pastDateProblem,
  unless,
} from './command';

const issued = CASE_EVENTS['letter.issued'].data;

export const IssueLetterInput = issued.extend({
  letter: id.optional(),
  /** By default the case's stage. */
  stage: issued.shape.stage.optional(),
  /** By default today. */
  issuedOn: dateInput.optional(),
  sent: issued.shape.sent.extend({ on: dateInput }),
});
export type IssueLetterInput = z.input<typeof IssueLetterInput>;
type Issue = z.output<typeof IssueLetterInput>;

/** Records that a letter went, and how. It never sends anything by itself. */
export const issueLetter = onCase(
  IssueLetterInput,
  {
    touches: (data) => (data.kind === 'acknowledgement' ? ['definition'] : 'all'),
    whenClosed: 'This case is closed, so no more letters go from it.',
  },
  (file, data, clock) => {
    const stage = data.stage ?? file.stage;
    const issuedOn = data.issuedOn ?? clock.today;
    const rule = stageRuleOf(file);
    return unless(
      [
        stageProblem(file, stage),
        ...recipientProblems(file, data),
        ...dateProblems(file, data, issuedOn, clock),
        ...data.overrides.map((override, index) =>
          blankProblem(
            override.why,
            `overrides.${index}.why`,
            `Say why the letter goes without “${override.part}”.`,
          ),
        ),
        ...(rule === undefined ? [] : kindProblems(file, data, rule)),
      ],
      () =>
        accepted([
          event({
            kind: 'letter.issued',
            data: { ...data, letter: data.letter ?? clock.newId(), stage, issuedOn },
          }),
          ...(data.kind === rule?.responseLetter ? apologiesMade(file, data) : []),
        ]),
    );
  },
);

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
  const received = { date: file.receivedOn, because: 'the complaint was received' };
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
      undefinedYet(file),
    ];
  }
  if (data.kind === rule.responseLetter) {
    const missing = unmetNeeds(rule.requires, factsOf(file)).filter((need) => need !== 'response');
    return [
      alreadySent(data.kind, file.respondedOn),
      ...missing.map((need) => missingForResponse(need, file, rule)),
    ];
  }
  return [];
}

function alreadySent(kind: string, on: string | undefined): Problem | undefined {
  if (on === undefined) return undefined;
  return {
    message: `The ${kind} went on ${formatDate(on)}. A stage has one.`,
    instead:
      'Open it under Letters. If something in it was wrong, add a note and write to them again outside the stage.',
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

/** What the stage still needs, as a coordinator would say it. */
function missingForResponse(need: StageNeed, file: CaseFile, rule: StageRule): Problem | undefined {
  switch (need) {
    case 'definition':
      return {
        message: 'The response must answer the definition, and there is none.',
        instead: 'Set the definition first.',
      };
    case 'acknowledgement':
      return {
        message: `The acknowledgement has not gone, and the response clock starts with it (${rule.acknowledge.source}).`,
        instead: 'Send the acknowledgement first, on the same day if need be.',
      };
    case 'decider':
      return {
        message: `Nobody is named as the decision-maker of stage ${file.stage} and asked about their interest in the matter (LGSCO Code 5.4).`,
        instead: rule.otherDecider
          ? `Name somebody other than the one who decided the stage before (${rule.otherDecider.source}).`
          : 'Name the decision-maker first.',
      };
    case 'points':
      return {
        message: 'The case has no points, so there is nothing the response could decide.',
        instead: 'Add each thing they say went wrong as a point.',
      };
    case 'findings':
      return file.points.length === 0 ? undefined : undecided(file);
    case 'rootCause':
      return {
        message: 'The root cause is not recorded.',
        instead: 'Record why things went wrong, or “no fault found”, and how you came to that.',
      };
    case 'remedy':
      // Until every point is decided nobody can say whether a remedy is owed.
      if (file.outcome === undefined) return undefined;
      return {
        message: `The complaint is ${file.outcome}, with neither a remedy nor a reason for none.`,
        instead: 'Offer a remedy, or write why none is needed.',
      };
    case 'response':
      return undefined;
  }
}

function undecided(file: CaseFile): Problem {
  const open = file.points.filter((point) => !point.finding).map((point) => point.number);
  const several = open.length > 1;
  return {
    message: `${several ? 'Points' : 'Point'} ${listed(open)} ${several ? 'have' : 'has'} no decision. The response must give a decision and reasons on every point (LGSCO Code 6.7).`,
    instead: 'Decide every point first; “no finding” and “withdrawn” are decisions too.',
  };
}

export const CloseCaseInput = z.object({ closedOn: dateInput.optional() });
export type CloseCaseInput = z.input<typeof CloseCaseInput>;

/** Remedies may still be outstanding: they are tracked after closure (LGSCO Code 6.6). */
export const closeCase = onCase(
  CloseCaseInput,
  { touches: () => 'all', whenClosed: 'This case is closed already.' },
  (file, data, clock) => {
    const closedOn = data.closedOn ?? clock.today;
    const outstanding = file.remedies.filter((remedy) => remedy.doneOn === undefined).length;
    return unless(
      [
        openStage(file),
        pastDateProblem(closedOn, {
          field: 'closedOn',
          name: 'The date it was closed',
          today: clock.today,
          notBefore:
            file.respondedOn === undefined
              ? { date: file.receivedOn, because: 'the complaint was received' }
              : { date: file.respondedOn, because: 'the response was sent' },
        }),
      ],
      () =>
        accepted(
          [event({ kind: 'case.closed', data: { closedOn } })],
          [
            outstanding === 0
              ? undefined
              : {
                  message: `${counted(outstanding, 'remedy is', 'remedies are')} still to be carried out. They stay on Today until done.`,
                },
          ],
        ),
    );
  },
);

/** A complaint closes with its response; one nobody can be answered on, with its decisions. */
function openStage(file: CaseFile): Problem | undefined {
  if (file.kind !== 'complaint' || file.respondedOn !== undefined) return undefined;
  if (!isAnonymous(file.people)) {
    return {
      message: `The stage ${file.stage} response has not been sent, so the case cannot be closed.`,
      instead:
        'Send the response first. If the complaint was withdrawn, decide its points as withdrawn and tell them so.',
    };
  }
  const facts = factsOf(file);
  const rule = stageRuleOf(file);
  const missing = unmetNeeds(rule?.requires ?? [], facts).find(
    (need) => need !== 'definition' && need !== 'response',
  );
  return missing && rule ? missingForResponse(missing, file, rule) : undefined;
}
