/** A person's answers: to a conflict, and to a move that made no sense. */
import type { z } from 'zod';
import { CASE_EVENTS } from '../schema';
import { accepted, event, onCase, refused } from './command';
import { blankProblem, unless } from './command';

export const SettleConflictInput = CASE_EVENTS['conflict.settled'].data.pick({
  field: true,
  keep: true,
  why: true,
});
export type SettleConflictInput = z.input<typeof SettleConflictInput>;

/** `keep` is one of the conflict's heads; the event names them all, so a later head starts a new conflict. */
export const settleConflict = onCase(SettleConflictInput, {}, (file, data) => {
  const conflict = file.conflicts.find((candidate) => candidate.field === data.field);
  if (!conflict) {
    return refused({
      message: 'There is nothing left to settle here: someone has chosen already.',
      instead: 'Go back to the case and look at what stands.',
    });
  }
  return unless(
    [
      conflict.heads.includes(data.keep)
        ? undefined
        : { field: 'keep', message: 'Choose one of the versions shown.' },
      blankProblem(
        data.why,
        'why',
        'Say why this one stands.',
        'Whoever wrote the other one will read it.',
      ),
    ],
    () =>
      accepted([
        event({ kind: 'conflict.settled', data: { ...data, heads: [...conflict.heads] } }),
      ]),
  );
});

export const MarkAnomalySeenInput = CASE_EVENTS['anomaly.seen'].data;
export type MarkAnomalySeenInput = z.input<typeof MarkAnomalySeenInput>;

/** Someone has looked at an anomaly and dealt with it. */
export const markAnomalySeen = onCase(MarkAnomalySeenInput, {}, (file, data) =>
  file.anomalies.some((anomaly) => anomaly.event === data.event && !anomaly.seen)
    ? accepted([event({ kind: 'anomaly.seen', data })])
    : refused({ message: 'There is nothing left to tick off here.' }),
);
