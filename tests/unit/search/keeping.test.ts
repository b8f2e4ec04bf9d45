import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSearchIndex } from '../../../renderer/store/search/search-index';
import type { SearchRow } from '../../../renderer/store/search/search-row';

const words = fc
  .array(
    fc.constantFrom('harbour', 'harlow', 'larch', 'lark', 'leak', 'bins', 'row', '01632 960123'),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((list) => list.join(' '));
const row = fc.record<SearchRow>({
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  newest: fc.integer({ min: 1, max: 1_000_000 }),
  fields: fc.record({ person: words, summary: words }, { requiredKeys: ['summary'] }),
});
const change = fc.oneof(
  row.map((put) => ({ put })),
  fc.constantFrom('a', 'b', 'c', 'd', 'e').map((remove) => ({ remove })),
);
const QUERIES = ['h', 'har', 'harbour', 'harbuor', 'lar row', 'leka', '01632960', 'bins larch'];

describe('an index kept in step', () => {
  it('finds what one built afresh finds, whatever came, changed and went', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        const kept = createSearchIndex();
        const rows = new Map<string, SearchRow>();
        for (const each of changes) {
          if ('put' in each) {
            // Equal ages would be told apart by who came first.
            const put = { ...each.put, newest: each.put.newest * 8 + 'abcde'.indexOf(each.put.id) };
            kept.put(put);
            rows.set(put.id, put);
          } else {
            kept.remove(each.remove);
            rows.delete(each.remove);
          }
          // Asked in between, so that what a search keeps is proven to be dropped.
          kept.search('har row');
        }
        const fresh = createSearchIndex(rows.values());
        expect(kept.size).toBe(rows.size);
        for (const query of QUERIES) {
          const plain = (index: typeof kept) =>
            index
              .search(query)
              .map(({ id, score, matched }) => ({ id, score, matched: new Set(matched) }));
          expect(plain(kept)).toEqual(plain(fresh));
        }
      }),
    );
  });

  it('finds every row in which each term begins a word', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(row, { selector: (each) => each.id }),
        fc.constantFrom('h', 'har', 'lar', 'larch', 'b row', 'leak lark', 'ha la'),
        (rows, query) => {
          const found = new Set(
            createSearchIndex(rows)
              .search(query)
              .map((hit) => hit.id),
          );
          for (const { id, fields } of rows) {
            const texts = Object.values(fields).join(' ').split(' ');
            const holds = query
              .split(' ')
              .every((term) => texts.some((text) => text.startsWith(term)));
            if (holds) expect(found.has(id)).toBe(true);
          }
        },
      ),
    );
  });

  it('typing letter by letter ends where typing it at once does', () => {
    fc.assert(
      fc.property(fc.uniqueArray(row, { selector: (each) => each.id }), words, (rows, query) => {
        const typed = createSearchIndex(rows);
        for (let length = 1; length < query.length; length += 1)
          typed.search(query.slice(0, length));
        expect(typed.search(query)).toEqual(createSearchIndex(rows).search(query));
      }),
    );
  });

  it('a thousand words at once and one by one come out in the same order', () => {
    const many = Array.from({ length: 1000 }, (_, at) => ({
      id: `c${at}`,
      newest: at,
      fields: { person: `name${(at * 7919) % 1000}x` },
    }));
    const atOnce = createSearchIndex(many);
    const oneByOne = createSearchIndex();
    for (const each of many) {
      oneByOne.put(each);
      oneByOne.search('x');
    }
    for (const query of ['n', 'name1', 'name42x', 'name999'])
      expect(oneByOne.search(query)).toEqual(atOnce.search(query));
  });
});
