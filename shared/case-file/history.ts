/**
 * The case as a readable story: one line an event, saying who, when, what changed from what to what, and
 * why. Told in fold order, so that a change always comes after what it changed.
 */
import { orderEvents } from '../history';
import type { EventId, OpenedEvent } from '../history/types';
import type { Handler } from './council';
import { readEvent } from './fold/read-event';
import { tellEvent } from './history-sentences';
import type { Told, Topic } from './history-sentences';
import type { CaseFile } from './types';

export { TOPICS, type Topic } from './history-sentences';

export interface HistoryLine {
  readonly event: EventId;
  /** ISO instant the device said it was; may be empty when it said nothing readable. */
  readonly at: string;
  /** The handler's name, or their id where the council no longer lists them. */
  readonly who: string;
  readonly topic: Topic;
  /** One plain sentence, without who and when. */
  readonly what: string;
  readonly from?: string;
  readonly to?: string;
  readonly why?: string;
  /** Set when the move made no sense where it stands, or waits; the sentence says which. */
  readonly anomaly?: string;
}

/**
 * @param file the folded case, for its anomalies and the numbers of points and documents.
 * @param events the events it was folded from, in any order.
 * @returns oldest first, one line an event; events that wait come last.
 */
export function tellHistory(
  file: CaseFile,
  events: readonly OpenedEvent[],
  handlers: readonly Handler[],
): HistoryLine[] {
  const ordered = orderEvents(events);
  const names = new Map(handlers.map((handler) => [handler.id, handler.name]));
  const anomalies = new Map(file.anomalies.map((anomaly) => [anomaly.event, anomaly.message]));
  // What each thing said last, so that a change can say from what.
  const last = new Map<string, string>();
  const told = new Set<EventId>();
  const all = [...ordered.ready, ...ordered.waiting.map(({ event }) => event)];
  return all.flatMap((event) => {
    if (told.has(event.id)) return [];
    told.add(event.id);
    const anomaly = anomalies.get(event.id);
    return [
      {
        event: event.id,
        at: event.at,
        who: names.get(event.by) ?? event.by,
        ...tell(file, event, last, (id) => names.get(id) ?? id),
        ...(anomaly === undefined ? {} : { anomaly }),
      },
    ];
  });
}

function tell(
  file: CaseFile,
  event: OpenedEvent,
  last: Map<string, string>,
  nameOf: (handler: string) => string,
): Told {
  const reading = readEvent(event);
  switch (reading.result) {
    case 'read': {
      const told = tellEvent(reading.event, { file, last, nameOf });
      return event.erased
        ? { ...told, what: `${told.what} (some of its words were erased)` }
        : told;
    }
    case 'erased':
      return { topic: 'other', what: 'What was recorded here has been erased.' };
    case 'newer':
      return { topic: 'other', what: 'Something a newer version of Redress recorded.' };
    case 'unreadable':
      return { topic: 'other', what: 'An entry that cannot be read.' };
  }
}

/** The lines on one topic, or all of them. */
export const linesOn = (lines: readonly HistoryLine[], topic: Topic | 'all'): HistoryLine[] =>
  topic === 'all' ? [...lines] : lines.filter((line) => line.topic === topic);
