/** A letter with every kind of block, and the pieces to take it apart. All of it is invented. */
import type { Block, Inline, LetterDocument } from '@shared/letters';
import { SAMPLE_LOGO } from '@shared/sample/logo';
import { acknowledgementOf, definedCase } from '../../fixtures/letters';

export const words = (text: string, bold = false): Inline => ({
  type: 'text',
  text,
  ...(bold ? { bold } : {}),
});
export const linkTo = (href: string, text = 'our website'): Inline => ({
  type: 'link',
  text,
  href,
});

/** One of each kind; two numbered lists, so that the second must count from 1 again. */
export const EVERY_BLOCK: readonly Block[] = [
  { id: 'e1', type: 'heading', level: 1, content: [words('What the records show')] },
  {
    id: 'e2',
    type: 'paragraph',
    content: [
      words('We looked at '),
      words('every', true),
      words(' visit. Please see '),
      linkTo('https://www.westmere.example/repairs?year=2026&kind=leak', 'the repairs policy'),
      words(' or call 01632 960001 by 5 January 2027.'),
    ],
  },
  { id: 'e3', type: 'heading', level: 2, content: [words('In order')] },
  {
    id: 'e4',
    type: 'list',
    ordered: true,
    items: [[words('The leak was reported.')], [words('The job was '), words('closed', true)]],
  },
  { id: 'e5', type: 'heading', level: 3, content: [words('And again')] },
  {
    id: 'e6',
    type: 'list',
    ordered: true,
    items: [[words('The leak came back.')], [words('It was mended.')]],
  },
  { id: 'e7', type: 'list', ordered: false, items: [[words('A bulleted line')], [words('')]] },
  {
    id: 'e8',
    type: 'quote',
    content: [words('Nobody came, and nobody called.')],
    cite: 'Your email of 9 November 2026',
  },
  {
    id: 'e9',
    type: 'table',
    header: [[words('Visit')], [words('What happened')]],
    rows: [
      [[words('2 September 2026')], [words('Reported')]],
      [[words('')], [words('Closed')]],
      [[words('21 October 2026')], [words('Mended')]],
    ],
  },
  {
    id: 'e10',
    type: 'paragraph',
    content: [words('Łódź, naïve café, “no” & <quickly>, ½ of 30 °C, £20 – or €5.')],
  },
  { id: 'e11', type: 'address', lines: ['PO Box 4771', 'Coventry', 'CV4 0EH'] },
];

export const withBlocks = (...blocks: readonly Block[]): LetterDocument => ({
  ...acknowledgementOf(definedCase()),
  blocks: [...blocks],
});

/** An acknowledgement with every block before its closing. */
export function everyBlockLetter(): LetterDocument {
  const letter = acknowledgementOf(definedCase());
  const closing = letter.blocks.findIndex((block) => block.part === 'signature');
  return { ...letter, blocks: letter.blocks.toSpliced(closing, 0, ...EVERY_BLOCK) };
}

/** A letter that says `text` in every place that holds text. */
export function saying(text: string): LetterDocument {
  const inline = [words(text), words(text, true), linkTo(text, text)];
  return {
    ...withBlocks(
      { id: '1', type: 'heading', level: 2, content: inline },
      { id: '2', type: 'paragraph', content: [...inline, { type: 'field', field: text, text }] },
      { id: '3', type: 'list', ordered: true, items: [inline] },
      { id: '4', type: 'quote', content: inline, cite: text },
      { id: '5', type: 'table', header: [inline], rows: [[inline]] },
      { id: '6', type: 'address', lines: [text] },
      { id: '7', type: 'signature', name: text, role: text, contact: [text] },
    ),
    title: text,
    reference: text,
    letterhead: { name: text, lines: [text] },
    recipient: { name: text, lines: [text] },
  };
}

/** With a logo above the letterhead and a signature above the name. */
export const withPictures = (letter: LetterDocument): LetterDocument => ({
  ...letter,
  letterhead: { ...letter.letterhead, logo: SAMPLE_LOGO },
  signed: { ...SAMPLE_LOGO, alt: 'Signature of Rowan Tansy' },
});
