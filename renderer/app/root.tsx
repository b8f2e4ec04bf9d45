/** Which of the four the window is: opening, set-up, locked (or broken), open. */
import { Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { callHost, onSignal } from '../host';
import { FailedScreen } from '../screens/lock/failed-screen';
import { LockFrame } from '../screens/lock/lock-frame';
import { LockScreen } from '../screens/lock/lock-screen';
import type { Store, VaultState } from '../store/api';
import { ErrorBoundary } from './error-boundary';
import { closeWindow, lockWindow } from './lock';
import { loadWhenIdle, onDemand } from './on-demand';
import { askSampleMode, isSampleMode } from './sample-mode';

const SetupScreen = onDemand(
  async () => (await import('../screens/setup/setup-screen')).SetupScreen,
);
/** Of the sample council only; nothing of it is fetched on the normal way in. */
const SampleSetup = onDemand(
  async () => (await import('../screens/sample/sample-setup')).SampleSetup,
);
const SampleLockNote = onDemand(
  async () => (await import('../screens/sample/sample-lock-note')).SampleLockNote,
);
const Unlocked = onDemand(async () => (await import('./unlocked')).Unlocked);
/** What stands behind the lock is fetched while the lock screen waits for its passphrase. */
const Behind = {
  load: () =>
    import('./screens').then(
      ({ loadScreensWhenIdle }) => loadScreensWhenIdle(),
      () => undefined,
    ),
};

/** Loaded with what stands behind the lock; before that there is nothing to back up. */
const finishOpenBackup = async () => (await import('./backup/backup-context')).finishBackup();

/** Drawn and ready for a key first; nobody types a passphrase faster. */
const AFTER_THE_LOCK_SCREEN_MS = 250;

export function Root({ opening }: { readonly opening: Promise<Store> }) {
  const [store, setStore] = useState<Store>();
  const [vault, setVault] = useState<VaultState>();
  const [isSettingUp, setSettingUp] = useState(false);
  const [isHidden, setHidden] = useState(false);

  useEffect(() => {
    let isGone = false;
    let stop: (() => void) | undefined;
    // Asked while the store opens, which takes longer.
    Promise.all([opening, askSampleMode()]).then(
      async ([opened, isSample]) => {
        const state = await opened.vault.read();
        if (state.state === 'absent') await (isSample ? SampleSetup : SetupScreen).load();
        if (isGone) return;
        stop = opened.vault.subscribe(setVault);
        setStore(opened);
        setVault(state);
        setSettingUp(state.state === 'absent');
      },
      () => setVault({ state: 'failed', what: 'blocked', message: '' }),
    );
    return () => {
      isGone = true;
      stop?.();
    };
  }, [opening]);

  const isOpen = vault?.state === 'open' && !isSettingUp && !isHidden;
  useEffect(() => {
    void callHost('window.title', { title: titleOf(isOpen) }).catch(() => undefined);
  }, [isOpen]);

  const lock = useCallback(() => {
    if (store) void lockWindow(store, () => setHidden(true));
  }, [store]);
  const isShown = vault !== undefined;
  useEffect(() => {
    if (!isShown) return undefined;
    const timer = setTimeout(() => loadWhenIdle([Unlocked, Behind]), AFTER_THE_LOCK_SCREEN_MS);
    return () => clearTimeout(timer);
  }, [isShown]);
  useShellSignals(store, vault?.state === 'open', lock);

  if (isHidden) return <LockFrame busy="Locking…" />;
  if (vault === undefined) return <LockFrame busy="Opening…" />;
  if (vault.state === 'failed' || !store) {
    return <FailedScreen failure={vault.state === 'failed' ? vault : undefined} store={store} />;
  }
  return (
    <ErrorBoundary>
      <Suspense fallback={<LockFrame busy="Opening…" />}>
        {isSettingUp && isSampleMode() ? (
          <SampleSetup store={store} onDone={() => setSettingUp(false)} />
        ) : isSettingUp ? (
          <SetupScreen store={store} onDone={() => setSettingUp(false)} />
        ) : vault.state === 'locked' ? (
          <LockScreen
            vault={store.vault}
            state={vault}
            note={isSampleMode() ? <SampleLockNote /> : undefined}
          />
        ) : vault.state === 'open' ? (
          <Unlocked store={store} handler={vault.handler} lock={lock} />
        ) : (
          <LockFrame busy="Opening…" />
        )}
      </Suspense>
    </ErrorBoundary>
  );
}

function titleOf(isOpen: boolean) {
  if (isSampleMode()) return 'Redress – sample council';
  return isOpen ? 'Redress' : 'Redress (locked)';
}

/** `lock` and `closing` come from the shell at any time; a lock without an open vault is nothing to do. */
function useShellSignals(store: Store | undefined, isOpen: boolean, lock: () => void): void {
  const now = useRef({ isOpen, lock });
  useEffect(() => {
    now.current = { isOpen, lock };
  });
  useEffect(() => {
    const stopLock = onSignal('lock', () => {
      if (now.current.isOpen) now.current.lock();
    });
    const stopClosing = onSignal('closing', () => {
      const finish = now.current.isOpen ? finishOpenBackup : async () => undefined;
      if (store) void closeWindow(store, finish);
      else void callHost('window.readyToClose', {}).catch(() => undefined);
    });
    return () => {
      stopLock();
      stopClosing();
    };
  }, [store]);
}
