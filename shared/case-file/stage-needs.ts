/**
 * What a stage still needs before its response can go: the procedure's list against what the case holds.
 * Works on a case file and on a register row alike, so that Today and the Next panel never disagree.
 */
import type { CalendarDate } from '../calendar';
import type { ClockFacts, StageNeed } from '../procedures';
import { isAnonymous } from './addressee';
import type { PointOutcome } from './schema';
import type { CaseFile, CaseSummary } from './types';

export interface StageFacts {
  readonly kind: CaseFile['kind'];
  /** Nobody can be written to: recorded and passed on, no letters (DOMAIN §1). */
  readonly anonymous: boolean;
  readonly hasDefinition: boolean;
  readonly points: number;
  readonly decided: number;
  readonly hasRootCause: boolean;
  /** A remedy, or why none, or an outcome that calls for none. */
  readonly remedySettled: boolean;
  readonly acknowledgedOn?: CalendarDate | undefined;
  readonly respondedOn?: CalendarDate | undefined;
  readonly closedOn?: CalendarDate | undefined;
}

/** A remedy, or the reason for none, is owed where something was upheld in full or in part. */
export const owesRemedy = (outcome: PointOutcome | string | undefined): boolean =>
  outcome === 'upheld' || outcome === 'partly upheld';

/** True once the question of a remedy has its answer. */
export function isRemedySettled(
  file: Pick<CaseFile, 'remedies' | 'noRemedyWhy' | 'points' | 'outcome'>,
): boolean {
  if (file.remedies.length > 0 || file.noRemedyWhy !== undefined) return true;
  return file.outcome !== undefined && !owesRemedy(file.outcome);
}

export function factsOf(file: CaseFile): StageFacts {
  return {
    kind: file.kind,
    anonymous: isAnonymous(file.people),
    hasDefinition: file.definition !== undefined,
    points: file.points.length,
    decided: file.points.filter((point) => point.finding !== undefined).length,
    hasRootCause: file.rootCause !== undefined,
    remedySettled: isRemedySettled(file),
    acknowledgedOn: file.acknowledgedOn,
    respondedOn: file.respondedOn,
    closedOn: file.closedOn,
  };
}

/** The row of an anonymous complaint carries no name. */
export const factsOfSummary = (summary: CaseSummary): StageFacts => ({
  kind: summary.kind,
  anonymous: summary.person === '',
  hasDefinition: summary.hasDefinition,
  points: summary.points,
  decided: summary.decided,
  hasRootCause: summary.hasRootCause,
  remedySettled: summary.remedySettled,
  acknowledgedOn: summary.acknowledgedOn,
  respondedOn: summary.respondedOn,
  closedOn: summary.closedOn,
});

export function isMet(need: StageNeed, facts: StageFacts): boolean {
  switch (need) {
    case 'definition':
      return facts.hasDefinition;
    case 'points':
      return facts.points > 0;
    case 'acknowledgement':
      return facts.anonymous || facts.acknowledgedOn !== undefined;
    case 'findings':
      return facts.points > 0 && facts.decided >= facts.points;
    case 'rootCause':
      return facts.hasRootCause;
    case 'remedy':
      return facts.remedySettled;
    case 'response':
      return facts.anonymous || facts.respondedOn !== undefined;
  }
}

/** The order in which a person takes the steps; a procedure says which of them it requires. */
export const NEED_ORDER: readonly StageNeed[] = [
  'definition',
  'acknowledgement',
  'points',
  'findings',
  'rootCause',
  'remedy',
  'response',
];

/** Needs of the stage not met yet, in the order to take them. */
export function unmetNeeds(requires: readonly StageNeed[], facts: StageFacts): StageNeed[] {
  return NEED_ORDER.filter((need) => requires.includes(need) && !isMet(need, facts));
}

/** The dates that move a case's clocks. */
export function clockFactsOf(
  file: Pick<CaseFile, 'effectiveOn'> & Pick<StageFacts, 'acknowledgedOn' | 'respondedOn'>,
): ClockFacts {
  return {
    received: file.effectiveOn,
    ...(file.acknowledgedOn === undefined ? {} : { acknowledged: file.acknowledgedOn }),
    ...(file.respondedOn === undefined ? {} : { responded: file.respondedOn }),
  };
}
