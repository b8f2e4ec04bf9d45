/**
 * What moves a stage: who acts in it, a longer date, a clock that stands still, how it ends other than by a
 * response, and the request for the next one.
 */
import { formatDate } from '../../calendar';
import { defined } from '../defined';
import type { CaseEventKind } from '../schema';
import type { Ending } from '../types';
import { afterResponse, stageSeen } from './draft';
import type { Apply, CaseDraft, FoldStep } from './draft';
import { stageField, touch } from './fields';

export const actorNamed: Apply<'actor.named'> = (draft, data, step) => {
  const { stage, role, who, interest } = data;
  draft.actors.set(`${stage}:${role}`, defined({ stage, role, who, interest, stamp: step.stamp }));
  return undefined;
};

const GONE = 'after the letter that ended the stage had gone. The date in it stands.';

export const extensionProposed: Apply<'extension.proposed'> = (draft, data, step) => {
  if (afterResponse(draft, step)) return `A longer date was planned ${GONE}`;
  const { proposal, stage, to, reason } = data;
  draft.extensions.set(proposal, { id: proposal, stage, to, reason, stamp: step.stamp });
  touchDeadline(draft, stage, step, `more time until ${formatDate(to)}`);
  return undefined;
};

export const suspensionProposed: Apply<'suspension.proposed'> = (draft, data, step) => {
  if (afterResponse(draft, step)) return `The clock was stopped ${GONE}`;
  const { proposal, stage, from, ground, reason } = data;
  draft.stops.set(proposal, { id: proposal, stage, from, ground, reason, stamp: step.stamp });
  touchDeadline(draft, stage, step, `clock stopped from ${formatDate(from)}, ${ground}`);
  return undefined;
};

export const clockRestarted: Apply<'clock.restarted'> = (draft, data, step) => {
  const standing = [...draft.stops.values()].findLast(
    (stop) => stop.stage === data.stage && stop.to === undefined && step.follows(stop.stamp.event),
  );
  if (!standing) return 'The clock was started again, but it was not standing still.';
  draft.stops.set(standing.id, { ...standing, to: data.on, restartWhy: data.why });
  touchDeadline(draft, data.stage, step, `clock running from ${formatDate(data.on)}`);
  return undefined;
};

export const proposalDropped: Apply<'proposal.dropped'> = (draft, data, step) => {
  const planned = draft.extensions.get(data.proposal) ?? draft.stops.get(data.proposal);
  if (!planned) return 'A plan was dropped that is not on this case.';
  if (planned.toldOn !== undefined) {
    return `A plan was dropped after its letter had gone on ${formatDate(planned.toldOn)}. What the letter says stands.`;
  }
  draft.extensions.delete(data.proposal);
  draft.stops.delete(data.proposal);
  touchDeadline(draft, planned.stage, step, 'no change of the date');
  return undefined;
};

function touchDeadline(draft: CaseDraft, stage: number, step: FoldStep, label: string): void {
  draft.labels.set(step.id, label);
  touch(draft.fields, stageField('deadline', stage), step.id, step.follows, step.id);
}

type EndingKind = Extract<
  CaseEventKind,
  'refusal.decided' | 'withdrawal.recorded' | 'earlyResolution.agreed'
>;

const endedAs =
  <K extends EndingKind>(type: Ending['type']): Apply<K> =>
  (draft, data, step) => {
    if (afterResponse(draft, step)) {
      return `The complaint was recorded as ${type} after the letter that ended the stage had gone. The letter stands.`;
    }
    // `type` and the kind of event go together in the table of `fold.ts`.
    setEnding(draft, data.stage, step, type, { type, ...data, stamp: step.stamp } as Ending);
    return undefined;
  };

export const refusalDecided: Apply<'refusal.decided'> = endedAs('refused');
export const withdrawalRecorded: Apply<'withdrawal.recorded'> = endedAs('withdrawn');
export const earlyResolutionAgreed: Apply<'earlyResolution.agreed'> = endedAs('resolved early');

export const endingUndone: Apply<'ending.undone'> = (draft, data, step) => {
  if (afterResponse(draft, step)) {
    return 'How the complaint ended was taken back after its letter had gone. The letter stands.';
  }
  setEnding(draft, data.stage, step, 'goes on', undefined);
  return undefined;
};

function setEnding(
  draft: CaseDraft,
  stage: number,
  step: FoldStep,
  label: string,
  ending: Ending | undefined,
): void {
  draft.endings.set(step.id, ending);
  draft.labels.set(step.id, label);
  touch(draft.fields, stageField('ending', stage), step.id, step.follows, step.id);
}

export const stageRequested: Apply<'stage.requested'> = (draft, data, step) => {
  const seen = stageSeen(draft, step);
  if (data.stage !== seen + 1) {
    return `Stage ${data.stage} was asked for when the case was at stage ${seen}. The case stays where it is.`;
  }
  if (!draft.rules?.stages.some(({ number }) => number === data.stage)) {
    return `Stage ${data.stage} was asked for, which this procedure does not have.`;
  }
  draft.stageRequests.set(step.id, { ...data, stamp: step.stamp });
  draft.labels.set(
    step.id,
    `stage ${data.stage} asked for, received ${formatDate(data.receivedOn)}`,
  );
  touch(draft.fields, 'stage', step.id, step.follows, step.id);
  return undefined;
};

export const stageRefused: Apply<'stage.refused'> = (draft, data, step) => {
  draft.refusedStages.push({ ...data, stamp: step.stamp });
  return undefined;
};
