/** Everything behind the lock. Loaded only once it is open. */
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { callHost } from '../host';
import type { Store } from '../store/api';
import { BackupProvider } from './backup/backup-context';
import { loadAppearance, PLAIN, wear } from './appearance';
import { forgetKept } from './kept-state';
import { watchIdle } from './idle';
import { LockContext } from './lock-context';
import { listenForShortcuts } from './keys/shortcuts';
import { keepPlace, lastPlace } from './last-place';
import { makeRouter } from './router';
import { forgetTasks, StoreProvider, useCouncil } from './store-context';

interface UnlockedProps {
  readonly store: Store;
  readonly handler: string;
  readonly lock: () => void;
}

export function Unlocked({ store, handler, lock }: UnlockedProps) {
  const [router] = useState(() => makeRouter());
  const isReady = useArrival(store, router.history);
  useEffect(() => listenForShortcuts(), []);
  useEffect(
    () => () => {
      forgetKept();
      forgetTasks();
      wear(PLAIN);
    },
    [],
  );
  if (!isReady) return null;
  return (
    <StoreProvider store={store} handler={handler}>
      <LockContext value={lock}>
        <BackupProvider store={store}>
          <Idle lock={lock} />
          <RouterProvider router={router} />
        </BackupProvider>
      </LockContext>
    </StoreProvider>
  );
}

/** Looks and place as they were; both come from sealed drafts, so only now. */
function useArrival(store: Store, history: ReturnType<typeof makeRouter>['history']): boolean {
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    let isGone = false;
    const arrive = async () => {
      const [looks, place] = await Promise.all([
        loadAppearance(store).catch(() => PLAIN),
        lastPlace(store).catch(() => undefined),
      ]);
      if (isGone) return;
      wear(looks);
      if (place !== undefined && history.location.pathname === '/') history.replace(place);
      setReady(true);
    };
    void arrive();
    const stop = history.subscribe(({ location }) => keepPlace(store, location.pathname));
    return () => {
      isGone = true;
      stop();
    };
  }, [store, history]);
  return isReady;
}

function Idle({ lock }: { readonly lock: () => void }) {
  const { lockAfterMinutes } = useCouncil();
  useEffect(() => {
    void callHost('session.idleMinutes', { minutes: lockAfterMinutes }).catch(() => undefined);
    return watchIdle(lockAfterMinutes, lock);
  }, [lockAfterMinutes, lock]);
  return null;
}
