/** The procedure a case began under, where this app has it. */
import { findProcedure } from '../procedures';
import type { Procedure, StageRule } from '../procedures';

/** Undefined instead of an exception: a case may come from a newer app. */
export function procedureFor(named: { id: string; version: number }): Procedure | undefined {
  try {
    return findProcedure(named.id, named.version);
  } catch {
    return undefined;
  }
}

export function stageRuleFor(
  named: { id: string; version: number },
  stage: number,
): StageRule | undefined {
  return procedureFor(named)?.stages.find((candidate) => candidate.number === stage);
}
