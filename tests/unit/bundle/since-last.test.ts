/** What the next bundle says of the one before it. */
import { describe, expect, it } from 'vitest';
import { sentDocuments, sinceLast, type PlannedDocument } from '@shared/bundle';
import { planned, planOf } from './plans';

const redaction = { words: ['x'], boxes: [], marks: 1, sheet: '', isLookedThrough: true };
const since = (before: PlannedDocument[], now: PlannedDocument[]) =>
  sinceLast(planOf(...now), sentDocuments(planOf(...before)));

describe('since the bundle before', () => {
  it.each<[string, PlannedDocument[], PlannedDocument[], object]>([
    ['nothing', [planned('a')], [planned('a')], { added: [], changed: [], gone: [] }],
    ['one added', [planned('a')], [planned('a'), planned('b')], { added: ['Document b'] }],
    [
      'one left out',
      [planned('a'), planned('b')],
      [planned('a'), planned('b', { included: false, leftOutWhy: 'x' })],
      { gone: ['Document b'] },
    ],
    ['one redacted', [planned('a')], [planned('a', { redaction })], { changed: ['Document a'] }],
    [
      'one withheld',
      [planned('a')],
      [planned('a', { withheldWhy: 'x' })],
      { changed: ['Document a'] },
    ],
    [
      'another date',
      [planned('a')],
      [planned('a', { datedOn: '2026-11-01' })],
      { changed: ['Document a'] },
    ],
    [
      'other words',
      [planned('a')],
      [planned('a', { source: { type: 'record', record: { parts: [] } } })],
      { changed: ['Document a'] },
    ],
    [
      'only another order',
      [planned('a'), planned('b')],
      [planned('b'), planned('a')],
      { added: [], changed: [], gone: [] },
    ],
  ])('%s', (_, before, now, wanted) => {
    expect(since(before, now)).toMatchObject(wanted);
  });

  it('is not known of a bundle whose documents were not kept', () => {
    expect(sinceLast(planOf(planned('a')), [])).toBeUndefined();
  });

  it('keeps no words of a document', () => {
    const [sent] = sentDocuments(planOf(planned('secret-words')));
    expect(sent?.print).toMatch(/^[0-9a-f]{16}$/);
  });
});
