/**
 * The order of a stream: topological by parents; among events that did not see each other the smaller id
 * comes first. Any order of delivery gives the same answer.
 */
import type { EventId, OrderedStream } from './types';

interface Linked {
  readonly id: EventId;
  readonly parents: readonly EventId[];
}

/** Duplicates collapse. An event whose parent is missing waits, and so does all that follows it. */
export function orderEvents<E extends Linked>(events: readonly E[]): OrderedStream<E> {
  const byId = new Map<EventId, E>();
  for (const event of events) if (!byId.has(event.id)) byId.set(event.id, event);

  const followers = new Map<EventId, E[]>();
  const owed = new Map<EventId, number>();
  const queue = new SmallestFirst<E>();
  for (const event of byId.values()) {
    const parents = new Set(event.parents);
    owed.set(event.id, parents.size);
    for (const parent of parents) {
      const list = followers.get(parent);
      if (list) list.push(event);
      else followers.set(parent, [event]);
    }
    if (parents.size === 0) queue.push(event);
  }

  const ready: E[] = [];
  for (let event = queue.pop(); event; event = queue.pop()) {
    ready.push(event);
    for (const follower of followers.get(event.id) ?? []) {
      const left = (owed.get(follower.id) ?? 0) - 1;
      owed.set(follower.id, left);
      if (left === 0) queue.push(follower);
    }
  }

  const placed = new Set(ready.map((event) => event.id));
  const waiting = [...byId.values()]
    .filter((event) => !placed.has(event.id))
    .sort((left, right) => compareIds(left.id, right.id))
    .map((event) => ({
      event,
      missing: [...new Set(event.parents)].filter((parent) => !byId.has(parent)).sort(compareIds),
    }));
  return { ready, waiting, heads: headsOf(ready) };
}

/** Events nobody follows, sorted by id. */
export function headsOf(events: readonly Linked[]): EventId[] {
  const followed = new Set(events.flatMap((event) => event.parents));
  return events
    .map((event) => event.id)
    .filter((id) => !followed.has(id))
    .sort(compareIds);
}

export function compareIds(left: EventId, right: EventId): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** True when `ancestor` was seen, directly or not, by whoever wrote `id`. An event is not its own ancestor. */
export function isAncestor(
  ancestor: EventId,
  id: EventId,
  events: ReadonlyMap<EventId, Linked>,
): boolean {
  const seen = new Set<EventId>();
  const open = [...(events.get(id)?.parents ?? [])];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === ancestor) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    open.push(...(events.get(at)?.parents ?? []));
  }
  return false;
}

/** True when neither event saw the other. */
export function areConcurrent(
  left: EventId,
  right: EventId,
  events: ReadonlyMap<EventId, Linked>,
): boolean {
  return left !== right && !isAncestor(left, right, events) && !isAncestor(right, left, events);
}

/** A binary heap by id. */
class SmallestFirst<E extends Linked> {
  readonly #items: E[] = [];

  push(item: E): void {
    const items = this.#items;
    let at = items.push(item) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.#swapIfSmaller(at, above)) break;
      at = above;
    }
  }

  pop(): E | undefined {
    const items = this.#items;
    const first = items[0];
    const last = items.pop();
    if (first === undefined || last === undefined || items.length === 0) return first;
    items[0] = last;
    for (let at = 0; ;) {
      const left = 2 * at + 1;
      if (left >= items.length) return first;
      const smaller = left + 1 < items.length && this.#before(left + 1, left) ? left + 1 : left;
      if (!this.#swapIfSmaller(smaller, at)) return first;
      at = smaller;
    }
  }

  #before(left: number, right: number): boolean {
    const [one, other] = [this.#items[left], this.#items[right]];
    return one !== undefined && other !== undefined && one.id < other.id;
  }

  #swapIfSmaller(lower: number, upper: number): boolean {
    if (!this.#before(lower, upper)) return false;
    const [one, other] = [this.#items[lower], this.#items[upper]];
    if (one === undefined || other === undefined) return false;
    this.#items[upper] = one;
    this.#items[lower] = other;
    return true;
  }
}
