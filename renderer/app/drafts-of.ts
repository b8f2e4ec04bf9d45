/** What is half-written, of one kind: letters, bundles. */
import { useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useCases, useStore } from './store-context';

/**
 * Read again on every move: what one is writing is on the screen itself until one leaves it.
 * @param read what a draft's key says, undefined for a draft of another kind; the same function at every drawing.
 */
export function useDraftsOf<T>(
  read: (key: string, savedAt: string) => T | undefined,
): readonly T[] {
  const { drafts: kept } = useStore();
  const cases = useCases();
  const { pathname } = useLocation();
  const [drafts, setDrafts] = useState<readonly T[]>([]);
  useEffect(() => {
    let isGone = false;
    kept.list().then(
      (all) => {
        if (!isGone) setDrafts(all.flatMap(({ key, savedAt }) => read(key, savedAt) ?? []));
      },
      // Drafts that cannot be listed are still where they were begun.
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [kept, cases, pathname, read]);
  return drafts;
}
