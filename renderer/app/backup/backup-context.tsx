/** The backup keeper of the open vault, as screens see it. */
import { isOldBackup } from '@shared/backup/schedule';
import { todayInLondon } from '@shared/calendar';
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
} from 'react';
import type { Store } from '../../store/api';
import { isSampleMode } from '../sample-mode';
import { useToday } from '../store-context';
import { BackupKeeper, type BackupView } from './keeper';

const BackupContext = createContext<BackupKeeper | undefined>(undefined);

/** Of the open vault, for closing: what waits then has nobody on the screen any more. */
let current: BackupKeeper | undefined;
export const finishBackup = async (): Promise<void> => current?.finish();

/** Stands around everything that is shown while the vault is open. */
export function BackupProvider(props: { readonly store: Store; readonly children: ReactNode }) {
  const { store, children } = props;
  const [keeper] = useState(() => new BackupKeeper(store));
  useEffect(() => {
    current = keeper;
    keeper.start();
    return () => {
      if (current === keeper) current = undefined;
      keeper.stop();
    };
  }, [keeper]);
  return <BackupContext value={keeper}>{children}</BackupContext>;
}

export function useBackupKeeper(): BackupKeeper {
  const keeper = useContext(BackupContext);
  if (!keeper) throw new Error('Only inside BackupProvider, while the vault is open.');
  return keeper;
}

export function useBackups(): BackupView {
  const keeper = useBackupKeeper();
  return useSyncExternalStore(keeper.subscribe, keeper.read);
}

/** How the backups stand, in the order of what needs attention first. */
export type BackupStanding =
  'unknown' | 'none' | 'running' | 'missing' | 'gone' | 'failed' | 'old' | 'good' | 'waiting';

export function useBackupStanding(): {
  readonly standing: BackupStanding;
  readonly view: BackupView;
} {
  const view = useBackups();
  const { today, cal } = useToday();
  const { place, running, problem, lastGood, missing } = view;
  const standing = ((): BackupStanding => {
    if (!place) return 'unknown';
    if (place.status === 'none' && !missing) return isSampleMode() ? 'unknown' : 'none';
    if (running) return 'running';
    if (missing) return 'missing';
    if (place.status !== 'ready') return 'gone';
    if (problem !== undefined) return 'failed';
    if (lastGood === undefined) return 'waiting';
    return isOldBackup(todayInLondon(lastGood), today, cal) ? 'old' : 'good';
  })();
  return { standing, view };
}
