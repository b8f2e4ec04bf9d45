/**
 * What can happen to a case: every event kind and the shape of its data.
 * A case is the fold of these (see `fold.ts`). Payloads are never rewritten; a changed shape gets an
 * entry in `upcast.ts` and a higher `EVENT_SCHEMA`.
 */
import { z } from 'zod';
import { isCalendarDate } from '../calendar';

/** Generation of the payload shapes below, written into every event header. */
export const EVENT_SCHEMA = 1;

/** A real date: `2026-02-31` is refused here, so that no later arithmetic meets it. */
export const calendarDate = z.string().refine(isCalendarDate, 'A real date as YYYY-MM-DD');
const text = z.string().max(2_000_000);
const line = z.string().trim().max(500);
export const id = z.string().min(1).max(80);

export const CHANNELS = [
  'email',
  'phone',
  'letter',
  'web form',
  'in person',
  'social media',
  'councillor',
  'other',
] as const;
export type Channel = (typeof CHANNELS)[number];

export const POINT_OUTCOMES = [
  'upheld',
  'partly upheld',
  'not upheld',
  'no finding',
  'withdrawn',
] as const;
export type PointOutcome = (typeof POINT_OUTCOMES)[number];

/** DOMAIN: why things went wrong, chosen at closure; not the same as the reason complained of. */
export const ROOT_CAUSES = [
  'delay',
  'promise not kept',
  'wrong or poor information',
  'poor communication',
  'process not followed',
  'decision badly made',
  'staff conduct',
  'quality of service',
  'system',
  'contractor',
  'resources or demand',
  'outside our control',
  'misunderstanding',
  'no fault found',
] as const;
export type RootCause = (typeof ROOT_CAUSES)[number];

export const REMEDY_KINDS = [
  'apology',
  'correction',
  'quantifiable loss',
  'symbolic payment',
  'service improvement',
] as const;
export type RemedyKind = (typeof REMEDY_KINDS)[number];

export const LETTER_KINDS = ['acknowledgement', 'stage 1 response'] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

export const SEND_METHODS = ['email', 'post', 'portal', 'by hand'] as const;

export const personOnCase = z.object({
  id,
  role: z.enum(['complainant', 'representative', 'affected person', 'advocate']),
  /** "" = not given (anonymous). */
  name: line,
  /** How a letter greets them, e.g. "Ms Bramble"; falls back to `name`. */
  greeting: line.optional(),
  address: z.array(line).max(8).default([]),
  email: line.optional(),
  phone: line.optional(),
  preferredContact: z
    .enum(['email', 'phone', 'letter', 'in person', 'not asked'])
    .default('not asked'),
  /** Safe contact, checked at every issue. */
  mayWrite: z.boolean().default(true),
  mayCall: z.boolean().default(true),
  mayLeaveMessage: z.boolean().default(false),
  contactNote: text.default(''),
  adjustments: text.default(''),
  language: line.default('English'),
  format: line.default('Standard print'),
  receivesLetters: z.boolean().default(true),
});
export type PersonOnCase = z.infer<typeof personOnCase>;

