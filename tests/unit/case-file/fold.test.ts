import { makeCalendar } from '@shared/calendar';
import { addNote, foldCase, nextStep, summarise, tellHistory, todayTasks } from '@shared/case-file';
import { CASE_EVENTS } from '@shared/case-file/schema';
import type { OpenedEvent } from '@shared/history/types';
import { ERASED } from '@shared/history/types';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FINDING, leakStory, STREAM } from '../../fixtures/cases';

const cal = makeCalendar();
const kinds = [...Object.keys(CASE_EVENTS), 'toString', '__proto__', 'future.kind', ''];

/** Data that is often nearly right: real fields with junk among them. */
const nearlyData = fc.oneof(
  fc.dictionary(
    fc.constantFrom(
      'point',
      'finding',
      'text',
      'outcomesSought',
      'remedy',
      'kind',
      'doneOn',
      'why',
      'letter',
      'stage',
      'sent',
      'field',
      'heads',
      'keep',
      'closedOn',
      'evidence',
      'title',
      'bearsOn',
      'flags',
      'event',
      '__proto__',
    ),
    fc.oneof(
      fc.constantFrom<unknown>(
        'pt-1',
        'pt-9',
        'r-1',
        'apology',
        '2026-11-20',
        '2026-02-31',
        '2062-01-01',
        ERASED,
        'definition',
        'point:pt-1',
        'stage 1 response',
        1,
        [],
        ['pt-1'],
        FINDING,
        { on: '2026-11-20', how: 'post', to: 'x' },
      ),
      fc.anything(),
    ),
  ),
  fc.object() as fc.Arbitrary<Record<string, unknown>>,
);

const junk: fc.Arbitrary<OpenedEvent> = fc.record({
  id: fc.integer({ min: 1, max: 40 }).map((n) => `${String(n).padStart(10, '0')}-0001-JVNK0000`),
  stream: fc.constant(STREAM),
  parents: fc.array(
    fc.oneof(
      fc.integer({ min: 1, max: 40 }).map((n) => `${String(n).padStart(10, '0')}-0001-JVNK0000`),
      fc.integer({ min: 1, max: 14 }).map((n) => `${String(n).padStart(10, '0')}-0000-DEV1CE01`),
    ),
    { maxLength: 3 },
  ),
  schema: fc.constantFrom(1, 1, 1, 1, 2, 0, -1, 1.5, Number.NaN),
  kind: fc.constantFrom(...kinds),
  at: fc.constantFrom('2026-11-20T10:00:00.000Z', 'yesterday', '', '+275760-09-13T00:00:00.000Z'),
  by: fc.constantFrom('h-tansy', 'h-quill', ''),
  data: nearlyData,
});

