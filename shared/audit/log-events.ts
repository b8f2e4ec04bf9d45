/**
 * The council's log: what was done to the records rather than in a case. A stream of its own beside the
 * settings, begun by the first entry, so that unlocking need not open years of it. It outlives every case
 * that is erased, so nothing in it tells of a person: a case is named by its stream and nothing else.
 * Who and when are in every event.
 */
import { z } from 'zod';
import { ERASABLE, ERASURE_GROUNDS } from '../case-file/keeping-events';
import { calendarDate, id, line } from '../case-file/shapes';

export const LOG_EVENTS = {
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
