/** The council stream: settings every case and letter reads. Folded last-writer-wins per setting. */
import { z } from 'zod';
import { procedureSchema } from '../procedures/schema';
import type { Procedure } from '../procedures/types';
import { letterTemplate } from './letter-template';
import { letterPicture } from './picture';
import {
  calendarDate,
  id,
  LETTER_KINDS,
  POINT_OUTCOMES,
  RECORD_KINDS,
  STAGE_ROLES,
} from './schema';

const line = z.string().trim().max(500);
/** As the rest of the domain knows it: read only. */
const procedure: z.ZodType<Procedure, Procedure> = procedureSchema;

/** How somebody signs letters, where that differs from their name, job title and own phone and email. */
export const signature = z.object({
  /** "Yours sincerely" where empty. */
  signOff: line.default(''),
  name: line.default(''),
  title: line.default(''),
  contact: z.array(line).max(6).default([]),
  picture: letterPicture.nullable().default(null),
});
export type Signature = z.infer<typeof signature>;

export const handler = z.object({
  id,
  name: line.min(1),
  role: line,
  email: line.default(''),
  phone: line.default(''),
  active: z.boolean().default(true),
  signature: signature.exactOptional(),
});
export type Handler = z.infer<typeof handler>;

/** Someone who acts in a stage without using Redress: who investigates, decides or signs. */
export const officer = z.object({
  id,
  name: line.min(1),
  title: line.default(''),
  service: line.default(''),
  /** What they usually do; on a case anyone can be named for any part. */
  roles: z.array(z.enum(STAGE_ROLES)).default([]),
  active: z.boolean().default(true),
  signature: signature.exactOptional(),
});
export type Officer = z.infer<typeof officer>;

export const ombudsmanBlock = z.object({
  name: line,
  web: line,
  phone: line,
  address: z.array(line),
  note: z.string().max(2000).default(''),
  /** Empty: nobody has checked it yet. */
  checkedOn: calendarDate.or(z.literal('')),
});
export type OmbudsmanBlock = z.infer<typeof ombudsmanBlock>;

/** A paragraph of the council's own for its letters, in one or more variants. */
export const libraryParagraph = z.object({
  id,
  title: line.min(1),
  /** Letters it is offered in; none = all. */
  kinds: z.array(z.enum(LETTER_KINDS)),
  variants: z
    .array(z.object({ name: line, text: z.string().trim().min(1).max(10_000) }))
    .min(1)
    .max(12),
});
export type LibraryParagraph = z.infer<typeof libraryParagraph>;

/** How a case can have ended, for the rules of keeping. */
export const KEPT_OUTCOMES = [
  ...POINT_OUTCOMES,
  'refused',
  'resolved early',
  'no outcome',
] as const;
export type KeptOutcome = (typeof KEPT_OUTCOMES)[number];

/** How long cases of a sort are kept, counted from the day they were closed. The first that fits counts. */
export const retentionRule = z.object({
  id,
  name: line.min(1),
  /** Empty = every kind, procedure, outcome. */
  kinds: z.array(z.enum(RECORD_KINDS)),
  procedures: z.array(id),
  outcomes: z.array(z.enum(KEPT_OUTCOMES)),
  months: z.number().int().min(1).max(1200),
  /** Where the number comes from: the council's own schedule, or an example others publish. */
  source: z.string().max(500),
});
export type RetentionRule = z.infer<typeof retentionRule>;

