/**
 * Word documents, web pages, workbooks and tables of text as HTML to be printed as pages of a bundle. Tracked
 * changes show as accepted and comments are left out; both are counted, as is everything else not shown.
 */
import type { DocumentHtml } from '@shared/host/contract';
import { sniffKind } from '@shared/host/file-kinds';
import { type Bytes, type ConversionOutcome, WrongKind } from './conversion';
import { csvRows } from './csv-rows';
import { inspectImage } from './inspect-image';
import { inspectOffice } from './inspect-office';
import { rtfToText } from './rtf-to-text';
import { escaped, safeHtml } from './safe-html';
import { readWorkbook } from './workbook';

/** All pictures of a document together, as text. */
const PICTURES_LIMIT = 16 * 1024 * 1024;
/** Beyond it a bundle would take minutes to make, and nobody would read it. */
const HTML_LIMIT = 24 * 1024 * 1024;
/** Columns that can be read side by side on A4. */
const COLUMNS = 9;

interface Made {
  readonly html: string;
  readonly notes: readonly string[];
}

const NOTHING = { changes: 0, comments: 0, embedded: [], notes: [] };

/** @throws WrongKind when the bytes are nothing of the kind. */
export async function documentHtml(bytes: Bytes): Promise<ConversionOutcome<DocumentHtml>> {
  const kind = sniffKind(bytes);
  const text = kind === 'text' || kind === 'web-page' ? decodeText(bytes) : '';
  if (kind === 'web-page') return made({ html: safeHtml(text), notes: [] });
  if (kind === 'text') return made(textHtml(text));
  if (kind !== 'office') throw new WrongKind(kind);
  if (bytes[0] !== 0x50)
    return failed('It is an Office document of 2003 or before, or one with a password.');
  const directory = new TextDecoder('latin1').decode(
    bytes.subarray(Math.max(0, bytes.byteLength - 256 * 1024)),
  );
  const { result: held } = await inspectOffice(bytes.slice());
  const inside = { changes: held.changes, comments: held.comments, embedded: held.embedded };
  try {
    if (directory.includes('word/document')) return made(await wordHtml(bytes), inside);
    if (directory.includes('xl/workbook')) return made(workbookHtml(bytes), inside);
  } catch {
    return failed('It is an Office document that is damaged or protected by a password.');
  }
  return failed('It is an Office document that is neither from Word nor from Excel.');
}

function made(
  { html, notes }: Made,
  inside: Pick<DocumentHtml, 'changes' | 'comments' | 'embedded'> = NOTHING,
): ConversionOutcome<DocumentHtml> {
  const bytes = new TextEncoder().encode(html);
  if (bytes.byteLength > HTML_LIMIT) return failed('It is too long to be set on pages.');
  return { result: { ok: true, ...inside, notes: [...notes] }, parts: [bytes] };
}

const failed = (problem: string): ConversionOutcome<DocumentHtml> => ({
  result: { ok: false, problem, ...NOTHING },
  parts: [],
});

function textHtml(text: string): Made {
  const words = text.startsWith('{\\rtf') ? rtfToText(text) : text;
  const table = csvRows(words);
  if (!table) return { html: `<div class="text">${escaped(words)}</div>`, notes: [] };
  return {
    html: tableHtml(table.rows),
    notes: table.cut ? ['It has more rows than are shown.'] : [],
  };
}

async function wordHtml(bytes: Bytes): Promise<Made> {
  const { default: mammoth } = await import('mammoth');
  const pictures = new Map<string, string>();
  let [size, left] = [0, 0];
  const { value } = await mammoth.convertToHtml(
    { arrayBuffer: bytes.buffer, buffer: bytes as never },
    {
      convertImage: mammoth.images.imgElement(async (image) => {
        const src = `picture:${pictures.size + left}`;
        const data = await pictureData(new Uint8Array(await image.readAsArrayBuffer()));
        if (data !== undefined && size + data.length <= PICTURES_LIMIT) {
          pictures.set(src, data);
          size += data.length;
        } else left += 1;
        return { src };
      }),
      externalFileAccess: false,
      includeEmbeddedStyleMap: false,
    },
  );
  return {
    html: safeHtml(value, pictures),
    notes: left === 0 ? [] : [`${left} of its pictures cannot be shown.`],
  };
}

/** Decoded and written anew: pixels alone, without place or name. Undefined for what is no picture of a known kind. */
async function pictureData(bytes: Bytes): Promise<string | undefined> {
  try {
    const { result, parts } = await inspectImage(bytes, { maxSide: 1600 });
    const [picture] = parts;
    if (!result.ok || !picture) return undefined;
    let binary = '';
    for (let at = 0; at < picture.length; at += 8192)
      binary += String.fromCharCode(...picture.subarray(at, at + 8192));
    return `data:${result.mediaType};base64,${btoa(binary)}`;
  } catch {
    return undefined;
  }
}

function workbookHtml(bytes: Bytes): Made {
  const sheets = readWorkbook(bytes);
  const shown = sheets.filter(({ isHidden }) => !isHidden);
  const hidden = sheets.length - shown.length;
  return {
    html: shown
      .map(
        ({ name, rows }) =>
          `<h2>${escaped(name)}</h2>${rows.length === 0 ? '<p>This sheet is empty.</p>' : tableHtml(rows)}`,
      )
      .join(''),
    notes: [
      ...(hidden === 0
        ? []
        : [
            `${hidden === 1 ? 'One sheet is' : `${hidden} sheets are`} hidden in it and not shown.`,
          ]),
      ...(shown.some(({ cut }) => cut) ? ['It has more rows or columns than are shown.'] : []),
    ],
  };
}

/** Wide tables are cut into as many columns as fit on a page, each with the first column again. */
function tableHtml(rows: readonly (readonly string[])[]): string {
  const width = Math.max(1, ...rows.map((row) => row.length));
  const groups: number[][] = [];
  if (width <= COLUMNS) groups.push(Array.from({ length: width }, (_, at) => at));
  else
    for (let from = 1; from < width; from += COLUMNS - 1)
      groups.push([
        0,
        ...Array.from({ length: Math.min(COLUMNS - 1, width - from) }, (_, at) => from + at),
      ]);
  return groups
    .map((columns, at) => {
      const line = (row: readonly string[], cell: 'td' | 'th') =>
        `<tr>${columns.map((column) => `<${cell}>${escaped(row[column] ?? '')}</${cell}>`).join('')}</tr>`;
      const [head = [], ...body] = rows;
      const part =
        groups.length > 1 ? `<p class="from">Columns, part ${at + 1} of ${groups.length}</p>` : '';
      return `${part}<table><thead>${line(head, 'th')}</thead><tbody>${body.map((row) => line(row, 'td')).join('')}</tbody></table>`;
    })
    .join('');
}

/** UTF-16 by its mark, UTF-8 when it is valid, else Western European: what Windows' Notepad writes. */
function decodeText(bytes: Bytes): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
