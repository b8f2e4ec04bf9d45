/** What a letter takes from the case and the council, worked out in one place so that text and check agree. */
import { addMonths, type CalendarDate, type WorkingCalendar } from '../calendar';
import { addressee, complainantOf } from '../case-file/addressee';
import type { CouncilSettings, Handler } from '../case-file/council';
import type { PersonOnCase } from '../case-file/schema';
import { clockFactsOfFile } from '../case-file/stage-needs';
import type { CaseFile } from '../case-file/types';
import { clocksFor, findProcedure, isShipped, lastDayAfter } from '../procedures';

export interface LetterContext {
  /** The day the letter goes. */
  readonly today: CalendarDate;
  readonly cal: WorkingCalendar;
  /** Names of people on other cases, as `nameKey` writes them; absent = not known, and not checked. */
  readonly otherPeople?: ReadonlySet<string>;
}

/** Who the letter goes to; undefined when nobody can be written to. */
export const recipientOf = (file: CaseFile): PersonOnCase | undefined => addressee(file.people);

/** Why no letter can go to this person; undefined = one can. */
export function addresseeProblem(person: PersonOnCase | undefined): string | undefined {
  if (!person) return 'Nobody on this case can be written to. Add the person under People.';
  return person.mayWrite
    ? undefined
    : `It is not safe to write to ${person.name}. Ask them how the answer can reach them, and record that under People.`;
}

/** Name of the person the addressee acts for; "" when the addressee complains for themselves. */
export function onBehalfOf(file: CaseFile): string {
  const person = recipientOf(file);
  if (person?.role !== 'representative' && person?.role !== 'advocate') return '';
  const complainant = complainantOf(file.people);
  return complainant && complainant.id !== person.id ? complainant.name.trim() : '';
}

/** How the letter greets them. */
export const greetingOf = (person: PersonOnCase | undefined): string =>
  person?.greeting?.trim() || person?.name.trim() || '';

/** Who handles the case, as the reader should know them. */
export const handlerOf = (file: CaseFile, council: CouncilSettings): Handler | undefined =>
  council.handlers.find((handler) => handler.id === file.handler);

/** How to reach the handler: their own phone and email, else the council's. */
export function contactOf(
  file: CaseFile,
  council: CouncilSettings,
): { phone: string; email: string } {
  const handler = handlerOf(file, council);
  return { phone: handler?.phone || council.phone, email: handler?.email || council.email };
}

/**
 * When the stage's response is due if this acknowledgement goes today; the case's own date once one went, with
 * the extension and the stops they were told of.
 */
export function responseDue(file: CaseFile, { today, cal }: LetterContext): CalendarDate {
  const facts = clockFactsOfFile(file);
  const rules = file.rules ?? findProcedure(file.procedure.id, file.procedure.version);
  const clock = clocksFor(
    rules,
    file.stage,
    { ...facts, acknowledged: facts.acknowledged ?? today },
    cal,
    today,
  ).find((each) => each.name === 'respond');
  if (!clock) throw new RangeError('a stage without a response clock');
  return clock.due;
}

/**
 * Last day to ask for the next stage, from the letter: by the council's own numbers where the case began under
 * them, else the months in its settings.
 */
export function nextStageLastDay(
  file: CaseFile,
  council: CouncilSettings,
  { today, cal }: LetterContext,
): CalendarDate {
  const { rules, stage } = file;
  const own = rules && !isShipped(rules) ? rules : undefined;
  const within = own?.stages.find(({ number }) => number === stage + 1)?.requestWithin;
  return within ? lastDayAfter(within, today, cal) : addMonths(today, council.stage2.withinMonths);
}

export { nextStageLastDay as stage2By };
