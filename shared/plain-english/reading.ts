/** A block as rules read it: tokens, sentences, and what in it is exempt. */
import type { Block } from '../letters/model';
import { blockTextOf, type Passage } from './block-text';
import { sentencesOf, tokensOf, type Sentence, type Token } from './tokens';

export interface Reading {
  readonly block: string;
  readonly type: Block['type'];
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  /** One entry a passage: how many sentences it has, from which on. */
  readonly passages: readonly { readonly firstSentence: number; readonly endSentence: number }[];
  /** 1 for each token that is quoted, a field, a link or part of the name of a law. */
  readonly exempt: Uint8Array;
  /** 1 for each token of the name of a law; its first token counts as the one word it is. */
  readonly law: Uint8Array;
}

export function readBlock(block: Block): Reading {
  const { text, passages, exempt: given } = blockTextOf(block);
  const tokens = tokensOf(text);
  const exempt = new Uint8Array(tokens.length);
  const law = new Uint8Array(tokens.length);
  markRanges(tokens, given, exempt);
  markQuotes(tokens, exempt);
  markLaws(tokens, exempt, law);
  const sentences: Sentence[] = [];
  const parts: { firstSentence: number; endSentence: number }[] = [];
  let at = 0;
  for (const passage of passages) {
    while (at < tokens.length && (tokens[at]?.from ?? 0) < passage.from) at += 1;
    const first = at;
    while (at < tokens.length && (tokens[at]?.from ?? 0) < passage.to) at += 1;
    const firstSentence = sentences.length;
    sentences.push(...sentencesOf(tokens, first, at));
    parts.push({ firstSentence, endSentence: sentences.length });
  }
  return {
    block: block.id,
    type: block.type,
    text,
    tokens,
    sentences,
    passages: parts,
    exempt,
    law,
  };
}

function markRanges(tokens: readonly Token[], ranges: readonly Passage[], into: Uint8Array): void {
  for (const { from, to } of ranges)
    for (const [at, token] of tokens.entries())
      if (token.from < to && token.to > from) into[at] = 1;
}

/** Words of the complaint in quotation marks. Marks that are never closed quote nothing. */
function markQuotes(tokens: readonly Token[], into: Uint8Array): void {
  for (let at = 0; at < tokens.length; at += 1) {
    const mark = tokens[at]?.text;
    const close = mark === '“' ? '”' : mark === '"' ? '"' : mark === '‘' ? '’' : undefined;
    if (close === undefined) continue;
    const end = tokens.findIndex((token, index) => index > at && token.text === close);
    if (end < 0) continue;
    into.fill(1, at, end + 1);
    at = end;
  }
}

const LAW_ENDS = new Set(['Act', 'Acts', 'Regulations', 'Order', 'Rules', 'Measure', 'Directive']);
const LAW_JOINS = new Set('and of the for to in on etc ( ) , and/or'.split(' '));

/** "Housing Act 1985", "the Town and Country Planning (Use Classes) Order 1987", "section 11 of …". */
function markLaws(tokens: readonly Token[], exempt: Uint8Array, law: Uint8Array): void {
  for (let at = 1; at < tokens.length; at += 1) {
    if (!LAW_ENDS.has(tokens[at]?.text ?? '')) continue;
    let end = at + 1;
    // A place in brackets may stand before the year: "Order (England) 2015".
    if (tokens[end]?.text === '(') {
      const close = tokens.findIndex((token, index) => index > end && token.text === ')');
      if (close > 0 && close - end < 6) end = close + 1;
    }
    if (!/^(?:1[6-9]|20)\d\d$/.test(tokens[end]?.text ?? '')) continue;
    let first = at;
    while (first > 0) {
      const before = tokens[first - 1];
      if (!before) break;
      const isName = before.kind === 'word' && /^\p{Lu}/u.test(before.text);
      if (!isName && !LAW_JOINS.has(before.lower) && !LAW_JOINS.has(before.text)) break;
      first -= 1;
    }
    while (first < at && LAW_JOINS.has(tokens[first]?.lower ?? '')) first += 1;
    if (first === at) continue;
    exempt.fill(1, first, end + 1);
    law.fill(1, first, end + 1);
  }
}

/** Whether any token of `first` up to `end` is exempt. */
export function isExempt(reading: Reading, first: number, end: number): boolean {
  for (let at = first; at < end; at += 1) if (reading.exempt[at] === 1) return true;
  return false;
}

/** Words of a sentence as a reader counts them: the name of a law is one. */
export function wordCount(reading: Reading, { first, end }: Sentence): number {
  let count = 0;
  for (let at = first; at < end; at += 1) {
    const token = reading.tokens[at];
    if (!token || token.kind === 'mark') continue;
    if (reading.law[at] === 1 && at > first && reading.law[at - 1] === 1) continue;
    count += 1;
  }
  return count;
}

export const sentenceText = (reading: Reading, { first, end }: Sentence): string =>
  reading.text.slice(reading.tokens[first]?.from ?? 0, reading.tokens[end - 1]?.to ?? 0);
