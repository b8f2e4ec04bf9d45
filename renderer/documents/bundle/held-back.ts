/** Documents that were to be redacted and could not be: they do not go as they came. */
import type { PlannedDocument, PreflightFinding } from '@shared/bundle';
import { findWords, type Bytes } from '../converter';
import type { DocumentResult, DocumentSource } from './document-pages';
import { loadPdf } from './joinable';
import { heldSheet } from './plain-pages';
import { printPages } from './print-pages';

interface Original {
  readonly bytes: Bytes;
}

/**
 * A document that must be redacted and cannot be does not go as it came: a sheet stands for it, in the folder
 * too, and the bundle is stopped until somebody has dealt with it.
 */
export async function heldBack(
  document: PlannedDocument,
  original: Original | undefined,
  why: string,
  source: DocumentSource,
): Promise<DocumentResult | undefined> {
  const { redaction } = document;
  if (!redaction || redaction.isOutlined) return undefined;
  const holdsWords =
    redaction.marks === 0 && original
      ? await findWords(source.host, original.bytes, redaction.words, source.signal)
      : undefined;
  if (holdsWords && holdsWords.shown.length + holdsWords.inside.length === 0) return undefined;
  const sheet = await printPages(
    heldSheet(
      document.title,
      document.datedOn,
      'What is to be taken out of it could not be taken out.',
    ),
    source,
  );
  return {
    pdf: await loadPdf(sheet),
    slipSheet: true,
    redacted: false,
    findings: [
      {
        severity: 'stop',
        document: document.key,
        message: `“${document.title}” could not be redacted, so it is held back. ${why} Leave it out, withhold it, or add a copy that can be redacted, such as a PDF.`,
      },
    ],
    file: { name: `${document.fileName}.pdf`, bytes: sheet },
  };
}

/** It goes as it came, and not all of it could be looked through for the words struck out. */
export async function unsearched(
  document: PlannedDocument,
  original: Original,
  { host, signal }: DocumentSource,
): Promise<PreflightFinding[]> {
  const { redaction } = document;
  if (!redaction || redaction.isOutlined) return [];
  const { whole } = await findWords(host, original.bytes, redaction.words, signal);
  return whole
    ? []
    : [
        {
          severity: 'warn',
          document: document.key,
          message: `“${document.title}” goes as it came, and words struck out cannot be looked for in all of it. Open it yourself; leave it out or withhold it if it holds them.`,
        },
      ];
}
