/** What somebody has marked on a document and not saved yet, laid over what the case holds. Pure. */
import { personalIn, placesOf, type PersonalKind } from '@shared/bundle';
import type { RedactionMark } from '@shared/case-file/schema';
import type { CaseFile } from '@shared/case-file/types';
import type { PageBox } from '@shared/host/contract';

export interface Marking {
  readonly made: readonly RedactionMark[];
  /** Ids of saved marks taken back. */
  readonly undone: readonly string[];
  /** Pages looked at since the document was opened, from 1. */
  readonly seen: readonly number[];
}

export const NOTHING_MARKED: Marking = { made: [], undone: [], seen: [] };

/** Marks that bear on this document: its own, and words struck out everywhere. */
export function marksHere(
  { redactions }: Pick<CaseFile, 'redactions'>,
  document: string,
  { made, undone }: Marking,
): RedactionMark[] {
  const saved = redactions
    .filter(
      (each) => each.document === document || (each.mark.type === 'words' && each.mark.everywhere),
    )
    .map(({ mark }) => mark)
    .filter(({ id }) => !undone.includes(id));
  return [...saved, ...made];
}

export const isMarked = ({ made, undone }: Marking): boolean =>
  made.length > 0 || undone.length > 0;

export const mark = (now: Marking, made: readonly RedactionMark[]): Marking => ({
  ...now,
  made: [...now.made, ...made],
});

/** One not saved yet was never there; a saved one is taken back. */
export const takeBack = (now: Marking, id: string): Marking =>
  now.made.some((each) => each.id === id)
    ? { ...now, made: now.made.filter((each) => each.id !== id) }
    : { ...now, undone: [...now.undone.filter((each) => each !== id), id] };

/** A saved box that moves is taken back and made anew: what was saved is never rewritten. */
export function moveBox(
  now: Marking,
  box: Extract<RedactionMark, { type: 'box' }>,
  to: PageBox,
  newId: string,
): Marking {
  const moved = { ...box, ...within(to) };
  return now.made.some(({ id }) => id === box.id)
    ? { ...now, made: now.made.map((each) => (each.id === box.id ? moved : each)) }
    : mark(takeBack(now, box.id), [{ ...moved, id: newId }]);
}

export const looked = (now: Marking, page: number): Marking =>
  now.seen.includes(page) ? now : { ...now, seen: [...now.seen, page] };

/** Least side of a box, as a share of the page. */
const LEAST = 0.004;

/** On the page, and large enough to be seen. */
export function within({ x, y, width, height }: PageBox): PageBox {
  const [wide, high] = [Math.min(1, Math.max(LEAST, width)), Math.min(1, Math.max(LEAST, height))];
  return {
    x: Math.min(1 - wide, Math.max(0, x)),
    y: Math.min(1 - high, Math.max(0, y)),
    width: wide,
    height: high,
  };
}

export interface Offered {
  readonly kind: PersonalKind | 'name on the case';
  readonly text: string;
  /** From 1. */
  readonly pages: readonly number[];
}

/**
 * What may be personal on these pages, each text once: what its shape tells, and names of people on the case
 * other than the complainant. What is struck out already is not offered again.
 */
export function offered(
  pages: readonly string[],
  names: readonly string[],
  struck: readonly string[],
): Offered[] {
  const found = new Map<string, { kind: Offered['kind']; text: string; pages: number[] }>();
  const add = (kind: Offered['kind'], text: string, page: number) => {
    const plain = text.replace(/\s+/g, ' ').trim();
    const key = `${kind} ${plain.toLowerCase().replace(/[\s().-]/g, '')}`;
    const known = found.get(key);
    if (!known) found.set(key, { kind, text: plain, pages: [page] });
    else if (!known.pages.includes(page)) known.pages.push(page);
  };
  for (const [at, text] of pages.entries()) {
    for (const name of names)
      if (placesOf(name, text).length > 0) add('name on the case', name, at + 1);
    for (const { kind, text: words } of personalIn(text)) add(kind, words, at + 1);
  }
  return [...found.values()].filter(
    ({ text }) => !struck.some((words) => placesOf(words, text).length > 0),
  );
}

/** "page 2", "pages 1, 2 and 5". */
export function pagesSaid(pages: readonly number[]): string {
  const [first, ...more] = pages;
  if (first === undefined) return 'no page';
  if (more.length === 0) return `page ${first}`;
  const shown = pages.slice(0, 6);
  return pages.length > 6
    ? `${pages.length} pages`
    : `pages ${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`;
}
