/** Blocks of a letter to a ProseMirror document and back. Nothing is lost either way; empty pieces of text go. */
import type { Block, FieldValues, Inline } from '@shared/letters';
import { Fragment, type Mark, type Node } from 'prosemirror-model';
import { schema } from './schema';

const { nodes, marks } = schema;

/**
 * @param values what the case says now: fields follow it, unless the writer changed them
 * @returns a document that is never without a block: an empty letter is one empty paragraph
 */
export function toDoc(blocks: readonly Block[], values: FieldValues): Node {
  const all = blocks.map((block) => blockNode(block, values));
  return nodes.doc.create(null, all.length > 0 ? all : [nodes.paragraph.create({ id: 'b1' })]);
}

export function blockNode(block: Block, values: FieldValues): Node {
  const place = { id: block.id, part: block.part ?? null, point: block.point ?? null };
  const words = (content: readonly Inline[]) => inlineNodes(content, values);
  switch (block.type) {
    case 'paragraph':
      return nodes.paragraph.create(place, words(block.content));
    case 'heading':
      return nodes.heading.create({ ...place, level: block.level }, words(block.content));
    case 'list': {
      const items = block.items.length > 0 ? block.items : [[]];
      return nodes.list.create(
        { ...place, ordered: block.ordered },
        items.map((item) => nodes.list_item.create(null, words(item))),
      );
    }
    case 'quote':
      return nodes.quote.create(place, [
        nodes.quote_text.create(null, words(block.content)),
        nodes.quote_cite.create(null, plain(block.cite ?? '')),
      ]);
    case 'table': {
      const wide = Math.max(1, block.header.length, ...block.rows.map((row) => row.length));
      const row = (cells: readonly (readonly Inline[])[], type = nodes.table_cell) =>
        nodes.table_row.create(
          null,
          Array.from({ length: wide }, (_, at) => type.create(null, words(cells[at] ?? []))),
        );
      return nodes.table.create(place, [
        row(block.header, nodes.table_header),
        ...block.rows.map((cells) => row(cells)),
      ]);
    }
    case 'address':
      return nodes.address.create(place, lines(block.lines));
    case 'signature':
      return nodes.signature.create(place, lines([block.name, block.role, ...block.contact]));
  }
}

const lines = (texts: readonly string[]): Node[] =>
  (texts.length > 0 ? texts : ['']).map((text) => nodes.line.create(null, plain(text)));

const plain = (text: string) => (text === '' ? [] : [schema.text(text)]);

let keys = 0;

/** A mark for a field of this name. Each has a key of its own: two fields side by side stay two. */
export function fieldMark(name: string, live: string): Mark {
  keys += 1;
  return marks.field.create({ name, live, key: keys });
}

export function inlineNodes(content: readonly Inline[], values: FieldValues): Fragment {
  return Fragment.fromArray(
    content.flatMap((piece) => {
      const bold = piece.type !== 'link' && piece.bold === true ? [marks.bold.create()] : [];
      if (piece.type === 'text') return piece.text === '' ? [] : [schema.text(piece.text, bold)];
      if (piece.type === 'link')
        return piece.text === ''
          ? []
          : [schema.text(piece.text, [marks.link.create({ href: piece.href })])];
      const now = values[piece.field];
      const text = piece.overridden === true ? piece.text : (now ?? piece.text);
      // Words of the writer's own are never taken for the case's, even where the case says nothing.
      const live = piece.overridden === true ? (now ?? '') : text;
      return text === '' ? [] : [schema.text(text, [fieldMark(piece.field, live), ...bold])];
    }),
  );
}

/** Made once a node: nodes never change, so a block that was not touched is the same object as before. */
const made = new WeakMap<Node, Block>();

export function toBlocks(doc: Node): readonly Block[] {
  return doc.children.map((node) => {
    const known = made.get(node);
    if (known) return known;
    const block = nodeBlock(node);
    made.set(node, block);
    return block;
  });
}

function nodeBlock(node: Node): Block {
  const { id, part, point } = node.attrs as {
    id: string;
    part: string | null;
    point: string | null;
  };
  const place = {
    id,
    ...(part === null ? {} : { part }),
    ...(point === null ? {} : { point }),
  };
  switch (node.type) {
    case nodes.heading:
      return {
        ...place,
        type: 'heading',
        level: node.attrs.level as 1 | 2 | 3,
        content: inlines(node),
      };
    case nodes.list: {
      const items = node.children.map(inlines);
      return {
        ...place,
        type: 'list',
        ordered: node.attrs.ordered as boolean,
        items: items.length === 1 && items[0]?.length === 0 ? [] : items,
      };
    }
    case nodes.quote: {
      const cite = node.child(1).textContent;
      return {
        ...place,
        type: 'quote',
        content: inlines(node.child(0)),
        ...(cite === '' ? {} : { cite }),
      };
    }
    case nodes.table: {
      const [header = [], ...rows] = node.children.map((row) => row.children.map(inlines));
      return { ...place, type: 'table', header, rows };
    }
    case nodes.address: {
      const texts = node.children.map((child) => child.textContent);
      return { ...place, type: 'address', lines: texts.join('') === '' ? [] : texts };
    }
    case nodes.signature: {
      const [name = '', role = '', ...contact] = node.children.map((child) => child.textContent);
      return { ...place, type: 'signature', name, role, contact };
    }
    default:
      return { ...place, type: 'paragraph', content: inlines(node) };
  }
}

/** Text under one field mark is one field, however it is cut by bold; it is bold when all of it is. */
function inlines(parent: Node): Inline[] {
  const pieces: Inline[] = [];
  let open: { readonly mark: Mark; text: string; isBold: boolean } | undefined;
  const close = () => {
    if (!open) return;
    const { name, live } = open.mark.attrs as { name: string; live: string };
    pieces.push({
      type: 'field',
      field: name,
      text: open.text,
      ...(open.isBold ? { bold: true } : {}),
      ...(open.text === live ? {} : { overridden: true }),
    });
    open = undefined;
  };
  parent.forEach((node) => {
    const text = node.text ?? '';
    const bold = marks.bold.isInSet(node.marks) !== undefined;
    const field = marks.field.isInSet(node.marks);
    const link = marks.link.isInSet(node.marks);
    if (field) {
      if (open?.mark.eq(field) === true) {
        open.text += text;
        open.isBold &&= bold;
        return;
      }
      close();
      open = { mark: field, text, isBold: bold };
      return;
    }
    close();
    if (link) pieces.push({ type: 'link', text, href: String(link.attrs.href) });
    else pieces.push({ type: 'text', text, ...(bold ? { bold: true } : {}) });
  });
  close();
  return pieces;
}
