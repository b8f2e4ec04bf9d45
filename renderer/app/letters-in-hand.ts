/** Letters being written, awaiting sign-off and still to write: for the rail's count and the list alike. */
import {
  letterDraftOf,
  lettersInHand,
  type LetterDraft,
  type LetterGroup,
} from '@shared/case-file';
import { useMemo } from 'react';
import { useDraftsOf } from './drafts-of';
import { useCases, useTasks } from './store-context';

export function useLettersInHand(): readonly LetterGroup[] {
  const groups = useTasks();
  const cases = useCases();
  const drafts = useDraftsOf<LetterDraft>(letterDraftOf);
  return useMemo(() => lettersInHand(groups, cases, drafts), [groups, cases, drafts]);
}
