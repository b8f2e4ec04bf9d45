/**
 * A PDF made anew of pictures of pages, with the words that may stay laid unseen over each, so that it can be
 * searched and copied from. Nothing of the file it came from is in it but those pixels and those words.
 */
import { PDFDocument, PDFHexString, PDFName, type PDFRef } from '@cantoo/pdf-lib';
import type { StayingWord } from '@shared/bundle';
import type { Bytes } from '../converter';

export interface PicturePage {
  readonly picture: Bytes;
  readonly mediaType: 'image/png' | 'image/jpeg';
  /** In points, as the page was seen. */
  readonly width: number;
  readonly height: number;
  readonly words: readonly StayingWord[];
}

/** A capital's height in sizes of the type, as letters are measured. */
const CAPITAL = 0.72;
/** Every letter of the unseen type is half a size wide; each word is then stretched to its own width. */
const ADVANCE = 500;
const MOST_POINTS = 14_400;

export async function picturePdf(pages: readonly PicturePage[]): Promise<Bytes> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const codes = new Map<string, number>();
  const codeOf = (letter: string): number => {
    const code = codes.get(letter) ?? codes.size + 1;
    codes.set(letter, code);
    return code;
  };
  const font = pdf.context.nextRef();
  for (const { picture, mediaType, width, height, words } of pages) {
    const image =
      mediaType === 'image/png' ? await pdf.embedPng(picture) : await pdf.embedJpg(picture);
    const size = [Math.min(MOST_POINTS, width), Math.min(MOST_POINTS, height)] as const;
    const page = pdf.addPage([...size]);
    page.drawImage(image, { x: 0, y: 0, width: size[0], height: size[1] });
    const text = words.map((word) => shown(word, size, codeOf)).filter((each) => each !== '');
    if (text.length === 0) continue;
    page.node.setFontDictionary(PDFName.of('Unseen'), font);
    const content = pdf.context.flateStream(`q BT 3 Tr\n${text.join('\n')}\nET Q`);
    page.node.addContentStream(pdf.context.register(content));
  }
  if (codes.size > 0) defineFont(pdf, font, codes);
  return new Uint8Array(await pdf.save({ addDefaultPage: false }));
}

const fixed = (value: number): string => value.toFixed(2);

/** One word where it stood: its line, its size, stretched to its width (ISO 32000-1, 9.3). */
function shown(
  { text, box }: StayingWord,
  [width, height]: readonly [number, number],
  codeOf: (letter: string) => number,
): string {
  const letters = Array.from(text);
  const size = (box.height * height) / CAPITAL;
  const natural = (letters.length * size * ADVANCE) / 1000;
  if (!(size > 0.1) || !(natural > 0)) return '';
  const stretch = Math.min(10_000, Math.max(1, ((box.width * width) / natural) * 100));
  const hex = letters.map((letter) => codeOf(letter).toString(16).padStart(4, '0')).join('');
  const [x, y] = [box.x * width, (1 - box.y - box.height) * height];
  return `/Unseen ${fixed(size)} Tf ${fixed(stretch)} Tz 1 0 0 1 ${fixed(x)} ${fixed(y)} Tm <${hex}> Tj`;
}

/** A type without shapes, whose codes say which letters they are and no more (ISO 32000-1, 9.7 and 9.10.3). */
function defineFont(pdf: PDFDocument, ref: PDFRef, codes: ReadonlyMap<string, number>): void {
  const { context } = pdf;
  const hex = (value: number) => value.toString(16).padStart(4, '0');
  const units = (letter: string) =>
    Array.from({ length: letter.length }, (_, at) => hex(letter.charCodeAt(at))).join('');
  const lines = [...codes].map(([letter, code]) => `<${hex(code)}> <${units(letter)}>`);
  const groups = Array.from({ length: Math.ceil(lines.length / 100) }, (_, at) =>
    lines.slice(at * 100, at * 100 + 100),
  );
  const toUnicode = [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Unseen def /CMapType 2 def',
    '1 begincodespacerange <0000> <FFFF> endcodespacerange',
    ...groups.map((group) => `${group.length} beginbfchar\n${group.join('\n')}\nendbfchar`),
    'endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n');
  const descriptor = context.register(
    context.obj({
      Type: 'FontDescriptor',
      FontName: 'Unseen',
      Flags: 4,
      FontBBox: [0, -250, 500, 950],
      ItalicAngle: 0,
      Ascent: 950,
      Descent: -250,
      CapHeight: 720,
      StemV: 80,
    }),
  );
  const descendant = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: 'Unseen',
      CIDSystemInfo: {
        Registry: PDFHexString.fromText('Adobe'),
        Ordering: PDFHexString.fromText('Identity'),
        Supplement: 0,
      },
      FontDescriptor: descriptor,
      DW: ADVANCE,
      CIDToGIDMap: 'Identity',
    }),
  );
  context.assign(
    ref,
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: 'Unseen',
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: context.register(context.flateStream(toUnicode)),
    }),
  );
}
