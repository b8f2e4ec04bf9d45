/**
 * The council's log: what was done to the records rather than in a case. A stream of its own beside the
 * settings, begun by the first entry, so that unlocking need not open years of it. It outlives every case
 * that is erased, so nothing in it tells of a person: a case is named by its stream and nothing else.
 * Who and when are in every event.
 */
import { z } from 'zod';
import { ERASABLE, ERASURE_GROUNDS } from '../case-file/keeping-events';
import { calendarDate, id, line } from '../case-file/shapes';
import { PLACE_KINDS } from '../host/places';

/** What leaves Redress, by what it is. */
export const EXPORT_KINDS = [
  'letter',
  'document',
  'bundle',
  'case list',
  'due list',
  'audit list',
  'subject access pack',
  'records pack',
] as const;
export type ExportKind = (typeof EXPORT_KINDS)[number];

export const EXPORT_ANSWERS = ['deleted', 'still needed', 'belongs there'] as const;
export type ExportAnswer = (typeof EXPORT_ANSWERS)[number];

export const LOG_EVENTS = {
  /** A copy left the sealed store because somebody asked for it. Never its name or its path. */
  'log.exported': {
    data: z.object({
      export: id,
      what: z.enum(EXPORT_KINDS),
      place: z.enum(PLACE_KINDS),
      on: calendarDate,
      /** Streams of the cases in it; none for a list of many. */
      cases: z.array(id).max(100).default([]),
      files: z.number().int().nonnegative(),
    }),
    freeText: [],
  },
  /** What became of the copy. */
  'log.exportAnswered': {
    data: z.object({ export: id, on: calendarDate, answer: z.enum(EXPORT_ANSWERS) }),
    freeText: [],
  },
  /** Somebody asked to see what is shown to few. */
  'log.restrictedViewed': {
    data: z.object({ case: id, what: z.enum(['note']), target: id }),
    freeText: [],
  },
  /** Wrong passphrases before somebody got in; who tried cannot be known. */
  'log.unlockFailed': { data: z.object({ times: z.number().int().positive() }), freeText: [] },
  /** The data was checked, and what came of it. */
  'log.checked': {
    data: z.object({ whole: z.boolean(), problems: z.number().int().nonnegative() }),
    freeText: [],
  },

  /** A backup was put in place of what was here: of one case, or of everything. */
  'log.restored': {
    data: z.object({
      what: z.enum(['case', 'everything']),
      /** The day the backup was made. */
      backupOf: calendarDate,
      case: id.optional(),
    }),
    freeText: [],
  },
  /** A case, or something in one, was erased. */
  'log.erased': {
    data: z.object({
      erasure: id,
      what: z.enum(['case', ...ERASABLE]),
      case: id,
      on: calendarDate,
      ground: z.enum(ERASURE_GROUNDS),
      /** Name of the council's retention rule, where one was applied. */
      rule: line.default(''),
    }),
    freeText: [],
  },
} as const;

export type LogEventKind = keyof typeof LOG_EVENTS;
export type LogEventData<K extends LogEventKind> = z.infer<(typeof LOG_EVENTS)[K]['data']>;
export type NewLogEvent = {
  [K in LogEventKind]: {
    readonly kind: K;
    readonly data: z.input<(typeof LOG_EVENTS)[K]['data']>;
  };
}[LogEventKind];
