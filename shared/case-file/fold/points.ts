/** The definition, the points of complaint and what was found on them. */
import { stageField, touch } from './fields';
import { afterResponse, pointNumber, stageSeen } from './draft';
import type { Apply, CaseDraft, FoldStep } from './draft';

const GONE = 'after the response had gone. The response and what it said stand.';

export const definitionSet: Apply<'definition.set'> = (draft, data, step) => {
  if (afterResponse(draft, step)) return `The definition was changed ${GONE}`;
  draft.definitions.set(step.id, { ...data, stamp: step.stamp });
  touch(
    draft.fields,
    stageField('definition', stageSeen(draft, step)),
    step.id,
    step.follows,
    step.id,
  );
  return undefined;
};

export const pointAdded: Apply<'point.added'> = (draft, data, step) => {
  if (draft.points.has(data.point)) {
    return `Point ${pointNumber(draft, data.point)} was added a second time. The first wording stands.`;
  }
  draft.points.set(data.point, { text: data.text, service: data.service, added: step.id });
  return undefined;
};

export const pointReworded: Apply<'point.reworded'> = (draft, data) => {
  const point = draft.points.get(data.point);
  if (!point) return 'A point was reworded that is not on this case.';
  point.text = data.text;
  point.service = data.service;
  return undefined;
};

export const pointDecided: Apply<'point.decided'> = (draft, data, step) => {
  const number = pointNumber(draft, data.point);
  if (number === undefined) {
    return `A decision (${data.finding.outcome}) was made on a point that is not on this case.`;
  }
  if (afterResponse(draft, step)) return `Point ${number} was decided again ${GONE}`;
  draft.findings.set(step.id, { ...data.finding, stamp: step.stamp });
  touch(
    draft.fields,
    stageField(`point:${data.point}`, stageSeen(draft, step)),
    step.id,
    step.follows,
    step.id,
  );
  return undefined;
};

/** The words of a decision were erased: that somebody decided the point still counts. */
export function decisionErased(draft: CaseDraft, point: unknown, step: FoldStep): void {
  if (typeof point !== 'string' || !draft.points.has(point) || afterResponse(draft, step)) return;
  touch(
    draft.fields,
    stageField(`point:${point}`, stageSeen(draft, step)),
    step.id,
    step.follows,
    step.id,
  );
}

export const rootCauseRecorded: Apply<'rootCause.recorded'> = (draft, data, step) => {
  draft.rootCauses.set(step.id, { ...data, stamp: step.stamp });
  touch(draft.fields, 'rootCause', step.id, step.follows, step.id);
  return undefined;
};

export const outcomeOverridden: Apply<'outcome.overridden'> = (draft, data, step) => {
  draft.overrides.set(step.id, { ...data, stamp: step.stamp });
  draft.labels.set(step.id, data.outcome);
  touch(draft.fields, stageField('outcome', data.stage), step.id, step.follows, step.id);
  return undefined;
};
