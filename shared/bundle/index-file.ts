/** The index as CSV, for whoever loads it elsewhere. */
import { formatDate } from '../calendar';
import { SECTIONS } from './sections';
import type { BundlePlan, IndexEntry } from './types';

/** UTF-8 with a byte order mark (Excel reads it as Latin-1 otherwise), lines end in CR LF (RFC 4180). */
export function indexCsv(plan: BundlePlan, entries: readonly IndexEntry[]): string {
  const names = new Map(plan.documents.map((document) => [document.key, document.fileName]));
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
  const safe = /^[=+\-@\t\r\uff0b\uff1d\uff0d\uff20]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
