/** The shape of a procedure, checked when shipped, edited or imported. Mirrors `types.ts`. */
import { z } from 'zod';
import type { Procedure } from './types';

const clockRule = z.strictObject({
  amount: z.number().int().min(0).max(730),
  unit: z.enum(['workingDays', 'calendarDays', 'months']),
  startsWhen: z.enum(['received', 'acknowledged', 'requested']),
  source: z.string().min(1),
});

const limit = z.strictObject({
  amount: z.number().int().positive().max(730),
  unit: z.enum(['workingDays', 'calendarDays', 'months']),
  source: z.string().min(1),
});

export const procedureSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: z.number().int().positive(),
  name: z.string().min(1),
  stages: z
    .array(
      z.strictObject({
        number: z.number().int().positive(),
        name: z.string().min(1),
        acknowledge: clockRule,
        respond: clockRule,
        requestWithin: limit.exactOptional(),
        extension: limit.exactOptional(),
        suspendable: z.boolean(),
        requires: z.array(
          z.enum([
            'definition',
            'points',
            'acknowledgement',
            'decider',
            'findings',
            'rootCause',
            'remedy',
            'response',
          ]),
        ),
        acknowledgementLetter: z.string().min(1),
        responseLetter: z.string().min(1),
        earlyResolutionLetter: z.string().min(1).exactOptional(),
        otherDecider: z.strictObject({ source: z.string().min(1) }).exactOptional(),
      }),
    )
    .min(1)
    .refine(
      (stages) => stages.every((stage, index) => stage.number === index + 1),
      'Stages are numbered 1, 2, 3… in order',
    ),
  alarmWeeks: z.number().int().positive(),
  acceptWithin: limit.exactOptional(),
  stopAlarm: z.number().int().positive().exactOptional(),
  internal: z.strictObject({
    draftBefore: z.number().int().nonnegative(),
    signOffBefore: z.number().int().nonnegative(),
  }),
  cutOff: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .exactOptional(),
  ombudsman: z.enum(['lgsco', 'hos']),
}) satisfies z.ZodType<Procedure>;
