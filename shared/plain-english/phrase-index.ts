/**
 * Finds thousands of phrases in one walk over a text: a trie of words, with alternatives spelt out when it is
 * built. A pattern is words apart by spaces; `(a|b c|)` stands for any of its parts, `~` for up to three words.
 */
import type { Conditions } from './lexicon/row';
import type { Token } from './tokens';

export interface Phrase<Tag> {
  readonly pattern: string;
  readonly conditions?: Conditions;
  readonly tag: Tag;
}

export interface Hit<Tag> {
  readonly tag: Tag;
  /** Tokens `first` up to but without `end`. */
  readonly first: number;
  readonly end: number;
}

interface Node<Tag> {
  readonly next: Map<string, Node<Tag>>;
  gap?: Node<Tag>;
  ends?: Phrase<Tag>[];
}

const node = <Tag>(): Node<Tag> => ({ next: new Map() });

export class PhraseIndex<Tag> {
  private readonly root: Node<Tag> = node();

  constructor(phrases: Iterable<Phrase<Tag>>) {
    for (const phrase of phrases)
      for (const words of spelt(phrase.pattern)) {
        let at = this.root;
        for (const word of words) at = step(at, word);
        (at.ends ??= []).push(phrase);
      }
  }

  /** Every phrase that stands in tokens `first` up to `end`, whatever others stand there. */
  find(tokens: readonly Token[], first: number, end: number, found: Hit<Tag>[]): void {
    for (let at = first; at < end; at += 1) {
      const token = tokens[at];
      const begin = token && this.root.next.get(token.lower);
      if (begin) walk(begin, tokens, at, at + 1, { first, end }, found);
    }
  }
}

function step<Tag>(from: Node<Tag>, word: string): Node<Tag> {
  if (word === '~') return (from.gap ??= node());
  let next = from.next.get(word);
  if (!next) {
    next = node();
    from.next.set(word, next);
  }
  return next;
}

interface Bounds {
  readonly first: number;
  readonly end: number;
}

function walk<Tag>(
  here: Node<Tag>,
  tokens: readonly Token[],
  first: number,
  at: number,
  bounds: Bounds,
  found: Hit<Tag>[],
): void {
  for (const phrase of here.ends ?? [])
    if (holds(phrase.conditions, tokens, first, at, bounds))
      found.push({ tag: phrase.tag, first, end: at });
  if (at >= bounds.end) return;
  const next = here.next.get(tokens[at]?.lower ?? '');
  if (next) walk(next, tokens, first, at + 1, bounds, found);
  if (!here.gap) return;
  for (let skip = 0; skip <= 3 && at + skip < bounds.end; skip += 1) {
    const over = tokens[at + skip - 1];
    if (skip > 0 && over?.kind === 'mark') break;
    const after = here.gap.next.get(tokens[at + skip]?.lower ?? '');
    if (after) walk(after, tokens, first, at + skip + 1, bounds, found);
  }
}

function holds(
  conditions: Conditions | undefined,
  tokens: readonly Token[],
  first: number,
  end: number,
  bounds: Bounds,
): boolean {
  if (!conditions) return true;
  const prev = first > bounds.first ? (tokens[first - 1]?.lower ?? '') : '';
  const next = end < bounds.end ? (tokens[end]?.lower ?? '') : '';
  if (conditions.notPrev?.has(prev)) return false;
  if (conditions.notNext?.has(next)) return false;
  if (conditions.prev && !conditions.prev.has(prev)) return false;
  if (conditions.next && !conditions.next.has(next)) return false;
  if (conditions.notWith)
    for (let at = bounds.first; at < bounds.end; at += 1)
      if (conditions.notWith.has(tokens[at]?.lower ?? '')) return false;
  return true;
}

/** Every sequence of words a pattern stands for. @throws RangeError on brackets that do not match. */
export function spelt(pattern: string): string[][] {
  let ways: string[][] = [[]];
  for (const part of pattern.split(/(\([^()]*\))/)) {
    if (part === '') continue;
    const isGroup = part.startsWith('(');
    if (!isGroup && /[()|]/.test(part)) throw new RangeError(`brackets do not match: ${pattern}`);
    const options = (isGroup ? part.slice(1, -1).split('|') : [part]).map((option) =>
      option.split(' ').filter((word) => word !== ''),
    );
    ways = ways.flatMap((way) => options.map((option) => [...way, ...option]));
  }
  return ways;
}
