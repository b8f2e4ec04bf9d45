/**
 * What was pasted, as blocks of a letter: words, bold, links, headings, lists, quotes and tables stay; fonts,
 * colours, pictures, tracking links, Word's bookkeeping and everything unseen go. Pure, and total: whatever is
 * on a clipboard gives some blocks or none, never an error.
 */
import type { NewBlock } from '../compose';
import { unwrappedLink } from '../links';
import type { Inline } from '../model';
import { htmlTokens, VOID, type HtmlToken } from './html-tokens';
import { tidyInlines } from './pasted-words';

type Open = Extract<HtmlToken, { type: 'open' }>;

/** What an open element means for the words in it. */
interface Level {
  readonly name: string;
  readonly bold: boolean;
  readonly href: string | undefined;
  /** Not of the letter: hidden, deleted by a reviewer, a bullet that Word wrote as text. */
  readonly dropped: boolean;
  /** The bullet Word wrote as text: it tells whether the list is numbered. */
  readonly isMarker: boolean;
}

const BREAKS = new Set(
  'p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd blockquote pre table tr td th thead tbody tfoot section article header footer main aside address center figure figcaption form fieldset hr body html'.split(
    ' ',
  ),
);

type Line =
  | { readonly type: 'heading'; readonly level: 1 | 2 | 3 }
  | { readonly type: 'item'; ordered: boolean }
  | { readonly type: 'quote' }
  | { readonly type: 'paragraph' };

export function blocksFromHtml(html: string): NewBlock[] {
  const reader = new Reader();
  for (const token of htmlTokens(html)) reader.read(token);
  return reader.end();
}

