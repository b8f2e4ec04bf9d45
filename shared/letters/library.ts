/**
 * The council's own paragraphs for letters, each in one or more variants. A variant may name fields of the
 * case: `{{due}}` becomes the day the answer is due, and follows the case like any field.
 */
import type { LibraryParagraph } from '../case-file/council';
import type { LetterKind } from '../case-file/schema';
import type { NewBlock } from './compose';
import type { FieldValues } from './fields';
import type { Inline } from './model';
import { blocksFromText } from './paste/pasted-text';

/** Those for this kind of letter; one that names no kinds is for all. By title. */
export const paragraphsFor = (
  library: readonly LibraryParagraph[],
  kind: LetterKind,
): readonly LibraryParagraph[] =>
  library
    .filter(({ kinds }) => kinds.length === 0 || kinds.includes(kind))
    .toSorted((one, other) => one.title.localeCompare(other.title, 'en-GB'));

const FIELD = /\{\{\s*([a-z0-9]+)\s*\}\}/gi;

/** Fields a text names, as written between the braces, each once. */
export const fieldsNamed = (text: string): string[] => [
  ...new Set([...text.matchAll(FIELD)].map((match) => match[1] ?? '')),
];

/** A variant as blocks. A field the case does not have stays in braces: a gap the checks refuse to issue. */
export function variantBlocks(text: string, values: FieldValues): NewBlock[] {
  return blocksFromText(text).map((block) => {
    switch (block.type) {
      case 'paragraph':
        return { ...block, content: block.content.flatMap((piece) => withFields(piece, values)) };
      case 'list':
        return {
          ...block,
          items: block.items.map((item) => item.flatMap((piece) => withFields(piece, values))),
        };
      default:
        return block;
    }
  });
}

function withFields(piece: Inline, values: FieldValues): Inline[] {
  const pieces: Inline[] = [];
  let at = 0;
  for (const match of piece.text.matchAll(FIELD)) {
    const field = Object.keys(values).find(
      (name) => name.toLowerCase() === (match[1] ?? '').toLowerCase(),
    );
    const text = field === undefined ? undefined : values[field];
    if (field === undefined || text === undefined) continue;
    if (match.index > at) pieces.push({ type: 'text', text: piece.text.slice(at, match.index) });
    pieces.push({ type: 'field', field, text });
    at = match.index + match[0].length;
  }
  if (at < piece.text.length) pieces.push({ type: 'text', text: piece.text.slice(at) });
  return pieces;
}
