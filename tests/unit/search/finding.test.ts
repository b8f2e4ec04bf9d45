import { describe, expect, it } from 'vitest';
import { createSearchIndex } from '../../../renderer/store/search/search-index';
import type { SearchRow } from '../../../renderer/store/search/search-row';

const CASES: Readonly<Record<string, SearchRow['fields']>> = {
  bramble: {
    reference: 'WB-26-A0143 Flare FT/2026/88',
    person: 'Holly Bramble',
    contact: 'holly.bramble@mail.example 01632 960123 07700 900456',
    address: '14 Harbour Row, WM4 7TQ',
    summary: 'Leak left for weeks in the bathroom',
    other: 'Housing repairs delay',
  },
  obrien: {
    reference: 'WB-26-A0150',
    person: 'Siobhán O’Brien-Łuczak',
    contact: '+44 (0)1632 960777',
    address: '3 St. Osyth’s Rise, WM47TQ',
    summary: 'The council’s letter about the harbour never came',
    other: 'Council tax wrong information',
  },
  smith: {
    reference: 'WB-26-B0007',
    person: 'Jon Smith',
    contact: 'jon@mail.example',
    address: '2 Mill Race, WM1 1AA',
    summary: 'Bins missed three times by Bramble Lane',
    other: 'Waste and recycling',
  },
  zoe: {
    reference: 'WB-25-A0009',
    person: 'Zoë Haywood',
    contact: '',
    address: '',
    summary: 'Assisted collection forgotten',
    other: 'Waste and recycling',
  },
};
const rows = Object.entries(CASES).map(([id, fields], index) => ({
  id,
  newest: 20261100 + index,
  fields,
}));
const index = createSearchIndex(rows);
const found = (query: string) => index.search(query).map((hit) => hit.id);

