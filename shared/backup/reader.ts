/**
 * Reads a backup piece by piece, checking each against the hash it is called by. No key is needed for any of
 * it; `open-case.ts` opens what comes out.
 */
import { sha256Of } from '../history/header';
import { BackupMissing } from './folder';
import type { BackupSource } from './folder';
import { NewerBackup, decodeGeneration, isSigned } from './manifest';
import type { BackupSigner, Generation, PartRef } from './manifest';
import { newestFirst, readGenerationName } from './names';
import type { BackupKind, GenerationName } from './names';
import { decodePart, draftsPart, erasuresPart, groupPart, unpackEvents, vaultPart } from './parts';
import type {
  BackedUpFile,
  BackedUpStream,
  DraftsPart,
  Erasure,
  GroupPart,
  PackedEvent,
  VaultPart,
} from './parts';
import { BackupDamaged, unframed } from './records';
import type { Bytes, Span } from './records';

/** Packs kept in memory while neighbours are read: 32 MiB. */
const KEPT_PACKS = 8;

const CHANGED_PART = 'one of its parts was changed';

/** A generation as a list shows it. */
export type ListedGeneration = {
  readonly name: GenerationName;
  /** Epoch milliseconds. */
  readonly at: number;
} & (
  | { readonly value: Generation; readonly file: Bytes }
  | { readonly problem: 'damaged' | 'newer' | 'foreign' }
);

export class BackupReader {
  readonly #source: BackupSource;
  readonly #packs = new Map<string, Promise<Bytes>>();

  constructor(source: BackupSource) {
    this.#source = source;
  }

  /**
   * Newest first.
   * @param signer of the vault that should have written them; absent = whoever did is not asked.
   */
  async generations(signer?: BackupSigner): Promise<readonly ListedGeneration[]> {
    const listed: ListedGeneration[] = [];
    for (const name of newestFirst(await this.#source.list('generation'))) {
      const at = readGenerationName(name)?.at ?? 0;
      listed.push({ name, at, ...(await this.#look(name, signer)) });
    }
    return listed;
  }

  async #look(
    name: GenerationName,
    signer: BackupSigner | undefined,
  ): Promise<
    | { readonly value: Generation; readonly file: Bytes }
    | { readonly problem: 'damaged' | 'newer' | 'foreign' }
  > {
    try {
      const file = await this.#source.read('generation', name);
      const value = decodeGeneration(file);
      if (signer && !(await isSigned(file, signer))) return { problem: 'foreign' };
      return { value, file };
    } catch (error) {
      if (error instanceof NewerBackup) return { problem: 'newer' };
      if (error instanceof BackupDamaged || error instanceof BackupMissing) {
        return { problem: 'damaged' };
      }
      throw error;
    }
  }

  /** @throws BackupDamaged, BackupMissing, NewerBackup */
  async generation(name: GenerationName): Promise<{ value: Generation; file: Bytes }> {
    const file = await this.#source.read('generation', name);
    return { value: decodeGeneration(file), file };
  }

  async vault(ref: PartRef): Promise<VaultPart> {
    return decodePart(vaultPart, await this.#part(ref));
  }

  async group(ref: PartRef): Promise<GroupPart> {
    return decodePart(groupPart, await this.#part(ref));
  }

  async drafts(of: Generation): Promise<DraftsPart> {
    return of.drafts ? decodePart(draftsPart, await this.#part(of.drafts)) : [];
  }

  async erasures(of: Generation): Promise<readonly Erasure[]> {
    return of.erasures ? decodePart(erasuresPart, await this.#part(of.erasures)) : [];
  }

  /** @throws BackupDamaged when any run does not hold what it says. */
  async events(stream: BackedUpStream): Promise<readonly PackedEvent[]> {
    const events: PackedEvent[] = [];
    for (const run of stream.runs) {
      const found = unpackEvents(await this.bytes(run.spans));
      const isRight =
        found.length === run.events.length &&
        found.every((event, at) => event.id === run.events[at] && event.stream === stream.id);
      if (!isRight) throw new BackupDamaged('a run of entries is not what it should be');
      events.push(...found);
    }
    return events;
  }

  /** The sealed chunks of a file, in order. */
  async *chunks(file: BackedUpFile): AsyncGenerator<Bytes> {
    let pending: Bytes = new Uint8Array(0);
    let count = 0;
    for (const span of file.spans) {
      const more = await this.bytes([span]);
      const joined = new Uint8Array(pending.byteLength + more.byteLength);
      joined.set(pending);
      joined.set(more, pending.byteLength);
      const { whole, rest } = wholeRecords(joined);
      for (const chunk of unframed(whole)) {
        count += 1;
        yield chunk;
      }
      pending = rest;
    }
    if (pending.byteLength > 0 || count !== file.chunks) {
      throw new BackupDamaged('a document is cut short');
    }
  }

  /** What lies at these places, one after another. */
  async bytes(spans: readonly Span[]): Promise<Bytes> {
    const whole = new Uint8Array(spans.reduce((sum, span) => sum + span.bytes, 0));
    let filled = 0;
    for (const { pack, at, bytes } of spans) {
      const held = await this.#pack(pack);
      if (at + bytes > held.byteLength) throw new BackupDamaged('a pack is cut short');
      whole.set(held.subarray(at, at + bytes), filled);
      filled += bytes;
    }
    return whole;
  }

  async #part(ref: PartRef): Promise<Bytes> {
    if (!ref.pieces) return this.#checked('part', ref.sha256);
    const whole = new Uint8Array(ref.bytes);
    let filled = 0;
    for (const name of ref.pieces) {
      const piece = await this.#checked('part', name);
      if (filled + piece.byteLength > whole.byteLength) throw new BackupDamaged(CHANGED_PART);
      whole.set(piece, filled);
      filled += piece.byteLength;
    }
    if ((await sha256Of(whole)) !== ref.sha256) throw new BackupDamaged(CHANGED_PART);
    return whole;
  }

  #pack(name: string): Promise<Bytes> {
    const known = this.#packs.get(name);
    const pack = known ?? this.#checked('pack', name);
    this.#packs.delete(name);
    this.#packs.set(name, pack);
    pack.catch(() => this.#packs.delete(name));
    for (const oldest of this.#packs.keys()) {
      if (this.#packs.size <= KEPT_PACKS) break;
      this.#packs.delete(oldest);
    }
    return pack;
  }

  async #checked(kind: BackupKind, name: string): Promise<Bytes> {
    const bytes = await this.#source.read(kind, name);
    if ((await sha256Of(bytes)) !== name) {
      throw new BackupDamaged(kind === 'part' ? CHANGED_PART : 'a pack was changed');
    }
    return bytes;
  }
}

/** The records that are whole, and what is left of the next. */
function wholeRecords(bytes: Bytes): { readonly whole: Bytes; readonly rest: Bytes } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  while (at + 4 <= bytes.byteLength && at + 4 + view.getUint32(at) <= bytes.byteLength) {
    at += 4 + view.getUint32(at);
  }
  return { whole: bytes.slice(0, at), rest: bytes.slice(at) };
}
