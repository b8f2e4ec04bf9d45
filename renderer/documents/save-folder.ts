/**
 * Many files written into one new folder: all of them or none. Each is read, written, checked and let go
 * before the next, so memory stays bounded by the largest.
 */
import type { PlaceKind } from '@shared/host/places';
import { callHost, type FilePurpose, host, writeWhole } from '../host';

type Bytes = Uint8Array<ArrayBuffer>;

export interface FileToSave {
  readonly name: string;
  readonly bytes: () => Promise<Bytes>;
}

export interface SavedFolder {
  readonly folder: string;
  /** Name of the second folder, for what must not travel with the first. */
  readonly beside?: string;
  readonly place: PlaceKind;
  readonly files: number;
}

export interface WrittenFile {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

export interface FolderJob {
  readonly purpose: FilePurpose;
  readonly name: string;
  readonly files: readonly FileToSave[];
  /** Files made last, of what was written before them: a manifest. */
  readonly last: (written: readonly WrittenFile[]) => readonly FileToSave[];
  readonly beside?: { readonly name: string; readonly files: readonly FileToSave[] };
}

/**
 * @returns undefined when the person chose no place.
 * @throws the signal's reason when stopped, `HostFailure` when the disk refused; nothing stays behind.
 */
export async function saveFolder(
  job: FolderJob,
  signal: AbortSignal,
  onProgress: (done: number, of: number) => void,
): Promise<SavedFolder | undefined> {
  const { purpose, name, files, last, beside } = job;
  const opened = await callHost('files.saveFolder', {
    purpose,
    suggestedName: name,
    ...(beside ? { beside: beside.name } : {}),
  });
  const { handle } = opened;
  if (handle === undefined) return undefined;
  const second = opened.beside?.handle;
  const of = files.length + (beside?.files.length ?? 0);
  let done = 0;
  const write = async (folder: string, file: FileToSave): Promise<WrittenFile> => {
    signal.throwIfAborted();
    onProgress(done, of);
    const bytes = await file.bytes();
    const { handle: target } = await callHost('files.createIn', { folder, name: file.name });
    const size = await writeWhole(target, bytes);
    done += 1;
    return { name: file.name, size, sha256: await sha256(bytes) };
  };
  try {
    const written: WrittenFile[] = [];
    for (const file of files) written.push(await write(handle, file));
    const ending = last(written);
    for (const file of ending) await write(handle, file);
    for (const file of beside && second !== undefined ? beside.files : []) {
      await write(second ?? '', file);
    }
    signal.throwIfAborted();
    // Until then a note in each folder says that it is not whole.
    for (const folder of second === undefined ? [handle] : [handle, second]) {
      await callHost('files.finishFolder', { folder });
    }
    return {
      folder: opened.name ?? 'the folder',
      ...(opened.beside ? { beside: opened.beside.name } : {}),
      place: opened.place ?? 'not known',
      files: files.length + ending.length,
    };
  } catch (error) {
    await host().call('files.dropFolder', { folder: handle });
    if (second !== undefined) await host().call('files.dropFolder', { folder: second });
    throw error;
  }
}

export async function sha256(bytes: Bytes): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export const textFile = (name: string, text: string): FileToSave => ({
  name,
  bytes: () => Promise.resolve(new TextEncoder().encode(text)),
});

/**
 * What is in a folder and its SHA-256, twice: for programs, and as `sha256sum -c` takes it.
 * @param about what the pack is, of what, made when.
 */
export function manifestFiles(
  about: Readonly<Record<string, unknown>>,
  written: readonly WrittenFile[],
): FileToSave[] {
  const manifest = { format: 1, ...about, files: written };
  return [
    textFile('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`),
    textFile(
      'SHA256SUMS.txt',
      written.map(({ name, sha256: sum }) => `${sum}  ${name}\n`).join(''),
    ),
  ];
}
