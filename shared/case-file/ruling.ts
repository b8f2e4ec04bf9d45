/** The deadline that rules a case now, over rows of the register: the clock its next step is due by. */
import { clocksFor } from '../procedures';
import type { Clock, Procedure } from '../procedures';
import type { DayContext } from './next-step';
import { procedureOfRow } from './procedure';
import { clockFactsOf, factsOfSummary } from './stage-needs';
import { stepOf } from './steps';
import type { CaseSummary } from './types';

export type KnownClocks = (procedure: Procedure, summary: CaseSummary) => readonly Clock[];

export interface Ruling {
  /** The one step to take now, beginning with a verb. */
  readonly step: string;
  /** Absent for a step without a deadline. */
  readonly clock?: Clock;
}

/**
 * Made once for a day and asked for each row.
 * @returns undefined for a closed case, and for a procedure this app does not have
 */
export function rulings(day: DayContext): (summary: CaseSummary) => Ruling | undefined {
  const clocks = knownClocks(day);
  return (summary) => {
    if (summary.closedOn !== undefined) return undefined;
    const procedure = procedureOfRow(summary, day.procedures);
    const rule = procedure?.stages.find((stage) => stage.number === summary.stage);
    if (!procedure || !rule) return undefined;
    const step = stepOf(factsOfSummary(summary), rule, 0);
    if (step.step === 'nothing') return undefined;
    const clock =
      step.clock === undefined
        ? undefined
        : clocks(procedure, summary).find(({ name }) => name === step.clock);
    return { step: step.title, ...(clock === undefined ? {} : { clock }) };
  };
}

/** Of ten thousand cases many share their dates, and cases with the same dates have the same clocks. */
export function knownClocks({ cal, today }: DayContext): KnownClocks {
  const known = new Map<string, readonly Clock[]>();
  return (procedure, summary) => {
    const { stage, receivedOn, effectiveOn, acknowledgedOn = '', respondedOn = '' } = summary;
    const { extendedTo = '', extendedOn = '', stops } = summary;
    const moved = `${extendedTo} ${extendedOn} ${stops === undefined ? '' : JSON.stringify(stops)}`;
    const key = `${procedure.id} ${procedure.version} ${stage} ${receivedOn} ${effectiveOn} ${acknowledgedOn} ${respondedOn} ${moved}`;
    const kept = known.get(key);
    if (kept) return kept;
    const made = clocksFor(procedure, stage, clockFactsOf(summary), cal, today);
    known.set(key, made);
    return made;
  };
}
