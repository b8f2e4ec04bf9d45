/** Files out of the store, chunk by chunk, checked as they go. */
import { createSHA256 } from 'hash-wasm';
import type { BlobRef } from '@shared/case-file/schema';
import type { StreamId } from '@shared/history';
import type { Bytes } from '../database';
import type { Session } from '../session';
import { STREAM_KEY_ID, blobKeyId } from '../streams/load';

/** A file that is missing or not what was put in. `message` is for the person. */
export class DamagedFile extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'DamagedFile';
  }
}

/**
 * The bytes of a file in order. Whoever uses them before the end must be ready for the end to say that
 * they are not what was put in.
 * @throws DamagedFile
 */
export async function* readFile(
  session: Session,
  stream: StreamId,
  file: BlobRef,
): AsyncGenerator<Bytes> {
  const { db, keys } = session;
  const [row, key, streamKey] = await db.transaction('r', db.blobs, db.keys, () =>
    Promise.all([
      db.blobs.get([stream, file.blob]),
      db.keys.get([stream, blobKeyId(file.blob)]),
      db.keys.get([stream, STREAM_KEY_ID]),
    ]),
  );
  if (!row || !streamKey) {
    const erasures = await db.erasures.where('stream').equals(stream).toArray();
    const isErased = erasures.some(
      ({ keys: gone }) => gone === undefined || gone.includes(blobKeyId(file.blob)),
    );
    throw new DamagedFile(isErased ? ERASED_FILE : MISSING);
  }
  if (!key) throw new DamagedFile(ERASED_FILE);
  const open = await damagedUnless(async () =>
    (await keys.streamKeys(stream, streamKey)).contentOpener(row.content, key),
  );
  const hash = await createSHA256();
  hash.init();
  let size = 0;
  for (let index = 0; index < row.chunks; index += 1) {
    const chunk = await db.chunks.get([row.content, index]);
    if (!chunk) throw new DamagedFile(CHANGED);
    const bytes = await damagedUnless(() => open(index, index === row.chunks - 1, chunk.sealed));
    hash.update(bytes);
    size += bytes.byteLength;
    yield bytes;
  }
  if (size !== file.size || hash.digest('hex') !== file.sha256) throw new DamagedFile(CHANGED);
}

/** The whole file in one buffer: for what has to be in memory anyway. @throws DamagedFile */
export async function readWhole(session: Session, stream: StreamId, file: BlobRef): Promise<Bytes> {
  const whole = new Uint8Array(file.size);
  let at = 0;
  for await (const bytes of readFile(session, stream, file)) {
    if (at + bytes.byteLength > whole.byteLength) throw new DamagedFile(CHANGED);
    whole.set(bytes, at);
    at += bytes.byteLength;
  }
  return whole;
}

async function damagedUnless<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new DamagedFile(CHANGED, error);
  }
}

const ADVICE =
  'Add the document again if you have it elsewhere, or ask your IT team to restore Redress’s folder from a backup.';
const MISSING = `This document is missing from the data on this computer. ${ADVICE}`;
const CHANGED = `This document has been damaged on this computer and cannot be opened. ${ADVICE}`;
const ERASED_FILE = 'This document was erased and can no longer be opened.';
