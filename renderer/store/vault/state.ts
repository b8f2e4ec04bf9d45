/** What stands on disk before anyone has unlocked: nothing, a vault, or something that must not be touched. */
import { vaultHeader } from '@shared/sealing';
import type { VaultHeader } from '@shared/sealing';
import type { VaultState } from '../api';
import { NEWER, STORE_FORMAT, StoreFailure } from '../database';
import type { StoreDatabase } from '../database';
import type { Environment } from '../environment';
import { NO_TRIES, readTries, waitLeft } from './tries';
import type { Tries } from './tries';

export type OnDisk =
  | { readonly found: 'nothing' }
  | { readonly found: 'vault'; readonly header: VaultHeader; readonly tries: Tries };

const MISSING =
  'There was a vault on this computer, and its data is gone. Do not set up Redress again. Ask your IT team to restore Redress’s folder from a backup, then start Redress once more.';
const DAMAGED =
  'The part of Redress’s data that opens the rest has been damaged. Do not set up Redress again: that would not bring it back. Ask your IT team to restore Redress’s folder from a backup.';

/**
 * @throws StoreFailure when there is a vault that cannot be opened, or should be one and is not.
 */
export async function lookOnDisk(env: Environment): Promise<OnDisk> {
  const { db } = await env.connect();
  const { meta, header, tries, streams } = await readClear(db);
  if (isNewer(meta?.format, STORE_FORMAT) || isNewer(formatOf(header), 1)) {
    throw new StoreFailure('newer', NEWER);
  }
  if (!meta && !header && streams === 0) {
    if ((await env.sentinel.read().catch(() => undefined)) !== undefined) {
      throw new StoreFailure('missing', MISSING);
    }
    return { found: 'nothing' };
  }
  // A damaged record of the store itself (`meta`) is worked out again once it is open.
  const read = readHeader(header) ?? readHeader((await env.spare.read())?.header);
  if (!read) throw new StoreFailure('damaged', DAMAGED);
  return { found: 'vault', header: read, tries };
}

/** Undefined when it is not a header this version understands. */
export function readHeader(clear: unknown): VaultHeader | undefined {
  const read = vaultHeader.safeParse(clear);
  return read.success ? read.data : undefined;
}

async function readClear(db: StoreDatabase) {
  return db.transaction('r', db.meta, db.vault, db.streams, async () => {
    const [meta, header, tries, streams] = await Promise.all([
      db.meta.get('store'),
      db.vault.get('header'),
      db.vault.get('tries'),
      db.streams.limit(1).count(),
    ]);
    return {
      meta,
      header: header?.clear,
      tries: tries ? readTries(tries.clear) : NO_TRIES,
      streams,
    };
  });
}

const formatOf = (header: unknown): unknown =>
  (header as { format?: unknown } | null | undefined)?.format;

const isNewer = (format: unknown, known: number): boolean =>
  typeof format === 'number' && Number.isSafeInteger(format) && format > known;

export async function readState(env: Environment): Promise<VaultState> {
  try {
    const disk = await lookOnDisk(env);
    if (disk.found === 'nothing') return { state: 'absent' };
    const wait = waitLeft(disk.tries, env.now());
    return {
      state: 'locked',
      keyHolders: disk.header.keyHolders.map(({ id, label }) => ({ id, label })),
      ...(wait > 0 ? { waitUntil: env.now() + wait } : {}),
    };
  } catch (error) {
    if (error instanceof StoreFailure) {
      return { state: 'failed', what: error.what, message: error.message };
    }
    return { state: 'failed', what: 'damaged', message: DAMAGED };
  }
}
