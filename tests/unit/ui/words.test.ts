import { makeCalendar } from '@shared/calendar';
import { describe, expect, it } from 'vitest';
import { addressOf, letterKindOf, placeOf } from '../../../renderer/app/addresses';
import { waitInWords } from '../../../renderer/screens/lock/wait';
import { whatIsWrong } from '../../../renderer/screens/lock/lock-screen';
import { linesOf } from '../../../renderer/screens/settings/section';
import { groupsToAsk } from '../../../renderer/screens/setup/recovery-key';
import { problemsOf } from '../../../renderer/ui/errors/problems';
import { markedParts } from '../../../renderer/ui/highlight';
import { inWords } from '../../../renderer/ui/status/clock-strip';

const marked = (text: string, ...words: string[]) =>
  markedParts(text, words)
    .map(({ text: part, isMarked }) => (isMarked ? `[${part}]` : part))
    .join('');

describe('marked words', () => {
  it.each([
    ['Leak in Bramble Street', ['bram'], 'Leak in [Bram]ble Street'],
    ['René Éclair', ['rene', 'ecl'], '[René] [Écl]air'],
    ['A scramble', ['ram'], 'A scramble'],
    ['Costs (£12.50)', ['(', '12.5'], 'Costs [(]£[12.5]0)'],
    ['Nothing here', [''], 'Nothing here'],
    ['leak leaking', ['leak', 'leaking'], '[leak] [leaking]'],
  ])('%s', (text, words, expected) => {
    expect(marked(text, ...words)).toBe(expected);
  });
  it('gives back every letter of the text, marked or not', () => {
    expect(
      markedParts('ß straße İstanbul', ['str'])
        .map(({ text }) => text)
        .join(''),
    ).toBe('ß straße İstanbul');
  });
});

describe('the errors of a form', () => {
  it('are listed flat, in the order of its fields, nested ones by their path', () => {
    const errors = {
      name: { type: 'required', message: 'Enter the name' },
      people: [undefined, { email: { type: 'format', message: 'Check the email' } }],
      points: { root: { type: 'min', message: 'Add a point' } },
    };
    expect(problemsOf(errors)).toEqual([
      { field: 'name', message: 'Enter the name' },
      { field: 'people.1.email', message: 'Check the email' },
      { field: 'points', message: 'Add a point' },
    ]);
  });
  it('leave out what says nothing', () => {
    expect(problemsOf({ name: { type: 'required', message: '' } })).toEqual([]);
  });
});

describe('addresses', () => {
  it('name a letter kind without spaces, and know it again', () => {
    expect(addressOf.letter('abc', 'stage 1 response')).toBe('/cases/abc/letters/stage-1-response');
    expect(letterKindOf('stage-1-response')).toBe('stage 1 response');
    expect(letterKindOf('ransom-note')).toBeUndefined();
  });
  it.each([
    ['/cases/abc', '/cases/abc'],
    ['/cases/abc/points', '/cases/abc'],
    ['/cases/abc/letters', '/cases/abc'],
    ['/cases/abc/letters/acknowledgement', '/cases/abc/letters/acknowledgement'],
    ['/cases/abc/bundle', '/cases/abc/bundle'],
    ['/cases/new', '/cases/new'],
    ['/settings/keys', '/settings'],
    ['/today', '/today'],
  ])('%s is an arrival at %s', (address, place) => {
    expect(placeOf(address)).toBe(place);
  });
});

describe('waiting after wrong passphrases', () => {
  it.each([
    [400, '1 second'],
    [2000, '2 seconds'],
    [60_000, '1 minute'],
    [61_000, '1 minute 1 second'],
    [900_000, '15 minutes'],
  ])('%i ms is %s', (ms, words) => {
    expect(waitInWords(ms)).toBe(words);
  });
  it('a damaged vault speaks for itself', () => {
    expect(whatIsWrong({ ok: false, reason: 'damaged', message: 'Ask IT.' })).toBe('Ask IT.');
  });
});

describe('proving the recovery key', () => {
  it('asks for two different groups of the seven, in order', () => {
    const random = [0, 0.2, 0.5, 0.8, 0.999];
    for (const first of random) {
      for (const second of random) {
        const draws = [first, second];
        const [one, other] = groupsToAsk(() => draws.shift() ?? 0);
        expect(one).toBeGreaterThanOrEqual(1);
        expect(other).toBeLessThanOrEqual(7);
        expect(one).toBeLessThan(other);
      }
    }
  });
});

describe('the clock strip in words', () => {
  const cal = makeCalendar();
  it('says what is shown', () => {
    const strip = {
      received: '2026-11-09',
      acknowledged: '2026-11-12',
      due: '2026-11-26',
      today: '2026-11-23',
      dueText: 'in 3 working days',
      stops: [{ from: '2026-11-16', to: '2026-11-18' }],
      cal,
    };
    expect(inWords(strip)).toBe(
      'Received 9 November 2026, acknowledged 12 November 2026, clock stopped from 16 November 2026 to 18 November 2026, due 26 November 2026, in 3 working days, today is 23 November 2026',
    );
  });
  it('says when the date rests on an acknowledgement still to come', () => {
    const strip = {
      received: '2026-11-23',
      due: '2026-12-14',
      today: '2026-11-23',
      assumed: true,
      cal,
    };
    expect(inWords(strip)).toContain('not acknowledged yet, due by 14 December 2026');
  });
});

it('lines of an address are trimmed and empty ones left out', () => {
  expect(linesOf(' Town Hall \n\n Westmere\r\n')).toEqual(['Town Hall', 'Westmere']);
});
