/**
 * What can happen to a case: every event kind and the shape of its data.
 * A case is the fold of these (see `fold.ts`). Payloads are never rewritten; a changed shape gets an
 * entry in `upcast.ts` and a higher `EVENT_SCHEMA`.
 */
import { z } from 'zod';
import { procedureSchema } from '../procedures';
import { KEEPING_EVENTS } from './keeping-events';
import { calendarDate, id, line, text, why } from './shapes';

export { calendarDate, id } from './shapes';
export * from './keeping-events';

/** Generation of the payload shapes below, written into every event header. */
export const EVENT_SCHEMA = 2;

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

export const LETTER_KINDS = [
  'acknowledgement',
  'progress update',
  'information request',
  'extension',
  'clock stopped',
  'clock restarted',
  'stage 1 response',
  'stage 2 response',
  'early resolution',
  'refusal',
  'escalation refusal',
  'withdrawal',
  'remedy offer',
  'remedy cannot be delivered',
  'reply to a member',
  'apology',
  'ombudsman signpost',
  'correction',
] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

export const SEND_METHODS = ['email', 'post', 'portal', 'by hand'] as const;

/** DOMAIN §1: every kind of record a complaints team keeps. Only complaints have stages. */
export const RECORD_KINDS = [
  'complaint',
  'service request',
  'member enquiry',
  'compliment',
  'comment',
] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

export const PERSON_ROLES = [
  'complainant',
  'representative',
  'affected person',
  'advocate',
  'group lead',
  'group member',
  'member',
] as const;

/** On what a representative's right to speak for the person rests. */
export const AUTHORITIES = [
  'consent',
  'parental responsibility',
  'attorney or deputy',
  'executor',
  'not shown yet',
] as const;

/** DOMAIN §7: what must be dealt with on the day, each with somebody who is told. */
export const SAFETY_KINDS = [
  'risk',
  'data breach',
  'hazard at home',
  'discrimination',
  'legal claim',
  'information request',
  'recordings',
] as const;
export type SafetyKind = (typeof SAFETY_KINDS)[number];

/** Grounds on which councils refuse a complaint (DOMAIN §3). */
export const REFUSAL_GROUNDS = [
  'legal proceedings started',
  'already considered',
  'out of time',
  'appeal or tribunal right',
  'insurance claim',
  'personnel matter',
  'councillor conduct',
  'school',
  'policy decided by members',
  'statutory procedure',
  'other',
] as const;
export type RefusalGround = (typeof REFUSAL_GROUNDS)[number];

export const STOP_GROUNDS = [
  'waiting for consent',
  'waiting for an advocate',
  'waiting for clarification',
] as const;
export type StopGround = (typeof STOP_GROUNDS)[number];

/** Everyone a stage names (DOMAIN §1, who acts). */
export const STAGE_ROLES = [
  'owner',
  'investigating officer',
  'decision-maker',
  'signatory',
] as const;
export type StageRole = (typeof STAGE_ROLES)[number];

export const LINK_KINDS = ['became', 'came from', 'same person', 'same matter'] as const;

export const CONTACT_WAYS = [
  'phone',
  'email',
  'letter',
  'in person',
  'video call',
  'text',
] as const;

export const PROMISE_KINDS = ['call back', 'update', 'other'] as const;

/** Why a note is seen by few: asked before it is shown, and never in a letter or a bundle. */
export const RESTRICTIONS = ['possible fraud', 'risk to staff', 'safeguarding', 'other'] as const;

/** LGSCO results (DOMAIN §8); the Housing Ombudsman's are recorded in words beside them. */
export const OMBUDSMAN_RESULTS = ['not for us', 'assessed and closed', 'investigated'] as const;

const authority = z.object({
  basis: z.enum(AUTHORITIES),
  /** What they may see and decide for the person. */
  scope: text.default(''),
  /** The document that shows it. */
  evidence: id.optional(),
  checkedOn: calendarDate.optional(),
  expiresOn: calendarDate.optional(),
});

