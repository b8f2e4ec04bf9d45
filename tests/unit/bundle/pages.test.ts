/** On which page each document begins, and how a large bundle is cut into volumes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  indexRows,
  paginate,
  splitVolumes,
  VOLUME_BYTES,
  VOLUME_PAGES,
  type PlannedDocument,
} from '@shared/bundle';
import { entry, planned } from './plans';

describe('first pages', () => {
  const counted = new Map([
    ['a', { pages: 2, slipSheet: false }],
    ['b', { pages: 1, slipSheet: true }],
    ['c', { pages: 5, slipSheet: false }],
  ]);

  it('follow the front pages and each other', () => {
    const documents = [
      planned('a', { section: 'A', title: 'Complaint', datedOn: '2026-11-09' }),
      planned('b', { title: 'Damaged', lateSince: '2026-11-20' }),
      planned('c', { title: 'Diary', withheldWhy: 'Names a child' }),
    ];
    expect(paginate(documents, 1, 2, counted)).toEqual([
      entry('a', 'A', 3, { title: 'Complaint', datedOn: '2026-11-09', pages: 2 }),
      entry('b', 'G', 5, { title: 'Damaged', slipSheet: true, lateSince: '2026-11-20' }),
      entry('c', 'G', 6, { title: 'Diary', pages: 5, withheldWhy: 'Names a child' }),
    ]);
  });

  it.each([
    ['was never counted', new Map<string, { pages: number; slipSheet: boolean }>()],
    ['has no pages', new Map([['a', { pages: 0, slipSheet: false }]])],
  ])('are refused when a document %s', (_, pagesOf) => {
    expect(() => paginate([planned('a')], 1, 1, pagesOf)).toThrow(RangeError);
  });

  it('of nothing are none', () => {
    expect(paginate([], 1, 1, new Map())).toEqual([]);
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

  it('of an empty bundle are none', () => {
    expect(indexRows([])).toEqual([]);
  });
});

describe('volumes', () => {
  const weights = (
    given: Readonly<Record<string, readonly [pages: number, megabytes?: number]>>,
  ) => {
    const documents = Object.keys(given).map((key) => planned(key));
    return splitVolumes(
      documents,
      (key) => ({ pages: given[key]?.[0] ?? 0, bytes: (given[key]?.[1] ?? 0) * 1024 * 1024 }),
      10,
    ).map((volume) => volume.map(({ key }) => key).join(''));
  };

  it.each<[string, Parameters<typeof weights>[0], string[]]>([
    ['nothing is one volume all the same', {}, ['']],
    ['what fits stays together', { a: [300], b: [290] }, ['ab']],
    ['a page too many begins the next', { a: [300], b: [290], c: [1] }, ['ab', 'c']],
    [
      'a document longer than a volume is one of its own',
      { a: [5], b: [900], c: [5] },
      ['a', 'b', 'c'],
    ],
    ['the first may be the long one', { b: [900], c: [5] }, ['b', 'c']],
    ['megabytes count as well', { a: [1, 60], b: [1, 40], c: [1, 1] }, ['ab', 'c']],
  ])('%s', (_, given, wanted) => {
    expect(weights(given)).toEqual(wanted);
  });

  it('hold each document once and in order, and are full only by a document', () => {
    const document = fc.record({
      pages: fc.integer({ min: 1, max: 900 }),
      bytes: fc.integer({ min: 0, max: VOLUME_BYTES * 1.5 }),
    });
    fc.assert(
      fc.property(fc.array(document, { maxLength: 40 }), fc.nat(80), (given, front) => {
        const documents = given.map((_, at) => planned(String(at)));
        const weigh = (key: string) => given[Number(key)] ?? { pages: 0, bytes: 0 };
        const volumes = splitVolumes(documents, weigh, front);
        expect(volumes.flat()).toEqual(documents);
        const sum = (volume: readonly PlannedDocument[], of: 'pages' | 'bytes') =>
          volume.reduce((total, { key }) => total + weigh(key)[of], 0);
        for (const [at, volume] of volumes.entries()) {
          if (volume.length > 1) {
            expect(sum(volume, 'pages')).toBeLessThanOrEqual(VOLUME_PAGES - front);
            expect(sum(volume, 'bytes')).toBeLessThanOrEqual(VOLUME_BYTES);
          }
          const next = volumes[at + 1]?.[0];
          if (!next) continue;
          const more = [...volume, next];
          expect(
            sum(more, 'pages') > VOLUME_PAGES - front || sum(more, 'bytes') > VOLUME_BYTES,
          ).toBe(true);
        }
      }),
    );
  });

  it('number their pages without a gap, each document once', () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 30 });
    fc.assert(
      fc.property(lengths, fc.integer({ min: 1, max: 9 }), (given, front) => {
        const documents = given.map((_, at) => planned(String(at)));
        const counted = new Map(
          given.map((pages, at) => [String(at), { pages, slipSheet: false }] as const),
        );
        const entries = paginate(documents, 1, front, counted);
        expect(entries.map(({ key }) => key)).toEqual(documents.map(({ key }) => key));
        let next = front + 1;
        for (const { firstPage, pages } of entries) {
          expect(firstPage).toBe(next);
          next += pages;
        }
      }),
    );
  });
});
