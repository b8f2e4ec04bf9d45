/** Find and replace in the letter: every place where the words stand, whatever their case or apostrophe. */
import type { Node } from 'prosemirror-model';

export interface Passage {
  readonly from: number;
  readonly to: number;
}

/** Same length as the text, so that places found in it are places in the document. */
const folded = (text: string): string =>
  text
    .replace(/[’‘]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\u00a0/g, ' ')
    .replace(/[A-ZÀ-Þ]/g, (letter) => letter.toLowerCase());

/** In reading order; none for nothing to look for. Words never run across two paragraphs. */
export function findAll(doc: Node, wanted: string, wholeWords = false): readonly Passage[] {
  const needle = folded(wanted);
  if (needle === '') return [];
  const found: Passage[] = [];
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    const text = folded(node.textContent);
    for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) {
      if (wholeWords && !standsAlone(text, at, needle.length)) continue;
      found.push({ from: pos + 1 + at, to: pos + 1 + at + needle.length });
    }
    return false;
  });
  return found;
}

const LETTER = /[\p{L}\p{N}]/u;
const standsAlone = (text: string, at: number, length: number): boolean =>
  !LETTER.test(text.charAt(at - 1)) && !LETTER.test(text.charAt(at + length));

/** The first at or after the cursor, and from the top again after the last. */
export function nextPassage(found: readonly Passage[], from: number): number {
  const at = found.findIndex((passage) => passage.from >= from);
  return at < 0 ? 0 : at;
}
