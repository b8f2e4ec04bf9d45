/** A record as one self-contained page for the converter to print: no script, nothing loaded, all text escaped. */
import type { RecordDocument, RecordSection } from '@shared/keeping';
import { escapeHtml } from './letter-html';

export function recordToHtml({ title, about, sections }: RecordDocument): string {
  return [
    '<!doctype html>',
    `<html lang="en-GB"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>${CSS}</style></head><body><main>`,
    `<h1>${escapeHtml(title)}</h1>`,
    ...about.map((line) => `<p>${escapeHtml(line)}</p>`),
    ...sections.map(sectionHtml),
    '</main></body></html>',
  ].join('\n');
}

function sectionHtml({ heading, facts, paragraphs, table }: RecordSection): string {
  return [
    `<section><h2>${escapeHtml(heading)}</h2>`,
    facts && facts.length > 0
      ? `<table class="facts"><tbody>${facts
          .filter(([, value]) => value.trim() !== '')
          .map(
            ([label, value]) =>
              `<tr><th scope="row">${escapeHtml(label)}</th><td>${lines(value)}</td></tr>`,
          )
          .join('')}</tbody></table>`
      : '',
    ...(paragraphs ?? []).map((text) => `<p>${lines(text)}</p>`),
    table
      ? `<table><thead><tr>${table.heads.map((head) => `<th scope="col">${escapeHtml(head)}</th>`).join('')}</tr></thead><tbody>${table.rows
          .map((row) => `<tr>${row.map((cell) => `<td>${lines(cell)}</td>`).join('')}</tr>`)
          .join('')}</tbody></table>`
      : '',
    '</section>',
  ].join('');
}

const lines = (text: string): string => escapeHtml(text).replaceAll('\n', '<br>');

const CSS = `
@page { size: A4; margin: 18mm 16mm 20mm }
html { font: 11pt/1.4 Arial, "Liberation Sans", Helvetica, sans-serif; color: #000; background: #fff }
body { margin: 0 }
h1 { font-size: 17pt; margin: 0 0 4pt }
h2 { font-size: 13pt; margin: 16pt 0 4pt; break-after: avoid; overflow-wrap: anywhere }
p { margin: 0 0 6pt; overflow-wrap: anywhere }
table { border-collapse: collapse; width: 100% }
thead { display: table-header-group }
th, td { border-bottom: 1px solid #999; padding: 3pt 5pt; min-width: 24mm; text-align: left; vertical-align: top; overflow-wrap: anywhere }
th { font-weight: bold }
.facts th { width: 26%; font-weight: normal; color: #333 }`;
