/** Backups of a store in memory to a folder on this machine's disk, the shell's own code beneath. */
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { backupFolderName } from '@shared/backup/names';
import { DeviceFolder } from '../../../electron/backup/device-folder';
import type { FolderRole } from '../../../electron/backup/device-folder';
import { addNote } from '@shared/case-file/commands';
import type { StreamId } from '@shared/history';
import type { Store } from '../../../renderer/store/api';
import { sessionUnder } from '../../../renderer/store/bulk';
import { fileOf } from '../store/rows';
import { addEvidence } from '@shared/case-file';

/** A place for backups, removed by `drop`. */
export async function newPlace() {
  const place = await mkdtemp(path.join(os.tmpdir(), 'redress-place-'));
  return { place, drop: () => rm(place, { recursive: true, force: true }) };
}

/** The folder of a store's own device in a place. */
export async function folderOf(
  store: Store,
  place: string,
  now?: () => number,
): Promise<DeviceFolder> {
  const { device } = sessionUnder(store);
  return openFolder(place, device, 'own', now);
}

export async function openFolder(
  place: string,
  device: string,
  role: FolderRole,
  now?: () => number,
): Promise<DeviceFolder> {
  const folder = new DeviceFolder(path.join(place, backupFolderName(device)), device, role, {
    ...(now && { now }),
  });
  if (role === 'own') await folder.make();
  return folder;
}

/** Every file below, with its bytes. */
export async function filesBelow(folder: string): Promise<ReadonlyMap<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    files.set(path.relative(folder, file), await readFile(file));
  }
  return files;
}

/** Turns one bit in the middle of a file. */
export async function damageFile(file: string): Promise<void> {
  const bytes = await readFile(file);
  const at = bytes.length >> 1;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  await writeFile(file, bytes);
}

export async function writeNote(store: Store, id: StreamId, text: string): Promise<void> {
  const saved = await store.run(id, addNote, { text });
  if (!saved.ok) throw new Error(JSON.stringify(saved.problems));
}

/** @returns the file's SHA-256. */
export async function addFile(
  store: Store,
  id: StreamId,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const staging = await store.files.stage(id);
  const file = await staging.putFile(fileOf(bytes));
  const saved = await store.run(
    id,
    addEvidence,
    { title: 'A photograph', fileName: 'a.png', mediaType: 'image/png', file },
    staging,
  );
  if (!saved.ok) throw new Error(JSON.stringify(saved.problems));
  return file.sha256;
}

/** All that a person would miss: every case as it is folded, its files, drafts, settings. */
export async function everything(store: Store) {
  const cases = [];
  for (const { id } of store.cases.all().toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const opened = await store.cases.open(id);
    if (!('file' in opened)) throw new Error(opened.problem);
    const files = [];
    for (const item of opened.file.evidence) {
      if (item.file) files.push((await store.files.readAll(id, item.file)).byteLength);
    }
    cases.push({ id, file: opened.file, events: opened.events, files });
  }
  return {
    cases,
    council: store.council.read(),
    draft: (await store.drafts.load('a note'))?.value,
  };
}
