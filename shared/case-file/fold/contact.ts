/** Contacts and promises: lists that merge. */
import { formatDate } from '../../calendar';
import { defined } from '../defined';
import type { Apply } from './draft';

export const contactLogged: Apply<'contact.logged'> = (draft, data, step) => {
  const { contact, ...rest } = data;
  if (draft.contacts.some(({ id }) => id === contact)) return 'The same contact was logged twice.';
  draft.contacts.push(defined({ id: contact, ...rest, stamp: step.stamp }));
  return undefined;
};

export const promiseMade: Apply<'promise.made'> = (draft, data, step) => {
  const { promise, ...rest } = data;
  if (draft.promises.has(promise)) return 'The same promise was recorded twice.';
  draft.promises.set(promise, defined({ id: promise, ...rest, stamp: step.stamp }));
  return undefined;
};

const UNKNOWN = 'that is not on this case.';

export const promiseMoved: Apply<'promise.moved'> = (draft, data) => {
  const there = draft.promises.get(data.promise);
  if (!there) return `A promise was moved ${UNKNOWN}`;
  const { dueAt: _before, ...kept } = there;
  draft.promises.set(data.promise, defined({ ...kept, dueOn: data.dueOn, dueAt: data.dueAt }));
  return undefined;
};

export const promiseKept: Apply<'promise.kept'> = (draft, data) => {
  const there = draft.promises.get(data.promise);
  if (!there) return `A promise was kept ${UNKNOWN}`;
  if (there.keptOn !== undefined)
    return `A promise was kept twice. The first date, ${formatDate(there.keptOn)}, stands.`;
  draft.promises.set(data.promise, { ...there, keptOn: data.on });
  return undefined;
};

export const promiseDropped: Apply<'promise.dropped'> = (draft, data) => {
  const there = draft.promises.get(data.promise);
  if (!there) return `A promise was dropped ${UNKNOWN}`;
  if (there.keptOn !== undefined)
    return 'A promise was dropped that had been kept. It counts as kept.';
  draft.promises.set(data.promise, { ...there, droppedWhy: data.why });
  return undefined;
};
