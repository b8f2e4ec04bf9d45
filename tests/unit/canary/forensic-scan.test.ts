import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scanTree } from '../../e2e/canary/forensic-scan';
import { unsnappy } from '../../e2e/canary/snappy';

const SECRET = 'Canary-Philippa-Quillfeather-4417';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'redress-scan-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const look = (name: string, content: Uint8Array) => {
  writeFileSync(join(folder, name), content);
  return scanTree([folder], [SECRET]).hits.map((hit) => hit.as);
};

/** A LevelDB log whose one record is cut in two by the end of a 32 KB block. */
function splitLog(text: string): Buffer {
  const first = Buffer.concat([
    Buffer.alloc(32 * 1024 - 14 - 10, 0x2e),
    Buffer.from(text.slice(0, 10)),
  ]);
  const header = (length: number, type: number) =>
    Buffer.from([0, 0, 0, 0, length & 255, length >> 8, type]);
  const rest = Buffer.from(text.slice(10));
  const filler = header(0, 1);
  return Buffer.concat([header(first.length, 2), first, filler, header(rest.length, 4), rest]);
}

/** A LevelDB table of one snappy block that holds `text` only as a literal and a copy. */
function table(text: string): Buffer {
  const half = text.slice(0, 8);
  // literal "half", copy of it (offset 8, length 8), literal of the rest
  const rest = text.slice(8);
  const literal = (part: string) =>
    Buffer.concat([Buffer.from([(part.length - 1) << 2]), Buffer.from(part)]);
  const snappy = Buffer.concat([
    Buffer.from([half.length + 8 + half.length + rest.length]),
    literal(half),
    Buffer.from([((8 - 1) << 2) | 2, 8, 0]),
    literal(half),
    literal(rest),
  ]);
  const block = Buffer.concat([snappy, Buffer.from([1, 0, 0, 0, 0])]);
  // index block: one entry, shared 0, key "k", value = handle(offset 0, size)
  const entry = Buffer.from([0, 1, 2, 0x6b, 0, snappy.length]);
  const index = Buffer.concat([entry, Buffer.from([0, 0, 0, 0, 1, 0, 0, 0])]);
  const footer = Buffer.alloc(48);
  Buffer.from([0, 0, block.length, index.length]).copy(footer);
  Buffer.from('57fb808b247547db', 'hex').copy(footer, 40);
  return Buffer.concat([block, index, Buffer.from([0, 0, 0, 0, 0]), footer]);
}

describe('the forensic reader finds what is planted', () => {
  it.each([
    ['plain', Buffer.from(`a note: ${SECRET}.`), 'utf-8'],
    ['utf-16', Buffer.from(SECRET, 'utf16le'), 'utf-16'],
    ...[0, 1, 2].map((shift): [string, Buffer, string] => [
      `base64, shifted by ${shift}`,
      Buffer.from(Buffer.from(`${'x'.repeat(shift)}${SECRET}yz`).toString('base64')),
      'base64',
    ]),
    [
      'a zip',
      Buffer.from(zipSync({ 'word/document.xml': strToU8(`<w:t>${SECRET}</w:t>`.repeat(20)) })),
      'zip > utf-8',
    ],
    ['gzip', gzipSync(`${SECRET} `.repeat(30)), 'gzip > utf-8'],
    [
      'a PDF stream',
      Buffer.concat([
        Buffer.from('<< >>\nstream\n'),
        deflateSync(`(${SECRET}) Tj`),
        Buffer.from('\nendstream'),
      ]),
      'pdf stream > utf-8',
    ],
  ])('in %s', (_name, content, as) => {
    expect(look('sample.bin', content)).toContain(as);
  });

  it('in a LevelDB log, across a block boundary where plain search is blind', () => {
    const log = splitLog(SECRET);
    expect(log.includes(SECRET)).toBe(false);
    expect(look('000003.log', log)).toEqual(['leveldb log > utf-8']);
  });

  it('in a compressed LevelDB table', () => {
    expect(look('000005.ldb', table(SECRET))).toContain('leveldb table > utf-8');
  });

  it('in a zip inside a LevelDB log, and in a file name', () => {
    const zip = Buffer.from(zipSync({ a: strToU8(SECRET.repeat(9)) }));
    const header = Buffer.from([0, 0, 0, 0, zip.length & 255, zip.length >> 8, 1]);
    expect(look('000009.log', Buffer.concat([header, zip]))).toContain('leveldb log > zip > utf-8');
    expect(look(`${SECRET}.tmp`, Buffer.from('x'))).toContain('file name');
  });

  it('and is silent where there is nothing, saying how much it read', () => {
    writeFileSync(join(folder, 'clean.bin'), Buffer.alloc(100_000, 7));
    expect(scanTree([folder], [SECRET])).toEqual({
      hits: [],
      files: 1,
      bytes: 100_000,
      unread: [],
    });
  });
});

describe('snappy', () => {
  it('overlapping copies repeat', () => {
    expect(
      Buffer.from(unsnappy(Uint8Array.from([6, 0, 0x61, (4 << 2) | 2, 1, 0]))).toString(),
    ).toBe('aaaaaa');
  });
  it.each([[[]], [[5, 0, 0x61]], [[4, (3 << 2) | 2, 9, 0]], [[255, 255, 255, 255, 255, 255]]])(
    'junk is refused: %j',
    (bytes) => {
      expect(() => unsnappy(Uint8Array.from(bytes))).toThrow(/snappy/);
    },
  );
});
