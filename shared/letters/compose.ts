/** Small builders for letters: blocks with stable ids, free text as paragraphs, gaps that show. */
import type { Block, Inline } from './model';

/** Distributes `Omit` over the kinds of block. */
type WithoutId<B> = B extends unknown ? Omit<B, 'id'> : never;
export type NewBlock = WithoutId<Block>;

interface Place {
  readonly part?: string | undefined;
  readonly point?: string | undefined;
}

const at = ({ part, point }: Place) => ({
  ...(part === undefined ? {} : { part }),
  ...(point === undefined ? {} : { point }),
});

export const plain = (text: string): Inline => ({ type: 'text', text });
export const strong = (text: string): Inline => ({ type: 'text', text, bold: true });
export const field = (name: string, text: string, bold = false): Inline => ({
  type: 'field',
  field: name,
  text,
  ...(bold ? { bold } : {}),
});

/**
 * A gap the writer must fill, in square brackets: it shows in the letter, and the check refuses to issue
 * while one is left. Never leave a part out silently.
 */
export const gap = (what: string): Inline => plain(`[${what}]`);

/**
 * Gaps of ours and of templates ("{{name}}", "<<date>>"). What writers put in brackets on purpose is none:
 * [sic], […], [redacted], and numbers such as the year in "[2019] EWHC 12". Holds no group, so that text
 * can be split by it.
 */
export const GAP =
  /\[(?!(?:[Ss]ic|[Rr]edacted|\.{3}|…|\d{1,4})\])[^\][]{2,200}\]|\{\{[^{}]{1,200}\}\}|<<[^<>]{1,200}>>/g;

export const heading = (level: 1 | 2 | 3, text: string, place: Place = {}): NewBlock => ({
  ...at(place),
  type: 'heading',
  level,
  content: [plain(text)],
});

export const paragraph = (content: readonly (Inline | string)[], place: Place = {}): NewBlock => ({
  ...at(place),
  type: 'paragraph',
  content: content.map((piece) => (typeof piece === 'string' ? plain(piece) : piece)),
});

export const list = (items: readonly (readonly Inline[])[], place: Place = {}): NewBlock => ({
  ...at(place),
  type: 'list',
  ordered: false,
  items: items.map((item) => [...item]),
});

/** What somebody typed, as paragraphs: a blank line begins a new one. Nothing typed leaves a gap. */
export function typed(text: string, missing: string, place: Place = {}): NewBlock[] {
  const paragraphs = text
    .split(/\n\s*\n/)
    .map((part) => part.replace(/\s*\n\s*/g, ' ').trim())
    .filter((part) => part !== '');
  if (paragraphs.length === 0) return [paragraph([gap(missing)], place)];
  return paragraphs.map((part) => paragraph([part], place));
}

/** Ids are b1, b2, …: the same letter assembled twice is the same document. */
export const numbered = (blocks: readonly NewBlock[]): Block[] =>
  blocks.map((block, index) => ({ ...block, id: `b${index + 1}` }));

/** "Upheld" begins a sentence; a full stop ends it once. */
export const sentence = (text: string): string => {
  const trimmed = text.trim();
  if (trimmed === '') return trimmed;
  const begun = trimmed.charAt(0).toUpperCase() + trimmed.slice(1);
  return /[.!?…]["”’)]?$/.test(begun) ? begun : `${begun}.`;
};
