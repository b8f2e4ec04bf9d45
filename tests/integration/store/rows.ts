/** Looking at, and damaging, what lies on disk. */
import { IDBKeyRange } from 'fake-indexeddb';
import { DATABASE_NAME, openDatabase } from '../../../renderer/store/database';
import type { StoreDatabase } from '../../../renderer/store/database';
import { newProfile } from './harness';
import type { Profile } from './harness';

export const databaseOf = (profile: Profile): Promise<StoreDatabase> =>
  openDatabase(DATABASE_NAME, { indexedDB: profile.indexedDB, IDBKeyRange });

/** Every value of every row, keys included, as one run of bytes; and how many rows each table has. */
export async function everyRow(db: StoreDatabase) {
  const parts: Buffer[] = [];
  let hasCryptoKeys = false;
  const walk = (value: unknown): void => {
    if (value instanceof Uint8Array) parts.push(Buffer.from(value));
    else if (value instanceof CryptoKey) hasCryptoKeys = true;
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        parts.push(Buffer.from(key));
        walk(inner);
      }
    } else parts.push(Buffer.from(String(value)));
  };
  const tables: Record<string, number> = {};
  for (const table of db.tables) {
    const rows: unknown[] = await table.toArray();
    tables[table.name] = rows.length;
    for (const row of rows) walk(row);
  }
  return { bytes: Buffer.concat(parts), tables, hasCryptoKeys };
}

/** A copy with one bit of one byte turned. */
export function damaged(
  bytes: Uint8Array<ArrayBuffer>,
  at = bytes.length >> 1,
): Uint8Array<ArrayBuffer> {
  const copy = bytes.slice();
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

/** A text, or so many bytes, arriving in pieces. */
export async function* fileOf(content: string | Uint8Array<ArrayBuffer>, piece = 65_536) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  for (let at = 0; at < bytes.length; at += piece) {
    yield bytes.slice(at, at + piece);
    await Promise.resolve();
  }
}

/** The same profile on another disk: what happens to it does not happen to the first. */
export async function copyOf(profile: Profile): Promise<Profile> {
  const copy = newProfile();
  const [from, to] = [await databaseOf(profile), await databaseOf(copy)];
  for (const table of from.tables) {
    await to.table(table.name).bulkAdd(await table.toArray());
  }
  from.close();
  to.close();
  copy.sentinel.value = profile.sentinel.value;
  copy.spare.text = profile.spare.text;
  return copy;
}
