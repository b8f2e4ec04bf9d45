/** Text that is a table: rows of fields apart by commas, semicolons or tabs (RFC 4180). */

const DELIMITERS = [',', ';', '\t'] as const;
const LOOK_ROWS = 20;
const ROWS_LIMIT = 20_000;

/** @returns undefined when the text is no table: its first rows would not all have as many fields. */
export function csvRows(text: string): { rows: string[][]; cut: boolean } | undefined {
  for (const delimiter of DELIMITERS) {
    const first = parse(text, delimiter, LOOK_ROWS).rows;
    const width = first[0]?.length ?? 0;
    if (first.length >= 2 && width >= 2 && first.every((row) => row.length === width))
      return parse(text, delimiter, ROWS_LIMIT);
  }
  return undefined;
}

function parse(text: string, delimiter: string, limit: number): { rows: string[][]; cut: boolean } {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let isQuoted = false;
  const endRow = () => {
    row.push(field);
    field = '';
    if (row.length > 1 || row[0]?.trim() !== '') rows.push(row);
    row = [];
  };
  let at = 0;
  for (; at < text.length && rows.length < limit; at += 1) {
    const mark = text.charAt(at);
    if (isQuoted) {
      if (mark !== '"') field += mark;
      else if (text.charAt(at + 1) === '"') {
        field += '"';
        at += 1;
      } else isQuoted = false;
    } else if (mark === '"' && field === '') isQuoted = true;
    else if (mark === delimiter) {
      row.push(field);
      field = '';
    } else if (mark === '\n') endRow();
    else if (mark !== '\r') field += mark;
  }
  if (field !== '' || row.length > 0) endRow();
  return { rows, cut: at < text.length };
}
