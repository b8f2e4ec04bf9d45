/** What stands around every screen: the rail, the bar, the keys that work everywhere. */
import { Outlet, useLocation } from '@tanstack/react-router';
import { Suspense, useEffect, useRef, useState } from 'react';
import { onSignal } from '../../host';
// Not loaded on demand: a call does not wait, and it must know what lies beneath it.
import { holdUnderneath, NoteOverlay } from '../../screens/note';
import { announce } from '../../ui/announcer';
import { toast, Toasts } from '../../ui/feedback/toast';
import { keepFocus } from '../../ui/keep-focus';
import { goToPane } from '../../ui/panes/pane-cycle';
import { addressOf, placeOf } from '../addresses';
import { flushDrafts } from '../drafts';
import { ErrorBoundary } from '../error-boundary';
import { onDemand } from '../on-demand';
import { isSampleMode } from '../sample-mode';
import { press, useShortcut } from '../keys/shortcuts';
import { useLock } from '../lock-context';
import { useGo } from '../navigation';
import { useStore } from '../store-context';
import { BackupReminder } from './backup-mark';
import { Bar } from './bar';
import css from './frame.module.css';
import { KeySheet } from './key-sheet';
// Not loaded on demand: what is typed right after Ctrl+K belongs into the palette.
import { Palette } from './palette';
import { Rail } from './rail';
import { RecoveryReminder } from './recovery-reminder';
import { RestoredReminder } from './restored-reminder';
import { useArrivalFocus } from './use-arrival-focus';

const SampleBanner = onDemand(
  async () => (await import('../../screens/sample/sample-banner')).SampleBanner,
);

export function Frame() {
  const { pathname } = useLocation();
  const go = useGo();
  const [open, setOpen] = useState<'palette' | 'keys'>();
  const note = useNote();
  useEverywhereKeys(setOpen);
  useShellCommands();
  useArrivalFocus(placeOf(pathname));
  useEffect(() => keepFocus(), []);
  useUnhandled();
  const close = () => setOpen(undefined);

  return (
    <div className={css.frame}>
      <a className={css.skip} href="#main" onClick={skipToMain}>
        Skip to the screen
      </a>
      <Rail />
      <Bar onSearch={() => setOpen('palette')} onNote={note.show} onKeys={() => setOpen('keys')} />
      <main id="main" className={css.main}>
        {isSampleMode() && (
          <Suspense fallback={null}>
            <SampleBanner />
          </Suspense>
        )}
        <RecoveryReminder place={placeOf(pathname)} />
        <BackupReminder place={placeOf(pathname)} />
        <RestoredReminder />
        <ErrorBoundary place={pathname} onLeave={() => go(addressOf.today())}>
          <div className={css.screen}>
            <Suspense fallback={null}>
              <Outlet />
            </Suspense>
          </div>
        </ErrorBoundary>
      </main>
      {open === 'palette' && <Palette onClose={close} />}
      {open === 'keys' && <KeySheet onClose={close} />}
      {note.isOpen && <NoteOverlay on={caseAt(pathname)} onClose={note.hide} />}
      <Toasts />
    </div>
  );
}

function skipToMain(event: { preventDefault: () => void }) {
  event.preventDefault();
  document.querySelector<HTMLElement>('main [data-screen-title]')?.focus();
}

/** The case an address is in, if it is in one. */
function caseAt(address: string): string | undefined {
  const [, top, id] = address.split('/');
  return top === 'cases' && id !== undefined && id !== 'new' ? id : undefined;
}

/** The note overlay: over everything, open dialogs included. */
function useNote() {
  const [isOpen, setOpen] = useState(false);
  const release = useRef<() => void>(undefined);
  useEffect(() => () => release.current?.(), []);
  const show = () => {
    release.current ??= holdUnderneath();
    setOpen(true);
  };
  const hide = () => {
    release.current?.();
    release.current = undefined;
    setOpen(false);
  };
  useShortcut({ keys: 'Ctrl+Shift+N', what: 'Write a note', run: show, always: true });
  return { isOpen, show, hide };
}

function useEverywhereKeys(setOpen: (what: 'palette' | 'keys') => void): void {
  const go = useGo();
  const lock = useLock();
  const store = useStore();
  const saveNow = async () => {
    await flushDrafts(store, 5000);
    announce('Saved');
  };
  const cycle = (step: 1 | -1) => {
    const pane = goToPane(step);
    if (pane !== undefined) announce(pane);
  };
  useShortcut({
    keys: 'Ctrl+K',
    what: 'Search, or jump to a case or screen',
    run: () => setOpen('palette'),
  });
  useShortcut({ keys: 'Ctrl+F', what: 'Search here', run: () => setOpen('palette') });
  useShortcut({ keys: 'Ctrl+N', what: 'New case', run: () => go(addressOf.newCase()) });
  useShortcut({
    keys: 'Ctrl+S',
    what: 'Save now (everything is saved as you type)',
    run: () => void saveNow().catch(() => undefined),
  });
  useShortcut({ keys: 'Ctrl+L', what: 'Lock', run: lock, always: true });
  useShortcut({ keys: 'F6', what: 'Next pane', run: () => cycle(1) });
  useShortcut({ keys: 'Shift+F6', what: 'Pane before', run: () => cycle(-1) });
  useShortcut({ keys: 'F1', what: 'All shortcuts', run: () => setOpen('keys') });
}

/** The application menu's commands; they do what their keys do. */
function useShellCommands(): void {
  useEffect(() => {
    const stops = [
      onSignal('command:new-case', () => press('Ctrl+N')),
      onSignal('command:jump', () => press('Ctrl+K')),
      onSignal('command:find', () => press('Ctrl+F')),
      onSignal('command:save', () => press('Ctrl+S')),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
}

/** A promise nobody waited for failed: say that something did, without words that may quote a case. */
function useUnhandled(): void {
  useEffect(() => {
    const hear = (event: PromiseRejectionEvent) => {
      event.preventDefault();
      toast('Something did not work. Nothing saved is lost; try it again.', { tone: 'error' });
    };
    window.addEventListener('unhandledrejection', hear);
    return () => window.removeEventListener('unhandledrejection', hear);
  }, []);
}
