/** A store on an IndexedDB in memory, with locks, marker and Argon2id that cost nothing. */
import { createHash } from 'node:crypto';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { Store } from '../../../renderer/store/api';
import type { LockSource } from '../../../renderer/store/locks';
import { createStore } from '../../../renderer/store/open-store';
import type { StoreOptions } from '../../../renderer/store/open-store';
import type { Sentinel } from '../../../renderer/store/sentinel';
import { readSpare, spareText } from '../../../renderer/store/spare';
import type { Spare } from '../../../renderer/store/spare';
import { receiveCase } from '@shared/case-file';
import type { CaseFile } from '@shared/case-file/types';
import type { StreamId } from '@shared/history';
import { SAMPLE_HANDLER, sampleCouncil } from '../../fixtures/sample-cases';

export const PASSPHRASE = 'correct tram lantern';
export const NOW = Date.UTC(2026, 10, 23, 9, 30);

/** One profile: what lies on disk, whoever opens it. */
export interface Profile {
  readonly indexedDB: IDBFactory;
  readonly locks: LockSource;
  readonly sentinel: Sentinel & { value: string | undefined };
  /** As text, like the file it is. */
  readonly spare: Spare & { text: string | undefined };
  /** The clock on the wall, moved by tests. */
  readonly clock: { now: number };
}

export function newProfile(): Profile {
  const sentinel = {
    value: undefined as string | undefined,
    read: () => Promise.resolve(sentinel.value),
    write(vault: string) {
      sentinel.value = vault;
      return Promise.resolve();
    },
  };
  const spare = {
    text: undefined as string | undefined,
    read: () => Promise.resolve(spare.text === undefined ? undefined : readSpare(spare.text)),
    write(records: Parameters<Spare['write']>[0]) {
      spare.text = spareText(records);
      return Promise.resolve();
    },
  };
  return {
    indexedDB: new IDBFactory(),
    locks: memoryLocks(),
    sentinel,
    spare,
    clock: { now: NOW },
  };
}

export const optionsOn = (profile: Profile, more: StoreOptions = {}): StoreOptions => ({
  indexedDB: profile.indexedDB,
  IDBKeyRange,
  locks: profile.locks,
  sentinel: profile.sentinel,
  spare: profile.spare,
  now: () => (profile.clock.now += 1),
  argon2id: quickArgon2id,
  persist: () => Promise.resolve(true),
  ...more,
});

export const storeOn = (profile: Profile, more: StoreOptions = {}): Promise<Store> =>
  createStore(optionsOn(profile, more));

/** Set up and open. */
export async function newStore(profile = newProfile(), more: StoreOptions = {}) {
  const store = await storeOn(profile, more);
  const { recoveryKey } = await store.vault.setUp({
    council: sampleCouncil(),
    handler: SAMPLE_HANDLER,
    passphrase: PASSPHRASE,
  });
  return { profile, store, recoveryKey };
}

/** Another connection to the same profile, unlocked: a second window, or the next start. */
export async function reopened(profile: Profile, more: StoreOptions = {}): Promise<Store> {
  const store = await storeOn(profile, more);
  const unlocked = await store.vault.unlock(PASSPHRASE);
  if (!unlocked.ok) throw new Error(`could not unlock: ${JSON.stringify(unlocked)}`);
  return store;
}

/** Takes in a complaint. */
export async function newCase(
  store: Store,
  input: Partial<Parameters<typeof receiveCase>[1]> = {},
): Promise<{ id: StreamId; file: CaseFile }> {
  const id = store.cases.newId();
  const result = await store.run(id, receiveCase, {
    reference: store.cases.nextReference('2026-11-23'),
    receivedOn: '2026-11-20',
    channel: 'email',
    theirWords: 'The bins in Larch Square were not emptied for three weeks.',
    service: 'Waste and recycling',
    people: [{ role: 'complainant', name: 'Orla Fennimore-Hale' }],
    ...input,
  });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return { id, file: result.case };
}

/** Enough to tell passphrases apart; what Argon2id itself costs is tried in Chromium. */
const quickArgon2id: NonNullable<StoreOptions['argon2id']> = (passphrase, salt) =>
  Promise.resolve(new Uint8Array(createHash('sha256').update(passphrase).update(salt).digest()));

/** Web Locks within one process: exclusive, first come first served, and a wait that can be ended. */
export function memoryLocks(): LockSource {
  const queues = new Map<string, Promise<unknown>>();
  return {
    async request(name, { signal }, callback) {
      const before = queues.get(name) ?? Promise.resolve();
      const run = before.then(() => {
        signal?.throwIfAborted();
        return callback();
      });
      queues.set(
        name,
        run.catch(() => undefined),
      );
      const ended = new Promise<never>((_, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason as Error));
      });
      return signal ? Promise.race([run, ended]) : run;
    },
  };
}

/** A lock that keeps nobody out: what the transaction compares must do alone. */
export const brokenLocks: LockSource = {
  request: (_name, _options, callback) => callback(),
};
