/** The council's own paragraphs: which are offered, and how they come into a letter. */
import { describe, expect, it } from 'vitest';
import {
  councilSettings,
  libraryParagraph,
  type LibraryParagraph,
} from '@shared/case-file/council';
import { defaultCouncil } from '@shared/case-file';
import { STARTER_PARAGRAPHS } from '@shared/case-file/starter-paragraphs';
import { fieldsNamed, paragraphsFor, variantBlocks } from '@shared/letters';

const paragraph = (title: string, kinds: LibraryParagraph['kinds'] = []): LibraryParagraph => ({
  id: title,
  title,
  kinds,
  variants: [{ name: '', text: 'Words.' }],
});

describe('the library', () => {
  it('offers those for the letter, by title', () => {
    const library = [
      paragraph('Zebra'),
      paragraph('Only refusals', ['refusal']),
      paragraph('apology'),
    ];
    expect(paragraphsFor(library, 'acknowledgement').map(({ title }) => title)).toEqual([
      'apology',
      'Zebra',
    ]);
    expect(paragraphsFor(library, 'refusal')).toHaveLength(3);
  });

  it.each([
    [
      'a field of the case',
      'We answer by {{due}}.',
      [
        {
          type: 'paragraph',
          content: [
            { text: 'We answer by ' },
            { type: 'field', field: 'due', text: 'Monday' },
            { text: '.' },
          ],
        },
      ],
    ],
    [
      'whatever its capitals',
      'Dear {{ Greeting }}',
      [{ content: [{}, { type: 'field', field: 'greeting', text: 'Ms Bramble' }] }],
    ],
    [
      'a field the case has not, as a gap',
      'By {{decider}}.',
      [{ content: [{ type: 'text', text: 'By {{decider}}.' }] }],
    ],
    [
      'a list',
      'First:\n\n- one {{due}}\n- two',
      [{}, { type: 'list', items: [[{ text: 'one ' }, { field: 'due' }], [{ text: 'two' }]] }],
    ],
  ])('brings in %s', (_, text, blocks) => {
    expect(variantBlocks(text, { due: 'Monday', greeting: 'Ms Bramble' })).toMatchObject(blocks);
  });

  it('knows the fields a text names', () => {
    expect(fieldsNamed('{{due}} and {{ received }} and {{due}}')).toEqual(['due', 'received']);
  });

  it('starts with paragraphs that are whole and gaps that show', () => {
    for (const each of STARTER_PARAGRAPHS) expect(libraryParagraph.parse(each)).toEqual(each);
    expect(defaultCouncil('Westmere').paragraphs).toEqual(STARTER_PARAGRAPHS);
  });

  it('is empty for a council founded before there was one', () => {
    const { paragraphs: _none, spelledWords: _neither, ...before } = defaultCouncil('Westmere');
    expect(councilSettings.parse(before)).toMatchObject({ paragraphs: [], spelledWords: [] });
  });
});
