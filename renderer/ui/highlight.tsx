/** Marks the words that matched a search. */
export function Highlight({
  text,
  words,
}: {
  readonly text: string;
  readonly words: readonly string[];
}) {
  return (
    <>
      {markedParts(text, words).map(({ text: part, isMarked }, index) =>
        isMarked ? <mark key={index}>{part}</mark> : part,
      )}
    </>
  );
}

export interface MarkedPart {
  readonly text: string;
  readonly isMarked: boolean;
}

/** Cuts `text` where any of `words` begins a word in it, whatever its case or accents. */
export function markedParts(text: string, words: readonly string[]): MarkedPart[] {
  const wanted = words.map((word) => plain(word)).filter((word) => word !== '');
  const folded = plain(text);
  // Folding must keep places: a letter that folds to two would shift every mark after it.
  if (wanted.length === 0 || folded.length !== text.length) return [{ text, isMarked: false }];
  const parts: MarkedPart[] = [];
  let at = 0;
  for (const match of folded.matchAll(
    new RegExp(
      wanted
        .sort((a, b) => b.length - a.length)
        .map(escaped)
        .join('|'),
      'g',
    ),
  )) {
    const before = folded.charAt(match.index - 1);
    if (match.index > 0 && /[\p{L}\p{N}]/u.test(before)) continue;
    if (match.index > at) parts.push({ text: text.slice(at, match.index), isMarked: false });
    at = match.index + match[0].length;
    parts.push({ text: text.slice(match.index, at), isMarked: true });
  }
  if (at < text.length) parts.push({ text: text.slice(at), isMarked: false });
  return parts;
}

const plain = (text: string) =>
  text.normalize('NFC').replace(/./gu, (letter) => {
    const bare = letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    return bare.length === letter.length ? bare : letter;
  });
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
