/** What will change so that it does not happen again, and whether that was done and worked. */
import { defined } from '../defined';
import type { Apply } from './draft';

/** The same action again, before it is done, changes it. */
export const learningAgreed: Apply<'learning.agreed'> = (draft, data, step) => {
  const { action, ...rest } = data;
  if (draft.learning.get(action)?.doneOn !== undefined) {
    return 'A learning action was changed after it had been done. What was done stands.';
  }
  draft.learning.set(action, defined({ id: action, ...rest, stamp: step.stamp }));
  return undefined;
};

export const learningDone: Apply<'learning.done'> = (draft, data) => {
  const there = draft.learning.get(data.action);
  if (!there) return 'A learning action was marked as done that is not on this case.';
  if (there.doneOn !== undefined) return undefined;
  draft.learning.set(data.action, { ...there, doneOn: data.on, proof: data.proof });
  return undefined;
};

export const learningChecked: Apply<'learning.checked'> = (draft, data) => {
  const there = draft.learning.get(data.action);
  if (!there) return 'A learning action was checked that is not on this case.';
  const { on, worked, note } = data;
  draft.learning.set(data.action, { ...there, checked: { on, worked, note } });
  return undefined;
};
