/**
 * Copy and paste. ProseMirror's own paste reads HTML with the page's parser, which Trusted Types refuse, so
 * ours comes first: what was copied here comes back whole, everything else through the sanitiser of
 * `shared/letters/paste`. A picture or a file on the clipboard is no text and pastes nothing.
 */
import { blocksFromHtml, blocksFromText, type NewBlock } from '@shared/letters';
import { Fragment, type Node, Slice } from 'prosemirror-model';
import { type EditorState, Plugin, Selection, type Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { topBlock } from './commands';
import { blockNode } from './mapping';
import { schema } from './schema';

const { nodes } = schema;

/** The words last copied within this window, and what they were: fields, links and blocks come back whole. */
let copied: { readonly text: string; readonly slice: Slice } | undefined;

export const clipboard = (): Plugin =>
  new Plugin({
    props: {
      clipboardTextSerializer: (slice) => textOf(slice),
      handleDOMEvents: {
        copy: keep,
        cut: keep,
        paste(view, event) {
          if (!view.editable) return false;
          event.preventDefault();
          if (event.clipboardData) paste(view, event.clipboardData);
          return true;
        },
        drop(view, event) {
          // Moving words within the letter is ProseMirror's own; anything from outside is a paste where it falls.
          if (view.dragging !== null) return false;
          event.preventDefault();
          const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
          if (at && event.dataTransfer && view.editable) {
            view.dispatch(
              view.state.tr.setSelection(Selection.near(view.state.doc.resolve(at.pos))),
            );
            paste(view, event.dataTransfer);
          }
          return true;
        },
      },
    },
  });

function keep(view: EditorView): false {
  const slice = view.state.selection.content();
  copied = slice.size === 0 ? copied : { slice, text: textOf(slice) };
  return false;
}

/** Lines as a letter reads: one a paragraph, item or line of an address; tabs between cells. */
function textOf(slice: Slice): string {
  const lines: string[] = [];
  const walk = (fragment: Fragment) => {
    if (fragment.firstChild?.isText === true) {
      lines.push(fragment.textBetween(0, fragment.size));
      return;
    }
    fragment.forEach((node: Node) => {
      if (node.type === nodes.table_row)
        lines.push(node.children.map((cell) => cell.textContent).join('\t'));
      else if (node.isTextblock) lines.push(node.textContent);
      else walk(node.content);
    });
  };
  walk(slice.content);
  return lines.join('\n');
}

function paste(view: EditorView, data: DataTransfer): void {
  const text = data.getData('text/plain');
  if (copied && text !== '' && text.replaceAll('\r\n', '\n') === copied.text) {
    view.dispatch(
      view.state.tr.replaceSelection(copied.slice).scrollIntoView().setMeta('paste', true),
    );
    return;
  }
  const html = data.getData('text/html');
  const fromHtml = html === '' ? [] : blocksFromHtml(html);
  const blocks = fromHtml.length > 0 ? fromHtml : blocksFromText(text);
  if (blocks.length > 0) view.dispatch(pasteBlocks(view.state, blocks).setMeta('paste', true));
}

/** One paragraph joins the words at the cursor; more become blocks there, serving the part they stand in. */
export function pasteBlocks(state: EditorState, blocks: readonly NewBlock[]): Transaction {
  const top = topBlock(state.selection.$from);
  const made = blocks.map((block) => servingAs(blockNode({ ...block, id: '' }, {}), top?.node));
  const [only] = made;
  const { tr } = state;
  if (made.length === 1 && only?.type === nodes.paragraph)
    return tr.replaceSelection(new Slice(inParent(state, only.content), 0, 0)).scrollIntoView();
  const isInside = top !== undefined && top.node.type !== nodes.paragraph;
  if (isInside && top.node.type !== nodes.heading && top.node.type !== nodes.list) {
    // Tables, quotes, addresses and signatures take words only.
    const words = made.map((node) => node.textBetween(0, node.content.size, ' ')).join(' ');
    return tr.insertText(words).scrollIntoView();
  }
  return tr
    .replaceSelection(new Slice(Fragment.fromArray(made), openTo(made.at(0)), openTo(made.at(-1))))
    .scrollIntoView();
}

/** Blocks below the one at the cursor; the cursor goes to the end of the last. */
export function insertedAfter(state: EditorState, blocks: readonly NewBlock[]): Transaction {
  const top = topBlock(state.selection.$from);
  const { tr } = state;
  const made = blocks.map((block) => servingAs(blockNode({ ...block, id: '' }, {}), top?.node));
  const isBlank = top?.node.type === nodes.paragraph && top.node.content.size === 0;
  const end = top ? top.pos + top.node.nodeSize : tr.doc.content.size;
  const at = isBlank && top ? top.pos : end;
  tr.replaceWith(at, end, made);
  const after = at + made.reduce((size, node) => size + node.nodeSize, 0);
  return tr.setSelection(Selection.near(tr.doc.resolve(after), -1)).scrollIntoView();
}

/** The node, serving the part and point of the block it is put beside. */
function servingAs(node: Node, beside: Node | undefined): Node {
  const place = {
    part: (beside?.attrs.part ?? null) as string | null,
    point: (beside?.attrs.point ?? null) as string | null,
  };
  return node.type.create({ ...node.attrs, ...place }, node.content);
}

/** Paragraphs at either end run on from the words around them; other blocks stand for themselves. */
const openTo = (node: Node | undefined): number => (node?.type === nodes.paragraph ? 1 : 0);

/** Lines of addresses and sources of quotes hold words alone. */
function inParent(state: EditorState, content: Fragment): Fragment {
  const { parent } = state.selection.$from;
  const isPlain = parent.type === nodes.line || parent.type === nodes.quote_cite;
  const text = content.textBetween(0, content.size);
  return isPlain ? Fragment.from(text === '' ? null : schema.text(text)) : content;
}
