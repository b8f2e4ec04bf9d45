/**
 * Cells of an Excel workbook as they would be read: sheets in their order, shared words put in, dates as dates
 * (ECMA-376, 18.3). Formulas show what they last gave. No macro, no link to another file is looked at.
 */
import { strFromU8, unzipSync } from 'fflate';
import { attributeOf, readHtml } from './html-reader';
import type { Bytes } from './conversion';

export interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly rows: readonly (readonly string[])[];
  /** Rows or columns beyond what is shown. */
  readonly cut: boolean;
}

const PART_LIMIT_BYTES = 64 * 1024 * 1024;
const ROWS_LIMIT = 20_000;
const COLUMNS_LIMIT = 256;
const SHEETS_LIMIT = 100;

/** @throws Error when the zip or its list of sheets cannot be read. */
export function readWorkbook(bytes: Bytes): Sheet[] {
  const parts = unzipSync(bytes, {
    filter: ({ name, originalSize }) =>
      /^xl\/(?:workbook|sharedStrings|styles|worksheets\/[^/]+|_rels\/workbook\.xml)(?:\.xml|\.rels)$/.test(
        name,
      ) && originalSize <= PART_LIMIT_BYTES,
  });
  const text = (name: string) => {
    const part = parts[name];
    return part ? strFromU8(part) : '';
  };
  const shared = sharedWords(text('xl/sharedStrings.xml'));
  const isDate = dateStyles(text('xl/styles.xml'));
  const targets = new Map<string, string>();
  each(text('xl/_rels/workbook.xml.rels'), 'relationship', (attributes) => {
    const [id, target] = [attributeOf(attributes, 'Id'), attributeOf(attributes, 'Target')];
    if (id !== undefined && target !== undefined)
      targets.set(id, target.replace(/^\/?(?:xl\/)?/, 'xl/'));
  });
  const workbook = text('xl/workbook.xml');
  const from1904 = /<workbookPr[^>]*date1904\s*=\s*"(?:1|true)"/i.test(workbook);
  const sheets: Sheet[] = [];
  each(workbook, 'sheet', (attributes) => {
    if (sheets.length >= SHEETS_LIMIT) return;
    const target = targets.get(/\br:id\s*=\s*"([^"]*)"/.exec(attributes)?.[1] ?? '') ?? '';
    sheets.push({
      name: attributeOf(attributes, 'name') ?? `Sheet ${sheets.length + 1}`,
      isHidden: (attributeOf(attributes, 'state') ?? 'visible') !== 'visible',
      ...rowsOf(text(target), shared, isDate, from1904),
    });
  });
  if (sheets.length === 0) throw new Error('no sheets');
  return sheets;
}

