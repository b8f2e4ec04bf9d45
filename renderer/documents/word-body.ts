/**
 * The words of a letter as Word's paragraphs and tables. How they look is told by the document they stand in:
 * our own (`letter-word.ts`) or the council's template (`word-template/`).
 */
import {
  AlignmentType,
  Bookmark,
  ExternalHyperlink,
  ImageRun,
  LevelFormat,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type IParagraphOptions,
  type IRunOptions,
  type ParagraphChild,
} from 'docx';
import { formatDate } from '@shared/calendar';
import { PICTURE_BOXES, printedSize, type LetterPicture } from '@shared/case-file/picture';
import { keptTogether, type Block, type Inline, type LetterDocument } from '@shared/letters';
import { fromBase64 } from '@shared/sealing';
import { safeLink } from './letter-html';

type HeadingLevel = Extract<Block, { type: 'heading' }>['level'];

/** How the parts of a letter look in one document: its styles, or what stands in for one it lacks. */
export interface BodyLook {
  readonly paragraph: IParagraphOptions;
  readonly heading: (level: HeadingLevel) => IParagraphOptions;
  readonly quote: IParagraphOptions;
  readonly address: IParagraphOptions;
  /** Name and address of who it goes to: close together, for the window of an envelope. */
  readonly recipient: IParagraphOptions;
  readonly list: IParagraphOptions;
  /** Id of a style for tables; undefined = plain lines. */
  readonly table?: string | undefined;
  /** Of all words, of those in headings, of those in quotes. */
  readonly run: IRunOptions;
  readonly headingRun: IRunOptions;
  readonly quoteRun: IRunOptions;
  /** Id of the style of links, and what a link looks like where there is none. */
  readonly link: IRunOptions;
}

export interface LetterBody {
  readonly children: (Paragraph | Table)[];
  readonly numbering: ReturnType<Lists['config']>;
}

export interface BodyOptions {
  /** Parts of the opening that stand elsewhere in the document. */
  readonly without?: readonly OpeningPart[];
  /** Each paragraph of the body gets a bookmark by which it is known again (`slotsOf`). */
  readonly isMarked?: boolean;
}

/** The bookmark of a paragraph in a letter that goes out for review. */
export const slotMark = (number: number): string => `redress_${number}`;

export function letterBody(
  letter: LetterDocument,
  look: BodyLook,
  { without = [], isMarked = false }: BodyOptions = {},
): LetterBody {
  const lists = new Lists();
  const writer = new BodyWriter(look, lists, letter.signed, isMarked);
  const children = [
    ...writer.opening(letter, without),
    ...letter.blocks.flatMap((block, index) => writer.block(block, letter.blocks[index + 1])),
  ];
  return { children, numbering: lists.config() };
}

/** What stands above a letter's first words. */
export type OpeningPart = 'recipient' | 'date' | 'reference';

class BodyWriter {
  constructor(
    private readonly look: BodyLook,
    private readonly lists: Lists,
    private readonly signed: LetterPicture | undefined,
    private readonly isMarked: boolean,
  ) {}

  #slots = 0;

  /** In the order of `slotsOf`. */
  #marked<C extends ParagraphChild>(children: readonly C[]): (C | Bookmark)[] {
    if (!this.isMarked) return [...children];
    this.#slots += 1;
    return [new Bookmark({ id: slotMark(this.#slots - 1), children: [...children] })];
  }

  opening(letter: LetterDocument, without: readonly OpeningPart[]): Paragraph[] {
    const has = (part: OpeningPart) => !without.includes(part);
    const to = [letter.recipient.name, ...letter.recipient.lines].filter(
      (line) => line.trim() !== '',
    );
    const below = [
      ...(has('date') ? [formatDate(letter.datedOn, 'letter')] : []),
      ...(has('reference') ? [`Our reference: ${letter.reference}`] : []),
    ];
    return [
      ...(has('recipient')
        ? to.map((line, index) =>
            this.#line(line, { last: index === to.length - 1, isRecipient: true }),
          )
        : []),
      ...below.map((line, index) => this.#line(line, { last: index === below.length - 1 })),
    ];
  }

  block(block: Block, next: Block | undefined): (Paragraph | Table)[] {
    const { look } = this;
    switch (block.type) {
      case 'heading':
        return [
          new Paragraph({
            ...look.heading(block.level),
            children: this.#marked(this.#runs(block.content, look.headingRun)),
          }),
        ];
      case 'paragraph':
        // "Yours sincerely" stays with the name under it, and never stands on a page alone.
        return [
          this.#text(block.content, {
            ...look.paragraph,
            ...(next?.part === 'signature' || next?.type === 'signature' || next?.type === 'list'
              ? { keepNext: true }
              : {}),
          }),
        ];
      case 'quote':
        return [
          new Paragraph({
            ...look.quote,
            children: this.#marked([
              this.#run('“', look.quoteRun),
              ...this.#runs(block.content, look.quoteRun),
              this.#run('”', look.quoteRun),
            ]),
          }),
          ...(block.cite
            ? [
                new Paragraph({
                  ...look.quote,
                  children: this.#marked([this.#run(block.cite, look.quoteRun)]),
                }),
              ]
            : []),
        ];
      case 'list': {
        const numbering = this.lists.next(block.ordered);
        return block.items.map((item) => this.#text(item, { ...look.list, numbering }));
      }
      case 'table':
        return [this.#table(block), new Paragraph({})];
      case 'address':
        return block.lines.map((line, index) =>
          this.#line(line, {
            last: index === block.lines.length - 1,
            // An address on two pages is found by nobody.
            keepNext: index < block.lines.length - 1,
            isBody: true,
          }),
        );
      case 'signature':
        return this.#signature(block);
    }
  }

