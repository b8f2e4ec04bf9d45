/** What was typed, as groups that must all be found. */
import { fold } from './fold';
import { nationalDigits, withPlainApostrophes } from './words';

/** One piece of the query. It is found where all terms of at least one alternative are. */
export interface QueryGroup {
  readonly alternatives: readonly (readonly string[])[];
}

/** Nobody types more; a pasted letter must not stall the search. */
const QUERY_CHARACTERS = 200;
const QUERY_GROUPS = 12;

/** "o'brien 01632 960" → [o + brien | obrien], [01632 + 960 | 01632960]. Empty when there is no word in it. */
export function readQuery(typed: string): QueryGroup[] {
  const pieces = typed.slice(0, QUERY_CHARACTERS).trim().split(/\s+/);
  const groups: QueryGroup[] = [];
  for (let at = 0; at < pieces.length && groups.length < QUERY_GROUPS; at += 1) {
    const piece = [pieces[at] ?? ''];
    // The groups of a phone number belong together, wherever its spaces are.
    if (NUMBERS.test(piece[0] ?? '')) {
      while (at + 1 < pieces.length && NUMBERS.test(pieces[at + 1] ?? '')) {
        at += 1;
        piece.push(pieces[at] ?? '');
      }
    }
    const alternatives = alternativesOf(piece.join(' '));
    if (alternatives.length > 0) groups.push({ alternatives });
  }
  return groups;
}

const NUMBERS = /^[+(]*\d[\d()+./-]*$/;

function alternativesOf(piece: string): string[][] {
  const parts = fold(withPlainApostrophes(piece)).match(/[\p{L}\p{N}]+/gu) ?? [];
  if (parts.length === 0) return [];
  const joined = parts.join('');
  const alternatives = parts.length > 1 ? [parts, [joined]] : [[joined]];
  if (/^\d+$/.test(joined)) {
    const national = nationalDigits(piece);
    if (national !== joined) alternatives.push([national]);
    // The country or the area's 0 left out.
    else if (joined.length >= 7 && !joined.startsWith('0')) {
      alternatives.push([`0${joined.replace(/^44/, '')}`]);
    }
  }
  return alternatives;
}
