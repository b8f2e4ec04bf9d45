/** How a change of the calendar moves what is owed on open cases, before anybody makes it. */
import type { CalendarDate, WorkingCalendar } from '../calendar';
import type { Procedure } from '../procedures';
import { procedureOfRow } from './procedure';
import { knownClocks } from './ruling';
import type { CaseSummary } from './types';

export interface MovedCase {
  readonly id: CaseSummary['id'];
  readonly reference: string;
  /** The date of the answer (or of the acknowledgement, where only that moves). */
  readonly before: CalendarDate;
  readonly after: CalendarDate;
}

/** Open cases that still owe an acknowledgement or an answer whose date would be another, by the new date. */
export function movedCases(
  summaries: readonly CaseSummary[],
  calendars: { readonly before: WorkingCalendar; readonly after: WorkingCalendar },
  day: { readonly today: CalendarDate; readonly procedures?: readonly Procedure[] },
): readonly MovedCase[] {
  const [old, fresh] = [calendars.before, calendars.after].map((cal) =>
    knownClocks({ today: day.today, cal }),
  );
  if (!old || !fresh) return [];
  const moved: MovedCase[] = [];
  for (const summary of summaries) {
    if (summary.closedOn !== undefined) continue;
    const procedure = procedureOfRow(summary, day.procedures);
    if (!procedure?.stages.some(({ number }) => number === summary.stage)) continue;
    const [was, is] = [old(procedure, summary), fresh(procedure, summary)];
    for (const name of ['respond', 'acknowledge'] as const) {
      const [before, after] = [was, is].map((clocks) =>
        clocks.find((clock) => clock.name === name),
      );
      if (!before || !after || before.done !== undefined || before.due === after.due) continue;
      const { id, reference } = summary;
      moved.push({ id, reference, before: before.due, after: after.due });
      break;
    }
  }
  return moved.sort((left, right) => (left.after < right.after ? -1 : 1));
}