  #signature(block: Extract<Block, { type: 'signature' }>): Paragraph[] {
    const { look, signed } = this;
    const under = [block.role, ...block.contact].filter((line) => line !== '');
    return [
      ...(signed
        ? [
            new Paragraph({
              ...look.address,
              spacing: { before: 200 },
              keepNext: true,
              children: [picture(signed, PICTURE_BOXES.signature, 'Signature')],
            }),
          ]
        : []),
      // Room to sign, kept with the name.
      new Paragraph({
        ...look.address,
        spacing: { before: signed ? 60 : 600, after: 0 },
        keepNext: true,
        children: block.name === '' ? [] : this.#marked([this.#run(block.name, { bold: true })]),
      }),
      ...under.map((line, index) =>
        this.#line(line, { keepNext: index < under.length - 1, isBody: true }),
      ),
    ];
  }

  /** A line of an address; the last one keeps its distance from what follows. */
  #line(
    text: string,
    { last = false, keepNext = false, isBody = false, isRecipient = false } = {},
  ): Paragraph {
    const look = isRecipient ? this.look.recipient : this.look.address;
    return new Paragraph({
      ...look,
      keepNext,
      ...(last ? { spacing: { ...look.spacing, after: 280 } } : {}),
      children: isBody ? this.#marked([this.#run(text)]) : [this.#run(text)],
    });
  }

  #text(content: readonly Inline[], options: IParagraphOptions): Paragraph {
    return new Paragraph({ ...options, children: this.#marked(this.#runs(content)) });
  }

  #run(text: string, options: IRunOptions = {}): TextRun {
    return new TextRun({ ...this.look.run, ...options, text: clean(text) });
  }

  #runs(content: readonly Inline[], options: IRunOptions = {}): (TextRun | ExternalHyperlink)[] {
    return content.map((piece) => {
      if (piece.type !== 'link') {
        return this.#run(piece.text, { ...options, ...(piece.bold ? { bold: true } : {}) });
      }
      const link = linkTarget(piece.href);
      if (link === undefined) return this.#run(piece.text, options);
      return new ExternalHyperlink({
        link,
        children: [this.#run(piece.text, { ...options, ...this.look.link })],
      });
    });
  }

  #table(block: Extract<Block, { type: 'table' }>): Table {
    const { look } = this;
    const row = (cells: readonly (readonly Inline[])[], header: boolean) =>
      new TableRow({
        tableHeader: header,
        cantSplit: true,
        children: cells.map(
          (cell) =>
            new TableCell({
              children: [
                this.#text(header ? cell.map(bolder) : cell, {
                  ...look.paragraph,
                  spacing: { after: 40 },
                }),
              ],
            }),
        ),
      });
    return new Table({
      ...(look.table === undefined ? {} : { style: look.table }),
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: [row(block.header, true), ...block.rows.map((cells) => row(cells, false))],
    });
  }
}

/** With its words for people who do not see it. */
export function picture(
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

/** Word refuses the whole file for one address that it cannot read. Undefined = no link, the words alone. */
function linkTarget(href: string): string | undefined {
  const safe = safeLink(href);
  if (safe === undefined || !URL.canParse(safe)) return undefined;
  return new URL(safe).href.replaceAll(' ', '%20');
}

const bolder = (piece: Inline): Inline =>
  piece.type === 'link' ? piece : { ...piece, bold: true };

/** As it is set on a page: what belongs together stays so, and nothing that XML cannot hold. */
export const clean = (value: string): string => forXml(keptTogether(value));

/** Characters XML 1.0 cannot hold make Word refuse the whole file. */
export function forXml(value: string): string {
  return value.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}

const BULLETS = 'letter-bullets';
const NUMBERS = 'letter-numbers';

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
