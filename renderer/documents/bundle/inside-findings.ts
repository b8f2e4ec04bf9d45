/** What a document holds beside its pages, in words for the person who sends it. */
import type { PlannedDocument, PreflightFinding } from '@shared/bundle';
import { counted, listed } from '@shared/case-file/wording';
import type { DocumentHtml } from '@shared/host/contract';
import { inspectOffice, type Bytes } from '../converter';
import type { ReaderOfPages } from './redaction';

export function blankFindings(
  document: PlannedDocument,
  pages: readonly number[],
): PreflightFinding[] {
  if (pages.length === 0) return [];
  const shown = listed(pages.slice(0, 10));
  return [
    {
      severity: 'note',
      document: document.key,
      message: `Page${pages.length === 1 ? '' : 's'} ${shown}${pages.length > 10 ? ' and others' : ''} of “${document.title}” look${pages.length === 1 ? 's' : ''} blank. Look at it; if a side was scanned by mistake, add a copy without it.`,
    },
  ];
}

/** A Word file goes as it is: whoever opens it sees what was struck out and what was said of it. */
export async function officeFindings(
  document: PlannedDocument,
  bytes: Bytes,
  { host, signal }: ReaderOfPages,
): Promise<PreflightFinding[]> {
  const found = await inspectOffice(host, bytes, signal).catch(() => undefined);
  signal?.throwIfAborted();
  if (!found?.ok) return [];
  const held = heldInside(found);
  return [
    ...(held.length === 0
      ? []
      : [
          {
            severity: 'warn' as const,
            document: document.key,
            message: `“${document.title}” holds ${listed(held)}, and whoever opens it sees them. Settle them, save it as a PDF, and add that in its place.`,
          },
        ]),
    ...attachmentFindings(document, found.embedded),
  ];
}

/** The Ombudsman asks for no embedded documents: they are named, so that they can be added as documents. */
export function attachmentFindings(
  document: PlannedDocument,
  names: readonly string[],
): PreflightFinding[] {
  if (names.length === 0) return [];
  return [
    {
      severity: 'warn',
      document: document.key,
      message: `“${document.title}” has files inside it (${names.slice(0, 5).join(', ')}${names.length > 5 ? '…' : ''}). If they matter, add them to the evidence as documents of their own.`,
    },
  ];
}

export const heldInside = ({
  changes,
  comments,
}: Pick<DocumentHtml, 'changes' | 'comments'>): string[] => [
  ...(changes > 0 ? [counted(changes, 'tracked change')] : []),
  ...(comments > 0 ? [counted(comments, 'comment')] : []),
];
