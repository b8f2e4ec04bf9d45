/** The receipt, what the case is called, and the people on it. All of it merges: the last word stands. */
import type { Apply } from './draft';

/** The first receipt began the draft (see `fold.ts`), so any that comes here is one too many. */
export const received: Apply<'case.received'> = (_draft, data) =>
  `The case was recorded as received a second time, as ${data.reference}. The first receipt stands.`;

export const summaryChanged: Apply<'case.summaryChanged'> = (draft, data) => {
  draft.summary = data.summary;
  return undefined;
};

export const classified: Apply<'case.classified'> = (draft, data) => {
  draft.service = data.service;
  draft.reason = data.reason;
  return undefined;
};

export const handlerAssigned: Apply<'handler.assigned'> = (draft, data) => {
  draft.handler = data.handler;
  return undefined;
};

/** Adds the person when they are new to the case. */
export const personChanged: Apply<'person.changed'> = (draft, data) => {
  draft.people.set(data.person.id, data.person);
  return undefined;
};
