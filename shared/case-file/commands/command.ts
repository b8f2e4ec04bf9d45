/**
 * What every command has in common: its input is checked, the case may be changed at all, and no conflict
 * stands on what it would touch. What is left to each command is the rule of the trade.
 */
import { z } from 'zod';
import { formatDate, isCalendarDate } from '../../calendar';
import type { CalendarDate } from '../../calendar';
import { defined } from '../defined';
import type { NewCaseEvent } from '../schema';
import type { CaseFile, Command, CommandClock, CommandResult, Problem } from '../types';
import { problemsIn } from './problems';

/** A date as it comes from a form: any text. The command says what is wrong with it in words. */
export const dateInput = z.string().trim();

export const refused = (...problems: readonly Problem[]): CommandResult => ({
  ok: false,
  problems,
});

export function accepted(
  events: readonly NewCaseEvent[],
  warnings: readonly (Problem | undefined)[] = [],
): CommandResult {
  const said = warnings.filter((warning) => warning !== undefined);
  return said.length === 0 ? { ok: true, events } : { ok: true, events, warnings: said };
}

/** Refused with every problem found, or else what `then` makes. */
export function unless(
  problems: readonly (Problem | undefined)[],
  then: () => CommandResult,
): CommandResult {
  const found = problems.filter((problem) => problem !== undefined);
  return found.length > 0 ? { ok: false, problems: found } : then();
}

interface Limits<Data> {
  /** Protected fields it changes; refused while a conflict stands on one. `all` = any conflict. */
  readonly touches?: (data: Data, file: CaseFile) => readonly string[] | 'all';
  /** Why it cannot be done on a closed case; absent = it can. */
  readonly whenClosed?: string;
}

/** A command on a case that exists. `decide` sees checked input. */
export function onCase<S extends z.ZodType>(
  schema: S,
  limits: Limits<z.output<S>>,
  decide: (file: CaseFile, data: z.output<S>, clock: CommandClock) => CommandResult,
): Command<z.input<S>> {
  return (file, input, clock) => {
    if (!file) {
      return refused({
        message: 'This case is not on this computer.',
        instead: 'Go back to Cases and open it from there.',
      });
    }
    const parsed = schema.safeParse(input);
    if (!parsed.success) return { ok: false, problems: problemsIn(parsed.error) };
    const barred = whyBarred(file, limits, parsed.data);
    return barred ? refused(barred) : decide(file, parsed.data, clock);
  };
}

function whyBarred<Data>(file: CaseFile, limits: Limits<Data>, data: Data): Problem | undefined {
  if (file.readOnly) {
    return {
      message:
        'This case cannot be changed: part of it is missing or was written by a newer version of Redress.',
      instead: 'Update the app. Until then you can read the case.',
    };
  }
  if (file.state === 'closed' && limits.whenClosed !== undefined) {
    return { message: limits.whenClosed, instead: 'Add a note if there is something to record.' };
  }
  const touches = limits.touches?.(data, file) ?? [];
  const conflict = file.conflicts.find(
    (candidate) => touches === 'all' || touches.includes(candidate.field),
  );
  return conflict && { message: conflict.message, instead: 'Settle this first, then try again.' };
}

/** The people, dates and texts of a case never hold a key without a value. */
export const event = <E extends NewCaseEvent>(made: E): NewCaseEvent =>
  ({ kind: made.kind, data: defined(made.data) }) as NewCaseEvent;

interface DateLimits {
  readonly field: string;
  /** Begins a sentence: "The date it was sent". */
  readonly name: string;
  readonly today: CalendarDate;
  /** Earliest date that can be right, and why. */
  readonly notBefore?: { readonly date: CalendarDate; readonly because: string };
}

/** A date something happened: real, not in the future, not before what it follows. Undefined = fine. */
export function pastDateProblem(value: string, limits: DateLimits): Problem | undefined {
  const unreal = unrealDate(value, limits.field, limits.name);
  if (unreal) return unreal;
  const { field, name, today, notBefore } = limits;
  if (value > today) {
    return {
      field,
      message: `${name} is in the future: ${formatDate(value)}.`,
      instead: `Enter a date up to today, ${formatDate(today)}.`,
    };
  }
  if (notBefore && value < notBefore.date) {
    return {
      field,
      message: `${name}, ${formatDate(value)}, is before ${notBefore.because}, ${formatDate(notBefore.date)}.`,
      instead: 'Check both dates and correct the one that is wrong.',
    };
  }
  return undefined;
}

/** Latest a promise can lie ahead: further off it is a slip of the year. */
const PROMISE_YEARS = 5;

/** A date something is to happen: real, and within a few years of today. */
export function futureDateProblem(value: string, limits: DateLimits): Problem | undefined {
  const unreal = unrealDate(value, limits.field, limits.name);
  if (unreal) return unreal;
  const { field, name, today, notBefore } = limits;
  if (Number(value.slice(0, 4)) > Number(today.slice(0, 4)) + PROMISE_YEARS) {
    return {
      field,
      message: `${name} is more than ${PROMISE_YEARS} years away: ${formatDate(value)}.`,
      instead: 'Check the year.',
    };
  }
  if (notBefore && value < notBefore.date) {
    return {
      field,
      message: `${name}, ${formatDate(value)}, is before ${notBefore.because}, ${formatDate(notBefore.date)}.`,
      instead: 'Enter the date by which it will be done.',
    };
  }
  return undefined;
}

function unrealDate(value: string, field: string, name: string): Problem | undefined {
  if (value === '') return { field, message: `${name} is missing.`, instead: 'Enter a date.' };
  const real: boolean = isCalendarDate(value);
  if (real) return undefined;
  return {
    field,
    message: `${name} is not a real date: ${value.slice(0, 40)}.`,
    instead: 'Enter a date such as 23/11/2026.',
  };
}

/** A case whose stage can still move: refused once the letter that ends the stage has gone. */
export function endedProblem(file: CaseFile, instead?: string): Problem | undefined {
  if (file.respondedOn === undefined) return undefined;
  return defined({
    message: `Stage ${file.stage} ended with the letter of ${formatDate(file.respondedOn)}.`,
    instead: instead ?? 'Add a note. If they ask for the next stage, record that under Actions.',
  });
}

/** Only complaints and enquiries answered by letter have stages to move. */
export function stagedProblem(file: CaseFile): Problem | undefined {
  if (file.kind === 'complaint' || file.kind === 'member enquiry') return undefined;
  return {
    message: `A ${file.kind} has no stages.`,
    instead:
      file.kind === 'service request'
        ? 'If they are dissatisfied, record it as a complaint first.'
        : 'If it is a complaint after all, take it in as one and link the two.',
  };
}

/** Blank text in a field that must say something. */
export function blankProblem(
  value: string,
  field: string,
  message: string,
  instead?: string,
): Problem | undefined {
  return value.trim() === '' ? defined({ field, message, instead }) : undefined;
}
