import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type PictureKind,
  readPictureHeader,
  withoutOrientation,
} from '../../../renderer/converter/picture-header';

const be16 = (n: number) => [n >> 8, n & 255];
const be32 = (n: number) => [...be16(n >>> 16), ...be16(n & 0xffff)];
const le16 = (n: number) => [n & 255, n >> 8];
const ascii = (text: string) => Array.from(text, (char) => char.charCodeAt(0));

/** A TIFF block with one tag: orientation. */
const tiff = (orientation: number, little = true) =>
  little
    ? [
        ...ascii('II'),
        42,
        0,
        8,
        0,
        0,
        0,
        1,
        0,
        ...le16(0x0112),
        3,
        0,
        1,
        0,
        0,
        0,
        ...le16(orientation),
        0,
        0,
      ]
    : [
        ...ascii('MM'),
        0,
        42,
        0,
        0,
        0,
        8,
        0,
        1,
        ...be16(0x0112),
        0,
        3,
        0,
        0,
        0,
        1,
        ...be16(orientation),
        0,
        0,
      ];
const jpeg = (width: number, height: number, exif?: number[]) => {
  const app1 = exif ? [0xff, 0xe1, ...be16(exif.length + 8), ...ascii('Exif\0\0'), ...exif] : [];
  return Uint8Array.from([
    0xff,
    0xd8,
    ...app1,
    0xff,
    0xc0,
    ...be16(17),
    8,
    ...be16(height),
    ...be16(width),
    3,
  ]);
};
const png = (width: number, height: number, exif?: number[]) =>
  Uint8Array.from([
    0x89,
    ...ascii('PNG\r\n\x1a\n'),
    ...be32(13),
    ...ascii('IHDR'),
    ...be32(width),
    ...be32(height),
    8,
    6,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    ...(exif ? [...be32(exif.length), ...ascii('eXIf'), ...exif, 0, 0, 0, 0] : []),
    ...be32(0),
    ...ascii('IDAT'),
  ]);

describe('a picture’s header', () => {
  test.each<[string, PictureKind, Uint8Array<ArrayBuffer>, number, number, number]>([
    ['JPEG', 'jpeg', jpeg(4000, 3000), 4000, 3000, 1],
    ['JPEG turned, Intel order', 'jpeg', jpeg(40, 30, tiff(6)), 40, 30, 6],
    ['JPEG turned, Motorola order', 'jpeg', jpeg(40, 30, tiff(8, false)), 40, 30, 8],
    ['JPEG turned by nonsense', 'jpeg', jpeg(40, 30, tiff(77)), 40, 30, 1],
    ['PNG', 'png', png(70_000, 70_000), 70_000, 70_000, 1],
    ['PNG turned', 'png', png(40, 30, tiff(3)), 40, 30, 3],
    ['GIF', 'gif', Uint8Array.from([...ascii('GIF89a'), ...le16(320), ...le16(200)]), 320, 200, 1],
    [
      'bitmap, top-down',
      'bmp',
      Uint8Array.from([
        ...ascii('BM'),
        ...Array<number>(16).fill(0),
        64,
        0,
        0,
        0,
        0xe0,
        0xff,
        0xff,
        0xff,
      ]),
      64,
      32,
      1,
    ],
    [
      'WebP, simple',
      'webp',
      Uint8Array.from([
        ...ascii('RIFF\0\0\0\0WEBPVP8 '),
        ...Array<number>(10).fill(0),
        ...le16(640),
        ...le16(480),
      ]),
      640,
      480,
      1,
    ],
    [
      'WebP, lossless',
      'webp',
      Uint8Array.from([...ascii('RIFF\0\0\0\0WEBPVP8L\0\0\0\0'), 0x2f, 99, 0xc0, 0x0c, 0]),
      100,
      52,
      1,
    ],
    [
      'WebP, extended',
      'webp',
      Uint8Array.from([
        ...ascii('RIFF\0\0\0\0WEBPVP8X'),
        10,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0x7f,
        2,
        0,
        0xdf,
        1,
        0,
      ]),
      640,
      480,
      1,
    ],
  ])('%s', (_what, kind, bytes, width, height, orientation) => {
    expect(readPictureHeader(kind, bytes)).toMatchObject({ width, height, orientation });
  });

  test('a turned picture is handed to the decoder as upright, and the original is left alone', () => {
    for (const bytes of [
      jpeg(40, 30, tiff(6)),
      jpeg(40, 30, tiff(8, false)),
      png(40, 30, tiff(5)),
    ]) {
      const kind = bytes[0] === 0xff ? 'jpeg' : 'png';
      const header = readPictureHeader(kind, bytes);
      if (!header) throw new Error('The header must be readable.');
      const upright = withoutOrientation(bytes, header);
      expect(readPictureHeader(kind, upright)?.orientation).toBe(1);
      expect(readPictureHeader(kind, bytes)?.orientation).toBe(header.orientation);
    }
  });

  test('cut off or scrambled, it says so or gives numbers, and never throws or hangs', () => {
    const samples = [jpeg(40, 30, tiff(6)), png(40, 30, tiff(6))];
    fc.assert(
      fc.property(
        fc.constantFrom(...samples),
        fc.nat(80),
        fc.uint8Array({ maxLength: 6 }),
        fc.constantFrom<PictureKind>('jpeg', 'png', 'gif', 'bmp', 'webp'),
        (sample, cut, noise, kind) => {
          const bytes = sample.slice(0, cut);
          noise.forEach((value, index) => {
            bytes[(value * 7 + index) % Math.max(1, bytes.byteLength)] = value;
          });
          const header = readPictureHeader(kind, bytes);
          expect(header === undefined || header.width >= 0).toBe(true);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
