import { possibleMatches, prepareMatches, summarise } from '@shared/case-file';
import type { CaseSummary, IntakeClues } from '@shared/case-file';
import { describe, expect, it } from 'vitest';
import { leakStory } from '../../fixtures/cases';

const base = summarise(leakStory('received').file);
const other: CaseSummary = {
  ...base,
  id: 'other',
  reference: 'WB-26-A0007',
  person: 'Percy Larch',
  address: '2 Mill Lane, WM1 1AA',
  contact: 'percy@example.org',
  summary: 'Bin not emptied',
  otherReferences: '',
};

describe('possible matches beside the intake form', () => {
  const table: [string, IntakeClues, readonly string[] | undefined][] = [
    ['an empty form', {}, undefined],
    ['the same email address', { email: 'HOLLY.bramble@example.org ' }, ['Same email address']],
    ['the same phone, written otherwise', { phone: '+44 1632 960417' }, ['Same phone number']],
    ['the same name, family name first', { name: 'BRAMBLE, Holly' }, ['Same name']],
    ['the same name with a title', { name: 'Ms Holly Bramble' }, ['Same name']],
    ['the same name, accents left out', { name: 'Hólly Bramblé' }, ['Same name']],
    ['the surname alone', { name: 'Oak Bramble' }, undefined],
    [
      'surname and postcode',
      { name: 'Oak Bramble', address: ['9 Harbour Row', 'wm47tq'] },
      ['Same postcode', 'Same surname'],
    ],
    ['the same address', { address: ['14 Harbour Row', 'WM4 7TQ'] }, ['Same address']],
    ['the same first line elsewhere', { address: ['14 Harbour Row', 'ZZ1 1ZZ'] }, undefined],
    ['the council’s reference', { reference: 'wb-26-a0412' }, ['Same reference']],
    ['another system’s reference', { reference: '881204' }, ['Same reference']],
    ['half a reference', { reference: '8812' }, undefined],
    ['similar words', { text: 'A leak, left for weeks. Two visits missed!' }, ['Similar words']],
    ['two common words', { text: 'weeks of visits' }, undefined],
  ];
  it.each(table)('%s', (_name, clues, why) => {
    const found = possibleMatches(clues, [other, base]);
    expect(found.map((match) => match.why)).toEqual(why === undefined ? [] : [why]);
    if (why) expect(found[0]?.case).toBe(base.id);
  });

  it('the likeliest first, then the newest, and no more than asked for', () => {
    const rows = Array.from({ length: 9 }, (_, index) => ({
      ...base,
      id: `c${index}`,
      receivedOn: `2026-11-0${index + 1}`,
      contact: '',
    }));
    const found = possibleMatches(
      { name: 'Holly Bramble', email: 'holly.bramble@example.org' },
      [...rows, base],
      3,
    );
    expect(found.map((match) => match.case)).toEqual([base.id, 'c8', 'c7']);
  });

  it('rows are prepared in bites, each going on where the last one stopped', () => {
    const rows = Array.from({ length: 180 }, (_, index) => ({ ...base, id: `c${index}` }));
    const stops: number[] = [];
    for (let at = 0; at < rows.length;) {
      at = prepareMatches(rows, at, () => true);
      stops.push(at);
    }
    expect(stops).toEqual([1, 51, 101, 151, 180]);
    expect(prepareMatches(rows, 0, () => false)).toBe(180);
  });
});
