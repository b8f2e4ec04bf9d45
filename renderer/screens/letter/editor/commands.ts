/** What the toolbar and the keys do to the letter. Each is a ProseMirror command: false = not here. */
import { baseKeymap, toggleMark } from 'prosemirror-commands';
import { Fragment, type Node, type NodeType, type ResolvedPos } from 'prosemirror-model';
import {
  type Command,
  type EditorState,
  Selection,
  TextSelection,
  type Transaction,
} from 'prosemirror-state';
import { addColumn, deleteTable, isInTable, selectedRect } from 'prosemirror-tables';
import { schema } from './schema';

const { nodes, marks } = schema;

export type BlockLook =
  'paragraph' | 'heading1' | 'heading2' | 'heading3' | 'bullets' | 'numbers' | 'quote';

export const toggleBold: Command = toggleMark(marks.bold);

/** How the block at the cursor looks; undefined for tables, addresses and signatures. */
export function lookAt(state: EditorState): BlockLook | undefined {
  const node = topBlock(state.selection.$from)?.node;
  switch (node?.type) {
    case nodes.paragraph:
      return 'paragraph';
    case nodes.heading:
      return `heading${node.attrs.level as 1 | 2 | 3}`;
    case nodes.list:
      return node.attrs.ordered === true ? 'numbers' : 'bullets';
    case nodes.quote:
      return 'quote';
    default:
      return undefined;
  }
}

interface Top {
  readonly node: Node;
  readonly pos: number;
}

export function topBlock($pos: ResolvedPos): Top | undefined {
  return $pos.depth === 0 ? undefined : { node: $pos.node(1), pos: $pos.before(1) };
}

/** The block as these lines of words, each with its marks. */
function wordsOf(node: Node): Fragment[] {
  if (node.type === nodes.list) return node.children.map(({ content }) => content);
  if (node.type === nodes.quote) {
    const [words, cite] = node.children;
    return [words?.content ?? Fragment.empty, ...(cite?.content.size ? [cite.content] : [])];
  }
  return [node.content];
}

/** Gives every block of the selection that look. A run of paragraphs becomes one list, a list becomes paragraphs. */
export function setLook(look: BlockLook): Command {
  return (state, dispatch) => {
    const from = topBlock(state.selection.$from);
    const to = topBlock(state.selection.$to);
    if (!from || !to) return false;
    const tops: Node[] = [];
    state.doc.nodesBetween(from.pos, to.pos + to.node.nodeSize, (node, _pos, parent) => {
      if (parent === state.doc) tops.push(node);
      return false;
    });
    const isWords = (node: Node) =>
      [nodes.paragraph, nodes.heading, nodes.list, nodes.quote].includes(node.type as never);
    if (!tops.every(isWords)) return false;
    if (!dispatch) return true;
    const made = relooked(tops, look);
    const tr = state.tr.replaceWith(from.pos, to.pos + to.node.nodeSize, made);
    // Where the cursor stood, by its line of words and its place in the line.
    const line = lineOf(from, state.selection.$from);
    tr.setSelection(cursorIn(tr.doc, from.pos, line, state.selection.$from.parentOffset));
    dispatch(tr.scrollIntoView());
    return true;
  };
}

function relooked(tops: readonly Node[], look: BlockLook): Node[] {
  const first = tops[0];
  if (!first) return [];
  const { id, part, point } = first.attrs as Record<string, unknown>;
  const place = { id, part, point };
  const words = tops.flatMap((node) => wordsOf(node).map((content) => ({ content, node })));
  if (look === 'bullets' || look === 'numbers') {
    return [
      nodes.list.create(
        { ...place, ordered: look === 'numbers' },
        words.map(({ content }) => nodes.list_item.create(null, content)),
      ),
    ];
  }
  return words.map(({ content, node }, at) => {
    const isFirstOfNode = words[at - 1]?.node !== node;
    const attrs = { ...node.attrs, id: isFirstOfNode ? (node.attrs.id as string) : '' };
    const own = { id: attrs.id, part: node.attrs.part, point: node.attrs.point };
    if (look === 'quote')
      return nodes.quote.create(own, [
        nodes.quote_text.create(null, content),
        nodes.quote_cite.create(),
      ]);
    if (look === 'paragraph') return nodes.paragraph.create(own, content);
    return nodes.heading.create({ ...own, level: Number(look.slice(-1)) }, content);
  });
}

/** Which line of words of its block a position stands in. */
const lineOf = (top: Top, $pos: ResolvedPos): number =>
  top.node.type === nodes.list || top.node.type === nodes.quote ? $pos.index(1) : 0;

/** The cursor in the nth line of words from `pos` on. */
function cursorIn(doc: Node, pos: number, line: number, offset: number): Selection {
  let left = line;
  let found: number | undefined;
  doc.nodesBetween(pos, doc.content.size, (node, at) => {
    if (found !== undefined) return false;
    if (!node.isTextblock) return true;
    if (left === 0) found = at + 1 + Math.min(offset, node.content.size);
    left -= 1;
    return false;
  });
  return Selection.near(doc.resolve(found ?? pos));
}

