/** Two drafts compared: what came, what went, what changed, in the words of each. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareBlocks, type Block } from '@shared/letters';
import { compareWords } from '@shared/letters/compare';

const paragraph = (id: string, words: string): Block => ({
  id,
  type: 'paragraph',
  content: [{ type: 'text', text: words }],
});
const shown = (before: Block[], after: Block[]) =>
  compareBlocks(before, after).map((each) =>
    each.type === 'changed'
      ? each.words
          .map(({ type, text }) =>
            type === 'same' ? text : type === 'added' ? `{+${text}+}` : `{-${text}-}`,
          )
          .join('')
      : `${each.type} ${each.block.id}`,
  );
const [a, b, c] = [
  paragraph('a', 'We are sorry.'),
  paragraph('b', 'We left your ceiling leaking.'),
  paragraph('c', 'Please call us.'),
];

describe('two drafts', () => {
  it.each<[string, Block[], Block[], string[]]>([
    ['the same', [a, b], [a, b], ['same a', 'same b']],
    ['a block added between', [a, c], [a, b, c], ['same a', 'added b', 'same c']],
    ['a block removed between', [a, b, c], [a, c], ['same a', 'removed b', 'same c']],
    [
      'words changed in one',
      [a, b],
      [a, paragraph('b', 'We left your roof leaking.')],
      ['same a', 'We left your {-ceiling-}{+roof+} leaking.'],
    ],
    [
      'rewritten under another id',
      [b],
      [paragraph('n', 'We left your kitchen ceiling leaking.')],
      ['We left your {+kitchen +}ceiling leaking.'],
    ],
    ['the first replaced by something else', [a], [c], ['added c', 'removed a']],
    ['from nothing', [], [a], ['added a']],
    [
      'words before one, below others that came',
      [a, c],
      [a, paragraph('x', 'Something new.'), paragraph('y', 'Now. Please call us.')],
      ['same a', 'added x', '{+Now. +}Please call us.'],
    ],
  ])('%s', (_, before, after, wanted) => {
    expect(shown(before, after)).toEqual(wanted);
  });

  it('words kept and added are the later text, words kept and removed the earlier', () => {
    const words = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '.', 'é'), maxLength: 30 });
    fc.assert(
      fc.property(words, words, (before, after) => {
        const runs = compareWords(before, after);
        const without = (gone: string) =>
          runs
            .filter(({ type }) => type !== gone)
            .map(({ text }) => text)
            .join('');
        expect(without('removed')).toBe(after);
        expect(without('added')).toBe(before);
      }),
    );
  });
});
