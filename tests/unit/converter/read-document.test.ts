import { readDocument as schema } from '@shared/host/contract';
import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { WrongKind } from '../../../renderer/converter/conversion';
import { readDocument } from '../../../renderer/converter/read-document';

async function read(bytes: Uint8Array<ArrayBuffer>) {
  const { result } = await readDocument(bytes);
  return schema.parse(result);
}
const bytesOf = (text: string) => new TextEncoder().encode(text);

async function wordFile(): Promise<Uint8Array<ArrayBuffer>> {
  const document = new Document({
    sections: [
      {
        children: [
          new Paragraph({ text: 'Tenancy handbook', heading: HeadingLevel.HEADING_1 }),
          new Paragraph('Leaks are seen within one working day.'),
          new Paragraph({ text: 'Report it', bullet: { level: 0 } }),
          new Table({
            rows: [
              new TableRow({
                children: [
                  new TableCell({ children: [new Paragraph('Emergency')] }),
                  new TableCell({ children: [new Paragraph('4 hours')] }),
                ],
              }),
            ],
          }),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

test('a Word document gives its headings, paragraphs, lists and tables', async () => {
  expect(await read(await wordFile())).toEqual({
    ok: true,
    cut: false,
    blocks: [
      { kind: 'heading', level: 1, text: 'Tenancy handbook' },
      { kind: 'paragraph', text: 'Leaks are seen within one working day.' },
      { kind: 'item', mark: '•', depth: 1, text: 'Report it' },
      { kind: 'table', rows: [['Emergency', '4 hours']] },
    ],
  });
});

test.each([
  ['plain text', bytesOf('Called 3 times.\n\nNo answer.'), ['Called 3 times.', 'No answer.']],
  ['Western European text', Uint8Array.of(0x63, 0x61, 0x66, 0xe9, 0x20, 0xa3, 0x35), ['café £5']],
  ['a web page', bytesOf('<!doctype html><p>Saved <b>page</b></p>'), ['Saved page']],
  ['rich text', bytesOf('{\\rtf1\\ansi Saved \\b rich\\b0  text}'), ['Saved rich text']],
])('%s gives its words', async (_what, bytes, words) => {
  const document = await read(bytes);
  expect(document.blocks.map((block) => ('text' in block ? block.text : ''))).toEqual(words);
});

test.each([
  ['a spreadsheet', zipSync({ 'xl/workbook.xml': bytesOf('<x/>') }), /not from Word/],
  [
    'a Word document of 1997',
    Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array(600).fill(0)]),
    /Office 2003 or before/,
  ],
  [
    'a document that is no Word inside',
    zipSync({ 'word/document.xml': bytesOf('not xml <<<') }),
    /damaged or protected/,
  ],
])('%s says what to do instead', async (_what, bytes, problem) => {
  const document = await read(new Uint8Array(bytes));
  expect(document.ok).toBe(false);
  expect(document.problem).toMatch(problem);
});

test('a picture is refused by what it is', async () => {
  await expect(readDocument(bytesOf('GIF89a______'))).rejects.toBeInstanceOf(WrongKind);
});

test('a Word document altered anywhere is read or refused, and nothing else', async () => {
  const whole = await wordFile();
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 60, max: whole.length - 1 }),
      fc.integer({ min: 0, max: 255 }),
      async (at, byte) => {
        const broken = whole.slice();
        broken[at] = byte;
        await read(broken);
      },
    ),
    { numRuns: 60 },
  );
});
