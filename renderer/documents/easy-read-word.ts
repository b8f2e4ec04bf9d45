/**
 * An Easy Read version of a letter to go on with in Word: a row an idea, its picture's place on the left. The
 * plainer words come from the same engine that reads letters (`shared/plain-english`).
 */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  HeightRule,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { formatDate } from '@shared/calendar';
import { easyReadOf, type EasyReadRow, type LetterDocument } from '@shared/letters';
import { checkLetter, type RuleId } from '@shared/plain-english';
import { clean, forXml } from './word-body';

/** Points: RNIB's clear print begins at 14, and Easy Read is set larger than the letter it stands for. */
const LEAST_POINTS = 16;
/** Replacements that can be put in without reading the sentence again. */
const SAFE: readonly RuleId[] = ['plain-word', 'legalese', 'latin'];
const PAGE = { width: 11_906, height: 16_838, margin: 1134 };
/** Twentieths of a point: the picture's place and the words beside it. */
const COLUMNS = [2_900, 6_738] as const;

export async function easyReadWord(letter: LetterDocument): Promise<Uint8Array<ArrayBuffer>> {
  const points = Math.max(LEAST_POINTS, letter.bodyPoints);
  const rows = easyReadOf(letter, { plainer: plainerWords });
  const document = new Document({
    title: forXml(`Easy Read: ${letter.title} (${letter.reference})`),
    creator: forXml(letter.letterhead.name),
    lastModifiedBy: forXml(letter.letterhead.name),
    styles: {
      default: {
        document: {
          run: { font: 'Arial', size: points * 2, language: { value: 'en-GB' } },
          paragraph: { spacing: { after: 160, line: 360, lineRule: LineRuleType.AUTO } },
        },
        heading1: {
          run: { font: 'Arial', size: points * 2 + 12, bold: true, color: '000000' },
          paragraph: { spacing: { before: 120, after: 200 }, keepNext: true },
        },
        heading2: {
          run: { font: 'Arial', size: points * 2 + 6, bold: true, color: '000000' },
          paragraph: { spacing: { before: 320, after: 120 }, keepNext: true },
        },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: {
              top: PAGE.margin,
              bottom: PAGE.margin,
              left: PAGE.margin,
              right: PAGE.margin,
            },
          },
        },
        footers: { default: pageNumbers() },
        children: [
          ...opening(letter),
          ...parts(rows).flatMap((part) =>
            part.kind === 'heading'
              ? [new Paragraph({ heading: HeadingLevel.HEADING_2, text: clean(part.text) })]
              : [table(part.ideas), new Paragraph({ spacing: { after: 0 } })],
          ),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

function plainerWords(text: string) {
  const letter: LetterDocument = { ...NOBODY, blocks: [paragraphOf(text)] };
  return checkLetter(letter)
    .findings.flatMap(({ rule, from, to, replacement }) =>
      replacement === undefined || !SAFE.includes(rule) ? [] : [{ from, to, words: replacement }],
    )
    .toSorted((one, other) => one.from - other.from)
    .filter(({ from }, at, all) => at === 0 || from >= (all[at - 1]?.to ?? 0));
}

const paragraphOf = (text: string) => ({
  id: 'idea',
  type: 'paragraph' as const,
  content: [{ type: 'text' as const, text }],
});
const NOBODY: Omit<LetterDocument, 'blocks'> = {
  format: 1,
  kind: 'progress update',
  title: '',
  language: 'en-GB',
  reference: '',
  datedOn: '2026-01-01',
  letterhead: { name: '', lines: [] },
  recipient: { name: '', lines: [] },
  bodyPoints: LEAST_POINTS,
};

const opening = (letter: LetterDocument): Paragraph[] => [
  new Paragraph({
    border: {
      top: LINE,
      bottom: LINE,
      left: LINE,
      right: LINE,
    },
    children: [
      new TextRun({
        size: 22,
        text: 'For you, to be deleted: this is a beginning. Put a picture in each box, make every sentence say one thing, and delete the notes in grey. Ask someone who uses Easy Read to check it. The letter itself counts; this only explains it.',
      }),
    ],
  }),
  new Paragraph({ heading: HeadingLevel.HEADING_1, text: clean(letter.title) }),
  new Paragraph({ text: clean(`For ${letter.recipient.name}`) }),
  new Paragraph({ text: formatDate(letter.datedOn, 'letter') }),
  new Paragraph({ text: clean(`Your number: ${letter.reference}`) }),
];

type Part =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'ideas'; readonly ideas: readonly EasyReadRow[] };

/** Rows between two headings are one table. */
function parts(rows: readonly EasyReadRow[]): readonly Part[] {
  const found: Part[] = [];
  let ideas: EasyReadRow[] = [];
  for (const row of rows) {
    if (row.kind === 'idea') {
      if (ideas.length === 0) found.push({ kind: 'ideas', ideas });
      ideas.push(row);
    } else {
      ideas = [];
      found.push({ kind: 'heading', text: row.text });
    }
  }
  return found;
}

const LINE = { style: BorderStyle.SINGLE, size: 6, color: '767676', space: 4 };
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const GREY = { color: '595959', size: 20 };

const table = (ideas: readonly EasyReadRow[]): Table =>
  new Table({
    width: { size: COLUMNS[0] + COLUMNS[1], type: WidthType.DXA },
    columnWidths: [...COLUMNS],
    borders: {
      top: NONE,
      bottom: NONE,
      left: NONE,
      right: NONE,
      insideHorizontal: NONE,
      insideVertical: NONE,
    },
    rows: ideas.map(
      ({ text, picture, advice }) =>
        new TableRow({
          cantSplit: true,
          height: { value: 1_700, rule: HeightRule.ATLEAST },
          children: [
            new TableCell({
              width: { size: COLUMNS[0], type: WidthType.DXA },
              verticalAlign: VerticalAlign.CENTER,
              borders: { top: LINE, bottom: LINE, left: LINE, right: LINE },
              children: [
                new Paragraph({
                  alignment: AlignmentType.CENTER,
                  children: [
                    new TextRun({
                      ...GREY,
                      text: clean(picture === '' ? 'Picture' : `Picture: ${picture}`),
                    }),
                  ],
                }),
              ],
            }),
            new TableCell({
              width: { size: COLUMNS[1], type: WidthType.DXA },
              verticalAlign: VerticalAlign.CENTER,
              margins: { left: 240 },
              children: [
                ...text
                  .split('\n')
                  .map((line) => new Paragraph({ text: clean(line), spacing: { after: 0 } })),
                ...(advice === ''
                  ? []
                  : [new Paragraph({ children: [new TextRun({ ...GREY, text: advice })] })]),
              ],
            }),
          ],
        }),
    ),
  });

const pageNumbers = () =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          new TextRun({ children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });
