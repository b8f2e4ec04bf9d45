/** What must be dealt with on the day: raised once, answered with who was told. */
import type { Apply } from './draft';

export const safetyRaised: Apply<'safety.raised'> = (draft, data, step) => {
  if (draft.safety.has(data.alert)) return 'The same safety task was raised twice.';
  const { alert, kind, note } = data;
  draft.safety.set(alert, { id: alert, kind, note, stamp: step.stamp });
  return undefined;
};

export const safetyAnswered: Apply<'safety.answered'> = (draft, data, step) => {
  const task = draft.safety.get(data.alert);
  if (!task) return 'A safety task was answered that is not on this case.';
  // Two people who both told somebody did no harm: the first answer stands.
  if (task.answered) return undefined;
  draft.safety.set(data.alert, { ...task, answered: { ...data, stamp: step.stamp } });
  return undefined;
};