describe('the fold is total', () => {
  const base = leakStory('closed').events;

  it('never throws, whatever the events', () => {
    fc.assert(
      fc.property(fc.array(junk, { maxLength: 25 }), fc.boolean(), (events, withCase) => {
        const file = foldCase(STREAM, withCase ? [...base, ...events] : events);
        expect(file.id).toBe(STREAM);
        expect(file.receivedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
        expect(JSON.parse(JSON.stringify(file))).toEqual(file);
        // Nor does anything that reads it.
        const summary = summarise(file);
        expect(JSON.stringify(summary).length).toBeLessThan(2048);
        expect(nextStep(file, { cal, today: '2026-11-23' }).title).not.toBe('');
        expect(todayTasks([summary], { cal, today: '2026-11-23' })).toBeInstanceOf(Array);
        const ids = new Set([...(withCase ? base : []), ...events].map(({ id }) => id));
        expect(tellHistory(file, withCase ? [...base, ...events] : events, [])).toHaveLength(
          ids.size,
        );
      }),
      { numRuns: 400 },
    );
  });

  it('any order of delivery, with any duplicates, gives the same case', () => {
    fc.assert(
      fc.property(
        fc
          .array(junk, { maxLength: 12 })
          .map((events) => [...new Map(events.map((event) => [event.id, event])).values()]),
        fc.infiniteStream(fc.nat()),
        (events, random) => {
          const all = [...base, ...events];
          const expected = foldCase(STREAM, all);
          const shuffled = [...all, ...all.filter((_, index) => index % 3 === 0)]
            .map((event) => ({ event: structuredClone(event), key: random.next().value ?? 0 }))
            .sort((left, right) => left.key - right.key)
            .map(({ event }) => event);
          expect(foldCase(STREAM, shuffled)).toEqual(expected);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('any part of a real history folds, and what waits says so', () => {
    fc.assert(
      fc.property(fc.subarray([...base]), (part) => {
        const file = foldCase(STREAM, part);
        const gaps = part.some((event) =>
          event.parents.some((parent) => !part.some(({ id }) => id === parent)),
        );
        expect(file.anomalies.some(({ message }) => message.startsWith('Waiting for'))).toBe(gaps);
        expect(file.eventCount).toBe(part.length);
      }),
    );
  });
});

describe('a whole case', () => {
  it('folds to what was recorded', () => {
    const file = leakStory('responded').file;
    expect(file).toMatchObject({
      reference: 'WB-26-A0412',
      kind: 'complaint',
      stage: 1,
      state: 'responded',
      receivedOn: '2026-11-09',
      acknowledgedOn: '2026-11-12',
      respondedOn: '2026-11-23',
      outcome: 'partly upheld',
      readOnly: false,
      anomalies: [],
      conflicts: [],
    });
    expect(file.points.map(({ number, finding }) => [number, finding?.outcome])).toEqual([
      [1, 'upheld'],
      [2, 'not upheld'],
    ]);
    expect(file.evidence[0]).toMatchObject({ id: 'ev-1', number: 1, datedOn: '2026-10-21' });
    expect(file.definition?.stamp.by).toBe('h-tansy');
    expect(file.remedies).toHaveLength(1);
    expect('noRemedyWhy' in file).toBe(false);
  });

  it.each([
    ['received', 'received'],
    ['acknowledged', 'acknowledged'],
    ['responded', 'responded'],
    ['closed', 'closed'],
  ] as const)('told as far as %s it stands at %s', (until, state) => {
    expect(leakStory(until).file.state).toBe(state);
  });
});

describe('what cannot be read', () => {
  it('an event whose parent is missing waits, and the rest of the case is whole', () => {
    const story = leakStory('pointed');
    const gone = story.last;
    story.run(addNote, { text: 'Rang the contractor.' });
    const file = foldCase(
      STREAM,
      story.events.filter(({ id }) => id !== gone),
    );
    expect(file.notes).toEqual([]);
    expect(file.points).toHaveLength(2);
    expect(file.anomalies).toEqual([
      expect.objectContaining({
        kind: 'note.added',
        message:
          'Waiting for an earlier change that has not arrived. It is kept and not yet shown.',
      }),
    ]);
  });

  it('an unknown kind is kept and makes the case read-only', () => {
    const file = leakStory('acknowledged').write({ kind: 'case.escalated', data: {} }).file;
    expect(file.readOnly).toBe(true);
    expect(file.state).toBe('acknowledged');
    expect(file.anomalies[0]?.message).toContain('newer version');
    expect(file.eventCount).toBe(4);
  });

  it('a newer generation of a known kind makes the case read-only too', () => {
    const file = leakStory('received').write(
      { kind: 'note.added', data: { note: 'n', text: 'x' } },
      {},
      { schema: 99 },
    ).file;
    expect(file.readOnly).toBe(true);
    expect(file.notes).toEqual([]);
  });

  it('a case that began under an unknown procedure is shown, not changed', () => {
    const story = leakStory('received', { procedure: { id: 'landlord', version: 3 } });
    expect(story.file).toMatchObject({ readOnly: true, reference: 'WB-26-A0412' });
    expect(story.file.anomalies[0]?.message).toContain('landlord, version 3');
  });

  it('a payload that fails its schema is named by its fields', () => {
    const file = leakStory('received').write({
      kind: 'case.closed',
      data: { closedOn: '2026-02-31' },
    }).file;
    expect(file.readOnly).toBe(false);
    expect(file.state).toBe('received');
    expect(file.anomalies[0]?.message).toContain('(closedOn)');
  });

  it('a case without its receipt is dated by its oldest event and cannot be changed', () => {
    const file = foldCase(STREAM, [
      {
        id: '1',
        stream: STREAM,
        parents: [],
        schema: 1,
        kind: 'note.added',
        at: '2026-07-01T23:30:00.000Z',
        by: 'h',
        data: { note: 'n', text: 'x' },
      },
    ]);
    expect(file).toMatchObject({
      readOnly: true,
      receivedOn: '2026-07-02',
      notes: [{ text: 'x' }],
    });
    expect(file.anomalies[0]?.message).toContain('being received is missing');
  });

  it('no events at all is still a case file', () => {
    expect(foldCase(STREAM, [])).toMatchObject({ eventCount: 0, readOnly: true, heads: [] });
  });
});

describe('erased words', () => {
  const erase = (kind: string, fields: readonly string[]) =>
    leakStory('responded').events.map((event) =>
      event.kind === kind
        ? {
            ...event,
            erased: true as const,
            data: { ...event.data, ...Object.fromEntries(fields.map((field) => [field, ERASED])) },
          }
        : event,
    );

  it.each(Object.entries(CASE_EVENTS).filter(([, { freeText }]) => freeText.length > 0))(
    '%s: the case folds without them and keeps its dates',
    (kind, { freeText }) => {
      const file = foldCase(STREAM, erase(kind, freeText));
      expect(file.anomalies).toEqual([]);
      expect(file.conflicts).toEqual([]);
      expect(file.readOnly).toBe(false);
      expect(file).toMatchObject({
        state: 'responded',
        acknowledgedOn: '2026-11-12',
        respondedOn: '2026-11-23',
      });
    },
  );

  it('the complainant’s name, words and wishes are gone, the reference and dates are not', () => {
    const file = foldCase(STREAM, erase('case.received', CASE_EVENTS['case.received'].freeText));
    expect(file).toMatchObject({
      summary: ERASED,
      theirWords: ERASED,
      wants: ERASED,
      reference: 'WB-26-A0412',
    });
    expect(file.people).toEqual([
      expect.objectContaining({ name: ERASED, mayWrite: false, receivesLetters: false }),
    ]);
    expect(JSON.stringify(file)).not.toContain('Harbour Row');
  });

  it('a whole payload without its free text reads the same', () => {
    const events = leakStory('responded').events.map((event) => {
      if (event.kind !== 'definition.set') return event;
      return { ...event, erased: true as const, data: { agreedOn: '2026-11-12' } };
    });
    expect(foldCase(STREAM, events).definition).toMatchObject({
      text: ERASED,
      agreedOn: '2026-11-12',
    });
  });
});
