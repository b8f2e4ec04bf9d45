/**
 * What a stage still needs before its response can go: the procedure's list against what the case holds.
 * Works on a case file and on a register row alike, so that Today and the Next panel never disagree.
 */
import type { CalendarDate } from '../calendar';
import type { ClockFacts, StageNeed, StageRule } from '../procedures';
import { isAnonymous } from './addressee';
import { defined } from './defined';
import type { LetterKind, PointOutcome, StopGround } from './schema';
import type { CaseFile, CaseSummary, Ending, Extension, StageRecord, Stop } from './types';

export interface StageFacts {
  readonly kind: CaseFile['kind'];
  /** Nobody can be written to: recorded and passed on, no letters (DOMAIN §1). */
  readonly anonymous: boolean;
  /** How the stage ends, where that is not by deciding every point. */
  readonly ending?: Ending['type'] | undefined;
  /** A letter that a change of the date rests on and that has not gone. */
  readonly owedLetter?: LetterKind | undefined;
  /** What the clock waits for while it stands still. */
  readonly stopGround?: StopGround | undefined;
  readonly hasDefinition: boolean;
  readonly hasDecider: boolean;
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
    ending: file.ending?.type,
    owedLetter: file.owedLetter?.kind,
    stopGround: stopNow(file)?.ground,
    hasDecider: hasDecider(file),
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
  ending: summary.ending,
  owedLetter: summary.owedLetter,
  stopGround: summary.stopGround,
  hasDecider: summary.hasDecider,
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
    case 'decider':
      return facts.hasDecider;
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
  'decider',
  'points',
  'findings',
  'rootCause',
  'remedy',
  'response',
];

/**
 * What the stage asks for: all its procedure requires, or where it ends early only what that end needs.
 * A refusal and a withdrawal need their letter; an early resolution is a short response to an agreed
 * definition, and says why it happened (LGSCO Code 5.2).
 */
export function needsOf(rule: StageRule, facts: Pick<StageFacts, 'ending'>): readonly StageNeed[] {
  switch (facts.ending) {
    case undefined:
      return rule.requires;
    case 'refused':
    case 'withdrawn':
      return ['response'];
    case 'resolved early':
      return ['definition', 'rootCause', 'response'];
  }
}

/** The letter that ends the stage, as it is to end. */
export function endLetterOf(rule: StageRule, ending: StageFacts['ending']): LetterKind {
  switch (ending) {
    case undefined:
      return rule.responseLetter as LetterKind;
    case 'refused':
      return 'refusal';
    case 'withdrawn':
      return 'withdrawal';
    case 'resolved early':
      return (rule.earlyResolutionLetter ?? rule.responseLetter) as LetterKind;
  }
}

/** Needs of the stage not met yet, in the order to take them. */
export function unmetNeeds(requires: readonly StageNeed[], facts: StageFacts): StageNeed[] {
  return NEED_ORDER.filter((need) => requires.includes(need) && !isMet(need, facts));
}

/** The stage the case is at. */
export const stageNow = (file: Pick<CaseFile, 'stages'>): StageRecord | undefined =>
  file.stages.at(-1);

/** The stop that holds the clock still now: told to the person, not ended. */
export const stopNow = (file: Pick<CaseFile, 'stages'>): Stop | undefined =>
  stageNow(file)?.stops.find(({ toldOn, to }) => toldOn !== undefined && to === undefined);

/** The extension whose date counts: the last one told. */
export const extensionNow = (file: Pick<CaseFile, 'stages'>): Extension | undefined =>
  stageNow(file)?.extensions.findLast(({ toldOn }) => toldOn !== undefined);

/** Named, and asked about their interest in the matter (LGSCO Code 5.4). */
const hasDecider = (file: Pick<CaseFile, 'stages'>): boolean =>
  stageNow(file)?.actors.some(
    ({ role, interest }) => role === 'decision-maker' && interest !== undefined,
  ) ?? false;

type Dated = Pick<
  CaseSummary,
  | 'receivedOn'
  | 'effectiveOn'
  | 'acknowledgedOn'
  | 'respondedOn'
  | 'extendedTo'
  | 'extendedOn'
  | 'stops'
>;

/** The dates of the stage a case is at, as its row carries them. */
export function stageDates(file: CaseFile): Dated {
  const extension = extensionNow(file);
  const told = stageNow(file)?.stops.filter(({ toldOn }) => toldOn !== undefined) ?? [];
  return defined({
    receivedOn: file.receivedOn,
    effectiveOn: file.effectiveOn,
    acknowledgedOn: file.acknowledgedOn,
    respondedOn: file.respondedOn,
    extendedTo: extension?.to,
    extendedOn: extension?.toldOn,
    stops:
      told.length === 0
        ? undefined
        : told.map(({ from, to }) =>
            to === undefined ? ([from] as const) : ([from, to] as const),
          ),
  });
}

/** The dates that move a case's clocks. */
export function clockFactsOf(dates: Dated): ClockFacts {
  return defined({
    received: dates.effectiveOn,
    firstReceived: dates.receivedOn,
    acknowledged: dates.acknowledgedOn,
    responded: dates.respondedOn,
    extendedTo: dates.extendedTo,
    extendedOn: dates.extendedOn,
    suspensions: dates.stops?.map(([from, to]) => (to === undefined ? { from } : { from, to })),
  });
}

/** The clock facts of the stage a case file is at. */
export const clockFactsOfFile = (file: CaseFile): ClockFacts => clockFactsOf(stageDates(file));
