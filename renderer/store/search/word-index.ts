/**
 * The words of the register and where they stand: in memory, gone at lock; never on disk.
 *
 * Every word of a case leads to the rows that hold it. A query's terms are looked up as beginnings in the
 * sorted dictionary, so a keystroke costs what it finds and not what there is; a term that did not change
 * since the last keystroke is not looked up again. Slips of the pen are forgiven only for a term that
 * finds next to nothing as it is typed, so that they never crowd out what was meant.
 *
 * Rows have places, numbers from 0 that whoever keeps their ids gives out (`places.ts`).
 */
import { Dictionary } from './dictionary';
import { NOTHING, type Found } from './found';
import { readQuery, type QueryGroup } from './query';
import { SEARCH_FIELDS, type PlacedRow, type SearchField } from './search-row';
import { nearWords, slipsForgiven } from './typos';
import { phonesIn, postcodesIn, referenceNumbersIn, wordsIn } from './words';

/** Where a word stands matters less than how well it fits: kind × STEP + weight. Weights are 1 to STEP − 1. */
const STEP_BITS = 3;
const STEP = 1 << STEP_BITS;
const WEIGHT: Readonly<Record<SearchField, number>> = {
  reference: 5,
  person: 4,
  contact: 4,
  address: 3,
  summary: 2,
  other: 1,
};
/** Best first: the word itself, its beginning, one slip, two, a beginning with one slip, with two. */
const KIND = { exact: 7, beginning: 6, slips: [0, 4, 3], beginningSlips: [0, 2, 1] } as const;

/** A term found in no more rows than this may be mistyped. */
const FEW = 8;

/**
 * For so many rows, the best, the very words that matched are told; the rest of a broader answer, which
 * nobody reads to its end, gets the beginnings that were typed.
 */
const TOLD_EXACTLY = 1000;

/** Rows that hold a word: row × STEP + weight, ascending. One row stands alone, since most words are names and numbers. */
type Postings = number | number[];

/** What one term finds. */
interface TermFinds {
  readonly term: string;
  /** For each row: how well it fits; 0 = not at all. */
  readonly fit: Uint8Array;
  readonly rows: number;
  /** Numbers of the words that fit although they do not begin with the term. */
  readonly slips: ReadonlySet<number>;
}

/** How well the rows fit the whole query. */
interface RowFits {
  /** By place of the row. */
  readonly sums: Uint16Array;
  /** How many are not 0, and the greatest. */
  readonly count: number;
  readonly most: number;
}

export class WordIndex {
  readonly #dictionary = new Dictionary();
  /** By number of the word. */
  readonly #postings: Postings[] = [];
  /** How a word is written, where that is not the word itself; by number of the word. */
  readonly #written = new Map<number, Set<string>>();
  /** By place: the numbers of the row's words, each once; absent where there is no row. */
  readonly #words: (readonly number[] | undefined)[] = [];
  readonly #newest: number[] = [];
  /** Places of rows, newest first; absent until a first search, then kept in order. */
  #newestFirst: number[] | undefined;
  /** What the terms of the last query found. */
  #terms = new Map<string, TermFinds>();

  /** Adds a row or replaces the one at its place. */
  put({ place, newest, fields }: PlacedRow): void {
    this.remove(place);
    const weights = this.#weigh(fields);
    this.#words[place] = [...weights.keys()];
    this.#newest[place] = newest;
    for (const [word, weight] of weights) this.#post(word, place * STEP + weight);
    this.#newestFirst?.splice(this.#rankOf(place), 0, place);
    this.#terms.clear();
  }

  remove(place: number): void {
    const words = this.#words[place];
    if (!words) return;
    for (const word of words) this.#unpost(word, place);
    this.#newestFirst?.splice(this.#rankOf(place), 1);
    this.#words[place] = undefined;
    this.#terms.clear();
  }

  /** Rows that hold every part of the query, best first, then newest. Nothing for an empty query. */
  find(query: string): Found {
    const groups = readQuery(query);
    if (groups.length === 0) return NOTHING;
    const before = this.#terms;
    this.#terms = new Map();
    let terms = this.#lookUp(groups, before, FEW);
    let fits = this.#fitsOf(terms);
    // Every word is there, but never together: one of them may have been meant otherwise.
    if (fits.count === 0) {
      terms = this.#lookUp(groups, before, Number.MAX_SAFE_INTEGER);
      fits = this.#fitsOf(terms);
    }
    return fits.count === 0 ? NOTHING : this.#foundOf(fits, terms);
  }

