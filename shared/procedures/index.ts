/** Procedures as data, and what their clocks say. Code asks the procedure; no screen knows a number. */
import { CORPORATE } from './corporate';
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
export { procedureSchema } from './schema';
export {
  clocksFor,
  dueText,
  effectiveReceipt,
  lastDayOf,
  latestExtension,
  SOON_WORKING_DAYS,
  stageOf,
} from './clocks';

const SHIPPED: readonly Procedure[] = [CORPORATE];

/** A case keeps the version it began under; asking for one this app never had is our fault, not a person's. */
export function findProcedure(id: string, version: number): Procedure {
  const found = SHIPPED.find((procedure) => procedure.id === id && procedure.version === version);
  if (!found) throw new RangeError(`No procedure ${id}, version ${version}`);
  return found;
}
