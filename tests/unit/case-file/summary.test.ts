import {
  addPoint,
  fit,
  issueLetter,
  offerRemedy,
  summarise,
  SUMMARY_BYTES,
} from '@shared/case-file';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leakStory, letterInput, RECEIPT } from '../../fixtures/cases';

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).byteLength;

describe('a row of the register', () => {
  it('holds what lists, search and Today need', () => {
    expect(summarise(leakStory('responded').file)).toEqual({
      id: '0123456789ABCDEFGHJKMNPQRS',
      reference: 'WB-26-A0412',
      kind: 'complaint',
      procedure: 'corporate',
      procedureVersion: 1,
      stage: 1,
      state: 'responded',
      person: 'Holly Bramble',
      address: '14 Harbour Row, WM4 7TQ',
      contact: 'holly.bramble@example.org 01632 960 417',
      service: 'Housing repairs',
      reason: 'Delay',
      summary: 'Leak left for seven weeks; two missed visits',
      otherReferences: 'CRM 881204',
      handler: 'h-tansy',
      channel: 'email',
      receivedOn: '2026-11-09',
      effectiveOn: '2026-11-09',
      acknowledgedOn: '2026-11-12',
      respondedOn: '2026-11-23',
      outcome: 'partly upheld',
      points: 2,
      decided: 2,
      hasDefinition: true,
      hasDecider: false,
      hasRootCause: true,
      todo: [
        { kind: 'remedy', id: 'r-1', text: 'Make good the kitchen ceiling.', dueOn: '2026-12-04' },
      ],
      remedySettled: true,
      needsAttention: false,
      readOnly: false,
    });
  });

  it('carries what is owed, the most urgent first and the undated last', () => {
    const story = leakStory('ready');
    for (const [remedy, dueOn] of [
      ['a', '2027-03-01'],
      ['b', undefined],
      ['c', '2027-01-04'],
      ['d', '2027-02-01'],
    ] as const) {
      story.run(offerRemedy, {
        remedy,
        kind: 'correction',
        text: remedy,
        ...(dueOn === undefined ? {} : { dueOn }),
      });
    }
    story.run(issueLetter, letterInput('stage 1 response', '2026-11-23'));
    expect(summarise(story.file).todo.map(({ text }) => text)).toEqual([
      'Make good the kitchen ceiling.',
      'c',
      'd',
      'a',
      'b',
    ]);
  });

  const absurd: [string, string][] = [
    ['300 letters', 'n'.repeat(300)],
    ['emoji of many parts', '👩🏽‍🚒'.repeat(70)],
    ['right to left', 'مشكلة في السقف '.repeat(30)],
    ['quotes and backslashes', '"\\'.repeat(240)],
    ['control characters', '\u0001\u001f'.repeat(240)],
    ['half a character', '\ud83d'.repeat(400)],
    ['marks piled on one letter', `e${'\u0301'.repeat(480)}`],
    ['Chinese', '天花板漏水'.repeat(90)],
  ];
  it.each(absurd)('stays under 4 KB with %s in every field', (_name, text) => {
    const line = text.slice(0, 490);
    const story = leakStory('received', {
      reference: `X${line}`,
      summary: `X${line}`,
      service: `X${line}`,
      reason: line,
      handler: 'h'.repeat(80),
      people: Array.from({ length: 8 }, (_, index) => ({
        ...RECEIPT.people?.[0],
        id: `p${index}`,
        role: 'complainant' as const,
        name: `X${line}`,
        address: [line, line, 'WM4 7TQ'],
        phone: line,
      })),
      otherReferences: Array.from({ length: 9 }, () => ({ system: line, value: line })),
      channel: 'social media',
      kind: 'service request',
    });
    story.run(addPoint, { text: 'x' });
    for (const remedy of ['a', 'b', 'c', 'd', 'e']) {
      story.run(offerRemedy, { remedy, kind: 'apology', text: `X${line}`, dueOn: '2027-01-01' });
    }
    const summary = {
      ...summarise(story.file),
      acknowledgedOn: '2026-11-12',
      respondedOn: '2026-11-23',
      closedOn: '2026-11-23',
      outcome: 'partly upheld',
      extendedTo: '2026-12-14',
      extendedOn: '2026-11-23',
      stops: Array.from({ length: 12 }, () => ['2026-11-23', '2026-11-24']),
    };
    expect(bytes(summary)).toBeLessThan(SUMMARY_BYTES);
  });

  it('cuts between characters, never within one', () => {
    expect(fit('👩🏽‍🚒👩🏽‍🚒', 20)).toBe('👩🏽‍🚒…');
    expect(fit('short', 20)).toBe('short');
    expect(fit('two\nlines', 20)).toBe('two lines');
  });

  it('never takes more bytes than it is given', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc.integer({ min: 10, max: 200 }),
        (text, room) => {
          expect(bytes(fit(text, room)) - 2).toBeLessThanOrEqual(room);
        },
      ),
    );
  });
});
