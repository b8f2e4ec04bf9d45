/** What was said to whom, and what was promised. */
import { z } from 'zod';
import { formatDate } from '../../calendar';
import { bankDetailsProblem } from '../bank-details';
import { CASE_EVENTS, id } from '../schema';
import type { CaseFile, Problem, PromiseMade } from '../types';
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

/** A form leaves a time it does not know empty. */
const timeInput = z
  .string()
  .trim()
  .refine((value) => /^(|([01]?\d|2[0-3]):[0-5]\d)$/.test(value), 'Enter a time such as 14:30.')
  .transform((value) => (value === '' ? undefined : value.padStart(5, '0')))
  .optional();

const logged = CASE_EVENTS['contact.logged'].data;
export const LogContactInput = logged.extend({
  contact: id.optional(),
  on: dateInput.optional(),
  at: timeInput,
});
export type LogContactInput = z.input<typeof LogContactInput>;

export const logContact = onCase(LogContactInput, {}, (file, data, clock) => {
  const on = data.on ?? clock.today;
  return unless(
    [
      blankProblem(data.text, 'text', 'Write what was said.'),
      bankDetailsProblem(data.text, 'text'),
      pastDateProblem(on, {
        field: 'on',
        name: 'The date of the contact',
        today: clock.today,
      }),
      unsafeCall(file, data),
    ],
    () =>
      accepted([
        event({
          kind: 'contact.logged',
          data: { ...data, on, contact: data.contact ?? clock.newId() },
        }),
      ]),
  );
});

/** A call to somebody who must not be called is logged all the same, with its reason: it happened. */
function unsafeCall(
  file: CaseFile,
  { direction, how, with: whom, text }: z.output<typeof LogContactInput>,
): Problem | undefined {
  if (direction !== 'out' || how !== 'phone') return undefined;
  const person = file.people.find(({ name }) => name.trim() !== '' && name.trim() === whom.trim());
  if (!person || person.mayCall || text.trim().length >= 20) return undefined;
  return {
    field: 'text',
    message: `It is not safe to call ${person.name}. Write why you called all the same, and what was said.`,
  };
}

const made = CASE_EVENTS['promise.made'].data;
export const MakePromiseInput = made.extend({
  promise: id.optional(),
  dueOn: dateInput,
  dueAt: timeInput,
});
export type MakePromiseInput = z.input<typeof MakePromiseInput>;

/** Also on a closed case: somebody may still be owed a call. */
export const makePromise = onCase(MakePromiseInput, {}, (_file, data, clock) =>
  unless(
    [
      blankProblem(
        data.text,
        'text',
        'Write what was promised, as it was said to them.',
        'Such as “call with the date of the repair”.',
      ),
      futureDateProblem(data.dueOn, {
        field: 'dueOn',
        name: 'The date of the promise',
        today: clock.today,
        notBefore: { date: clock.today, because: 'today' },
      }),
    ],
    () =>
      accepted([
        event({ kind: 'promise.made', data: { ...data, promise: data.promise ?? clock.newId() } }),
      ]),
  ),
);

function promiseIn(file: CaseFile, promise: string): PromiseMade | Problem {
  const found = file.promises.find(({ id: its }) => its === promise);
  if (!found) return { message: 'That promise is not on this case.' };
  if (found.keptOn !== undefined) {
    return { message: `That promise was kept on ${formatDate(found.keptOn)}.` };
  }
  if (found.droppedWhy !== undefined) {
    return { message: 'That promise was dropped.', instead: 'Make a new one.' };
  }
  return found;
}
const isPromise = (found: PromiseMade | Problem): found is PromiseMade => 'dueOn' in found;

export const KeepPromiseInput = CASE_EVENTS['promise.kept'].data.extend({
  on: dateInput.optional(),
});
export type KeepPromiseInput = z.input<typeof KeepPromiseInput>;

export const keepPromise = onCase(KeepPromiseInput, {}, (file, data, clock) => {
  const found = promiseIn(file, data.promise);
  if (!isPromise(found)) return refused(found);
  const on = data.on ?? clock.today;
  return unless(
    [pastDateProblem(on, { field: 'on', name: 'The date it was kept', today: clock.today })],
    () => accepted([event({ kind: 'promise.kept', data: { ...data, on } })]),
  );
});

export const MovePromiseInput = CASE_EVENTS['promise.moved'].data.extend({
  dueOn: dateInput,
  dueAt: timeInput,
});
export type MovePromiseInput = z.input<typeof MovePromiseInput>;

/** Moved with the person's knowledge; the history keeps both dates. */
export const movePromise = onCase(MovePromiseInput, {}, (file, data, clock) => {
  const found = promiseIn(file, data.promise);
  if (!isPromise(found)) return refused(found);
  return unless(
    [
      futureDateProblem(data.dueOn, {
        field: 'dueOn',
        name: 'The new date',
        today: clock.today,
        notBefore: { date: clock.today, because: 'today' },
      }),
    ],
    () => accepted([event({ kind: 'promise.moved', data })]),
  );
});

export const DropPromiseInput = CASE_EVENTS['promise.dropped'].data;
export type DropPromiseInput = z.input<typeof DropPromiseInput>;

export const dropPromise = onCase(DropPromiseInput, {}, (file, data) => {
  const found = promiseIn(file, data.promise);
  return isPromise(found) ? accepted([event({ kind: 'promise.dropped', data })]) : refused(found);
});
