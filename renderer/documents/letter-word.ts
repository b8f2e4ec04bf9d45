/**
 * A letter as a Word document that a colleague would be glad to edit: real styles and headings, real
 * lists, language and title set, letterhead in the first page's header, "Page x of y" at the foot.
 */
import {
  AlignmentType,
  Document,
  ExternalHyperlink,
  Footer,
  Header,
  ImageRun,
  LevelFormat,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type IParagraphOptions,
  type IRunOptions,
} from 'docx';
import { formatDate } from '@shared/calendar';
import { PICTURE_BOXES, printedSize, type LetterPicture } from '@shared/case-file/picture';
import {
  keptTogether,
  smallPoints,
  type Block,
  type Inline,
  type LetterDocument,
} from '@shared/letters';
import { fromBase64 } from '@shared/sealing';
import { safeLink } from './letter-html';

/** Metric-compatible with the Liberation Sans that Linux has in its place. */
const FONT = 'Arial';
/** A4 in twentieths of a point; margins of 2.54 cm. */
const PAGE = { width: 11_906, height: 16_838, margin: 1440 };
const BULLETS = 'letter-bullets';
const NUMBERS = 'letter-numbers';

/** @returns the bytes of the .docx. Never a Blob: those spill to disk in clear. */
export async function letterToWord(letter: LetterDocument): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await Packer.toArrayBuffer(wordDocument(letter)));
}

