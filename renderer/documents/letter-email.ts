/**
 * A letter as the body of an email: what "Copy for email" puts on the clipboard, rich and plain. It says what
 * the letter says from the reference down; letterhead and address stay behind, since an email has its own.
 *
 * Mail programs drop style sheets and classes, so every element carries its own few styles.
 */
import {
  blockLines,
  keptTogether,
  type Block,
  type Inline,
  type LetterDocument,
} from '@shared/letters';
import { escapeHtml, inlineHtml, safeLink, textHtml } from './letter-html';

export interface EmailBody {
  readonly text: string;
  readonly html: string;
}

export function letterToEmail(letter: LetterDocument): EmailBody {
  const reference = `Our reference: ${letter.reference}`;
  const council = letter.letterhead.name.trim();
  return {
    text: [reference, ...letter.blocks.map((block) => plainBlock(block, council))].join('\n\n'),
    html: [
      `<div lang="${letter.language}" style="font-family:Arial,Helvetica,sans-serif;font-size:${letter.bodyPoints}pt;line-height:1.3;color:#000">`,
      `<p style="${P}">${textHtml(reference)}</p>`,
      ...letter.blocks.map((block) => richBlock(block, letter.bodyPoints, council)),
      '</div>',
    ].join('\n'),
  };
}

/** As it is read without any markup: a link's address stands behind its words. */
function plainBlock(block: Block, council: string): string {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return plainInline(block.content);
    case 'quote':
      return [`“${plainInline(block.content)}”`, ...(block.cite ? [block.cite] : [])].join('\n');
    case 'list':
      return block.items
        .map((item, index) => `${block.ordered ? `${index + 1}.` : '•'} ${plainInline(item)}`)
        .join('\n');
    case 'table':
      return block.rows.map((row) => plainRow(block.header, row)).join('\n\n');
    case 'address':
      return blockLines(block).join('\n');
    case 'signature':
      return [...blockLines(block), ...(council === '' ? [] : [council])].join('\n');
  }
}

/** Columns do not line up in an email: each cell stands below the last, under its heading. */
const plainRow = (header: readonly Inline[][], row: readonly Inline[][]): string =>
  row
    .map((cell, column) => {
      const title = plainInline(header[column] ?? []);
      return title === '' ? plainInline(cell) : `${title}: ${plainInline(cell)}`;
    })
    .join('\n');

const plainInline = (content: readonly Inline[]): string =>
  content
    .map((piece) => {
      if (piece.type !== 'link') return piece.text;
      const address = safeLink(piece.href)?.replace(/^(?:mailto|tel):/i, '');
      return address === undefined || address === piece.text || bare(address) === bare(piece.text)
        ? piece.text
        : `${piece.text} (${address})`;
    })
    .join('');

/** A web address as people write it. */
const bare = (address: string): string => address.replace(/^https?:\/\//i, '').replace(/\/$/, '');

const P = 'margin:0 0 10pt';
const CELL = 'border:1px solid #000;padding:3pt 5pt;text-align:left;vertical-align:top';

function richBlock(block: Block, bodyPoints: number, council: string): string {
  switch (block.type) {
    case 'heading': {
      const size = bodyPoints + { 1: 4, 2: 2, 3: 0 }[block.level];
      return `<h${block.level} style="font-size:${size}pt;margin:14pt 0 4pt">${inlineHtml(block.content)}</h${block.level}>`;
    }
    case 'paragraph':
      return `<p style="${P}">${inlineHtml(block.content)}</p>`;
    case 'quote':
      return `<blockquote style="margin:0 24pt 10pt;font-style:italic"><p style="margin:0">“${inlineHtml(block.content)}”</p>${block.cite ? `<p style="margin:0">${textHtml(block.cite)}</p>` : ''}</blockquote>`;
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      return `<${tag} style="${P};padding-left:22pt">${block.items.map((item) => `<li style="margin:0 0 4pt">${inlineHtml(item)}</li>`).join('')}</${tag}>`;
    }
    case 'table':
      return `<table style="border-collapse:collapse;${P}"><thead><tr>${block.header.map((cell) => `<th scope="col" style="${CELL}">${inlineHtml(cell)}</th>`).join('')}</tr></thead><tbody>${block.rows
        .map(
          (row) =>
            `<tr>${row.map((cell) => `<td style="${CELL}">${inlineHtml(cell)}</td>`).join('')}</tr>`,
        )
        .join('')}</tbody></table>`;
    case 'address':
      return `<p style="${P}">${block.lines.map(escapeHtml).join('<br>')}</p>`;
    case 'signature':
      return `<p style="margin:24pt 0 0"><strong>${escapeHtml(block.name)}</strong>${[
        block.role,
        ...block.contact,
        council,
      ]
        .filter((line) => line !== '')
        .map((line) => `<br>${escapeHtml(keptTogether(line))}`)
        .join('')}</p>`;
  }
}
