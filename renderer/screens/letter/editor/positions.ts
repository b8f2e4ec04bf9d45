/** Where a place in a block's plain text (`blockText`) stands in the document, and the other way round. */
import type { Node } from 'prosemirror-model';
import { schema } from './schema';

const { nodes } = schema;

/** A run of the block's plain text that stands in the document. */
export interface Run {
  /** Offset in the block's plain text. */
  readonly at: number;
  readonly length: number;
  /** Position in the document of its first letter. */
  readonly pos: number;
}

/**
 * The block's plain text, run by run, exactly as `blockLines` writes it: bullets and numbers before items,
 * inverted commas around quotes, tabs between cells.
 * @param pos position before the block
 */
export function runsOf(block: Node, pos: number): readonly Run[] {
  const runs: Run[] = [];
  let at = 0;
  const add = (node: Node, nodePos: number) => {
    runs.push({ at, length: node.content.size, pos: nodePos + 1 });
    at += node.content.size;
  };
  switch (block.type) {
    case nodes.list:
      block.forEach((item, offset, index) => {
        at += (index > 0 ? 1 : 0) + (block.attrs.ordered === true ? `${index + 1}. ` : '• ').length;
        add(item, pos + 1 + offset);
      });
      return runs;
    case nodes.quote:
      block.forEach((child, offset, index) => {
        if (index > 0 && child.content.size === 0) return;
        at += index === 0 ? 1 : 2;
        add(child, pos + 1 + offset);
      });
      return runs;
    case nodes.table:
      block.forEach((row, rowOffset, rowIndex) => {
        if (rowIndex > 0) at += 1;
        row.forEach((cell, cellOffset, cellIndex) => {
          if (cellIndex > 0) at += 1;
          add(cell, pos + 1 + rowOffset + 1 + cellOffset);
        });
      });
      return runs;
    case nodes.address:
    case nodes.signature: {
      let isFirst = true;
      block.forEach((child, offset) => {
        // A signature without a post has no empty line in its text.
        if (block.type === nodes.signature && child.content.size === 0) return;
        if (!isFirst) at += 1;
        isFirst = false;
        add(child, pos + 1 + offset);
      });
      return runs;
    }
    default:
      add(block, pos);
      return runs;
  }
}

/**
 * A passage of a block's plain text in the document.
 * @returns undefined when the block is gone or the passage is no longer within it
 */
export function passageAt(
  doc: Node,
  block: string,
  from: number,
  to: number,
): { from: number; to: number } | undefined {
  const found = blockAt(doc, block);
  if (!found) return undefined;
  const runs = runsOf(found.node, found.pos);
  const holds = (run: Run, place: number) => place >= run.at && place <= run.at + run.length;
  const start =
    runs.find((run) => holds(run, from) && from < run.at + run.length) ??
    runs.find((run) => holds(run, from));
  const end =
    runs.find((run) => holds(run, to) && to > run.at) ?? runs.find((run) => holds(run, to));
  if (!start || !end) return undefined;
  const passage = { from: start.pos + from - start.at, to: end.pos + to - end.at };
  return passage.to < passage.from ? undefined : passage;
}

export function blockAt(doc: Node, id: string): { node: Node; pos: number } | undefined {
  let found: { node: Node; pos: number } | undefined;
  doc.forEach((node, pos) => {
    if (node.attrs.id === id) found ??= { node, pos };
  });
  return found;
}