function each(xml: string, name: string, tell: (attributes: string) => void): void {
  for (const [, attributes = ''] of xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\b([^>]*)>`, 'gi')))
    tell(attributes);
}

/** Words of each `si`; phonetic guides (`rPh`) are not read. */
function sharedWords(xml: string): string[] {
  return [...xml.matchAll(/<si\b[^>]*?(?:\/>|>([^]*?)<\/si>)/g)].map(([, inner = '']) =>
    wordsIn(inner),
  );
}

function wordsIn(inner: string): string {
  return [...inner.replace(/<rPh\b[^]*?<\/rPh>/g, '').matchAll(/<t\b[^>]*?(?:\/>|>([^]*?)<\/t>)/g)]
    .map(([, words = '']) => decoded(words))
    .join('');
}

/** Words between tags with their entities put in; line breaks stay. */
function decoded(source: string): string {
  return source
    .split('\n')
    .map((line) => {
      let words = '';
      readHtml(line, { words: (found) => (words += found), tag: () => undefined });
      return words;
    })
    .join('\n')
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/** Built-in formats 14–22 and 45–47 are dates and times; so is a format that names day, month, year or hour. */
function dateStyles(xml: string): (style: number) => boolean {
  const own = new Map<number, boolean>();
  each(xml, 'numFmt', (attributes) => {
    const code = (attributeOf(attributes, 'formatCode') ?? '').replace(
      /"[^"]*"|\[[^\]]*\]|\\./g,
      '',
    );
    own.set(Number(attributeOf(attributes, 'numFmtId')), /[dmyhs]/i.test(code));
  });
  const cells = /<cellXfs\b[^>]*>([^]*?)<\/cellXfs>/.exec(xml)?.[1] ?? '';
  const dates: boolean[] = [];
  each(cells, 'xf', (attributes) => {
    const format = Number(attributeOf(attributes, 'numFmtId') ?? 0);
    dates.push(
      own.get(format) ?? ((format >= 14 && format <= 22) || (format >= 45 && format <= 47)),
    );
  });
  return (style) => dates[style] ?? false;
}

function rowsOf(
  xml: string,
  shared: readonly string[],
  isDate: (style: number) => boolean,
  from1904: boolean,
): Pick<Sheet, 'rows' | 'cut'> {
  const rows: string[][] = [];
  let cut = false;
  for (const [, rowAttributes = '', inner = ''] of xml.matchAll(
    /<row\b([^>]*?)(?:\/>|>([^]*?)<\/row>)/g,
  )) {
    const number = Number(attributeOf(rowAttributes, 'r') ?? rows.length + 1);
    if (!(number >= 1) || number > ROWS_LIMIT) {
      cut = true;
      continue;
    }
    const row: string[] = [];
    for (const [, attributes = '', value = ''] of inner.matchAll(
      /<c\b([^>]*?)(?:\/>|>([^]*?)<\/c>)/g,
    )) {
      const column = columnOf(attributeOf(attributes, 'r')) ?? row.length;
      if (column >= COLUMNS_LIMIT) {
        cut = true;
        continue;
      }
      row[column] = cellText(attributes, value, shared, isDate, from1904);
    }
    rows[number - 1] = Array.from(row, (cell) => cell ?? '');
  }
  return { rows: trimmed(Array.from(rows, (row) => row ?? [])), cut };
}

/** Without empty rows at the end, and no more than two of them anywhere. */
function trimmed(rows: readonly (readonly string[])[]): (readonly string[])[] {
  const isEmpty = (row: readonly string[] | undefined) =>
    (row ?? []).every((cell) => cell.trim() === '');
  const kept = rows.filter(
    (row, at) => !(isEmpty(row) && isEmpty(rows[at - 1]) && isEmpty(rows[at - 2])),
  );
  while (kept.length > 0 && isEmpty(kept.at(-1))) kept.pop();
  return kept;
}

/** "AB12" → 27. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (letters === undefined) return undefined;
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function cellText(
  attributes: string,
  inner: string,
  shared: readonly string[],
  isDate: (style: number) => boolean,
  from1904: boolean,
): string {
  const type = attributeOf(attributes, 't') ?? 'n';
  if (type === 'inlineStr') return wordsIn(inner);
  const raw = decoded(/<v\b[^>]*>([^]*?)<\/v>/.exec(inner)?.[1] ?? '');
  if (type === 's') return shared[Number(raw)] ?? '';
  if (type === 'b') return raw === '1' ? 'TRUE' : raw === '0' ? 'FALSE' : raw;
  if (type !== 'n' || raw === '') return raw;
  const value = Number(raw);
  if (!Number.isFinite(value)) return raw;
  if (isDate(Number(attributeOf(attributes, 's') ?? 0))) return dateText(value, from1904);
  return String(Number(value.toPrecision(12)));
}

/** Days since 30 December 1899 (or 1 January 1904), the fraction its time of day. */
function dateText(value: number, from1904: boolean): string {
  const days = value + (from1904 ? 1462 : 0);
  if (days < 0 || days > 2_958_465) return String(value);
  const instant = new Date(Math.round((days - 25_569) * 86_400) * 1000);
  const [date = '', time = ''] = instant.toISOString().split(/[T.]/);
  const on = date.split('-').reverse().join('/');
  const at = time.slice(0, 8).replace(/:00$/, '');
  if (days < 1) return at;
  return at === '00:00' ? on : `${on} ${at}`;
}
