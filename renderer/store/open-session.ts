/** From the vault key to a working session: root, ring, register, council, drafts. */
import { sealKeyFor, unwrapKey } from '@shared/sealing';
import type { KeyMaterial } from '@shared/sealing';
import type { StoreDatabase, VaultRow } from './database';
import { Drafts } from './drafts';
import type { Environment } from './environment';
import { Listeners } from './listeners';
import { loadPage } from './register/pages';
import { rebuildPage } from './register/rebuild';
import { Register } from './register/register';
import type { Session } from './session';
import { openStream, readStream } from './streams/load';
import { StreamCache } from './streams/stream-cache';
import { contextOf, openVaultKeys } from './vault/open-vault';
import { nextLetter, openRoot } from './vault/root';
import type { Root } from './vault/root';
import { ringKey } from './vault/set-up';

export interface OpenedSession {
  readonly session: Session;
  readonly root: Root;
  /** Pages made by another fold, to be made again while people work. */
  readonly stale: readonly number[];
}

/**
 * @param keyHolder who unlocked; undefined = the recovery key, which acts for the first key-holder.
 * @throws when the root, the ring or the council's stream is damaged: nothing can be shown without them.
 */
export async function openSession(
  env: Environment,
  vault: string,
  vaultKey: KeyMaterial,
  keyHolder: string,
): Promise<OpenedSession> {
  const { db } = await env.connect();
  const [meta, rootRow] = await db.transaction('r', db.meta, db.vault, () =>
    Promise.all([db.meta.get('store'), db.vault.get('root')]),
  );
  if (!meta) throw new Error('The store has no record of itself');
  const root = await openRoot(vault, vaultKey, sealedOf(rootRow));
  const keys = await openVaultKeys(vault, vaultKey, await openRing(db, vault, vaultKey, root.ring));
  const council = await foldCouncilOf(env, db, keys.streamKeys, root.council);

  const session: Session = {
    db,
    lock: env.lock,
    domain: env.domain,
    now: env.now,
    keys,
    device: meta.device,
    letter: root.devices[meta.device] ?? nextLetter(Object.values(root.devices)),
    handler: root.keyHolders[keyHolder]?.handler ?? '',
    register: new Register(),
    cache: new StreamCache(),
    drafts: new Drafts(db, env.lock, keys.drafts, env.now),
    council: { stream: root.council, ...council },
    async reloadCouncil() {
      Object.assign(session.council, await foldCouncilOf(env, db, keys.streamKeys, root.council));
      session.changed.council.tell();
    },
    revision: 0,
    clock: '',
    open: true,
    changed: {
      register: new Listeners(),
      council: new Listeners(),
      log: new Listeners(),
      stream: new Listeners(),
    },
  };
  const stale = await loadRegister(session);
  return { session, root, stale };
}

function sealedOf(row: VaultRow | undefined) {
  if (!row?.sealed) throw new Error('A sealed record of the vault is missing');
  return row.sealed;
}

async function openRing(db: StoreDatabase, vault: string, vaultKey: KeyMaterial, ring: string) {
  const key = ringKey(ring);
  const wrapping = await sealKeyFor(vaultKey, 'wrapping');
  return unwrapKey(
    wrapping,
    contextOf(vault)('vault', '', key),
    ring,
    sealedOf(await db.vault.get(key)),
  );
}

async function foldCouncilOf(
  env: Environment,
  db: StoreDatabase,
  streamKeys: Session['keys']['streamKeys'],
  stream: string,
) {
  const { events } = await openStream(await readStream(db, stream), stream, streamKeys);
  return { settings: env.domain.foldCouncil(events), log: env.domain.logOf(events) };
}

/**
 * Decrypts every page. Damaged ones are made again at once: until that is done nobody knows which references
 * are taken. Stale ones are left for later.
 * @returns the stale ones.
 */
async function loadRegister(session: Session): Promise<readonly number[]> {
  const { db, register, keys, domain } = session;
  const { meta, rows } = await db.transaction('r', db.meta, db.pages, async () => {
    const [meta, rows] = await Promise.all([db.meta.get('store'), db.pages.toArray()]);
    return { meta, rows };
  });
  session.revision = meta?.revision ?? 0;
  session.clock = meta?.clock ?? '';
  const states = await Promise.all(
    rows.map((row) => loadPage(register, keys, row, domain.foldVersion)),
  );
  const pagesWith = (state: string) =>
    rows.filter((_, at) => states[at] === state).map((row) => row.page);
  const lost = await reserveLost(session, new Set(rows.map((row) => row.page)));
  for (const page of [...pagesWith('damaged'), ...lost]) {
    await session.lock.writing(() => rebuildPage(session, page));
  }
  return pagesWith('stale');
}

/** Pages whose row is gone although cases lie on them; pages are numbered from 0 without gaps. */
async function reserveLost(
  session: Session,
  known: ReadonlySet<number>,
): Promise<readonly number[]> {
  const { streams } = session.db;
  const highest = (await streams.orderBy('page').last())?.page ?? -1;
  const lost = Array.from({ length: highest + 1 }, (_, page) => page).filter(
    (page) => !known.has(page),
  );
  for (const page of lost) {
    session.register.reserve(page, await streams.where('page').equals(page).count(), []);
  }
  return lost;
}
