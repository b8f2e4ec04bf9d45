/** Each stage as it stands: its dates, who acts, what moved its clock, and how it ended. */
import type { CalendarDate } from '../../calendar';
import { defined } from '../defined';
import { sumOutcomes } from '../outcome';
import type { Finding, LetterKind } from '../schema';
import type { CaseFile, Stamp, StageRecord } from '../types';
import { ruleOf } from './draft';
import type { CaseDraft } from './draft';
import { stageField, standing } from './fields';
import { endingLetters, letterField } from './letters';

/** @param upTo the stage a closing that stands was made at: what came unseen of it is set aside. */
export function stagesOf(draft: CaseDraft, upTo?: number): StageRecord[] {
  const first = firstStage(draft);
  const later = draft.rules?.stages.slice(1) ?? [];
  const records = [first];
  for (const { number } of later) {
    if (upTo !== undefined && number > upTo) break;
    const requests = [...draft.stageRequests].filter(
      ([event, { stage }]) => stage === number && !draft.setAside.has(event),
    );
    const request = requests.at(-1)?.[1];
    if (!request) break;
    const { stamp, ...data } = request;
    records.push(
      stageRecord(draft, number, {
        receivedOn: data.receivedOn,
        effectiveOn: data.effectiveOn,
        request: { ...data, stamp },
      }),
    );
  }
  return records;
}

export const firstStage = (draft: CaseDraft): StageRecord =>
  stageRecord(draft, 1, {
    receivedOn: draft.receipt.receivedOn,
    effectiveOn: draft.receipt.effectiveOn,
  });

function stageRecord(
  draft: CaseDraft,
  number: number,
  begun: Pick<StageRecord, 'receivedOn' | 'effectiveOn'> & Partial<Pick<StageRecord, 'request'>>,
): StageRecord {
  const rule = ruleOf(draft, number);
  const ended = rule ? endOf(draft, number, endingLetters(rule)) : undefined;
  const ending = draft.endings.get(standing(draft.fields, stageField('ending', number)) ?? '');
  const override = draft.overrides.get(standing(draft.fields, stageField('outcome', number)) ?? '');
  const ofStage = <T extends { readonly stage: number; readonly stamp: Stamp }>(
    all: Iterable<T>,
  ): Omit<T, 'stage'>[] =>
    [...all]
      .filter(({ stage, stamp }) => stage === number && !draft.setAside.has(stamp.event))
      .map(({ stage: _its, ...rest }) => rest);
  return defined({
    number,
    ...begun,
    acknowledgedOn: rule && sentOn(draft, number, rule.acknowledgementLetter)?.on,
    respondedOn: ended?.on,
    ending,
    extensions: ofStage(draft.extensions.values()),
    stops: ofStage(draft.stops.values()),
    actors: ofStage(draft.actors.values()),
    outcome:
      ending?.type === 'withdrawn'
        ? ('withdrawn' as const)
        : ending
          ? undefined
          : (override?.outcome ?? summedOutcome(draft, number)),
    outcomeOverride: override && { why: override.why, stamp: override.stamp },
    nextStageBy: ended?.nextStageBy,
  });
}

const summedOutcome = (draft: CaseDraft, stage: number) =>
  sumOutcomes([...draft.points.keys()].map((point) => findingAt(draft, point, stage)?.outcome));

export const findingAt = (
  draft: CaseDraft,
  point: string,
  stage: number,
): (Finding & { stamp: Stamp }) | undefined =>
  draft.findings.get(standing(draft.fields, stageField(`point:${point}`, stage)) ?? '');

/** When the stage ended, by whichever letter ended it first. */
function endOf(draft: CaseDraft, stage: number, kinds: readonly string[]) {
  return kinds
    .flatMap((kind) => sentOn(draft, stage, kind) ?? [])
    .toSorted((left, right) => (left.on < right.on ? -1 : 1))[0];
}

/**
 * When the letter of this kind went: the one that was chosen, or the earliest while two wait for a choice,
 * since the person had been told by then.
 */
function sentOn(
  draft: CaseDraft,
  stage: number,
  kind: string,
): { on: CalendarDate; nextStageBy: CalendarDate | undefined } | undefined {
  const heads = draft.fields.heads.get(letterField(stage, kind)) ?? [];
  const holders = new Set(heads.map((head) => head.holder));
  return draft.letters
    .filter((letter) => holders.has(letter.stamp.event))
    .map(({ sent, nextStageBy }) => ({ on: sent.on, nextStageBy }))
    .toSorted((left, right) => (left.on < right.on ? -1 : 1))[0];
}

/** A change of the date that nobody was told of yet: a stop first, since the clock rests on it. */
export function owedLetter(stage: StageRecord): CaseFile['owedLetter'] {
  if (stage.respondedOn !== undefined) return undefined;
  const owed = (kind: LetterKind, proposal: string) => ({ kind, proposal });
  const restart = stage.stops.find(
    ({ to, toldOn, restartToldOn }) =>
      to !== undefined && toldOn !== undefined && restartToldOn === undefined,
  );
  if (restart) return owed('clock restarted', restart.id);
  const stop = stage.stops.find(({ toldOn, to }) => toldOn === undefined && to === undefined);
  if (stop) return owed('clock stopped', stop.id);
  const extension = stage.extensions.findLast(({ toldOn }) => toldOn === undefined);
  return extension && owed('extension', extension.id);
}
