/**
 * A letter as a Word document that a colleague would be glad to edit: real styles and headings, real
 * lists, language and title set, letterhead in the first page's header, "Page x of y" at the foot.
 */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeightRule,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { PICTURE_BOXES } from '@shared/case-file/picture';
import { smallPoints, type LetterDocument } from '@shared/letters';
import { clean, forXml, letterBody, picture, type BodyLook } from './word-body';

/** Metric-compatible with the Liberation Sans that Linux has in its place. */
const FONT = 'Arial';
/** A4 in twentieths of a point; margins of 2.54 cm. */
const PAGE = { width: 11_906, height: 16_838, margin: 1440 };

/**
 * Height of the letterhead in twentieths of a point. With the header's own 708 above it, the address begins 57 mm
 * from the top: behind the window of a DL envelope (35 mm high, 18 mm from its lower edge) of an A4 page folded in
 * three, wherever the page slides to.
 */
const LETTERHEAD = 2_504;
const NO_BORDER = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const NO_BORDERS = {
  top: NO_BORDER,
  bottom: NO_BORDER,
  left: NO_BORDER,
  right: NO_BORDER,
  insideHorizontal: NO_BORDER,
  insideVertical: NO_BORDER,
};

/** By the names of the styles defined below. */
const OWN_LOOK: BodyLook = {
  paragraph: {},
  heading: (level) => ({ heading: `Heading${level}` }),
  quote: { style: 'LetterQuote' },
  address: { style: 'LetterAddress' },
  recipient: { style: 'LetterRecipient', spacing: { line: 240, lineRule: LineRuleType.AUTO } },
  list: { spacing: { after: 80 } },
  run: {},
  headingRun: {},
  quoteRun: {},
  link: { style: 'Hyperlink' },
};

/**
 * @param isForReview Word tracks what is changed in it, each paragraph can be told again, and every page says
 *   that it was not sent
 * @returns the bytes of the .docx. Never a Blob: those spill to disk in clear.
 */
export async function letterToWord(
  letter: LetterDocument,
  { isForReview = false } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await Packer.toArrayBuffer(wordDocument(letter, isForReview)));
}

function wordDocument(letter: LetterDocument, isForReview: boolean): Document {
  const body = letterBody(letter, OWN_LOOK, { isMarked: isForReview });
  return new Document({
    title: forXml(`${letter.title} (${letter.reference})`),
    creator: forXml(letter.letterhead.name),
    lastModifiedBy: forXml(letter.letterhead.name),
    description: forXml(letter.title),
    styles: styles(letter.bodyPoints),
    numbering: { config: body.numbering },
    features: { updateFields: false, trackRevisions: isForReview },
    sections: [
      {
        properties: {
          titlePage: true,
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
        headers: {
          first: letterhead(letter, isForReview),
          default: new Header({
            children: [
              ...notSent(isForReview),
              new Paragraph({ style: 'LetterContact', text: clean(letter.reference) }),
            ],
          }),
        },
        footers: { first: pageNumbers(), default: pageNumbers() },
        children: body.children,
      },
    ],
  });
}

function styles(bodyPoints: number) {
  const half = bodyPoints * 2;
  const small = smallPoints(bodyPoints) * 2;
  const heading = (size: number, before: number) => ({
    run: { font: FONT, size, bold: true, color: '000000' },
    paragraph: { spacing: { before, after: 80 }, keepNext: true, keepLines: true },
  });
  return {
    default: {
      document: {
        run: { font: FONT, size: half, language: { value: 'en-GB' } },
        // LibreOffice reads a distance without a rule as an exact one.
        paragraph: { spacing: { after: 160, line: 300, lineRule: LineRuleType.AUTO } },
      },
      heading1: heading(half + 8, 240),
      heading2: heading(half + 4, 280),
      heading3: heading(half, 200),
      hyperlink: { run: { color: '0B5F63', underline: {} } },
    },
    paragraphStyles: [
      {
        id: 'LetterAddress',
        name: 'Letter Address',
        basedOn: 'Normal',
        next: 'Normal',
        paragraph: { spacing: { after: 0 } },
      },
      {
        id: 'LetterRecipient',
        name: 'Letter Recipient',
        basedOn: 'LetterAddress',
        next: 'LetterRecipient',
        paragraph: { spacing: { after: 0, line: 240, lineRule: LineRuleType.AUTO } },
      },
      {
        id: 'LetterContact',
        name: 'Letter Contact',
        basedOn: 'Normal',
        run: { size: small },
        paragraph: { alignment: AlignmentType.RIGHT, spacing: { after: 0 } },
      },
      {
        id: 'LetterCouncil',
        name: 'Letter Council',
        basedOn: 'LetterContact',
        run: { size: half + 4, bold: true },
      },
      {
        id: 'LetterQuote',
        name: 'Letter Quote',
        basedOn: 'Normal',
        run: { italics: true },
        paragraph: { indent: { left: 567, right: 567 } },
      },
      {
        id: 'LetterFoot',
        name: 'Letter Foot',
        basedOn: 'Normal',
        run: { size: small },
        paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 0 } },
      },
    ],
  };
}

const notSent = (isForReview: boolean): Paragraph[] =>
  isForReview
    ? [new Paragraph({ style: 'LetterCouncil', text: 'Draft for review. Not sent.' })]
    : [];

function letterhead(
  { letterhead: { name, lines, logo } }: LetterDocument,
  isForReview: boolean,
): Header {
  const cell = (share: number, children: readonly Paragraph[]) =>
    new TableCell({ width: { size: share, type: WidthType.PERCENTAGE }, children: [...children] });
  const words = [
    new Paragraph({ style: 'LetterCouncil', text: clean(name) }),
    ...lines.map((line) => new Paragraph({ style: 'LetterContact', text: clean(line) })),
  ];
  return new Header({
    children: [
      ...notSent(isForReview),
      // A table only so that it is never lower than the window of an envelope needs.
      new Table({
        width: { size: 100, type: WidthType.PERCENTAGE },
        borders: NO_BORDERS,
        rows: [
          new TableRow({
            height: { value: isForReview ? 0 : LETTERHEAD, rule: HeightRule.ATLEAST },
            children: logo
              ? [
                  cell(45, [
                    new Paragraph({
                      style: 'LetterAddress',
                      children: [picture(logo, PICTURE_BOXES.logo, 'Logo')],
                    }),
                  ]),
                  cell(55, words),
                ]
              : [cell(100, words)],
          }),
        ],
      }),
      // Word wants a paragraph after a table; this one takes no room.
      new Paragraph({
        spacing: { before: 0, after: 0, line: 20, lineRule: LineRuleType.EXACT },
      }),
    ],
  });
}

function pageNumbers(): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: 'LetterFoot',
        children: [
          new TextRun({ children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });
}
