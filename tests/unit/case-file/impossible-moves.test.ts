import { describe, expect, it } from 'vitest';
import { blob, DEFINITION, FINDING, leakStory, letterInput, RECEIPT } from '../../fixtures/cases';

describe('impossible moves are told, not thrown', () => {
  const table: [string, { kind: string; data: Record<string, unknown> }, string][] = [
    [
      'a decision on a point that is not there',
      { kind: 'point.decided', data: { point: 'pt-9', finding: FINDING } },
      'not on this case',
    ],
    [
      'rewording a point that is not there',
      { kind: 'point.reworded', data: { point: 'pt-9', text: 'x', service: '' } },
      'not on this case',
    ],
    [
      'a point added twice',
      { kind: 'point.added', data: { point: 'pt-1', text: 'x', service: '' } },
      'Point 1 was added a second time',
    ],
    [
      'a second receipt',
      {
        kind: 'case.received',
        data: {
          ...RECEIPT,
          kind: 'complaint',
          procedure: { id: 'corporate', version: 1 },
          effectiveOn: '2026-11-09',
          risk: { anyone: 'no' },
        },
      },
      'a second time',
    ],
    [
      'a remedy done that nobody offered',
      { kind: 'remedy.done', data: { remedy: 'r-9', doneOn: '2026-11-20' } },
      'nobody had offered',
    ],
    [
      'no remedy needed, with one offered',
      { kind: 'remedy.notNeeded', data: { why: 'x' } },
      'The offer stands',
    ],
    [
      'a remedy done twice',
      { kind: 'remedy.done', data: { remedy: 'r-1', doneOn: '2026-12-08' } },
      'done twice',
    ],
    [
      'a document described that is not there',
      {
        kind: 'evidence.described',
        data: { evidence: 'ev-9', title: 'x', bearsOn: [], flags: [] },
      },
      'not on this case',
    ],
    [
      'a document added twice',
      {
        kind: 'evidence.added',
        data: { evidence: 'ev-1', title: 'x', fileName: 'x', mediaType: 'x', file: blob('x') },
      },
      'second time',
    ],
    [
      'a second response',
      {
        kind: 'letter.issued',
        data: { ...letterInput('stage 1 response', '2026-12-10', 'l-9'), stage: 1 },
      },
      'The first one counts',
    ],
    [
      'a letter for a stage that has not begun',
      {
        kind: 'letter.issued',
        data: { ...letterInput('stage 1 response', '2026-12-10', 'l-9'), stage: 2 },
      },
      'the case is at stage 1',
    ],
    [
      'the definition changed after the response',
      { kind: 'definition.set', data: DEFINITION },
      'after the response had gone',
    ],
    [
      'a point decided after the response',
      {
        kind: 'point.decided',
        data: { point: 'pt-1', finding: { ...FINDING, outcome: 'withdrawn' } },
      },
      'after the response had gone',
    ],
    ['closing twice', { kind: 'case.closed', data: { closedOn: '2026-12-10' } }, 'closed already'],
    [
      'an answer to no conflict',
      {
        kind: 'conflict.settled',
        data: { field: 'definition', heads: ['a', 'b'], keep: 'a', why: 'x' },
      },
      'not there',
    ],
  ];
  it.each(table)('%s', (_name, event, message) => {
    const story = leakStory('closed');
    const before = story.file;
    const after = story.write(event).file;
    expect(after.anomalies).toHaveLength(1);
    expect(after.anomalies[0]?.message).toContain(message);
    expect(after.anomalies[0]?.event).toBe(story.last);
    // What stood before still stands.
    expect(after.points).toEqual(before.points);
    expect(after.remedies).toEqual(before.remedies);
    expect(after.definition).toEqual(before.definition);
    expect([after.state, after.respondedOn, after.closedOn]).toEqual([
      'closed',
      '2026-11-23',
      '2026-12-04',
    ]);
  });

  it('a case closed without a response stays open', () => {
    const file = leakStory('acknowledged').write({
      kind: 'case.closed',
      data: { closedOn: '2026-11-20' },
    }).file;
    expect(file.state).toBe('acknowledged');
    expect(file.anomalies[0]?.message).toContain('no response has been sent');
  });

  it('a response without a decision on every point is listed, and says so', () => {
    const file = leakStory('pointed').write({
      kind: 'letter.issued',
      data: { ...letterInput('stage 1 response', '2026-11-20'), stage: 1 },
    }).file;
    expect(file.letters).toHaveLength(2);
    expect(file.state).toBe('responded');
    expect(file.anomalies.map(({ message }) => message)).toEqual([
      expect.stringContaining('point 1, 2'),
    ]);
  });

  it('a second letter that went is still listed', () => {
    const file = leakStory('acknowledged').write({
      kind: 'letter.issued',
      data: { ...letterInput('acknowledgement', '2026-11-13', 'l-2'), stage: 1 },
    }).file;
    expect(file.letters).toHaveLength(2);
    expect(file.acknowledgedOn).toBe('2026-11-12');
  });
});
