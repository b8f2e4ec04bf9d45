/** A letter about nobody with a part of every kind, to see how a template sets it; and a template to begin with. */
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
import type { CalendarDate } from '@shared/calendar';
import type { CouncilSettings } from '@shared/case-file/council';
import type { Block, Inline, LetterDocument } from '@shared/letters';

const words = (text: string): Inline => ({ type: 'text', text });
const strong = (text: string): Inline => ({ type: 'text', text, bold: true });

const BLOCKS: readonly Block[] = [
  { id: 't1', type: 'paragraph', content: [words('Dear Person')] },
  { id: 't2', type: 'heading', level: 1, content: [words('A letter to look at')] },
  {
    id: 't3',
    type: 'paragraph',
    content: [
      words('This letter shows how Redress sets its letters on your template. It goes to '),
      strong('nobody'),
      words('. Compare it with a letter of your council before you use the template.'),
    ],
  },
  { id: 't4', type: 'heading', level: 2, content: [words('What you told us')] },
  {
    id: 't5',
    type: 'quote',
    content: [words('These are the words of a complaint, as a letter quotes them.')],
    cite: 'Your email of 2 November',
  },
  { id: 't6', type: 'heading', level: 3, content: [words('What we will do')] },
  {
    id: 't7',
    type: 'list',
    ordered: true,
    items: [[words('The first thing.')], [words('The second thing.')]],
  },
  {
    id: 't8',
    type: 'list',
    ordered: false,
    items: [[words('A thing to know.')], [words('Another thing to know.')]],
  },
  {
    id: 't9',
    type: 'table',
    header: [[words('What')], [words('By when')]],
    rows: [
      [[words('We mend the gate')], [words('4 December')]],
      [[words('We write to you')], [words('11 December')]],
    ],
  },
  {
    id: 't10',
    type: 'paragraph',
    content: [
      words('A link looks like this: '),
      { type: 'link', text: 'www.lgo.org.uk', href: 'https://www.lgo.org.uk' },
      words('. An address looks like this:'),
    ],
  },
  { id: 't11', type: 'address', lines: ['A service', '1 Example Street', 'Exampleton'] },
  { id: 't12', type: 'paragraph', part: 'signature', content: [words('Yours sincerely')] },
  {
    id: 't13',
    type: 'signature',
    name: 'A Coordinator',
    role: 'Complaints coordinator',
    contact: ['01632 960000'],
  },
];

export function trialLetter(council: CouncilSettings, on: CalendarDate): LetterDocument {
  return {
    format: 1,
    kind: 'acknowledgement',
    title: 'A letter to look at',
    language: 'en-GB',
    reference: `${council.referencePrefix}-00-A0000`,
    datedOn: on,
    letterhead: {
      name: council.name,
      lines: [...council.address, council.phone, council.email, council.web].filter(
        (line) => line !== '',
      ),
    },
    recipient: { name: 'A Person', lines: ['2 Example Street', 'Exampleton', 'EX1 1EX'] },
    bodyPoints: council.bodyPoints,
    blocks: [...BLOCKS],
  };
}

/** Every field in its usual place, for a council that has no template yet or wants to see how one is made. */
export async function exampleTemplate(bodyPoints: number): Promise<Uint8Array<ArrayBuffer>> {
  const half = bodyPoints * 2;
  const heading = (size: number) => ({
    run: { font: 'Arial', size, bold: true, color: '1F4E5F' },
    paragraph: { spacing: { before: 280, after: 80 }, keepNext: true, keepLines: true },
  });
  const lined = (text: string, after = 0) => new Paragraph({ text, spacing: { after } });
  const document = new Document({
    title: 'Letter template',
    creator: 'Redress',
    lastModifiedBy: 'Redress',
    styles: {
      default: {
        document: {
          run: { font: 'Arial', size: half, language: { value: 'en-GB' } },
          paragraph: { spacing: { after: 160, line: 300, lineRule: LineRuleType.AUTO } },
        },
        heading1: heading(half + 8),
        heading2: heading(half + 4),
        heading3: heading(half),
        hyperlink: { run: { color: '0B5F63', underline: {} } },
      },
      paragraphStyles: [
        {
          id: 'Quote',
          name: 'Quote',
          basedOn: 'Normal',
          next: 'Normal',
          run: { italics: true },
          paragraph: { indent: { left: 567, right: 567 } },
        },
      ],
    },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: 11_906, height: 16_838 },
            margin: { top: 1440, bottom: 1440, left: 1440, right: 1440 },
          },
        },
        headers: {
          first: new Header({
            children: [
              new Paragraph({
                alignment: AlignmentType.RIGHT,
                spacing: { after: 0 },
                children: [new TextRun({ text: '{{council}}', bold: true, size: half + 8 })],
              }),
              new Paragraph({
                alignment: AlignmentType.RIGHT,
                children: [new TextRun({ text: '{{address}}', size: 20 })],
              }),
            ],
          }),
          default: new Header({
            children: [
              new Paragraph({
                alignment: AlignmentType.RIGHT,
                children: [new TextRun({ text: '{{reference}}', size: 20 })],
              }),
            ],
          }),
        },
        footers: { first: pageNumbers(), default: pageNumbers() },
        children: [
          lined('{{recipient}}', 280),
          lined('{{date}}'),
          lined('Our reference: {{reference}}', 280),
          new Paragraph('{{letter}}'),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

const pageNumbers = () =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          new TextRun({
            size: 20,
            children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
    ],
  });
