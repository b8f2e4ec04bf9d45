/** From the folded draft to the case file people see: which of several values stands, numbers, outcome, state. */
import type { EventId, StreamId } from '../../history/types';
import type { CalendarDate } from '../../calendar';
import { isAnonymous } from '../addressee';
import { defined } from '../defined';
import type { CaseFile, Point, Remedy, StageRecord } from '../types';
import { conflictsOf } from './conflicts';
import { standing, stageField } from './fields';
import { isDecided, ruleOf } from './draft';
import type { CaseDraft } from './draft';
import { findingAt, firstStage, owedLetter, stagesOf } from './stage-records';

interface Facts {
  readonly id: StreamId;
  readonly readOnly: boolean;
  readonly heads: readonly EventId[];
  readonly eventCount: number;
}

export function finish(draft: CaseDraft, facts: Facts): CaseFile {
  const { receipt } = draft;
  const people = [...draft.people.values()];
  const held = standing(draft.fields, 'stage') ?? '';
  const closing = draft.closings.get(held);
  const reached = stagesOf(draft, closing?.stage);
  const current = reached.at(-1) ?? firstStage(draft);
  const points = pointsOf(draft, current.number);
  const answerable = draft.kind === 'complaint' || draft.kind === 'member enquiry';
  const mayClose = current.respondedOn !== undefined || !answerable || isAnonymous(people);
  const closedOn = mayClose ? closing?.closedOn : undefined;

  return defined({
    id: facts.id,
    reference: receipt.reference,
    kind: draft.kind,
    procedure: receipt.procedure,
    rules: draft.rules,
    stage: current.number,
    state: stateOf({ ...current, closedOn }),
    receivedOn: receipt.receivedOn,
    effectiveOn: current.effectiveOn,
    receivedAt: receipt.receivedAt,
    acknowledgedOn: current.acknowledgedOn,
    respondedOn: current.respondedOn,
    closedOn,
    stages: reached,
    ending: current.ending,
    owedLetter: closedOn === undefined ? owedLetter(current) : undefined,
    channel: receipt.channel,
    summary: draft.summary,
    theirWords: draft.theirWords,
    wants: draft.wants,
    service: draft.service,
    reason: draft.reason,
    people,
    otherReferences: draft.otherReferences,
    risk: receipt.risk,
    handler: draft.handler,
    definition: definitionOf(draft, current.number),
    points,
    evidence: [...draft.evidence.values()],
    notes: draft.notes,
    contacts: draft.contacts,
    promises: [...draft.promises.values()],
    requests: [...draft.requests.values()],
    safety: [...draft.safety.values()],
    learning: [...draft.learning.values()],
    signOffs: draft.signOffs,
    enquiries: [...draft.enquiries.values()],
    linked: draft.linked,
    corrections: draft.corrections,
    holds: [...draft.holds.values()],
    holdsLifted: [...draft.holdsLifted],
    refusedStages: draft.refusedStages,
    aboutOn: receipt.aboutOn,
    offered: draft.offered,
    convertedOn: draft.convertedOn,
    reopenedOn: draft.reopenings.get(held)?.on,
    letters: draft.letters,
    remedies: remediesOf(draft),
    noRemedyWhy: draft.noRemedy?.why,
    rootCause: draft.rootCauses.get(standing(draft.fields, 'rootCause') ?? ''),
    bundles: draft.bundles,
    redactions: [...draft.redactions.values()].filter(
      ({ mark }) => !draft.redactionsUndone.has(mark.id),
    ),
    redacted: [...draft.redacted.values()],
    outcome: current.outcome,
    anomalies: [
      ...draft.anomalies,
      ...addedUnseen(draft, points, current),
      ...(closing === undefined || mayClose ? [] : [closedTooSoon(held)]),
    ].map((anomaly) => defined({ ...anomaly, seen: draft.seen.get(anomaly.event) })),
    conflicts: conflictsOf(draft),
    readOnly: facts.readOnly,
    heads: facts.heads,
    eventCount: facts.eventCount,
  });
}

function stateOf(dates: {
  readonly acknowledgedOn?: CalendarDate | undefined;
  readonly respondedOn?: CalendarDate | undefined;
  readonly closedOn: CalendarDate | undefined;
}): CaseFile['state'] {
  if (dates.closedOn !== undefined) return 'closed';
  if (dates.respondedOn !== undefined) return 'responded';
  return dates.acknowledgedOn === undefined ? 'received' : 'acknowledged';
}

function pointsOf(draft: CaseDraft, stage: number): Point[] {
  return [...draft.points].map(([id, point], index) => {
    const findings = Array.from({ length: stage }, (_, before) => before + 1).flatMap((number) => {
      const found = findingAt(draft, id, number);
      return found ? [{ ...found, stage: number }] : [];
    });
    return defined({
      id,
      number: index + 1,
      text: point.text,
      service: point.service,
      finding: findingAt(draft, id, stage),
      findings,
    });
  });
}

/** What a stage before this one, or this one, looks into. */
function definitionOf(draft: CaseDraft, stage: number): CaseFile['definition'] {
  for (let number = stage; number >= 1; number -= 1) {
    const set = draft.definitions.get(
      standing(draft.fields, stageField('definition', number)) ?? '',
    );
    if (set) return set;
  }
  return undefined;
}

function remediesOf(draft: CaseDraft): Remedy[] {
  return [...draft.fields.heads.keys()]
    .filter((field) => field.startsWith('remedy:'))
    .flatMap((field) => draft.remedies.get(standing(draft.fields, field) ?? '') ?? []);
}

/** A point added elsewhere while the response was being sent has no decision in it. */
function addedUnseen(draft: CaseDraft, points: readonly Point[], current: StageRecord) {
  if (current.respondedOn === undefined || current.ending !== undefined) return [];
  const told = new Set(draft.anomalies.map((anomaly) => anomaly.event));
  const freezes = draft.fields.freezes.filter(({ stage }) => stage === current.number);
  if (freezes.some(({ event }) => told.has(event))) return [];
  const response = ruleOf(draft, current.number)?.responseLetter;
  const inFull = draft.letters.some(
    ({ kind, stage }) => kind === response && stage === current.number,
  );
  if (!inFull) return [];
  return points
    .filter((point) => !isDecided(draft, point.id, current.number))
    .map((point) => ({
      event: draft.points.get(point.id)?.added ?? '',
      kind: 'point.added',
      message: `Point ${point.number} was added while the response was being sent, and has no decision in it. Decide with your manager whether a further letter is needed.`,
    }));
}

const closedTooSoon = (event: EventId) => ({
  event,
  kind: 'case.closed',
  message: 'The case was closed, but no response has been sent. It stays open until one is.',
});
