/** Pages Redress sets itself for a bundle: text, emails, slip sheets and the index. HTML for the converter. */
import { formatDate, type CalendarDate } from '@shared/calendar';
import { SECTIONS, type IndexEntry, type IndexRow } from '@shared/bundle';
import type { ParsedMail } from '@shared/host/contract';
import { escapeHtml } from '../letter-html';

/** Where the converter's printed area begins on A4, in millimetres. */
export const PRINT_AREA = { left: 22, top: 20, width: 166, height: 255 } as const;
/** Geometry of the index, so that links can be laid over its rows. Millimetres from the top of the printed area. */
export const INDEX_GEOMETRY = { firstRow: 38, otherFirstRow: 8.8, row: 8.8 } as const;

const page = (title: string, css: string, body: string): string =>
  `<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>
@page { size: A4; margin: 20mm 22mm 22mm }
html { font: 11pt/1.4 Arial, "Liberation Sans", Helvetica, sans-serif; color: #000; background: #fff }
body { margin: 0 } h1 { font-size: 15pt; margin: 0 0 6pt } h2 { font-size: 12pt; margin: 12pt 0 4pt }
.text { white-space: pre-wrap; overflow-wrap: anywhere } dl { display: grid; grid-template-columns: 28mm 1fr; margin: 0 0 10pt } dt { font-weight: bold } dd { margin: 0; overflow-wrap: anywhere }
${css}</style></head><body>${body}</body></html>`;

export function textPages(title: string, text: string): string {
  return page(
    title,
    '',
    `<h1>${escapeHtml(title)}</h1><div class="text">${escapeHtml(text)}</div>`,
  );
}

export function mailPages(title: string, mail: ParsedMail): string {
  const from = [mail.from.name, mail.from.address && `<${mail.from.address}>`]
    .filter(Boolean)
    .join(' ');
  const rows: [string, string][] = [
    ['From', from],
    ['To', mail.to.join(', ')],
    [
      'Sent',
      mail.date ? mail.date.replace('T', ' ').replace(/(:\d\d)(\.\d+)?Z$/, ' UTC') : 'not known',
    ],
    ['Subject', mail.subject],
    ...(mail.attachments.length === 0
      ? []
      : ([
          ['Attached', mail.attachments.map((attachment) => attachment.fileName).join(', ')],
        ] satisfies [string, string][])),
  ];
  const facts = rows
    .map(([name, value]) => `<dt>${name}</dt><dd>${escapeHtml(value)}</dd>`)
    .join('');
  return page(
    title,
    '',
    `<h1>${escapeHtml(title)}</h1><dl>${facts}</dl><div class="text">${escapeHtml(mail.text)}</div>`,
  );
}

/** Stands in for a document that cannot be shown as pages. */
export function slipSheet(
  title: string,
  datedOn: CalendarDate | undefined,
  why: string,
  fileName: string,
): string {
  return page(
    title,
    'main { border: 1.5pt solid #000; padding: 12mm; margin-top: 30mm }',
    `<main><h1>${escapeHtml(title)}</h1><p>${datedOn ? `Dated ${escapeHtml(formatDate(datedOn, 'letter'))}` : 'Undated'}</p>
<p>This document cannot be shown here as pages.</p><p>${escapeHtml(why)}</p><p>It is in the folder that comes with this bundle, as it was received:<br><b>${escapeHtml(fileName)}</b></p></main>`,
  );
}

export interface IndexHeading {
  readonly title: string;
  readonly council: string;
  readonly preparedOn: CalendarDate;
}

/** The index: every row at a place known beforehand. @param pages rows as `indexPages` cuts them. */
export function indexHtml(
  heading: IndexHeading,
  pages: readonly (readonly IndexRow[])[],
  totalPages: number,
): string {
  const css = [
    `.page { position: relative; height: ${PRINT_AREA.height - 1}mm; overflow: hidden } .page + .page { break-before: page }`,
    `.row { position: absolute; left: 0; right: 0; height: ${INDEX_GEOMETRY.row}mm; display: grid; grid-template-columns: 106mm 36mm 1fr; align-items: center; gap: 2mm; border-bottom: 0.4pt solid #999; font-size: 11pt; line-height: 4.1mm }`,
    '.row span { max-height: 8.2mm; overflow: hidden } .row .at { text-align: right } .row.part { font-weight: bold; border-bottom: 1pt solid #000 } .row.names { border: 0; font-size: 10pt; color: #444 } .head { position: absolute; left: 0; right: 0; top: 0 }',
    ...pages.flatMap((rows, at) => [
      `.p${at}names { top: ${rowTop(at, -1)}mm }`,
      ...rows.map((_, row) => `.p${at}r${row} { top: ${rowTop(at, row)}mm }`),
    ]),
  ].join('\n');
  const body = pages
    .map((rows, at) => {
      const head =
        at === 0
          ? `<div class="head"><h1>${escapeHtml(heading.title)}</h1><p>${escapeHtml(heading.council)} · prepared ${escapeHtml(formatDate(heading.preparedOn, 'letter'))} · ${totalPages} pages</p><h2>Index</h2></div>`
          : '';
      return `<section class="page">${head}${columnNames(at)}${rows.map((row, index) => rowHtml(row, `p${at}r${index}`)).join('')}</section>`;
    })
    .join('');
  return page(heading.title, css, body);
}

function columnNames(pageAt: number): string {
  return `<div class="row names p${pageAt}names"><span>Document</span><span>Date</span><span class="at">Page</span></div>`;
}

function rowHtml(row: IndexRow, place: string): string {
  if (row.type === 'section')
    return `<div class="row part ${place}"><span>${row.section} ${SECTIONS[row.section]}</span></div>`;
  const { entry } = row;
  return `<div class="row ${place}"><span>${escapeHtml(entry.title)}</span><span>${dateText(entry)}</span><span class="at">${entry.firstPage}</span></div>`;
}

const dateText = (entry: IndexEntry): string =>
  entry.datedOn ? escapeHtml(formatDate(entry.datedOn, 'letter')) : 'undated';

/** Millimetres from the top of the printed area to a row's top. */
export function rowTop(pageAt: number, row: number): number {
  const first = pageAt === 0 ? INDEX_GEOMETRY.firstRow : INDEX_GEOMETRY.otherFirstRow;
  return Number((first + row * INDEX_GEOMETRY.row).toFixed(2));
}
