/**
 * The council's own Word template for its letters. Small on purpose, as its pictures are (`picture.ts`): it
 * stands in the settings as text, sealed with them, and travels in every backup.
 */
import { z } from 'zod';

/** Bytes of the .docx: a letterhead with a logo of print quality takes about 200 KB. */
export const LETTER_TEMPLATE_LIMIT_BYTES = 1024 * 1024;

export const letterTemplate = z.object({
  /** Of the file as it was chosen. */
  name: z.string().trim().min(1).max(200),
  /** The .docx, checked and without what a template has no business to hold; base64, without a prefix. */
  data: z
    .string()
    .min(4)
    .max(Math.ceil(LETTER_TEMPLATE_LIMIT_BYTES / 3) * 4)
    .regex(/^[A-Za-z0-9+/]+={0,2}$/),
});
export type LetterTemplate = z.infer<typeof letterTemplate>;
