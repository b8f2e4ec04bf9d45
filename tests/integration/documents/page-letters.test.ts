/** Where letters stand on a page, and what is taken out of a PDF, checked against poppler's own reading. */
import { degrees, PDFDocument, PDFName, StandardFonts, type PDFPage } from '@cantoo/pdf-lib';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { boxesOfWords, readingText, wordsThatStay, type PageText } from '@shared/bundle';
import { findWords } from '../../../renderer/converter/find-words';
import { pageLetters } from '../../../renderer/converter/page-letters';
import { openPdf } from '../../../renderer/converter/pdf-reader';
import { picturePdf } from '../../../renderer/documents/bundle/picture-pdf';
import { textOf } from '../../fixtures/converter-in-process';

type Bytes = Uint8Array<ArrayBuffer>;

/** One pixel of white: what is drawn does not matter here. */
const PIXEL = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC',
    'base64',
  ),
);

async function lettersOf(bytes: Bytes, number = 1): Promise<PageText> {
  const pdf = await openPdf(bytes.slice());
  const page = await pdf.document.getPage(number);
  const viewport = page.getViewport({ scale: 1 });
  const letters = await pageLetters(pdf.document, page, viewport);
  await pdf.destroy();
  return { letters, width: viewport.width, height: viewport.height };
}

async function drawn(content: string, change: (page: PDFPage) => void = () => undefined) {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const page = pdf.addPage([600, 800]);
  page.node.setFontDictionary(PDFName.of('F'), font.ref);
  page.drawText(' ', { font, size: 1 });
  const form = pdf.context.register(
    pdf.context.flateStream('BT /F 10 Tf 0 0 Td (Inner Words) Tj ET', {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, 0, 200, 50],
      Resources: { Font: { F: font.ref } },
    }),
  );
  page.node.setXObject(PDFName.of('Form'), form);
  page.node.addContentStream(pdf.context.register(pdf.context.flateStream(content)));
  change(page);
  return new Uint8Array(await pdf.save({ addDefaultPage: false }));
}

