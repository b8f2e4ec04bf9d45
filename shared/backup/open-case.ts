/**
 * Opens what a backup holds, with a passphrase or the recovery key: a second implementation of the formats
 * beside the store's own, for the reader that works without the app and for restoring.
 */
import { ERASED } from '../history/types';
import type { OpenedEvent } from '../history/types';
import {
  fromBase64,
  openChunk,
  openJson,
  openWithPassphrase,
  openWithRecoveryKey,
  readRecoveryKey,
  sealKeyFor,
  unwrapKey,
} from '../sealing';
import type { Argon2id, KeyMaterial, SealContext, SealKey } from '../sealing';
import { macKeyFor } from '../sealing';
import type { BackupSigner } from './manifest';
import type { BackedUpFile, BackedUpStream, GroupPart, PackedEvent, VaultPart } from './parts';
import type { BackupReader } from './reader';
import { BackupDamaged } from './records';
import type { Bytes } from './records';

/** Signs and checks lists of generations with the vault's `backup` subkey. */
export async function backupSigner(vaultKey: KeyMaterial): Promise<BackupSigner> {
  const key = await macKeyFor(vaultKey, 'backup');
  return {
    async sign(bytes) {
      const mac = new Uint8Array(await globalThis.crypto.subtle.sign('HMAC', key, bytes));
      return Array.from(mac, (byte) => byte.toString(16).padStart(2, '0')).join('');
    },
  };
}

/**
 * The vault key, by whatever was typed: a recovery key, or a passphrase of any key-holder.
 * @returns undefined when it opens nothing.
 */
export async function openBackupVault(
  { header }: VaultPart,
  secret: string,
  argon2id: Argon2id,
): Promise<{ readonly vaultKey: KeyMaterial } | undefined> {
  const recovery = readRecoveryKey(secret);
  if (recovery.ok) {
    const vaultKey = await openWithRecoveryKey(header, recovery.key);
    if (vaultKey) return { vaultKey };
  }
  return openWithPassphrase(header, secret, argon2id);
}

/** Opens streams of one vault. */
export class CaseOpener {
  readonly #vault: string;
  readonly #rings: ReadonlyMap<string, SealKey>;
  readonly #register: SealKey;

  private constructor(vault: string, rings: ReadonlyMap<string, SealKey>, register: SealKey) {
    this.#vault = vault;
    this.#rings = rings;
    this.#register = register;
  }

  /** @throws SealBroken when a ring was changed. */
  static async of(part: VaultPart, vaultKey: KeyMaterial): Promise<CaseOpener> {
    const { vault } = part.header;
    const wrapping = await sealKeyFor(vaultKey, 'wrapping');
    const rings = new Map<string, SealKey>();
    for (const [id, sealed] of Object.entries(part.rings)) {
      const place = contextOf(vault, 'vault', '', `ring/${id}`);
      const ring = await unwrapKey(wrapping, place, id, fromBase64(sealed));
      rings.set(id, await sealKeyFor(ring, 'wrapping'));
    }
    return new CaseOpener(vault, rings, await sealKeyFor(vaultKey, 'register'));
  }

