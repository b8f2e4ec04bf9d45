/**
 * Event headers: the clear part of an event. `FORMAT.md` gives the bytes for a second implementation.
 */
import { z } from 'zod';
import type { EventHeader, Sha256 } from './types';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const eventId = z
  .string()
  .regex(/^[0-9A-HJKMNP-TV-Z]{10}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{8}$/);

export const eventHeader = z.strictObject({
  format: z.literal(1),
  id: eventId,
  stream: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/),
  parents: z
    .array(z.strictObject({ id: eventId, link: sha256 }))
    .max(64)
    .refine(
      (parents) =>
        parents.every((parent, index) => index === 0 || (parents[index - 1]?.id ?? '') < parent.id),
      'parents are sorted by id, each named once',
    ),
  schema: z.number().int().positive().max(1_000_000),
  payload: sha256,
  text: sha256.exactOptional(),
}) satisfies z.ZodType<EventHeader>;

/**
 * The bytes a link covers: one line a field, in this order, each ending in a line feed. No field can hold
 * a line feed or a space, so two different headers never give the same bytes.
 */
export function headerBytes(header: EventHeader): Uint8Array<ArrayBuffer> {
  const lines = [
    `redress event ${header.format}`,
    `id ${header.id}`,
    `stream ${header.stream}`,
    ...header.parents.map((parent) => `parent ${parent.id} ${parent.link}`),
    `schema ${header.schema}`,
    `payload ${header.payload}`,
    ...(header.text === undefined ? [] : [`text ${header.text}`]),
  ];
  return new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''));
}

/** SHA-256, lower-case hex. */
export type HashOf = (bytes: Uint8Array<ArrayBuffer>) => Sha256 | Promise<Sha256>;

/** SHA-256 of a header's bytes: it covers the parents' links and the sealed bytes, and so all that came before. */
export async function linkHash(header: EventHeader, hash: HashOf = sha256Of): Promise<Sha256> {
  return hash(headerBytes(header));
}

export async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<Sha256> {
  const digest = new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
