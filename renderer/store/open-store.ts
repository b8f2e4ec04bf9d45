/**
 * The store, put together. Everything decrypted hangs off one session, made at unlock and dropped at lock.
 */
import type { CouncilSettings } from '@shared/case-file/council';
import type { StreamId } from '@shared/history';
import type { Store } from './api';
import { backupsOf } from './backup/backups';
import { tellOfRestore } from './backup/swap';
import { letBulkInto } from './bulk';
import { freeReference, newStreamId, openCase, runCommand } from './cases';
import { changeSettings } from './council';
import { StoreFailure } from './database';
import { eraseCase, eraseRecord } from './erase/erase';
import { environment } from './environment';
import type { StoreOptions } from './environment';
import { readFile, readWhole } from './files/read';
import { StagedBatch } from './files/staging';
import { checkData } from './integrity/check-data';
import { Listeners } from './listeners';
import { appendToLog, readLog } from './log';
import type { OpenedSession } from './open-session';
import { rebuildStale } from './register/rebuild-stale';
import type { RebuildProgress } from './register/rebuild-stale';
import { createCaseSearch } from './search/case-search';
import type { CaseSearch } from './search/case-search';
import type { Session } from './session';
import { noteTroubles, settleTrouble } from './troubles';
import { anyKeysOf } from './streams/prepare';
import { touchedBetween } from './touched';
import { handlerNamed } from './vault/set-up';
import { keepSpare } from './vault/keep-spare';
import type { KeptSpare } from './vault/keep-spare';
import { vaultPart } from './vault/vault';

export type { StoreOptions } from './environment';

/** After unlock the first screen comes first; nobody types a search in the moment after. */
const WARM_UP_MS = 400;

type WarmSearch = Pick<CaseSearch, 'search' | 'close'>;

/** The search index of a session, built before it is asked for. */
function searchOver(session: Session): WarmSearch {
  const cases = createCaseSearch(() => session.register.all());
  // Whatever goes wrong here goes wrong again, and is seen, when someone searches.
  const timer = setTimeout(() => void cases.refresh().catch(() => undefined), WARM_UP_MS);
  return {
    search: (query) => cases.search(query),
    close() {
      clearTimeout(timer);
      cases.close();
    },
  };
}

const NO_CASES: readonly never[] = [];
const NO_TROUBLES: readonly never[] = [];

/**
 * Opens the store of this profile. Never fails because of what is on disk: `vault.read()` tells what
 * was found there. Everything but `vault` and `integrity` throws while the vault is locked.
 */
export async function createStore(options: StoreOptions = {}): Promise<Store> {
  const env = environment(options);
  // Screens subscribe once, whatever is locked and unlocked afterwards.
  const register = new Listeners();
  const council = new Listeners();
  const log = new Listeners();
  const touched = new Listeners<[StreamId]>();
  let rebuilding: RebuildProgress | undefined;
  const troubles = new Listeners();
  let search: WarmSearch | undefined;
  let kept: KeptSpare | undefined;

  const onOpen = (opened: OpenedSession) => {
    const { session, stale } = opened;
    session.changed.register.add(() => register.tell());
    session.changed.council.add(() => council.tell());
    session.changed.log.add(() => log.tell());
    session.changed.stream.add((stream) => touched.tell(stream));
    session.troubles.subscribe(() => troubles.tell());
    kept = keepSpare(env.spare, session, opened.proved);
    session.changed.register.add(() => kept?.later());
    session.changed.stream.add(() => kept?.later());
    void noteTroubles(session, opened.isBehind).catch(() => undefined);
    void tellOfRestore(env, session).catch(() => undefined);
    search = searchOver(session);
    register.tell();
    council.tell();
    troubles.tell();
    if (stale.length === 0) return;
    // A page that cannot be written now is left for the next unlock; its cases open all the same.
    void rebuildStale(session, stale, (progress) => {
      rebuilding = progress;
      register.tell();
    }).catch(() => undefined);
  };

  const onClose = () => {
    search?.close();
    search = undefined;
    kept?.end();
    kept = undefined;
  };

  const handlerFor = async (session: Session, name: string): Promise<string> => {
    const { handlers, handler } = handlerNamed(session.council.settings.handlers, name);
    const added = await changeSettings(session, { handlers: [...handlers] });
    if (!added.ok) throw new Error(added.problems.map(({ message }) => message).join(' '));
    return handler;
  };

  const vault = vaultPart(env, onOpen, onClose, () => kept?.changed(), handlerFor);

  const session = (): Session => {
    const open = vault.session();
    if (!open) throw new Error('The vault is locked');
    return open;
  };

  /** Emptied tables end the session: nothing may be written beside what is left. */
  const watching = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof StoreFailure) vault.fail(error);
      throw error;
    }
  };

  // Opened ahead of the lock screen's first question; what is wrong with it is for `read` to say.
  await env.connect().catch(() => undefined);

  const store: Store = {
    vault: {
      ...vault.api,
      async lock() {
        const last = kept;
        await vault.api.lock();
        await last?.settled();
      },
    },

    council: {
      read: (): CouncilSettings => session().council.settings,
      change: (change) => watching(() => changeSettings(session(), change)),
      subscribe: (listener) => council.add(listener),
    },

    cases: {
      all: () => vault.session()?.register.all() ?? NO_CASES,
      subscribe: (listener) => register.add(listener),
      open: (id) => watching(() => openCase(session(), id)),
      watch: (id, listener) =>
        touched.add((stream) => {
          if (stream === id) listener();
        }),
      touchedBetween: (from, to) => touchedBetween(session(), from, to),
      search: async (query) => search?.search(query) ?? [],
      newId: newStreamId,
      rebuilding: () => rebuilding,
      nextReference: (today) => freeReference(session(), today),
    },

    run: (stream, command, input, staging) =>
      watching(() => runCommand(session(), stream, command, input, staging)),

    erase: {
      case: (id, under) => watching(() => eraseCase(session(), id, under)),
      document: (id, document, under) =>
        watching(() => eraseRecord(session(), id, document, under)),
      note: (id, note, under) => watching(() => eraseRecord(session(), id, note, under)),
    },

    councilLog: {
      entries: () => watching(() => readLog(session())),
      add: (entry) => watching(() => appendToLog(session(), [entry])),
      subscribe: (listener) => log.add(listener),
    },

    files: {
      async stage(stream) {
        const open = session();
        const { db, lock } = open;
        const { life } = await env.connect();
        return new StagedBatch(
          {
            db,
            lock,
            owner: life.name,
            contentSealer: async (content) =>
              (await anyKeysOf(open, stream)).contentSealer(content),
          },
          stream,
        );
      },
      read: (stream, file) => readFile(session(), stream, file),
      readAll: (stream, file) => readWhole(session(), stream, file),
    },

    drafts: {
      load: async (key) => session().drafts.load(key),
      save: async (key, value) => session().drafts.save(key, value),
      remove: async (key) => session().drafts.remove(key),
      list: async () => session().drafts.list(),
      about: async (id) => session().drafts.about(id),
      flush: async (limitMs) => vault.session()?.drafts.flush(limitMs),
    },

    troubles: {
      all: () => vault.session()?.troubles.all() ?? NO_TROUBLES,
      subscribe: (listener) => troubles.add(listener),
      settle: (trouble) => settleTrouble(session(), trouble),
    },

    backups: backupsOf(env, session),

    async integrity(onProgress, signal) {
      const { db } = await env.connect();
      return checkData(db, vault.session(), onProgress, signal);
    },

    async close() {
      await store.vault.lock();
      await env.disconnect();
    },
  };
  letBulkInto(store, session);
  return store;
}
