/**
 * What a keystroke in the register's search costs, beside the plain scan it must beat. Nothing here needs
 * Node: it runs in Electron, in Chromium and in a test.
 */
import { fold } from '../../renderer/store/search/fold';
import { createSearchIndex } from '../../renderer/store/search/search-index';
import type { SearchRow } from '../../renderer/store/search/search-row';

export interface SearchMeasure {
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly maxMs: number;
  readonly keystrokes: number;
}

export interface SearchBench extends SearchMeasure {
  readonly rows: number;
  /** Building the whole index, in the thread that runs this. */
  readonly buildMs: number;
  /** Putting one changed row in, and the first keystroke after it. */
  readonly updateMs: number;
  /** The same keystrokes by looking through the folded text of every row. No ranking, no slips forgiven. */
  readonly plainScan: SearchMeasure;
}

/**
 * Types what people type, letter by letter: words of the rows themselves in and out of order, with slips,
 * references and numbers in parts.
 */
export function benchSearch(rows: readonly SearchRow[]): SearchBench {
  const queries = keystrokes(rows);
  const started = performance.now();
  const index = createSearchIndex(rows);
  const buildMs = performance.now() - started;
  // The first search puts the words in order; a person meets that once, while the first letter is typed.
  index.search('warm up');
  const ours = measure(queries, (query) => index.search(query));

  const [first] = rows;
  const updated = performance.now();
  if (first) index.put({ ...first, fields: { ...first.fields, summary: 'Newly worded matter' } });
  index.search('newly');
  const updateMs = performance.now() - updated;

  const texts = rows.map((row) => fold(Object.values(row.fields).join(' ')));
  const plainScan = measure(queries, (query) => {
    const words = fold(query).split(/\s+/);
    return texts.filter((text) => words.every((word) => text.includes(word)));
  });
  return { rows: rows.length, buildMs, updateMs, ...ours, plainScan };
}

/** Every state of the search box while these are typed. */
function keystrokes(rows: readonly SearchRow[]): string[] {
  const typed: string[] = [];
  for (let number = 0; number < 40 && rows.length > 0; number += 1) {
    const row = rows[(number * 7919) % rows.length];
    if (!row) continue;
    const { person = '', reference = '', contact = '', address = '', summary = '' } = row.fields;
    const [given = '', family = ''] = person.split(' ');
    const whole = [
      `${family} ${given}`,
      withSlip(family),
      reference.slice(-6),
      contact.split(' ').slice(-2).join(' '),
      address.slice(0, 14),
      summary.split(' ').slice(0, 3).join(' '),
    ][number % 6];
    for (let length = 1; length <= (whole ?? '').length; length += 1) {
      typed.push((whole ?? '').slice(0, length));
    }
  }
  return typed;
}

/** Two neighbours swapped in the middle. */
function withSlip(word: string): string {
  const at = Math.floor(word.length / 2);
  return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
}

function measure(queries: readonly string[], search: (query: string) => unknown): SearchMeasure {
  const times = queries.map((query) => {
    const started = performance.now();
    search(query);
    return performance.now() - started;
  });
  times.sort((left, right) => left - right);
  const at = (part: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;
  return { medianMs: at(0.5), p95Ms: at(0.95), maxMs: at(1), keystrokes: times.length };
}
