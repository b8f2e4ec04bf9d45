/** A note as a form holds it, with what was promised in the same breath. */
import type { Problem, WriteNoteInput } from '@shared/case-file';
import type { PROMISE_KINDS, RESTRICTIONS } from '@shared/case-file/schema';

export interface NoteValues {
  text: string;
  /** '' = anybody who works on the case may read it. */
  restricted: (typeof RESTRICTIONS)[number] | '';
  promise: (typeof PROMISE_KINDS)[number] | '';
  promised: string;
  dueOn: string;
  dueAt: string;
}

export const emptyNote = (): NoteValues => ({
  text: '',
  restricted: '',
  promise: '',
  promised: '',
  dueOn: '',
  dueAt: '',
});

/** A call back says what it is by itself; anything else promised must be written. */
export function noteInput(values: NoteValues): WriteNoteInput {
  const { text, restricted, promise, promised, dueOn, dueAt } = values;
  return {
    text,
    ...(restricted === '' ? {} : { restricted }),
    ...(promise === ''
      ? {}
      : {
          promise: {
            kind: promise,
            text: promise === 'call back' && promised.trim() === '' ? 'Call back' : promised,
            dueOn,
            dueAt,
          },
        }),
  };
}

const FIELDS: Readonly<Record<string, string>> = {
  'promise.text': 'promised',
  'promise.dueOn': 'dueOn',
  'promise.dueAt': 'dueAt',
  'promise.kind': 'promise',
};

/** A problem of the command beside the field of the form that holds it. */
export const onNoteForm = (problem: Problem): Problem =>
  problem.field === undefined
    ? problem
    : { ...problem, field: FIELDS[problem.field] ?? problem.field };
