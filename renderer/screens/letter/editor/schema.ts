/**
 * The letter document model as ProseMirror holds it while it is typed. Each top node is one block and keeps
 * the block's id, part and point, so that the checks still find it; `mapping.ts` goes both ways.
 *
 * No node has a style: the content policy forbids style attributes, and a letter has one look.
 */
import {
  type DOMOutputSpec,
  type MarkSpec,
  type Node,
  type NodeSpec,
  Schema,
} from 'prosemirror-model';

/** What the checks know a block by; `null` = serves none. */
const place = {
  id: { default: '' },
  part: { default: null },
  point: { default: null },
};

const blockDom = (node: Node): Record<string, string> => ({ 'data-block': String(node.attrs.id) });

const line = (name: string, className: string): NodeSpec => ({
  content: 'line+',
  group: 'block',
  attrs: place,
  defining: true,
  toDOM: (node): DOMOutputSpec => [
    'div',
    { ...blockDom(node), class: className, 'data-kind': name },
    0,
  ],
});

const cell = (tag: 'td' | 'th'): NodeSpec => ({
  content: 'inline*',
  tableRole: tag === 'td' ? 'cell' : 'header_cell',
  isolating: true,
  // prosemirror-tables reads them; cells of letters never span.
  attrs: { colspan: { default: 1 }, rowspan: { default: 1 }, colwidth: { default: null } },
  toDOM: (): DOMOutputSpec => [tag, tag === 'th' ? { scope: 'col' } : {}, 0],
});

const nodes = {
  doc: { content: 'block+' },
  paragraph: {
    content: 'inline*',
    group: 'block',
    attrs: place,
    toDOM: (node) => ['p', blockDom(node), 0],
  },
  heading: {
    content: 'inline*',
    group: 'block',
    attrs: { ...place, level: { default: 2 } },
    defining: true,
    // The screen's own heading is the first level.
    toDOM: (node) => [
      `h${Number(node.attrs.level) + 1}`,
      { ...blockDom(node), 'data-level': String(node.attrs.level) },
      0,
    ],
  },
  list: {
    content: 'list_item+',
    group: 'block',
    attrs: { ...place, ordered: { default: false } },
    toDOM: (node) => [node.attrs.ordered === true ? 'ol' : 'ul', blockDom(node), 0],
  },
  list_item: { content: 'inline*', defining: true, toDOM: () => ['li', 0] },
  quote: {
    content: 'quote_text quote_cite',
    group: 'block',
    attrs: place,
    defining: true,
    isolating: true,
    toDOM: (node) => ['blockquote', blockDom(node), 0],
  },
  quote_text: { content: 'inline*', toDOM: () => ['p', { 'data-quote': '' }, 0] },
  quote_cite: { content: 'text*', marks: '', toDOM: () => ['p', { 'data-cite': '' }, 0] },
  table: {
    content: 'table_row+',
    tableRole: 'table',
    group: 'block',
    isolating: true,
    attrs: place,
    toDOM: (node) => ['table', blockDom(node), ['tbody', 0]],
  },
  table_row: {
    content: '(table_cell | table_header)+',
    tableRole: 'row',
    toDOM: () => ['tr', 0],
  },
  table_cell: cell('td'),
  table_header: cell('th'),
  address: line('address', 'address'),
  signature: line('signature', 'signature'),
  line: { content: 'text*', marks: '', toDOM: () => ['div', { 'data-line': '' }, 0] },
  text: { group: 'inline' },
} satisfies Record<string, NodeSpec>;

const marks = {
  link: {
    attrs: { href: {} },
    inclusive: false,
    excludes: 'bold field link',
    toDOM: (mark) => ['span', { 'data-link': '', title: String(mark.attrs.href) }, 0],
  },
  /** `live` is what the case says; other words than those are the writer's own. `key` keeps neighbours apart. */
  field: {
    attrs: { name: {}, live: {}, key: {} },
    inclusive: false,
    excludes: 'link field',
    toDOM: (mark) => ['span', { 'data-field': String(mark.attrs.name) }, 0],
  },
  bold: { excludes: 'link', toDOM: () => ['strong', 0] },
} satisfies Record<string, MarkSpec>;

export const schema = new Schema<keyof typeof nodes, keyof typeof marks>({ nodes, marks });
