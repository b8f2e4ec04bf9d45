/** The receipt, what the case is called, and the people on it. All of it merges: the last word stands. */
import { defined } from '../defined';
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

/** Recorded as a request, and a complaint after all. Its receipt date stays (LGSCO Code 1.7, 1.8). */
export const caseConverted: Apply<'case.converted'> = (draft, data) => {
  if (draft.kind !== 'service request') return 'A case was made a complaint that is one already.';
  draft.kind = 'complaint';
  draft.convertedOn = data.on;
  return undefined;
};

export const choiceOffered: Apply<'choice.offered'> = (draft, data) => {
  draft.offered = data;
  return undefined;
};

/** The same link twice is one link. */
export const caseLinked: Apply<'case.linked'> = (draft, data) => {
  const there = draft.linked.some(
    ({ reference, how }) => reference === data.reference && how === data.how,
  );
  if (!there) draft.linked.push(defined(data));
  return undefined;
};

export const referenceAdded: Apply<'reference.added'> = (draft, data) => {
  const there = draft.otherReferences.some(
    ({ system, value }) => system === data.system && value === data.value,
  );
  if (!there) draft.otherReferences.push(data);
  return undefined;
};
