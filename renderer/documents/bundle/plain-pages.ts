/** Pages Redress sets itself for a bundle: text, emails, records of the case, slip sheets. HTML for the converter. */
import { formatDate, type CalendarDate } from '@shared/calendar';
import type { RecordPage } from '@shared/bundle';
import type { ParsedMail } from '@shared/host/contract';
import { escapeHtml } from '../letter-html';

/** A page of A4 for the converter. Whatever people wrote stands in the direction it is written in. */
export const page = (title: string, css: string, body: string): string =>
  `<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>
@page { size: A4; margin: 20mm 22mm 22mm }
html { font: 11pt/1.4 Arial, "Liberation Sans", Helvetica, sans-serif; color: #000; background: #fff }
body { margin: 0 } h1 { font-size: 15pt; margin: 0 0 6pt } h2 { font-size: 12pt; margin: 12pt 0 4pt }
.text { white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext; orphans: 2; widows: 2 }
h1, h2 { overflow-wrap: anywhere; break-after: avoid; line-height: 1.25 }
dl { display: grid; grid-template-columns: 38mm 1fr; gap: 1.5pt 3mm; margin: 0 0 10pt } dt { font-weight: bold } dd { margin: 0; overflow-wrap: anywhere; white-space: pre-line; unicode-bidi: plaintext } dt, dd { text-align: left }
${css}</style></head><body>${body}</body></html>`;

export function textPages(title: string, text: string): string {
  return page(
    title,
    '',
    `<h1 dir="auto">${escapeHtml(title)}</h1><div class="text">${escapeHtml(text)}</div>`,
  );
}

/**
 * A document of another program, set anew.
 * @param html as the converter gives it: known tags alone
 * @param notes what of it is not shown, each a sentence
 */
export function documentHtmlPages(title: string, html: string, notes: readonly string[]): string {
  return page(
    title,
    `.from { color: #444; font-size: 9.5pt; margin: 0 0 8pt } img { max-width: 100%; max-height: 240mm } table { border-collapse: collapse; width: 100%; table-layout: fixed; font-size: 9pt; margin: 4pt 0 10pt } thead { display: table-header-group } tr { break-inside: avoid } td, th { border: 0.4pt solid #888; padding: 2pt 3pt; text-align: left; vertical-align: top; overflow-wrap: anywhere; white-space: pre-line } body { overflow-wrap: anywhere } pre { white-space: pre-wrap } blockquote { margin: 4pt 0 4pt 6mm } h3, h4, h5, h6 { font-size: 11pt; margin: 8pt 0 3pt; break-after: avoid } p { margin: 0 0 6pt }`,
    `<h1 dir="auto">${escapeHtml(title)}</h1><p class="from">${escapeHtml(['Set from the words, tables and pictures of the document; its own layout is not kept.', ...notes].join(' '))}</p><div dir="auto">${html}</div>`,
  );
}

/** What the case holds, set out as facts and words. */
export function recordPages(title: string, reference: string, { parts }: RecordPage): string {
  const body = parts.map(
    ({ heading, facts, text }) =>
      `<section>${heading === undefined ? '' : `<h2 dir="auto">${escapeHtml(heading)}</h2>`}${text === undefined ? '' : `<div class="text" dir="auto">${escapeHtml(text)}</div>`}${factsHtml(facts)}</section>`,
  );
  return page(
    title,
    'section { margin-bottom: 8pt } section dl { margin-top: 6pt } .from { color: #444; margin: 0 0 8pt }',
    `<h1 dir="auto">${escapeHtml(title)}</h1><p class="from">${escapeHtml(`From the council’s record of complaint ${reference}`)}</p>${body.join('')}`,
  );
}

/** Label and value pairs. */
export const factsHtml = (facts: readonly (readonly [string, string])[]): string =>
  facts.length === 0
    ? ''
    : `<dl>${facts.map(([label, value]) => `<dt dir="auto">${escapeHtml(label)}</dt><dd dir="auto">${escapeHtml(value)}</dd>`).join('')}</dl>`;

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
  return page(
    title,
    '',
    `<h1 dir="auto">${escapeHtml(title)}</h1>${factsHtml(rows)}<div class="text">${escapeHtml(mail.text)}</div>`,
  );
}

/** Stands in for a document that must not go as it came. */
export function heldSheet(title: string, datedOn: CalendarDate | undefined, why: string): string {
  return page(
    title,
    'main { border: 1.5pt solid #000; padding: 12mm; margin-top: 30mm }',
    `<main><h1 dir="auto">${escapeHtml(title)}</h1><p>${datedOn ? `Dated ${escapeHtml(formatDate(datedOn, 'letter'))}` : 'Undated'}</p><p>This document is held back.</p><p>${escapeHtml(why)}</p></main>`,
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
    `<main><h1 dir="auto">${escapeHtml(title)}</h1><p>${datedOn ? `Dated ${escapeHtml(formatDate(datedOn, 'letter'))}` : 'Undated'}</p>
<p>This document cannot be shown here as pages.</p><p>${escapeHtml(why)}</p><p>It is in the folder that comes with this bundle, as it was received:<br><b>${escapeHtml(fileName)}</b></p></main>`,
  );
}
