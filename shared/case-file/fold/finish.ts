/** From the folded draft to the case file people see: which of several values stands, numbers, outcome, state. */
import type { EventId, StreamId } from '../../history/types';
import type { CalendarDate } from '../../calendar';
import { isAnonymous } from '../addressee';
import { defined } from '../defined';
import { outcomeOf } from '../outcome';
import type { CaseFile, Point, Remedy } from '../types';
import { conflictsOf } from './conflicts';
import { standing } from './fields';
import { letterField } from './letters';
import { isDecided } from './draft';
import type { CaseDraft } from './draft';

interface Facts {
  readonly id: StreamId;
  readonly readOnly: boolean;
  readonly heads: readonly EventId[];
  readonly eventCount: number;
}

export function finish(draft: CaseDraft, facts: Facts): CaseFile {
  const { receipt, rule } = draft;
  const people = [...draft.people.values()];
  const acknowledgedOn = rule && sentOn(draft, rule.acknowledgementLetter);
  const respondedOn = rule && sentOn(draft, rule.responseLetter);
  const points = pointsOf(draft);
  const mayClose = respondedOn !== undefined || receipt.kind !== 'complaint' || isAnonymous(people);
  const closing = standing(draft.fields, 'stage') ?? '';
  const closedOn = mayClose ? draft.closings.get(closing)?.closedOn : undefined;

  return defined({
    id: facts.id,
    reference: receipt.reference,
    kind: receipt.kind,
    procedure: receipt.procedure,
    stage: draft.stage,
    state: stateOf({ acknowledgedOn, respondedOn, closedOn }),
    receivedOn: receipt.receivedOn,
    effectiveOn: receipt.effectiveOn,
    receivedAt: receipt.receivedAt,
    acknowledgedOn,
    respondedOn,
    closedOn,
    channel: receipt.channel,
    summary: draft.summary,
    theirWords: receipt.theirWords,
    wants: receipt.wants,
    service: draft.service,
    reason: draft.reason,
    people,
    otherReferences: receipt.otherReferences,
    risk: receipt.risk,
    handler: draft.handler,
    definition: draft.definitions.get(standing(draft.fields, 'definition') ?? ''),
    points,
    evidence: [...draft.evidence.values()],
    notes: draft.notes,
    letters: draft.letters,
    remedies: remediesOf(draft),
    noRemedyWhy: draft.noRemedy?.why,
    rootCause: draft.rootCauses.get(standing(draft.fields, 'rootCause') ?? ''),
    bundles: draft.bundles,
    outcome: outcomeOf(points),
    anomalies: [
      ...draft.anomalies,
      ...addedUnseen(draft, points, respondedOn),
      ...(closing === '' || mayClose ? [] : [closedTooSoon(closing)]),
    ].map((anomaly) => defined({ ...anomaly, seen: draft.seen.get(anomaly.event) })),
    conflicts: conflictsOf(draft),
    readOnly: facts.readOnly,
    heads: facts.heads,
    eventCount: facts.eventCount,
  });
}

function stateOf(dates: {
  acknowledgedOn: CalendarDate | undefined;
  respondedOn: CalendarDate | undefined;
  closedOn: CalendarDate | undefined;
}): CaseFile['state'] {
  if (dates.closedOn !== undefined) return 'closed';
  if (dates.respondedOn !== undefined) return 'responded';
  return dates.acknowledgedOn === undefined ? 'received' : 'acknowledged';
}

/**
 * When the letter of this kind went: the one that was chosen, or the earliest while two wait for a choice,
 * since the person had been told by then.
 */
function sentOn(draft: CaseDraft, kind: string): CalendarDate | undefined {
  const heads = draft.fields.heads.get(letterField(draft.stage, kind)) ?? [];
  const holders = new Set(heads.map((head) => head.holder));
  return draft.letters
    .filter((letter) => holders.has(letter.stamp.event))
    .map((letter) => letter.sent.on)
    .toSorted()[0];
}

function pointsOf(draft: CaseDraft): Point[] {
  return [...draft.points].map(([id, point], index) =>
    defined({
      id,
      number: index + 1,
      text: point.text,
      service: point.service,
      finding: draft.findings.get(standing(draft.fields, `point:${id}`) ?? ''),
    }),
  );
}

function remediesOf(draft: CaseDraft): Remedy[] {
  return [...draft.fields.heads.keys()]
    .filter((field) => field.startsWith('remedy:'))
    .flatMap((field) => draft.remedies.get(standing(draft.fields, field) ?? '') ?? []);
}

/** A point added elsewhere while the response was being sent has no decision in it. */
function addedUnseen(draft: CaseDraft, points: readonly Point[], respondedOn: string | undefined) {
  if (respondedOn === undefined) return [];
  const told = new Set(draft.anomalies.map((anomaly) => anomaly.event));
  if (draft.fields.freezes.some((response) => told.has(response))) return [];
  return points
    .filter((point) => !isDecided(draft, point.id))
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
