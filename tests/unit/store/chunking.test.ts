import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunksOf } from '../../../renderer/store/files/chunking';

async function* pieces(...sizes: number[]) {
  let value = 0;
  for (const size of sizes) {
    yield Uint8Array.from({ length: size }, () => (value = (value + 1) % 251));
    await Promise.resolve();
  }
}

async function collect(sizes: number[], chunk: number) {
  const found = [];
  for await (const piece of chunksOf(pieces(...sizes), undefined, chunk)) found.push(piece);
  return found;
}

describe('a stream cut into chunks', () => {
  it.each([
    [[], [0]],
    [[0], [0]],
    [[1], [1]],
    [[4], [4]],
    [[5], [4, 1]],
    [[8], [4, 4]],
    [
      [3, 3, 3],
      [4, 4, 1],
    ],
    [
      [1, 0, 11],
      [4, 4, 4],
    ],
  ])('pieces of %j bytes make chunks of %j', async (sizes, expected) => {
    const chunks = await collect(sizes, 4);
    expect(chunks.map((chunk) => chunk.bytes.byteLength)).toEqual(expected);
    expect(chunks.map((chunk) => chunk.last)).toEqual(
      expected.map((_, at) => at === expected.length - 1),
    );
    expect(chunks.map((chunk) => chunk.index)).toEqual(expected.map((_, at) => at));
  });

  it('gives back the same bytes however they arrive', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(40), { maxLength: 12 }),
        fc.integer({ min: 1, max: 17 }),
        async (sizes, chunk) => {
          const whole: number[] = [];
          for await (const piece of pieces(...sizes)) whole.push(...piece);
          const chunks = await collect(sizes, chunk);
          expect(chunks.flatMap((found) => [...found.bytes])).toEqual(whole);
          expect(chunks.slice(0, -1).every((found) => found.bytes.byteLength === chunk)).toBe(true);
        },
      ),
    );
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    const read = async () => {
      for await (const _chunk of chunksOf(pieces(4, 4, 4), stop.signal, 4)) stop.abort();
    };
    await expect(read()).rejects.toThrow(/abort/i);
  });
});
