import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areConcurrent, isAncestor, orderEvents } from '@shared/history';

interface Linked {
  id: string;
  parents: string[];
}

/** A random history: every event follows some of the events before it. */
const history = fc
  .array(fc.array(fc.nat({ max: 1000 }), { maxLength: 3 }), { minLength: 1, maxLength: 25 })
  .map((picks): Linked[] => {
    // Ids do not follow the order of creation, so that only parents can give it.
    const ids = picks.map(
      (_, index) => `e${String((index * 7919) % 997).padStart(3, '0')}-${index}`,
    );
    return picks.map((picked, index) => ({
      id: ids[index] ?? '',
      parents:
        index === 0
          ? []
          : [...new Set((picked.length ? picked : [index - 1]).map((at) => ids[at % index] ?? ''))],
    }));
  });

describe('the order of a stream', () => {
  it('is the same for any order of delivery, duplicates and all', () => {
    fc.assert(
      fc.property(
        history.chain((events) =>
          fc.tuple(
            fc.constant(events),
            fc.shuffledSubarray(events, { minLength: events.length }),
            fc.subarray(events),
          ),
        ),
        ([events, shuffled, again]) => {
          const ordered = orderEvents([...shuffled, ...again]);
          expect(ordered.ready.map((event) => event.id)).toEqual(
            orderEvents(events).ready.map((event) => event.id),
          );
          expect(ordered.ready).toHaveLength(events.length);
          expect(ordered.waiting).toEqual([]);
          const place = new Map(ordered.ready.map((event, index) => [event.id, index]));
          for (const event of events) {
            for (const parent of event.parents)
              expect(place.get(parent)).toBeLessThan(place.get(event.id) ?? -1);
          }
        },
      ),
    );
  });

  it('an event whose parent is missing waits, and so does all that follows it', () => {
    fc.assert(
      fc.property(history, fc.nat(), (events, pick) => {
        const gone = events[pick % events.length];
        const rest = events.filter((event) => event !== gone);
        const ordered = orderEvents(rest);
        const all = new Map(events.map((event) => [event.id, event]));
        for (const { event } of ordered.waiting)
          expect(isAncestor(gone?.id ?? '', event.id, all)).toBe(true);
        for (const event of ordered.ready)
          expect(isAncestor(gone?.id ?? '', event.id, all)).toBe(false);
        expect(ordered.ready.length + ordered.waiting.length).toBe(rest.length);
      }),
    );
  });

  it('names what is missing', () => {
    const ordered = orderEvents([
      { id: 'b', parents: ['a'] },
      { id: 'c', parents: ['b'] },
    ]);
    expect(ordered.waiting).toEqual([
      { event: { id: 'b', parents: ['a'] }, missing: ['a'] },
      { event: { id: 'c', parents: ['b'] }, missing: [] },
    ]);
    expect(ordered.heads).toEqual([]);
  });

  it('a circle waits for ever rather than hang', () => {
    const ordered = orderEvents([
      { id: 'a', parents: ['b'] },
      { id: 'b', parents: ['a'] },
      { id: 'root', parents: [] },
    ]);
    expect(ordered.ready.map((event) => event.id)).toEqual(['root']);
    expect(ordered.waiting).toHaveLength(2);
  });

  it('two that did not see each other are concurrent, and both are heads', () => {
    const events = [
      { id: 'a', parents: [] },
      { id: 'c', parents: ['a'] },
      { id: 'b', parents: ['a'] },
    ];
    const byId = new Map(events.map((event) => [event.id, event]));
    expect(areConcurrent('b', 'c', byId)).toBe(true);
    expect(areConcurrent('a', 'c', byId)).toBe(false);
    expect(areConcurrent('b', 'b', byId)).toBe(false);
    expect(orderEvents(events)).toMatchObject({ heads: ['b', 'c'] });
    expect(orderEvents(events).ready.map((event) => event.id)).toEqual(['a', 'b', 'c']);
  });
});
