/**
 * What can happen to the record itself: something in it was erased, corrected, or must be kept longer.
 * Part of `CASE_EVENTS`; beside it because these are the rules of keeping (DOMAIN §7), not of complaints.
 */
import { z } from 'zod';
import { calendarDate, clockTime, id, line, text, why } from './shapes';

/** What can be erased inside a case that lives on. */
export const ERASABLE = ['document', 'letter', 'note', 'contact'] as const;
export type Erasable = (typeof ERASABLE)[number];

/**
 * Why something was erased. A list and never words: the entry stays when everything else is gone, so
 * nothing in it may tell of a person.
 */
export const ERASURE_GROUNDS = [
  'kept as long as the rule says',
  'put in the wrong case',
  'kept twice',
  'asked for by the person it is about',
  'should not have been recorded',
] as const;
export type ErasureGround = (typeof ERASURE_GROUNDS)[number];

/** Why a case is kept although its time is up (DOMAIN §7), or until when somebody chose to. */
export const HOLD_REASONS = [
  'Ombudsman case open',
  'claim expected or made',
  'later complaint',
  'remedy outstanding',
  'inquiry or appeal',
  'kept longer on purpose',
] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

/** What can be corrected without losing what it said. */
export const CORRECTABLE = ['note', 'contact', 'their words', 'what they want'] as const;
export type Correctable = (typeof CORRECTABLE)[number];

export const KEEPING_EVENTS = {
  /** Its words and bytes are gone; this stands in its place. */
  'record.erased': {
    data: z.object({
      /** The same id as in the store's table of erasures and in the council's log. */
      erasure: id,
      what: z.enum(ERASABLE),
      /** Id of the document, letter, note or contact. */
      target: id,
      on: calendarDate,
      ground: z.enum(ERASURE_GROUNDS),
      /** Name of the council's retention rule, where one was applied. */
      rule: line.default(''),
    }),
    freeText: [],
    touches: [],
  },
  /** The case is kept until somebody lifts this; on `reviewOn` it asks to be looked at again. */
  'hold.placed': {
    data: z.object({
      hold: id,
      reason: z.enum(HOLD_REASONS),
      note: text.default(''),
      reviewOn: calendarDate,
    }),
    freeText: ['note'],
    touches: [],
  },
  'hold.reviewed': {
    data: z.object({ hold: id, on: calendarDate, reviewOn: calendarDate, why }),
    freeText: ['why'],
    touches: [],
  },
  /** Also one that Redress found by itself, by the id it gives it (`shared/keeping/holds.ts`). */
  'hold.lifted': {
    data: z.object({ hold: id, on: calendarDate, why }),
    freeText: ['why'],
    touches: [],
  },
  /** What was recorded was wrong. What it said before stays in the event that said it. */
  'record.corrected': {
    data: z.object({
      what: z.enum(CORRECTABLE),
      /** Id of the note or contact; "" = the receipt's own words. */
      target: z.string().max(80).default(''),
      text: text.refine((value) => value.trim().length > 0, 'Write what it should say'),
      why,
    }),
    freeText: ['text', 'why'],
    touches: [],
  },
  /** The day it came was recorded wrongly. Every date that counts from it is worked out again. */
  'receipt.corrected': {
    data: z.object({
      receivedOn: calendarDate,
      /** Differs from it as in `case.received`. */
      effectiveOn: calendarDate,
      receivedAt: clockTime.optional(),
      why,
    }),
    freeText: ['why'],
    touches: [],
  },
} as const;
