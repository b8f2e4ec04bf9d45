import type { InspectedImage } from '@shared/host/contract';
import { type FileKind, kindInWords, sniffKind } from '@shared/host/file-kinds';
import { canvasBytes } from './canvas-bytes';
import { type Bytes, type ConversionOutcome, type ParsedOptions, WrongKind } from './conversion';
import {
  type PictureHeader,
  type PictureKind,
  readPictureHeader,
  withoutOrientation,
} from './picture-header';

/** 100 megapixels decode to 400 MB, within the converter's allowance; phones reach 50 as a rule. */
const PIXEL_LIMIT = 100_000_000;
const READABLE: readonly FileKind[] = ['png', 'jpeg', 'gif', 'webp', 'bmp'] satisfies PictureKind[];
const PICTURES: readonly FileKind[] = ['tiff', 'heic', 'svg'];

/** WebCodecs' decoder; TypeScript's DOM library has no types for it yet. It takes bytes, where createImageBitmap wants a Blob. */
interface Decoder {
  decode(): Promise<{
    image: CanvasImageSource & { close(): void; displayWidth: number; displayHeight: number };
  }>;
  close(): void;
}
type DecoderClass = new (init: { data: Bytes; type: string }) => Decoder;

/**
 * Decodes a picture and gives it back upright as PNG (from PNG, GIF, bitmap) or JPEG in part 0, at most
 * `options.maxSide` on its longest side. What is written holds pixels only: no EXIF, no place, no name.
 * A damaged, oversize or unsupported picture answers `ok: false` with the reason.
 * @throws WrongKind when the bytes are no picture at all.
 */
export async function inspectImage(
  bytes: Bytes,
  options: ParsedOptions<'inspect-image'>,
): Promise<ConversionOutcome<InspectedImage>> {
  const kind = sniffKind(bytes);
  if (PICTURES.includes(kind)) {
    return failed(
      `This is ${kindInWords(kind)}, which Redress cannot show. Save it as JPEG or PDF first.`,
    );
  }
  if (!isReadable(kind)) throw new WrongKind(kind);
  const header = readPictureHeader(kind, bytes);
  if (!header || header.width === 0 || header.height === 0) return failed(DAMAGED);
  const { refuseOver } = options;
  if (refuseOver !== undefined && Math.max(header.width, header.height) > refuseOver) {
    return failed(
      `This picture is ${String(header.width)} × ${String(header.height)} pixels; neither side may be longer than ${refuseOver.toLocaleString('en-GB')}. Save a smaller copy.`,
    );
  }
  if (header.width * header.height > PIXEL_LIMIT) {
    return failed(
      `This picture is ${String(header.width)} × ${String(header.height)} pixels, more than Redress can open. Save a smaller copy.`,
    );
  }
  try {
    return await decode(kind, bytes, header, options.maxSide);
  } catch {
    return failed(DAMAGED);
  }
}

const DAMAGED = 'This picture is damaged and cannot be shown. Ask the sender for a new copy.';

function failed(problem: string): ConversionOutcome<InspectedImage> {
  return { result: { ok: false, problem, width: 0, height: 0, mediaType: '' }, parts: [] };
}

function isReadable(kind: FileKind): kind is PictureKind {
  return READABLE.includes(kind);
}

async function decode(kind: PictureKind, bytes: Bytes, header: PictureHeader, maxSide: number) {
  const ImageDecoder = (globalThis as unknown as { ImageDecoder: DecoderClass }).ImageDecoder;
  const decoder = new ImageDecoder({
    data: withoutOrientation(bytes, header),
    type: `image/${kind}`,
  });
  try {
    const { image } = await decoder.decode();
    try {
      const canvas = drawUpright(image, header.orientation, maxSide);
      const mediaType = kind === 'jpeg' || kind === 'webp' ? 'image/jpeg' : 'image/png';
      const { width, height } = canvas;
      return {
        result: { ok: true, width, height, mediaType },
        parts: [canvasBytes(canvas, mediaType)],
      };
    } finally {
      image.close();
    }
  } finally {
    decoder.close();
  }
}

/** Canvas transform for each EXIF orientation, on a unit square: a, b, c, d, e, f. */
const TURNS: Record<number, readonly [number, number, number, number, number, number]> = {
  1: [1, 0, 0, 1, 0, 0],
  2: [-1, 0, 0, 1, 1, 0],
  3: [-1, 0, 0, -1, 1, 1],
  4: [1, 0, 0, -1, 0, 1],
  5: [0, 1, 1, 0, 0, 0],
  6: [0, 1, -1, 0, 1, 0],
  7: [0, -1, -1, 0, 1, 1],
  8: [0, -1, 1, 0, 0, 1],
};

function drawUpright(
  image: CanvasImageSource & { displayWidth: number; displayHeight: number },
  orientation: number,
  maxSide: number,
): HTMLCanvasElement {
  const scale = Math.min(1, maxSide / Math.max(image.displayWidth, image.displayHeight));
  const width = Math.max(1, Math.round(image.displayWidth * scale));
  const height = Math.max(1, Math.round(image.displayHeight * scale));
  const isSideways = orientation >= 5;
  const canvas = document.createElement('canvas');
  canvas.width = isSideways ? height : width;
  canvas.height = isSideways ? width : height;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No canvas.');
  // White below, so that transparent pictures print as they look on paper.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  const [a, b, c, d, e, f] = TURNS[orientation] ?? [1, 0, 0, 1, 0, 0];
  context.setTransform(a, b, c, d, e * canvas.width, f * canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, width, height);
  return canvas;
}
