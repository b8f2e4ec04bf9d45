/** The index as CSV, for whoever loads it elsewhere. */
import { formatDate } from '../calendar';
import { SECTIONS } from './sections';
import type { IndexEntry } from './types';

/**
 * UTF-8 with a byte order mark (Excel reads it as Latin-1 otherwise), lines end in CR LF (RFC 4180).
 * @param names file of each document in the folder, by its key
 */
export function indexCsv(
  entries: readonly IndexEntry[],
  names: ReadonlyMap<string, string>,
): string {
  const rows = [
    ['Section', 'Document', 'Date', 'First page', 'Pages', 'File', 'Note'],
    ...entries.map((entry) => [
      `${entry.section} ${SECTIONS[entry.section]}`,
      entry.title,
      entry.datedOn ? formatDate(entry.datedOn, 'letter') : 'undated',
      String(entry.firstPage),
      String(entry.pages),
      names.get(entry.key) ?? '',
      entry.slipSheet ? 'Could not be shown as pages; see the file' : '',
    ]),
  ];
  return `\ufeff${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

/**
 * A cell that a spreadsheet reads as text: one that begins like a formula gets an apostrophe before it
 * (OWASP, CSV injection), quotes are doubled.
 */
export function csvCell(value: string): string {
  const safe = /^[=+\-@\t\r\n\uff0b\uff1d\uff0d\uff20]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