function wordDocument(letter: LetterDocument): Document {
  const lists = new Lists();
  const body = letter.blocks.flatMap((block, index) =>
    blockElements(block, letter.blocks[index + 1], lists, letter.signed),
  );
  return new Document({
    title: forXml(`${letter.title} (${letter.reference})`),
    creator: forXml(letter.letterhead.name),
    lastModifiedBy: forXml(letter.letterhead.name),
    description: forXml(letter.title),
    styles: styles(letter.bodyPoints),
    numbering: { config: lists.config() },
    features: { updateFields: false },
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
          first: letterhead(letter),
          default: new Header({
            children: [new Paragraph({ style: 'LetterContact', text: clean(letter.reference) })],
          }),
        },
        footers: { first: pageNumbers(), default: pageNumbers() },
        children: [...opening(letter), ...body],
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

function letterhead({ letterhead: { name, lines, logo } }: LetterDocument): Header {
  return new Header({
    children: [
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

/** With its words for people who do not see it. */
function picture(
  of: LetterPicture,
  box: (typeof PICTURE_BOXES)[keyof typeof PICTURE_BOXES],
  name: string,
): ImageRun {
  const { width, height } = printedSize(of, box);
  return new ImageRun({
    type: of.mediaType === 'image/png' ? 'png' : 'jpg',
    data: fromBase64(of.data),
    // In pixels of 1/96 inch.
    transformation: { width: (width * 96) / 72, height: (height * 96) / 72 },
    altText: { name, title: name, description: forXml(of.alt) },
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

function opening(letter: LetterDocument): Paragraph[] {
  const lines = [letter.recipient.name, ...letter.recipient.lines].filter(
    (line) => line.trim() !== '',
  );
  return [
    ...lines.map((line, index) => address(line, index === lines.length - 1)),
    address(formatDate(letter.datedOn, 'letter')),
    address(`Our reference: ${letter.reference}`, true),
  ];
}

/** A line of an address; the last one keeps its distance from what follows. */
function address(text: string, last = false, keepNext = false): Paragraph {
  return new Paragraph({
    style: 'LetterAddress',
    text: clean(text),
    keepNext,
    ...(last ? { spacing: { after: 280 } } : {}),
  });
}

function blockElements(
  block: Block,
  next: Block | undefined,
  lists: Lists,
  signed: LetterPicture | undefined,
): (Paragraph | Table)[] {
  switch (block.type) {
    case 'heading':
      return [new Paragraph({ heading: `Heading${block.level}`, children: runs(block.content) })];
    case 'paragraph':
      // "Yours sincerely" stays with the name under it, and never stands on a page alone.
      return [
        text(
          block.content,
          next?.part === 'signature' || next?.type === 'signature' || next?.type === 'list'
            ? { keepNext: true }
            : {},
        ),
      ];
    case 'quote':
      return [
        new Paragraph({
          style: 'LetterQuote',
          children: [new TextRun('“'), ...runs(block.content), new TextRun('”')],
        }),
        ...(block.cite ? [new Paragraph({ style: 'LetterQuote', text: clean(block.cite) })] : []),
      ];
    case 'list': {
      const numbering = lists.next(block.ordered);
      return block.items.map((item) => text(item, { numbering, spacing: { after: 80 } }));
    }
    case 'table':
      return [table(block), new Paragraph({})];
    case 'address':
      return block.lines.map((line, index) => address(line, index === block.lines.length - 1));
    case 'signature':
      return [
        ...(signed
          ? [
              new Paragraph({
                style: 'LetterAddress',
                spacing: { before: 200 },
                keepNext: true,
                children: [picture(signed, PICTURE_BOXES.signature, 'Signature')],
              }),
            ]
          : []),
        // Room to sign, kept with the name.
        new Paragraph({
          style: 'LetterAddress',
          spacing: { before: signed ? 60 : 600 },
          keepNext: true,
          children: [new TextRun({ text: clean(block.name), bold: true })],
        }),
        ...[block.role, ...block.contact]
          .filter((line) => line !== '')
          .map((line, index, all) => address(line, false, index < all.length - 1)),
      ];
  }
}

function text(content: readonly Inline[], options: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ ...options, children: runs(content) });
}

function runs(content: readonly Inline[]): (TextRun | ExternalHyperlink)[] {
  return content.map((piece) => {
    if (piece.type === 'link') {
      const link = linkTarget(piece.href);
      if (link === undefined) return new TextRun(clean(piece.text));
      return new ExternalHyperlink({
        link,
        children: [new TextRun({ text: clean(piece.text), style: 'Hyperlink' })],
      });
    }
    const options: IRunOptions = { text: clean(piece.text), ...(piece.bold ? { bold: true } : {}) };
    return new TextRun(options);
  });
}

/** Word refuses the whole file for one address that it cannot read. Undefined = no link, the words alone. */
function linkTarget(href: string): string | undefined {
  const safe = safeLink(href);
  if (safe === undefined || !URL.canParse(safe)) return undefined;
  return new URL(safe).href.replaceAll(' ', '%20');
}

function table(block: Extract<Block, { type: 'table' }>): Table {
  const row = (cells: readonly (readonly Inline[])[], header: boolean) =>
    new TableRow({
      tableHeader: header,
      cantSplit: true,
      children: cells.map(
        (cell) =>
          new TableCell({
            children: [text(header ? cell.map(bolder) : cell, { spacing: { after: 40 } })],
          }),
      ),
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [row(block.header, true), ...block.rows.map((cells) => row(cells, false))],
  });
}

const bolder = (piece: Inline): Inline =>
  piece.type === 'link' ? piece : { ...piece, bold: true };

const clean = (value: string): string => forXml(keptTogether(value));

/** Characters XML 1.0 cannot hold make Word refuse the whole file. */
function forXml(value: string): string {
  return value.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}

/** Each ordered list counts from 1 again, so it needs an instance of its own. */
class Lists {
  #instances = 0;

  next(ordered: boolean) {
    if (!ordered) return { reference: BULLETS, level: 0 };
    this.#instances += 1;
    return { reference: NUMBERS, level: 0, instance: this.#instances };
  }

  config() {
    const indent = { style: { paragraph: { indent: { left: 567, hanging: 425 } } } };
    return [
      {
        reference: BULLETS,
        levels: [
          {
            level: 0,
            format: LevelFormat.BULLET,
            text: '•',
            alignment: AlignmentType.LEFT,
            ...indent,
          },
        ],
      },
      {
        reference: NUMBERS,
        levels: [
          {
            level: 0,
            format: LevelFormat.DECIMAL,
            text: '%1.',
            alignment: AlignmentType.LEFT,
            ...indent,
          },
        ],
      },
    ];
  }
}
