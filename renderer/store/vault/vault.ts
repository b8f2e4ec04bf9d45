/** Set-up, unlocking, key-holders, locking: the store's `vault` part. */
import {
  keyHolderSlotFor,
  openWithPassphrase,
  openWithRecoveryKey,
  readRecoveryKey,
  recoveryKeyFrom,
  recoverySlotFor,
  vaultHeader,
} from '@shared/sealing';
import type { KeyMaterial, VaultHeader } from '@shared/sealing';
import type { Store, UnlockResult, VaultState } from '../api';
import { StoreFailure } from '../database';
import type { Environment } from '../environment';
import { Listeners } from '../listeners';
import { openSession } from '../open-session';
import { appendToLog } from '../log';
import type { OpenedSession } from '../open-session';
import type { Session } from '../session';
import { asWriteFailure, diskProblem } from '../write-failures';
import { measureArgon2 } from './argon2';
import { holderLabel, makeVault, newHolderId, random, requirePassphrase } from './set-up';
import { sealRoot } from './root';
import type { Root } from './root';
import { lookOnDisk, readState } from './state';
import { NO_TRIES, afterWrong, waitLeft } from './tries';
import type { Tries } from './tries';

interface Opened {
  readonly session: Session;
  readonly vaultKey: KeyMaterial;
  /** Whose passphrase, or the first key-holder's when the recovery key opened it. */
  readonly keyHolder: string;
  root: Root;
}

const DAMAGED =
  'The passphrase is right, but the data it opens has been damaged. Do not set up Redress again; ask your IT team to restore Redress’s folder from a backup.';

/** The vault key is right and yet no session can be made with it. */
class DamagedVault extends Error {
  constructor(cause: unknown) {
    const disk = diskProblem(cause);
    super(disk ? `${disk.message} ${disk.instead ?? ''}`.trim() : DAMAGED, { cause });
  }
}

export interface VaultPart {
  readonly api: Store['vault'];
  session(): Session | undefined;
  /** The store can go no further (emptied, lost): lock, and say so. */
  fail(failure: StoreFailure): void;
}

/**
 * @param onOpen what begins with a session: called before anyone hears that the vault is open.
 * @param onClose ends what `onOpen` began.
 * @param onHeader who holds the keys has changed.
 * @param handlerFor makes sure that a new key-holder is among the handlers; resolves to the handler's id.
 */
