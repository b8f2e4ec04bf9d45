/**
 * What a colleague changed and remarked in the Word file of a letter, as suggestions that can each be taken or
 * left. A change is read from the words themselves, so it counts whether Word tracked it or not.
 */
import { compareWords } from '../compare';
import type { Block } from '../model';
import { blockText } from '../text';
import { slotsOf, type Slot } from './slots';

/** A stretch of a paragraph that came back. */
export interface ReturnedPiece {
  readonly text: string;
  /** As Word tracked it; absent = nothing was tracked here. */
  readonly change?: 'in' | 'out';
  readonly author?: string;
  /** Ids of the comments on it. */
  readonly comments: readonly string[];
}

export interface ReturnedParagraph {
  /** Numbers of the slots that were marked in it when it went out; none = the colleague wrote it. */
  readonly slots: readonly number[];
  readonly pieces: readonly ReturnedPiece[];
}

export interface ReturnedComment {
  readonly id: string;
  readonly author: string;
  readonly text: string;
}

export interface ReturnedLetter {
  readonly paragraphs: readonly ReturnedParagraph[];
  readonly comments: readonly ReturnedComment[];
}

interface Passage {
  readonly block: string;
  /** Offsets in the block's plain text as it went out. */
  readonly from: number;
  readonly to: number;
  /** The words there then, and those around them. */
  readonly original: string;
  readonly before: string;
  readonly after: string;
}

export type Suggestion = { readonly id: string; readonly author: string } & (
  | ({ readonly what: 'words'; readonly words: string } & Passage)
  | ({ readonly what: 'comment'; readonly text: string } & Passage)
  /** A comment on words that are not the letter's own (its letterhead, the address). */
  | { readonly what: 'remark'; readonly text: string }
  | { readonly what: 'new paragraph'; readonly below: string | undefined; readonly text: string }
  | { readonly what: 'remove'; readonly block: string; readonly original: string }
);

/** Characters kept around a passage, to find it again in a letter that went on changing. */
export const WORDS_AROUND = 30;

/**
 * In reading order.
 * @param sent the letter's blocks as they went out
 */
export function suggestionsFrom(
  sent: readonly Block[],
  returned: ReturnedLetter,
): readonly Suggestion[] {
  const slots = slotsOf(sent);
  const texts = new Map(sent.map((block) => [block.id, blockText(block)]));
  const { comments } = returned;
  const found: Suggestion[] = [];
  const seen = new Set<number>();
  const told = new Set<string>();
  let last: string | undefined;
  for (const paragraph of returned.paragraphs) {
    // Two paragraphs made into one are the first of them, and the other is gone.
    const numbers = paragraph.slots.filter((number) => slots[number] && !seen.has(number));
    const slot = slots[numbers[0] ?? -1];
    const author = authorOf(paragraph);
    if (!slot) {
      const text = wordsNow(paragraph).trim();
      // What stands above the letter's first words is not the letter's to change.
      if (text !== '' && seen.size > 0)
        found.push({ id: '', what: 'new paragraph', below: last, text, author });
    } else {
      for (const number of numbers) seen.add(number);
      last = slot.block;
      const whole = texts.get(slot.block) ?? slot.text;
      found.push(...wordsChanged(slot, whole, paragraph, author));
    }
    for (const comment of comments) {
      if (
        told.has(comment.id) ||
        !paragraph.pieces.some((piece) => piece.comments.includes(comment.id))
      )
        continue;
      told.add(comment.id);
      found.push(
        commentOn(comment, slot && { slot, whole: texts.get(slot.block) ?? '' }, paragraph),
      );
    }
  }
  const gone = slots.flatMap((slot, number) => (seen.has(number) ? [] : [slot]));
  found.push(...removals(slots, gone, texts));
  for (const { id, author, text } of comments)
    if (!told.has(id)) found.push({ id: '', what: 'remark', author, text });
  return found.map((each, index) => ({ ...each, id: `review-${index + 1}` }));
}

/** Spaces that Word was given so that words stay together are spaces. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

const wordsNow = ({ pieces }: ReturnedParagraph): string =>
  plain(
    pieces
      .filter(({ change }) => change !== 'out')
      .map(({ text }) => text)
      .join(''),
  );

const authorOf = ({ pieces }: ReturnedParagraph): string =>
  pieces.find(({ change, author }) => change !== undefined && author !== undefined)?.author ?? '';

/** The marks a quote is set in are the letter's, not its words. */
function ownWords(slot: Slot, whole: string, now: string): string {
  const isQuoted = whole[slot.at - 1] === '“' && now.startsWith('“') && now.endsWith('”');
  return isQuoted ? now.slice(1, -1) : now;
}

