/** Where in a block's plain text (`blockText`) its own words stand: the ground that findings' offsets are on. */
import type { Block, Inline } from '../letters/model';

/** A run of text that is read by itself: a paragraph, one item of a list, one cell of a table. */
export interface Passage {
  readonly from: number;
  readonly to: number;
}

export interface BlockText {
  /** As `blockText` gives it: with bullets, numbers and the inverted commas of a quote, which no passage holds. */
  readonly text: string;
  readonly passages: readonly Passage[];
  /** Values from the case and links: never faulted, and no part of the reading age. */
  readonly exempt: readonly Passage[];
}

export function blockTextOf(block: Block): BlockText {
  const parts = new Parts();
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      parts.add(block.content);
      break;
    case 'quote':
      parts.skip('“').add(block.content).skip('”');
      if (block.cite) parts.skip('\n').line(block.cite);
      break;
    case 'list':
      for (const [at, item] of block.items.entries())
        parts.skip(`${at > 0 ? '\n' : ''}${block.ordered ? `${at + 1}.` : '•'} `).add(item);
      break;
    case 'table':
      for (const [row, cells] of [block.header, ...block.rows].entries()) {
        if (row > 0) parts.skip('\n');
        for (const [at, cell] of cells.entries()) parts.skip(at > 0 ? '\t' : '').add(cell);
      }
      break;
    case 'address':
      for (const [at, line] of block.lines.entries()) parts.skip(at > 0 ? '\n' : '').line(line);
      break;
    case 'signature':
      for (const [at, line] of [block.name, block.role, ...block.contact]
        .filter((each) => each !== '')
        .entries())
        parts.skip(at > 0 ? '\n' : '').line(line);
      break;
  }
  return parts;
}

class Parts implements BlockText {
  text = '';
  readonly passages: Passage[] = [];
  readonly exempt: Passage[] = [];

  /** What the page adds around the words. */
  skip(text: string): this {
    this.text += text;
    return this;
  }

  line(text: string): this {
    return this.add([{ type: 'text', text }]);
  }

  add(content: readonly Inline[]): this {
    const from = this.text.length;
    for (const piece of content) {
      if (piece.type !== 'text' && piece.text !== '')
        this.exempt.push({ from: this.text.length, to: this.text.length + piece.text.length });
      this.text += piece.text;
    }
    this.passages.push({ from, to: this.text.length });
    return this;
  }
}
