/** British spelling of a council's letters: what is asked about, and what the dictionary answers. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bodyText } from '@shared/letters';
import { wordsOf, wordsToSpell } from '@shared/spelling/words';
import { makeSpeller } from '../../../renderer/spelling/speller';
import { acknowledgementOf, definedCase, readyCase, responseTo } from '../../fixtures/letters';

const dictionary = (end: 'aff' | 'dic') =>
  readFileSync(
    new URL(`../../../node_modules/dictionary-en-gb/index.${end}`, import.meta.url),
    'utf8',
  );
const speller = makeSpeller(dictionary('aff'), dictionary('dic'));

describe('words to spell', () => {
  it.each<[string, string, string[]]>([
    ['plain words', 'We are sorry.', ['We', 'are', 'sorry']],
    [
      'possessives without their ending',
      'the council’s and your neighbours’ words',
      ['the', 'council', 'and', 'your', 'neighbours', 'words'],
    ],
    ['contractions whole', 'We didn’t come', ['We', "didn't", 'come']],
    [
      'no names amid a sentence',
      'Please ring Juno Rookhope. Harbour staff know.',
      ['Please', 'ring', 'Harbour', 'staff', 'know'],
    ],
    ['no abbreviations', 'the LGSCO and MPs', ['the', 'and']],
    [
      'no addresses of the web or of mail',
      'see www.lgo.org.uk or https://x.example/path or help@x.example now',
      ['see', 'or', 'or', 'now'],
    ],
    [
      'nothing with a digit in it',
      'case WB-26-A0001, job 44871a, 2nd visit',
      ['case', 'job', 'visit'],
    ],
    ['no gaps', 'on [Write teh date] we', ['on', 'we']],
    [
      'the first word after a bullet or a quotation mark',
      '• Two visits\n“Teh words”',
      ['Two', 'visits', 'Teh', 'words'],
    ],
  ])('%s', (_, text, words) => {
    expect(wordsToSpell(text).map(({ word }) => word)).toEqual(words);
  });

  it('stand where they say they stand', () => {
    const text = 'on 2 Sept (see www.a.example) we didn’t recieve it';
    for (const { word, from, to } of wordsToSpell(text))
      expect(text.slice(from, to).replace('’', "'")).toBe(word);
  });
});

describe('the dictionary', () => {
  it.each([
    'colour',
    'organise',
    'apologise',
    'adviser',
    'licence',
    'kerb',
    'neighbours',
    "didn't",
    'mould',
    'cancelled',
    'tyre',
    'Ombudsman',
  ])('knows %s', (word) => {
    expect(speller.misspelt([word])).toEqual([]);
  });

  it.each([
    ['recieve', 'receive'],
    ['definately', 'definitely'],
    ['seperate', 'separate'],
    ['color', 'colour'],
    ['complaintant', 'complainant'],
    ['accomodation', 'accommodation'],
  ])('%s may be meant as %s', (wrong, right) => {
    expect(speller.misspelt([wrong])).toEqual([wrong]);
    expect(speller.suggestions(wrong)).toContain(right);
  });

  it('finds nothing wrong in the letters the app itself writes', () => {
    for (const [letter, file] of [
      [responseTo(readyCase()), readyCase()],
      [acknowledgementOf(definedCase()), definedCase()],
    ] as const) {
      const names = new Set(wordsOf(file.people.map(({ name }) => name)));
      const asked = wordsToSpell(bodyText(letter)).map(({ word }) => word);
      expect(speller.misspelt(asked).filter((word) => !names.has(word.toLowerCase()))).toEqual([]);
    }
  });
});