function wordsChanged(
  slot: Slot,
  whole: string,
  paragraph: ReturnedParagraph,
  author: string,
): Suggestion[] {
  const was = plain(slot.text);
  const now = ownWords(slot, whole, wordsNow(paragraph));
  if (was === now) return [];
  const changes: { from: number; to: number; words: string }[] = [];
  let at = 0;
  const change = (length: number, words: string) => {
    const open = changes.at(-1);
    const between = open === undefined ? undefined : was.slice(open.to, at);
    if (open !== undefined && (between === '' || between === ' ')) {
      // Two changes with nothing but a space between them are one to whoever reads them.
      open.words += between + words;
      open.to = at + length;
    } else changes.push({ from: at, to: at + length, words });
  };
  for (const { type, text } of compareWords(was, now)) {
    if (type === 'added') change(0, text);
    else {
      if (type === 'removed') change(text.length, '');
      at += text.length;
    }
  }
  return changes
    .map((each) => withoutSharedSpace(was, each))
    .map(({ from, to, words }) => ({
      id: '',
      what: 'words' as const,
      author,
      words,
      ...passageOf(slot, whole, from, to),
    }));
}

/** A space that both end with was not changed. */
function withoutSharedSpace(was: string, change: { from: number; to: number; words: string }) {
  const isShared = change.words.endsWith(' ') && was.slice(change.from, change.to).endsWith(' ');
  return isShared ? { ...change, to: change.to - 1, words: change.words.slice(0, -1) } : change;
}

function passageOf(slot: Slot, whole: string, from: number, to: number): Passage {
  const [start, end] = [slot.at + from, slot.at + to];
  return {
    block: slot.block,
    from: start,
    to: end,
    original: whole.slice(start, end),
    before: whole.slice(Math.max(slot.at, start - WORDS_AROUND), start),
    after: whole.slice(end, Math.min(slot.at + slot.text.length, end + WORDS_AROUND)),
  };
}

function commentOn(
  { id, author, text }: ReturnedComment,
  on: { readonly slot: Slot; readonly whole: string } | undefined,
  { pieces }: ReturnedParagraph,
): Suggestion {
  if (!on) return { id: '', what: 'remark', author, text };
  const words = plain(
    pieces
      .filter((piece) => piece.comments.includes(id) && piece.change !== 'in')
      .map((piece) => piece.text)
      .join(''),
  ).trim();
  const { slot, whole } = on;
  const at = words === '' ? -1 : plain(slot.text).indexOf(words);
  const passage =
    at < 0
      ? passageOf(slot, whole, 0, slot.text.length)
      : passageOf(slot, whole, at, at + words.length);
  return { id: '', what: 'comment', author, text, ...passage };
}

/** A block none of whose paragraphs came back is taken out; a line or a cell of one that did is emptied. */
function removals(
  slots: readonly Slot[],
  gone: readonly Slot[],
  texts: ReadonlyMap<string, string>,
): Suggestion[] {
  const done = new Set<string>();
  return gone.flatMap((slot): Suggestion[] => {
    const whole = texts.get(slot.block) ?? slot.text;
    const isWhole = slots.every((each) => each.block !== slot.block || gone.includes(each));
    if (!isWhole) {
      if (slot.text === '') return [];
      return [
        {
          id: '',
          what: 'words',
          author: '',
          words: '',
          ...passageOf(slot, whole, 0, slot.text.length),
        },
      ];
    }
    if (done.has(slot.block) || whole.trim() === '') return [];
    done.add(slot.block);
    return [{ id: '', what: 'remove', author: '', block: slot.block, original: whole }];
  });
}

/**
 * Where a passage stands in the letter as it is now: the words may have moved, for the writer goes on.
 * @returns undefined when its words are no longer there, or could be meant in more than one place
 */
export function placeNow(
  passage: Passage,
  blocks: readonly Block[],
): { readonly from: number; readonly to: number } | undefined {
  const block = blocks.find(({ id }) => id === passage.block);
  if (!block) return undefined;
  const text = blockText(block);
  const { from, to, original, before, after } = passage;
  const isHere =
    text.slice(from, to) === original &&
    text.slice(0, from).endsWith(before) &&
    text.slice(to).startsWith(after);
  if (isHere) return { from, to };
  for (const around of [WORDS_AROUND, 15, 8]) {
    const [left, right] = [before.slice(-around), after.slice(0, around)];
    for (const [head, tail] of [
      [left, right],
      [left, ''],
      ['', right],
    ] as const) {
      const wanted = head + original + tail;
      if (wanted.length < 4) continue;
      const at = text.indexOf(wanted);
      if (at < 0 || text.indexOf(wanted, at + 1) >= 0) continue;
      return { from: at + head.length, to: at + head.length + original.length };
    }
  }
  return undefined;
}
