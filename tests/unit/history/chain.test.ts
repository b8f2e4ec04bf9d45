import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkChain,
  eventHeader,
  formatId,
  headerBytes,
  linkHash,
  sha256Of,
  type ChainEntry,
  type EventHeader,
} from '@shared/history';

const STREAM = '0123456789ABCDEFGHJKMNPQRS';
type Entry = ChainEntry & { header: EventHeader; payload: Uint8Array<ArrayBuffer> };

const bytes = (text: string) => new TextEncoder().encode(text);

/** Five events: a line of three, then two that both follow the third. Every second one has free text. */
async function chain(): Promise<Entry[]> {
  const entries: Entry[] = [];
  const follow = [[], [0], [1], [2], [2]];
  for (const [index, before] of follow.entries()) {
    const payload = bytes(`sealed payload ${index}`);
    const text = index % 2 === 0 ? bytes(`sealed words ${index}`) : undefined;
    const parents = [];
    for (const at of before) {
      const parent = entries[at];
      if (parent) parents.push({ id: parent.header.id, link: await linkHash(parent.header) });
    }
    const header: EventHeader = {
      format: 1,
      id: formatId({ time: 1_800_000_000_000 + index, counter: 0 }, 'A1B2C3D4'),
      stream: STREAM,
      parents,
      schema: 1,
      payload: await sha256Of(payload),
      ...(text ? { text: await sha256Of(text) } : {}),
    };
    entries.push({ header, payload, ...(text ? { text } : {}) });
  }
  return entries;
}

const faults = async (entries: readonly ChainEntry[]) =>
  (await checkChain(STREAM, entries)).problems.map((problem) => problem.fault);
const at = <T>(list: readonly T[], index: number): T => {
  const item = list[index];
  if (item === undefined) throw new RangeError(`nothing at ${index}`);
  return item;
};

