/** The keys of an unlocked vault, from the vault key down: ring, streams, texts, files. */
import { backupSigner } from '@shared/backup/open-case';
import { blobName, nameKeyFor, newKeyMaterial, openChunk, openJson } from '@shared/sealing';
import { sealChunk, sealJson, sealKeyFor, unwrapKey, wrapKey } from '@shared/sealing';
import type { KeyMaterial, SealContext, SealKey } from '@shared/sealing';
import type { StreamId } from '@shared/history';
import type { Draft } from '../api';
import type { Bytes, KeyRow } from '../database';
import type { DraftSealer } from '../drafts';
import { STREAM_KEY_ID, blobKeyId, textKeyId } from '../streams/load';
import type { StreamKeys } from '../streams/stream-keys';
import type { NewStreamKeys, VaultKeys } from './vault-keys';

/** Versions of what lies inside sealed records that have no schema of their own. */
const RECORD = 1;

/** Opened streams whose keys are kept ready; a bulk job passes thousands. */
const KEPT = 512;

/**
 * @param vaultKey stays in memory while unlocked; `forget` overwrites it.
 * @param ring the one ring there is for now.
 */
export async function openVaultKeys(
  vault: string,
  vaultKey: KeyMaterial,
  ring: KeyMaterial,
): Promise<VaultKeys> {
  const [register, drafts, draftNames, wrapping, backup] = await Promise.all([
    sealKeyFor(vaultKey, 'register'),
    sealKeyFor(vaultKey, 'drafts'),
    nameKeyFor(vaultKey),
    sealKeyFor(ring, 'wrapping'),
    backupSigner(vaultKey),
  ]);
  const opened = new Map<StreamId, Promise<StreamKeys>>();
  const unborn = new Map<StreamId, Promise<NewStreamKeys>>();
  const buried = new Set<StreamId>();
  const context = contextOf(vault);

  const makeStream = async (stream: StreamId): Promise<NewStreamKeys> => {
    const material = newKeyMaterial(streamKeyName(stream));
    const [wrapped, keys] = await Promise.all([
      wrapKey(wrapping, streamContext(stream), material),
      openStreamKeys(vault, stream, material),
    ]);
    return { keys, ring: ring.id, row: { stream, id: STREAM_KEY_ID, wrapped } };
  };

  const remember = (stream: StreamId, keys: Promise<StreamKeys>): Promise<StreamKeys> => {
    if (buried.has(stream)) return keys;
    opened.set(stream, keys);
    // A key that did not open must not stay: the row may be restored while we run.
    keys.catch(() => opened.delete(stream));
    for (const oldest of opened.keys()) {
      if (opened.size <= KEPT) break;
      opened.delete(oldest);
    }
    return keys;
  };
  const streamContext = (stream: StreamId) => context('keys', stream, STREAM_KEY_ID);

  return {
    vault,
    newStream(stream) {
      const made = unborn.get(stream) ?? makeStream(stream);
      unborn.set(stream, made);
      return made;
    },
    born(stream) {
      const made = unborn.get(stream);
      unborn.delete(stream);
      if (made)
        void remember(
          stream,
          made.then(({ keys }) => keys),
        );
    },
    known: (stream) => opened.get(stream),
    bury(stream) {
      buried.add(stream);
      opened.delete(stream);
      unborn.delete(stream);
    },
    streamKeys: (stream, row) =>
      opened.get(stream) ??
      remember(
        stream,
        unwrapKey(wrapping, streamContext(stream), streamKeyName(stream), row.wrapped).then(
          (material) => openStreamKeys(vault, stream, material),
        ),
      ),
    sealPage: (page, value) => sealJson(register, context('pages', '', String(page)), value),
    openPage: (page, sealed) => openJson(register, context('pages', '', String(page)), sealed),
    drafts: draftSealer(drafts, draftNames, (id) => context('drafts', '', id)),
    backup,
    forget() {
      vaultKey.bytes.fill(0);
      ring.bytes.fill(0);
      opened.clear();
      unborn.clear();
    },
  };
}

const streamKeyName = (stream: StreamId) => `stream/${stream}`;

/** Where a record belongs, with the vault filled in. */
export const contextOf =
  (vault: string) =>
  (table: string, stream: string, record: string, version = RECORD): SealContext => ({
    vault,
    table,
    stream,
    record,
    version,
  });

function draftSealer(
  key: SealKey,
  names: CryptoKey,
  context: (id: string) => SealContext,
): DraftSealer {
  return {
    rowId: (draft) => blobName(names, `draft ${draft}`),
    seal: (id, draft) => sealJson(key, context(id), draft),
    open: async (row) => (await openJson(key, context(row.id), row.sealed)) as Draft,
  };
}

async function openStreamKeys(
  vault: string,
  stream: StreamId,
  material: KeyMaterial,
): Promise<StreamKeys> {
  const context = contextOf(vault);
  const [wrapping, payload, snapshot] = await Promise.all([
    sealKeyFor(material, 'wrapping'),
    sealKeyFor(material, 'payload'),
    sealKeyFor(material, 'snapshot'),
  ]);
  const wrap = async (id: string, key: KeyMaterial): Promise<KeyRow> => ({
    stream,
    id,
    wrapped: await wrapKey(wrapping, context('keys', stream, id), key),
  });
  const unwrap = (row: KeyRow, name: string) =>
    unwrapKey(wrapping, context('keys', stream, row.id), name, row.wrapped);

  return {
    stream,
    sealPayload: (event, schema, value) =>
      sealJson(payload, context('events', stream, event, schema), value),
    openPayload: (event, schema, sealed) =>
      openJson(payload, context('events', stream, event, schema), sealed),
    async sealText(event, value) {
      const key = newKeyMaterial(textKeyId(event));
      const [sealed, row] = await Promise.all([
        sealJson(await sealKeyFor(key, 'text'), context('texts', stream, event), value),
        wrap(textKeyId(event), key),
      ]);
      return { sealed, key: row };
    },
    async openText(event, sealed, row) {
      const key = await sealKeyFor(await unwrap(row, textKeyId(event)), 'text');
      return openJson(key, context('texts', stream, event), sealed);
    },
    sealSnapshot: (value) => sealJson(snapshot, context('snapshots', stream, 'file'), value),
    openSnapshot: (sealed) => openJson(snapshot, context('snapshots', stream, 'file'), sealed),
    async contentSealer(content) {
      const key = newKeyMaterial(contentKeyName(content));
      const [seal, names] = await Promise.all([sealKeyFor(key, 'file'), nameKeyFor(material)]);
      const place = context('chunks', stream, content);
      return {
        seal: (index, last, bytes) => sealChunk(seal, place, index, last, bytes),
        async finish(sha256) {
          const blob = await blobName(names, sha256);
          return { blob, key: await wrap(blobKeyId(blob), key) };
        },
      };
    },
    async contentOpener(content, row) {
      const key = await sealKeyFor(await unwrap(row, contentKeyName(content)), 'file');
      const place = context('chunks', stream, content);
      return (index: number, last: boolean, sealed: Bytes) =>
        openChunk(key, place, index, last, sealed);
    },
  };
}

const contentKeyName = (content: string) => `file/${content}`;
