/**
 * HTML or plain text as blocks of words (`readBlock`): headings, paragraphs, lists, tables, quotes. Nothing
 * is rendered: the window draws the blocks itself, and there is nothing in them to load or run.
 */
import type { ReadBlock } from '@shared/host/contract';
import { cleanText } from './conversion';
import { attributeOf, readHtml } from './html-reader';

/** Most characters and blocks on screen together; more would make the window slow, and nobody reads it there. */
const SHOWN_CHARACTERS = 400_000;
const SHOWN_BLOCKS = 20_000;

export interface Blocks {
  readonly blocks: ReadBlock[];
  /** True when something was left out. */
  readonly cut: boolean;
}

const NEW_BLOCK = new Set([
  'p',
  'div',
  'section',
  'article',
  'header',
  'footer',
  'address',
  'pre',
  'center',
  'form',
  'dl',
  'dt',
  'dd',
  'hr',
  'option',
]);

interface List {
  readonly ordered: boolean;
  count: number;
}

/**
 * @param from 'mail': tables there lay out the page, so their cells are lines of text; 'document': they
 *   are tables.
 */
export function htmlToBlocks(html: string, from: 'mail' | 'document'): Blocks {
  const page = new Page();
  const lists: List[] = [];
  let quoted = 0;
  let heading = 0;
  let item: { readonly mark: string; readonly depth: number } | undefined;
  let table: string[][] | undefined;
  let link: { readonly address: string; readonly from: number } | undefined;

  const finish = () => {
    const text = page.takeWords();
    if (table) {
      const row = table.at(-1);
      if (row && row.length > 0 && text !== '')
        row[row.length - 1] = [row.at(-1), text].filter(Boolean).join('\n');
      return;
    }
    if (text === '') return;
    if (heading > 0) page.add({ kind: 'heading', level: heading, text });
    else if (item) {
      page.add({ kind: 'item', ...item, text });
      // What follows in the same item belongs below it, without a mark of its own.
      item = { ...item, mark: '' };
    } else page.add({ kind: 'paragraph', text, ...(quoted > 0 ? { quoted } : {}) });
  };

  readHtml(html, {
    words: (text) => page.write(text),
    tag(name, isEnd, attributes) {
      if (name === 'br') page.write('\n');
      else if (name === 'a') {
        if (isEnd && link) page.write(behind(page.wordsSince(link.from), link.address));
        const address = isEnd ? undefined : attributeOf(attributes, 'href');
        link = address === undefined ? undefined : { address, from: page.mark() };
      } else if (name === 'img' && !isEnd) {
        const words = attributeOf(attributes, 'alt')?.trim();
        if (words) page.write(` [picture: ${words.slice(0, 300)}] `);
      } else if (/^h[1-6]$/.test(name)) {
        finish();
        heading = isEnd ? 0 : Number(name[1]);
      } else if (name === 'blockquote') {
        finish();
        quoted = Math.max(0, Math.min(9, quoted + (isEnd ? -1 : 1)));
      } else if (name === 'ul' || name === 'ol') {
        finish();
        if (isEnd) lists.pop();
        else if (lists.length < 9) lists.push({ ordered: name === 'ol', count: 0 });
        if (lists.length === 0) item = undefined;
      } else if (name === 'li') {
        finish();
        const list = lists.at(-1);
        if (list && !isEnd) list.count += 1;
        item = isEnd
          ? undefined
          : {
              mark: list?.ordered ? `${String(list.count)}.` : '•',
              depth: Math.max(1, lists.length),
            };
      } else if (from === 'document' && name === 'table') {
        finish();
        if (isEnd && table) {
          const rows = table.filter((row) => row.some((cell) => cell !== ''));
          table = undefined;
          if (rows.length > 0) page.add({ kind: 'table', rows });
        } else if (!isEnd) table ??= [];
      } else if (name === 'tr') {
        finish();
        if (table && !isEnd) table.push([]);
      } else if (name === 'td' || name === 'th') {
        if (table) {
          finish();
          if (!isEnd) (table.at(-1) ?? startRow(table)).push('');
        } else if (isEnd) page.write('\t');
      } else if (NEW_BLOCK.has(name)) finish();
    },
  });
  finish();
  if (table && table.length > 0) page.add({ kind: 'table', rows: table });
  return page.blocks();
}

/** Paragraphs apart by blank lines; ">" tells how deep an email quotes. */
export function textToBlocks(raw: string): Blocks {
  const page = new Page();
  const { text, cut } = cleanText(raw);
  let lines: string[] = [];
  let quoted = 0;
  const finish = () => {
    const words = lines.join('\n').replace(/^\n+|\s+$/g, '');
    lines = [];
    if (words !== '')
      page.add({ kind: 'paragraph', text: words, ...(quoted > 0 ? { quoted } : {}) });
  };
  for (const line of text.split('\n')) {
    const marks = /^(?:> ?){1,9}/.exec(line)?.[0] ?? '';
    const depth = marks.replace(/ /g, '').length;
    if (depth !== quoted || line.slice(marks.length).trim() === '') finish();
    quoted = depth;
    if (line.slice(marks.length).trim() !== '') lines.push(line.slice(marks.length).trimEnd());
  }
  finish();
  const { blocks, cut: left } = page.blocks();
  return { blocks, cut: cut || left };
}

function startRow(table: string[][]): string[] {
  const row: string[] = [];
  table.push(row);
  return row;
}

/** Where a link leads, unless its words say so already: an address that differs is worth seeing. */
function behind(words: string, address: string): string {
  const plain = address
    .trim()
    .replace(/^mailto:/i, '')
    .slice(0, 2000);
  if (!/^(?:https?:\/\/|mailto:)/i.test(address.trim())) return '';
  const same = (text: string) =>
    text
      .trim()
      .replace(/^https?:\/\//i, '')
      .replace(/\/$/, '')
      .toLowerCase();
  return same(words) === same(plain) ? '' : ` (${plain})`;
}

/** Blocks as they come, up to what a screen can hold. */
class Page {
  readonly #blocks: ReadBlock[] = [];
  #words: string[] = [];
  #size = 0;
  #isFull = false;

  write(text: string): void {
    if (!this.#isFull) this.#words.push(text);
  }

  mark(): number {
    return this.#words.length;
  }

  wordsSince(mark: number): string {
    return this.#words.slice(mark).join('');
  }

  takeWords(): string {
    const text = cleanText(this.#words.join(''))
      .text.split('\n')
      .map((line) => line.replace(/ {2,}/g, ' ').trim())
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim();
    this.#words = [];
    return text;
  }

  add(block: ReadBlock): void {
    const size = block.kind === 'table' ? block.rows.flat().join('').length : block.text.length;
    if (this.#size + size > SHOWN_CHARACTERS || this.#blocks.length >= SHOWN_BLOCKS) {
      if (!this.#isFull && block.kind === 'paragraph')
        this.#blocks.push({ ...block, text: block.text.slice(0, SHOWN_CHARACTERS - this.#size) });
      this.#isFull = true;
    }
    if (this.#isFull) return;
    this.#size += size;
    this.#blocks.push(block);
  }

  blocks(): Blocks {
    return { blocks: this.#blocks, cut: this.#isFull };
  }
}
