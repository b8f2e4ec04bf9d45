/**
 * The records without which nothing opens: root, ring and the store's record of itself. Each is taken from
 * its row, else from the spare, else (the store's record of itself) worked out again from the other tables.
 * What was wrong is put right on disk; a disk that refuses that must not keep anyone from their cases.
 */
import { readId, compareIds } from '@shared/history';
import type { EventId } from '@shared/history';
import { sealKeyFor, unwrapKey } from '@shared/sealing';
import type { KeyMaterial } from '@shared/sealing';
import { STORE_FORMAT, StoreFailure } from '../database';
import type { Bytes, MetaRow, StoreDatabase, VaultRow } from '../database';
import type { Environment } from '../environment';
import type { SpareRecords } from '../spare';
import { asWriteFailure } from '../write-failures';
import { contextOf } from './open-vault';
import { openRoot } from './root';
import type { Root } from './root';
import { ringKey } from './set-up';
import { readHeader } from './state';

export interface OpeningRecords {
  readonly meta: MetaRow;
  readonly root: Root;
  readonly ring: KeyMaterial;
  /** As they lie on disk, each proved by having opened. */
  readonly proved: Pick<SpareRecords, 'header' | 'root' | 'ring'>;
  /** At least one was damaged and is right again. */
  readonly isHealed: boolean;
  /** The spare knows of a commit the tables do not have. */
  readonly isBehind: boolean;
}

const KEYS =
  'The passphrase is right, but a key behind it has been damaged, so the cases cannot be opened with it. Nothing was changed. Do not set up Redress again.';

/** @throws StoreFailure `keys` when root or ring do not open, neither from their rows nor from the spare. */
export async function openRecords(
  env: Environment,
  vault: string,
  vaultKey: KeyMaterial,
): Promise<OpeningRecords> {
  const { db } = await env.connect();
  const [found, newest, [metaRow, headerRow, rootRow]] = await Promise.all([
    env.spare.read(),
    newestRevision(db),
    db.transaction('r', db.meta, db.vault, () =>
      Promise.all([db.meta.get('store'), db.vault.get('header'), db.vault.get('root')]),
    ),
  ]);
  const spare = found?.vault === vault ? found : undefined;
  const wrong: VaultRow[] = [];
  const isHeaderSound = readHeader(headerRow?.clear) !== undefined;
  const header = isHeaderSound ? headerRow?.clear : spare?.header;
  if (!isHeaderSound && spare) wrong.push({ key: 'header', clear: spare.header });

  const root = await firstThatOpens([rootRow?.sealed, spare?.root], (sealed) =>
    openRoot(vault, vaultKey, sealed),
  );
  if (root.at > 0) wrong.push({ key: 'root', sealed: root.sealed });
  const key = ringKey(root.opened.ring);
  const wrapping = await sealKeyFor(vaultKey, 'wrapping');
  const ringRow = await db.vault.get(key);
  const spareRing = spare?.ring.id === root.opened.ring ? spare.ring.sealed : undefined;
  const ring = await firstThatOpens([ringRow?.sealed, spareRing], (sealed) =>
    unwrapKey(wrapping, contextOf(vault)('vault', '', key), root.opened.ring, sealed),
  );
  if (ring.at > 0) wrong.push({ key, sealed: ring.sealed });

  const known = readMeta(metaRow);
  const isSound = known !== undefined && known.revision >= newest;
  const meta = isSound ? known : await metaAgain(db, known, root.opened, spare, newest);
  if (wrong.length > 0 || !isSound) await putRight(env, db, wrong, isSound ? undefined : meta);
  return {
    meta,
    root: root.opened,
    ring: ring.opened,
    proved: {
      header,
      root: root.sealed,
      ring: { id: root.opened.ring, sealed: ring.sealed },
    },
    isHealed: wrong.length > 0 || !isSound,
    isBehind:
      spare?.device === meta.device && spare.revision > Math.max(known?.revision ?? 0, newest),
  };
}

async function firstThatOpens<T>(
  candidates: readonly (Bytes | undefined)[],
  open: (sealed: Bytes) => Promise<T>,
): Promise<{ readonly opened: T; readonly sealed: Bytes; readonly at: number }> {
  for (const [at, sealed] of candidates.entries()) {
    if (!sealed) continue;
    try {
      return { opened: await open(sealed), sealed, at };
    } catch {
      // The next one may open.
    }
  }
  throw new StoreFailure('keys', KEYS);
}

/** Undefined for a row that is not one. */
function readMeta(row: MetaRow | undefined): MetaRow | undefined {
  if (!row) return undefined;
  const { format, device, revision, clock } = row;
  const isOne =
    format === STORE_FORMAT &&
    /^[0-9A-HJKMNP-TV-Z]{8}$/.test(device) &&
    Number.isSafeInteger(revision) &&
    revision > 0 &&
    (clock === '' || readId(clock) !== undefined);
  return isOne ? row : undefined;
}

/** Number of the newest commit whose rows are there. */
async function newestRevision(db: StoreDatabase): Promise<number> {
  const [stream, page] = await db.transaction('r', db.streams, db.pages, () =>
    Promise.all([db.streams.orderBy('revision').last(), db.pages.orderBy('revision').last()]),
  );
  return Math.max(...[stream?.revision, page?.revision].map(asRevision), 0);
}

/** A damaged number must not send the count of commits to where no number follows. */
const asRevision = (value: unknown): number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value < 2 ** 40 ? value : 0;

async function metaAgain(
  db: StoreDatabase,
  known: MetaRow | undefined,
  root: Root,
  spare: SpareRecords | undefined,
  newest: number,
): Promise<MetaRow> {
  const devices = Object.keys(root.devices);
  const heads = (await db.streams.toArray()).flatMap((row) => row.heads.map(({ id }) => id));
  const ids = heads.filter((id) => readId(id) !== undefined).toSorted(compareIds);
  const device = known?.device ?? spare?.device ?? (devices.length === 1 ? devices[0] : undefined);
  const own = device ?? readId(ids.at(-1) ?? '')?.device ?? devices[0];
  if (own === undefined) throw new StoreFailure('keys', KEYS);
  return {
    key: 'store',
    format: STORE_FORMAT,
    device: own,
    // A number of its own, so that whatever was written last counts as news to everyone.
    revision: Math.max(newest, spare?.revision ?? 0) + 1,
    clock: later(known?.clock ?? '', ids.findLast((id) => readId(id)?.device === own) ?? ''),
  };
}

const later = (left: EventId | '', right: EventId | ''): EventId | '' =>
  left > right ? left : right;

async function putRight(
  env: Environment,
  db: StoreDatabase,
  rows: readonly VaultRow[],
  meta: MetaRow | undefined,
): Promise<void> {
  await env.lock
    .writing(() =>
      asWriteFailure(() =>
        db.transaction('rw', db.vault, db.meta, async () => {
          await db.vault.bulkPut([...rows]);
          if (meta) await db.meta.put(meta);
        }),
      ),
    )
    .catch(() => undefined);
}