/** Without defaults, so that a change that leaves a setting out leaves it alone. */
const settings = z.object({
  name: line.min(1),
  /** Letterhead lines under the name. */
  address: z.array(line),
  phone: line,
  email: line,
  web: line,
  /** Case references: `{prefix}-{yy}-{device letter}{nnnn}`. */
  referencePrefix: z.string().regex(/^[A-Z]{1,6}$/),
  services: z.array(line),
  handlers: z.array(handler),
  officers: z.array(officer).max(1000),
  /** Above the council's name on every letter; null = none. */
  logo: letterPicture.nullable(),
  ombudsman: z.object({ lgsco: ombudsmanBlock, hos: ombudsmanBlock }),
  /** Where to complain about how personal data was handled. */
  ico: ombudsmanBlock,
  /** The council's own versions of procedures, beside those shipped; never taken out, for cases keep theirs. */
  procedures: z.array(procedure),
  stage2: z.object({ how: z.string().max(2000), withinMonths: z.number().int().min(1).max(24) }),
  closures: z.array(z.object({ on: calendarDate, name: line })),
  /** Imported bank holidays, beyond those shipped. */
  bankHolidays: z.array(z.object({ on: calendarDate, name: line })),
  /** Points in letters' body text. LGSCO asks for at least 14. */
  bodyPoints: z.number().int().min(11).max(24),
  /** Words the plain-English engine lets pass in every letter, who said so and why. */
  allowedWords: z
    .array(
      z.object({
        /** A rule of the engine, maybe of a newer version. */
        rule: line.min(1),
        words: line.min(1),
        why: line.min(1),
        by: line,
        on: calendarDate,
      }),
    )
    .max(2000),
  /** Words of the council's own that are spelt right though no dictionary has them. */
  spelledWords: z.array(line.min(1)),
  paragraphs: z.array(libraryParagraph).max(500),
  /** What letters' Word files are called: `{reference} {letter} {date}`. */
  letterFileName: line.min(1),
  /** Letters in Word are set on it; null = on the letterhead of the settings. */
  letterTemplate: letterTemplate.nullable(),
  /** Letters a colleague must agree to before they go; null and none = no such letters. */
  secondCheck: z.object({
    fromStage: z.number().int().min(1).max(9).nullable(),
    overPence: z.number().int().min(0).nullable(),
    handlers: z.array(id),
  }),
  lockAfterMinutes: z.number().int().min(1).max(60),
  retention: z.array(retentionRule).max(50),
  /** Highest number given out with each stem of our references (`WB-26-A`), of cases since erased. */
  numbersUsed: z.record(line, z.number().int().nonnegative()),
});

/**
 * Examples that councils publish (DOMAIN §7), to begin with. Never presented as law: each council has a
 * schedule of its own.
 */
export const RETENTION_EXAMPLES: readonly RetentionRule[] = [
  {
    id: 'complaints',
    name: 'Complaints: six years from closure',
    kinds: ['complaint'],
    procedures: [],
    outcomes: [],
    months: 72,
    source: 'An example some councils publish. Check it against your own retention schedule.',
  },
  {
    id: 'others',
    name: 'Everything else: two years from closure',
    kinds: ['service request', 'member enquiry', 'compliment', 'comment'],
    procedures: [],
    outcomes: [],
    months: 24,
    source: 'An example some councils publish. Check it against your own retention schedule.',
  },
];

/**
 * To begin with: who they are and their site. Their phone and address are the council's to look up, so the
 * block counts as not checked.
 */
export const ICO_TO_CHECK: OmbudsmanBlock = {
  name: 'Information Commissioner’s Office',
  web: 'ico.org.uk',
  phone: '',
  address: [],
  note: 'Ask us first to put right how we handled your personal data.',
  checkedOn: '',
};

const NO_SECOND_CHECK = { fromStage: null, overPence: null, handlers: [] };

export const councilSettings = settings.extend({
  address: settings.shape.address.default([]),
  phone: line.default(''),
  email: line.default(''),
  web: line.default(''),
  services: settings.shape.services.default([]),
  officers: settings.shape.officers.default([]),
  logo: settings.shape.logo.default(null),
  ico: ombudsmanBlock.default(ICO_TO_CHECK),
  procedures: settings.shape.procedures.default([]),
  closures: settings.shape.closures.default([]),
  bankHolidays: settings.shape.bankHolidays.default([]),
  bodyPoints: settings.shape.bodyPoints.default(14),
  allowedWords: settings.shape.allowedWords.default([]),
  spelledWords: settings.shape.spelledWords.default([]),
  paragraphs: settings.shape.paragraphs.default([]),
  secondCheck: settings.shape.secondCheck.default(NO_SECOND_CHECK),
  letterFileName: settings.shape.letterFileName.default('{reference} {letter} {date}'),
  letterTemplate: settings.shape.letterTemplate.default(null),
  lockAfterMinutes: settings.shape.lockAfterMinutes.default(10),
  retention: settings.shape.retention.default(() => [...RETENTION_EXAMPLES]),
  numbersUsed: settings.shape.numbersUsed.default({}),
});
export type CouncilSettings = z.infer<typeof councilSettings>;

export const COUNCIL_EVENTS = {
  'council.founded': { data: z.object({ settings: councilSettings }), freeText: [] },
  /** Where the council's log lies (`shared/audit`): the stream it is kept in. The first one counts. */
  'log.begun': { data: z.object({ log: id }), freeText: [] },
  'council.settingsChanged': { data: z.object({ change: settings.partial() }), freeText: [] },
} as const;

export type CouncilEventKind = keyof typeof COUNCIL_EVENTS;
export type NewCouncilEvent = {
  [K in CouncilEventKind]: {
    readonly kind: K;
    readonly data: z.input<(typeof COUNCIL_EVENTS)[K]['data']>;
  };
}[CouncilEventKind];
