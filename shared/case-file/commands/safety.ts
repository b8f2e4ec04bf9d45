/** What must be dealt with on the day: it cannot be ticked away, only answered (DOMAIN §7). */
import { z } from 'zod';
import { CASE_EVENTS, id } from '../schema';
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

export const RaiseSafetyInput = CASE_EVENTS['safety.raised'].data.extend({ alert: id.optional() });
export type RaiseSafetyInput = z.input<typeof RaiseSafetyInput>;

/** Also on a closed case: what comes to light late is still urgent. */
export const raiseSafety = onCase(RaiseSafetyInput, {}, (file, data, clock) =>
  unless(
    [
      blankProblem(data.note, 'note', 'Write what it is, so that whoever is told can act on it.'),
      file.safety.some(({ kind, answered }) => kind === data.kind && answered === undefined)
        ? {
            field: 'kind',
            message: 'A task of this kind is open on this case already.',
            instead: 'Answer that one first, and say there what has been added.',
          }
        : undefined,
    ],
    () =>
      accepted([
        event({ kind: 'safety.raised', data: { ...data, alert: data.alert ?? clock.newId() } }),
      ]),
  ),
);

export const AnswerSafetyInput = z.object({
  ...CASE_EVENTS['safety.answered'].data.shape,
  on: dateInput.optional(),
  told: z.string().trim().max(500),
});
export type AnswerSafetyInput = z.input<typeof AnswerSafetyInput>;

export const answerSafety = onCase(AnswerSafetyInput, {}, (file, data, clock) => {
  const on = data.on ?? clock.today;
  const task = file.safety.find(({ id: its }) => its === data.alert);
  if (!task) return refused({ message: 'That task is not on this case.' });
  if (task.answered) {
    return refused({
      message: `${task.answered.told} has been told already.`,
      instead: 'Add a note if there is more to record.',
    });
  }
  return unless(
    [
      blankProblem(
        data.told,
        'told',
        'Write who was told. Without that the task stays open.',
        'If you cannot reach anyone, try the out-of-hours number before anything else here.',
      ),
      pastDateProblem(on, {
        field: 'on',
        name: 'The date they were told',
        today: clock.today,
        notBefore: { date: file.receivedOn, because: 'the complaint was received' },
      }),
    ],
    () => accepted([event({ kind: 'safety.answered', data: { ...data, on } })]),
  );
});