/** Where sealed bytes lie. `blob` is a keyed hash, unique to the stream; it reveals nothing of the content. */
export const blobRef = z.object({
  blob: id,
  size: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type BlobRef = z.infer<typeof blobRef>;

export const EVIDENCE_FLAGS = ['third party', 'unreadable', 'privileged', 'preserve'] as const;

export const finding = z.object({
  outcome: z.enum(POINT_OUTCOMES),
  /** Law, policy or good practice it is measured against, and its source. */
  shouldHave: text,
  /** What happened, on the evidence. */
  happened: text,
  reasons: text.refine((value) => value.trim().length > 0, 'Say why you arrived at the decision'),
  impact: text.default(''),
  /** Evidence ids relied on. */
  evidence: z.array(id).default([]),
});
export type Finding = z.infer<typeof finding>;

/**
 * Every kind: its data, which top-level fields are free text sealed under a key of their own (so one
 * event's words can be erased), and which protected field it touches. Two heads on one protected field
 * are a conflict for a person to settle; anything else merges.
 */
export const CASE_EVENTS = {
  'case.received': {
    data: z.object({
      reference: line.min(1),
      kind: z.enum(['complaint', 'service request']),
      procedure: z.object({ id, version: z.number().int().positive() }),
      receivedOn: calendarDate,
      /** Differs from `receivedOn` only where the council counts late receipts as the next working day. */
      effectiveOn: calendarDate,
      receivedAt: z
        .string()
        .regex(/^\d{2}:\d{2}$/)
        .optional(),
      channel: z.enum(CHANNELS),
      summary: line,
      theirWords: text,
      wants: text.default(''),
      service: line,
      reason: line.default(''),
      people: z.array(personOnCase).max(50),
      otherReferences: z.array(z.object({ system: line, value: line })).default([]),
      /** Is anyone at risk? Asked at intake, never assumed. */
      risk: z.object({ anyone: z.enum(['no', 'yes', 'not asked']), note: text.default('') }),
      handler: id.optional(),
    }),
    freeText: ['summary', 'theirWords', 'wants', 'people'],
    touches: [],
  },
  'case.summaryChanged': {
    data: z.object({ summary: line.min(1) }),
    freeText: ['summary'],
    touches: [],
  },
  'case.classified': { data: z.object({ service: line, reason: line }), freeText: [], touches: [] },
  'person.changed': { data: z.object({ person: personOnCase }), freeText: ['person'], touches: [] },
  'handler.assigned': { data: z.object({ handler: id }), freeText: [], touches: [] },
  'definition.set': {
    data: z.object({
      text: text.refine((value) => value.trim().length > 0, 'Say what you will look into'),
      outcomesSought: text,
      notConsidered: text.default(''),
      agreedOn: calendarDate.optional(),
      agreedHow: line.optional(),
    }),
    freeText: ['text', 'outcomesSought', 'notConsidered'],
    touches: ['definition'],
  },
  'point.added': {
    data: z.object({ point: id, text: text, service: line }),
    freeText: ['text'],
    touches: [],
  },
  'point.reworded': {
    data: z.object({ point: id, text: text, service: line }),
    freeText: ['text'],
    touches: [],
  },
  'point.decided': {
    data: z.object({ point: id, finding }),
    freeText: ['finding'],
    touches: ['point'],
  },
  'rootCause.recorded': {
    data: z.object({
      cause: z.enum(ROOT_CAUSES),
      rationale: text.refine((value) => value.trim().length > 0, 'Say why'),
    }),
    freeText: ['rationale'],
    touches: ['rootCause'],
  },
  'remedy.offered': {
    data: z.object({
      remedy: id,
      kind: z.enum(REMEDY_KINDS),
      text: text,
      dueOn: calendarDate.optional(),
      amountPence: z.number().int().nonnegative().optional(),
    }),
    freeText: ['text'],
    touches: ['remedy'],
  },
  'remedy.done': {
    data: z.object({ remedy: id, doneOn: calendarDate, proof: text.default('') }),
    freeText: ['proof'],
    touches: ['remedy'],
  },
  'remedy.notNeeded': {
    data: z.object({
      why: text.refine((value) => value.trim().length > 0, 'Say why no remedy is needed'),
    }),
    freeText: ['why'],
    touches: [],
  },
  'evidence.added': {
    data: z.object({
      evidence: id,
      title: line,
      fileName: line,
      mediaType: line,
      file: blobRef,
      /** The document's own date, not when it was added; absent = undated. */
      datedOn: calendarDate.optional(),
      source: line.default(''),
      bearsOn: z.array(id).default([]),
      flags: z.array(z.enum(EVIDENCE_FLAGS)).default([]),
    }),
    freeText: ['title', 'fileName', 'source'],
    touches: [],
  },
  'evidence.described': {
    data: z.object({
      evidence: id,
      title: line,
      datedOn: calendarDate.optional(),
      bearsOn: z.array(id),
      flags: z.array(z.enum(EVIDENCE_FLAGS)),
    }),
    freeText: ['title'],
    touches: [],
  },
  'note.added': { data: z.object({ note: id, text: text }), freeText: ['text'], touches: [] },
  'letter.issued': {
    data: z.object({
      letter: id,
      kind: z.enum(LETTER_KINDS),
      stage: z.number().int().positive(),
      issuedOn: calendarDate,
      /** The frozen letter model as JSON, and the Word file, byte for byte. */
      model: blobRef,
      word: blobRef,
      fileName: line,
      sent: z.object({ on: calendarDate, how: z.enum(SEND_METHODS), to: line }),
      overrides: z.array(z.object({ part: line, why: text })).default([]),
    }),
    freeText: ['fileName', 'sent', 'overrides'],
    // A response also fixes the definition and the points as it tells them.
    touches: ['letter', 'definition', 'point'],
  },
  'case.closed': { data: z.object({ closedOn: calendarDate }), freeText: [], touches: ['stage'] },
  'bundle.exported': {
    data: z.object({
      bundle: id,
      exportedOn: calendarDate,
      pages: z.number().int().nonnegative(),
      manifestSha256: z.string(),
      warnings: z.number().int().nonnegative(),
    }),
    freeText: [],
    touches: [],
  },
  /** Someone has looked at an anomaly and dealt with it; it stays in the history and asks no more. */
  'anomaly.seen': {
    data: z.object({ event: id, note: text.default('') }),
    freeText: ['note'],
    touches: [],
  },
  /** A person's answer to a conflict: which head stands. Names both heads as parents and in `heads`. */
  'conflict.settled': {
    data: z.object({ field: line, heads: z.array(id).min(2), keep: id, why: text }),
    freeText: ['why'],
    touches: [],
  },
} as const satisfies Record<
  string,
  { data: z.ZodType; freeText: readonly string[]; touches: readonly ProtectedField[] }
>;

export type ProtectedField = 'definition' | 'point' | 'rootCause' | 'remedy' | 'letter' | 'stage';

export type CaseEventKind = keyof typeof CASE_EVENTS;
export type CaseEventData<K extends CaseEventKind> = z.infer<(typeof CASE_EVENTS)[K]['data']>;
/** An event a command asks for; header, id, author and time are added when it is committed. */
export type NewCaseEvent = {
  [K in CaseEventKind]: {
    readonly kind: K;
    readonly data: z.input<(typeof CASE_EVENTS)[K]['data']>;
  };
}[CaseEventKind];