describe('the chain of a stream', () => {
  it('is clean as written, in any order, and tells its heads', async () => {
    const entries = await chain();
    const report = await checkChain(STREAM, [...entries].reverse());
    expect(report).toMatchObject({ ok: true, events: 5, problems: [] });
    expect(report.heads.map((head) => head.id)).toEqual([
      at(entries, 3).header.id,
      at(entries, 4).header.id,
    ]);
  });

  it('any changed or cut byte of a payload or of its words is found and named', async () => {
    const entries = await chain();
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: 4 }),
        fc.constantFrom('payload' as const, 'text' as const),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (index, part, place, flip) => {
          const entry = at(entries, index);
          const before = entry[part];
          if (!before) return;
          const changed = before.slice();
          const position = place % changed.length;
          changed[position] = (changed[position] ?? 0) ^ flip;
          for (const wrong of [changed, before.slice(0, position)]) {
            const report = await checkChain(
              STREAM,
              entries.map((each) => (each === entry ? { ...entry, [part]: wrong } : each)),
            );
            expect(report.problems).toMatchObject([
              { fault: `${part}Changed`, event: entry.header.id },
            ]);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each<[string, (header: EventHeader) => EventHeader]>([
    ['its id', (header) => ({ ...header, id: formatId({ time: 9, counter: 9 }, 'ZZZZZZZZ') })],
    ['its schema', (header) => ({ ...header, schema: 2 })],
    ['its stream', (header) => ({ ...header, stream: STREAM.replace('0', '1') })],
    ['its payload’s hash', (header) => ({ ...header, payload: 'a'.repeat(64) })],
    ['its parents', (header) => ({ ...header, parents: [] })],
    [
      'a parent’s link',
      (header) => ({
        ...header,
        parents: header.parents.map((parent) => ({ ...parent, link: 'b'.repeat(64) })),
      }),
    ],
    ['a hash of words that never were', (header) => ({ ...header, text: 'c'.repeat(64) })],
  ])('a header that changed %s is found', async (_what, change) => {
    const entries = await chain();
    const { heads } = await checkChain(STREAM, entries);
    for (const index of [1, 2, 3]) {
      const wrong = entries.map((entry, place) =>
        place === index ? { ...entry, header: change(entry.header) } : entry,
      );
      expect((await checkChain(STREAM, wrong, heads)).ok).toBe(false);
    }
  });

  it('swapped payloads, missing entries, missing content and a second beginning have names', async () => {
    const entries = await chain();
    const [first, second, third] = [at(entries, 0), at(entries, 1), at(entries, 2)];
    expect(
      await faults([
        { ...first, payload: second.payload },
        { ...second, payload: first.payload },
        ...entries.slice(2),
      ]),
    ).toEqual(['payloadChanged', 'payloadChanged']);
    expect(await faults([first, ...entries.slice(2)])).toEqual(['parentMissing']);
    expect(await faults(entries.slice(1))).toEqual(['parentMissing', 'noBeginning']);
    expect(
      await faults([
        { header: first.header, ...(first.text ? { text: first.text } : {}) },
        ...entries.slice(1),
      ]),
    ).toEqual(['payloadMissing']);
    expect(
      await faults([
        first,
        second,
        { header: third.header, payload: third.payload },
        ...entries.slice(3),
      ]),
    ).toEqual(['textMissing']);
    const other: Entry = {
      ...first,
      header: { ...first.header, id: formatId({ time: 7, counter: 0 }, 'A1B2C3D4') },
    };
    expect(await faults([...entries, other])).toEqual(['twoBeginnings']);
    expect(await faults([...entries.slice(0, 4), { header: { junk: true } }])).toEqual([
      'badHeader',
    ]);
  });

  it('a newest entry that is gone is found against heads kept elsewhere', async () => {
    const entries = await chain();
    const { heads } = await checkChain(STREAM, entries);
    expect((await checkChain(STREAM, entries, heads)).ok).toBe(true);
    expect((await checkChain(STREAM, entries.slice(0, 4))).ok).toBe(true);
    expect((await checkChain(STREAM, entries.slice(0, 4), heads)).problems).toMatchObject([
      { fault: 'headChanged', event: at(entries, 4).header.id },
    ]);
  });

  it('words erased on purpose leave the chain whole', async () => {
    const entries = await chain();
    const third = at(entries, 2);
    const erased = entries.map((entry) =>
      entry === third ? { header: third.header, payload: third.payload, textErased: true } : entry,
    );
    expect((await checkChain(STREAM, erased)).ok).toBe(true);
  });

  it('two different headers never give the same bytes', async () => {
    const headers = (await chain()).map((entry) => entry.header);
    const variants = headers.flatMap((header) => [
      header,
      { ...header, schema: 2 },
      { ...header, parents: [] },
    ]);
    const texts = variants.map((header) => new TextDecoder().decode(headerBytes(header)));
    expect(new Set(texts).size).toBe(
      new Set(variants.map((header) => JSON.stringify(header))).size,
    );
  });

  it('junk is not a header', () => {
    fc.assert(
      fc.property(fc.anything(), (junk) => {
        expect(eventHeader.safeParse(junk).success).toBe(false);
      }),
    );
  });

  it('the worked example of FORMAT.md holds', async () => {
    const header: EventHeader = {
      format: 1,
      id: '01HV8ZQ5G0-0000-A1B2C3D4',
      stream: STREAM,
      parents: [],
      schema: 1,
      payload: await sha256Of(bytes('example')),
    };
    expect(new TextDecoder().decode(headerBytes(header))).toBe(
      'redress event 1\nid 01HV8ZQ5G0-0000-A1B2C3D4\nstream 0123456789ABCDEFGHJKMNPQRS\nschema 1\npayload 50d858e0985ecc7f60418aaf0cc5ab587f42c2570a884095a9e8ccacd0f6545c\n',
    );
    expect(await linkHash(header)).toBe(
      'fd3feb15624ad266f9f25e5b7f20fe31dea7a95f43c90817daf97e23e8deb5fc',
    );
  });
});
