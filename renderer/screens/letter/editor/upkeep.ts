/**
 * What keeps the document a letter while it is typed: every block has an id of its own, a table has its
 * header row and as many cells in each, and fields follow the case.
 */
import type { FieldValues } from '@shared/letters';
import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { fieldMark } from './mapping';
import { schema } from './schema';

const { nodes, marks } = schema;

const newId = (): string => `n${crypto.randomUUID()}`;

/** Splitting or pasting copies a block's id; the later of two gets a new one. */
export const ownIds = (): Plugin =>
  new Plugin({
    appendTransaction(transactions, _old, state) {
      if (!transactions.some(({ docChanged }) => docChanged)) return undefined;
      const seen = new Set<string>();
      const tr = state.tr;
      state.doc.forEach((node, pos) => {
        const id = String(node.attrs.id);
        if (id === '' || seen.has(id)) tr.setNodeAttribute(pos, 'id', newId());
        else seen.add(id);
      });
      return tr.docChanged ? tr : undefined;
    },
  });

/** The first row of a table is its header, whatever rows were moved or taken away. */
export const headerRows = (): Plugin =>
  new Plugin({
    appendTransaction(transactions, _old, state) {
      if (!transactions.some(({ docChanged }) => docChanged)) return undefined;
      const tr = state.tr;
      state.doc.forEach((table, start) => {
        if (table.type !== nodes.table) return;
        table.forEach((row, rowOffset, rowIndex) => {
          const wanted = rowIndex === 0 ? nodes.table_header : nodes.table_cell;
          row.forEach((cell, cellOffset) => {
            if (cell.type !== wanted)
              tr.setNodeMarkup(start + 1 + rowOffset + 1 + cellOffset, wanted);
          });
        });
      });
      return tr.docChanged ? tr : undefined;
    },
  });

const VALUES = new PluginKey<{ readonly values: FieldValues; readonly shown: DecorationSet }>(
  'fields',
);

/** Fields that do not read as the case says are marked, with what it says. */
export const liveFields = (values: FieldValues): Plugin =>
  new Plugin({
    key: VALUES,
    state: {
      init: (_config, state) => ({ values, shown: changedMarks(state.doc) }),
      apply(tr, before) {
        const next = tr.getMeta(VALUES) as FieldValues | undefined;
        if (next === undefined && !tr.docChanged) return before;
        return { values: next ?? before.values, shown: changedMarks(tr.doc) };
      },
    },
    props: { decorations: (state) => VALUES.getState(state)?.shown },
  });

function changedMarks(doc: Node): DecorationSet {
  const found: Decoration[] = [];
  eachField(doc, ({ from, to, text, live }) => {
    if (text === live) return;
    found.push(
      Decoration.inline(from, to, {
        class: 'changed-field',
        title:
          live === ''
            ? 'Not from the case: you wrote this'
            : `You changed this. The case says: ${live}`,
      }),
    );
  });
  return DecorationSet.create(doc, found);
}

interface FoundField {
  readonly from: number;
  readonly to: number;
  readonly name: string;
  readonly text: string;
  readonly live: string;
}

/** Every field with its whole text, however bold cuts it. */
export function eachField(doc: Node, tell: (field: FoundField) => void): void {
  doc.descendants((parent, pos) => {
    if (!parent.isTextblock) return true;
    let open: (FoundField & { readonly key: unknown }) | undefined;
    parent.forEach((node, offset) => {
      const mark = marks.field.isInSet(node.marks);
      const from = pos + 1 + offset;
      if (open && (!mark || mark.attrs.key !== open.key)) {
        tell(open);
        open = undefined;
      }
      if (!mark) return;
      const { name, live, key } = mark.attrs as { name: string; live: string; key: unknown };
      open = {
        key,
        name,
        live,
        from: open?.from ?? from,
        to: from + node.nodeSize,
        text: (open?.text ?? '') + (node.text ?? ''),
      };
    });
    if (open) tell(open);
    return false;
  });
}

/**
 * The case changed: fields that read as it said now read as it says; those the writer changed stay, and know
 * what the case says now. Never a step of undo: nobody typed it.
 */
export function refreshFields(tr: Transaction, values: FieldValues): Transaction {
  const stale: FoundField[] = [];
  eachField(tr.doc, (field) => {
    const now = values[field.name];
    if (now !== undefined && now !== field.live) stale.push(field);
  });
  // From the end, so that positions before stay true.
  for (const field of stale.toReversed())
    setField(tr, field, values[field.name] ?? '', field.text === field.live);
  return tr.setMeta(VALUES, values).setMeta('addToHistory', false);
}

/** The fields of this name in a block read as the case says again. */
export function restoreField(tr: Transaction, block: string, name: string): Transaction {
  const found: FoundField[] = [];
  tr.doc.forEach((node, pos) => {
    if (node.attrs.id !== block) return;
    eachField(tr.doc, (field) => {
      if (field.from > pos && field.to < pos + node.nodeSize && field.name === name)
        found.push(field);
    });
  });
  for (const field of found.toReversed())
    if (field.live !== '' && field.text !== field.live) setField(tr, field, field.live, true);
  return tr;
}

function setField(tr: Transaction, field: FoundField, now: string, isWritten: boolean): void {
  const bold = tr.doc
    .resolve(field.from + 1)
    .marks()
    .filter(({ type }) => type === marks.bold);
  if (isWritten) {
    tr.replaceWith(field.from, field.to, schema.text(now, [fieldMark(field.name, now), ...bold]));
    return;
  }
  tr.removeMark(field.from, field.to, marks.field);
  tr.addMark(field.from, field.to, fieldMark(field.name, now));
}
