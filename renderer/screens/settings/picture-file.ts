/**
 * A picture for letters, from a file somebody picks: small enough, a PNG or JPEG by its bytes, decoded and made
 * anew in the converter. The window itself never opens it.
 */
import {
  PICTURE_LIMIT_BYTES,
  PICTURE_MAX_SIDE,
  type LetterPicture,
} from '@shared/case-file/picture';
import type { HostBridge } from '@shared/host/contract';
import { kindInWords, sniffKind } from '@shared/host/file-kinds';
import { toBase64 } from '@shared/sealing';
import { ConversionFailed, inspectImage, type Bytes } from '../../documents/converter';

/** A scan or a designer's file may be larger than what is kept of it. */
export const PICTURE_FILE_LIMIT = 10 * 1024 * 1024;
/** Longest side of the file itself, in pixels: a page at 600 dots an inch. */
export const PICTURE_FILE_SIDE = 7_000;
/** Under this nothing can be told apart in print. */
const LEAST_SIDE = 16;
/** Tried in turn until the picture is small enough. */
const SIDES = [PICTURE_MAX_SIDE, 600, 360];

export type PictureWithoutWords = Omit<LetterPicture, 'alt'>;

export type PictureResult =
  | { readonly ok: true; readonly picture: PictureWithoutWords }
  | { readonly ok: false; readonly message: string };

const refused = (message: string): PictureResult => ({ ok: false, message });
const CHOOSE = 'Choose a PNG or JPEG picture of at most 10 MB.';

/** What can be said before the file is read; undefined = read it. */
export function pictureSizeProblem(size: number): string | undefined {
  if (size === 0) return `This file is empty. ${CHOOSE}`;
  if (size <= PICTURE_FILE_LIMIT) return undefined;
  const megabytes = Math.ceil(size / (1024 * 1024)).toLocaleString('en-GB');
  return `This file has ${megabytes} MB, too many for a picture on letters. ${CHOOSE}`;
}

/** @param bytes of a file that passed `pictureSizeProblem`. Never throws for what is in the file. */
export async function pictureFrom(host: HostBridge, bytes: Bytes): Promise<PictureResult> {
  const problem = pictureSizeProblem(bytes.byteLength);
  if (problem !== undefined) return refused(problem);
  const kind = sniffKind(bytes);
  if (kind !== 'png' && kind !== 'jpeg') {
    return refused(`This is ${kindInWords(kind)}, not a PNG or JPEG picture. ${CHOOSE}`);
  }
  for (const maxSide of SIDES) {
    const made = await madeAnew(host, bytes, maxSide);
    if (made !== 'too many bytes') return made;
  }
  return refused(
    'This picture stays too large even when it is made smaller. Choose a simpler one, such as a logo without a photo.',
  );
}

async function madeAnew(
  host: HostBridge,
  bytes: Bytes,
  maxSide: number,
): Promise<PictureResult | 'too many bytes'> {
  let answer: Awaited<ReturnType<typeof inspectImage>>;
  try {
    answer = await inspectImage(host, bytes, { maxSide, refuseOver: PICTURE_FILE_SIDE });
  } catch (error) {
    if (error instanceof ConversionFailed) return refused(`${error.message} ${CHOOSE}`);
    throw error;
  }
  const { info, picture } = answer;
  if (!info.ok || !picture) {
    return refused(info.problem ?? `This picture cannot be shown. ${CHOOSE}`);
  }
  const { mediaType, width, height } = info;
  if (mediaType !== 'image/png' && mediaType !== 'image/jpeg') {
    return refused(`This picture cannot be shown. ${CHOOSE}`);
  }
  if (Math.min(width, height) < LEAST_SIDE) {
    return refused(
      `This picture is too small or too narrow to print (${String(width)} × ${String(height)} pixels). Choose a larger one.`,
    );
  }
  if (picture.byteLength > PICTURE_LIMIT_BYTES) return 'too many bytes';
  return { ok: true, picture: { mediaType, data: toBase64(picture), width, height } };
}