describe('searching the register', () => {
  it.each<[what: string, query: string, expected: string[]]>([
    ['a name', 'bramble', ['bramble', 'smith']],
    ['the beginning of a name', 'hol', ['bramble']],
    ['words in any order', 'bramble holly', ['bramble']],
    ['words of different fields, all of them', 'bramble leak row', ['bramble']],
    ['words that no case holds together', 'holly recycling', []],
    ['capitals and accents left out', 'SIOBHAN', ['obrien']],
    ['an accent typed where there is one', 'Zoë', ['zoe']],
    ['an accent typed where there is none', 'Hólly', ['bramble']],
    ['letters that only look accented', 'luczak', ['obrien']],
    ['an apostrophe left out', 'obrien', ['obrien']],
    ['an apostrophe as a space', 'o brien', ['obrien']],
    ['another apostrophe', "o'brien", ['obrien']],
    ['an apostrophe that is a letter', 'Oʼbrien', ['obrien']],
    ['the second half of a double name', 'luczak siobhan', ['obrien']],
    ['a possessive without its s', 'council letter', ['obrien']],
    ['a reference', 'WB-26-A0143', ['bramble']],
    ['a reference without hyphens', 'wb26a0143', ['bramble']],
    ['a reference with spaces', 'wb 26 a0143', ['bramble']],
    ['the end of a reference', 'a0143', ['bramble']],
    ['only the number of a reference', '143', ['bramble']],
    ['the beginning of a reference', 'WB-25', ['zoe']],
    ['a reference of another system', 'ft/2026/88', ['bramble']],
    ['that one without its strokes', 'ft202688', ['bramble']],
    ['a phone number', '01632 960123', ['bramble']],
    ['a phone number without its space', '01632960123', ['bramble']],
    ['a phone number spaced otherwise', '0163 2960 123', ['bramble']],
    ['a phone number with its country', '+44 1632 960123', ['bramble']],
    ['a phone number written with its country', '01632960777', ['obrien']],
    ['a phone number without its 0', '1632960123', ['bramble']],
    ['the second of two phone numbers', '07700900456', ['bramble']],
    ['the end of a phone number', '960123', ['bramble']],
    ['a phone number while it is typed', '0163 2960 1', ['bramble']],
    ['an email address', 'holly.bramble@mail.example', ['bramble']],
    ['part of an email address', 'mail.example', ['smith', 'bramble']],
    ['a postcode', 'WM4 7TQ', ['obrien', 'bramble']],
    ['a postcode without its space', 'wm47tq', ['obrien', 'bramble']],
    ['half a postcode', 'wm4 7', ['obrien', 'bramble']],
    ['a house and its street', '14 harbour', ['bramble']],
    ['nothing', '', []],
    ['nothing but signs', ' — ?! ', []],
    ['something nobody has', 'xylophone', []],
  ])('%s: %j', (_what, query, expected) => {
    expect(found(query)).toEqual(expected);
  });

  it.each<[what: string, query: string, expected: string[]]>([
    ['a letter wrong', 'haywoud', ['zoe']],
    ['a letter missing', 'haywod', ['zoe']],
    ['a letter too many', 'haywoood', ['zoe']],
    ['two letters swapped', 'hyawood', ['zoe']],
    ['the first letter wrong', 'naywood', ['zoe']],
    ['two slips in a long word', 'recicyling', ['smith', 'zoe']],
    ['a slip while the rest is still to come', 'colelc', ['zoe']],
    ['a slip in one of two words', 'zoe hyawood', ['zoe']],
    ['two slips in a short word', 'hawoda', []],
    ['a slip in three letters', 'zeo', []],
    ['a slip in a number', '01632960124', []],
  ])('forgives, or not: %s: %j', (_what, query, expected) => {
    expect(new Set(found(query))).toEqual(new Set(expected));
  });

  it('takes a word otherwise when all are there but never together', () => {
    // "Bramblo" is a name of its own, in many cases; only "Bramble" lives in Harbour Row.
    const many = Array.from({ length: 20 }, (_, at) => ({
      id: `many-${at}`,
      newest: 20261001,
      fields: { person: 'Quilla Bramblo' },
    }));
    const bigger = createSearchIndex([...rows, ...many]);
    expect(bigger.search('bramblo')).toHaveLength(20);
    expect(bigger.search('bramblo harbour').map((hit) => hit.id)).toEqual(['bramble']);
  });

  it('puts the word itself before its beginning, a name before a word, and then the newest first', () => {
    const ranked = createSearchIndex([
      { id: 'summary', newest: 20261109, fields: { summary: 'Ash tree on the path' } },
      { id: 'beginning', newest: 20261109, fields: { person: 'Ashby Coldharbour' } },
      { id: 'older', newest: 20261101, fields: { person: 'Juno Ash' } },
      { id: 'newer', newest: 20261102, fields: { person: 'Idris Ash' } },
      { id: 'slip', newest: 20261109, fields: { person: 'Wynn Ask' } },
    ]);
    const hits = ranked.search('ash');
    expect(hits.map((hit) => hit.id)).toEqual(['newer', 'older', 'summary', 'beginning']);
    expect(hits.map((hit) => hit.score)).toEqual(
      [...hits.map((hit) => hit.score)].sort((a, b) => b - a),
    );
  });

  it.each([
    ['har', 'bramble', ['harbour']],
    ['obrien', 'obrien', ['o’brien', 'obrien']],
    ['siobhan', 'obrien', ['siobhán', 'siobhan']],
    ['wb26a0143', 'bramble', ['wb-26-a0143', 'wb26a0143']],
    ['01632960123', 'bramble', ['01632 960123', '01632960123']],
    ['haywod', 'zoe', ['haywood']],
    ['holly row', 'bramble', ['holly', 'row']],
  ])('tells what to mark: %j in %s', (query, id, words) => {
    const hit = index.search(query).find((each) => each.id === id);
    expect(hit?.matched).toEqual(expect.arrayContaining(words));
  });

  it('of a very broad answer tells what to mark in the rows read first, and what was typed for the rest', () => {
    const many = createSearchIndex(
      Array.from({ length: 1500 }, (_, at) => ({
        id: `c${at}`,
        newest: at,
        fields: { summary: 'Harbour lights' },
      })),
    );
    const hits = many.search('HARB');
    expect(hits).toHaveLength(1500);
    expect(hits[0]).toMatchObject({ id: 'c1499', matched: ['harbour'] });
    expect(hits[1499]).toMatchObject({ id: 'c0', matched: ['harb'] });
  });

  it('a letter pasted into the box is no query worth minutes', () => {
    expect(index.search('harbour '.repeat(50_000))).not.toHaveLength(0);
  });
});
