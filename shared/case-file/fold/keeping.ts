/** What became of the record itself. */
import { ERASED } from '../../history/types';
import type { Erased } from '../types';
import type { Apply, CaseDraft } from './draft';

/**
 * Something of the case was erased. Its words are blanked here too, whatever of them a copy of the events
 * still holds: what was erased on one machine is erased wherever this is read.
 */
export const recordErased: Apply<'record.erased'> = (draft, data, step) => {
  const { what, target, on, ground, rule } = data;
  const erased: Erased = { on, ground, rule, stamp: step.stamp };
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
      erased,
    })),
  note: (draft, target, erased) => blank(draft.notes, target, () => ({ text: ERASED, erased })),
  contact: (draft, target, erased) =>
    blank(draft.contacts, target, () => ({ with: ERASED, text: ERASED, erased })),
};

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
