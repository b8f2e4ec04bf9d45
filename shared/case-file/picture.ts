/**
 * Pictures a council puts on its letters: a logo, a signature. Small on purpose, so that they can stand in
 * the settings and in every letter as text, sealed with it, and a letter once issued keeps its own.
 */
import { z } from 'zod';

/** Most characters of base64: about 190 KB of picture, far above what a logo of 1,000 pixels needs. */
const DATA_LIMIT = 260_000;
/** Bytes the re-encoded picture may have. */
export const PICTURE_LIMIT_BYTES = Math.floor((DATA_LIMIT * 3) / 4);
/** Longest side kept, in pixels: sharp in print at the largest size a letter shows it. */
export const PICTURE_MAX_SIDE = 1000;

/** As the converter made it anew from the file that was picked: pixels only, no metadata. */
export const letterPicture = z.object({
  mediaType: z.enum(['image/png', 'image/jpeg']),
  /** Base64, without a prefix. */
  data: z
    .string()
    .min(4)
    .max(DATA_LIMIT)
    .regex(/^[A-Za-z0-9+/]+={0,2}$/),
  /** Pixels. */
  width: z.number().int().min(1).max(PICTURE_MAX_SIDE),
  height: z.number().int().min(1).max(PICTURE_MAX_SIDE),
  /** What it shows, for people who do not see it. */
  alt: z.string().trim().min(1).max(200),
});
export type LetterPicture = z.infer<typeof letterPicture>;

/** Largest size on paper, in points: 70 mm × 28 mm for a logo, 60 mm × 20 mm for a signature. */
export const PICTURE_BOXES = {
  logo: { width: 198, height: 79 },
  signature: { width: 170, height: 57 },
} as const;

/** The size it is printed at, in points: as large as its box allows, its shape kept, never above 96 pixels an inch. */
export function printedSize(
  { width, height }: Pick<LetterPicture, 'width' | 'height'>,
  box: { readonly width: number; readonly height: number },
): { readonly width: number; readonly height: number } {
  const scale = Math.min(0.75, box.width / width, box.height / height);
  return { width: Math.max(1, width * scale), height: Math.max(1, height * scale) };
}
