import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockText, type Block } from '@shared/letters';
import {
  addBlock,
  fromTyped,
  moveBlock,
  removeBlock,
  toTyped,
} from '../../../renderer/screens/letter/blocks';
import { readyCase, responseTo } from '../../fixtures/letters';

const { blocks } = responseTo(readyCase());
const text = (words: string, bold = false) => ({
  type: 'text' as const,
  text: words,
  ...(bold ? { bold } : {}),
});
const paragraph = (...content: ReturnType<typeof text>[]): Block => ({
  id: 'b',
  type: 'paragraph',
  part: 'remedy',
  content,
});

describe('a block opened as text', () => {
  it('and closed again unchanged says the same, keeps its place and serves the same part', () => {
    for (const block of blocks) {
      const back = fromTyped(block, toTyped(block));
      expect(blockText(back)).toBe(blockText(block));
      expect([back.id, back.type, back.part, back.point]).toEqual([
        block.id,
        block.type,
        block.part,
        block.point,
      ]);
    }
  });

  it.each<[string, Block, string]>([
    [
      'bold stands between asterisks',
      paragraph(text('We '), text('uphold', true), text(' this.')),
      'We **uphold** this.',
    ],
    [
      'a list has an item a line',
      { id: 'b', type: 'list', ordered: false, items: [[text('one')], [text('two', true)]] },
      'one\n**two**',
    ],
    [
      'a table has bars between its cells',
      {
        id: 'b',
        type: 'table',
        header: [[text('When')], [text('What')]],
        rows: [[[text('2 Sept')], [text('Reported')]]],
      },
      'When | What\n2 Sept | Reported',
    ],
    [
      'a signature is name, post, then how to reach them',
      { id: 'b', type: 'signature', name: 'Rowan Tansy', role: '', contact: ['01632'] },
      'Rowan Tansy\n\n01632',
    ],
  ])('%s', (_, block, typed) => {
    expect(toTyped(block)).toBe(typed);
    expect(fromTyped(block, typed)).toEqual(block);
  });

  it.each([
    ['two lines', 'We are sorry.\nWe left it.', 'We are sorry. We left it.'],
    ['blank lines', '\n\n  We are sorry. \n', 'We are sorry.'],
    ['an asterisk of its own', 'Rated 4* by 2 ** 3', 'Rated 4* by 2 ** 3'],
  ])('typed with %s reads as one paragraph', (_, typed, reads) => {
    expect(blockText(fromTyped(paragraph(text('x')), typed))).toBe(reads);
  });

  it('never throws, whatever is typed into whatever kind of block', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...blocks),
        fc.string({ unit: fc.constantFrom('a', '*', '|', '\n', ' ', '[', '\u0000', '😀') }),
        (block, typed) => {
          expect(() => blockText(fromTyped(block, typed))).not.toThrow();
        },
      ),
    );
  });
});

describe('arranging blocks', () => {
  const ids = (list: readonly Block[]) => list.map(({ id }) => id);
  const [a, b, c] = blocks.slice(0, 3) as [Block, Block, Block];

  it('moves one up or down, and not past an end', () => {
    expect(ids(moveBlock([a, b, c], b.id, -1))).toEqual([b.id, a.id, c.id]);
    expect(ids(moveBlock([a, b, c], b.id, 1))).toEqual([a.id, c.id, b.id]);
    expect(moveBlock([a, b, c], a.id, -1)).toEqual([a, b, c]);
    expect(moveBlock([a, b, c], c.id, 1)).toEqual([a, b, c]);
  });

  it('removes one', () => {
    expect(ids(removeBlock([a, b, c], b.id))).toEqual([a.id, c.id]);
  });

  it('adds an empty one after another, serving the same part', () => {
    const added = addBlock([a, b, c], b.id, 'list', 'new');
    expect(ids(added)).toEqual([a.id, b.id, 'new', c.id]);
    expect(added[2]).toMatchObject({ type: 'list', items: [], part: b.part });
  });
});
