/** The plain text of a block, and where in it each piece stands: the ground that findings' offsets are on. */
import type { Block, Inline } from '../letters/model';

/** A run of text that is read by itself: a paragraph, one item of a list, one cell of a table. */
export interface Passage {
  readonly from: number;
  readonly to: number;
}

export interface BlockText {
  readonly text: string;
  readonly passages: readonly Passage[];
  /** Values from the case and links: never faulted, and no part of the reading age. */
  readonly exempt: readonly Passage[];
}

/**
 * The block's plain text: pieces one after another; items, cells and lines each followed by one line break.
 * No quotation marks, bullets or numbers that only the page adds.
 */
export const blockPlainText = (block: Block): string => blockTextOf(block).text;

export function blockTextOf(block: Block): BlockText {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
    case 'quote':
      return joined([block.content]);
    case 'list':
      return joined(block.items);
    case 'table':
      return joined([block.header, ...block.rows].flat());
    case 'address':
      return joined(block.lines.map(asText));
    case 'signature':
      return joined([block.name, block.role, ...block.contact].map(asText));
  }
}

const asText = (text: string): Inline[] => [{ type: 'text', text }];

function joined(parts: readonly (readonly Inline[])[]): BlockText {
  const passages: Passage[] = [];
  const exempt: Passage[] = [];
  let text = '';
  for (const [at, part] of parts.entries()) {
    if (at > 0) text += '\n';
    const from = text.length;
    for (const piece of part) {
      if (piece.type !== 'text' && piece.text !== '')
        exempt.push({ from: text.length, to: text.length + piece.text.length });
      text += piece.text;
    }
    passages.push({ from, to: text.length });
  }
  return { text, passages, exempt };
}
