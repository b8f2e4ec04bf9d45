/** What will change so that it does not happen again; it outlives the case. */
import type { z } from 'zod';
import { formatDate } from '../../calendar';
import { CASE_EVENTS, id } from '../schema';
import {
  accepted,
  blankProblem,
  dateInput,
  event,
  futureDateProblem,
  onCase,
  pastDateProblem,
  refused,
  unless,
} from './command';

const agreed = CASE_EVENTS['learning.agreed'].data;
export const AgreeLearningInput = agreed.extend({
  /** An existing id changes that action. */
  action: id.optional(),
  dueOn: dateInput.optional(),
});
export type AgreeLearningInput = z.input<typeof AgreeLearningInput>;

export const agreeLearning = onCase(AgreeLearningInput, {}, (file, data, clock) => {
  const there = file.learning.find(({ id: its }) => its === data.action);
  return unless(
    [
      there?.doneOn === undefined
        ? undefined
        : {
            message: `This action was done on ${formatDate(there.doneOn)}, so it can no longer change.`,
            instead: 'Agree another one beside it.',
          },
      blankProblem(
        data.owner,
        'owner',
        'Write who will see to it. An action that nobody owns is not done.',
      ),
      data.dueOn === undefined
        ? undefined
        : futureDateProblem(data.dueOn, {
            field: 'dueOn',
            name: 'The date it is due',
            today: clock.today,
            notBefore: { date: file.receivedOn, because: 'the complaint was received' },
          }),
    ],
    () =>
      accepted(
        [
          event({
            kind: 'learning.agreed',
            data: { ...data, action: data.action ?? clock.newId() },
          }),
        ],
        [
          data.dueOn === undefined
            ? { field: 'dueOn', message: 'Without a date nobody will be reminded to do it.' }
            : undefined,
          data.measure.trim() === ''
            ? {
                field: 'measure',
                message: 'Without a measure nobody can say later whether it worked.',
              }
            : undefined,
        ],
      ),
  );
});

export const MarkLearningDoneInput = CASE_EVENTS['learning.done'].data.extend({
  on: dateInput.optional(),
});
export type MarkLearningDoneInput = z.input<typeof MarkLearningDoneInput>;

export const markLearningDone = onCase(MarkLearningDoneInput, {}, (file, data, clock) => {
  const on = data.on ?? clock.today;
  const there = file.learning.find(({ id: its }) => its === data.action);
  if (!there) return refused({ message: 'That action is not on this case.' });
  if (there.doneOn !== undefined) {
    return refused({ message: `This action was marked as done on ${formatDate(there.doneOn)}.` });
  }
  return unless(
    [
      pastDateProblem(on, {
        field: 'on',
        name: 'The date it was done',
        today: clock.today,
        notBefore: { date: file.receivedOn, because: 'the complaint was received' },
      }),
    ],
    () => accepted([event({ kind: 'learning.done', data: { ...data, on } })]),
  );
});

export const CheckLearningInput = CASE_EVENTS['learning.checked'].data.extend({
  on: dateInput.optional(),
});
export type CheckLearningInput = z.input<typeof CheckLearningInput>;

/** Some time after it was done: did it work? */
export const checkLearning = onCase(CheckLearningInput, {}, (file, data, clock) => {
  const on = data.on ?? clock.today;
  const there = file.learning.find(({ id: its }) => its === data.action);
  if (!there) return refused({ message: 'That action is not on this case.' });
  if (there.doneOn === undefined) {
    return refused({
      message: 'This action has not been done, so nobody can say yet whether it worked.',
      instead: 'Record that it was done first.',
    });
  }
  return unless(
    [
      pastDateProblem(on, {
        field: 'on',
        name: 'The date it was looked at',
        today: clock.today,
        notBefore: { date: there.doneOn, because: 'it was done' },
      }),
      data.worked === 'yes' || data.worked === 'too early to say'
        ? undefined
        : blankProblem(data.note, 'note', 'Write what did not work, and what follows from it.'),
    ],
    () => accepted([event({ kind: 'learning.checked', data: { ...data, on } })]),
  );
});
