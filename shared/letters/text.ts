/** A letter as plain text: what every renderer must say, word for word. */
import { formatDate, MONTHS } from '../calendar';
import type { Block, Inline, LetterDocument } from './model';

export const inlineText = (content: readonly Inline[]): string =>
  content.map((piece) => piece.text).join('');

/** One block as lines. Lists carry their bullet or number. */
export function blockLines(block: Block): string[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return [inlineText(block.content)];
    case 'quote':
      return [`“${inlineText(block.content)}”`, ...(block.cite ? [block.cite] : [])];
    case 'list':
      return block.items.map(
        (item, index) => `${block.ordered ? `${index + 1}.` : '•'} ${inlineText(item)}`,
      );
    case 'table':
      return [block.header, ...block.rows].map((row) => row.map(inlineText).join('\t'));
    case 'address':
      return block.lines;
    case 'signature':
      return [block.name, block.role, ...block.contact].filter((line) => line !== '');
  }
}

export const blockText = (block: Block): string => blockLines(block).join('\n');

/** What stands above the body, in order: letterhead, addressee, date, reference. */
export function openingLines(doc: LetterDocument): string[] {
  return [
    doc.letterhead.name,
    ...doc.letterhead.lines,
    doc.recipient.name,
    ...doc.recipient.lines,
    formatDate(doc.datedOn, 'letter'),
    `Our reference: ${doc.reference}`,
  ].filter((line) => line.trim() !== '');
}

/** The whole letter, a line a paragraph. */
export const letterText = (doc: LetterDocument): string =>
  [...openingLines(doc), ...doc.blocks.flatMap(blockLines)].join('\n');

/** The body alone, blocks apart by blank lines: what the checks read. */
export const bodyText = (doc: LetterDocument): string => doc.blocks.map(blockText).join('\n\n');

const NO_BREAK = '\u00a0';
/** One after another, so that a day that follows a stage is kept whole as well. */
const TOGETHER = [
  new RegExp(String.raw`\b\d{1,2} (?:${MONTHS.join('|')})\b`, 'gi'),
  /\b(?:stage|point|page) [1-9]\d{0,3}\b/gi,
  // A telephone number in groups.
  /(?<![\w-])0\d{2,5}(?: \d{3,6}){1,3}\b/g,
];

/** As it is set on a page: a day stays with its month, a stage with its number, a telephone number whole. */
export const keptTogether = (text: string): string =>
  TOGETHER.reduce(
    (kept, words) => kept.replace(words, (found) => found.replaceAll(' ', NO_BREAK)),
    text,
  );

/** Somebody's words, sentence by sentence, so that whole ones can be quoted. Lines of their own are sentences too. */
export const sentencesOf = (words: string): string[] =>
  words
    .split(/\n+|(?<=[.!?…]["”’)]?)\s+(?=["“‘(]?\p{Lu}|\d)/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
