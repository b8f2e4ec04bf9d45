/** Makes a new vault: its keys, its header, the council's stream; all in one transaction. */
import { deviceIdFrom, streamIdFrom } from '@shared/history';
import {
  MIN_PASSPHRASE_CHARACTERS,
  keyHolderSlotFor,
  newKeyMaterial,
  newVaultId,
  newVaultKey,
  passphraseLength,
  recoveryKeyFrom,
  recoverySlotFor,
  sealKeyFor,
  wrapKey,
} from '@shared/sealing';
import type { KeyMaterial, VaultHeader } from '@shared/sealing';
import type { Handler } from '@shared/case-file/council';
import type { CouncilSettings } from '@shared/case-file/council';
import type { SetUpInput } from '../api';
import { STORE_FORMAT } from '../database';
import type { Environment } from '../environment';
import { CommitClock, prepareEvents } from '../streams/prepare';
import { asWriteFailure } from '../write-failures';
import { measureArgon2 } from './argon2';
import { contextOf, openVaultKeys } from './open-vault';
import { nextLetter, sealRoot } from './root';
import type { Root } from './root';
import { NO_TRIES } from './tries';

export interface MadeVault {
  readonly header: VaultHeader;
  readonly vaultKey: KeyMaterial;
  readonly keyHolder: string;
  readonly recoveryKey: string;
}

/** The label on the lock screen says nothing about the person: it lies in clear. */
export const holderLabel = (number: number): string =>
  ['First key-holder', 'Second key-holder', 'Third key-holder'][number - 1] ??
  `Key-holder ${number}`;

export const random = (bytes: number): Uint8Array => crypto.getRandomValues(new Uint8Array(bytes));

/**
 * @throws Error for what the screen must have refused: a short passphrase, an unknown handler, a vault that
 *   is there already. WriteFailure when the disk refuses. Nothing is left behind then.
 */
export async function makeVault(
  env: Environment,
  input: SetUpInput,
  onProgress: (step: string) => void,
): Promise<MadeVault> {
  for (const passphrase of [input.passphrase, ...(input.second ? [input.second.passphrase] : [])]) {
    requirePassphrase(passphrase);
  }
  onProgress('Measuring how fast this computer is');
  const params = await measureArgon2(env.argon2id, () => performance.now());
  onProgress('Making the keys');
  const vault = newVaultId();
  const vaultKey = newVaultKey();
  const ring = newKeyMaterial('ring-1');
  const { council, holders } = keyHoldersOf(input);
  const slots = [];
  for (const [at, holder] of holders.entries()) {
    const slot = {
      id: holder.id,
      label: holderLabel(at + 1),
      passphrase: holder.passphrase,
      params,
    };
    slots.push(await keyHolderSlotFor(vault, vaultKey, slot, env.argon2id));
  }
  const recoveryKey = recoveryKeyFrom(random(26));
  const header: VaultHeader = {
    format: 1,
    vault,
    keyHolders: slots,
    recovery: await recoverySlotFor(vault, vaultKey, recoveryKey),
  };
  onProgress('Writing the vault');
  const device = deviceIdFrom(random(8));
  const root: Root = {
    format: 1,
    council: streamIdFrom(random(26)),
    ring: ring.id,
    devices: { [device]: nextLetter([]) },
    keyHolders: Object.fromEntries(
      holders.map(({ id, label, handler }) => [id, { label, handler }]),
    ),
  };
  await write(env, { header, root, vaultKey, ring, council, device, handler: input.handler });
  return { header, vaultKey, keyHolder: holders[0]?.id ?? '', recoveryKey };
}

export function requirePassphrase(passphrase: string): void {
  if (passphraseLength(passphrase) < MIN_PASSPHRASE_CHARACTERS) {
    throw new Error(`A passphrase has at least ${MIN_PASSPHRASE_CHARACTERS} characters`);
  }
}