/** Left and right edges of each word, in points, as poppler has them. */
function popplerWords(bytes: Bytes): Map<string, readonly [number, number]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'letters-'));
  try {
    const file = path.join(folder, 'file.pdf');
    writeFileSync(file, bytes);
    const html = execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8' });
    return new Map(
      [
        ...html.matchAll(
          /<word xMin="([-\d.]+)" yMin="[-\d.]+" xMax="([-\d.]+)" yMax="[-\d.]+">([^<]*)</g,
        ),
      ].map(([, from, to, word = '']) => [word, [Number(from), Number(to)] as const]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const WAYS: readonly (readonly [string, string])[] = [
  ['plainly', 'BT /F 12 Tf 60 700 Td (Some Plain Words) Tj ET'],
  ['with letters spaced', 'BT /F 12 Tf 0.6 Tc 4 Tw 60 700 Td (Some Spaced Words) Tj ET'],
  ['stretched', 'BT /F 12 Tf 140 Tz 60 700 Td (Some Wide Words) Tj ET'],
  ['kerned', 'BT /F 12 Tf 60 700 Td [(So) 40 (me) -600 (Ker) 30 (ned)] TJ ET'],
  ['by a matrix', 'BT /F 1 Tf 14 0 0 14 60 700 Tm (Some Matrix) Tj ET'],
  ['on the next line', 'BT /F 12 Tf 14 TL 60 700 Td (Upper) Tj T* (Lower) Tj ET'],
  [
    'in a page that is scaled',
    'q 0.5 0 0 0.5 30 100 cm BT /F 24 Tf 60 700 Td (Scaled Words) Tj ET Q',
  ],
  ['in a form within the page', 'q 1 0 0 1 60 400 cm /Form Do Q'],
  ['unseen, as under a scan', 'BT 3 Tr /F 12 Tf 60 700 Td (Unseen Words) Tj ET'],
];

describe('letters of a page', () => {
  it.each(WAYS)('stand where poppler has them: set %s', async (_, content) => {
    const bytes = await drawn(content);
    const page = await lettersOf(bytes);
    const ours = new Map(
      wordsThatStay(page, []).map(({ text, box }) => [
        text,
        [box.x * page.width, (box.x + box.width) * page.width] as const,
      ]),
    );
    const theirs = popplerWords(bytes);
    expect([...ours.keys()].toSorted()).toEqual([...theirs.keys()].toSorted());
    for (const [word, [from, to]] of theirs) {
      expect(ours.get(word)?.[0], word).toBeCloseTo(from, 0);
      expect(ours.get(word)?.[1], word).toBeCloseTo(to, 0);
    }
  });

  it.each([0, 90, 180, 270])('are seen upright where the page is turned by %i', async (angle) => {
    const bytes = await drawn('BT /F 12 Tf 60 700 Td (Turned) Tj ET', (page) =>
      page.setRotation(degrees(angle)),
    );
    const page = await lettersOf(bytes);
    const [box] = boxesOfWords(page, ['Turned']);
    const middle = {
      x: (box?.x ?? 0) + (box?.width ?? 0) / 2,
      y: (box?.y ?? 0) + (box?.height ?? 0) / 2,
    };
    const upright = { x: 80 / 600, y: 1 - 704 / 800 };
    const wanted = {
      0: upright,
      90: { x: 1 - upright.y, y: upright.x },
      180: { x: 1 - upright.x, y: 1 - upright.y },
      270: { x: upright.y, y: 1 - upright.x },
    }[angle];
    expect(middle.x).toBeCloseTo(wanted?.x ?? 0, 1);
    expect(middle.y).toBeCloseTo(wanted?.y ?? 0, 1);
  });
});

describe('a PDF made anew of pictures', () => {
  it('can be searched for what stays, in any alphabet, where it stood', async () => {
    const word = (text: string, x: number) => ({
      text,
      box: { x, y: 0.5, width: 0.1, height: 0.01 },
    });
    const bytes = await picturePdf([
      {
        picture: PIXEL,
        mediaType: 'image/png',
        width: 600,
        height: 800,
        words: [word('Siân', 0.1), word('Żółć', 0.3), word('漢字', 0.5), word('𠮷', 0.7)],
      },
    ]);
    expect(textOf(bytes).replace(/\s+/g, ' ').trim()).toBe('Siân Żółć 漢字 𠮷');
    const page = await lettersOf(bytes);
    expect(readingText(page)).toBe('Siân Żółć 漢字 𠮷');
    const [first] = wordsThatStay(page, []);
    expect(first?.box.x).toBeCloseTo(0.1, 3);
    expect(first?.box.width).toBeCloseTo(0.1, 2);
  });
});

describe('looking through a file for words', () => {
  const look = async (bytes: Bytes, ...words: string[]) =>
    (await findWords(bytes, { words })).result;

  it('finds them on its pages, in its properties, in a stream packed away, and nowhere else', async () => {
    const pdf = await PDFDocument.load(await drawn('BT /F 12 Tf 60 700 Td (Shown Here) Tj ET'));
    pdf.setAuthor('Author Hidden');
    pdf.context.register(pdf.context.flateStream('BT (Left Over) Tj ET'));
    const bytes = new Uint8Array(await pdf.save());
    const found = await look(bytes, 'Shown Here', 'Author Hidden', 'Left Over', 'Not There');
    expect(found).toMatchObject({ shown: [0], pictures: [], whole: true });
    expect(found.inside.filter((at) => at !== 0)).toEqual([1, 2]);
  });

  it('says which pages are pictures, and what could not be read', async () => {
    const pdf = await PDFDocument.create();
    pdf.addPage([100, 100]);
    expect(
      await look(new Uint8Array(await pdf.save({ addDefaultPage: false })), 'x1'),
    ).toMatchObject({ pictures: [1] });
    expect(await look(new Uint8Array(Buffer.from('%PDF-1.7 broken')), 'Gone Wrong')).toMatchObject({
      whole: false,
    });
  });

  it('finds words that an older version of the file still holds', async () => {
    const first = await drawn('BT /F 12 Tf 60 700 Td (Older Words) Tj ET');
    const later = Buffer.concat([first, Buffer.from('\n% changed\n')]);
    expect((await look(new Uint8Array(later), 'Older Words')).shown).toEqual([0]);
  });
});
