/**
 * The letter document model: what a letter is, before it is Word, HTML or PDF.
 * Three renderers read it; none of them knows about cases.
 */
import { z } from 'zod';
import { letterPicture } from '../case-file/picture';
import { calendarDate, LETTER_KINDS } from '../case-file/schema';

export const inline = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string(), bold: z.boolean().optional() }),
  z.object({ type: z.literal('link'), text: z.string(), href: z.string() }),
  /**
   * A value taken from the case; `field` names where from, `text` is what it says now. It follows the case
   * until the letter is issued, unless the writer `overridden` it with words of their own.
   */
  z.object({
    type: z.literal('field'),
    field: z.string(),
    text: z.string(),
    bold: z.boolean().optional(),
    overridden: z.boolean().optional(),
  }),
]);
export type Inline = z.infer<typeof inline>;

/**
 * `part` names the required part a block serves (see `parts.ts`), so that the list of parts can jump to it
 * and a check can find it. `point` ties a block to a point of the complaint.
 */
const common = { id: z.string(), part: z.string().optional(), point: z.string().optional() };

export const block = z.discriminatedUnion('type', [
  z.object({
    ...common,
    type: z.literal('heading'),
    level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    content: z.array(inline),
  }),
  z.object({ ...common, type: z.literal('paragraph'), content: z.array(inline) }),
  z.object({
    ...common,
    type: z.literal('list'),
    ordered: z.boolean(),
    items: z.array(z.array(inline)),
  }),
  z.object({
    ...common,
    type: z.literal('quote'),
    content: z.array(inline),
    cite: z.string().optional(),
  }),
  z.object({
    ...common,
    type: z.literal('table'),
    header: z.array(z.array(inline)),
    rows: z.array(z.array(z.array(inline))),
  }),
  z.object({ ...common, type: z.literal('address'), lines: z.array(z.string()) }),
  z.object({
    ...common,
    type: z.literal('signature'),
    name: z.string(),
    role: z.string(),
    contact: z.array(z.string()),
  }),
]);
export type Block = z.infer<typeof block>;

export const letterDocument = z.object({
  format: z.literal(1),
  kind: z.enum(LETTER_KINDS),
  title: z.string(),
  language: z.literal('en-GB'),
  reference: z.string(),
  datedOn: calendarDate,
  /** Letterhead: the council's name and address lines, as they were when the letter was made. */
  letterhead: z.object({
    name: z.string(),
    lines: z.array(z.string()),
    /** Above the name. */
    logo: letterPicture.exactOptional(),
  }),
  recipient: z.object({ name: z.string(), lines: z.array(z.string()) }),
  bodyPoints: z.number(),
  blocks: z.array(block),
  /** The picture of a signature, shown above the name in the signature block; the block itself is words. */
  signed: letterPicture.exactOptional(),
});
export type LetterDocument = z.infer<typeof letterDocument>;

/** One required part of a letter kind and whether the text satisfies it. */
export interface PartCheck {
  readonly part: string;
  /** Shown in the list, e.g. "Point 2: decision and reasons". */
  readonly label: string;
  readonly ok: boolean;
  /** When not ok: what is missing and what to write. */
  readonly message?: string;
  /** Block to jump to. */
  readonly block?: string;
  /** The rule: "LGSCO Code 6.7". */
  readonly source: string;
  /** An error stops issue; a warning is shown in the summary. */
  readonly severity: 'error' | 'warning';
}
