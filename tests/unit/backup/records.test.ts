import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BackupDamaged, Packer, framed, unframed } from '@shared/backup/records';
import type { Span } from '@shared/backup/records';

const bytes = fc.uint8Array({ maxLength: 300 }).map((value) => new Uint8Array(value));

describe('records', () => {
  it('come out as they went in, whatever they hold', () => {
    fc.assert(
      fc.property(fc.array(bytes), (records) => {
        expect(unframed(framed(records))).toEqual(records);
      }),
    );
  });

  it.each([1, 3, 4, 6])('cut to %i bytes are called damaged', (length) => {
    const whole = framed([new Uint8Array([1, 2, 3])]);
    expect(() => unframed(whole.slice(0, length))).toThrow(BackupDamaged);
  });
});

describe('a packer', () => {
  it('gives every thing back by its spans, in packs no larger than told', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(bytes, { maxLength: 20 }),
        fc.integer({ min: 1, max: 200 }),
        async (things, size) => {
          const packs = new Map<string, Uint8Array>();
          const packer = new Packer((pack) => {
            const name = createHash('sha256').update(pack).digest('hex');
            packs.set(name, pack);
            return Promise.resolve(name);
          }, size);
          const lists: Span[][] = [];
          for (const thing of things) lists.push(await packer.put(thing));
          await packer.finish();
          for (const pack of packs.values()) expect(pack.byteLength).toBeLessThanOrEqual(size);
          for (const [place, thing] of things.entries()) {
            const found = (lists[place] ?? []).map(
              ({ pack, at, bytes: length }) => packs.get(pack)?.slice(at, at + length) ?? [],
            );
            expect(Buffer.concat(found.map((each) => Buffer.from(each)))).toEqual(
              Buffer.from(thing),
            );
          }
        },
      ),
    );
  });
});
