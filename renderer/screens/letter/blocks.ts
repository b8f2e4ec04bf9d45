/** Editing a letter's blocks: moving, adding, removing, and a block's words as text one can type. */
import type { Block, Inline } from '@shared/letters';

/** Bold stands between two asterisks on each side, links as they read. Lists: one item a line. */
export function toTyped(block: Block): string {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
    case 'quote':
      return marked(block.content);
    case 'list':
      return block.items.map(marked).join('\n');
    case 'table':
      return [block.header, ...block.rows].map((row) => row.map(marked).join(' | ')).join('\n');
    case 'address':
      return block.lines.join('\n');
    case 'signature':
      return [block.name, block.role, ...block.contact].join('\n');
  }
}

/** The block with what was typed into it. Its id, part and point stay, so that the checks still find it. */
export function fromTyped(block: Block, typed: string): Block {
  const lines = typed.split('\n').map((line) => line.trim());
  const written = lines.filter((line) => line !== '');
  switch (block.type) {
    case 'heading':
      return { ...block, content: unmarked(written.join(' ')) };
    case 'paragraph':
    case 'quote':
      return { ...block, content: unmarked(lines.join(' ').trim()) };
    case 'list':
      return { ...block, items: written.map(unmarked) };
    case 'table': {
      const [header = [], ...rows] = written.map((line) =>
        line.split('|').map((cell) => unmarked(cell.trim())),
      );
      return { ...block, header, rows };
    }
    case 'address':
      return { ...block, lines: written };
    case 'signature':
      return {
        ...block,
        name: lines[0] ?? '',
        role: lines[1] ?? '',
        contact: lines.slice(2).filter((line) => line !== ''),
      };
  }
}

const marked = (content: readonly Inline[]): string =>
  content
    .map((piece) => (piece.type !== 'link' && piece.bold ? `**${piece.text}**` : piece.text))
    .join('');

function unmarked(typed: string): Inline[] {
  return typed
    .split(/(\*\*[^*]+\*\*)/)
    .filter((part) => part !== '')
    .map((part): Inline => {
      const bold = /^\*\*([^*]+)\*\*$/.exec(part)?.[1];
      return bold === undefined
        ? { type: 'text', text: part }
        : { type: 'text', text: bold, bold: true };
    });
}

export function moveBlock(blocks: readonly Block[], id: string, by: -1 | 1): readonly Block[] {
  const at = blocks.findIndex((block) => block.id === id);
  const [here, there] = [blocks[at], blocks[at + by]];
  if (!here || !there) return blocks;
  const next = [...blocks];
  next[at] = there;
  next[at + by] = here;
  return next;
}

export const removeBlock = (blocks: readonly Block[], id: string): readonly Block[] =>
  blocks.filter((block) => block.id !== id);

export type NewBlockType = 'paragraph' | 'heading' | 'list' | 'quote';

/** Adds an empty block after `after`. It serves the same part and point, since it stands among them. */
export function addBlock(
  blocks: readonly Block[],
  after: string,
  type: NewBlockType,
  id: string,
): readonly Block[] {
  const at = blocks.findIndex((block) => block.id === after);
  const before = blocks[at];
  const place = {
    id,
    ...(before?.part === undefined ? {} : { part: before.part }),
    ...(before?.point === undefined ? {} : { point: before.point }),
  };
  const made: Block =
    type === 'list'
      ? { ...place, type, ordered: false, items: [] }
      : type === 'heading'
        ? { ...place, type, level: 2, content: [] }
        : { ...place, type, content: [] };
  return [...blocks.slice(0, at + 1), made, ...blocks.slice(at + 1)];
}
