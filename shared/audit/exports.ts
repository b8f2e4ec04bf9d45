/** Copies that left the sealed store: what is remembered of them, and when somebody is asked what became of them. */
import { addDays } from '../calendar';
import type { CalendarDate } from '../calendar/types';
import type { OpenedEvent } from '../history/types';
import { LOG_EVENTS } from './log-events';
import type { ExportAnswer, LogEventData } from './log-events';

/** A copy is asked about when it has had its use: two weeks, and again two weeks after "still needed". */
export const ASK_AFTER_DAYS = 14;

/** Copies that are meant to leave for good: a letter goes to the person, a bundle to the Ombudsman. */
const MEANT_TO_LEAVE: ReadonlySet<string> = new Set(['letter']);

export interface Copy extends LogEventData<'log.exported'> {
  /** Handler id of who made it. */
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
  readonly answer?: { readonly on: CalendarDate; readonly answer: ExportAnswer };
  /** The day somebody is asked; absent when there is nothing more to ask. */
  readonly askOn?: CalendarDate;
}

/** @param log entries of the council's log, oldest first. @returns newest first. */
export function copiesIn(log: readonly OpenedEvent[]): Copy[] {
  const copies = new Map<string, Copy>();
  for (const { kind, data, by, at } of log) {
    if (kind === 'log.exported') {
      const read = LOG_EVENTS[kind].data.safeParse(data);
      if (!read.success) continue;
      const made = { ...read.data, by, at };
      copies.set(
        made.export,
        MEANT_TO_LEAVE.has(made.what) ? made : { ...made, askOn: addDays(made.on, ASK_AFTER_DAYS) },
      );
    } else if (kind === 'log.exportAnswered') {
      const read = LOG_EVENTS[kind].data.safeParse(data);
      const copy = read.success ? copies.get(read.data.export) : undefined;
      if (!read.success || !copy) continue;
      const { on, answer } = read.data;
      const { askOn: _answered, ...rest } = copy;
      copies.set(copy.export, {
        ...rest,
        answer: { on, answer },
        ...(answer === 'still needed' ? { askOn: addDays(on, ASK_AFTER_DAYS) } : {}),
      });
    }
  }
  return [...copies.values()].reverse();
}

/** Those somebody must be asked about by now. */
export const copiesToAsk = (copies: readonly Copy[], today: CalendarDate): Copy[] =>
  copies.filter(({ askOn }) => askOn !== undefined && askOn <= today);
