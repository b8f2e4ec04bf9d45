/** On which page each document begins, and how the index is cut into pages. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FIRST_INDEX_ROWS,
  INDEX_ROWS,
  indexPages,
  indexRows,
  paginate,
  SECTION_ORDER,
  type IndexEntry,
  type IndexRow,
} from '@shared/bundle';
import { INDEX_GEOMETRY, PRINT_AREA, rowTop } from '../../../renderer/documents/bundle/plain-pages';
import { entry, planned, planOf } from './plans';

describe('first pages', () => {
  const counted = new Map([
    ['a', { pages: 2, slipSheet: false }],
    ['b', { pages: 1, slipSheet: true }],
    ['c', { pages: 5, slipSheet: false }],
  ]);

  it('follow the index and each other, past what is left out', () => {
    const plan = planOf(
      planned('a', { section: 'A', title: 'Complaint', datedOn: '2026-11-09' }),
      planned('gone', { included: false, leftOutWhy: 'a copy' }),
      planned('b', { title: 'Damaged' }),
      planned('c', { title: 'Diary' }),
    );
    expect(paginate(plan, 2, counted)).toEqual([
      entry('a', 'A', 3, { title: 'Complaint', datedOn: '2026-11-09', pages: 2 }),
      entry('b', 'G', 5, { title: 'Damaged', slipSheet: true }),
      entry('c', 'G', 6, { title: 'Diary', pages: 5 }),
    ]);
  });

  it.each([
    ['was never counted', new Map<string, { pages: number; slipSheet: boolean }>()],
    ['has no pages', new Map([['a', { pages: 0, slipSheet: false }]])],
  ])('are refused when a document %s', (_, pagesOf) => {
    expect(() => paginate(planOf(planned('a')), 1, pagesOf)).toThrow(RangeError);
  });

  it('of nothing are none', () => {
    expect(paginate(planOf(), 1, new Map())).toEqual([]);
  });
});

describe('the rows of the index', () => {
  it('name each section once, before its documents', () => {
    const [a, g1, g2] = [entry('a', 'A', 2), entry('g1', 'G', 3), entry('g2', 'G', 4)];
    expect(indexRows([a, g1, g2])).toEqual([
      { type: 'section', section: 'A' },
      { type: 'document', entry: a },
      { type: 'section', section: 'G' },
      { type: 'document', entry: g1 },
      { type: 'document', entry: g2 },
    ]);
  });

  it('of an empty bundle are none, on one page', () => {
    expect(indexRows([])).toEqual([]);
    expect(indexPages([])).toEqual([[]]);
  });
});

describe('the pages of the index', () => {
  const limit = (page: number) => (page === 0 ? FIRST_INDEX_ROWS : INDEX_ROWS);
  const documents = (count: number): IndexRow[] =>
    indexRows(Array.from({ length: count }, (_, at) => entry(String(at), 'G', at + 2)));

  it('hold every row once and in order, never too many, and no heading ends one', () => {
    const entries = fc
      .array(fc.integer({ min: 0, max: 40 }), { maxLength: SECTION_ORDER.length })
      .map((counts) =>
        counts.flatMap((count, section): IndexEntry[] =>
          Array.from({ length: count }, (_, at) =>
            entry(`${section}-${at}`, SECTION_ORDER[section] ?? 'J', at + 2),
          ),
        ),
      );
    // Real indexes, and rows no index has: headings one after another, a heading at the very end.
    const anyRows = fc.array(
      fc.oneof(
        {
          weight: 4,
          arbitrary: fc.constant<IndexRow>({ type: 'document', entry: entry('d', 'G', 2) }),
        },
        { weight: 1, arbitrary: fc.constant<IndexRow>({ type: 'section', section: 'G' }) },
      ),
      { maxLength: 140 },
    );
    fc.assert(
      fc.property(fc.oneof(entries.map(indexRows), anyRows), (rows) => {
        const pages = indexPages(rows);
        expect(pages.flat()).toEqual(rows);
        for (const [at, page] of pages.entries()) {
          expect(page.length).toBeLessThanOrEqual(limit(at));
          if (at < pages.length - 1) expect(page.at(-1)?.type).toBe('document');
          if (rows.length > 0) expect(page.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  it.each([
    [FIRST_INDEX_ROWS - 1, 1],
    [FIRST_INDEX_ROWS, 2],
    [FIRST_INDEX_ROWS - 1 + INDEX_ROWS, 2],
    [FIRST_INDEX_ROWS + INDEX_ROWS, 3],
  ])('%i documents of one section take %i', (count, pages) => {
    expect(indexPages(documents(count))).toHaveLength(pages);
  });

  it('a heading that would end a page begins the next', () => {
    const rows = [...documents(FIRST_INDEX_ROWS - 2), ...indexRows([entry('h', 'H', 90)])];
    const [first, second] = indexPages(rows);
    expect(first).toHaveLength(FIRST_INDEX_ROWS - 1);
    expect(second?.map(({ type }) => type)).toEqual(['section', 'document']);
  });

  it.each([
    ['first', 0, FIRST_INDEX_ROWS],
    ['second', 1, INDEX_ROWS],
  ])('the %s has room for all its rows, and would not waste two more', (_, page, rows) => {
    // The page's own box is a millimetre lower than the printed area, so that none is pushed over.
    const room = PRINT_AREA.height - 1;
    expect(rowTop(page, rows - 1) + INDEX_GEOMETRY.row).toBeLessThanOrEqual(room);
    expect(rowTop(page, rows + 1) + INDEX_GEOMETRY.row).toBeGreaterThan(room);
  });

  it('the names of the columns stand on the page, above the first row', () => {
    expect(rowTop(0, -1)).toBeGreaterThan(0);
    expect(rowTop(1, -1)).toBeGreaterThanOrEqual(0);
  });

  it('rows do not overlap', () => {
    for (const page of [0, 1]) {
      for (let row = 1; row < limit(page); row += 1) {
        expect(rowTop(page, row) - rowTop(page, row - 1)).toBeCloseTo(INDEX_GEOMETRY.row, 2);
      }
    }
  });
});
