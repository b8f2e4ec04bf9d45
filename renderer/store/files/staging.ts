/**
 * Files on their way into a case. Chunks are sealed and written as they come, under a random name that
 * belongs to nobody; the commit of the event that speaks of a file writes one small row that makes them
 * count. Whatever is never committed is swept at start, or when the connection that staged it is gone.
 */
import Dexie from 'dexie';
import { createSHA256 } from 'hash-wasm';
import type { BlobRef } from '@shared/case-file/schema';
import type { StreamId } from '@shared/history/types';
import type { Staging } from '../api';
import type { BlobRow, Bytes, KeyRow, StoreDatabase } from '../database';
import { whenGone } from '../locks';
import type { LockSource, WriteLock } from '../locks';
import { asWriteFailure } from '../write-failures';
import { chunksOf } from './chunking';

/** Seals the chunks of one file under a new key of its own. */
export interface ContentSealer {
  seal(index: number, last: boolean, bytes: Bytes): Promise<Bytes>;
  /** The name of the finished file in its stream and its key row; `sha256` is of the plain bytes, in hex. */
  finish(sha256: string): Promise<{ readonly blob: string; readonly key: KeyRow }>;
}

export interface StagingPlace {
  readonly db: StoreDatabase;
  readonly lock: WriteLock;
  /** Name of this connection's life lock. */
  readonly owner: string;
  readonly contentSealer: (content: string) => Promise<ContentSealer>;
}

/** What the commit adds to its transaction to make staged files count. */
export interface StagedFile {
  readonly ref: BlobRef;
  readonly row: BlobRow;
  readonly key: KeyRow;
}

export class StagedBatch implements Staging {
  readonly stream: StreamId;
  readonly #place: StagingPlace;
  readonly #batch = crypto.randomUUID();
  readonly #files: StagedFile[] = [];
  #open = true;

  constructor(place: StagingPlace, stream: StreamId) {
    this.#place = place;
    this.stream = stream;
  }

  get files(): readonly StagedFile[] {
    return this.#files;
  }

  /** @throws WriteFailure when the disk refuses, the signal's reason when aborted; nothing of the file stays. */
  async putFile(
    source: AsyncIterable<Bytes>,
    onProgress?: (bytes: number) => void,
    signal?: AbortSignal,
  ): Promise<BlobRef> {
    if (!this.#open) throw new Error('This staging was committed or discarded already.');
    const content = crypto.randomUUID();
    try {
      return await this.#take(content, source, onProgress, signal);
    } catch (error) {
      await this.#drop(content).catch(() => undefined);
      throw error;
    }
  }

  async #take(
    content: string,
    source: AsyncIterable<Bytes>,
    onProgress: ((bytes: number) => void) | undefined,
    signal: AbortSignal | undefined,
  ): Promise<BlobRef> {
    const { db, lock, owner, contentSealer } = this.#place;
    const sealer = await contentSealer(content);
    const [plain, sealedBytes] = await Promise.all([createSHA256(), createSHA256()]);
    plain.init();
    sealedBytes.init();
    let size = 0;
    let chunks = 0;
    for await (const chunk of chunksOf(source, signal)) {
      plain.update(chunk.bytes);
      const sealed = await sealer.seal(chunk.index, chunk.last, chunk.bytes);
      sealedBytes.update(sealed);
      await lock.writing(() =>
        asWriteFailure(() =>
          db.transaction('rw', db.staged, db.chunks, async () => {
            if (chunk.index === 0) await db.staged.add({ content, batch: this.#batch, owner });
            await db.chunks.add({ content, index: chunk.index, sealed });
          }),
        ),
      );
      size += chunk.bytes.byteLength;
      chunks += 1;
      onProgress?.(size);
    }
    const sha256 = plain.digest('hex');
    const { blob, key } = await sealer.finish(sha256);
    const ref: BlobRef = { blob, size, sha256 };
    if (this.#files.some((file) => file.ref.blob === blob)) {
      await this.#drop(content);
      return ref;
    }
    const row: BlobRow = {
      stream: this.stream,
      id: blob,
      content,
      size,
      chunks,
      sealedHash: sealedBytes.digest('hex'),
    };
    this.#files.push({ ref, row, key });
    return ref;
  }

  /** Throws away what was not committed. Harmless after a commit: what counts is no longer staged. */
  async discard(): Promise<void> {
    this.#open = false;
    this.#files.length = 0;
    const { db } = this.#place;
    const contents = await db.staged.where('batch').equals(this.#batch).primaryKeys();
    for (const content of contents) await this.#drop(content);
  }

  async #drop(content: string): Promise<void> {
    await this.#place.lock.writing(() => dropContent(this.#place.db, content));
  }
}

async function dropContent(db: StoreDatabase, content: string): Promise<void> {
  await db.transaction('rw', db.staged, db.chunks, async () => {
    // Only what is still staged: after a commit the chunks belong to a case.
    if ((await db.staged.get(content)) === undefined) return;
    await db.chunks
      .where('[content+index]')
      .between([content, Dexie.minKey], [content, Dexie.maxKey])
      .delete();
    await db.staged.delete(content);
  });
}

/**
 * Deletes what connections left behind that are gone; what belongs to one that lives, when it goes.
 * Runs until `signal` says that this connection ends.
 */
export async function sweepOrphans(
  db: StoreDatabase,
  lock: WriteLock,
  locks: LockSource,
  self: string,
  signal: AbortSignal,
): Promise<void> {
  const owners = (await db.staged.orderBy('owner').uniqueKeys()).map(String);
  await Promise.all(
    owners
      .filter((owner) => owner !== self)
      .map((owner) =>
        whenGone(locks, owner, signal, async () => {
          const contents = await db.staged.where('owner').equals(owner).primaryKeys();
          for (const content of contents) await lock.writing(() => dropContent(db, content));
        }),
      ),
  );
}