interface NewHolder {
  readonly id: string;
  readonly label: string;
  readonly handler: string;
  readonly passphrase: string;
}

/**
 * Whoever holds a key acts under a name of their own, so that the history never says that someone else did
 * it: a second key-holder who is not among the handlers becomes one.
 */
function keyHoldersOf(input: SetUpInput): {
  council: CouncilSettings;
  holders: readonly NewHolder[];
} {
  const first = input.council.handlers.find((handler) => handler.id === input.handler);
  if (!first) throw new Error('The handler who sets up is not among the council’s handlers');
  const holders: NewHolder[] = [
    { id: newHolderId(), label: first.name, handler: first.id, passphrase: input.passphrase },
  ];
  if (!input.second) return { council: input.council, holders };
  const { label, passphrase } = input.second;
  const { handlers, handler } = handlerNamed(input.council.handlers, label);
  holders.push({ id: newHolderId(), label, handler, passphrase });
  return { council: { ...input.council, handlers: [...handlers] }, holders };
}

/** The handler of that name, added when there is none. */
export function handlerNamed(
  handlers: readonly Handler[],
  name: string,
): { readonly handlers: readonly Handler[]; readonly handler: string } {
  const wanted = name.trim().toLowerCase();
  const known = handlers.find((handler) => handler.name.trim().toLowerCase() === wanted);
  if (known) return { handlers, handler: known.id };
  const added = {
    id: crypto.randomUUID(),
    name: name.trim(),
    role: 'Key-holder',
    email: '',
    phone: '',
    active: true,
  };
  return { handlers: [...handlers, added], handler: added.id };
}

export const newHolderId = (): string => crypto.randomUUID();

interface NewVault {
  readonly header: VaultHeader;
  readonly root: Root;
  readonly vaultKey: KeyMaterial;
  readonly ring: KeyMaterial;
  readonly council: CouncilSettings;
  readonly device: string;
  readonly handler: string;
}

async function write(env: Environment, made: NewVault): Promise<void> {
  const { header, root, vaultKey, ring, device, handler } = made;
  const { vault } = header;
  const { db } = await env.connect();
  const founded = env.domain.foundCouncil(made.council);
  if (!founded.ok) throw new Error(founded.problems.map(({ message }) => message).join(' '));
  const keys = await openVaultKeys(vault, vaultKey, ring);
  const clock = new CommitClock(device, '');
  const sealer = { db, keys, domain: env.domain, handler, now: env.now };
  const first = await prepareEvents(
    sealer,
    root.council,
    { events: [] },
    founded.events,
    clock,
    1,
    undefined,
  );
  const wrappedRing = await wrapKey(
    await sealKeyFor(vaultKey, 'wrapping'),
    contextOf(vault)('vault', '', ringKey(ring.id)),
    ring,
  );
  const sealedRoot = await sealRoot(vault, vaultKey, root);
  const tables = [db.meta, db.vault, db.streams, db.keys, db.events];
  await env.lock.writing(() =>
    asWriteFailure(() =>
      db.transaction('rw', tables, async () => {
        const there = await Promise.all([db.meta.count(), db.vault.count(), db.streams.count()]);
        if (there.some((count) => count > 0))
          throw new Error('There is a vault on this computer already');
        await Promise.all([
          db.meta.add({
            key: 'store',
            format: STORE_FORMAT,
            device,
            revision: 1,
            clock: clock.last,
          }),
          db.vault.bulkAdd([
            { key: 'header', clear: header },
            { key: 'root', sealed: sealedRoot },
            { key: ringKey(ring.id), sealed: wrappedRing },
            { key: 'tries', clear: NO_TRIES },
          ]),
          db.streams.add(first.row),
          db.keys.bulkAdd([...first.newKeys]),
          db.events.bulkAdd([...first.events]),
        ]);
      }),
    ),
  );
}

export const ringKey = (ring: string) => `ring/${ring}` as const;
