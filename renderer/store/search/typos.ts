/**
 * Words near to what was typed. The dictionary is sorted, so it can be walked as a tree of letters: the
 * edits counted for a beginning are shared by all words with that beginning, and where they exceed the
 * limit all of those are skipped at once.
 *
 * Distance is optimal string alignment: one for a letter wrong, missing, too many, or two neighbours
 * swapped (Damerau 1964; no swapped pair is edited again).
 */

/** How many slips are forgiven in a word of this length; none where digits are in it: a near number is another number. */
export function slipsForgiven(term: string): 0 | 1 | 2 {
  if (/\d/.test(term)) return 0;
  return term.length >= 8 ? 2 : term.length >= 4 ? 1 : 0;
}

export interface NearWords {
  /** Whole words, by their place in the sorted dictionary. */
  readonly words: readonly { readonly at: number; readonly slips: number }[];
  /** Ranges of words that begin with something near; `to` is not in the range. */
  readonly ranges: readonly {
    readonly from: number;
    readonly to: number;
    readonly slips: number;
  }[];
}

/**
 * @param sorted all words, ascending by UTF-16 unit.
 * @param beginnings also words of which only the beginning was typed so far.
 */
export function nearWords(
  sorted: readonly string[],
  term: string,
  limit: number,
  beginnings: boolean,
): NearWords {
  const words: { at: number; slips: number }[] = [];
  const ranges: { from: number; to: number; slips: number }[] = [];
  const width = term.length;
  // edits[d][j]: least edits between the first d letters of the word and the first j of the term.
  const edits = Array.from({ length: width + limit + 2 }, () => new Uint8Array(width + 1));
  /** Least slips of any beginning up to that depth that already counts as near. */
  const nearest = new Uint8Array(edits.length).fill(limit + 1);
  edits[0]?.forEach((_, column, row) => (row[column] = column));

  let known = 0;
  let previous = '';
  for (let at = 0; at < sorted.length;) {
    const word = sorted[at] ?? '';
    let depth = sharedBeginning(previous, word, known);
    let pruned = false;
    while (depth < word.length) {
      const least = nextRow(edits, depth, word, term);
      depth += 1;
      if (least > limit) {
        pruned = true;
        break;
      }
      const slips = edits[depth]?.[width] ?? limit + 1;
      const before = nearest[depth - 1] ?? limit + 1;
      const counts = beginnings && slips < before && endsAlike(word, depth, term);
      nearest[depth] = counts ? slips : before;
      if (counts) ranges.push({ from: at, to: endOfBeginning(sorted, at, depth), slips });
    }
    previous = word;
    known = pruned ? depth - 1 : depth;
    if (pruned) {
      at = endOfBeginning(sorted, at, depth);
      continue;
    }
    const slips = edits[word.length]?.[width] ?? limit + 1;
    if (slips <= limit) words.push({ at, slips });
    at += 1;
  }
  return { words, ranges };
}

/** Fills the row after `depth` letters of the word. @returns its least value. */
function nextRow(edits: readonly Uint8Array[], depth: number, word: string, term: string): number {
  const row = edits[depth + 1];
  const above = edits[depth];
  const twoAbove = depth > 0 ? edits[depth - 1] : undefined;
  // A word longer than the term and all its slips: too far already.
  if (!row || !above) return Number.MAX_SAFE_INTEGER;
  const letter = word.charCodeAt(depth);
  const letterBefore = depth > 0 ? word.charCodeAt(depth - 1) : -1;
  let least = depth + 1;
  row[0] = depth + 1;
  for (let column = 1; column <= term.length; column += 1) {
    const typed = term.charCodeAt(column - 1);
    let value = (above[column - 1] ?? 0) + (typed === letter ? 0 : 1);
    value = Math.min(value, (above[column] ?? 0) + 1, (row[column - 1] ?? 0) + 1);
    if (
      twoAbove &&
      column > 1 &&
      typed === letterBefore &&
      term.charCodeAt(column - 2) === letter
    ) {
      value = Math.min(value, (twoAbove[column - 2] ?? 0) + 1);
    }
    row[column] = value;
    if (value < least) least = value;
  }
  return least;
}

/**
 * A beginning counts only where it ends as the term does (or with its last two letters swapped): otherwise
 * "harb" would be near to every word in har-.
 */
function endsAlike(word: string, depth: number, term: string): boolean {
  const last = term.length - 1;
  return (
    word[depth - 1] === term[last] ||
    (depth > 1 && word[depth - 2] === term[last] && word[depth - 1] === term[last - 1])
  );
}

function sharedBeginning(left: string, right: string, most: number): number {
  let length = 0;
  while (length < most && left.charCodeAt(length) === right.charCodeAt(length)) length += 1;
  return length;
}

/** Index after the last word that shares its first `depth` letters with the word at `at`. Gallops: most are near. */
function endOfBeginning(sorted: readonly string[], at: number, depth: number): number {
  const beginning = (sorted[at] ?? '').slice(0, depth);
  const has = (index: number) => (sorted[index] ?? '').startsWith(beginning);
  let step = 1;
  while (at + step < sorted.length && has(at + step)) step *= 2;
  let inside = at + Math.floor(step / 2);
  let outside = Math.min(at + step, sorted.length);
  while (outside - inside > 1) {
    const middle = (inside + outside) >>> 1;
    if (has(middle)) inside = middle;
    else outside = middle;
  }
  return outside;
}
