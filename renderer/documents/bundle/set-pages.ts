/** Word documents, workbooks, web pages and tables of text: pages set anew from what they say. */
import type { PlannedDocument } from '@shared/bundle';
import { listed } from '@shared/case-file/wording';
import { kindInWords, type FileKind } from '@shared/host/file-kinds';
import { documentHtml, type Bytes } from '../converter';
import { attachmentFindings, heldInside } from './inside-findings';
import { NotPages, type Made } from './joinable';
import { documentHtmlPages } from './plain-pages';
import { printPages, type Printer } from './print-pages';

/** What was text once and has lines and cells of its own. */
export function isTable({ title, source }: PlannedDocument, bytes: Bytes): boolean {
  const type = source.type === 'blob' ? source.mediaType : '';
  return (
    /csv|tab-separated|rtf/.test(type) ||
    /\.(?:csv|tsv|rtf)$/i.test(title) ||
    new TextDecoder('latin1').decode(bytes.subarray(0, 5)) === '{\\rtf'
  );
}

/**
 * Pages set from the words, tables and pictures of a document of another program. Its file goes along in the folder
 * where it holds nothing that its pages do not show.
 */
export async function setPages(
  document: PlannedDocument,
  { bytes, kind }: { readonly bytes: Bytes; readonly kind: FileKind },
  source: Printer,
): Promise<Made> {
  const { info, html } = await documentHtml(source.host, bytes, source.signal);
  if (!info.ok || html === undefined)
    throw new NotPages(info.problem ?? `It is ${kindInWords(kind)} that could not be read.`);
  const held = heldInside(info);
  const isPlain = held.length === 0 && info.embedded.length === 0;
  const goes = isPlain && !document.redaction && kind === 'office';
  return {
    bytes: await printPages(documentHtmlPages(document.title, html, info.notes), source),
    withOriginal: goes,
    findings: [
      ...(held.length === 0
        ? []
        : [
            {
              severity: 'warn' as const,
              document: document.key,
              message: `“${document.title}” holds ${listed(held)}. Its pages show the text with every change accepted and no comments, and the file itself does not go. If they matter, print it to PDF with its markup, and add that in its place.`,
            },
          ]),
      ...info.notes.map((note) => ({
        severity: 'warn' as const,
        document: document.key,
        message: `“${document.title}”: ${note}`,
      })),
      {
        severity: 'note',
        document: document.key,
        message: `“${document.title}” is set from its words, tables and pictures; its own layout is not kept.${goes ? ' The file itself goes along in the folder.' : ''}`,
      },
      ...attachmentFindings(document, info.embedded),
    ],
  };
}
