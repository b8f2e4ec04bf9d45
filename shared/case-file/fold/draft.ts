/** The case as it is being folded: mutable, seen by the fold's modules only. */
import type { EventId } from '../../history/types';
import type { Procedure, StageRule } from '../../procedures';
import { defined } from '../defined';
import type { CaseEventData, CaseEventKind, Finding, PersonOnCase } from '../schema';
import type {
  Anomaly,
  CaseFile,
  CaseLink,
  Contact,
  Correction,
  Ending,
  Evidence,
  Extension,
  Hold,
  InformationRequest,
  IssuedLetter,
  LearningAction,
  OmbudsmanEnquiry,
  PromiseMade,
  Remedy,
  SafetyTask,
  SignOff,
  Stamp,
  StageActor,
  Stop,
} from '../types';
import { newFieldLog, stageField } from './fields';
import type { FieldLog } from './fields';

export type Receipt = CaseEventData<'case.received'>;

export interface CaseDraft {
  receipt: Receipt;
  /** The case's own procedure; undefined when this app does not have it. */
  readonly rules: Procedure | undefined;
  kind: Receipt['kind'];
  /** Requests for later stages, by the event that recorded them, in fold order. */
  readonly stageRequests: Map<EventId, CaseEventData<'stage.requested'> & { stamp: Stamp }>;
  summary: string;
  theirWords: string;
  wants: string;
  service: string;
  reason: string;
  handler: string | undefined;
  readonly people: Map<string, PersonOnCase>;
  readonly points: Map<string, { text: string; service: string; readonly added: EventId }>;
  readonly evidence: Map<string, Evidence>;
  readonly notes: CaseFile['notes'][number][];
  readonly contacts: Contact[];
  readonly promises: Map<string, PromiseMade>;
  readonly requests: Map<string, InformationRequest>;
  readonly safety: Map<string, SafetyTask>;
  readonly learning: Map<string, LearningAction>;
  readonly signOffs: SignOff[];
  readonly enquiries: Map<string, OmbudsmanEnquiry>;
  readonly linked: CaseLink[];
  readonly corrections: Correction[];
  readonly holds: Map<string, Hold>;
  readonly holdsLifted: Set<string>;
  readonly otherReferences: { system: string; value: string }[];
  readonly refusedStages: CaseFile['refusedStages'][number][];
  readonly extensions: Map<string, Extension & { readonly stage: number }>;
  readonly stops: Map<string, Stop & { readonly stage: number }>;
  readonly actors: Map<string, StageActor & { readonly stage: number }>;
  offered: CaseFile['offered'];
  convertedOn: string | undefined;
  readonly letters: IssuedLetter[];
  noRemedy: { why: string; event: EventId } | undefined;
  readonly bundles: CaseFile['bundles'][number][];
  /** By the id of the mark; marks taken back, so that one that arrives later stays away. */
  readonly redactions: Map<string, CaseFile['redactions'][number]>;
  readonly redactionsUndone: Set<string>;
  readonly redacted: Map<string, CaseFile['redacted'][number]>;
  readonly anomalies: Anomaly[];
  /** Anomalies someone has looked at, by the event they are about. */
  readonly seen: Map<EventId, Stamp>;

  readonly fields: FieldLog;
  /** Who wrote each event, for the options of a conflict. */
  readonly stamps: Map<EventId, Stamp>;
  /** Values of protected fields by the event that set them. */
  readonly definitions: Map<EventId, CaseEventData<'definition.set'> & { stamp: Stamp }>;
  readonly findings: Map<EventId, Finding & { stamp: Stamp }>;
  readonly rootCauses: Map<EventId, NonNullable<CaseFile['rootCause']>>;
  readonly remedies: Map<EventId, Remedy>;
  readonly closings: Map<EventId, CaseEventData<'case.closed'> & { stage: number }>;
  readonly reopenings: Map<EventId, CaseEventData<'case.reopened'>>;
  /** Undefined = a planned ending was taken back. */
  readonly endings: Map<EventId, Ending | undefined>;
  readonly overrides: Map<EventId, CaseEventData<'outcome.overridden'> & { stamp: Stamp }>;
  /** How a value is named where two people must choose, for fields that hold nothing else to show. */
  readonly labels: Map<EventId, string>;
  /** What a person chose against: kept in the history, without effect. */
  readonly setAside: Set<EventId>;
}

