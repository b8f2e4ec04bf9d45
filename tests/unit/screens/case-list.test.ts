import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FACET_IDS, type Chosen } from '../../../renderer/screens/cases/case-rows';
import { csvField, toCsv } from '../../../renderer/screens/cases/csv';
import { readLayout, withView } from '../../../renderer/screens/cases/layout';
import {
  addressPart,
  FIRST_STATE,
  readAddressPart,
} from '../../../renderer/screens/cases/list-address';
import { fitting } from '../../../renderer/ui/lists/table';

const SERVICES = ['Housing repairs', 'Parking & permits', 'Children’s'];

describe('the list’s address', () => {
  it.each<[Chosen, string]>([
    [{}, ''],
    [{ due: ['overdue', 'dueToday'] }, '?due=overdue.dueToday'],
    [{ handler: ['', 'h-1'] }, '?handler=_none.h-1'],
    [{ outcome: ['partly upheld'] }, '?outcome=partly_upheld'],
    [{ service: ['Children’s', 'Housing repairs'] }, '?service=s2.s0'],
  ])('%j is %s, and read again', (chosen, address) => {
    expect(addressPart({ ...FIRST_STATE, chosen }, SERVICES)).toBe(address);
    expect(readAddressPart(address, SERVICES)).toEqual({ ...FIRST_STATE, chosen });
  });

  it('holds the order only when it is not the usual one', () => {
    const sort = { column: 'due', direction: 'ascending' } as const;
    expect(addressPart({ chosen: {}, sort }, [])).toBe('?sort=due.ascending');
    expect(readAddressPart('?sort=due.ascending', []).sort).toEqual(sort);
  });

  it('never holds the name of a service, known or not', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 4 }), fc.boolean(), (service, isKnown) => {
        const part = addressPart(
          { ...FIRST_STATE, chosen: { service: [service] } },
          isKnown ? [service] : [],
        );
        expect(part).toBe(isKnown ? '?service=s0' : '');
      }),
    );
  });

  it.each(['?due=%00', '?service=s99', '?sort=due.sideways', '?due=<b>', '?nonsense', '?due='])(
    'reads %s as nothing',
    (part) => expect(readAddressPart(part, SERVICES)).toEqual(FIRST_STATE),
  );

  it('survives any address at all', () => {
    fc.assert(
      fc.property(fc.string(), (part) => {
        const { chosen } = readAddressPart(part, SERVICES);
        expect(
          Object.keys(chosen).every((id) => (FACET_IDS as readonly string[]).includes(id)),
        ).toBe(true);
      }),
    );
  });
});

describe('a field of the CSV file', () => {
  it.each([
    ['Leak at 14 Harbour Row', 'Leak at 14 Harbour Row'],
    ['', ''],
    ['=1+1', "'=1+1"],
    ['+44 20', "'+44 20"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['  =cmd', "'  =cmd"],
    ['\t=cmd', '"\'\t=cmd"'],
    ['＝1', "'＝1"],
    ['a, b', '"a, b"'],
    ['said "no"', '"said ""no"""'],
    ['two\nlines', '"two\nlines"'],
    ['\ud800', '\ufffd'],
  ])('%j is written %j', (text, written) => expect(csvField(text)).toBe(written));

  it('never begins a formula, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(csvField(text)).not.toMatch(/^"?\s*[=+\-@]/);
      }),
    );
  });
});

it('the CSV file begins with a byte order mark and ends its lines as spreadsheets expect', () => {
  const bytes = toCsv([
    ['Person', 'Due'],
    ['Zoë', '2026-11-23'],
  ]);
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(new TextDecoder().decode(bytes)).toBe('Person,Due\r\nZoë,2026-11-23\r\n');
});

describe('the columns and views kept', () => {
  const view = (name: string) => ({
    name,
    chosen: { due: ['overdue'] },
    sort: { column: 'due', direction: 'ascending' as const },
    columns: ['reference', 'due'],
  });
  const empty = readLayout(undefined);

  it('begin with six columns and no view, also when what is kept cannot be read', () => {
    expect(empty).toEqual({
      columns: ['reference', 'person', 'about', 'service', 'received', 'due'],
      views: [],
    });
    for (const nonsense of [null, 3, {}, { columns: [], views: [] }, { columns: ['x'], views: [] }])
      expect(readLayout(nonsense)).toEqual(empty);
  });

  it('come back as they were kept, without columns this version does not have', () => {
    const kept = { columns: ['due', 'reference', 'no such'], views: [view('Late')] };
    expect(readLayout(kept)).toEqual({ columns: ['reference', 'due'], views: [view('Late')] });
  });

  it('a view of the same name replaces the one before; views are in order of name', () => {
    const two = withView(withView(empty, view('Parking')), view('Late'));
    const again = withView(two, { ...view('Late'), columns: ['reference'] });
    expect(again.views.map(({ name }) => name)).toEqual(['Late', 'Parking']);
    expect(again.views[0]?.columns).toEqual(['reference']);
  });
});

describe('columns that do not all fit', () => {
  const columns = [
    { id: 'reference', least: 100, worth: 9 },
    { id: 'about', least: 200, worth: 5 },
    { id: 'kind', least: 100, worth: 1 },
  ].map((column) => ({ ...column, header: column.id, cell: () => null }));
  const shown = (width: number) => fitting(columns, width).map(({ id }) => id);

  it.each([
    [Number.POSITIVE_INFINITY, ['reference', 'about', 'kind']],
    [460, ['reference', 'about', 'kind']],
    [440, ['reference', 'about']],
    [200, ['reference']],
    [10, ['reference']],
  ])('%d pixels show %j: the least worth goes first, and one always stays', (width, expected) => {
    expect(shown(width)).toEqual(expected);
  });
});
