/**
 * What the converter page may answer. It has opened an untrusted file, so every answer is checked as if
 * that file had written it: a shape, sizes, a code from a short list; never a sentence for the person.
 */
import { CHUNK_BYTES, MESSAGE_LIMIT } from '@shared/host/contract';
import { FILE_KINDS, kindInWords } from '@shared/host/file-kinds';
import { z } from 'zod';
import { HostProblem } from '../host/problem';

const size = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);

export const converterAnswer = z.discriminatedUnion('ok', [
  z.strictObject({
    id: size,
    ok: z.literal(true),
    result: z.string().max(MESSAGE_LIMIT).optional(),
    parts: z.array(size).max(1000).optional(),
    bytes: z
      .instanceof(Uint8Array)
      .refine((value) => value.byteLength <= CHUNK_BYTES)
      .optional(),
  }),
  z.strictObject({
    id: size,
    ok: z.literal(false),
    code: z.enum(['notThatKind', 'badRequest', 'tooLarge', 'failed']),
    found: z.enum(FILE_KINDS).optional(),
  }),
]);
export type GoodAnswer = Extract<z.output<typeof converterAnswer>, { ok: true }>;
export type BadAnswer = Extract<z.output<typeof converterAnswer>, { ok: false }>;

/** The shell's words for what the converter reported. */
export function answerProblem({ code, found }: BadAnswer): HostProblem {
  switch (code) {
    case 'notThatKind':
      return new HostProblem(
        'notThatKind',
        `That file is really ${kindInWords(found ?? 'unknown')}. Choose another file, or add it as evidence as it is.`,
      );
    case 'tooLarge':
      return new HostProblem(
        'tooLarge',
        'That file holds more than Redress can take out of it. Add it as evidence as it is.',
      );
    case 'badRequest':
      return new HostProblem('badRequest', 'The file did not arrive whole. Try again.');
    case 'failed':
      return new HostProblem(
        'failed',
        'That file could not be read. Add it as evidence as it is, or ask the sender for a new copy.',
      );
  }
}