export function vaultPart(
  env: Environment,
  onOpen: (opened: OpenedSession) => void,
  onClose: () => void,
  onHeader: () => void,
  handlerFor: (session: Session, name: string) => Promise<string>,
): VaultPart {
  const listeners = new Listeners<[VaultState]>();
  let opened: Opened | undefined;
  let failure: StoreFailure | undefined;

  const read = async (): Promise<VaultState> => {
    if (opened) return { state: 'open', handler: opened.session.handler };
    if (failure) return { state: 'failed', what: failure.what, message: failure.message };
    return readState(env);
  };
  const tell = async () => listeners.tell(await read());

  const close = () => {
    if (!opened) return;
    opened.session.open = false;
    onClose();
    opened.session.cache.clear();
    opened.session.keys.forget();
    opened = undefined;
  };

  const open = async (vault: string, vaultKey: KeyMaterial, keyHolder: string) => {
    const made = await openSession(env, vault, vaultKey, keyHolder).catch((error: unknown) => {
      throw error instanceof StoreFailure ? error : new DamagedVault(error);
    });
    close();
    opened = { session: made.session, vaultKey, keyHolder, root: made.root };
    onOpen(made);
    await tell();
    // Neither must keep anyone from working; both are asked for again at the next unlock.
    return { marked: Promise.allSettled([env.sentinel.write(vault), env.persist()]) };
  };

  const fail = (what: StoreFailure) => {
    failure = what;
    close();
    void tell();
  };

  const needOpen = (): Opened => {
    if (!opened) throw new Error('The vault is locked');
    return opened;
  };

  /** One guess: counted before it is made, so that ending the app half-way does not make it free. */
  const guess = async (
    attempt: (header: VaultHeader) => Promise<(() => Promise<unknown>) | undefined>,
  ): Promise<UnlockResult> => {
    const disk = await lookOnDisk(env);
    if (disk.found === 'nothing') return { ok: false, reason: 'damaged', message: DAMAGED };
    const waitMs = waitLeft(disk.tries, env.now());
    if (waitMs > 0) return { ok: false, reason: 'waiting', waitMs };
    const counted = afterWrong(disk.tries, env.now());
    await keepTries(env, counted);
    const right = await attempt(disk.header);
    if (!right) return { ok: false, reason: 'wrong', waitMs: waitLeft(counted, env.now()) };
    try {
      await Promise.all([right(), keepTries(env, NO_TRIES)]);
      // Known only now that the log can be opened. A disk that refuses keeps nobody out.
      const times = disk.tries.wrong;
      if (opened && times > 0) {
        await appendToLog(opened.session, [{ kind: 'log.unlockFailed', data: { times } }]).catch(
          () => undefined,
        );
      }
      return { ok: true };
    } catch (error) {
      if (error instanceof DamagedVault) {
        return { ok: false, reason: 'damaged', message: error.message };
      }
      if (error instanceof StoreFailure && error.what === 'keys') {
        fail(error);
        return { ok: false, reason: 'damaged', message: error.message };
      }
      throw error;
    }
  };

  /** A guess at the passphrase of whoever is at work, or at the recovery key. */
  const prove = (
    secret: string,
    then: (header: VaultHeader, key: KeyMaterial) => Promise<void>,
  ) => {
    const { keyHolder } = needOpen();
    return guess(async (header) => {
      const recovery = readRecoveryKey(secret);
      const key = recovery.ok
        ? await openWithRecoveryKey(header, recovery.key)
        : (await openWithPassphrase(header, secret, env.argon2id, keyHolder))?.vaultKey;
      return key && (() => then(header, key));
    });
  };

  const slotFor = async (header: VaultHeader, key: KeyMaterial, id: string, passphrase: string) => {
    requirePassphrase(passphrase);
    const params = await measureArgon2(env.argon2id, () => performance.now());
    const at = header.keyHolders.findIndex((holder) => holder.id === id);
    const label = header.keyHolders[at]?.label ?? holderLabel(header.keyHolders.length + 1);
    return keyHolderSlotFor(header.vault, key, { id, label, passphrase, params }, env.argon2id);
  };

  const api: Store['vault'] = {
    read,
    subscribe: (listener) => listeners.add(listener),

    async setUp(input, onProgress = () => {}) {
      if ((await lookOnDisk(env)).found !== 'nothing') {
        throw new Error('There is a vault on this computer already');
      }
      const made = await makeVault(env, input, onProgress);
      onProgress('Opening the vault');
      await (
        await open(made.header.vault, made.vaultKey, made.keyHolder)
      ).marked;
      return { recoveryKey: made.recoveryKey };
    },

    unlock: (passphrase, keyHolder) =>
      guess(async (header) => {
        const found = await openWithPassphrase(header, passphrase, env.argon2id, keyHolder);
        return found && (() => open(header.vault, found.vaultKey, found.keyHolder));
      }),

    async unlockWithRecoveryKey(typed) {
      const recovery = readRecoveryKey(typed);
      // Its check characters say that it is a slip of the pen: no guess was made.
      if (!recovery.ok) return { ok: false, reason: 'wrong', waitMs: 0 };
      return guess(async (header) => {
        const vaultKey = await openWithRecoveryKey(header, recovery.key);
        const first = header.keyHolders[0]?.id ?? '';
        return vaultKey && (() => open(header.vault, vaultKey, first));
      });
    },

    async changePassphrase(current, next) {
      const { keyHolder } = needOpen();
      requirePassphrase(next);
      return prove(current, async (header, key) => {
        const slot = await slotFor(header, key, keyHolder, next);
        await changeHeader(env, (now) => ({
          ...now,
          keyHolders: now.keyHolders.map((holder) => (holder.id === keyHolder ? slot : holder)),
        }));
        onHeader();
      });
    },

    keyHolders() {
      if (!opened) return [];
      const { root, keyHolder } = opened;
      return Object.entries(root.keyHolders).map(([id, { label }]) => ({
        id,
        label,
        current: id === keyHolder,
      }));
    },

    async addKeyHolder(label, passphrase) {
      const { session, vaultKey } = needOpen();
      requirePassphrase(passphrase);
      const disk = await lookOnDisk(env);
      if (disk.found === 'nothing') throw new StoreFailure('missing', DAMAGED);
      const id = newHolderId();
      const slot = await slotFor(disk.header, vaultKey, id, passphrase);
      const handler = await handlerFor(session, label);
      const { root } = needOpen();
      const next: Root = { ...root, keyHolders: { ...root.keyHolders, [id]: { label, handler } } };
      const sealed = await sealRoot(disk.header.vault, vaultKey, next);
      await changeHeader(env, (now) => ({ ...now, keyHolders: [...now.keyHolders, slot] }), sealed);
      needOpen().root = next;
      onHeader();
    },

    async newRecoveryKey(passphrase) {
      const recoveryKey = recoveryKeyFrom(random(26));
      const proved = await prove(passphrase, async (header, key) => {
        const recovery = await recoverySlotFor(header.vault, key, recoveryKey);
        await changeHeader(env, (now) => ({ ...now, recovery }));
        onHeader();
      });
      return proved.ok ? { ok: true, recoveryKey } : { ok: false };
    },

    async lock() {
      close();
      await tell();
    },
  };

  return {
    api,
    session: () => opened?.session,
    fail,
  };
}

/** A disk that refuses must not keep people from reading their cases: then the count is not kept. */
async function keepTries(env: Environment, tries: Tries): Promise<void> {
  const { db } = await env.connect();
  await env.lock
    .writing(() => asWriteFailure(() => db.vault.put({ key: 'tries', clear: tries })))
    .catch(() => undefined);
}

/** Changes the header as it stands on disk, in one transaction; and the root with it, when that is given. */
async function changeHeader(
  env: Environment,
  change: (header: VaultHeader) => VaultHeader,
  root?: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const { db } = await env.connect();
  await env.lock.writing(() =>
    asWriteFailure(() =>
      db.transaction('rw', db.vault, async () => {
        const row = await db.vault.get('header');
        await db.vault.put({ key: 'header', clear: change(vaultHeader.parse(row?.clear)) });
        if (root) await db.vault.put({ key: 'root', sealed: root });
      }),
    ),
  );
}
