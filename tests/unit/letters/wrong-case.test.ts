/** Words of another case in a letter, and what it says goes with it. */
import { describe, expect, it } from 'vitest';
import {
  checkParts,
  enclosuresOf,
  nameKey,
  type Block,
  type LetterDocument,
} from '@shared/letters';
import { namesIn } from '@shared/letters/rules/wrong-case';
import { LETTER_COUNCIL, missingFrom, POSTED, readyCase, responseTo } from '../../fixtures/letters';

const file = readyCase();
const letter = responseTo(file);
const saying = (words: string, more: Partial<Block> = {}): LetterDocument => ({
  ...letter,
  blocks: [
    ...letter.blocks,
    { id: 'n1', type: 'paragraph', content: [{ type: 'text', text: words }], ...more } as Block,
  ],
});
const listing = (doc: LetterDocument, ...items: string[]): LetterDocument => ({
  ...doc,
  blocks: [
    ...doc.blocks,
    {
      id: 'n2',
      type: 'list',
      ordered: false,
      part: 'enclosed',
      items: items.map((text) => [{ type: 'text', text }]),
    },
  ],
});
const problemOf = (doc: LetterDocument, part: string, others: string[] = []): string | undefined =>
  checkParts(doc, file, LETTER_COUNCIL, {
    ...POSTED,
    otherPeople: new Set(others.map(nameKey)),
  }).find((check) => check.part === part && !check.ok)?.message;

describe('somebody of another case', () => {
  it.each([
    ['in a sentence', 'As we told Rufus Larch, we are sorry.', 'Rufus Larch'],
    ['within a longer run of capitals', 'Yesterday Mr Rufus Larch rang.', 'Rufus Larch'],
    ['with the other apostrophe', 'We told Una O’Hare so.', 'Una O’Hare'],
    ['in capitals', 'RUFUS LARCH', 'RUFUS LARCH'],
  ])('%s', (_, words, name) => {
    const message = problemOf(saying(words), 'names', ['Rufus Larch', "Una O'Hare"]);
    expect(message).toContain(`names ${name}, who is on another case`);
  });

  it('is nobody on this case, and nobody who works for the council', () => {
    const own = [
      ...file.people.map(({ name }) => name),
      ...LETTER_COUNCIL.handlers.map(({ name }) => name),
    ];
    expect(problemOf(saying(`${own.join(' and ')} spoke.`), 'names', own)).toBeUndefined();
  });

  it('is told only when it is there: no tick for what nobody looks for', () => {
    const parts = checkParts(letter, file, LETTER_COUNCIL, POSTED).map(({ part }) => part);
    expect(parts).not.toContain('names');
    expect(parts).toContain('greeting');
  });

  it('is not looked for where nobody else is known', () => {
    expect(missingFrom(saying('As we told Rufus Larch, we are sorry.'), file)).toEqual({});
  });

  it.each([
    ['Holly Bramble', ['Holly Bramble']],
    ['Mr Rufus Larch', ['Mr Rufus', 'Mr Rufus Larch', 'Rufus Larch']],
    ['We rang. Nobody came.', []],
  ])('names in “%s”', (text, names) => {
    expect(namesIn(text)).toEqual(names);
  });
});

describe('a greeting left from another letter', () => {
  it('is found, and one in a quote is theirs', () => {
    expect(problemOf(saying('Dear Mr Larch, thank you.'), 'greets')).toContain('greets “Mr Larch”');
    expect(problemOf(saying('Dear Ms Bramble'), 'greets')).toBeUndefined();
    expect(
      problemOf(saying('Dear Mr Larch', { type: 'quote' } as Partial<Block>), 'greets'),
    ).toBeUndefined();
  });
});

describe('the other Ombudsman', () => {
  it.each(['Go to the Housing Ombudsman Service.', 'See www.housing-ombudsman.example.'])(
    '%s',
    (words) => {
      const council = {
        ...LETTER_COUNCIL,
        ombudsman: {
          ...LETTER_COUNCIL.ombudsman,
          hos: { ...LETTER_COUNCIL.ombudsman.hos, web: 'www.housing-ombudsman.example' },
        },
      };
      const found = checkParts(saying(words), file, council, POSTED).find(
        ({ part }) => part === 'otherOmbudsman',
      );
      expect(found).toMatchObject({ ok: false, severity: 'error' });
      expect(found?.message).toContain('Local Government and Social Care Ombudsman');
    },
  );
});

describe('what goes with the letter', () => {
  it.each([
    'We enclose the repair log.',
    'I have attached a copy of our policy.',
    'A copy of the report is enclosed.',
    'Please see the attached plan.',
    'The enclosed form tells you how.',
  ])('“%s” needs a list', (words) => {
    expect(problemOf(saying(words), 'enclosed')).toContain('nothing is listed');
  });

  it.each([
    'The bracket is attached to the wall.',
    'The yard is enclosed by a fence.',
    'He is very attached to his dog.',
  ])('“%s” is about something else', (words) => {
    expect(problemOf(saying(words), 'enclosed')).toBeUndefined();
  });

  it('each thing listed is a document of the case', () => {
    expect(
      problemOf(listing(saying('We enclose the repair log.'), 'Repair log'), 'enclosed'),
    ).toContain('“Repair log” is listed');
    const first = file.evidence[0];
    if (!first) throw new Error('the story has evidence');
    const doc = listing(saying('We enclose it.'), first.title);
    expect(problemOf(doc, 'enclosed')).toBeUndefined();
    expect(enclosuresOf(doc.blocks)).toEqual([first.title]);
  });
});
