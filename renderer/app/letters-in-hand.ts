/** Letters being written, awaiting sign-off and still to write: for the rail's count and the list alike. */
import {
  letterDraftOf,
  lettersInHand,
  type LetterDraft,
  type LetterGroup,
} from '@shared/case-file';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useCases, useStore, useTasks } from './store-context';

export function useLettersInHand(): readonly LetterGroup[] {
  const groups = useTasks();
  const cases = useCases();
  const drafts = useLetterDrafts();
  return useMemo(() => lettersInHand(groups, cases, drafts), [groups, cases, drafts]);
}

/** Read again on every move: what one is writing is on the screen itself until one leaves it. */
function useLetterDrafts(): readonly LetterDraft[] {
  const { drafts: kept } = useStore();
  const cases = useCases();
  const { pathname } = useLocation();
  const [drafts, setDrafts] = useState<readonly LetterDraft[]>([]);
  useEffect(() => {
    let isGone = false;
    kept.list().then(
      (all) => {
        if (isGone) return;
        setDrafts(all.flatMap(({ key, savedAt }) => letterDraftOf(key, savedAt) ?? []));
      },
      // Drafts that cannot be listed are still where they were begun.
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [kept, cases, pathname]);
  return drafts;
}
