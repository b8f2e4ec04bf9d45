import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  blobName,
  nameKeyFor,
  newKeyMaterial,
  open,
  openChunk,
  openChunks,
  openJson,
  seal,
  SealBroken,
  sealChunk,
  sealJson,
  sealKeyFor,
  unwrapKey,
  wrapKey,
  type Bytes,
  type SealContext,
  type SealKey,
} from '@shared/sealing';

const context: SealContext = { vault: 'v', table: 'events', stream: 's', record: 'r', version: 1 };
const text = (value: string): Bytes => new TextEncoder().encode(value);
let key: SealKey;
beforeAll(async () => {
  key = await sealKeyFor(newKeyMaterial('stream-1'), 'payload');
});

describe('a sealed record', () => {
  it('opens as what it was, and never looks the same twice', async () => {
    const plain = text('Philippa called at 10.');
    const [one, other] = [await seal(key, context, plain), await seal(key, context, plain)];
    expect(await open(key, context, one)).toEqual(plain);
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(false);
    expect(Buffer.from(one).includes('Philippa')).toBe(false);
  });

  it('any changed byte, anywhere, is noticed and its place named', async () => {
    const sealed = await seal(key, context, text('short'));
    for (let position = 0; position < sealed.length; position += 1) {
      const wrong = sealed.slice();
      wrong[position] = (wrong[position] ?? 0) ^ 1;
      const failure = await open(key, context, wrong).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(SealBroken);
      expect(failure).toMatchObject({ table: 'events', record: 'r' });
    }
  });

  it('any cut or added byte is noticed', async () => {
    const sealed = await seal(key, context, text('short'));
    for (let length = 0; length < sealed.length; length += 1) {
      await expect(open(key, context, sealed.slice(0, length))).rejects.toThrow(SealBroken);
    }
    await expect(open(key, context, Uint8Array.from([...sealed, 0]))).rejects.toThrow(SealBroken);
  });

  it('does not open anywhere but where it was put', async () => {
    const sealed = await seal(key, context, text('here'));
    const places: Partial<SealContext>[] = [
      { vault: 'w' },
      { table: 'drafts' },
      { stream: 't' },
      { record: 'q' },
      { version: 2 },
      { table: 'event', stream: 'ss' },
    ];
    for (const place of places) {
      await expect(open(key, { ...context, ...place }, sealed)).rejects.toThrow(SealBroken);
    }
  });

  it('does not open with another key, another purpose or another key’s name', async () => {
    const material = newKeyMaterial('stream-1');
    const sealed = await seal(await sealKeyFor(material, 'payload'), context, text('mine'));
    await expect(open(key, context, sealed)).rejects.toThrow(/another key/);
    await expect(open(await sealKeyFor(material, 'drafts'), context, sealed)).rejects.toThrow(
      SealBroken,
    );
    await expect(
      open(await sealKeyFor({ ...material, id: 'stream-2' }, 'payload'), context, sealed),
    ).rejects.toThrow(/another key/);
  });

  it('carries JSON, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        expect(await openJson(key, context, await sealJson(key, context, value))).toEqual(
          JSON.parse(JSON.stringify(value)),
        );
      }),
      { numRuns: 40 },
    );
    await expect(openJson(key, context, await seal(key, context, text('{')))).rejects.toThrow(
      /not JSON/,
    );
  });
});

describe('a file in chunks', () => {
  const pieces = [text('one'), text('two'), text('three')];
  const sealAll = () =>
    Promise.all(pieces.map((piece, index) => sealChunk(key, context, index, index === 2, piece)));
  const read = async (count: number, chunks: Iterable<Bytes>) => {
    const out: string[] = [];
    for await (const chunk of openChunks(key, context, count, chunks))
      out.push(new TextDecoder().decode(chunk));
    return out;
  };

  it('comes back in order', async () => {
    expect(await read(3, await sealAll())).toEqual(['one', 'two', 'three']);
    expect(
      new TextDecoder().decode(
        await openChunk(key, context, 1, false, (await sealAll())[1] ?? text('')),
      ),
    ).toBe('two');
  });

  it.each<[string, number, (chunks: Bytes[]) => (Bytes | undefined)[]]>([
    ['cut at a chunk’s edge', 2, ([a, b]) => [a, b]],
    ['a chunk short of its count', 3, ([a, b]) => [a, b]],
    ['two chunks swapped', 3, ([a, b, c]) => [b, a, c]],
    ['a chunk twice', 4, ([a, b, c]) => [a, b, b, c]],
    ['more than its count', 2, ([a, b, c]) => [a, b, c]],
    ['none at all', 0, () => []],
  ])('%s is noticed', async (_what, count, change) => {
    const chunks = change(await sealAll()).filter((chunk) => chunk !== undefined);
    await expect(read(count, chunks)).rejects.toThrow(SealBroken);
  });
});

describe('keys', () => {
  it('wrap one another, and a wrapped key opens only as itself', async () => {
    const wrapping = await sealKeyFor(newKeyMaterial('ring-1'), 'wrapping');
    const lower = newKeyMaterial('stream-9');
    const place = { ...context, table: 'keys', record: 'stream-9' };
    const wrapped = await wrapKey(wrapping, place, lower);
    expect(await unwrapKey(wrapping, place, 'stream-9', wrapped)).toEqual(lower);
    await expect(
      unwrapKey(wrapping, { ...place, record: 'stream-8' }, 'stream-8', wrapped),
    ).rejects.toThrow(SealBroken);
    await expect(
      unwrapKey(wrapping, place, 'stream-9', await seal(wrapping, place, text('no key'))),
    ).rejects.toThrow(/does not hold a key/);
  });

  it('the same file has another name in every stream', async () => {
    const sha = 'a'.repeat(64);
    const [one, other] = [
      await nameKeyFor(newKeyMaterial('a')),
      await nameKeyFor(newKeyMaterial('b')),
    ];
    expect(await blobName(one, sha)).toBe(await blobName(one, sha));
    expect(await blobName(one, sha)).not.toBe(await blobName(other, sha));
    expect(await blobName(one, sha)).not.toBe(sha);
  });
});
