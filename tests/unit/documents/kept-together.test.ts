/** What may not be torn apart at the end of a line. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keptTogether } from '@shared/letters';

/** A space that does not break, shown so that it can be read. */
const shown = (text: string) => keptTogether(text).replaceAll('\u00a0', '~');

describe('on a page', () => {
  it.each([
    ['a day stays with its month', 'by Friday 4 December 2026.', 'by Friday 4~December 2026.'],
    ['a day of two figures too', 'on 21 October', 'on 21~October'],
    ['a month in small letters too', 'on 2 may', 'on 2~may'],
    ['a stage stays with its number', 'at stage 1 of our', 'at stage~1 of our'],
    ['a point with its number', 'On Point 12 we', 'On Point~12 we'],
    ['a page with its number', 'see page 3', 'see page~3'],
    ['a telephone number stays whole', 'call 01632 960001 or', 'call 01632~960001 or'],
    ['one in three parts too', 'call 020 7946 0000', 'call 020~7946~0000'],
    ['every one of several', '2 May and 3 May, stage 2', '2~May and 3~May, stage~2'],
    ['a number of things is left alone', '5 visits in 3 weeks', '5 visits in 3 weeks'],
    ['a longer number is no day', 'number 123 May', 'number 123 May'],
    ['a word that begins like a month is none', '2 Marches', '2 Marches'],
    ['a word that ends like stage is none', 'backstage 1', 'backstage 1'],
    ['part of a reference is no telephone', 'ref 7-01632 960001', 'ref 7-01632 960001'],
    ['the end of a reference is none either', 'WB-26-A0412 2026', 'WB-26-A0412 2026'],
    ['the number of a house is left alone', '12 Tannery Row', '12 Tannery Row'],
    ['nothing is nothing', '', ''],
  ])('%s', (_, text, wanted) => {
    expect(shown(text)).toBe(wanted);
  });

  it('no word is changed: only spaces become spaces that do not break, and twice is as once', () => {
    const piece = fc.constantFrom(
      '2',
      '21',
      'May',
      'stage',
      '1',
      '01632',
      '960001',
      'the',
      '.',
      '-',
    );
    const text = fc.oneof(
      fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(' ')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(text, (said) => {
        const kept = keptTogether(said);
        const plain = (each: string) => each.replaceAll('\u00a0', ' ');
        expect(plain(kept)).toBe(plain(said));
        expect(keptTogether(kept)).toBe(kept);
      }),
    );
  });
});
