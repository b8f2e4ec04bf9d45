/** The store as screens see it: read through hooks that follow it, changed by running commands. */
import { makeCalendar, todayInLondon } from '@shared/calendar';
import type { CalendarDate } from '@shared/calendar/types';
import type { CouncilSettings, Handler } from '@shared/case-file/council';
import type { DayContext } from '@shared/case-file/next-step';
import { todayTasks, type TaskGroup } from '@shared/case-file/today';
import type { CaseFile, CaseSummary } from '@shared/case-file/types';
import type { OpenedEvent, StreamId } from '@shared/history/types';
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import type { Store } from '../store/api';
import { Saves, useSaveState, watchSaves, type SaveState } from './save-state';

interface Opened {
  readonly store: Store;
  /** Handler id of who unlocked. */
  readonly handler: string;
  readonly saves: Saves;
}

const StoreContext = createContext<Opened | undefined>(undefined);

/** Stands around everything that is shown while the vault is open. */
export function StoreProvider(props: {
  readonly store: Store;
  readonly handler: string;
  readonly children: ReactNode;
}) {
  const { store, handler, children } = props;
  const opened = useMemo(() => {
    const saves = new Saves();
    return { store: watchSaves(store, saves), handler, saves };
  }, [store, handler]);
  return <StoreContext value={opened}>{children}</StoreContext>;
}

function useOpened(): Opened {
  const opened = useContext(StoreContext);
  if (!opened) throw new Error('Only inside StoreProvider, while the vault is open.');
  return opened;
}

export function useStore(): Store {
  return useOpened().store;
}

/** Every summary, newest receipt first; the same array until something changes. */
export function useCases(): readonly CaseSummary[] {
  const { cases } = useStore();
  return useSyncExternalStore(cases.subscribe, cases.all);
}

export function useCouncil(): CouncilSettings {
  const { council } = useStore();
  return useSyncExternalStore(council.subscribe, council.read);
}

/** Who is at work. A person removed from the council's list meanwhile keeps their id and no name. */
export function useHandler(): Handler {
  const { handler } = useOpened();
  const { handlers } = useCouncil();
  return (
    handlers.find(({ id }) => id === handler) ?? {
      id: handler,
      name: 'Someone no longer listed',
      role: '',
      email: '',
      phone: '',
      active: false,
    }
  );
}

export function useSaved(): SaveState {
  return useSaveState(useOpened().saves);
}

export type CaseView =
  | { readonly state: 'loading' }
  | {
      readonly state: 'open';
      readonly file: CaseFile;
      readonly events: readonly OpenedEvent[];
      /** Entries whose words are lost though nobody erased them; absent = none. */
      readonly wordsLost?: number;
    }
  /** `message` says what is wrong with it, for the person. */
  | { readonly state: 'problem'; readonly message: string };

/** One case, followed: opened again after every commit that touches it. */
export function useCase(id: StreamId): CaseView {
  const { cases } = useStore();
  const [seen, setSeen] = useState<{ readonly id: StreamId; readonly view: CaseView }>();
  useEffect(() => {
    let isGone = false;
    let turn = 0;
    const read = async () => {
      const mine = ++turn;
      const found = await cases
        .open(id)
        .catch(() => ({ problem: 'This case could not be read from the disk.' }));
      // A later read has begun meanwhile, and knows more.
      if (isGone || mine !== turn) return;
      const view: CaseView =
        'problem' in found
          ? { state: 'problem', message: found.problem }
          : { state: 'open', ...found };
      setSeen({ id, view });
    };
    void read();
    const stop = cases.watch(id, () => void read());
    return () => {
      isGone = true;
      stop();
    };
  }, [cases, id]);
  return seen?.id === id ? seen.view : { state: 'loading' };
}

const MINUTE = 60_000;

/** Today in London; moves at midnight, and after the machine has slept over it. */
export function useDate(): CalendarDate {
  return useSyncExternalStore(
    (listener) => {
      const timer = setInterval(listener, MINUTE);
      window.addEventListener('focus', listener);
      return () => {
        clearInterval(timer);
        window.removeEventListener('focus', listener);
      };
    },
    () => todayInLondon(Date.now()),
  );
}

/** Today, the council's calendar and its own procedures: what every deadline is reckoned with. */
export function useToday(): DayContext {
  const today = useDate();
  const { closures, bankHolidays, procedures } = useCouncil();
  const cal = useMemo(() => makeCalendar({ closures, bankHolidays }), [closures, bankHolidays]);
  return useMemo(() => ({ today, cal, procedures }), [today, cal, procedures]);
}

let lastTasks: { of: readonly CaseSummary[]; day: DayContext; groups: TaskGroup[] } | undefined;

/** What is to be done, over all cases. Worked out once for the rail and for Today alike. */
export function useTasks(): readonly TaskGroup[] {
  const summaries = useCases();
  const day = useToday();
  return useMemo(() => {
    const isSame =
      lastTasks?.of === summaries &&
      lastTasks.day.today === day.today &&
      lastTasks.day.cal === day.cal &&
      lastTasks.day.procedures === day.procedures;
    if (!lastTasks || !isSame) {
      lastTasks = { of: summaries, day, groups: todayTasks(summaries, day) };
    }
    return lastTasks.groups;
  }, [summaries, day]);
}

/** Dropped at lock, with all else that is decrypted. */
export function forgetTasks(): void {
  lastTasks = undefined;
}
