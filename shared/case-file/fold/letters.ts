/**
 * Issued letters, and the dates they set. A letter that went is a fact: it is listed whatever else is
 * wrong with it; what can fail is its effect on the stage.
 */
import { formatDate } from '../../calendar';
import { defined } from '../defined';
import type { CaseEventData } from '../schema';
import type { IssuedLetter } from '../types';
import type { StageRule } from '../../procedures';
import { freeze, lastSeen, stageField, touch } from './fields';
import { pointNumber, ruleOf, stageSeen } from './draft';
import type { Apply, CaseDraft } from './draft';

/** The protected field a letter of this kind fills: one acknowledgement and one end a stage. */
export const letterField = (stage: number, kind: string): string => `letter:${stage}:${kind}`;

/** Letters that end a stage: the response, or what tells them how else it ended. */
export const endingLetters = (rule: StageRule): readonly string[] => [
  rule.responseLetter,
  ...(rule.earlyResolutionLetter === undefined ? [] : [rule.earlyResolutionLetter]),
  'refusal',
  'withdrawal',
];

export const letterIssued: Apply<'letter.issued'> = (draft, data, step) => {
  if (draft.letters.some((letter) => letter.id === data.letter)) {
    return `The same ${data.kind} was recorded as issued twice.`;
  }
  draft.letters.push(asLetter(data, step.stamp));
  const stage = stageSeen(draft, step);
  if (data.stage !== stage) {
    return `The ${data.kind} is for stage ${data.stage}, but the case is at stage ${stage}. It is kept; the dates of the stage are unchanged.`;
  }
  if (data.proposal !== undefined) return toldOf(draft, data.proposal, data);
  const rule = ruleOf(draft, stage);
  const ends = rule !== undefined && endingLetters(rule).includes(data.kind);
  if (!rule || !(ends || data.kind === rule.acknowledgementLetter)) return undefined;
  const field = letterField(stage, data.kind);
  if (lastSeen(draft.fields, field, step.follows)) {
    return `A second ${data.kind} was sent on ${formatDate(data.sent.on)}. The first one counts for the dates.`;
  }
  touch(draft.fields, field, step.id, step.follows, step.id);
  if (ends) freeze(draft.fields, step.id, stage, step.follows);
  if (data.sent.on < draft.receipt.receivedOn) {
    return `The ${data.kind} is dated ${formatDate(data.sent.on)}, before the complaint was received. Check the date.`;
  }
  return data.kind === rule.responseLetter ? undecidedThen(draft, stage, step.follows) : undefined;
};

/** A longer date or a stopped clock counts from the letter that tells of it. */
function toldOf(
  draft: CaseDraft,
  proposal: string,
  { kind, sent }: CaseEventData<'letter.issued'>,
): string | undefined {
  const extension = draft.extensions.get(proposal);
  if (extension) {
    draft.extensions.set(proposal, { ...extension, toldOn: extension.toldOn ?? sent.on });
    return undefined;
  }
  const stop = draft.stops.get(proposal);
  if (!stop)
    return `The ${kind} tells of a change that is not on this case. It is kept; the dates are unchanged.`;
  draft.stops.set(
    proposal,
    kind === 'clock restarted'
      ? { ...stop, restartToldOn: stop.restartToldOn ?? sent.on }
      : { ...stop, toldOn: stop.toldOn ?? sent.on },
  );
  return undefined;
}

/** Points the writer of a response could see, and had not decided. */
function undecidedThen(
  draft: CaseDraft,
  stage: number,
  follows: (earlier: string) => boolean,
): string | undefined {
  const open = [...draft.points]
    .filter(([, point]) => follows(point.added))
    .filter(
      ([id]) =>
        lastSeen(draft.fields, stageField(`point:${id}`, stage), follows)?.holder === undefined,
    )
    .map(([id]) => pointNumber(draft, id));
  if (open.length === 0) return undefined;
  return `The response went without a decision on point ${open.join(', ')}. Check what the letter says about it.`;
}

function asLetter(
  data: CaseEventData<'letter.issued'>,
  stamp: IssuedLetter['stamp'],
): IssuedLetter {
  const { letter, overrides: _kept, ...rest } = data;
  return defined({ id: letter, ...rest, versions: [], stamp });
}

export const versionKept: Apply<'letter.versionKept'> = (draft, data, step) => {
  const { version, letter, ...rest } = data;
  const at = draft.letters.findIndex(({ id }) => id === letter);
  const of = draft.letters[at];
  if (!of) return 'Another version was kept of a letter that is not on this case.';
  if (of.versions.some(({ id }) => id === version)) return undefined;
  draft.letters[at] = {
    ...of,
    versions: [...of.versions, defined({ id: version, ...rest, stamp: step.stamp })],
  };
  return undefined;
};

export const versionSent: Apply<'letter.versionSent'> = (draft, { version, sentOn }) => {
  const at = draft.letters.findIndex(({ versions }) => versions.some(({ id }) => id === version));
  const of = draft.letters[at];
  if (!of) return 'A version of a letter was sent that is not on this case.';
  draft.letters[at] = {
    ...of,
    versions: of.versions.map((each) =>
      each.id === version ? { ...each, sentOn: each.sentOn ?? sentOn } : each,
    ),
  };
  return undefined;
};

export const caseClosed: Apply<'case.closed'> = (draft, data, step) => {
  const seen = lastSeen(draft.fields, 'stage', step.follows)?.holder;
  if (seen !== undefined && draft.closings.has(seen)) {
    return 'The case was closed when it was closed already.';
  }
  draft.closings.set(step.id, { ...data, stage: stageSeen(draft, step) });
  touch(draft.fields, 'stage', step.id, step.follows, step.id);
  return undefined;
};

export const caseReopened: Apply<'case.reopened'> = (draft, data, step) => {
  const seen = lastSeen(draft.fields, 'stage', step.follows)?.holder;
  if (seen === undefined || !draft.closings.has(seen)) {
    return 'The case was opened again when it was open already.';
  }
  draft.reopenings.set(step.id, data);
  draft.labels.set(step.id, `opened again ${formatDate(data.on)}`);
  touch(draft.fields, 'stage', step.id, step.follows, step.id);
  return undefined;
};
