/** A letter's blocks as the paragraphs Word makes of them: each line, list item and cell is one. */
import type { Block } from '../model';
import { inlineText } from '../text';

/** A stretch of a block's plain text (`blockText`) that is one paragraph in Word. */
export interface Slot {
  readonly block: string;
  /** Offset in the block's plain text. */
  readonly at: number;
  readonly text: string;
}

/** In reading order; the same order in which the Word file names them. */
export const slotsOf = (blocks: readonly Block[]): readonly Slot[] => blocks.flatMap(slotsOfBlock);

function slotsOfBlock(block: Block): Slot[] {
  let at = 0;
  const slots: Slot[] = [];
  const add = (text: string, before = 0) => {
    at += before;
    slots.push({ block: block.id, at, text });
    at += text.length;
  };
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      add(inlineText(block.content));
      break;
    case 'quote':
      add(inlineText(block.content), 1);
      // The closing mark and the new line.
      if (block.cite) add(block.cite, 2);
      break;
    case 'list':
      for (const [index, item] of block.items.entries()) {
        const mark = block.ordered ? `${index + 1}. ` : '• ';
        add(inlineText(item), (index > 0 ? 1 : 0) + mark.length);
      }
      break;
    case 'table':
      for (const [row, cells] of [block.header, ...block.rows].entries())
        for (const [column, cell] of cells.entries())
          add(inlineText(cell), row > 0 || column > 0 ? 1 : 0);
      break;
    case 'address':
      for (const [index, line] of block.lines.entries()) add(line, index > 0 ? 1 : 0);
      break;
    case 'signature':
      for (const [index, line] of [block.name, block.role, ...block.contact]
        .filter((each) => each !== '')
        .entries())
        add(line, index > 0 ? 1 : 0);
      break;
  }
  return slots;
}
