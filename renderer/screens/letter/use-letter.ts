/** The letter being written, from the draft and the case, with what the checks say of it. */
import type { CaseFile, CaseSummary } from '@shared/case-file';
import type { LetterKind } from '@shared/case-file/schema';
import {
  assembleLetter,
  type Block,
  caseFields,
  changedFields,
  checkParts,
  type LetterContext,
  type LetterDocument,
  nameKey,
  withFields,
} from '@shared/letters';
import { useDeferredValue, useMemo } from 'react';
import { useCases, useCouncil, useToday } from '../../app/store-context';

/** The letter as it stands, and what the checks say of it; they may lag a keystroke behind. */
export function useLetter(file: CaseFile, kind: LetterKind, draft: readonly Block[] | null) {
  const council = useCouncil();
  const day = useLetterDay(file);
  const assembled = useMemo(
    () => assembleLetter(kind, file, council, day),
    [kind, file, council, day],
  );
  const values = useMemo(
    () => caseFields(assembled.blocks, file, council, day),
    [assembled, file, council, day],
  );
  const letter = useMemo<LetterDocument>(
    () => (draft === null ? assembled : { ...assembled, blocks: [...withFields(draft, values)] }),
    [assembled, draft, values],
  );
  const read = useDeferredValue(letter);
  const checked = useMemo(
    () => ({
      checks: checkParts(read, file, council, day),
      changed: changedFields(read.blocks, values),
    }),
    [read, file, council, day, values],
  );
  return { letter, read, fromCase: assembled.blocks, values, checked };
}

/** The day the letter goes, and who is on other cases: their names have no place in it. */
export function useLetterDay(file: CaseFile): LetterContext {
  const day = useToday();
  const cases = useCases();
  return useMemo(() => letterDay(day, cases, file.id), [day, cases, file.id]);
}

export const letterDay = (
  day: Pick<LetterContext, 'today' | 'cal'>,
  cases: readonly CaseSummary[],
  id: string,
): LetterContext => ({
  ...day,
  otherPeople: new Set(cases.filter((each) => each.id !== id).map(({ person }) => nameKey(person))),
});
