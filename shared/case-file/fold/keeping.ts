/** What became of the record itself. */
import { ERASED } from '../../history/types';
import type { Correctable } from '../keeping-events';
import type { Erased } from '../types';
import type { Apply, CaseDraft } from './draft';

/**
 * Something of the case was erased. Its words are blanked here too, whatever of them a copy of the events
 * still holds: what was erased on one machine is erased wherever this is read.
 */
export const recordErased: Apply<'record.erased'> = (draft, data, step) => {
  const { what, target, on, ground, rule } = data;
  const erased: Erased = { on, ground, rule, stamp: step.stamp };
  for (const [at, correction] of draft.corrections.entries()) {
    if (correction.target !== target) continue;
    draft.corrections[at] = { ...correction, was: ERASED, now: ERASED, why: ERASED };
  }
  return ERASE[what](draft, target, erased)
    ? undefined
    : `A ${what} was erased that is not on this case.`;
};

/** Each says whether there was such a thing. */
const ERASE: Readonly<
  Record<
    'document' | 'letter' | 'note' | 'contact',
    (draft: CaseDraft, target: string, erased: Erased) => boolean
  >
> = {
  document(draft, target, erased) {
    const there = draft.evidence.get(target);
    if (!there) return false;
    const gone = { title: ERASED, fileName: ERASED, source: '', erased };
    draft.evidence.set(target, { ...there, ...gone });
    return true;
  },
  letter: (draft, target, erased) =>
    blank(draft.letters, target, (letter) => ({
      fileName: ERASED,
      sent: { ...letter.sent, to: ERASED },
      versions: letter.versions.map((version) => ({
        ...version,
        format: ERASED,
        fileName: ERASED,
      })),
      erased,
    })),
  note: (draft, target, erased) => blank(draft.notes, target, () => ({ text: ERASED, erased })),
  contact: (draft, target, erased) =>
    blank(draft.contacts, target, () => ({ with: ERASED, text: ERASED, erased })),
};

export const holdPlaced: Apply<'hold.placed'> = (draft, data, step) => {
  const { hold, ...rest } = data;
  if (draft.holds.has(hold)) return 'The same hold was placed twice.';
  draft.holds.set(hold, { id: hold, ...rest, stamp: step.stamp });
  return undefined;
};

export const holdReviewed: Apply<'hold.reviewed'> = (draft, data) => {
  const there = draft.holds.get(data.hold);
  if (!there) return 'A hold was looked at that is not on this case.';
  draft.holds.set(data.hold, { ...there, reviewOn: data.reviewOn });
  return undefined;
};

/** Lifting one twice changes nothing, and one that Redress found has no entry of its own to lift. */
export const holdLifted: Apply<'hold.lifted'> = (draft, data) => {
  const there = draft.holds.get(data.hold);
  if (!there) draft.holdsLifted.add(data.hold);
  else if (!there.lifted) {
    draft.holds.set(data.hold, { ...there, lifted: { on: data.on, why: data.why } });
  }
  return undefined;
};

/** Two corrections that did not see each other both stand in the history; the later one is shown. */
export const recordCorrected: Apply<'record.corrected'> = (draft, data, step) => {
  const { what, target, text, why } = data;
  const was = CORRECT[what](draft, target, text);
  if (was === undefined) return `A ${what} was corrected that is not on this case.`;
  draft.corrections.push({ what, target, was, now: text, why, stamp: step.stamp });
  return undefined;
};

/** The receipt stays as it was recorded in its own event; of two corrections the later one stands. */
export const receiptCorrected: Apply<'receipt.corrected'> = (draft, data) => {
  const { receivedOn, effectiveOn, receivedAt } = data;
  const { receivedAt: _before, ...receipt } = draft.receipt;
  draft.receipt = {
    ...receipt,
    receivedOn,
    effectiveOn,
    ...(receivedAt === undefined ? {} : { receivedAt }),
  };
  return undefined;
};

/** Puts the new words in place. Each gives what stood there; undefined = there was nothing. */
const CORRECT: Readonly<
  Record<Correctable, (draft: CaseDraft, target: string, text: string) => string | undefined>
> = {
  note: (draft, target, text) => reworded(draft.notes, target, text),
  contact: (draft, target, text) => reworded(draft.contacts, target, text),
  'their words'(draft, _target, text) {
    const was = draft.theirWords;
    draft.theirWords = text;
    return was;
  },
  'what they want'(draft, _target, text) {
    const was = draft.wants;
    draft.wants = text;
    return was;
  },
};

function reworded<Item extends { readonly id: string; readonly text: string }>(
  list: Item[],
  target: string,
  text: string,
): string | undefined {
  const at = list.findIndex(({ id }) => id === target);
  const there = list[at];
  if (!there) return undefined;
  list[at] = { ...there, text };
  return there.text;
}

function blank<Item extends { readonly id: string }>(
  list: Item[],
  target: string,
  gone: (item: Item) => Partial<Item>,
): boolean {
  const at = list.findIndex(({ id }) => id === target);
  const there = list[at];
  if (!there) return false;
  list[at] = { ...there, ...gone(there) };
  return true;
}