  /** Each word of a row and the weight of the best field it stands in. */
  #weigh(fields: PlacedRow['fields']): Map<number, number> {
    const weights = new Map<number, number>();
    for (const field of SEARCH_FIELDS) {
      const text = fields[field];
      if (!text) continue;
      const add = (word: string, written: string) => {
        if (word === '') return;
        const number = this.#dictionary.add(word);
        if (!weights.has(number)) weights.set(number, WEIGHT[field]);
        if (written !== word) this.#remember(number, written);
      };
      wordsIn(text, add);
      if (field === 'reference') referenceNumbersIn(text, add);
      if (field === 'contact' || field === 'summary') phonesIn(text, add);
      if (field === 'address' || field === 'summary') postcodesIn(text, add);
    }
    return weights;
  }

  #remember(word: number, written: string): void {
    const known = this.#written.get(word);
    if (known) known.add(written);
    else this.#written.set(word, new Set([written]));
  }

  #post(word: number, posting: number): void {
    const known = this.#postings[word];
    if (known === undefined) this.#postings[word] = posting;
    else if (typeof known === 'number') {
      this.#postings[word] = known < posting ? [known, posting] : [posting, known];
    } else if ((known.at(-1) ?? -1) < posting) known.push(posting);
    else known.splice(firstNotBelow(known, posting), 0, posting);
  }

  #unpost(word: number, place: number): void {
    const known = this.#postings[word];
    if (typeof known === 'number') {
      // An empty list stands for "no row": the numbers of words stay as they are.
      if (Math.floor(known / STEP) === place) this.#postings[word] = [];
    } else if (known) {
      const at = firstNotBelow(known, place * STEP);
      if (Math.floor((known[at] ?? -1) / STEP) === place) known.splice(at, 1);
    }
  }

  #lookUp(
    groups: readonly QueryGroup[],
    before: ReadonlyMap<string, TermFinds>,
    few: number,
  ): TermFinds[][][] {
    const last = groups.at(-1);
    return groups.map((group) =>
      group.alternatives.map((alternative) =>
        alternative.map((term) => {
          const typing = group === last;
          const key = `${term} ${typing ? 'typing' : 'typed'} ${few}`;
          const finds =
            this.#terms.get(key) ?? before.get(key) ?? this.#findTerm(term, typing, few);
          this.#terms.set(key, finds);
          return finds;
        }),
      ),
    );
  }

  /** @param typing the last word of the query: the slip may be in its beginning, and the rest still to come. */
  #findTerm(term: string, typing: boolean, few: number): TermFinds {
    const fit = new Uint8Array(this.#words.length);
    const slips = new Set<number>();
    const sorted = this.#dictionary.sorted();
    const numbers = this.#dictionary.sortedNumbers();
    let rows = 0;
    const take = (from: number, to: number, kind: number) => {
      for (let at = from; at < to; at += 1) rows += this.#markRows(fit, numbers[at] ?? -1, kind);
    };
    const takeSlips = (from: number, to: number, kind: number) => {
      take(from, to, kind);
      for (const word of numbers.slice(from, to)) slips.add(word);
    };

    const { from, to } = this.#dictionary.beginningWith(term);
    const isWord = sorted[from] === term;
    if (isWord) take(from, from + 1, KIND.exact);
    take(isWord ? from + 1 : from, to, KIND.beginning);

    const limit = slipsForgiven(term);
    if (limit > 0 && rows <= few) {
      const near = nearWords(sorted, term, limit, typing);
      for (const { at, slips } of near.words) takeSlips(at, at + 1, KIND.slips[slips] ?? 0);
      for (const { from, to, slips } of near.ranges) {
        takeSlips(from, to, KIND.beginningSlips[slips] ?? 0);
      }
    }
    return { term, fit, rows, slips };
  }

  /** Raises the fit of every row that holds the word. @returns how many rows were not marked before. */
  #markRows(fit: Uint8Array, word: number, kind: number): number {
    const postings = this.#postings[word];
    if (postings === undefined) return 0;
    if (typeof postings === 'number') return raise(fit, postings, kind);
    let fresh = 0;
    for (const posting of postings) fresh += raise(fit, posting, kind);
    return fresh;
  }

  /** For each row the sum of its fits over all groups; 0 where a group is not found. */
  #fitsOf(terms: readonly TermFinds[][][]): RowFits {
    const sums = new Uint16Array(this.#words.length);
    for (const [index, group] of terms.entries()) {
      const best = bestOf(group.map(worstOf));
      if (index === 0) sums.set(best);
      else {
        for (let row = 0; row < sums.length; row += 1) {
          const fit = best[row] ?? 0;
          sums[row] = fit === 0 || sums[row] === 0 ? 0 : (sums[row] ?? 0) + fit;
        }
      }
    }
    let count = 0;
    let most = 0;
    for (let row = 0; row < sums.length; row += 1) {
      const sum = sums[row] ?? 0;
      if (sum !== 0) count += 1;
      if (sum > most) most = sum;
    }
    return { sums, count, most };
  }

  /** The rows that fit, best first and newest first among equals: a counting sort, since fits are small. */
  #bestFirst({ sums, count, most }: RowFits): Uint32Array<ArrayBuffer> {
    const next = new Uint32Array(most + 2);
    for (let row = 0; row < sums.length; row += 1) {
      const sum = sums[row] ?? 0;
      if (sum !== 0) next[most - sum + 1] = (next[most - sum + 1] ?? 0) + 1;
    }
    for (let slot = 1; slot < next.length; slot += 1) {
      next[slot] = (next[slot] ?? 0) + (next[slot - 1] ?? 0);
    }
    const places = new Uint32Array(count);
    for (const place of this.#order()) {
      const sum = sums[place] ?? 0;
      if (sum === 0) continue;
      const slot = most - sum;
      const at = next[slot] ?? 0;
      places[at] = place;
      next[slot] = at + 1;
    }
    return places;
  }

  #foundOf(fits: RowFits, terms: readonly TermFinds[][][]): Found {
    const finds = [...new Set(terms.flat(2))];
    const matching = (word: number) =>
      finds.some(
        ({ term, slips }) => slips.has(word) || this.#dictionary.word(word).startsWith(term),
      );
    const places = this.#bestFirst(fits);
    const told = Math.min(places.length, TOLD_EXACTLY);
    const ends = new Uint32Array(told);
    const matches: number[] = [];
    const words: string[] = [];
    const spellings = new Map<number, number[]>();
    for (let at = 0; at < told; at += 1) {
      for (const word of this.#words[places[at] ?? 0] ?? []) {
        if (!matching(word)) continue;
        let known = spellings.get(word);
        if (!known) {
          known = this.#spellingsOf(word).map((spelling) => words.push(spelling) - 1);
          spellings.set(word, known);
        }
        matches.push(...known);
      }
      ends[at] = matches.length;
    }
    // A plain loop: with a callback this list costs more than finding the rows.
    const scores = new Uint16Array(places.length);
    for (let at = 0; at < places.length; at += 1) scores[at] = fits.sums[places[at] ?? 0] ?? 0;
    return {
      places,
      scores,
      ends,
      matches: new Uint32Array(matches),
      words,
      typed: finds.map(({ term }) => term),
    };
  }

  #order(): readonly number[] {
    this.#newestFirst ??= [...this.#words.keys()]
      .filter((place) => this.#words[place] !== undefined)
      .sort((left, right) => this.#byAge(left, right));
    return this.#newestFirst;
  }

  /** Negative when the row at `left` comes first. */
  #byAge(left: number, right: number): number {
    return (this.#newest[right] ?? 0) - (this.#newest[left] ?? 0) || left - right;
  }

  /** Where the row stands among the newest first, or would. */
  #rankOf(place: number): number {
    return firstIndex(this.#order(), (other) => this.#byAge(other, place) >= 0);
  }

  /** The word as rows write it, the word itself first. */
  #spellingsOf(word: number): string[] {
    return [this.#dictionary.word(word), ...(this.#written.get(word) ?? [])];
  }
}

