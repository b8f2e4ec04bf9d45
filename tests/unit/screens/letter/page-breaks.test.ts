/** Where a new page about begins, from the lines as they stand on screen. */
import { describe, expect, it } from 'vitest';
import {
  pageBreaks,
  SHEET,
  type PageLine,
} from '../../../../renderer/screens/letter/editor/page-breaks';

const HEIGHT = 20;
/** Paragraphs of so many lines from the first margin on; "h" is a heading of one line. */
function lines(...paragraphs: (number | 'h')[]): PageLine[] {
  let top = SHEET.margin;
  return paragraphs.flatMap((many, paragraph) =>
    Array.from({ length: many === 'h' ? 1 : many }, () => {
      const line = { top, bottom: top + HEIGHT, paragraph, withNext: many === 'h' };
      top += HEIGHT;
      return line;
    }),
  );
}
/** 46 lines of 20 px fit between the margins. */
const FIT = Math.floor((SHEET.height - 2 * SHEET.margin + 1) / HEIGHT);
const firstOf = (all: readonly PageLine[]) =>
  pageBreaks(all).map(({ top }) => Math.round((top - SHEET.margin) / HEIGHT));

describe('page breaks', () => {
  it.each<[string, PageLine[], number[]]>([
    ['none on one page', lines(FIT), []],
    ['between paragraphs', lines(FIT, 5), [FIT]],
    ['within a long paragraph', lines(FIT - 3, 10), [FIT]],
    ['never after one line of a paragraph', lines(FIT - 1, 10), [FIT - 1]],
    ['never before the last line of one', lines(FIT - 9, 10), [FIT - 1]],
    ['a paragraph of three stays whole', lines(FIT - 2, 3), [FIT - 2]],
    ['a heading goes with what follows it', lines(FIT - 2, 'h', 6, 2), [FIT - 2]],
    ['two headings go together', lines(FIT - 2, 'h', 'h', 4), [FIT - 2]],
    ['a second page fills from its own first line', lines(FIT, FIT, 3), [FIT, 2 * FIT]],
  ])('%s', (_, all, wanted) => {
    expect(firstOf(all)).toEqual(wanted);
  });

  it('ends even for a line taller than a page', () => {
    const tall = { top: 100, bottom: 3_000, paragraph: 0, withNext: false };
    expect(
      pageBreaks([tall, { top: 3_000, bottom: 3_020, paragraph: 1, withNext: false }]).length,
    ).toBeLessThan(3);
  });
});
