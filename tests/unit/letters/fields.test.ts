/** Fields follow the case until the letter goes, unless the writer put their own words there. */
import { describe, expect, it } from 'vitest';
import { LETTER_KINDS } from '@shared/case-file';
import {
  assembleLetter,
  caseFields,
  changedFields,
  fieldLabel,
  inlinesOf,
  typedLink,
  withFields,
  sentencesOf,
  type Block,
} from '@shared/letters';
import { LETTER_COUNCIL, POSTED, readyCase } from '../../fixtures/letters';

const file = readyCase();
const due: Block = {
  id: 'b1',
  type: 'list',
  ordered: false,
  items: [[{ type: 'field', field: 'due', text: 'Monday' }]],
};
const own: Block = {
  id: 'b2',
  type: 'paragraph',
  content: [{ type: 'field', field: 'due', text: 'soon', overridden: true }],
};

describe('fields', () => {
  it.each(LETTER_KINDS)(
    'each reads the same everywhere in a %s, and has a name beside the letter',
    (kind) => {
      const { blocks } = assembleLetter(kind, file, LETTER_COUNCIL, POSTED);
      const values = caseFields(blocks, file, LETTER_COUNCIL, POSTED);
      for (const piece of blocks.flatMap(inlinesOf)) {
        if (piece.type !== 'field') continue;
        expect(values[piece.field]).toBe(piece.text);
        expect(fieldLabel(piece.field)).not.toBe(piece.field);
      }
      expect(withFields(blocks, values)).toBe(blocks);
    },
  );

  it('follow the case where the writer left them alone', () => {
    const next = withFields([due, own], { due: 'Tuesday' });
    expect(next[0]).toMatchObject({ items: [[{ text: 'Tuesday' }]] });
    expect(next[1]).toBe(own);
  });

  it('that the writer changed are told with what the case says', () => {
    expect(changedFields([due, own], { due: 'Tuesday' })).toEqual([
      {
        block: 'b2',
        field: 'due',
        label: 'when the answer is due',
        text: 'soon',
        caseSays: 'Tuesday',
      },
    ]);
  });
});

describe('a link as it is typed', () => {
  it.each([
    ['www.westmere.example/complaints', 'https://www.westmere.example/complaints'],
    [' https://westmere.example ', 'https://westmere.example'],
    ['help@westmere.example', 'mailto:help@westmere.example'],
    ['tel:01632960002', 'tel:01632960002'],
    ['javascript:alert(1)', undefined],
    ['file:///etc/hosts', undefined],
    ['two words', undefined],
    ['word', undefined],
    ['', undefined],
  ])('%s', (typed, href) => {
    expect(typedLink(typed)).toBe(href);
  });
});

describe('somebody’s words by the sentence', () => {
  it.each([
    ['I rang on 2 Sept. Nobody came! Why?', ['I rang on 2 Sept.', 'Nobody came!', 'Why?']],
    ['First line\n\nSecond, e.g. this one', ['First line', 'Second, e.g. this one']],
    ['“We will come.” They did not.', ['“We will come.”', 'They did not.']],
    ['  ', []],
  ])('%s', (words, sentences) => {
    expect(sentencesOf(words)).toEqual(sentences);
  });
});
