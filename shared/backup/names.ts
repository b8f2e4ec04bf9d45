/**
 * What a backup's files are called. A device writes into a folder of its own, so that two machines may share
 * one place and never touch each other's backups. No name says anything of any case.
 */
import type { Sha256 } from '../history/types';

/** Folder of one device inside the place the person chose. */
export const backupFolderName = (device: string): string => `redress-backup-${device}`;
const FOLDER = /^redress-backup-([0-9A-HJKMNP-TV-Z]{8})$/;

/** The device whose backup a folder of this name holds; undefined for any other folder. */
export const deviceOfFolder = (name: string): string | undefined => FOLDER.exec(name)?.[1];

/**
 * `generation`: one state of the whole store, by name. `part`: the mutable part in pieces, and `pack`: sealed
 * bytes that never change; both are called by the SHA-256 of what they hold.
 */
export const BACKUP_KINDS = ['generation', 'part', 'pack'] as const;
export type BackupKind = (typeof BACKUP_KINDS)[number];

/** Where each kind lies inside the device's folder, and how its files end. */
export const BACKUP_PLACES: Readonly<
  Record<BackupKind, { readonly folder: string; readonly ending: string }>
> = {
  generation: { folder: 'generations', ending: '.txt' },
  part: { folder: 'parts', ending: '.json' },
  pack: { folder: 'packs', ending: '.bin' },
};

/** `yyyymmddThhmmssmmmZ-nnnnnnnn`: the instant it was taken and its number, from 1. Safe on every system. */
export type GenerationName = string;
const GENERATION = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(\d{3})Z-(\d{8})$/;
const HASH = /^[0-9a-f]{64}$/;

export const isSha256 = (name: string): name is Sha256 => HASH.test(name);

/** Whether a file of this kind may bear this name. */
export const isBackupName = (kind: BackupKind, name: string): boolean =>
  kind === 'generation' ? readGenerationName(name) !== undefined : isSha256(name);

/** End of the year 9999: a clock beyond it would not fit a name. */
const LAST_INSTANT = 253_402_300_799_999;

/** @param at epoch milliseconds. */
export function generationName(at: number, number: number): GenerationName {
  const stamp = new Date(Math.min(Math.max(0, at), LAST_INSTANT))
    .toISOString()
    .replace(/[-:.]/g, '');
  return `${stamp}-${String(number).padStart(8, '0')}`;
}

/** Undefined for text that names no generation. `at` is epoch milliseconds. */
export function readGenerationName(
  name: string,
): { readonly at: number; readonly number: number } | undefined {
  const found = GENERATION.exec(name);
  if (!found) return undefined;
  const [, year, month, day, hour, minute, second, milli, number] = found;
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${milli}Z`);
  return Number.isNaN(at) ? undefined : { at, number: Number(number) };
}

/**
 * Newest first: by number, since a clock that was set back must not hide what is newest. Names that are not
 * of a generation are left out.
 */
export function newestFirst(names: readonly string[]): readonly GenerationName[] {
  return names
    .flatMap((name) => {
      const read = readGenerationName(name);
      return read ? [{ name, ...read }] : [];
    })
    .toSorted((left, right) => right.number - left.number || right.at - left.at)
    .map(({ name }) => name);
}
