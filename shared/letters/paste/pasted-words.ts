/** Words from a clipboard: spaces as one types them, nothing unseen. */
import type { Inline } from '../model';

/** Soft hyphens, joiners, marks of direction and of byte order; controls. */
const UNSEEN =
  /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffc]/g;

export const tidyText = (text: string): string =>
  text
    .toWellFormed()
    .replace(UNSEEN, '')
    .replace(/[\s\u00a0]+/g, ' ');

/** Pieces that read alike are one, spaces are single and none stands at an end. Empty when nothing is left. */
export function tidyInlines(content: readonly Inline[]): Inline[] {
  const tidy: Inline[] = [];
  let endsInSpace = true;
  for (const piece of content) {
    let text = tidyText(piece.text);
    if (endsInSpace) text = text.replace(/^ /, '');
    if (text === '') continue;
    endsInSpace = text.endsWith(' ');
    const last = tidy.at(-1);
    if (last && reads(last, piece)) tidy[tidy.length - 1] = { ...last, text: last.text + text };
    else tidy.push({ ...piece, text });
  }
  const last = tidy.at(-1);
  if (last?.text.endsWith(' ') !== true) return tidy;
  const text = last.text.slice(0, -1);
  return text === '' ? tidyInlines(tidy.slice(0, -1)) : [...tidy.slice(0, -1), { ...last, text }];
}

function reads(one: Inline, other: Inline): boolean {
  if (one.type === 'text' && other.type === 'text')
    return (one.bold === true) === (other.bold === true);
  return one.type === 'link' && other.type === 'link' && one.href === other.href;
}
