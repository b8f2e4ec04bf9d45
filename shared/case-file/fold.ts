/**
 * A case is the fold of its events. Pure and total: any set of events, in any order of delivery, with
 * duplicates, gaps and nonsense among them, gives one case file and never an exception.
 *
 * - Order is topological by parents, ids break ties (`history/orderEvents`). An event whose parent is
 *   missing waits, unfolded, and says so.
 * - A move that makes no sense where it stands is an anomaly: one plain sentence for a person to look at.
 * - Free text and lists merge; a protected field changed by two people unseen is a conflict (`fold/fields`).
 * - An event this version does not know makes the case read-only until the app is updated.
 */
import { isCalendarDate, todayInLondon } from '../calendar';
import { orderEvents } from '../history';
import type { EventId, OpenedEvent, StreamId } from '../history/types';
import { procedureIn } from '../procedures';
import { ancestry } from './fold/ancestry';
import { finish } from './fold/finish';
import { newDraft } from './fold/draft';
import type { Apply, CaseDraft, FoldStep, Receipt } from './fold/draft';
import { anomalySeen, conflictSettled } from './fold/conflicts';
import {
  contactLogged,
  promiseDropped,
  promiseKept,
  promiseMade,
  promiseMoved,
} from './fold/contact';
import {
  bundleExported,
  documentRedacted,
  evidenceAdded,
  evidenceDescribed,
  noteAdded,
} from './fold/evidence';
import {
  holdLifted,
  holdPlaced,
  holdReviewed,
  receiptCorrected,
  recordCorrected,
  recordErased,
} from './fold/keeping';
import { learningAgreed, learningChecked, learningDone } from './fold/learning';
import { caseClosed, caseReopened, letterIssued, versionKept, versionSent } from './fold/letters';
import { ombudsmanAnswered, ombudsmanDecided, ombudsmanEnquired } from './fold/ombudsman';
import {
  decisionErased,
  definitionSet,
  outcomeOverridden,
  pointAdded,
  pointDecided,
  pointReworded,
  rootCauseRecorded,
} from './fold/points';
import { readEvent } from './fold/read-event';
import type { EventReading, ReadEvent } from './fold/read-event';
import {
  caseConverted,
  caseLinked,
  choiceOffered,
  classified,
  handlerAssigned,
  personChanged,
  received,
  referenceAdded,
  summaryChanged,
} from './fold/received';
import { remedyDone, remedyFailed, remedyNotNeeded, remedyOffered } from './fold/remedies';
import {
  informationAnswered,
  informationAsked,
  informationChased,
  informationDropped,
} from './fold/requests';
import { safetyAnswered, safetyRaised } from './fold/safety';
import { signOffAsked, signOffGiven } from './fold/sign-off';
import {
  actorNamed,
  clockRestarted,
  earlyResolutionAgreed,
  endingUndone,
  extensionProposed,
  proposalDropped,
  refusalDecided,
  stageRefused,
  stageRequested,
  suspensionProposed,
  withdrawalRecorded,
} from './fold/stages';
import type { CaseEventKind } from './schema';
import type { CaseFile } from './types';

/** Snapshots and register pages carry it; a change in what the fold makes of the same events raises it. */
export const FOLD_VERSION = 5;

/** Every kind has its fold, or this does not compile. */
const APPLY: { readonly [K in CaseEventKind]: Apply<K> } = {
  'case.received': received,
  'case.converted': caseConverted,
  'choice.offered': choiceOffered,
  'case.linked': caseLinked,
  'reference.added': referenceAdded,
  'safety.raised': safetyRaised,
  'safety.answered': safetyAnswered,
  'actor.named': actorNamed,
  'extension.proposed': extensionProposed,
  'suspension.proposed': suspensionProposed,
  'clock.restarted': clockRestarted,
  'proposal.dropped': proposalDropped,
  'refusal.decided': refusalDecided,
  'withdrawal.recorded': withdrawalRecorded,
  'earlyResolution.agreed': earlyResolutionAgreed,
  'ending.undone': endingUndone,
  'stage.requested': stageRequested,
  'stage.refused': stageRefused,
  'case.reopened': caseReopened,
  'outcome.overridden': outcomeOverridden,
  'contact.logged': contactLogged,
  'promise.made': promiseMade,
  'promise.moved': promiseMoved,
  'promise.kept': promiseKept,
  'promise.dropped': promiseDropped,
  'information.asked': informationAsked,
  'information.chased': informationChased,
  'information.answered': informationAnswered,
  'information.dropped': informationDropped,
  'learning.agreed': learningAgreed,
  'learning.done': learningDone,
  'learning.checked': learningChecked,
  'signOff.asked': signOffAsked,
  'signOff.given': signOffGiven,
  'ombudsman.enquired': ombudsmanEnquired,
  'ombudsman.answered': ombudsmanAnswered,
  'ombudsman.decided': ombudsmanDecided,
  'case.summaryChanged': summaryChanged,
  'case.classified': classified,
  'person.changed': personChanged,
  'handler.assigned': handlerAssigned,
  'definition.set': definitionSet,
  'point.added': pointAdded,
  'point.reworded': pointReworded,
  'point.decided': pointDecided,
  'rootCause.recorded': rootCauseRecorded,
  'remedy.offered': remedyOffered,
  'remedy.done': remedyDone,
  'remedy.failed': remedyFailed,
  'remedy.notNeeded': remedyNotNeeded,
  'evidence.added': evidenceAdded,
  'evidence.described': evidenceDescribed,
  'note.added': noteAdded,
  'letter.issued': letterIssued,
  'letter.versionKept': versionKept,
  'letter.versionSent': versionSent,
  'case.closed': caseClosed,
  'document.redacted': documentRedacted,
  'bundle.exported': bundleExported,
  'record.erased': recordErased,
  'record.corrected': recordCorrected,
  'receipt.corrected': receiptCorrected,
  'hold.placed': holdPlaced,
  'hold.reviewed': holdReviewed,
  'hold.lifted': holdLifted,
  'anomaly.seen': anomalySeen,
  'conflict.settled': conflictSettled,
};

