/** Words to be struck out are found however they are written, and never inside other words. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds, placesOf, STRUCK, withoutWords } from '@shared/bundle';

const found = (words: string, text: string) =>
  placesOf(words, text).map(({ from, to }) => text.slice(from, to));

describe('words to be struck out', () => {
  it.each<[string, string, string, string[]]>([
    ['as typed', 'Ivy Sorrel', 'I saw Ivy Sorrel there', ['Ivy Sorrel']],
    ['in capitals', 'Ivy Sorrel', 'IVY SORREL', ['IVY SORREL']],
    [
      'with any blanks between',
      'Ivy Sorrel',
      'Ivy   Sorrel and Ivy\u00a0Sorrel',
      ['Ivy   Sorrel', 'Ivy\u00a0Sorrel'],
    ],
    ['over the end of a line', 'Ivy Sorrel', 'Ivy\nSorrel', ['Ivy\nSorrel']],
    ['broken by a hyphen', 'Sorrel', 'Sor-\nrel', ['Sor-\nrel']],
    ['broken without one', 'ivy@example.org', 'ivy@exam\nple.org', ['ivy@exam\nple.org']],
    ['before an apostrophe', 'Sorrel', 'Sorrel’s door', ['Sorrel']],
    ['with another apostrophe', "O'Dell", 'Ms O’Dell', ['O’Dell']],
    ['with and without accents', 'Siân', 'Sian and SIÂN', ['Sian', 'SIÂN']],
    ['not within a word', 'Ash', 'Ashes, ash and smash', ['ash']],
    ['not within letters of other alphabets', 'Ash', 'éAsh Ashé', []],
    ['beside punctuation', 'Ash', '(Ash), “Ash”', ['Ash', 'Ash']],
    [
      'with any kind of hyphen',
      'Ash-Rowan',
      'Ms Ash–Rowan and Ash-Rowan',
      ['Ash–Rowan', 'Ash-Rowan'],
    ],
    ['signs are signs', 'a.b', 'axb a.b', ['a.b']],
    [
      'a telephone number however it is set',
      '07700 900123',
      '07700900123, 07700-900-123, (07700) 900 123, +44 7700 900123, 0044 7700 900123',
      ['07700900123', '07700-900-123', '(07700) 900 123', '+44 7700 900123', '0044 7700 900123'],
    ],
    ['and from its long form', '+44 7700 900123', '07700 900123', ['07700 900123']],
    ['not part of a longer number', '07700 900123', '107700 9001234', []],
    ['a postcode without its blank', 'ZZ1 4QX', 'zz14qx', ['zz14qx']],
    ['another alphabet', 'نور', 'نور الحسن', ['نور']],
    ['a name beyond the basic plane', '𠮷野', 'Ms 𠮷野 wrote', ['𠮷野']],
    ['nothing to look for', '…', '… and …', []],
  ])('%s', (_, words, text, wanted) => {
    expect(found(words, text)).toEqual(wanted);
  });

  it('are replaced, the longest first', () => {
    expect(withoutWords('Ivy Sorrel and Sorrel', ['Sorrel', 'Ivy Sorrel'])).toBe(
      `${STRUCK} and ${STRUCK}`,
    );
  });

  it('may be anything somebody types, and are then found where they stand', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (typed) => {
        const plain = typed.trim();
        const spans = placesOf(plain, `… ${plain} …`);
        if (/^[\p{L}\p{N}]+$/u.test(plain)) expect(spans.length).toBeGreaterThan(0);
        expect(() => withoutWords(plain, [typed])).not.toThrow();
      }),
    );
  });

  it('are told to be there', () => {
    expect(holds('To Ivy', ['Ash', 'Ivy'])).toBe(true);
    expect(holds('To Iv', ['Ash', 'Ivy'])).toBe(false);
  });
});