export function newDraft(receipt: Receipt, rules: Procedure | undefined, stamp: Stamp): CaseDraft {
  return {
    receipt,
    rules,
    kind: receipt.kind,
    stageRequests: new Map(),
    summary: receipt.summary,
    theirWords: receipt.theirWords,
    wants: receipt.wants,
    service: receipt.service,
    reason: receipt.reason,
    handler: receipt.handler,
    people: new Map(receipt.people.map((person) => [person.id, person])),
    points: new Map(),
    evidence: new Map(),
    notes: [],
    contacts: [],
    promises: new Map(),
    requests: new Map(),
    safety: new Map(
      receipt.alerts.map(({ alert, kind, note }) => [alert, { id: alert, kind, note, stamp }]),
    ),
    learning: new Map(),
    signOffs: [],
    enquiries: new Map(),
    linked: receipt.linked.map((link) => defined(link)),
    corrections: [],
    holds: new Map(),
    holdsLifted: new Set(),
    otherReferences: [...receipt.otherReferences],
    refusedStages: [],
    extensions: new Map(),
    stops: new Map(),
    actors: new Map(),
    offered: receipt.offered,
    convertedOn: undefined,
    letters: [],
    noRemedy: undefined,
    bundles: [],
    redactions: new Map(),
    redactionsUndone: new Set(),
    redacted: new Map(),
    anomalies: [],
    seen: new Map(),
    fields: newFieldLog(),
    stamps: new Map(),
    definitions: new Map(),
    findings: new Map(),
    rootCauses: new Map(),
    remedies: new Map(),
    closings: new Map(),
    reopenings: new Map(),
    endings: new Map(),
    overrides: new Map(),
    labels: new Map(),
    setAside: new Set(),
  };
}

/** The stage's rule in the case's own procedure. */
export const ruleOf = (draft: CaseDraft, stage: number): StageRule | undefined =>
  draft.rules?.stages.find((candidate) => candidate.number === stage);

/** The stage its writer knew the case to be at: the last one whose request they had seen. */
export function stageSeen(draft: CaseDraft, step: Pick<FoldStep, 'follows'>): number {
  let stage = 1;
  for (const [event, request] of draft.stageRequests) {
    if (request.stage > stage && step.follows(event)) stage = request.stage;
  }
  return stage;
}

/** The event being folded, apart from its data. */
export interface FoldStep {
  readonly id: EventId;
  readonly stamp: Stamp;
  /** Whether its writer had seen another event. */
  readonly follows: (earlier: EventId) => boolean;
}

/**
 * Folds one kind of event into the draft.
 * @returns a plain sentence when the move makes no sense where it stands; the draft then keeps what it
 * had, except where the module says that a fact is recorded all the same.
 */
export type Apply<K extends CaseEventKind> = (
  draft: CaseDraft,
  data: CaseEventData<K>,
  step: FoldStep,
) => string | undefined;

/** The point's number as people see it: 1, 2, 3… in the order added; undefined when there is no such point. */
export function pointNumber(draft: CaseDraft, point: string): number | undefined {
  const index = [...draft.points.keys()].indexOf(point);
  return index < 0 ? undefined : index + 1;
}

/** Whether somebody decided the point at a stage, even where the words of the decision were erased since. */
export const isDecided = (draft: CaseDraft, point: string, stage: number): boolean =>
  (draft.fields.heads.get(stageField(`point:${point}`, stage)) ?? []).some(
    (head) => head.holder !== undefined,
  );

/** True when the writer knew that the letter ending their stage had gone. */
export function afterResponse(draft: CaseDraft, step: FoldStep): boolean {
  const seen = stageSeen(draft, step);
  return draft.fields.freezes.some(({ event, stage }) => stage === seen && step.follows(event));
}
