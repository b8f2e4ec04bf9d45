/** Procedures as data, and what their clocks say. Code asks the procedure; no screen knows a number. */
import { CORPORATE } from './corporate';
import { MEMBER_ENQUIRY } from './member-enquiry';
import type { Procedure } from './types';

export type {
  Clock,
  ClockFacts,
  ClockRule,
  ClockState,
  ClockUnit,
  Procedure,
  StageNeed,
  StageRule,
} from './types';
export { CORPORATE } from './corporate';
export { MEMBER_ENQUIRY } from './member-enquiry';
export {
  departures,
  inUnits,
  numbersOf,
  procedureNumbers,
  withNumbers,
  type Departure,
  type NumbersResult,
  type ProcedureNumbers,
  type StageNumbers,
} from './numbers';
export { procedureSchema } from './schema';
export {
  clocksFor,
  dueText,
  effectiveReceipt,
  lastDayAfter,
  lastDayOf,
  latestExtension,
  SOON_WORKING_DAYS,
  stageOf,
  stoppedWorkingDays,
} from './clocks';

export const SHIPPED: readonly Procedure[] = [CORPORATE, MEMBER_ENQUIRY];

/** Whether these are numbers the app came with, and not a council's own. */
export const isShipped = ({ id, version }: Pick<Procedure, 'id' | 'version'>): boolean =>
  SHIPPED.some((procedure) => procedure.id === id && procedure.version === version);

/**
 * A case keeps the version it began under.
 * @param others versions the council has made, beside those shipped.
 * @returns undefined for one this app does not have: a case may come from a newer app.
 */
export const procedureIn = (
  named: { readonly id: string; readonly version: number },
  others: readonly Procedure[] = [],
): Procedure | undefined =>
  [...SHIPPED, ...others].find(
    (procedure) => procedure.id === named.id && procedure.version === named.version,
  );

/** Asking for a procedure this app never had is our fault, not a person's. */
export function findProcedure(id: string, version: number): Procedure {
  const found = procedureIn({ id, version });
  if (!found) throw new RangeError(`No procedure ${id}, version ${version}`);
  return found;
}
