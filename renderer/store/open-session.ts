/** From the vault key to a working session: root, ring, register, council, drafts. */
import type { OpenedEvent } from '@shared/history';
import type { KeyMaterial } from '@shared/sealing';
import type { MetaRow, StoreDatabase } from './database';
import { Drafts } from './drafts';
import type { Environment } from './environment';
import { Listeners } from './listeners';
import { loadPage, type PageState } from './register/pages';
import { rebuildPage } from './register/rebuild';
import { NOTHING_KNOWN, Register } from './register/register';
import type { Session } from './session';
import { DamagedStream, openStream, openWhatIsLeft, readStream } from './streams/load';
import { StreamCache } from './streams/stream-cache';
import { Troubles } from './troubles';
import { openVaultKeys } from './vault/open-vault';
import { openRecords } from './vault/opening-records';
import type { OpeningRecords } from './vault/opening-records';
import { nextLetter } from './vault/root';
import type { Root } from './vault/root';

export interface OpenedSession {
  readonly session: Session;
  readonly root: Root;
  readonly proved: OpeningRecords['proved'];
  /** Pages made by another fold, to be made again while people work. */
  readonly stale: readonly number[];
  /** Commits that were on disk are not there any more. */
  readonly isBehind: boolean;
}

/**
 * @param keyHolder who unlocked; undefined = the recovery key, which acts for the first key-holder.
 * @throws StoreFailure `keys` when root or ring are damaged, and the spare of them too: nothing opens then.
 */
export async function openSession(
  env: Environment,
  vault: string,
  vaultKey: KeyMaterial,
  keyHolder: string,
): Promise<OpenedSession> {
  const { db } = await env.connect();
  const records = await openRecords(env, vault, vaultKey);
  const { meta, root, ring, proved, isHealed, isBehind } = records;
  const keys = await openVaultKeys(vault, vaultKey, ring);
  const council = await councilOf(env, db, keys.streamKeys, root.council);
  const troubles = new Troubles();
  if (isHealed) troubles.add({ what: 'healed' });
  if (council.isDamaged) troubles.add({ what: 'settings' });

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
    troubles,
    async reloadCouncil() {
      Object.assign(session.council, await councilOf(env, db, keys.streamKeys, root.council));
      if (session.council.isDamaged) troubles.add({ what: 'settings' });
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
  const stale = await loadRegister(session, meta);
  return { session, root, proved, stale, isBehind };
}

const foldedCouncil = (env: Environment, events: readonly OpenedEvent[]) => ({
  settings: env.domain.foldCouncil(events),
  log: env.domain.logOf(events),
});

/**
 * The council's settings. Damaged ones must not keep anyone from the cases, which do not depend on them: then
 * it is what could still be read, in order, and nothing can be added to it.
 */
async function councilOf(
  env: Environment,
  db: StoreDatabase,
  streamKeys: Session['keys']['streamKeys'],
  stream: string,
): Promise<Omit<Session['council'], 'stream'>> {
  const rows = await readStream(db, stream);
  try {
    const { row, events } = await openStream(rows, stream, streamKeys);
    if (!row) throw new DamagedStream(stream, 'The settings are gone');
    return { ...foldedCouncil(env, events), isDamaged: false };
  } catch (error) {
    if (!(error instanceof DamagedStream)) throw error;
    const left = await openWhatIsLeft(rows, stream, streamKeys);
    return { ...foldedCouncil(env, left), isDamaged: true };
  }
}

interface LoadedPage {
  readonly page: number;
  readonly state: PageState;
}

/** Pages read at once: some 1.5 MB. */
const BATCH = 32;

/** First and last key of each batch. */
const inBatches = (pages: readonly number[]): (readonly [number, number])[] =>
  pages.flatMap((first, at) =>
    at % BATCH === 0
      ? [[first, pages[Math.min(at + BATCH, pages.length) - 1] ?? first] as const]
      : [],
  );

/**
 * Decrypts every page. Damaged ones are made again at once: until that is done nobody knows which references
 * are taken. Stale ones are left for later.
 * @returns the stale ones.
 */
async function loadRegister(session: Session, asOpened: MetaRow): Promise<readonly number[]> {
  const { db, register, keys, domain } = session;
  const loaded: Promise<LoadedPage>[] = [];
  const { meta, onPages } = await db.transaction('r', db.meta, db.pages, db.streams, async () => {
    const [meta, onPages, pages] = await Promise.all([
      db.meta.get('store'),
      db.streams.orderBy('page').count(),
      db.pages.toCollection().primaryKeys(),
    ]);
    // Some are decrypted while the disk reads the next.
    const reading = inBatches(pages).map(async ([first, last]) => {
      for (const row of await db.pages.where('page').between(first, last, true, true).toArray()) {
        loaded.push(
          loadPage(register, keys, row, domain.foldVersion).then((state) => ({
            page: row.page,
            state,
          })),
        );
      }
    });
    await Promise.all(reading);
    return { meta, onPages };
  });
  session.revision = meta?.revision ?? asOpened.revision;
  session.clock = meta?.clock ?? asOpened.clock;
  const found = (await Promise.all(loaded)).toSorted((left, right) => left.page - right.page);
  const pagesWith = (state: string) =>
    found.filter((each) => each.state === state).map(({ page }) => page);
  const isWhole = found.every(({ state }) => state === 'good') && register.all().length === onPages;
  // Walking the index takes as long as decrypting everything, so only where the numbers do not agree.
  const lost = isWhole ? [] : await reserveLost(session, new Set(found.map(({ page }) => page)));
  for (const page of [...pagesWith('damaged'), ...lost]) {
    await session.lock.writing(() => rebuildPage(session, page));
  }
  return pagesWith('stale');
}

/**
 * Pages whose row is gone although cases lie on them. A case that says so and stands on a page that is there
 * has only its number damaged; nothing is made for it.
 */
async function reserveLost(
  session: Session,
  known: ReadonlySet<number>,
): Promise<readonly number[]> {
  const { streams } = session.db;
  const lost: number[] = [];
  for (const page of await streams.orderBy('page').uniqueKeys()) {
    if (typeof page !== 'number' || !Number.isSafeInteger(page) || page < 0 || known.has(page)) {
      continue;
    }
    const cases = await streams.where('page').equals(page).primaryKeys();
    if (cases.every((id) => session.register.pageOf(id) !== undefined)) continue;
    session.register.reserve(page, cases.length, NOTHING_KNOWN);
    lost.push(page);
  }
  return lost;
}
