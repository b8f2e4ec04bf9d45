import type { InspectedOffice } from '@shared/host/contract';
import { sniffKind } from '@shared/host/file-kinds';
import { safeName } from '@shared/host/safe-names';
import { strFromU8, unzipSync } from 'fflate';
import { type Bytes, type ConversionOutcome, WrongKind } from './conversion';

/** A part larger than this is no text anybody wrote; looking at it could exhaust memory. */
const PART_LIMIT_BYTES = 64 * 1024 * 1024;

/** Parts whose words are read: the text itself, its comments and revisions. Never pictures. */
const READ =
  /^(?:word\/(?:document|header\d*|footer\d*|footnotes|endnotes|comments\w*)|xl\/(?:comments\d*|threadedComments\/\w+|revisions\/\w+)|ppt\/comments\/\w+)\.xml$/;
const EMBEDDED = /^(?:word|xl|ppt)\/embeddings\/(.+)$/;
/** ECMA-376: insertions, deletions and moves in text; each revision log of a workbook. */
const CHANGES = /<w:(?:ins|del|moveFrom|moveTo)[ >]/g;
const COMMENTS = /<(?:w:comment|comment|threadedComment|p:cm|p188:cm)[ >]/g;

/**
 * What an Office file holds that its pages would not show: tracked changes, comments, files inside it.
 * Encrypted and older files (.doc, .xls) are no zip and answer `ok: false`.
 * @throws WrongKind when the bytes are no Office file.
 */
export async function inspectOffice(bytes: Bytes): Promise<ConversionOutcome<InspectedOffice>> {
  const kind = sniffKind(bytes);
  if (kind !== 'office' && kind !== 'zip') throw new WrongKind(kind);
  const embedded: string[] = [];
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        const inside = EMBEDDED.exec(name)?.[1];
        if (inside !== undefined && embedded.length < 500)
          embedded.push(safeName(inside, 'embedded file'));
        return READ.test(name) && originalSize <= PART_LIMIT_BYTES;
      },
    });
    const texts = Object.entries(parts).map(([name, part]) => ({ name, text: strFromU8(part) }));
    const count = (of: RegExp) =>
      texts.reduce((sum, { text }) => sum + (text.match(of)?.length ?? 0), 0);
    const revisions = texts.filter(({ name }) => name.startsWith('xl/revisions/')).length;
    return {
      result: {
        ok: true,
        changes: count(CHANGES) + revisions,
        comments: count(COMMENTS),
        embedded,
      },
      parts: [],
    };
  } catch {
    return { result: { ok: false, changes: 0, comments: 0, embedded: [] }, parts: [] };
  }
}
