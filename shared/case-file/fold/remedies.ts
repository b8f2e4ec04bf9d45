/** What puts things right, whether it was done, and the reason where nothing is offered. */
import { formatDate } from '../../calendar';
import { defined } from '../defined';
import { lastSeen, touch } from './fields';
import type { Apply } from './draft';

export const remedyOffered: Apply<'remedy.offered'> = (draft, data, step) => {
  const field = `remedy:${data.remedy}`;
  const { remedy, ...offer } = data;
  draft.remedies.set(step.id, defined({ id: remedy, ...offer, stamp: step.stamp }));
  touch(draft.fields, field, step.id, step.follows, step.id);
  const none = draft.noRemedy;
  draft.noRemedy = undefined;
  if (none && !step.follows(none.event)) {
    return `A remedy (${data.kind}) was offered while someone else recorded that none is needed. The offer stands.`;
  }
  return undefined;
};

export const remedyDone: Apply<'remedy.done'> = (draft, data, step) => {
  const field = `remedy:${data.remedy}`;
  // What its writer saw is what was carried out, whatever others offered meanwhile.
  const offer = draft.remedies.get(lastSeen(draft.fields, field, step.follows)?.holder ?? '');
  if (!offer) return 'A remedy was marked as done that nobody had offered.';
  if (offer.doneOn !== undefined) {
    return `The ${offer.kind} was marked as done twice. The first date, ${formatDate(offer.doneOn)}, stands.`;
  }
  draft.remedies.set(step.id, { ...offer, doneOn: data.doneOn, proof: data.proof });
  touch(draft.fields, field, step.id, step.follows, step.id);
  return undefined;
};

/** What was promised cannot be done; what is offered instead is said with it. */
export const remedyFailed: Apply<'remedy.failed'> = (draft, data, step) => {
  const field = `remedy:${data.remedy}`;
  const offer = draft.remedies.get(lastSeen(draft.fields, field, step.follows)?.holder ?? '');
  if (!offer) return 'A remedy was recorded as impossible that nobody had offered.';
  if (offer.doneOn !== undefined) {
    return `The ${offer.kind} was recorded as impossible after it was done on ${formatDate(offer.doneOn)}. It counts as done.`;
  }
  const { on, why, instead } = data;
  draft.remedies.set(step.id, { ...offer, failed: { on, why, instead } });
  touch(draft.fields, field, step.id, step.follows, step.id);
  return undefined;
};

export const remedyNotNeeded: Apply<'remedy.notNeeded'> = (draft, data, step) => {
  const offered = [...draft.fields.heads.keys()].some((field) => field.startsWith('remedy:'));
  if (offered)
    return 'It was recorded that no remedy is needed, but one has been offered. The offer stands.';
  draft.noRemedy = { why: data.why, event: step.id };
  return undefined;
};
