/**
 * What can happen to the record itself: something in it was erased, corrected, or must be kept longer.
 * Part of `CASE_EVENTS`; beside it because these are the rules of keeping (DOMAIN §7), not of complaints.
 */
import { z } from 'zod';
import { calendarDate, id, line } from './shapes';

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
} as const;
