/** A store in memory, for tests of the window only: drafts, a vault that can be told what to answer, settings. */
import type { CouncilSettings } from '@shared/case-file/council';
import { defaultCouncil } from '@shared/case-file/council-settings';
import type { Store, UnlockResult, VaultState } from '../../../renderer/store/api';

export interface FakeStore extends Store {
  readonly saved: Map<string, { value: unknown; savedAt: string }>;
  /** What happened, in order: `save note`, `flush`, `lock`. */
  readonly log: string[];
  nextUnlock: UnlockResult;
  /** Held until called, when set: a disk that does not answer. */
  holdFlush: boolean;
}

const absent = () => {
  throw new Error('Not part of the fake store.');
};

export function fakeStore(change: Partial<CouncilSettings> = {}): FakeStore {
  const saved: FakeStore['saved'] = new Map();
  const log: string[] = [];
  const listeners = new Set<() => void>();
  const vaultListeners = new Set<(state: VaultState) => void>();
  let council: CouncilSettings = {
    ...defaultCouncil('Westmere Borough Council'),
    handlers: [
      {
        id: 'h1',
        name: 'Rowan Achterberg',
        role: 'Coordinator',
        email: '',
        phone: '',
        active: true,
      },
    ],
    ...change,
  };
  const store: FakeStore = {
    saved,
    log,
    nextUnlock: { ok: true },
    holdFlush: false,
    vault: {
      read: async () => ({ state: 'open', handler: 'h1' }),
      subscribe: (listener) => {
        vaultListeners.add(listener);
        return () => void vaultListeners.delete(listener);
      },
      setUp: absent,
      unlock: async (passphrase) => {
        log.push(`unlock ${passphrase}`);
        return store.nextUnlock;
      },
      unlockWithRecoveryKey: absent,
      changePassphrase: absent,
      keyHolders: () => [],
      addKeyHolder: absent,
      newRecoveryKey: absent,
      lock: async () => void log.push('lock'),
    },
    council: {
      read: () => council,
      change: async (next) => {
        council = { ...council, ...next };
        for (const listener of listeners) listener();
        return { ok: true };
      },
      subscribe: (listener) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    cases: {
      all: () => [],
      subscribe: () => () => undefined,
      open: async () => ({ problem: 'There is no such case.' }),
      watch: () => () => undefined,
      search: async () => [],
      newId: () => 'case',
      rebuilding: () => undefined,
      nextReference: () => 'WB-26-A0001',
    },
    run: absent,
    erase: { case: absent, document: absent, note: absent },
    councilLog: {
      entries: async () => [],
      add: async () => undefined,
      subscribe: () => () => undefined,
    },
    files: { stage: absent, read: absent, readAll: absent },
    backups: {
      identity: absent,
      write: absent,
      list: absent,
      verify: absent,
      compare: absent,
      restoreCase: absent,
      findMissing: absent,
      restoreWhole: absent,
      before: async () => undefined,
      keepRestored: absent,
      undoRestore: absent,
    },
    drafts: {
      load: async <T>(key: string) => {
        const found = saved.get(key);
        return found && { key, savedAt: found.savedAt, value: structuredClone(found.value) as T };
      },
      save: async (key, value) => {
        log.push(`save ${key}`);
        saved.set(key, { value: structuredClone(value), savedAt: '2026-11-23T09:00:00Z' });
      },
      remove: async (key) => {
        log.push(`remove ${key}`);
        saved.delete(key);
      },
      list: async () => [...saved].map(([key, { savedAt }]) => ({ key, savedAt })),
      flush: (limitMs) => {
        log.push('flush');
        return store.holdFlush
          ? new Promise((resolve) => setTimeout(resolve, limitMs))
          : Promise.resolve();
      },
    },
    integrity: absent,
    close: async () => undefined,
  };
  return store;
}
