/** Damaging a profile from inside and outside, as disks, clean-ups and helpful colleagues do. */
import type { Page } from '@playwright/test';
import { chmod, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/** What a clean-up leaves: the tables gone, everything else still there. */
export async function loseTheTables(profile: string): Promise<void> {
  await rm(path.join(profile, 'IndexedDB'), { recursive: true });
}

/** One record of the vault. Bytes are changed in one bit; a clear record becomes another one. */
export function damageVault(window: Page, key: string): Promise<void> {
  return window.evaluate(
    (wanted) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('redress');
        opening.onerror = () => reject(new Error('not opened'));
        opening.onsuccess = () => {
          const db = opening.result;
          const writing = db.transaction('vault', 'readwrite', { durability: 'strict' });
          const rows = writing.objectStore('vault');
          const reading = rows.get(wanted);
          reading.onsuccess = () => {
            const row = reading.result as { sealed?: Uint8Array; clear?: unknown };
            const { sealed } = row;
            if (sealed) sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
            else row.clear = { torn: true };
            rows.put(row);
          };
          writing.oncomplete = () => {
            db.close();
            resolve();
          };
        };
      }),
    key,
  );
}

/** The spare of the vault's records, in the other kind of storage. */
export function loseTheSpare(window: Page): Promise<void> {
  return window.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    await root.removeEntry('redress-vault-spare');
  });
}

/** Everything below the folder closed to its owner for writing, or opened again. */
export async function allowWriting(folder: string, allowed: boolean): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const folders = entries.filter((each) => each.isDirectory());
  const places = [folder, ...folders.map((each) => path.join(each.parentPath, each.name))];
  for (const place of places) {
    const { mode } = await stat(place);
    await chmod(place, allowed ? mode | 0o200 : mode & ~0o222);
  }
}
