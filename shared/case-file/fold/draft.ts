/** The case as it is being folded: mutable, seen by the fold's modules only. */
import type { EventId } from '../../history/types';
import type { StageRule } from '../../procedures';
import type { CaseEventData, CaseEventKind, Finding, PersonOnCase } from '../schema';
import type { Anomaly, CaseFile, Evidence, IssuedLetter, Remedy, Stamp } from '../types';
import { newFieldLog } from './fields';
import type { FieldLog } from './fields';

export type Receipt = CaseEventData<'case.received'>;

export interface CaseDraft {
  readonly receipt: Receipt;
  /** The stage's rule in the case's own procedure; undefined when this app does not have that procedure. */
  readonly rule: StageRule | undefined;
  readonly stage: number;
  summary: string;
  service: string;
  reason: string;
  handler: string | undefined;
  readonly people: Map<string, PersonOnCase>;
  readonly points: Map<string, { text: string; service: string; readonly added: EventId }>;
  readonly evidence: Map<string, Evidence>;
  readonly notes: { id: string; text: string; stamp: Stamp }[];
  readonly letters: IssuedLetter[];
  noRemedy: { why: string; event: EventId } | undefined;
  readonly bundles: CaseFile['bundles'][number][];
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
  readonly closings: Map<EventId, CaseEventData<'case.closed'>>;
}

export function newDraft(receipt: Receipt, rule: StageRule | undefined): CaseDraft {
  return {
    receipt,
    rule,
    stage: 1,
    summary: receipt.summary,
    service: receipt.service,
    reason: receipt.reason,
    handler: receipt.handler,
    people: new Map(receipt.people.map((person) => [person.id, person])),
    points: new Map(),
    evidence: new Map(),
    notes: [],
    letters: [],
    noRemedy: undefined,
    bundles: [],
    anomalies: [],
    seen: new Map(),
    fields: newFieldLog(),
    stamps: new Map(),
    definitions: new Map(),
    findings: new Map(),
    rootCauses: new Map(),
    remedies: new Map(),
    closings: new Map(),
  };
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

/** Whether somebody decided the point, even where the words of the decision were erased since. */
export const isDecided = (draft: CaseDraft, point: string): boolean =>
  (draft.fields.heads.get(`point:${point}`) ?? []).some((head) => head.holder !== undefined);

/** True when the writer knew that the response had gone. */
export const afterResponse = (draft: CaseDraft, step: FoldStep): boolean =>
  draft.fields.freezes.some((response) => step.follows(response));
