/**
 * What may go from a backup: generations that rotated out, parts that no generation speaks of, and, when
 * asked, packs that no part speaks of. Whatever cannot be read is treated so that nothing good goes with it.
 */
import type { BackupSource } from '@shared/backup/folder';
import { NewerBackup, decodeGeneration } from '@shared/backup/manifest';
import type { Generation, PartRef } from '@shared/backup/manifest';
import type { BackupKind } from '@shared/backup/names';
import { packsOf, partFilesOf } from '@shared/backup/parts';
import { BackupReader } from '@shared/backup/reader';
import { rotatedOut } from '@shared/backup/rotation';

export interface Sweep {
  /** Of this device; in another's folder nothing rotates, and what may be on its way in is left alone. */
  readonly isOwn: boolean;
  readonly packs: boolean;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly remove: (kind: BackupKind, name: string) => Promise<void>;
  readonly changedAt: (kind: BackupKind, name: string) => Promise<number>;
}

/** The other device may be writing: what is younger than this may belong to a generation still to come. */
const SETTLED_MS = 60 * 60 * 1000;

export async function sweep(source: BackupSource, options: Sweep): Promise<void> {
  const { isOwn, packs, now, remove, changedAt } = options;
  const names = await source.list('generation');
  const out = new Set(isOwn ? rotatedOut(names, now) : []);
  for (const name of out) await remove('generation', name);

  const parts = new Set<string>();
  const groups = new Map<string, PartRef>();
  const generations: Generation[] = [];
  for (const name of names) {
    if (out.has(name)) continue;
    try {
      const value = decodeGeneration(await source.read('generation', name));
      for (const file of partFilesOf(value)) parts.add(file);
      for (const { part } of value.groups) groups.set(part.sha256, part);
      generations.push(value);
    } catch (error) {
      // What a later Redress wrote may speak of anything here.
      if (error instanceof NewerBackup) return;
      // One that is damaged cannot be restored from, so it keeps nothing alive.
    }
  }
  const mayGo = async (kind: BackupKind, name: string) =>
    isOwn || now - (await changedAt(kind, name)) > SETTLED_MS;
  for (const name of await source.list('part')) {
    if (!parts.has(name) && (await mayGo('part', name))) await remove('part', name);
  }
  if (!packs || !isOwn) return;
  const spoken = await packsSpokenOf(source, groups, generations);
  if (!spoken) return;
  for (const name of await source.list('pack')) {
    if (!spoken.has(name)) await remove('pack', name);
  }
}

/** Undefined when any part cannot be read: what it speaks of is not known. */
async function packsSpokenOf(
  source: BackupSource,
  groups: ReadonlyMap<string, PartRef>,
  generations: readonly Generation[],
): Promise<ReadonlySet<string> | undefined> {
  const reader = new BackupReader(source);
  const packs = new Set<string>();
  try {
    for (const part of groups.values()) {
      for (const pack of packsOf(await reader.group(part))) packs.add(pack);
    }
    for (const value of generations) {
      for (const draft of await reader.drafts(value)) {
        if ('spans' in draft) for (const { pack } of draft.spans) packs.add(pack);
      }
    }
  } catch {
    return undefined;
  }
  return packs;
}
