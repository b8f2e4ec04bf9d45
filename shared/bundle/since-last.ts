/** What changed in a bundle since the last one that was sent, by what each document was then. */
import type { CaseEventData } from '../case-file/schema';
import type { BundlePlan, PlannedDocument } from './types';

export type SentDocument = CaseEventData<'bundle.exported'>['documents'][number];

/** Everything that makes a document another one for its reader: its file, what is struck out, who may see it. */
function printOf({ source, datedOn, redaction, withheldWhy, title }: PlannedDocument): string {
  const of =
    source.type === 'blob'
      ? source.file.sha256
      : source.type === 'letter'
        ? source.model.sha256
        : JSON.stringify(source.record);
  const struck = redaction === undefined ? '' : JSON.stringify([redaction.words, redaction.boxes]);
  return shortPrint(
    [of, datedOn ?? '', struck, withheldWhy === undefined ? '' : 'x', title].join('\n'),
  );
}

/**
 * Tells texts apart (FNV-1a, 2 × 32 bits); never a proof of anything. The texts themselves would keep a copy of
 * words that may be erased later.
 */
function shortPrint(text: string): string {
  const hash = (seed: number) => {
    let value = seed;
    for (let at = 0; at < text.length; at += 1)
      value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
    return value.toString(16).padStart(8, '0');
  };
  return `${hash(0x811c9dc5)}${hash(0x9747b28c)}`;
}

/** What is sent, for the case's own record. */
export const sentDocuments = ({ documents }: BundlePlan): SentDocument[] =>
  documents
    .filter(({ included }) => included)
    .map((document) => ({ key: document.key, title: document.title, print: printOf(document) }));

export interface SinceLast {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly gone: readonly string[];
}

/** Titles, in the order of the bundle. A bundle recorded without its documents can be compared with nothing. */
export function sinceLast(plan: BundlePlan, sent: readonly SentDocument[]): SinceLast | undefined {
  if (sent.length === 0) return undefined;
  const before = new Map(sent.map((document) => [document.key, document]));
  const now = sentDocuments(plan);
  const titles = (documents: readonly SentDocument[]) => documents.map(({ title }) => title);
  return {
    added: titles(now.filter(({ key }) => !before.has(key))),
    changed: titles(now.filter(({ key, print }) => (before.get(key)?.print ?? print) !== print)),
    gone: titles(sent.filter(({ key }) => !now.some((document) => document.key === key))),
  };
}
