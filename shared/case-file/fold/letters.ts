/**
 * Issued letters, and the dates they set. A letter that went is a fact: it is listed whatever else is
 * wrong with it; what can fail is its effect on the stage.
 */
import { formatDate } from '../../calendar';
import type { CaseEventData } from '../schema';
import type { IssuedLetter } from '../types';
import { freeze, lastSeen, touch } from './fields';
import { pointNumber } from './draft';
import type { Apply, CaseDraft } from './draft';

/** The protected field a letter of this kind fills: one acknowledgement and one response a stage. */
export const letterField = (stage: number, kind: string): string => `letter:${stage}:${kind}`;

export const letterIssued: Apply<'letter.issued'> = (draft, data, step) => {
  if (draft.letters.some((letter) => letter.id === data.letter)) {
    return `The same ${data.kind} was recorded as issued twice.`;
  }
  draft.letters.push(asLetter(data, step.stamp));
  if (data.stage !== draft.stage) {
    return `The ${data.kind} is for stage ${data.stage}, but the case is at stage ${draft.stage}. It is kept; the dates of the stage are unchanged.`;
  }
  const field = letterField(data.stage, data.kind);
  if (lastSeen(draft.fields, field, step.follows)) {
    return `A second ${data.kind} was sent on ${formatDate(data.sent.on)}. The first one counts for the dates.`;
  }
  const isResponse = data.kind === draft.rule?.responseLetter;
  touch(draft.fields, field, step.id, step.follows, step.id);
  if (isResponse) freeze(draft.fields, step.id, step.follows);
  if (data.sent.on < draft.receipt.receivedOn) {
    return `The ${data.kind} is dated ${formatDate(data.sent.on)}, before the complaint was received. Check the date.`;
  }
  return isResponse ? undecidedThen(draft, step.follows) : undefined;
};

/** Points the writer of a response could see, and had not decided. */
function undecidedThen(
  draft: CaseDraft,
  follows: (earlier: string) => boolean,
): string | undefined {
  const open = [...draft.points]
    .filter(([, point]) => follows(point.added))
    .filter(([id]) => lastSeen(draft.fields, `point:${id}`, follows)?.holder === undefined)
    .map(([id]) => pointNumber(draft, id));
  if (open.length === 0) return undefined;
  return `The response went without a decision on point ${open.join(', ')}. Check what the letter says about it.`;
}

function asLetter(
  data: CaseEventData<'letter.issued'>,
  stamp: IssuedLetter['stamp'],
): IssuedLetter {
  const { letter, overrides: _kept, ...rest } = data;
  return { id: letter, ...rest, stamp };
}

export const caseClosed: Apply<'case.closed'> = (draft, data, step) => {
  if (lastSeen(draft.fields, 'stage', step.follows)) {
    return 'The case was closed when it was closed already.';
  }
  draft.closings.set(step.id, data);
  touch(draft.fields, 'stage', step.id, step.follows, step.id);
  return undefined;
};
