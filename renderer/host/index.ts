/**
 * How the window reaches the shell. In the app that is `window.redressHost`, put there by the preload;
 * in a plain browser (development, engine tests) an imitation with the same answers.
 * Everything outside renderer/host goes through `callHost`, `readPicked` and `saveBytes`.
 */
import {
  CHUNK_BYTES,
  type FILE_PURPOSES,
  type HostBridge,
  type HostCall,
  type HostError,
  type HostRequest,
  type HostResponse,
  type HostSignal,
  type PickedFile,
} from '@shared/host/contract';
import type { PlaceKind } from '@shared/host/places';
import { APP_SCHEME } from '@shared/host/names';
import { browserHost } from './browser-host';
import { electronHost } from './electron-host';

export { startWorker } from './trusted-types';

export type FilePurpose = (typeof FILE_PURPOSES)[number];

/** A call the shell refused or could not carry out. `message` is written for the person. */
export class HostFailure extends Error {
  readonly code: HostError['code'];
  constructor(error: HostError) {
    super(error.message);
    this.name = 'HostFailure';
    this.code = error.code;
  }
}

let chosen: HostBridge | undefined;

/**
 * The bridge of this window.
 * @throws Error when the page is served by the app but the preload did not run: falling back to the
 *   browser's imitation there would hide a broken shell.
 */
export function host(): HostBridge {
  if (chosen) return chosen;
  const bridge = electronHost();
  if (!bridge && location.protocol === `${APP_SCHEME}:`) {
    throw new Error('The shell did not answer. Close Redress and start it again.');
  }
  return (chosen = bridge ?? browserHost());
}

/** @throws HostFailure with a message for the person. */
export async function callHost<C extends HostCall>(
  call: C,
  request: HostRequest<C>,
): Promise<HostResponse<C>> {
  const result = await host().call(call, request);
  if (!result.ok) throw new HostFailure(result.error);
  return result.value;
}

/** Listens for something the shell says ('lock', a menu command). Returns the function that stops it. */
export function onSignal(signal: HostSignal, listener: () => void): () => void {
  return host().on(signal, listener);
}

/**
 * The bytes of a file the person chose, in chunks of at most CHUNK_BYTES, read only as fast as they are
 * asked for. Releases the file when done, failed or left early.
 * @throws HostFailure `gone` when the file was moved, changed or deleted since it was chosen.
 */
export async function* readPicked(file: PickedFile): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  try {
    let offset = 0;
    for (;;) {
      const { bytes, done } = await callHost('files.read', {
        handle: file.handle,
        offset,
        length: CHUNK_BYTES,
      });
      offset += bytes.byteLength;
      if (bytes.byteLength > 0) yield new Uint8Array(bytes);
      if (done) return;
    }
  } finally {
    await host().call('files.release', { handle: file.handle });
  }
}

export interface SavedFile {
  /** Name the person gave it, without folder. */
  readonly name: string;
  /** Bytes on disk, read back and compared. */
  readonly size: number;
  /** What kind of place it lies in; all that is known of where it went. */
  readonly place: PlaceKind;
}

/**
 * Asks where to save and writes there atomically.
 * @returns undefined when the person cancelled.
 * @throws HostFailure `diskFull`, `noPermission`, `gone`, `busy`, `mismatch`; nothing half-written stays.
 */
export async function saveBytes(
  purpose: FilePurpose,
  suggestedName: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<SavedFile | undefined> {
  const { handle, name, place } = await callHost('files.saveAs', { purpose, suggestedName });
  if (handle === undefined || name === undefined) return undefined;
  return { name, size: await writeWhole(handle, bytes), place: place ?? 'not known' };
}

/**
 * Writes all of `bytes` to an open save handle (from `files.saveAs` or `files.createIn`) and commits it.
 * @returns the size on disk. @throws HostFailure; the handle is abandoned first.
 */
export async function writeWhole(handle: string, bytes: Uint8Array<ArrayBuffer>): Promise<number> {
  try {
    const sha256 = hex(await crypto.subtle.digest('SHA-256', bytes));
    for (let offset = 0; offset < bytes.byteLength; offset += CHUNK_BYTES) {
      await callHost('files.write', {
        handle,
        offset,
        bytes: bytes.slice(offset, offset + CHUNK_BYTES),
      });
    }
    return (await callHost('files.commit', { handle, sha256 })).size;
  } catch (error) {
    await host().call('files.abandon', { handle });
    throw error;
  }
}

/**
 * Puts text, and its HTML where it has any, on the clipboard: only when the person pressed Copy. It stays there
 * until they copy something else or Redress locks.
 * @throws HostFailure `tooLarge` or `failed`; what was on the clipboard before is then still there.
 */
export async function copyOut(text: string, html = ''): Promise<void> {
  await callHost('clipboard.write', { text, html });
}

function hex(buffer: ArrayBuffer): string {
  return Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
