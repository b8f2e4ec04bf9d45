/**
 * A forensic reader for the canary test: looks for known strings in every file under some folders, as they
 * stand and in the shapes software gives them (UTF-16, base64, LevelDB logs and tables, zips, gzip, PDF
 * streams). It must be able to find what is planted on purpose, or its silence proves nothing.
 */
import { lstatSync, readdirSync, readFileSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { isTable, readLog, readTable } from './leveldb';

export interface Hit {
  readonly file: string;
  readonly needle: string;
  /** How it stood there: `utf-8`, `utf-16`, `base64`; with the layer it was under, e.g. `zip > utf-8`. */
  readonly as: string;
}

export interface ScanReport {
  readonly hits: readonly Hit[];
  readonly files: number;
  readonly bytes: number;
  /** Files that could not be read, with why; a scan that silently skips proves nothing. */
  readonly unread: readonly string[];
}

interface Pattern {
  readonly needle: string;
  readonly as: string;
  readonly bytes: Buffer;
}

/** Bytes to look for as they are: sealed ones, which no software puts in another shape. */
export interface Needle {
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * @param needles at least 8 characters each, so that base64's cut edges leave something to look for.
 * @param sealed a hit bears the name.
 */
export function scanTree(
  roots: readonly string[],
  needles: readonly string[],
  sealed: readonly Needle[] = [],
): ScanReport {
  const patterns = [
    ...needles.flatMap(patternsFor),
    ...sealed.map(({ name, bytes }) => ({ needle: name, as: 'sealed', bytes })),
  ];
  const hits: Hit[] = [];
  const unread: string[] = [];
  let [files, bytes] = [0, 0];
  const visit = (path: string): void => {
    let stats: Stats;
    try {
      stats = lstatSync(path);
      if (stats.isDirectory()) {
        for (const name of readdirSync(path)) visit(join(path, name));
        return;
      }
      // A file's own name may tell as much as its content.
      for (const pattern of patterns) {
        if (Buffer.from(path).includes(pattern.bytes))
          hits.push({ file: path, needle: pattern.needle, as: 'file name' });
      }
      if (!stats.isFile() || stats.size === 0) return;
      const content = readFileSync(path);
      files += 1;
      bytes += content.length;
      for (const { layer, data } of layersOf(path, content)) {
        for (const pattern of patterns) {
          if (data.includes(pattern.bytes)) {
            hits.push({
              file: path,
              needle: pattern.needle,
              as: layer ? `${layer} > ${pattern.as}` : pattern.as,
            });
          }
        }
      }
    } catch (error) {
      // A live profile's files come and go under the reader; anything else must be said.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
        unread.push(`${path}: ${String(error)}`);
    }
  };
  for (const root of roots) visit(root);
  return { hits, files, bytes, unread };
}

function patternsFor(needle: string): Pattern[] {
  const utf8 = Buffer.from(needle, 'utf8');
  const utf16 = Buffer.from(needle, 'utf16le');
  const patterns: Pattern[] = [
    { needle, as: 'utf-8', bytes: utf8 },
    { needle, as: 'utf-16', bytes: utf16 },
  ];
  for (const [as, source] of [
    ['base64', utf8],
    ['base64 of utf-16', utf16],
  ] as const) {
    for (const shift of [0, 1, 2]) {
      // Pad to each of the three alignments, then keep only characters that depend on the needle alone.
      const text = Buffer.concat([Buffer.alloc(shift), source])
        .toString('base64')
        .replace(/=+$/, '');
      const from = shift === 0 ? 0 : shift === 1 ? 2 : 3;
      const whole = Math.floor(((shift + source.length) * 8) / 6);
      patterns.push({ needle, as, bytes: Buffer.from(text.slice(from, whole), 'latin1') });
    }
  }
  return patterns;
}

function* layersOf(
  path: string,
  content: Buffer,
  depth = 0,
): Generator<{ layer: string; data: Buffer }> {
  yield { layer: '', data: content };
  if (depth > 2) return;
  const inner: [string, Buffer][] = [];
  if (path.endsWith('.log') || /\/MANIFEST-\d+$/.test(path))
    inner.push(['leveldb log', readLog(content)]);
  if (isTable(content))
    for (const block of tableBlocks(content)) inner.push(['leveldb table', block]);
  for (const data of zipEntries(content)) inner.push(['zip', data]);
  for (const data of gzipStreams(content)) inner.push(['gzip', data]);
  for (const data of pdfStreams(content)) inner.push(['pdf stream', data]);
  for (const [layer, data] of inner) {
    for (const deeper of layersOf('', data, depth + 1)) {
      yield { layer: deeper.layer ? `${layer} > ${deeper.layer}` : layer, data: deeper.data };
    }
  }
}

function tableBlocks(content: Buffer): Buffer[] {
  try {
    return readTable(content);
  } catch {
    return []; // a table still being written; its log holds the same records
  }
}

const lenient = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 64 * 1024 * 1024 };

function* found(content: Buffer, magic: Buffer): Generator<number> {
  for (let at = content.indexOf(magic); at >= 0; at = content.indexOf(magic, at + 1)) yield at;
}

function* tried(work: () => Buffer): Generator<Buffer> {
  let data: Buffer;
  try {
    data = work();
  } catch {
    return; // the magic stood there by chance
  }
  if (data.length > 0) yield data;
}

/** Deflated entries of every local file header, wherever it stands: zips inside databases count too. */
function* zipEntries(content: Buffer): Generator<Buffer> {
  for (const at of found(content, Buffer.from('PK\x03\x04', 'latin1'))) {
    if (at + 30 > content.length || content.readUInt16LE(at + 8) !== 8) continue;
    const start = at + 30 + content.readUInt16LE(at + 26) + content.readUInt16LE(at + 28);
    yield* tried(() => inflateRawSync(content.subarray(start), lenient));
  }
}

function* gzipStreams(content: Buffer): Generator<Buffer> {
  for (const at of found(content, Buffer.from([0x1f, 0x8b, 0x08]))) {
    yield* tried(() => gunzipSync(content.subarray(at), lenient));
  }
}

function* pdfStreams(content: Buffer): Generator<Buffer> {
  for (const at of found(content, Buffer.from('stream', 'latin1'))) {
    const start = content[at + 6] === 0x0d ? at + 8 : at + 7;
    if (content[start] !== 0x78) continue;
    yield* tried(() => inflateSync(content.subarray(start), lenient));
  }
}
