/** Who had seen what: whether one event lies in another's past. */
import type { EventId } from '../../history/types';

export type Follows = (later: EventId, earlier: EventId) => boolean;

/**
 * @param ordered events in fold order: every parent stands before its children.
 * @returns true when `earlier` is `later` or an ancestor of it. Most histories are one line, where this
 * walks back a step or two; nothing is stored per pair.
 */
export function ancestry(
  ordered: readonly { readonly id: EventId; readonly parents: readonly EventId[] }[],
): Follows {
  const place = new Map(ordered.map((event, index) => [event.id, index]));
  return (later, earlier) => {
    if (later === earlier) return true;
    const target = place.get(earlier);
    const start = place.get(later);
    if (target === undefined || start === undefined || start < target) return false;
    const seen = new Set<number>();
    const stack = [start];
    for (let index = stack.pop(); index !== undefined; index = stack.pop()) {
      for (const parent of ordered[index]?.parents ?? []) {
        const at = place.get(parent);
        if (at === target) return true;
        // Nothing older than the target can lead to it.
        if (at === undefined || at < target || seen.has(at)) continue;
        seen.add(at);
        stack.push(at);
      }
    }
    return false;
  };
}
