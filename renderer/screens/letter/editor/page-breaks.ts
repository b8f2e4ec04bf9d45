/**
 * Where Word will about begin a new page. Measured from the page on screen, which has Word's measures; the
 * word "about" is owed to another computer's fonts.
 */

/** A line of the letter as it stands on screen, in px from the top of the sheet. */
export interface PageLine {
  readonly top: number;
  readonly bottom: number;
  /** Place of its paragraph (or row of a table) in the letter. */
  readonly paragraph: number;
  /** A heading: never the last on its page. */
  readonly withNext: boolean;
}

export interface PageBreak {
  /** px from the top of the sheet: above the first line of the new page. */
  readonly top: number;
  readonly page: number;
}

/** CSS px of A4 and of Word's margins of 2.54 cm. */
const MM = 96 / 25.4;
export const SHEET = { width: 210 * MM, height: 297 * MM, margin: 25.4 * MM };
export const TEXT_WIDTH = SHEET.width - 2 * SHEET.margin;
const ROOM = SHEET.height - 2 * SHEET.margin;

/** The breaks between these lines. Two lines of a paragraph stay together at either end of a page, as Word keeps them. */
export function pageBreaks(lines: readonly PageLine[]): readonly PageBreak[] {
  const breaks: PageBreak[] = [];
  let end = SHEET.height - SHEET.margin;
  let first = 0;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (!line || line.bottom <= end + 1) continue;
    const start = Math.max(first + 1, breakBefore(lines, at));
    const begins = lines[start];
    if (!begins) break;
    breaks.push({ top: begins.top, page: breaks.length + 2 });
    end = begins.top + ROOM;
    first = start;
    at = Math.max(start - 1, at - 1);
    // A line taller than a page would never fit.
    if ((lines[start]?.bottom ?? 0) > end) end = lines[start]?.bottom ?? end;
  }
  return breaks;
}

function breakBefore(lines: readonly PageLine[], at: number): number {
  const paragraph = lines[at]?.paragraph;
  const begin = lines.findIndex((line) => line.paragraph === paragraph);
  const last = lines.findLastIndex((line) => line.paragraph === paragraph);
  let start = at;
  if (start === last && start - begin >= 2) start -= 1;
  if (start - begin === 1 || last - begin + 1 <= 3) start = begin;
  while (start > 0 && start === paragraphStart(lines, start) && lines[start - 1]?.withNext === true)
    start = paragraphStart(lines, start - 1);
  return start;
}

const paragraphStart = (lines: readonly PageLine[], at: number): number =>
  lines.findIndex((line) => line.paragraph === lines[at]?.paragraph);

/** Every line of the letter within `sheet`, top to bottom. */
export function measuredLines(sheet: HTMLElement): readonly PageLine[] {
  const origin = sheet.getBoundingClientRect().top;
  const lines: PageLine[] = [];
  const paragraphs = sheet.querySelectorAll<HTMLElement>(
    '[data-opening], [data-block] li, [data-block] tr, [data-block] [data-line], [data-block] [data-quote], [data-block] [data-cite]:not(.empty), p[data-block], h2[data-block], h3[data-block], h4[data-block]',
  );
  const range = document.createRange();
  paragraphs.forEach((element, paragraph) => {
    const withNext = /^H[234]$/.test(element.tagName);
    if (element.tagName === 'TR') {
      const { top, bottom } = element.getBoundingClientRect();
      lines.push({ top: top - origin, bottom: bottom - origin, paragraph, withNext });
      return;
    }
    range.selectNodeContents(element);
    let last: { top: number; bottom: number } | undefined;
    for (const rect of range.getClientRects()) {
      if (rect.height === 0) continue;
      if (last && rect.top < last.bottom - 3) {
        last.top = Math.min(last.top, rect.top);
        last.bottom = Math.max(last.bottom, rect.bottom);
        continue;
      }
      if (last)
        lines.push({ top: last.top - origin, bottom: last.bottom - origin, paragraph, withNext });
      last = { top: rect.top, bottom: rect.bottom };
    }
    if (last)
      lines.push({ top: last.top - origin, bottom: last.bottom - origin, paragraph, withNext });
  });
  return lines;
}
