/**
 * A finished bundle written to disk: one folder, and a second beside it for what must not be disclosed. All of
 * it or nothing: stopped or failed, both folders are taken back.
 */
import type { BuiltBundle } from '@shared/bundle';
import type { PlaceKind } from '@shared/host/places';
import { safeName } from '@shared/host/safe-names';
import { callHost, host, writeWhole } from '../host';

export interface SavedBundle {
  readonly folder: string;
  /** Name of the folder that must not be passed on. */
  readonly withheld?: string;
  readonly files: number;
  readonly place: PlaceKind;
}

/**
 * @returns undefined when the person chose no place.
 * @throws the signal's reason when stopped, `HostFailure` when the disk refused; nothing stays behind.
 */
export async function saveBundle(
  bundle: BuiltBundle,
  reference: string,
  signal: AbortSignal,
  onProgress: (done: number, of: number) => void,
): Promise<SavedBundle | undefined> {
  const { withheld } = bundle;
  const opened = await callHost('files.saveFolder', {
    purpose: 'bundle',
    suggestedName: safeName(`${reference} bundle`, 'bundle'),
    ...(withheld ? { beside: safeName(`${reference} do not disclose`, 'do not disclose') } : {}),
  });
  if (opened.handle === undefined) return undefined;
  const folders = [
    { handle: opened.handle, files: bundle.main.files },
    ...(withheld && opened.beside ? [{ handle: opened.beside.handle, files: withheld.files }] : []),
  ];
  const of = folders.reduce((sum, { files }) => sum + files.length, 0);
  let done = 0;
  try {
    for (const { handle: folder, files } of folders) {
      for (const { name, bytes } of files) {
        signal.throwIfAborted();
        onProgress(done, of);
        const { handle } = await callHost('files.createIn', { folder, name });
        await writeWhole(handle, bytes);
        done += 1;
      }
    }
    signal.throwIfAborted();
    for (const { handle: folder } of folders) await callHost('files.finishFolder', { folder });
  } catch (error) {
    for (const { handle: folder } of folders) await host().call('files.dropFolder', { folder });
    throw error;
  }
  return {
    folder: opened.name ?? 'the folder',
    ...(opened.beside ? { withheld: opened.beside.name } : {}),
    files: of,
    place: opened.place ?? 'not known',
  };
}
