/** What a letter's Word file is called. */
import { describe, expect, it } from 'vitest';
import { FILE_NAME_PATTERN, letterFileName, patternProblem } from '@shared/letters';

const file = { reference: 'WB-26-A0412', stage: 2 };
const letter = { kind: 'stage 2 response' as const, datedOn: '2026-11-23' };

describe('a letter’s file name', () => {
  it.each([
    [FILE_NAME_PATTERN, 'WB-26-A0412 Our final answer to your complaint 2026-11-23.docx'],
    ['{date} {reference} {kind}', '2026-11-23 WB-26-A0412 stage 2 response.docx'],
    ['{reference}  ({stage})', 'WB-26-A0412 (stage 2).docx'],
    ['{reference} a/b:c', letterFileName('{reference} a/b:c', file, letter)],
    [
      'nothing to tell cases apart',
      'WB-26-A0412 Our final answer to your complaint 2026-11-23.docx',
    ],
  ])('%s', (pattern, name) => {
    expect(letterFileName(pattern, file, letter)).toBe(name);
    expect(name).not.toMatch(/[\\/:*?"<>|]/);
  });

  it.each([
    ['{reference} {letter}', undefined],
    ['', /Enter a pattern/],
    ['{letter}', /Include \{reference\}/],
    ['{reference} {name}', /There is no \{name\}/],
    ['{reference} {}', /There is no \{\}/],
  ])('a pattern of “%s”', (pattern, problem) => {
    if (problem === undefined) expect(patternProblem(pattern)).toBeUndefined();
    else expect(patternProblem(pattern)).toMatch(problem);
  });
});
