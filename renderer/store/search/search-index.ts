/** The index with ids in and hits out, in the thread that calls it. */
import type { StreamId } from '@shared/history/types';
import type { SearchHit } from '../api';
import { hitsOf } from './found';
import { Places } from './places';
import type { SearchRow } from './search-row';
import { WordIndex } from './word-index';

export interface SearchIndex {
  readonly size: number;
  /** Adds a row or replaces the one with its id. */
  put(row: SearchRow): void;
  remove(id: StreamId): void;
  /** Rows that hold every part of the query, best first, then newest. Nothing for an empty query. */
  search(query: string): readonly SearchHit[];
}

export function createSearchIndex(rows: Iterable<SearchRow> = []): SearchIndex {
  const places = new Places();
  const index = new WordIndex();
  const self: SearchIndex = {
    get size() {
      return places.size;
    },
    put({ id, newest, fields }) {
      index.put({ place: places.take(id), newest, fields });
    },
    remove(id) {
      const place = places.leave(id);
      if (place !== undefined) index.remove(place);
    },
    search: (query) => hitsOf(index.find(query), (place) => places.idAt(place)),
  };
  for (const row of rows) self.put(row);
  return self;
}
