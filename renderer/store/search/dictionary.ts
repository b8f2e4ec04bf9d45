/** Every word of the register once, numbered, and in order so that a beginning is a range. */

/** Up to so many new words are put in place one by one; more are merged in one pass. */
const ONE_BY_ONE = 32;

export class Dictionary {
  readonly #numbers = new Map<string, number>();
  readonly #words: string[] = [];
  #sorted: string[] = [];
  #sortedNumbers: number[] = [];
  #fresh: number[] = [];

  get size(): number {
    return this.#words.length;
  }

  /** The word's number; a new one if it was not known. Words are never forgotten: the index lives for one unlock. */
  add(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    const number = this.#words.push(word) - 1;
    this.#numbers.set(word, number);
    this.#fresh.push(number);
    return number;
  }

  word(number: number): string {
    return this.#words[number] ?? '';
  }

  /** Ascending by UTF-16 unit. */
  sorted(): readonly string[] {
    this.#settle();
    return this.#sorted;
  }

  /** Number of the word at the same place of `sorted`. */
  sortedNumbers(): readonly number[] {
    this.#settle();
    return this.#sortedNumbers;
  }

  /** Places of the words that begin so; `to` is not among them. */
  beginningWith(text: string): { readonly from: number; readonly to: number } {
    this.#settle();
    // No word holds U+FFFF: it is not a letter.
    return { from: this.#firstNotBefore(text), to: this.#firstNotBefore(`${text}\uffff`) };
  }

  #firstNotBefore(text: string): number {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#sorted[middle] ?? '') < text) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #settle(): void {
    if (this.#fresh.length === 0) return;
    const fresh = this.#fresh;
    this.#fresh = [];
    if (fresh.length <= ONE_BY_ONE) {
      for (const number of fresh) {
        const place = this.#firstNotBefore(this.word(number));
        this.#sorted.splice(place, 0, this.word(number));
        this.#sortedNumbers.splice(place, 0, number);
      }
      return;
    }
    fresh.sort((left, right) => (this.word(left) < this.word(right) ? -1 : 1));
    const before = this.#sortedNumbers;
    const merged: number[] = [];
    let at = 0;
    for (const number of fresh) {
      const word = this.word(number);
      while (at < before.length && (this.#sorted[at] ?? '') < word) {
        merged.push(before[at] ?? -1);
        at += 1;
      }
      merged.push(number);
    }
    while (at < before.length) {
      merged.push(before[at] ?? -1);
      at += 1;
    }
    this.#sortedNumbers = merged;
    this.#sorted = merged.map((number) => this.word(number));
  }
}
