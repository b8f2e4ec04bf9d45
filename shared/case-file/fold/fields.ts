/**
 * Protected fields: what two people must not change without seeing each other's change.
 *
 * Each field keeps its heads: the events that touched it and that no later touch has seen. One head is
 * the usual case. More than one, holding different values, is a conflict.
 *
 * A head says which event's value it holds. That is the event itself for an ordinary change; for a
 * settlement, the head the person kept; and for a response letter, whatever stood when the letter was
 * written, since the letter fixes it: a decision changed unseen while the letter went is a conflict too.
 */
import type { EventId } from '../../history/types';

export interface FieldHead {
  readonly event: EventId;
  /** The event whose value stands if this head is kept; undefined = there was none. */
  readonly holder: EventId | undefined;
}

export interface FieldLog {
  readonly heads: Map<string, readonly FieldHead[]>;
  /** Every touch so far, in fold order. */
  readonly touches: Map<string, FieldHead[]>;
  /** Letters that ended a stage: they touch every field they fix, also those first touched later in the order. */
  readonly freezes: { readonly event: EventId; readonly stage: number }[];
}

/** Whether the event being folded had seen another. */
type Saw = (earlier: EventId) => boolean;

export const newFieldLog = (): FieldLog => ({ heads: new Map(), touches: new Map(), freezes: [] });

/** A field of one stage: stage 1 bears no mark, later ones end in `@2`, `@3`. */
export const stageField = (field: string, stage: number): string =>
  stage === 1 ? field : `${field}@${stage}`;

/** The field without its stage, and the stage. */
export function splitField(field: string): { readonly name: string; readonly stage: number } {
  const marked = /^(.*)@(\d+)$/.exec(field);
  return marked ? { name: marked[1] ?? '', stage: Number(marked[2]) } : { name: field, stage: 1 };
}

/** Fields the letter that ends a stage fixes: what it told the person. */
function isFixedBy(field: string, ended: number): boolean {
  const { name, stage } = splitField(field);
  return stage === ended && (name === 'definition' || name.startsWith('point:'));
}

const headsOf = (log: FieldLog, field: string): readonly FieldHead[] =>
  log.heads.get(field) ??
  log.freezes
    .filter(({ stage }) => isFixedBy(field, stage))
    .map(({ event }) => ({ event, holder: undefined }));

/**
 * Records that `event` changed `field`.
 * @param holder whose value now stands: the event itself for an ordinary change.
 */
export function touch(
  log: FieldLog,
  field: string,
  event: EventId,
  saw: Saw,
  holder: EventId | undefined,
): void {
  const head = { event, holder };
  log.heads.set(field, [...headsOf(log, field).filter((other) => !saw(other.event)), head]);
  const touches = log.touches.get(field);
  if (touches) touches.push(head);
  else log.touches.set(field, [head]);
}

/** The letter that ends a stage fixes what it says: every such field as the writer of the letter saw it. */
export function freeze(log: FieldLog, event: EventId, stage: number, saw: Saw): void {
  for (const field of [...log.heads.keys()].filter((each) => isFixedBy(each, stage))) {
    touch(log, field, event, saw, lastSeen(log, field, saw)?.holder);
  }
  log.freezes.push({ event, stage });
}

/**
 * The newest touch of a field its writer had seen: what stood before their eyes, whatever others did
 * meanwhile.
 */
export function lastSeen(log: FieldLog, field: string, saw: Saw): FieldHead | undefined {
  return log.touches.get(field)?.findLast((touched) => saw(touched.event));
}

/** The event whose value stands in a field: of several heads, the last in fold order until one is chosen. */
export function standing(log: FieldLog, field: string): EventId | undefined {
  return log.heads.get(field)?.at(-1)?.holder;
}

/** The touch of a field by one event. */
export function touchBy(log: FieldLog, field: string, event: EventId): FieldHead | undefined {
  return (
    log.touches.get(field)?.find((touched) => touched.event === event) ??
    headsOf(log, field).find((head) => head.event === event)
  );
}

/** Fields with heads that hold different values, in the order first touched. */
export function disputed(log: FieldLog): readonly [string, readonly FieldHead[]][] {
  return [...log.heads].filter(([, heads]) => new Set(heads.map((head) => head.holder)).size > 1);
}
