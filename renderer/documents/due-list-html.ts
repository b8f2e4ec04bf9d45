/** The due list as one self-contained page for the converter to print: no script, nothing loaded, all text escaped. */
import type { DueLine, DueList } from '@shared/case-file';
import { escapeHtml } from './letter-html';

export function dueListToHtml(list: DueList): string {
  return [
    '<!doctype html>',
    `<html lang="en-GB"><head><meta charset="utf-8"><title>${escapeHtml(list.title)}</title><style>${CSS}</style></head><body><main>`,
    `<h1>${escapeHtml(list.title)}</h1><p>${escapeHtml(list.about)}</p>`,
    ...list.groups.map(
      ({ title, lines }) =>
        `<section><h2>${escapeHtml(title)}</h2><table><thead><tr>${HEADS.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>${lines.map(lineHtml).join('')}</tbody></table></section>`,
    ),
    '</main></body></html>',
  ].join('\n');
}

const HEADS = ['Done', 'What', 'Who and case', 'Due', 'Handler'];

function lineHtml({ what, detail, person, reference, service, due, handler }: DueLine): string {
  const under = (text: string) => (text === '' ? '' : `<br><small>${escapeHtml(text)}</small>`);
  return `<tr><td class="box">☐</td><td><strong>${escapeHtml(what)}</strong>${under(detail)}</td><td>${escapeHtml(person)}${under([reference, service].filter((part) => part !== '').join(' · '))}</td><td>${escapeHtml(due)}</td><td>${escapeHtml(handler)}</td></tr>`;
}

const CSS = `
@page { size: A4; margin: 16mm 14mm 18mm }
html { font: 10pt/1.35 Arial, "Liberation Sans", Helvetica, sans-serif; color: #000; background: #fff }
body { margin: 0 }
h1 { font-size: 15pt; margin: 0 0 2pt }
h2 { font-size: 11.5pt; margin: 12pt 0 3pt; break-after: avoid }
p { margin: 0 0 4pt }
table { border-collapse: collapse; width: 100%; table-layout: fixed }
thead { display: table-header-group }
th, td { border-bottom: 1px solid #777; padding: 3pt 4pt; text-align: left; vertical-align: top; overflow-wrap: anywhere }
tr { break-inside: avoid }
th { font-size: 9pt }
th:nth-child(1) { width: 9% } th:nth-child(2) { width: 33% } th:nth-child(3) { width: 25% } th:nth-child(4) { width: 19% }
small { font-size: 9pt }`;
