/** The index as CSV, for whoever loads it elsewhere. */
import { formatDate } from '../calendar';
import { SECTIONS } from './sections';
import type { IndexEntry } from './types';

/** Everything the index says of a document, as text: the same in CSV and in Word. */
export const INDEX_COLUMNS = [
  'Section',
  'Document',
  'Date',
  'Volume',
  'First page',
  'Pages',
  'File',
  'Note',
] as const;

/** @param fileName of the document in the folder. */
export function indexCells(entry: IndexEntry, fileName: string): string[] {
  return [
    `${entry.section} ${SECTIONS[entry.section]}`,
    entry.title,
    entry.datedOn ? formatDate(entry.datedOn, 'letter') : 'undated',
    String(entry.volume),
    String(entry.firstPage),
    String(entry.pages),
    fileName,
    indexNote(entry),
  ];
}

/** What the reader should know of a document beside where it is; often nothing. */
export function indexNote({ lateSince, redacted, slipSheet, withheldWhy }: IndexEntry): string {
  return [
    lateSince === undefined ? '' : `Added after the bundle of ${formatDate(lateSince, 'letter')}`,
    redacted ? 'Redacted: personal data of others is taken out' : '',
    slipSheet ? 'Could not be shown as pages; see the file' : '',
    withheldWhy === undefined ? '' : `Do not disclose: ${withheldWhy}`,
  ]
    .filter((note) => note !== '')
    .join('. ');
}

/**
 * UTF-8 with a byte order mark (Excel reads it as Latin-1 otherwise), lines end in CR LF (RFC 4180).
 * @param names file of each document in the folder, by its key
 */
export function indexCsv(
  entries: readonly IndexEntry[],
  names: ReadonlyMap<string, string>,
): string {
  const rows = [
    [...INDEX_COLUMNS],
    ...entries.map((entry) => indexCells(entry, names.get(entry.key) ?? '')),
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
