/**
 * The few records without which nothing opens (the vault's header, its root, its ring), once more in another
 * kind of storage, so that a damaged row among them costs nothing. As in the tables: the header in clear, the
 * rest sealed. Beside them the number of the newest commit, which tells a table that lost its newest rows.
 *
 * It is written after the tables are, so it is never ahead of them, and it never decides anything the tables
 * can still say themselves.
 */
import { z } from 'zod';
import { fromBase64, toBase64 } from '@shared/sealing';
import type { Bytes } from './database';

export interface SpareRecords {
  /** Id of the vault. */
  readonly vault: string;
  /** The public header, unread. */
  readonly header: unknown;
  readonly root: Bytes;
  readonly ring: { readonly id: string; readonly sealed: Bytes };
  /** This installation, as in every event id it makes. */
  readonly device: string;
  /** Number of a commit that is on disk. */
  readonly revision: number;
}

export interface Spare {
  /** Undefined when there is none, or it cannot be read. */
  read(): Promise<SpareRecords | undefined>;
  write(records: SpareRecords): Promise<void>;
}

const file = z.object({
  format: z.literal(1),
  vault: z.string(),
  header: z.unknown(),
  root: z.string(),
  ring: z.object({ id: z.string(), sealed: z.string() }),
  device: z.string(),
  revision: z.number().int().nonnegative(),
});

export function spareText({ root, ring, ...rest }: SpareRecords): string {
  return JSON.stringify({
    format: 1,
    ...rest,
    root: toBase64(root),
    ring: { id: ring.id, sealed: toBase64(ring.sealed) },
  });
}

/** Undefined for text that is not a spare. */
export function readSpare(text: string): SpareRecords | undefined {
  try {
    const { root, ring, ...rest } = file.parse(JSON.parse(text));
    return {
      ...rest,
      root: fromBase64(root),
      ring: { id: ring.id, sealed: fromBase64(ring.sealed) },
    };
  } catch {
    return undefined;
  }
}

const FILE = 'redress-vault-spare';

/** In the origin private file system, which the engine keeps apart from IndexedDB. */
export function fileSpare(name: string): Spare {
  const place = name === 'redress' ? FILE : `${FILE}-${name}`;
  return {
    async read() {
      try {
        const root = await navigator.storage.getDirectory();
        const handle = await root.getFileHandle(place);
        return readSpare(await (await handle.getFile()).text());
      } catch {
        return undefined;
      }
    },
    async write(records) {
      const root = await navigator.storage.getDirectory();
      const handle = await root.getFileHandle(place, { create: true });
      // Goes to a file beside it and takes its place whole at the end.
      const writable = await handle.createWritable();
      await writable.write(spareText(records));
      await writable.close();
    },
  };
}
