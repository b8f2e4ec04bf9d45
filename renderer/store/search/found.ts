/**
 * The answer of a search in a form that crosses to the window cheaply: a letter typed among 100,000 cases
 * finds tens of thousands, and so many objects take longer to copy than to find.
 */
import type { StreamId } from '@shared/history/types';
import type { SearchHit } from '../api';

export interface Found {
  /** Places of the rows, best first. */
  readonly places: Uint32Array<ArrayBuffer>;
  readonly scores: Uint16Array<ArrayBuffer>;
  /** For the first rows, `matches[ends[n - 1] … ends[n]]` are the places in `words` of what matched in row n. */
  readonly ends: Uint32Array<ArrayBuffer>;
  readonly matches: Uint32Array<ArrayBuffer>;
  readonly words: readonly string[];
  /** What was typed, folded: marks the rows after those. */
  readonly typed: readonly string[];
}

export const NOTHING: Found = {
  places: new Uint32Array(0),
  scores: new Uint16Array(0),
  ends: new Uint32Array(0),
  matches: new Uint32Array(0),
  words: [],
  typed: [],
};

/** @param idAt of a place; a row that went meanwhile has none and is left out. */
export function hitsOf(
  found: Found,
  idAt: (place: number) => StreamId | undefined,
): readonly SearchHit[] {
  // Most rows of a broad search matched by the same one word: they share one array.
  const single = found.words.map((word) => [word]);
  const hits: SearchHit[] = [];
  let from = 0;
  for (let index = 0; index < found.places.length; index += 1) {
    const id = idAt(found.places[index] ?? -1);
    const to = found.ends[index];
    let matched = found.typed;
    if (to !== undefined) {
      const only = to - from === 1 ? single[found.matches[from] ?? 0] : undefined;
      matched =
        only ?? Array.from(found.matches.subarray(from, to), (word) => found.words[word] ?? '');
      from = to;
    }
    if (id !== undefined) hits.push({ id, score: found.scores[index] ?? 0, matched });
  }
  return hits;
}
