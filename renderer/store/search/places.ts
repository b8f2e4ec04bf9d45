/**
 * Which row stands at which place of the index: ids are long and stay here, numbers travel.
 * A place that was left is never given out again: an answer still on its way would name the wrong row.
 */
import type { StreamId } from '@shared/history/types';

export class Places {
  readonly #ids: (StreamId | undefined)[] = [];
  readonly #places = new Map<StreamId, number>();

  get size(): number {
    return this.#places.size;
  }

  /** The row's place; a new one if it had none. */
  take(id: StreamId): number {
    const known = this.#places.get(id);
    if (known !== undefined) return known;
    const place = this.#ids.length;
    this.#ids[place] = id;
    this.#places.set(id, place);
    return place;
  }

  /** @returns the place it had; undefined when the row had none. */
  leave(id: StreamId): number | undefined {
    const place = this.#places.get(id);
    if (place === undefined) return undefined;
    this.#places.delete(id);
    this.#ids[place] = undefined;
    return place;
  }

  idAt(place: number): StreamId | undefined {
    return this.#ids[place];
  }
}
