/**
 * A profile written by a newer Redress is refused: never opened, never reset.
 *
 * Threat: after a roll-back the older app meets data it half understands. Opening it can write old shapes
 * over new ones; "resetting" it deletes people's cases. Asking Dexie for its version is the obvious fix
 * and comes too late: by then Chromium has opened (and may have migrated) its own files. So a small file
 * beside them is read before `ready`, and on refusal Chromium is sent to an empty temporary folder.
 *
 * redress-profile.json: { "format": 1, "writtenBy": "0.1.0" }. `format` rises only when an older app
 * could do harm; the store's own schema versions live in the store.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';

export const PROFILE_FORMAT = 1;
export const VERSION_FILE = 'redress-profile.json';

export type ProfileVersion =
  | { readonly state: 'fits' | 'fresh' }
  | { readonly state: 'newer'; readonly writtenBy: string | undefined }
  /** There, but unreadable: it might be from the future, so it is treated like it. */
  | { readonly state: 'unreadable' };

/** What the file's text says; undefined text means there is no file. */
export function readVersion(text: string | undefined): ProfileVersion {
  if (text === undefined) return { state: 'fresh' };
  let note: unknown;
  try {
    note = JSON.parse(text);
  } catch {
    return { state: 'unreadable' };
  }
  if (typeof note !== 'object' || note === null) return { state: 'unreadable' };
  const { format, writtenBy } = note as { format?: unknown; writtenBy?: unknown };
  if (typeof format !== 'number' || !Number.isSafeInteger(format) || format < 1) {
    return { state: 'unreadable' };
  }
  if (format <= PROFILE_FORMAT) return { state: 'fits' };
  // Shown to the person, so only what looks like a version.
  const isVersion = typeof writtenBy === 'string' && /^\d{1,4}(?:\.\d{1,4}){1,3}$/.test(writtenBy);
  return { state: 'newer', writtenBy: isVersion ? writtenBy : undefined };
}

/** Reads the version note of the profile at `folder`. Any failure but absence counts as unreadable. */
export function checkProfile(folder: string): ProfileVersion {
  const file = path.join(folder, VERSION_FILE);
  try {
    return readVersion(existsSync(file) ? readFileSync(file, 'utf8') : undefined);
  } catch {
    return { state: 'unreadable' };
  }
}

/** Marks a fresh profile, whole or not at all. */
export function markProfile(folder: string, appVersion: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, VERSION_FILE);
  const temporary = `${file}.new`;
  const descriptor = openSync(temporary, 'w', 0o600);
  try {
    writeSync(descriptor, `${JSON.stringify({ format: PROFILE_FORMAT, writtenBy: appVersion })}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(temporary, file);
}
