/** What a saved folder is after a kill: not there, plainly unfinished, whole, or (which must not be) half. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { NOT_FINISHED } from '../../electron/files/new-folder';
import { BUNDLE_FILES, bundleFile, bundleFolder } from './bundle-files';

export type SavedFolder = 'gone' | 'labelled' | 'whole' | 'half';

export async function savedFolder(out: string, mark: string): Promise<SavedFolder> {
  const folder = path.join(out, bundleFolder(mark));
  const names = await readdir(folder).catch(() => undefined);
  // A folder with nothing in it looks like nothing.
  if (names === undefined || names.length === 0) return 'gone';
  if (names.includes(NOT_FINISHED)) return 'labelled';
  if (names.length !== BUNDLE_FILES) return 'half';
  for (let number = 1; number <= BUNDLE_FILES; number += 1) {
    const { name, bytes } = bundleFile(mark, number);
    const found = await readFile(path.join(folder, name)).catch(() => undefined);
    if (!found || Buffer.compare(found, Buffer.from(bytes)) !== 0) return 'half';
  }
  return 'whole';
}