  /** The summaries of a register page; undefined when the group has none. @throws SealBroken */
  async register(group: GroupPart): Promise<readonly unknown[] | undefined> {
    if (!group.register) return undefined;
    const place = contextOf(this.#vault, 'pages', '', String(group.page));
    const rows = await openJson(this.#register, place, fromBase64(group.register.sealed));
    if (!Array.isArray(rows)) throw new BackupDamaged('a register page is not a list');
    return rows as readonly unknown[];
  }

  /** @throws SealBroken, BackupDamaged when any of it is not what was sealed. */
  async events(
    stream: BackedUpStream,
    packed: readonly PackedEvent[],
  ): Promise<readonly OpenedEvent[]> {
    const material = await this.#streamKey(stream);
    const [payload, wrapping] = await Promise.all([
      sealKeyFor(material, 'payload'),
      sealKeyFor(material, 'wrapping'),
    ]);
    const keys = new Map(stream.keys.map(({ id, wrapped }) => [id, wrapped]));
    const opened: OpenedEvent[] = [];
    for (const event of packed) {
      const { id, header } = event;
      const place = contextOf(this.#vault, 'events', stream.id, id, header.schema);
      const {
        kind,
        at,
        by,
        data,
        words = [],
      } = asPayload(await openJson(payload, place, event.payload));
      const wrapped = keys.get(`text/${id}`);
      const isErased = words.length > 0 && wrapped === undefined;
      let text: object = {};
      if (isErased) text = Object.fromEntries(words.map((field) => [field, ERASED]));
      else if (event.text && wrapped !== undefined) {
        const name = `text/${id}`;
        const keyPlace = contextOf(this.#vault, 'keys', stream.id, name);
        const key = await unwrapKey(wrapping, keyPlace, name, fromBase64(wrapped));
        const textPlace = contextOf(this.#vault, 'texts', stream.id, id);
        text = asObject(await openJson(await sealKeyFor(key, 'text'), textPlace, event.text));
      } else if (words.length > 0) throw new BackupDamaged('the words of an entry are missing');
      opened.push({
        id,
        stream: stream.id,
        parents: header.parents.map((parent) => parent.id),
        schema: header.schema,
        kind,
        at,
        by,
        data: { ...data, ...text },
        ...(isErased ? { erased: true as const } : {}),
      });
    }
    return opened;
  }

  /** The plain bytes of a file, chunk by chunk. @throws SealBroken, BackupDamaged; for an erased one as well. */
  async *file(
    stream: BackedUpStream,
    file: BackedUpFile,
    reader: BackupReader,
  ): AsyncGenerator<Bytes> {
    const wrapped = stream.keys.find(({ id }) => id === `blob/${file.id}`)?.wrapped;
    if (wrapped === undefined) throw new BackupDamaged('the key of a document is gone');
    const wrapping = await sealKeyFor(await this.#streamKey(stream), 'wrapping');
    const keyPlace = contextOf(this.#vault, 'keys', stream.id, `blob/${file.id}`);
    const name = `file/${file.content}`;
    const key = await sealKeyFor(
      await unwrapKey(wrapping, keyPlace, name, fromBase64(wrapped)),
      'file',
    );
    const place = contextOf(this.#vault, 'chunks', stream.id, file.content);
    let index = 0;
    for await (const chunk of reader.chunks(file)) {
      yield await openChunk(key, place, index, index === file.chunks - 1, chunk);
      index += 1;
    }
  }

  #streamKey(stream: BackedUpStream): Promise<KeyMaterial> {
    const ring = this.#rings.get(stream.ring);
    const wrapped = stream.keys.find(({ id }) => id === 'stream')?.wrapped;
    if (!ring || wrapped === undefined) throw new BackupDamaged('the key of a case is gone');
    const place = contextOf(this.#vault, 'keys', stream.id, 'stream');
    return unwrapKey(ring, place, `stream/${stream.id}`, fromBase64(wrapped));
  }
}

const contextOf = (
  vault: string,
  table: string,
  stream: string,
  record: string,
  version = 1,
): SealContext => ({ vault, table, stream, record, version });

interface Payload {
  readonly kind: string;
  readonly at: string;
  readonly by: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly words?: readonly string[];
}

function asPayload(value: unknown): Payload {
  const { kind, at, by, data } = asObject(value) as Partial<Payload>;
  const isPayload =
    typeof kind === 'string' && typeof at === 'string' && typeof by === 'string' && data;
  if (!isPayload) throw new BackupDamaged('an entry is not what it should be');
  return value as Payload;
}

function asObject(value: unknown): object {
  if (typeof value !== 'object' || value === null) {
    throw new BackupDamaged('an entry is not what it should be');
  }
  return value;
}