/**
 * @param id the case's stream.
 * @param events all known events of that stream, in any order.
 * @returns the case as it stands. Where the receipt itself is missing or unreadable the file is read-only
 * and says so; its dates then rest on the oldest event.
 */
export function foldCase(id: StreamId, events: readonly OpenedEvent[]): CaseFile {
  const ordered = orderEvents(unique(events));
  const readings = ordered.ready.map((event) => ({ event, reading: readEvent(event) }));
  const first = readings.find(isReceipt);
  const receipt = first ? receiptOf(first.reading) : undefined;
  const procedure = receipt && (receipt.rules ?? procedureIn(receipt.procedure));
  const draft = newDraft(receipt ?? standInReceipt(ordered.ready), procedure, {
    event: first?.event.id ?? '',
    by: first?.event.by ?? '',
    at: first?.event.at ?? '',
  });
  const follows = ancestry(ordered.ready);

  let readOnly = receipt === undefined || procedure === undefined;
  for (const { event, reading } of readings) {
    const stamp = { event: event.id, by: event.by, at: event.at };
    draft.stamps.set(event.id, stamp);
    if (event === first?.event) continue;
    const step: FoldStep = {
      id: event.id,
      stamp,
      follows: (earlier) => follows(event.id, earlier),
    };
    const problem = foldOne(draft, reading, step);
    if (reading.result === 'newer') readOnly = true;
    if (problem !== undefined) {
      draft.anomalies.push({ event: event.id, kind: event.kind, message: problem });
    }
  }
  for (const { event, missing } of ordered.waiting) {
    if (readEvent(event).result === 'newer') readOnly = true;
    draft.anomalies.push({ event: event.id, kind: event.kind, message: waitingFor(missing) });
  }
  if (!receipt) draft.anomalies.unshift(noReceipt(ordered.ready[0]?.id ?? ''));
  else if (!procedure) draft.anomalies.unshift(unknownProcedure(first?.event.id ?? '', receipt));

  return finish(draft, {
    id,
    readOnly,
    heads: ordered.heads,
    eventCount: ordered.ready.length + ordered.waiting.length,
  });
}

function foldOne(draft: CaseDraft, reading: EventReading, step: FoldStep): string | undefined {
  switch (reading.result) {
    case 'read':
      return applyEvent(draft, reading.event, step);
    case 'newer':
    case 'unreadable':
      return reading.message;
    case 'erased':
      if (reading.kind === 'point.decided') decisionErased(draft, reading.data['point'], step);
      return undefined;
  }
}

function applyEvent(draft: CaseDraft, event: ReadEvent, step: FoldStep): string | undefined {
  // `kind` picks the fold for exactly this data; TypeScript cannot join the two halves of the union.
  const apply = APPLY[event.kind] as (
    draft: CaseDraft,
    data: ReadEvent['data'],
    step: FoldStep,
  ) => string | undefined;
  return apply(draft, event.data, step);
}

const isReceipt = ({ reading }: { reading: EventReading }): boolean =>
  receiptOf(reading) !== undefined;

const receiptOf = (reading: EventReading): Receipt | undefined =>
  reading.result === 'read' && reading.event.kind === 'case.received'
    ? reading.event.data
    : undefined;

/**
 * One event an id. A copy that differs cannot happen within one store, which checks the hashes; should it,
 * the choice must not depend on the order of delivery.
 */
function unique(events: readonly OpenedEvent[]): OpenedEvent[] {
  const byId = new Map<EventId, OpenedEvent>();
  for (const event of events) {
    const there = byId.get(event.id);
    if (!there || (there !== event && JSON.stringify(event) < JSON.stringify(there))) {
      byId.set(event.id, event);
    }
  }
  return [...byId.values()];
}

/** What a case shows while its receipt has not arrived. */
function standInReceipt(ready: readonly OpenedEvent[]): Receipt {
  const instant = Date.parse(ready[0]?.at ?? '');
  const day = Number.isNaN(instant) ? '' : todayInLondon(instant);
  const receivedOn = isCalendarDate(day) ? day : '1970-01-01';
  return {
    reference: '(no reference)',
    kind: 'complaint',
    procedure: { id: 'corporate', version: 1 },
    receivedOn,
    effectiveOn: receivedOn,
    channel: 'other',
    summary: '(receipt not found)',
    theirWords: '',
    wants: '',
    service: '',
    reason: '',
    people: [],
    otherReferences: [],
    risk: { anyone: 'not asked', note: '' },
    alerts: [],
    linked: [],
  };
}

const noReceipt = (event: EventId) => ({
  event,
  kind: 'case.received',
  message:
    'The record of this case being received is missing or cannot be read. The case is shown as far as it goes and cannot be changed.',
});

const unknownProcedure = (event: EventId, { procedure }: Receipt) => ({
  event,
  kind: 'case.received',
  message: `The case began under a procedure this app does not have (${procedure.id}, version ${procedure.version}). Update the app to see its deadlines and to change it.`,
});

function waitingFor(missing: readonly EventId[]): string {
  const what = missing.length === 1 ? 'an earlier change' : `${missing.length} earlier changes`;
  return missing.length === 0
    ? 'Waiting for earlier changes whose order cannot be told. It is kept and not yet shown.'
    : `Waiting for ${what} that has not arrived. It is kept and not yet shown.`;
}