function raise(fit: Uint8Array, posting: number, kind: number): 0 | 1 {
  const row = posting >>> STEP_BITS;
  const before = fit[row] ?? 0;
  const now = kind * STEP + (posting & (STEP - 1));
  if (now > before) fit[row] = now;
  return before === 0 ? 1 : 0;
}

/** All terms of an alternative must fit: the row fits as well as the worst of them. */
function worstOf(terms: readonly TermFinds[]): Uint8Array {
  const [first, ...rest] = terms;
  if (!first || rest.length === 0) return first?.fit ?? new Uint8Array(0);
  const worst = first.fit.slice();
  for (const { fit } of rest) {
    for (let row = 0; row < worst.length; row += 1) {
      if ((fit[row] ?? 0) < (worst[row] ?? 0)) worst[row] = fit[row] ?? 0;
    }
  }
  return worst;
}

function bestOf(alternatives: readonly Uint8Array[]): Uint8Array {
  const [first, ...rest] = alternatives;
  if (!first || rest.length === 0) return first ?? new Uint8Array(0);
  const best = first.slice();
  for (const fit of rest) {
    for (let row = 0; row < best.length; row += 1) {
      if ((fit[row] ?? 0) > (best[row] ?? 0)) best[row] = fit[row] ?? 0;
    }
  }
  return best;
}

function firstNotBelow(list: readonly number[], value: number): number {
  return firstIndex(list, (item) => item >= value);
}

/** Index of the first item that passes; all after it must pass as well. */
function firstIndex<T>(list: readonly T[], passes: (item: T) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = list[middle];
    if (item !== undefined && !passes(item)) low = middle + 1;
    else high = middle;
  }
  return low;
}
