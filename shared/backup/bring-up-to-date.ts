/**
 * Brings every generation within reach up to date in what must not stay as it was: what was erased goes from
 * its mutable part, and whoever may open the vault now, and nobody else, may open it. One generation after
 * another, each by one replaced file: whatever interrupts it, the next backup goes on with those left behind.
 */
import { sha256Of } from '../history/header';
import type { StreamId } from '../history/types';
import type { Erased } from './erase';
import { erasedBy, joinErasures, withoutErased } from './erase';
import type { BackupFolder } from './folder';
import { digestOf, encodeGeneration, headsOf } from './manifest';
import type { BackupSigner, Generation } from './manifest';
import { encodePart, writePart } from './parts';
import type { Erasure, VaultPart } from './parts';
import { BackupReader } from './reader';

type Group = Generation['groups'][number];

export interface MustHold {
  readonly signer: BackupSigner;
  /** The vault's records as they are now: its id, its key-holders, its rings. */
  readonly vault: VaultPart;
  readonly erasures: readonly Erasure[];
}

/**
 * Generations of other vaults, and any that cannot be read, are left alone.
 * @returns how many were rewritten.
 */
export async function bringUpToDate(folder: BackupFolder, must: MustHold): Promise<number> {
  const reader = new BackupReader(folder);
  const work = new Rewriting(folder, reader);
  const vaultHash = await sha256Of(encodePart(must.vault));
  let rewritten = 0;
  for (const listed of await reader.generations(must.signer)) {
    if (!('value' in listed) || listed.value.vault !== must.vault.header.vault) continue;
    const known = await work.erasuresOf(listed.value);
    const applied = new Set(known.map(({ id }) => id));
    const fresh = must.erasures.filter(({ id }) => !applied.has(id));
    const isSameVault = listed.value.vaultPart.sha256 === vaultHash;
    if (fresh.length === 0 && isSameVault) continue;
    let value = listed.value;
    if (!isSameVault) value = { ...value, vaultPart: await writePart(folder, must.vault) };
    if (fresh.length > 0) {
      const list = joinErasures(known, must.erasures);
      const erasures = await writePart(folder, list);
      value = { ...(await work.without(value, erasedBy(fresh))), erasures };
    }
    await folder.write('generation', listed.name, await encodeGeneration(value, must.signer));
    rewritten += 1;
  }
  return rewritten;
}

class Rewriting {
  readonly #folder: BackupFolder;
  readonly #reader: BackupReader;
  /** What became of a group, by the hash of its part: most generations share most groups. */
  readonly #done = new Map<string, Group>();
  /** Most generations have the same list. */
  readonly #lists = new Map<string, readonly Erasure[]>();
  /** A case keeps its page for life, so a stream found once is looked for nowhere else. */
  readonly #pageOf = new Map<StreamId, number>();

  constructor(folder: BackupFolder, reader: BackupReader) {
    this.#folder = folder;
    this.#reader = reader;
  }

  /** A list that cannot be read is as none: all of it is applied again. */
  async erasuresOf(of: Generation): Promise<readonly Erasure[]> {
    const name = of.erasures?.sha256 ?? '';
    const list = this.#lists.get(name) ?? (await this.#reader.erasures(of).catch(() => []));
    this.#lists.set(name, list);
    return list;
  }

  /** Half-typed words may be about what is to be forgotten, so an old generation loses its drafts as well. */
  async without(of: Generation, erased: Erased): Promise<Generation> {
    const isKnown = [...erased.keys()].every((stream) => this.#pageOf.has(stream));
    const pages = new Set([...erased.keys()].map((stream) => this.#pageOf.get(stream)));
    const groups: Group[] = [];
    for (const group of of.groups) {
      groups.push(!isKnown || pages.has(group.page) ? await this.#group(group, erased) : group);
    }
    const { drafts: _, ...kept } = of;
    return { ...kept, groups, digest: await digestOf(groups) };
  }

  async #group(group: Group, erased: Erased): Promise<Group> {
    const done = this.#done.get(group.part.sha256);
    if (done) return done;
    const before = await this.#reader.group(group.part);
    for (const { id } of before.streams) {
      if (erased.has(id)) this.#pageOf.set(id, group.page);
    }
    const after = withoutErased(before, erased);
    const next =
      after === before
        ? group
        : {
            page: group.page,
            part: await writePart(this.#folder, after),
            heads: await headsOf(after.streams),
          };
    this.#done.set(group.part.sha256, next);
    return next;
  }
}
