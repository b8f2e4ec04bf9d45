/** The letter as its reader will find it, read again as it changes, and what its writer does about it. */
import type { CaseFile } from '@shared/case-file';
import type { CouncilSettings } from '@shared/case-file/council';
import { type LetterDocument, staffNames } from '@shared/letters';
import { createChecker, type LetterCheck, RULE_IDS, type RuleId } from '@shared/plain-english';
import { useMemo, useState } from 'react';

const isRule = (rule: string): rule is RuleId => RULE_IDS.some((each) => each === rule);

/** @param ignored ids of findings that the writer chose to ignore in this letter */
export function usePlainEnglish(
  letter: LetterDocument,
  file: CaseFile,
  council: CouncilSettings,
  ignored: readonly string[],
): LetterCheck {
  const [checker] = useState(createChecker);
  const context = useMemo(
    () => ({
      officers: staffNames(file, council),
      allowed: council.allowedWords.flatMap(({ rule, words }) =>
        isRule(rule) ? [{ rule, words }] : [],
      ),
      abbreviations: council.allowedWords
        .filter(({ rule }) => rule === 'abbreviation')
        .map(({ words }) => words.toUpperCase()),
      ignored,
    }),
    [file, council, ignored],
  );
  return useMemo(() => checker.check(letter, context), [checker, letter, context]);
}
