/** Large print for those who need it, in every part of the letter, and a word about other formats. */
import { describe, expect, it } from 'vitest';
import { assembleLetter, checkParts } from '@shared/letters';
import { letterToHtml } from '../../../renderer/documents/letter-html';
import { leakStory } from '../../fixtures/cases';
import { LETTER_COUNCIL, POSTED } from '../../fixtures/letters';

const caseOf = (format: string) =>
  leakStory('defined', {
    people: [
      { id: 'p', role: 'complainant', name: 'Holly Bramble', address: ['14 Harbour Row'], format },
    ],
  }).file;
const letterOf = (format: string, bodyPoints = 14) =>
  assembleLetter('acknowledgement', caseOf(format), { ...LETTER_COUNCIL, bodyPoints }, POSTED);

describe('the size of a letter', () => {
  it.each<[string, number, number]>([
    ['Standard print', 14, 14],
    ['', 14, 14],
    ['Large print', 14, 18],
    ['large print, 20 pt', 14, 20],
    ['Large-print 24 point', 14, 24],
    ['Large print 48pt', 14, 24],
    ['Large print 16 pt', 14, 18],
    ['Large print', 20, 20],
    ['Audio', 14, 14],
  ])('%s at a council of %i point is %i', (format, council, points) => {
    expect(letterOf(format, council).bodyPoints).toBe(points);
  });

  it('has no small words in large print', () => {
    expect(letterToHtml(letterOf('Large print'))).not.toContain('font-size: 10pt');
    expect(letterToHtml(letterOf('Standard print'))).toContain('font-size: 10pt');
  });

  it('a letter to an officer is set as the council sets it', () => {
    expect(
      assembleLetter('information request', caseOf('Large print'), LETTER_COUNCIL, POSTED)
        .bodyPoints,
    ).toBe(14);
  });
});

describe('a format that paper is not', () => {
  const said = (format: string, bodyPoints?: number) => {
    const letter = letterOf(format);
    return checkParts(
      { ...letter, bodyPoints: bodyPoints ?? letter.bodyPoints },
      caseOf(format),
      LETTER_COUNCIL,
      POSTED,
    ).find(({ part }) => part === 'format');
  };
  it.each([['Standard print'], ['Large print']])('%s is met', (format) => {
    expect(said(format)).toMatchObject({ ok: true });
  });
  it('is told, and does not stop the letter', () => {
    expect(said('Easy Read')).toMatchObject({
      ok: false,
      severity: 'warning',
      message: expect.stringContaining('Easy Read') as string,
    });
    expect(said('Large print', 14)?.message).toContain('at least 18 point');
  });
});
