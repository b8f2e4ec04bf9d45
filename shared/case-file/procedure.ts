/** The procedure a case began under, where this app has it. */
import { procedureIn } from '../procedures';
import type { Procedure, StageRule } from '../procedures';
import type { CaseFile, CaseSummary } from './types';

/** The rule of the stage a case is at; undefined for a procedure this app does not have. */
export const stageRuleOf = (file: Pick<CaseFile, 'rules' | 'stage'>): StageRule | undefined =>
  file.rules?.stages.find(({ number }) => number === file.stage);

/** @param council the council's own versions, beside those shipped. */
export const procedureOfRow = (
  row: Pick<CaseSummary, 'procedure' | 'procedureVersion'>,
  council: readonly Procedure[] = [],
): Procedure | undefined =>
  procedureIn({ id: row.procedure, version: row.procedureVersion }, council);
