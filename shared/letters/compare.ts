/** Two drafts of a letter side by side: which blocks came, went or changed, and in the changed ones which words. */
import type { Block } from './model';
import { blockText } from './text';

export interface ComparedWords {
  readonly type: 'same' | 'added' | 'removed';
  readonly text: string;
}

export type ComparedBlock =
  | { readonly type: 'same'; readonly block: Block }
  | { readonly type: 'added' | 'removed'; readonly block: Block }
  | { readonly type: 'changed'; readonly block: Block; readonly words: readonly ComparedWords[] };

/** In the order of the later draft; what was removed stands where it was. */
export function compareBlocks(
  before: readonly Block[],
  after: readonly Block[],
): readonly ComparedBlock[] {
  const texts = (blocks: readonly Block[]) =>
    blocks.map((block) => `${block.type} ${blockText(block)}`);
  const compared: ComparedBlock[] = [];
  let gone: Block[] = [];
  let come: Block[] = [];
  const settle = () => {
    compared.push(...pairs(gone, come));
    gone = [];
    come = [];
  };
  for (const step of steps(texts(before), texts(after))) {
    const [was, is] = [before[step.before ?? -1], after[step.after ?? -1]];
    if (was && is) {
      settle();
      compared.push({ type: 'same', block: is });
    } else if (was) gone.push(was);
    else if (is) come.push(is);
  }
  settle();
  return compared;
}

/** Of the blocks between two that stayed: those that still share their words are one that changed. */
function pairs(gone: readonly Block[], come: readonly Block[]): ComparedBlock[] {
  const left = [...gone];
  const compared: ComparedBlock[] = [];
  for (const block of come) {
    const at = left.findIndex((each) => each.id === block.id || isAlike(each, block));
    const was = left[at];
    if (!was) {
      compared.push({ type: 'added', block });
      continue;
    }
    compared.push(...left.splice(0, at).map((each) => ({ type: 'removed' as const, block: each })));
    left.shift();
    compared.push({
      type: 'changed',
      block,
      words: compareWords(blockText(was), blockText(block)),
    });
  }
  return [...compared, ...left.map((block) => ({ type: 'removed' as const, block }))];
}

/** At least half of the words of the shorter one. */
function isAlike(one: Block, other: Block): boolean {
  const words = new Set(
    blockText(one)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu),
  );
  const others = new Set(
    blockText(other)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu),
  );
  const shared = [...words].filter((word) => others.has(word)).length;
  return shared > 0 && shared * 2 >= Math.min(words.size, others.size);
}

/** Runs of words that stayed, came or went; joined, the same and added ones are the later text. */
export function compareWords(before: string, after: string): readonly ComparedWords[] {
  const cut = (text: string) => text.match(/\s+|[\p{L}\p{N}’']+|[^\s\p{L}\p{N}]/gu) ?? [];
  const [was, is] = [cut(before), cut(after)];
  const words: ComparedWords[] = [];
  const add = (type: ComparedWords['type'], text: string) => {
    const last = words.at(-1);
    if (last?.type === type) words[words.length - 1] = { type, text: last.text + text };
    else words.push({ type, text });
  };
  for (const step of steps(was, is)) {
    if (step.before === undefined) add('added', is[step.after ?? -1] ?? '');
    else if (step.after === undefined) add('removed', was[step.before] ?? '');
    else add('same', is[step.after] ?? '');
  }
  return words;
}

interface Step {
  readonly before?: number;
  readonly after?: number;
}

/** The longest run of things common to both, as steps through either (dynamic programming: short lists only). */
function steps(before: readonly string[], after: readonly string[]): Step[] {
  const wide = after.length + 1;
  const longest = new Uint32Array((before.length + 1) * wide);
  for (let row = before.length - 1; row >= 0; row -= 1) {
    for (let column = after.length - 1; column >= 0; column -= 1) {
      longest[row * wide + column] =
        before[row] === after[column]
          ? (longest[(row + 1) * wide + column + 1] ?? 0) + 1
          : Math.max(
              longest[(row + 1) * wide + column] ?? 0,
              longest[row * wide + column + 1] ?? 0,
            );
    }
  }
  const found: Step[] = [];
  let [row, column] = [0, 0];
  while (row < before.length || column < after.length) {
    const isBoth = row < before.length && column < after.length;
    if (isBoth && before[row] === after[column]) {
      found.push({ before: row, after: column });
      row += 1;
      column += 1;
    } else if (
      column >= after.length ||
      (isBoth &&
        (longest[(row + 1) * wide + column] ?? 0) >= (longest[row * wide + column + 1] ?? 0))
    ) {
      found.push({ before: row });
      row += 1;
    } else {
      found.push({ after: column });
      column += 1;
    }
  }
  return found;
}