/** The block up or down by one. */
export function moveBlock(by: -1 | 1): Command {
  return (state, dispatch) => {
    const top = topBlock(state.selection.$from);
    if (!top) return false;
    const at = state.doc.resolve(top.pos).index(0);
    const other = state.doc.maybeChild(at + by);
    if (!other) return false;
    if (dispatch) {
      const start = by < 0 ? top.pos - other.nodeSize : top.pos;
      const pair = by < 0 ? [top.node, other] : [other, top.node];
      const moved = by * other.nodeSize;
      const tr = state.tr.replaceWith(start, start + top.node.nodeSize + other.nodeSize, pair);
      const { anchor, head } = state.selection;
      tr.setSelection(
        TextSelection.between(tr.doc.resolve(anchor + moved), tr.doc.resolve(head + moved)),
      );
      dispatch(tr.scrollIntoView());
    }
    return true;
  };
}

/** An empty block of words after this one, serving the same part; the cursor goes there. */
function paragraphAfter(tr: Transaction, top: Top): Transaction {
  const after = top.pos + top.node.nodeSize;
  const { part, point } = top.node.attrs as Record<string, unknown>;
  tr.insert(after, nodes.paragraph.create({ id: '', part, point }));
  return tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView();
}

/**
 * Enter: the next item of a list or line of an address; out of it from an empty one at its end; from a quote
 * to its source, then out; after a heading, a paragraph.
 */
export const enter: Command = (state, dispatch) => {
  const { $from, $to, empty } = state.selection;
  const top = topBlock($from);
  if (!top) return false;
  const parent = $from.parent;
  if (!$from.sameParent($to)) return false;
  if (parent.type === nodes.list_item || parent.type === nodes.line) {
    const isLast = $from.index(1) === top.node.childCount - 1;
    if (empty && parent.content.size === 0 && isLast) {
      if (!dispatch) return true;
      if (top.node.childCount === 1) {
        const tr = state.tr.replaceWith(
          top.pos,
          top.pos + top.node.nodeSize,
          nodes.paragraph.create(placeOf(top.node)),
        );
        dispatch(tr.setSelection(TextSelection.create(tr.doc, top.pos + 1)));
        return true;
      }
      const tr = state.tr.delete($from.before(), $from.after());
      const shorter = tr.doc.nodeAt(top.pos);
      if (shorter) dispatch(paragraphAfter(tr, { node: shorter, pos: top.pos }));
      return true;
    }
    if (dispatch) {
      const tr = state.tr.deleteSelection();
      dispatch(tr.split(tr.selection.from).scrollIntoView());
    }
    return true;
  }
  if (parent.type === nodes.quote_text || parent.type === nodes.quote_cite) {
    if (!dispatch) return true;
    if (parent.type === nodes.quote_text)
      dispatch(
        state.tr.setSelection(TextSelection.create(state.doc, $from.after() + 1)).scrollIntoView(),
      );
    else dispatch(paragraphAfter(state.tr, top));
    return true;
  }
  if (top.node.type === nodes.table) {
    // A cell is one paragraph: Enter goes to the cell below, and from the last row on below the table.
    const row = $from.index(1);
    if (row === top.node.childCount - 1) {
      if (dispatch) dispatch(paragraphAfter(state.tr, top));
      return true;
    }
    const next = state.doc.resolve($from.after(2) + 1).posAtIndex($from.index(2));
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, next + 1)).scrollIntoView());
    return true;
  }
  if (parent.type === nodes.heading && empty && $from.parentOffset === parent.content.size) {
    if (dispatch) dispatch(paragraphAfter(state.tr, top));
    return true;
  }
  return false;
};

const placeOf = (node: Node) => ({
  id: node.attrs.id as string,
  part: node.attrs.part as string | null,
  point: node.attrs.point as string | null,
});

/** Backspace at the start of an item, heading or quote makes it a paragraph first, as Word does. */
export const backspace: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset > 0) return false;
  const top = topBlock($from);
  if (!top) return false;
  const parent = $from.parent;
  if (parent.type === nodes.heading || parent.type === nodes.quote_text) {
    return setLook('paragraph')(state, dispatch);
  }
  if (parent.type === nodes.quote_cite) {
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, $from.before() - 1)));
    return true;
  }
  if (parent.type === nodes.list_item) return liftItem(state, dispatch, top);
  return false;
};

