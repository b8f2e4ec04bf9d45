/** Which moves a stage allows as it stands: only these are offered, each opening its form. */
import type { CaseFile, DayContext } from '@shared/case-file';
import { nextStageWindow } from '@shared/case-file';
import { stageRuleOf } from '@shared/case-file/procedure';
import { stopNow } from '@shared/case-file/stage-needs';
import type { ActionFormId } from './forms';

export interface Move {
  readonly form: ActionFormId;
  readonly words: string;
}

export function movesOf(file: CaseFile, day: DayContext): readonly Move[] {
  if (file.readOnly) return [];
  if (file.closedOn !== undefined) {
    return [{ form: 'reopen', words: 'Open the case again' }, ...nextStage(file, day)];
  }
  const rule = stageRuleOf(file);
  if (!rule || (file.kind !== 'complaint' && file.kind !== 'member enquiry')) return [];
  if (file.respondedOn !== undefined) return nextStage(file, day);
  if (file.ending) return [{ form: 'go-on', words: 'Take the ending back' }];
  const isComplaint = file.kind === 'complaint';
  return [
    { form: 'decider', words: 'Say who acts' },
    ...dateMoves(file, rule.suspendable, rule.extension !== undefined),
    ...(isComplaint && rule.earlyResolutionLetter !== undefined
      ? [{ form: 'early', words: 'Settled by agreement' } as const]
      : []),
    ...(isComplaint ? [{ form: 'withdraw', words: 'They withdraw it' } as const] : []),
    ...(isComplaint && file.stage === 1
      ? [{ form: 'refuse', words: 'Refuse the complaint' } as const]
      : []),
    ...(file.outcome === undefined
      ? []
      : [{ form: 'outcome', words: 'Another overall outcome' } as const]),
  ];
}

/** Until the acknowledgement has gone there is no date that could move. */
function dateMoves(file: CaseFile, mayStop: boolean, mayExtend: boolean): readonly Move[] {
  if (file.acknowledgedOn === undefined) return [];
  if (file.owedLetter) {
    return file.owedLetter.kind === 'clock restarted'
      ? []
      : [{ form: 'drop-plan', words: 'Take the plan back' }];
  }
  if (stopNow(file)) return [{ form: 'restart', words: 'Start the clock again' }];
  return [
    ...(mayExtend ? [{ form: 'extension', words: 'More time' } as const] : []),
    ...(mayStop ? [{ form: 'stop', words: 'Stop the clock' } as const] : []),
  ];
}

function nextStage(file: CaseFile, { cal }: DayContext): readonly Move[] {
  const window = file.respondedOn === undefined ? undefined : nextStageWindow(file, cal);
  if (!window) return [];
  return [
    { form: 'next-stage', words: `They ask for ${window.name.toLowerCase()}` },
    { form: 'no-next-stage', words: `Refuse ${window.name.toLowerCase()}` },
  ];
}
