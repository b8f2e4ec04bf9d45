/**
 * Size and orientation of a picture from its header, before anything decodes it: a file of a few kilobytes
 * can claim a billion pixels ("decompression bomb"), and asking the decoder is already too late.
 */
import type { Bytes } from './conversion';

export type PictureKind = 'png' | 'jpeg' | 'gif' | 'webp' | 'bmp';

export interface PictureHeader {
  readonly width: number;
  readonly height: number;
  /** EXIF orientation 1–8; 1 is upright. */
  readonly orientation: number;
  /** Where that value's byte lies, when there is one. */
  readonly orientationAt?: number;
}

/** undefined when the header is damaged. Width and height are those stored, before turning upright. */
export function readPictureHeader(kind: PictureKind, bytes: Bytes): PictureHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    switch (kind) {
      case 'png':
        return {
          ...turned(findPngExif(view), view),
          width: view.getUint32(16),
          height: view.getUint32(20),
        };
      case 'gif':
        return { width: view.getUint16(6, true), height: view.getUint16(8, true), orientation: 1 };
      case 'bmp':
        return {
          width: Math.abs(view.getInt32(18, true)),
          height: Math.abs(view.getInt32(22, true)),
          orientation: 1,
        };
      case 'jpeg':
        return readJpeg(view);
      case 'webp':
        return readWebp(view);
    }
  } catch (error) {
    // DataView throws RangeError past the end: a cut-off header.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** A copy of the picture that says it is upright, so that no decoder turns it a second time. */
export function withoutOrientation(bytes: Bytes, header: PictureHeader): Bytes {
  if (header.orientationAt === undefined) return bytes;
  const copy = bytes.slice();
  copy[header.orientationAt] = 1;
  return copy;
}

const text = (view: DataView, at: number, length: number) =>
  String.fromCharCode(...Array.from({ length }, (_, index) => view.getUint8(at + index)));

/** Walks JPEG segments: APP1 "Exif" for orientation, SOFn for the size (ITU-T T.81, annex B). */
function readJpeg(view: DataView): PictureHeader | undefined {
  let at = 2;
  let exif: number | undefined;
  for (;;) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1; // padding
      continue;
    }
    const length = view.getUint16(at + 2);
    if (marker === 0xe1 && length > 16 && text(view, at + 4, 4) === 'Exif') exif ??= at + 10;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      return {
        ...turned(exif, view),
        height: view.getUint16(at + 5),
        width: view.getUint16(at + 7),
      };
    }
    if (marker === 0xda || marker === 0xd9) return undefined;
    at += 2 + length;
  }
}

/** RIFF container: VP8X, VP8L or VP8 gives the size; EXIF the orientation (RFC 9649). */
function readWebp(view: DataView): PictureHeader | undefined {
  const kind = text(view, 12, 4);
  const exif = kind === 'VP8X' ? findWebpExif(view) : undefined;
  if (kind === 'VP8X') {
    const three = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
    return { ...turned(exif, view), width: three(24) + 1, height: three(27) + 1 };
  }
  if (kind === 'VP8L') {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1, orientation: 1 };
  }
  if (kind === 'VP8 ') {
    return {
      width: view.getUint16(26, true) & 0x3fff,
      height: view.getUint16(28, true) & 0x3fff,
      orientation: 1,
    };
  }
  return undefined;
}

function findWebpExif(view: DataView): number | undefined {
  for (let at = 12; at + 8 <= view.byteLength;) {
    const size = view.getUint32(at + 4, true);
    if (text(view, at, 4) === 'EXIF') {
      return size > 6 && text(view, at + 8, 4) === 'Exif' ? at + 14 : at + 8;
    }
    at += 8 + size + (size % 2);
  }
  return undefined;
}

function findPngExif(view: DataView): number | undefined {
  for (let at = 8; at + 8 <= view.byteLength;) {
    const name = text(view, at + 4, 4);
    if (name === 'eXIf') return at + 8;
    if (name === 'IDAT' || name === 'IEND') return undefined;
    at += 12 + view.getUint32(at);
  }
  return undefined;
}

/** Reads tag 0x0112 from the TIFF block at `start`; anything odd counts as upright. */
function turned(
  start: number | undefined,
  view: DataView,
): { orientation: number; orientationAt?: number } {
  if (start === undefined || start + 8 > view.byteLength) return { orientation: 1 };
  const order = text(view, start, 2);
  if (order !== 'II' && order !== 'MM') return { orientation: 1 };
  const little = order === 'II';
  const directory = start + view.getUint32(start + 4, little);
  if (directory + 2 > view.byteLength) return { orientation: 1 };
  const entries = view.getUint16(directory, little);
  for (let index = 0; index < entries; index += 1) {
    const at = directory + 2 + index * 12;
    if (at + 12 > view.byteLength) break;
    if (view.getUint16(at, little) !== 0x0112) continue;
    const orientation = view.getUint16(at + 8, little);
    if (orientation < 1 || orientation > 8) break;
    return { orientation, orientationAt: little ? at + 8 : at + 9 };
  }
  return { orientation: 1 };
}
