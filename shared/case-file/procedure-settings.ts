/**
 * A council's own numbers for its procedures: which apply now, what a change would do to a complaint that
 * comes in today, and how many cases it leaves alone because they keep the version they began under.
 */
import type { CalendarDate, WorkingCalendar } from '../calendar';
import {
  clocksFor,
  effectiveReceipt,
  lastDayAfter,
  latestExtension,
  SHIPPED,
  withNumbers,
} from '../procedures';
import type { Procedure, ProcedureNumbers, StageRule } from '../procedures';
import type { CouncilSettings } from './council';
import type { CaseSummary, Problem } from './types';

/** The procedure as shipped. @throws for an id this app never had. */
export function shippedProcedure(id: string): Procedure {
  const found = SHIPPED.find((procedure) => procedure.id === id);
  if (!found) throw new RangeError(`No procedure ${id}`);
  return found;
}

type WithProcedures = Pick<CouncilSettings, 'procedures' | 'stage2'>;

/**
 * The version new cases begin under. Until the council makes its own, the time to ask for stage 2 is the one
 * its letters have been giving.
 */
export function procedureNow(council: WithProcedures, id: string): Procedure {
  const shipped = shippedProcedure(id);
  const newest = council.procedures
    .filter((procedure) => procedure.id === id)
    .reduce((best, other) => (other.version > best.version ? other : best), shipped);
  if (newest !== shipped) return newest;
  const { withinMonths } = council.stage2;
  return {
    ...shipped,
    stages: shipped.stages.map((stage) =>
      stage.requestWithin?.unit === 'months' && stage.requestWithin.amount !== withinMonths
        ? { ...stage, requestWithin: { ...stage.requestWithin, amount: withinMonths } }
        : stage,
    ),
  };
}

export type ProcedureChange =
  | {
      readonly ok: true;
      readonly procedure: Procedure;
      /** Nothing differs: there is nothing to save. */
      readonly isSame: boolean;
      readonly change: Partial<CouncilSettings>;
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** New numbers as the next version, after every one there has been. */
export function changeNumbers(
  council: WithProcedures,
  id: string,
  numbers: ProcedureNumbers,
): ProcedureChange {
  const versions = [...SHIPPED, ...council.procedures].filter((procedure) => procedure.id === id);
  const next = Math.max(...versions.map(({ version }) => version)) + 1;
  const made = withNumbers(procedureNow(council, id), numbers, shippedProcedure(id), next);
  if (!made.ok) return made;
  const { procedure, isSame } = made;
  return {
    ok: true,
    procedure,
    isSame,
    change: isSame ? {} : { procedures: [...council.procedures, procedure] },
  };
}

/** One date, as it is now and as it would be; absent where there would be none. */
export interface DateCompared {
  readonly stage: string;
  readonly what: string;
  readonly before?: CalendarDate;
  readonly after?: CalendarDate;
  readonly isChanged: boolean;
}

/**
 * The dates of a complaint received today and of a later stage asked for today, under both versions. Each
 * letter goes on its last day, so these are the latest dates the numbers allow.
 */
export function comparedDates(
  before: Procedure,
  after: Procedure,
  day: { readonly today: CalendarDate; readonly cal: WorkingCalendar },
): readonly DateCompared[] {
  const [old, fresh] = [datesUnder(before, day), datesUnder(after, day)];
  const keys = [...new Set([...old.keys(), ...fresh.keys()])];
  return keys.flatMap((key) => {
    const [was, is] = [old.get(key), fresh.get(key)];
    const words = was ?? is;
    if (!words) return [];
    return [
      {
        stage: words.stage,
        what: words.what,
        ...(was?.date === undefined ? {} : { before: was.date }),
        ...(is?.date === undefined ? {} : { after: is.date }),
        isChanged: was?.date !== is?.date,
      },
    ];
  });
}

interface Dated {
  readonly stage: string;
  readonly what: string;
  readonly date: CalendarDate | undefined;
}

/** A minute before midnight: later than any cut-off. */
const LATE = '23:59';

function datesUnder(
  procedure: Procedure,
  { today, cal }: { readonly today: CalendarDate; readonly cal: WorkingCalendar },
): ReadonlyMap<string, Dated> {
  const dates = new Map<string, Dated>();
  const received = effectiveReceipt(procedure, today, undefined, cal);
  for (const stage of procedure.stages) {
    const put = (what: string, date: CalendarDate | undefined) =>
      dates.set(`${String(stage.number)} ${what}`, { stage: stage.name, what, date });
    const due = (name: 'acknowledge' | 'draft' | 'signOff' | 'respond' | 'alarm') =>
      clocksFor(procedure, stage.number, { received }, cal, today).find(
        (clock) => clock.name === name,
      )?.due;
    if (stage.number === 1) {
      put(
        'Counts from, if it comes in late in the evening',
        effectiveReceipt(procedure, today, LATE, cal),
      );
    }
    put('Acknowledge by', due('acknowledge'));
    put('Draft due', due('draft'));
    put('Sign-off due', due('signOff'));
    put('Answer by', due('respond'));
    put('Answer by, extended as far as it can be', extended(stage, due('respond'), cal));
    if (stage.number === 1) put('Alarm', due('alarm'));
    const next = procedure.stages.find(({ number }) => number === stage.number + 1);
    if (next) {
      put(
        `Last day to ask for ${next.name.toLowerCase()}, if answered today`,
        next.requestWithin && lastDayAfter(next.requestWithin, today, cal),
      );
    }
  }
  return dates;
}

const extended = (
  stage: StageRule,
  due: CalendarDate | undefined,
  cal: WorkingCalendar,
): CalendarDate | undefined => (due === undefined ? undefined : latestExtension(stage, due, cal));

/** Open cases of a procedure by the version they began under, newest first: none of them is touched by a change. */
export function openByVersion(
  summaries: readonly Pick<CaseSummary, 'procedure' | 'procedureVersion' | 'closedOn'>[],
  id: string,
): readonly { readonly version: number; readonly cases: number }[] {
  const counts = new Map<number, number>();
  for (const { procedure, procedureVersion, closedOn } of summaries) {
    if (procedure !== id || closedOn !== undefined) continue;
    counts.set(procedureVersion, (counts.get(procedureVersion) ?? 0) + 1);
  }
  return [...counts]
    .map(([version, cases]) => ({ version, cases }))
    .sort((left, right) => right.version - left.version);
}