export const personOnCase = z.object({
  id,
  role: z.enum(PERSON_ROLES),
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
  /** A date, or that it is known: no letter or salutation goes to them. */
  deceasedOn: calendarDate.optional(),
  /** For a representative, an advocate or a group lead. */
  authority: authority.optional(),
  /** Under 18: whether they understand what the complaint is about, who assessed it and when. */
  under18: z.object({ understands: text, by: line, on: calendarDate }).optional(),
  /** Adjustments are asked, agreed and looked at again. */
  adjustmentsAgreedOn: calendarDate.optional(),
  adjustmentsReviewOn: calendarDate.optional(),
  /** Of an MP or a councillor: what they are a member of or for. */
  office: line.optional(),
});
export type PersonOnCase = z.infer<typeof personOnCase>;

/** Where sealed bytes lie. `blob` is a keyed hash, unique to the stream; it reveals nothing of the content. */
export const blobRef = z.object({
  blob: id,
  size: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type BlobRef = z.infer<typeof blobRef>;

export const EVIDENCE_FLAGS = [
  'third party',
  'unreadable',
  'privileged',
  'preserve',
  /** A policy relied on: it goes into the bundle's own section, in the version then in force. */
  'policy',
] as const;

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

/** Somebody who acts for the council; many never use this software. `id` is set for those in Settings. */
export const actor = z.object({ id: id.optional(), name: line.min(1), title: line.default('') });
export type Actor = z.infer<typeof actor>;

/** LGSCO Code 5.4: nobody decides who is part of the matter. Each is a plain yes or no, asked of them. */
export const interestCheck = z.object({
  involved: z.boolean(),
  managesOrIs: z.boolean(),
  knowsThem: z.boolean(),
  note: text.default(''),
  checkedOn: calendarDate,
});

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time such as 14:30');
const stageNumber = z.number().int().positive();
/**
 * Every kind: its data, which top-level fields are free text sealed under a key of their own (so one
 * event's words can be erased), and which protected field it touches. Two heads on one protected field
 * are a conflict for a person to settle; anything else merges.
 */
const share = z.number().min(-1).max(2);
/** Words wherever they stand, or a box on a page (from 1) as it is seen, in shares of it from its upper left. */
export const redactionMark = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('words'),
    id,
    why: line.min(1),
    words: line.min(1),
    /** In every document that goes out, and in all that tells of them; else in this one alone. */
    everywhere: z.boolean(),
  }),
  z.object({
    type: z.literal('box'),
    id,
    why: line.min(1),
    page: z.number().int().positive(),
    x: share,
    y: share,
    width: share,
    height: share,
  }),
]);
export type RedactionMark = z.infer<typeof redactionMark>;

