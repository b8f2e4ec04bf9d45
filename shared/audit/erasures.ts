/** What was erased, as the council's log tells it. */
import type { OpenedEvent } from '../history/types';
import { LOG_EVENTS } from './log-events';
import type { LogEventData } from './log-events';

export interface ErasedEntry extends LogEventData<'log.erased'> {
  readonly by: string;
  readonly at: string;
}

/** Newest first. */
export const erasuresIn = (log: readonly OpenedEvent[]): ErasedEntry[] =>
  log
    .flatMap(({ kind, data, by, at }) => {
      if (kind !== 'log.erased') return [];
      const read = LOG_EVENTS[kind].data.safeParse(data);
      return read.success ? [{ ...read.data, by, at }] : [];
    })
    .reverse();
