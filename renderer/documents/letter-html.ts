/**
 * A letter as one self-contained HTML page: what the converter prints to PDF. No script, nothing loaded;
 * all text is escaped.
 */
import { formatDate } from '@shared/calendar';
import { PICTURE_BOXES, printedSize, type LetterPicture } from '@shared/case-file/picture';
import {
  keptTogether,
  smallPoints,
  type Block,
  type Inline,
  type LetterDocument,
} from '@shared/letters';

export function letterToHtml(letter: LetterDocument): string {
  const recipient = [letter.recipient.name, ...letter.recipient.lines].filter(
    (line) => line.trim() !== '',
  );
  return [
    '<!doctype html>',
    `<html lang="${letter.language}"><head><meta charset="utf-8"><title>${escapeHtml(`${letter.title} (${letter.reference})`)}</title><style>${css(letter.bodyPoints)}</style></head><body>`,
    `<header>${letter.letterhead.logo ? `<p>${pictureHtml(letter.letterhead.logo, PICTURE_BOXES.logo)}</p>` : ''}<div><p class="council">${escapeHtml(letter.letterhead.name)}</p>${letter.letterhead.lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('')}</div></header>`,
    '<main>',
    `<address>${recipient.map(escapeHtml).join('<br>')}</address>`,
    `<p class="opening">${escapeHtml(formatDate(letter.datedOn, 'letter'))}<br>${escapeHtml(`Our reference: ${letter.reference}`)}</p>`,
    ...letter.blocks.map((block) => blockHtml(block, letter.signed)),
    '</main></body></html>',
  ].join('\n');
}

function blockHtml(block: Block, signed: LetterPicture | undefined): string {
  switch (block.type) {
    case 'heading':
      return `<h${block.level}>${inlineHtml(block.content)}</h${block.level}>`;
    case 'paragraph':
      return `<p>${inlineHtml(block.content)}</p>`;
    case 'quote':
      return `<blockquote><p>“${inlineHtml(block.content)}”</p>${block.cite ? `<p>${escapeHtml(block.cite)}</p>` : ''}</blockquote>`;
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      return `<${tag}>${block.items.map((item) => `<li>${inlineHtml(item)}</li>`).join('')}</${tag}>`;
    }
    case 'table':
      return `<table><thead><tr>${block.header.map((cell) => `<th scope="col">${inlineHtml(cell)}</th>`).join('')}</tr></thead><tbody>${block.rows
        .map((row) => `<tr>${row.map((cell) => `<td>${inlineHtml(cell)}</td>`).join('')}</tr>`)
        .join('')}</tbody></table>`;
    case 'address':
      return `<p>${block.lines.map(escapeHtml).join('<br>')}</p>`;
    case 'signature':
      return `<p class="signature">${signed ? `${pictureHtml(signed, PICTURE_BOXES.signature)}<br>` : ''}<strong>${escapeHtml(block.name)}</strong>${[
        block.role,
        ...block.contact,
      ]
        .filter((line) => line !== '')
        .map((line) => `<br>${textHtml(line)}`)
        .join('')}</p>`;
  }
}

/** Within the page itself, for nothing may be loaded. */
function pictureHtml(
  picture: LetterPicture,
  box: (typeof PICTURE_BOXES)[keyof typeof PICTURE_BOXES],
): string {
  const { width, height } = printedSize(picture, box);
  return `<img alt="${escapeHtml(picture.alt)}" width="${inPixels(width)}" height="${inPixels(height)}" src="data:${picture.mediaType};base64,${picture.data}">`;
}

/** Points to CSS pixels. */
const inPixels = (points: number): number => Math.round((points * 96) / 72);

export function inlineHtml(content: readonly Inline[]): string {
  return content
    .map((piece) => {
      if (piece.type === 'link')
        return `<a href="${escapeHtml(safeLink(piece.href) ?? '#')}">${textHtml(piece.text)}</a>`;
      return piece.bold ? `<strong>${textHtml(piece.text)}</strong>` : textHtml(piece.text);
    })
    .join('');
}

export const textHtml = (text: string): string => escapeHtml(keptTogether(text));

/** Only what a letter may link to; undefined = anything else, a way to run or fetch something. */
export function safeLink(href: string): string | undefined {
  return /^(https?:|mailto:|tel:)/i.test(href.trim()) ? href.trim() : undefined;
}

export function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}

/** Sizes in points, as Word has them. */
function css(bodyPoints: number): string {
  return `
@page { size: A4; margin: 20mm 22mm 22mm }
html { font: ${bodyPoints}pt/1.3 Arial, "Liberation Sans", Helvetica, sans-serif; color: #000; background: #fff }
body { margin: 0 }
/* The address begins 57 mm from the top: behind the window of a DL envelope. */
header { display: flex; gap: 12pt; min-height: 37mm; box-sizing: border-box; padding-bottom: 6pt; font-size: ${smallPoints(bodyPoints)}pt }
header div { flex: 1; text-align: right }
header p { margin: 0 }
header img { display: block }
header .council { font-size: ${bodyPoints + 2}pt; font-weight: bold }
address { font-style: normal; line-height: 1.15; margin-bottom: 14pt }
.opening { margin: 0 0 14pt }
h1 { font-size: ${bodyPoints + 4}pt; margin: 12pt 0 4pt }
h2 { font-size: ${bodyPoints + 2}pt; margin: 14pt 0 4pt }
h3 { font-size: ${bodyPoints}pt; margin: 10pt 0 4pt }
h1, h2, h3 { line-height: 1.2; break-after: avoid }
p { margin: 0 0 8pt; orphans: 2; widows: 2; break-inside: avoid; overflow-wrap: anywhere }
ul, ol { margin: 0 0 8pt; padding-left: 22pt } li { margin-bottom: 4pt }
blockquote { margin: 0 28pt 8pt; font-style: italic }
table { border-collapse: collapse; width: 100%; margin-bottom: 8pt } th, td { border: 1px solid #000; padding: 3pt 5pt; text-align: left; vertical-align: top }
.signature { margin-top: 30pt; break-inside: avoid }`;
}