/** The item at the cursor out of its list, as a paragraph; the items around it stay lists. */
function liftItem(state: EditorState, dispatch: ((tr: Transaction) => void) | undefined, top: Top) {
  if (!dispatch) return true;
  const at = state.selection.$from.index(1);
  const { part, point } = placeOf(top.node);
  const list = (items: readonly Node[], id: string) =>
    items.length === 0 ? [] : [nodes.list.create({ ...top.node.attrs, id }, [...items])];
  const before = list(top.node.children.slice(0, at), top.node.attrs.id as string);
  const words = nodes.paragraph.create(
    { id: before.length > 0 ? '' : (top.node.attrs.id as string), part, point },
    top.node.child(at).content,
  );
  const after = list(top.node.children.slice(at + 1), '');
  const tr = state.tr.replaceWith(top.pos, top.pos + top.node.nodeSize, [
    ...before,
    words,
    ...after,
  ]);
  const start = top.pos + (before[0]?.nodeSize ?? 0) + 1;
  dispatch(tr.setSelection(TextSelection.create(tr.doc, start)).scrollIntoView());
  return true;
}

/** A table of two columns with a header row, after the block at the cursor. */
export const insertTable: Command = (state, dispatch) => {
  const top = topBlock(state.selection.$from);
  if (!top || isInTable(state)) return false;
  if (dispatch) {
    const row = (type: NodeType) => nodes.table_row.create(null, [type.create(), type.create()]);
    const { part, point } = placeOf(top.node);
    const table = nodes.table.create({ id: '', part, point }, [
      row(nodes.table_header),
      row(nodes.table_cell),
    ]);
    const isBlank = top.node.type === nodes.paragraph && top.node.content.size === 0;
    const at = isBlank ? top.pos : top.pos + top.node.nodeSize;
    const tr = isBlank
      ? state.tr.replaceWith(top.pos, top.pos + top.node.nodeSize, table)
      : state.tr.insert(at, table);
    dispatch(tr.setSelection(Selection.near(tr.doc.resolve(at + 1))).scrollIntoView());
  }
  return true;
};

/** A row below the one at the cursor. */
export const addRow: Command = (state, dispatch) => {
  if (!isInTable(state)) return false;
  if (dispatch) {
    const { table, tableStart, bottom, map } = selectedRect(state);
    const row = nodes.table_row.create(
      null,
      Array.from({ length: map.width }, () => nodes.table_cell.create()),
    );
    let at = tableStart;
    for (let index = 0; index < bottom; index += 1) at += table.child(index).nodeSize;
    const tr = state.tr.insert(at, row);
    dispatch(tr.setSelection(TextSelection.create(tr.doc, at + 2)).scrollIntoView());
  }
  return true;
};

/** A column to the right of the one at the cursor. */
export const addColumnAfter: Command = (state, dispatch) => {
  if (!isInTable(state)) return false;
  if (dispatch) {
    const rect = selectedRect(state);
    dispatch(addColumn(state.tr, rect, rect.right));
  }
  return true;
};

/** The whole block at the cursor. */
export const removeBlock: Command = (state, dispatch) => {
  if (isInTable(state)) return deleteTable(state, dispatch);
  const top = topBlock(state.selection.$from);
  if (!top) return false;
  if (dispatch) {
    const end = top.pos + top.node.nodeSize;
    const tr =
      state.doc.childCount === 1
        ? state.tr.replaceWith(top.pos, end, nodes.paragraph.create({ id: '' }))
        : state.tr.delete(top.pos, end);
    const near = Selection.near(tr.doc.resolve(Math.min(top.pos, tr.doc.content.size)));
    dispatch(tr.setSelection(near).scrollIntoView());
  }
  return true;
};

/** The words selected lead to this address; without an address they are plain again. */
export function setLink(href: string | undefined): Command {
  return (state, dispatch) => {
    const { from, to, empty, $from } = state.selection;
    const span = empty ? linkSpan($from) : { from, to };
    if (!span) return false;
    if (dispatch) {
      const tr = state.tr.removeMark(span.from, span.to, marks.link);
      if (href !== undefined) tr.addMark(span.from, span.to, marks.link.create({ href }));
      dispatch(tr);
    }
    return true;
  };
}

/** The link the cursor stands in. */
export function linkSpan(
  $pos: ResolvedPos,
): { from: number; to: number; href: string } | undefined {
  const here = $pos.parent.childAfter($pos.parentOffset).node
    ? $pos.parent.childAfter($pos.parentOffset)
    : $pos.parent.childBefore($pos.parentOffset);
  const mark = here.node && marks.link.isInSet(here.node.marks);
  if (!here.node || !mark) return undefined;
  const from = $pos.start() + here.offset;
  return { from, to: from + here.node.nodeSize, href: String(mark.attrs.href) };
}

/** Everything else as ProseMirror does it; Ctrl+Enter is the screen's. */
export const baseKeys: Readonly<Record<string, Command>> = Object.fromEntries(
  Object.entries(baseKeymap).filter(([key]) => key !== 'Mod-Enter'),
);

/** The editor takes every Enter for itself; with Ctrl or Alt it is the screen's. */
export const screenKeys = {
  keydown: (_view: unknown, { key, ctrlKey, altKey }: KeyboardEvent): boolean =>
    key === 'Enter' && (ctrlKey || altKey),
};