export const CASE_EVENTS = {
  ...KEEPING_EVENTS,
  'case.received': {
    data: z.object({
      reference: line.min(1),
      kind: z.enum(RECORD_KINDS),
      procedure: z.object({ id, version: z.number().int().positive() }),
      /** The procedure itself where it is the council's own version, so that the case explains itself. */
      rules: procedureSchema.optional(),
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
      /** When the person knew of what they complain about, where that was asked. */
      aboutOn: calendarDate.optional(),
      /** What must be dealt with today, found at intake. */
      alerts: z
        .array(z.object({ alert: id, kind: z.enum(SAFETY_KINDS), note: text.default('') }))
        .default([]),
      linked: z
        .array(z.object({ case: id.optional(), reference: line, how: z.enum(LINK_KINDS) }))
        .default([]),
      /** A service request: that the person was offered the choice to complain (LGSCO Code 5.3). */
      offered: z.object({ on: calendarDate, how: line, answer: line }).optional(),
    }),
    freeText: ['summary', 'theirWords', 'wants', 'people', 'alerts'],
    touches: [],
  },
  /** A service request that turned out to be a complaint. The receipt date stays (LGSCO Code 1.7, 1.8). */
  'case.converted': {
    data: z.object({ on: calendarDate, how: line, why }),
    freeText: ['why'],
    touches: [],
  },
  'choice.offered': {
    data: z.object({ on: calendarDate, how: line, answer: line }),
    freeText: [],
    touches: [],
  },
  'case.linked': {
    data: z.object({ case: id.optional(), reference: line.min(1), how: z.enum(LINK_KINDS) }),
    freeText: [],
    touches: [],
  },
  'reference.added': {
    data: z.object({ system: line.min(1), value: line.min(1) }),
    freeText: [],
    touches: [],
  },
  'safety.raised': {
    data: z.object({ alert: id, kind: z.enum(SAFETY_KINDS), note: text.default('') }),
    freeText: ['note'],
    touches: [],
  },
  /** Who was told, when, and their reference: without them the task cannot be ticked away. */
  'safety.answered': {
    data: z.object({
      alert: id,
      on: calendarDate,
      at: time.optional(),
      told: line.min(1),
      reference: line.default(''),
      note: text.default(''),
    }),
    freeText: ['note'],
    touches: [],
  },
  'actor.named': {
    data: z.object({
      stage: stageNumber,
      role: z.enum(STAGE_ROLES),
      who: actor,
      interest: interestCheck.optional(),
    }),
    freeText: [],
    touches: [],
  },
  /** Planned; it counts when its letter has gone (LGSCO Code 6.4, 6.5). */
  'extension.proposed': {
    data: z.object({ proposal: id, stage: stageNumber, to: calendarDate, reason: why }),
    freeText: ['reason'],
    touches: ['deadline'],
  },
  /** Planned; the clock stands still from `from` once its letter has gone. */
  'suspension.proposed': {
    data: z.object({
      proposal: id,
      stage: stageNumber,
      from: calendarDate,
      ground: z.enum(STOP_GROUNDS),
      reason: why,
    }),
    freeText: ['reason'],
    touches: ['deadline'],
  },
  /** What was waited for has come: the clock runs from this day; the person is told in a letter. */
  'clock.restarted': {
    data: z.object({ stage: stageNumber, on: calendarDate, why }),
    freeText: ['why'],
    touches: ['deadline'],
  },
  'proposal.dropped': {
    data: z.object({ proposal: id, why }),
    freeText: ['why'],
    touches: ['deadline'],
  },
  'refusal.decided': {
    data: z.object({
      stage: stageNumber,
      on: calendarDate,
      ground: z.enum(REFUSAL_GROUNDS),
      reason: why,
      /** Whether and why discretion was used or not (LGSCO Code 2.3). */
      discretion: text.default(''),
    }),
    freeText: ['reason', 'discretion'],
    touches: ['ending'],
  },
  'withdrawal.recorded': {
    data: z.object({ stage: stageNumber, on: calendarDate, how: line, why: text.default('') }),
    freeText: ['why'],
    touches: ['ending'],
  },
  'earlyResolution.agreed': {
    data: z.object({
      stage: stageNumber,
      on: calendarDate,
      how: line,
      agreed: text.refine((value) => value.trim().length > 0, 'Say what was agreed'),
      by: calendarDate.optional(),
    }),
    freeText: ['agreed'],
    touches: ['ending'],
  },
  /** A planned ending is taken back before its letter went. */
  'ending.undone': {
    data: z.object({ stage: stageNumber, why }),
    freeText: ['why'],
    touches: ['ending'],
  },
  /** They ask for the next stage. */
  'stage.requested': {
    data: z.object({
      stage: stageNumber,
      receivedOn: calendarDate,
      effectiveOn: calendarDate,
      channel: z.enum(CHANNELS),
      theirWords: text.default(''),
      wants: text.default(''),
      /** After the date they were given: why it is taken all the same. */
      lateWhy: text.default(''),
    }),
    freeText: ['theirWords', 'wants', 'lateWhy'],
    touches: ['stage'],
  },
  /** The next stage was asked for and is refused; the letter says why and names the Ombudsman. */
  'stage.refused': {
    data: z.object({ stage: stageNumber, receivedOn: calendarDate, on: calendarDate, reason: why }),
    freeText: ['reason'],
    touches: [],
  },
  'case.reopened': {
    data: z.object({ on: calendarDate, why }),
    freeText: ['why'],
    touches: ['stage'],
  },
  'outcome.overridden': {
    data: z.object({ stage: stageNumber, outcome: z.enum(POINT_OUTCOMES), why }),
    freeText: ['why'],
    touches: ['point'],
  },
  'contact.logged': {
    data: z.object({
      contact: id,
      on: calendarDate,
      at: time.optional(),
      direction: z.enum(['in', 'out']),
      how: z.enum(CONTACT_WAYS),
      with: line,
      text,
    }),
    freeText: ['with', 'text'],
    touches: [],
  },
  'promise.made': {
    data: z.object({
      promise: id,
      kind: z.enum(PROMISE_KINDS),
      text: text,
      dueOn: calendarDate,
      dueAt: time.optional(),
    }),
    freeText: ['text'],
    touches: [],
  },
  'promise.moved': {
    data: z.object({ promise: id, dueOn: calendarDate, dueAt: time.optional(), why }),
    freeText: ['why'],
    touches: [],
  },
  'promise.kept': {
    data: z.object({ promise: id, on: calendarDate, note: text.default('') }),
    freeText: ['note'],
    touches: [],
  },
  'promise.dropped': {
    data: z.object({ promise: id, why }),
    freeText: ['why'],
    touches: [],
  },
  /** Asked of a service, an officer or a body outside. */
  'information.asked': {
    data: z.object({
      request: id,
      of: actor.extend({ service: line.default(''), email: line.default('') }),
      asks: text.refine((value) => value.trim().length > 0, 'Write what you ask'),
      askedOn: calendarDate,
      dueOn: calendarDate,
      how: line.default('email'),
      bearsOn: z.array(id).default([]),
    }),
    freeText: ['asks'],
    touches: [],
  },
  'information.chased': {
    data: z.object({ request: id, on: calendarDate, how: line.default('email') }),
    freeText: [],
    touches: [],
  },
  'information.answered': {
    data: z.object({
      request: id,
      on: calendarDate,
      /** False = some of it is still owed. */
      complete: z.boolean(),
      note: text.default(''),
      evidence: z.array(id).default([]),
    }),
    freeText: ['note'],
    touches: [],
  },
  'information.dropped': {
    data: z.object({ request: id, why }),
    freeText: ['why'],
    touches: [],
  },
  'learning.agreed': {
    data: z.object({
      action: id,
      text: text.refine((value) => value.trim().length > 0, 'Say what will change'),
      owner: line,
      service: line.default(''),
      dueOn: calendarDate.optional(),
      /** How it will be known whether it worked. */
      measure: text.default(''),
    }),
    freeText: ['text', 'measure'],
    touches: [],
  },
  'learning.done': {
    data: z.object({ action: id, on: calendarDate, proof: text.default('') }),
    freeText: ['proof'],
    touches: [],
  },
  'learning.checked': {
    data: z.object({
      action: id,
      on: calendarDate,
      worked: z.enum(['yes', 'partly', 'no', 'too early to say']),
      note: text.default(''),
    }),
    freeText: ['note'],
    touches: [],
  },
  'signOff.asked': {
    data: z.object({ kind: z.enum(LETTER_KINDS), stage: stageNumber, of: actor, on: calendarDate }),
    freeText: [],
    touches: [],
  },
  'signOff.given': {
    data: z.object({
      kind: z.enum(LETTER_KINDS),
      stage: stageNumber,
      by: line.min(1),
      on: calendarDate,
      approved: z.boolean(),
      note: text.default(''),
    }),
    freeText: ['note'],
    touches: [],
  },
  'ombudsman.enquired': {
    data: z.object({
      enquiry: id,
      ombudsman: z.enum(['lgsco', 'hos']),
      reference: line.default(''),
      receivedOn: calendarDate,
      dueOn: calendarDate.optional(),
      asks: text.default(''),
      /** They came before our procedure was finished; it goes back to the stage it is at. */
      premature: z.boolean().default(false),
    }),
    freeText: ['asks'],
    touches: [],
  },
  'ombudsman.answered': {
    data: z.object({
      enquiry: id,
      on: calendarDate,
      what: text.default(''),
      bundle: id.optional(),
    }),
    freeText: ['what'],
    touches: [],
  },
  'ombudsman.decided': {
    data: z.object({
      enquiry: id,
      on: calendarDate,
      result: z.enum(OMBUDSMAN_RESULTS),
      /** Whether fault was found; reportable by the Monitoring Officer (s5/5A LGHA 1989). */
      fault: z.boolean(),
      note: text.default(''),
    }),
    freeText: ['note'],
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
      /** Who carries it out; for an apology, who makes it. */
      by: line.default(''),
      /** Money: who agreed it, up to what, and where it is charged. Never bank details. */
      authority: z.object({ who: line, on: calendarDate }).optional(),
      costCode: line.default(''),
      /** Why the remedies before it in the sequence are not enough (LGSCO Guidance on remedies). */
      whyMore: text.default(''),
    }),
    freeText: ['text', 'whyMore'],
    touches: ['remedy'],
  },
  /** It cannot be delivered as promised: why, and what is offered instead (LGSCO Code 7.4). */
  'remedy.failed': {
    data: z.object({ remedy: id, on: calendarDate, why, instead: text.default('') }),
    freeText: ['why', 'instead'],
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
  'note.added': {
    data: z.object({ note: id, text: text, restricted: z.enum(RESTRICTIONS).optional() }),
    freeText: ['text'],
    touches: [],
  },
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
      /** The last day to ask for the next stage, as the letter says it. */
      nextStageBy: calendarDate.optional(),
      /** The planned extension or stop the letter tells them of. */
      proposal: id.optional(),
      /** Of a correction: the letter it puts right, which stays as it went. */
      replaces: id.optional(),
    }),
    freeText: ['fileName', 'sent', 'overrides'],
    // A response also fixes the definition and the points as it tells them.
    touches: ['letter', 'definition', 'point'],
  },
  /** A letter in another form beside the English one that went: a translation, Braille, audio, Easy Read. */
  'letter.versionKept': {
    data: z.object({
      version: id,
      letter: id,
      /** "Polish", "Braille", "Easy Read". */
      format: line,
      /** Absent where it is not a file: Braille on paper. */
      file: blobRef.optional(),
      fileName: line.default(''),
      mediaType: line.default(''),
      /** When it went to them; absent = not yet. */
      sentOn: calendarDate.optional(),
    }),
    freeText: ['format', 'fileName'],
    touches: [],
  },
  'letter.versionSent': {
    data: z.object({ version: id, sentOn: calendarDate }),
    freeText: [],
    touches: [],
  },
  'case.closed': { data: z.object({ closedOn: calendarDate }), freeText: [], touches: ['stage'] },
  /**
   * What is struck out of the copies that leave the council, and why. The original is never touched. Marks
   * merge: what anybody struck out stays out until it is taken back by its id.
   */
  'document.redacted': {
    data: z.object({
      /** Key of the document in the bundle: `evidence:<id>`, `letter:<id>`, `complaint`. */
      document: line.min(1),
      marks: z.array(redactionMark).max(2000).default([]),
      /** Ids of marks taken back. */
      undone: z.array(id).max(2000).default([]),
      /** Pages somebody looked at, and how many there are. */
      lookedAt: z.object({ pages: z.array(z.number().int().positive()), of: z.number().int() }),
      /** SHA-256 of the pages as they were then: drawn boxes hold for these alone. */
      sheet: z.string().max(64).default(''),
    }),
    freeText: ['marks'],
    touches: [],
  },
  'bundle.exported': {
    data: z.object({
      bundle: id,
      exportedOn: calendarDate,
      pages: z.number().int().nonnegative(),
      manifestSha256: z.string(),
      warnings: z.number().int().nonnegative(),
      /** What somebody decided about its documents: kept with the case, sent to nobody (DOMAIN §6). */
      decisions: z
        .array(
          z.object({
            document: line,
            what: z.enum(['left out', 'do not disclose', 'released']),
            why: text,
            by: line.default(''),
          }),
        )
        .default([]),
      /** What was in it, so that the next one can say what changed; `print` tells versions apart. */
      documents: z
        .array(z.object({ key: line, title: line, print: z.string().max(64) }))
        .default([]),
    }),
    freeText: ['decisions', 'documents'],
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

export type ProtectedField =
  'definition' | 'point' | 'rootCause' | 'remedy' | 'letter' | 'stage' | 'deadline' | 'ending';

export type CaseEventKind = keyof typeof CASE_EVENTS;
export type CaseEventData<K extends CaseEventKind> = z.infer<(typeof CASE_EVENTS)[K]['data']>;
/** An event a command asks for; header, id, author and time are added when it is committed. */
export type NewCaseEvent = {
  [K in CaseEventKind]: {
    readonly kind: K;
    readonly data: z.input<(typeof CASE_EVENTS)[K]['data']>;
  };
}[CaseEventKind];
