/** The beginning of an Easy Read version: one idea a row, nothing lost, and what is left to do said. */
import type { Block } from '@shared/letters';
import { blockText, easyReadOf } from '@shared/letters';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyBlockLetter, withBlocks, words } from '../documents/every-block';

const NO_HELP = { plainer: () => [] };
const rowsOf = (...blocks: readonly Block[]) => easyReadOf(withBlocks(...blocks), NO_HELP);
const paragraph = (text: string): Block => ({ id: 'p', type: 'paragraph', content: [words(text)] });

describe('ideas', () => {
  it.each<[string, string, readonly string[]]>([
    ['a sentence each', 'We came. Nobody was in.', ['We came.', 'Nobody was in.']],
    [
      'two whole sentences joined are two',
      'We came to your home on 2 September 2026 and we did not mend the leak there.',
      ['We came to your home on 2 September 2026.', 'We did not mend the leak there.'],
    ],
    [
      'a short sentence stays one, though it joins two',
      'We came and we left.',
      ['We came and we left.'],
    ],
    [
      'what has no subject of its own stays where it is',
      'We looked at the photographs and the notes and the letters of all three visits.',
      ['We looked at the photographs and the notes and the letters of all three visits.'],
    ],
    [
      'a question keeps its mark',
      'Did we come on the day that you asked us to come on, and did we ring you?',
      ['Did we come on the day that you asked us to come on, and did we ring you?'],
    ],
  ])('%s', (_what, text, expected) => {
    expect(rowsOf(paragraph(text)).map((row) => row.text)).toEqual(expected);
  });

  it('lists, tables and quotes say the same without their shape', () => {
    const rows = rowsOf(
      { id: '1', type: 'heading', level: 2, content: [words('What we do')] },
      {
        id: '2',
        type: 'list',
        ordered: true,
        items: [[words('Pay you £100.')], [words('Say sorry.')]],
      },
      {
        id: '3',
        type: 'table',
        header: [[words('When')], [words('What')]],
        rows: [[[words('May')], [words('A visit')]]],
      },
      { id: '4', type: 'quote', content: [words('Nobody came.')] },
    );
    expect(rows.map(({ kind, text }) => [kind, text])).toEqual([
      ['heading', 'What we do'],
      ['idea', 'Pay you £100.'],
      ['idea', 'Say sorry.'],
      ['idea', 'When: May.'],
      ['idea', 'What: A visit'],
      ['idea', 'You told us: Nobody came.'],
    ]);
  });

  it('says how long a sentence still is, and what a picture could show', () => {
    const [long, short] = rowsOf(
      paragraph(
        'The surveyor of the housing repairs team will look at every single room of it. Phone us.',
      ),
    );
    expect(long?.advice).toBe('15 words. Say one thing at a time.');
    expect(short).toMatchObject({ advice: '', picture: 'a telephone' });
  });

  it('puts plainer words in, from the last to the first', () => {
    const letter = withBlocks(paragraph('We commence and terminate.'));
    const plainer = () => [
      { from: 3, to: 11, words: 'start' },
      { from: 16, to: 25, words: 'end' },
    ];
    expect(easyReadOf(letter, { plainer })[0]?.text).toBe('We start and end.');
  });

  it('loses no word of any letter', () => {
    const said = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    // What joined two sentences goes when they are parted.
    const joints = new Set(['and', 'but', 'so']);
    const lost = (blocks: readonly Block[]) => {
      const rows = new Set(
        said(
          rowsOf(...blocks)
            .map(({ text }) => text)
            .join('\n'),
        ),
      );
      return said(
        blocks
          .filter(({ type }) => type !== 'quote')
          .map(blockText)
          .join('\n'),
      ).filter((word) => !joints.has(word) && !/^\d{1,2}$/.test(word) && !rows.has(word));
    };
    expect(lost(everyBlockLetter().blocks)).toEqual([]);
    fc.assert(
      fc.property(fc.lorem({ mode: 'sentences', maxCount: 5 }), (text) => {
        expect(lost([paragraph(text)])).toEqual([]);
      }),
    );
  });
});
