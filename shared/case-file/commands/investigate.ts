/** The definition, the points, what was found on them, and the root cause. */
import { z } from 'zod';
import { formatDate } from '../../calendar';
import { stageField } from '../fold/fields';
import { CASE_EVENTS, finding, id } from '../schema';
import type { CaseFile, Problem } from '../types';
import {
  accepted,
  blankProblem,
  dateInput,
  event,
  onCase,
  pastDateProblem,
  refused,
  unless,
} from './command';

const definition = CASE_EVENTS['definition.set'].data;

export const SetDefinitionInput = definition.extend({
  outcomesSought: definition.shape.outcomesSought.default(''),
  agreedOn: dateInput.optional(),
});
export type SetDefinitionInput = z.input<typeof SetDefinitionInput>;

const CLOSED = 'This case is closed.';

/** After the response, what it told them stands; a changed mind needs a letter, not an edit. */
function respondedProblem(file: CaseFile, what: string): Problem | undefined {
  if (file.respondedOn === undefined) return undefined;
  return {
    message: `The ${file.ending ? 'letter' : 'response'} of ${formatDate(file.respondedOn)} tells them ${what}, so it can no longer be changed here.`,
    instead: 'Add a note of what you now know, and talk to your manager about a further letter.',
  };
}

export const setDefinition = onCase(
  SetDefinitionInput,
  { touches: (_data, file) => [stageField('definition', file.stage)], whenClosed: CLOSED },
  (file, data, clock) =>
    unless(
      [
        respondedProblem(file, 'what was looked into'),
        data.agreedOn === undefined
          ? undefined
          : pastDateProblem(data.agreedOn, {
              field: 'agreedOn',
              name: 'The date it was agreed',
              today: clock.today,
              notBefore: { date: file.receivedOn, because: 'the complaint was received' },
            }),
      ],
      () =>
        accepted(
          [event({ kind: 'definition.set', data })],
          [
            data.outcomesSought.trim() === ''
              ? {
                  field: 'outcomesSought',
                  message: 'The acknowledgement must say what outcome they want.',
                  instead: 'Ask, and write it here, even if it is “an explanation”.',
                }
              : undefined,
          ],
        ),
    ),
);

export const AddPointInput = z.object({
  point: id.optional(),
  text: CASE_EVENTS['point.added'].data.shape.text,
  /** Blank = the service of the case. */
  service: CASE_EVENTS['point.added'].data.shape.service.default(''),
});
export type AddPointInput = z.input<typeof AddPointInput>;

export const addPoint = onCase(AddPointInput, { whenClosed: CLOSED }, (file, data, clock) =>
  unless(
    [
      pointTextProblem(data.text),
      respondedProblem(file, 'which points were looked into'),
      file.points.some((point) => point.id === data.point)
        ? { message: 'This point is on the case already.' }
        : undefined,
    ],
    () =>
      accepted([
        event({
          kind: 'point.added',
          data: {
            point: data.point ?? clock.newId(),
            text: data.text,
            service: data.service === '' ? file.service : data.service,
          },
        }),
      ]),
  ),
);

export const RewordPointInput = z.object({
  point: id,
  text: CASE_EVENTS['point.reworded'].data.shape.text,
  service: CASE_EVENTS['point.reworded'].data.shape.service.default(''),
});
export type RewordPointInput = z.input<typeof RewordPointInput>;

export const rewordPoint = onCase(
  RewordPointInput,
  { touches: ({ point }, file) => [stageField(`point:${point}`, file.stage)], whenClosed: CLOSED },
  (file, data) => {
    const point = file.points.find((candidate) => candidate.id === data.point);
    if (!point) return refused(noSuchPoint(file));
    return unless([pointTextProblem(data.text), respondedProblem(file, 'what the point was')], () =>
      accepted(
        [
          event({
            kind: 'point.reworded',
            data: { ...data, service: data.service === '' ? point.service : data.service },
          }),
        ],
        [
          point.finding && {
            message: `Point ${point.number} is decided. Check that the decision still answers the new wording.`,
          },
        ],
      ),
    );
  },
);

export const DecidePointInput = z.object({ point: id, finding });
export type DecidePointInput = z.input<typeof DecidePointInput>;

export const decidePoint = onCase(
  DecidePointInput,
  { touches: ({ point }, file) => [stageField(`point:${point}`, file.stage)], whenClosed: CLOSED },
  (file, data) => {
    const point = file.points.find((candidate) => candidate.id === data.point);
    if (!point) return refused(noSuchPoint(file));
    return unless(
      [
        respondedProblem(
          file,
          `that point ${point.number} is ${point.finding?.outcome ?? 'as it says'}`,
        ),
        data.finding.evidence.every((item) => file.evidence.some((known) => known.id === item))
          ? undefined
          : {
              field: 'finding.evidence',
              message: 'The decision relies on a document that is not on this case.',
              instead: 'Add the document under Evidence first.',
            },
        ...accountProblems(data.finding),
      ],
      () => accepted([event({ kind: 'point.decided', data })], [noDefinition(file)]),
    );
  },
);

/** A finding weighs what happened against what should have happened; a withdrawn point has neither. */
function accountProblems(found: z.output<typeof finding>): (Problem | undefined)[] {
  if (found.outcome === 'withdrawn') return [];
  return [
    blankProblem(
      found.shouldHave,
      'finding.shouldHave',
      'Write what should have happened.',
      'Name the law, policy or good practice it is measured against.',
    ),
    blankProblem(found.happened, 'finding.happened', 'Write what happened, on the evidence.'),
  ];
}

function noDefinition(file: CaseFile): Problem | undefined {
  if (file.definition) return undefined;
  return {
    message: 'The definition is not set yet, so it is not agreed what is being decided.',
    instead: 'Agree the definition before the response; it cannot go without one.',
  };
}

export const RecordRootCauseInput = CASE_EVENTS['rootCause.recorded'].data;
export type RecordRootCauseInput = z.input<typeof RecordRootCauseInput>;

export const recordRootCause = onCase(
  RecordRootCauseInput,
  { touches: () => ['rootCause'], whenClosed: CLOSED },
  (file, data) =>
    accepted(
      [event({ kind: 'rootCause.recorded', data })],
      [
        data.cause === 'no fault found' &&
        (file.outcome === 'upheld' || file.outcome === 'partly upheld')
          ? {
              field: 'cause',
              message: `The complaint is ${file.outcome}, so some fault was found. Check the root cause.`,
            }
          : undefined,
      ],
    ),
);

const pointTextProblem = (text: string) =>
  blankProblem(text, 'text', 'Write the point: one thing they say went wrong.');

function noSuchPoint(file: CaseFile): Problem {
  const count = file.points.length;
  return {
    field: 'point',
    message: 'That point is not on this case.',
    instead:
      count === 0
        ? 'The case has no points yet. Add the point first, then decide it.'
        : `Choose one of points 1 to ${count}, or add the point first.`,
  };
}
