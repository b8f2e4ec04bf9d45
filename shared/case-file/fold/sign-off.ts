/** A letter's draft with somebody to be signed off, and what they said. */
import type { Apply } from './draft';

export const signOffAsked: Apply<'signOff.asked'> = (draft, data, step) => {
  const { kind, stage, of, on } = data;
  draft.signOffs.push({ kind, stage, of, askedOn: on, stamp: step.stamp });
  return undefined;
};

export const signOffGiven: Apply<'signOff.given'> = (draft, data) => {
  const index = draft.signOffs.findLastIndex(
    ({ kind, stage, given }) => kind === data.kind && stage === data.stage && !given,
  );
  const waiting = draft.signOffs[index];
  if (!waiting) return `The ${data.kind} was signed off, but nobody had asked for it.`;
  draft.signOffs[index] = { ...waiting, given: data };
  return undefined;
};
