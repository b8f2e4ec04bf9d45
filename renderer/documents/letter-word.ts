/**
 * A letter as a Word document that a colleague would be glad to edit: real styles and headings, real
 * lists, language and title set, letterhead in the first page's header, "Page x of y" at the foot.
 */
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx';
import { PICTURE_BOXES } from '@shared/case-file/picture';
import { smallPoints, type LetterDocument } from '@shared/letters';
import { clean, forXml, letterBody, picture, type BodyLook } from './word-body';

/** Metric-compatible with the Liberation Sans that Linux has in its place. */
const FONT = 'Arial';
/** A4 in twentieths of a point; margins of 2.54 cm. */
const PAGE = { width: 11_906, height: 16_838, margin: 1440 };

/** By the names of the styles defined below. */
const OWN_LOOK: BodyLook = {
  paragraph: {},
  heading: (level) => ({ heading: `Heading${level}` }),
  quote: { style: 'LetterQuote' },
  address: { style: 'LetterAddress' },
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
  return new Header({
    children: [
      ...notSent(isForReview),
      ...(logo
        ? [
            new Paragraph({
              style: 'LetterContact',
              spacing: { after: 120 },
              children: [picture(logo, PICTURE_BOXES.logo, 'Logo')],
            }),
          ]
        : []),
      new Paragraph({ style: 'LetterCouncil', text: clean(name) }),
      ...lines.map((line) => new Paragraph({ style: 'LetterContact', text: clean(line) })),
      new Paragraph({ style: 'LetterContact' }),
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
