/** Bundles asked for, being prepared and made: for the rail's count and the list alike. */
import { copiesIn } from '@shared/audit';
import { bundleDraftOf, bundlesInHand, type BundleDraft, type BundleGroup } from '@shared/bundle';
import { useMemo } from 'react';
import { useLog } from './council-log';
import { useDraftsOf } from './drafts-of';
import { useCases, useCouncil, useTasks } from './store-context';

/** `problem` when what was made cannot be told: the council's log does not open. */
export function useBundlesInHand(): {
  readonly groups: readonly BundleGroup[];
  readonly problem?: string;
} {
  const tasks = useTasks();
  const cases = useCases();
  const { handlers } = useCouncil();
  const drafts = useDraftsOf<BundleDraft>(bundleDraftOf);
  const { log, problem } = useLog();
  const groups = useMemo(() => {
    const nameOf = (handler: string) =>
      handlers.find(({ id }) => id === handler)?.name ?? 'someone no longer listed';
    return bundlesInHand(tasks, cases, drafts, log ? copiesIn(log) : [], nameOf);
  }, [tasks, cases, drafts, log, handlers]);
  return problem === undefined ? { groups } : { groups, problem };
}