class Reader {
  readonly #blocks: NewBlock[] = [];
  readonly #levels: Level[] = [];
  readonly #lists: boolean[] = [];
  readonly #tables: {
    rows: { cells: Inline[][]; isHeader: boolean }[];
    cell: Inline[] | undefined;
  }[] = [];
  #words: Inline[] = [];
  #line: Line = { type: 'paragraph' };
  #quotes = 0;

  read(token: HtmlToken): void {
    if (token.type === 'text') this.#text(token.text);
    else if (token.type === 'open') this.#open(token);
    else this.#close(token.name);
  }

  end(): NewBlock[] {
    this.#flush();
    while (this.#tables.length > 0) this.#endTable();
    return this.#blocks;
  }

  get #now(): Level {
    return (
      this.#levels.at(-1) ?? {
        name: '',
        bold: false,
        href: undefined,
        dropped: false,
        isMarker: false,
      }
    );
  }

  #text(text: string): void {
    const { dropped, isMarker, bold, href } = this.#now;
    if (isMarker && this.#line.type === 'item' && /[\p{L}\p{N}]/u.test(text)) {
      // "1." or "a)" counts; "o" is the hollow bullet of Word's second level.
      this.#line.ordered ||= !/^\s*o\s*$/.test(text);
    }
    if (dropped) return;
    const words = text.replace(/[\s\u00a0]+/g, ' ');
    if (href !== undefined && words.trim() !== '')
      this.#words.push({ type: 'link', text: words, href });
    else this.#words.push({ type: 'text', text: words, ...(bold ? { bold: true } : {}) });
  }

  #open(token: Open): void {
    const { name, attributes } = token;
    if (name === 'br') {
      if (!this.#now.dropped) this.#breakLine();
      return;
    }
    if (VOID.has(name)) {
      if (BREAKS.has(name)) this.#flush();
      return;
    }
    const style = (attributes.style ?? '').toLowerCase();
    if (!this.#now.dropped) this.#enter(name, attributes, style);
    this.#levels.push(this.#levelOf(name, attributes, style));
  }

  #levelOf(name: string, attributes: Readonly<Record<string, string>>, style: string): Level {
    const outer = this.#now;
    const isMarker = /mso-list:\s*ignore/.test(style);
    const weight = /(?<![\w-])font-weight:\s*([a-z0-9]+)/.exec(style)?.[1];
    const isBoldTag = name === 'b' || name === 'strong' || name === 'th';
    return {
      name,
      bold:
        weight === undefined
          ? outer.bold || (isBoldTag && name !== 'th')
          : /^(?:bold|bolder|[6-9]00)$/.test(weight),
      href: name === 'a' ? unwrappedLink(attributes.href ?? '') : outer.href,
      dropped:
        outer.dropped ||
        isMarker ||
        name === 'head' ||
        name === 'del' ||
        /display:\s*none|mso-hide:\s*all|mso-element:\s*(?:comment|footnote|endnote|field-begin)|mso-footnote-id|visibility:\s*hidden/.test(
          style,
        ) ||
        /\bMsoComment/i.test(attributes.class ?? ''),
      isMarker: isMarker || outer.isMarker,
    };
  }

  #enter(name: string, attributes: Readonly<Record<string, string>>, style: string): void {
    if (!BREAKS.has(name)) return;
    this.#flush();
    const outline = /mso-outline-level:\s*([1-9])/.exec(style)?.[1];
    const heading = /^h([1-6])$/.exec(name)?.[1] ?? (name === 'p' ? outline : undefined);
    if (name === 'ul' || name === 'ol') this.#lists.push(name === 'ol');
    else if (name === 'blockquote') this.#quotes += 1;
    else if (name === 'table') this.#tables.push({ rows: [], cell: undefined });
    else if (name === 'tr') this.#tables.at(-1)?.rows.push({ cells: [], isHeader: false });
    else if (name === 'td' || name === 'th') this.#enterCell(name === 'th');
    else if (name === 'li') this.#line = { type: 'item', ordered: this.#lists.at(-1) ?? false };
    else if (heading !== undefined)
      this.#line = { type: 'heading', level: Math.min(3, Number(heading)) as 1 | 2 | 3 };
    else if (/mso-list:\s*l\d+/.test(style) || /\bMsoListParagraph/i.test(attributes.class ?? ''))
      this.#line = { type: 'item', ordered: false };
  }

  #enterCell(isHeader: boolean): void {
    const table = this.#tables.at(-1);
    if (!table) return;
    let row = table.rows.at(-1);
    if (!row) {
      row = { cells: [], isHeader: false };
      table.rows.push(row);
    }
    row.isHeader ||= isHeader;
    table.cell = [];
    row.cells.push(table.cell);
  }

  #close(name: string): void {
    const at = this.#levels.findLastIndex((level) => level.name === name);
    if (at < 0) {
      if (name === 'p') this.#flush();
      return;
    }
    const wasDropped = this.#levels[at - 1]?.dropped ?? false;
    this.#levels.length = at;
    if (wasDropped || !BREAKS.has(name)) return;
    this.#flush();
    if (!['div', 'section'].includes(name)) this.#line = { type: 'paragraph' };
    if (name === 'ul' || name === 'ol') this.#lists.pop();
    else if (name === 'blockquote') this.#quotes = Math.max(0, this.#quotes - 1);
    else if (name === 'table') this.#endTable();
    else if (name === 'td' || name === 'th') {
      const table = this.#tables.at(-1);
      if (table) table.cell = undefined;
    }
  }

  /** A line break within a paragraph begins another; within an item it is a space. */
  #breakLine(): void {
    if (this.#line.type === 'paragraph') this.#flush();
    else this.#words.push({ type: 'text', text: ' ' });
  }

  #flush(): void {
    const words = tidyInlines(this.#words);
    const line: Line =
      this.#line.type === 'paragraph' && this.#quotes > 0 ? { type: 'quote' } : this.#line;
    this.#words = [];
    // An item opens a paragraph of its own within it: still the item.
    if (words.length === 0) return;
    this.#line = { type: 'paragraph' };
    const cell = this.#tables.at(-1)?.cell;
    if (cell) {
      if (cell.length > 0) cell.push({ type: 'text', text: ' ' });
      cell.push(...words);
      return;
    }
    const last = this.#blocks.at(-1);
    switch (line.type) {
      case 'heading':
        this.#blocks.push({ type: 'heading', level: line.level, content: words.map(unbold) });
        return;
      case 'item':
        if (last?.type === 'list' && last.ordered === line.ordered) last.items.push(words);
        else this.#blocks.push({ type: 'list', ordered: line.ordered, items: [words] });
        return;
      case 'quote':
        this.#blocks.push({ type: 'quote', content: unquoted(words) });
        return;
      case 'paragraph':
        this.#blocks.push({ type: 'paragraph', content: words });
        return;
    }
  }

  /** A table of the letter; one that only lays out a page (a column, a row, nothing in it) is its words. */
  #endTable(): void {
    const table = this.#tables.pop();
    if (!table) return;
    const rows = table.rows
      .map(({ cells }) => cells.map(tidyInlines))
      .filter((cells) => cells.some((cell) => cell.length > 0));
    const outer = this.#tables.at(-1)?.cell;
    if (outer) {
      for (const cell of rows.flat()) outer.push({ type: 'text', text: ' ' }, ...cell);
      return;
    }
    const wide = Math.max(0, ...rows.map((cells) => cells.length));
    const [header, ...rest] = rows;
    if (header === undefined || wide < 2 || rest.length === 0) {
      for (const content of rows.flat())
        if (content.length > 0) this.#blocks.push({ type: 'paragraph', content });
      return;
    }
    const padded = (cells: Inline[][]) => Array.from({ length: wide }, (_, at) => cells[at] ?? []);
    this.#blocks.push({
      type: 'table',
      header: padded(header).map((cell) => cell.map(unbold)),
      rows: rest.map(padded),
    });
  }
}

/** A heading and a header row are bold already. */
const unbold = (piece: Inline): Inline =>
  piece.type === 'text' ? { type: 'text', text: piece.text } : piece;

/** A quote of the letter brings its own inverted commas. */
function unquoted(words: Inline[]): Inline[] {
  const text = words.map((piece) => piece.text).join('');
  if (!/^[“"].*[”"]$/s.test(text) || /[“”"]/.test(text.slice(1, -1))) return words;
  return tidyInlines(
    words.map((piece, at) => ({
      ...piece,
      text: piece.text.slice(at === 0 ? 1 : 0, at === words.length - 1 ? -1 : undefined),
    })),
  );
}
