/**
 * Erasing in a backup: keys are taken out of the mutable part. The sealed bytes they opened stay in packs
 * until no generation speaks of those, and are noise to everyone.
 */
import type { StreamId } from '../history/types';
import type { Erasure, GroupPart } from './parts';

/** What is erased of each stream: all of it, or the named keys. */
export type Erased = ReadonlyMap<StreamId, 'all' | ReadonlySet<string>>;

export function erasedBy(erasures: readonly Erasure[]): Erased {
  const erased = new Map<StreamId, 'all' | ReadonlySet<string>>();
  for (const { stream, keys } of erasures) {
    const before = erased.get(stream);
    if (keys === undefined || before === 'all') erased.set(stream, 'all');
    else erased.set(stream, new Set([...(before ?? []), ...keys]));
  }
  return erased;
}

/**
 * The group without what was erased; the same object when nothing of it was. Its register page goes too: it
 * is sealed as a whole, and may tell what is to be forgotten. It is made again from the events.
 */
export function withoutErased(group: GroupPart, erased: Erased): GroupPart {
  let isTouched = false;
  const streams = group.streams.flatMap((stream) => {
    const what = erased.get(stream.id);
    if (what === undefined) return [stream];
    if (what === 'all') {
      isTouched = true;
      return [];
    }
    const keys = stream.keys.filter(({ id }) => !what.has(id));
    const files = stream.files.filter(({ id }) => !what.has(`blob/${id}`));
    if (keys.length === stream.keys.length && files.length === stream.files.length) return [stream];
    isTouched = true;
    return [{ ...stream, keys, files }];
  });
  return isTouched ? { page: group.page, streams } : group;
}

/**
 * One list out of several, each erasure once, in the order they happened. A key is taken out of an erasure
 * when the same document is added again on purpose, so of two versions of one the shorter is the newer.
 */
export function joinErasures(...lists: readonly (readonly Erasure[])[]): readonly Erasure[] {
  const all = new Map<string, Erasure>();
  for (const one of lists.flat()) {
    const known = all.get(one.id);
    if (known?.keys && one.keys) {
      const { keys } = one;
      all.set(one.id, { ...one, keys: known.keys.filter((key) => keys.includes(key)) });
    } else all.set(one.id, one);
  }
  return [...all.values()].toSorted(
    (left, right) => left.revision - right.revision || (left.id < right.id ? -1 : 1),
  );
}
