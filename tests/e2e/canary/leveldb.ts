/**
 * What a LevelDB file really holds, for a forensic reader: a log's records joined across its 32 KB blocks,
 * a table's blocks uncompressed (github.com/google/leveldb, doc/log_format.md and doc/table_format.md).
 */
import { unsnappy } from './snappy';

const LOG_BLOCK = 32 * 1024;
const TABLE_MAGIC = 'db4775248b80fb57';

/** The payload of every record of a log, fragments joined, one after another. Broken tails are kept as they are. */
export function readLog(file: Buffer): Buffer {
  const pieces: Buffer[] = [];
  for (let start = 0; start < file.length; start += LOG_BLOCK) {
    const end = Math.min(start + LOG_BLOCK, file.length);
    for (let at = start; at + 7 <= end;) {
      const length = file.readUInt16LE(at + 4);
      pieces.push(file.subarray(at + 7, Math.min(at + 7 + length, end)));
      if (length === 0) break;
      at += 7 + length;
    }
  }
  return Buffer.concat(pieces);
}

export function isTable(file: Buffer): boolean {
  return file.length >= 48 && file.subarray(-8).toString('hex') === magicBytes();
}

function magicBytes(): string {
  return Buffer.from(TABLE_MAGIC, 'hex').reverse().toString('hex');
}

/** Every data block of a table, uncompressed. */
export function readTable(file: Buffer): Buffer[] {
  const footer = file.subarray(-48);
  const metaOffset = varint(footer, 0);
  const metaSize = varint(footer, metaOffset.next);
  const indexOffset = varint(footer, metaSize.next);
  const indexSize = varint(footer, indexOffset.next);
  const index = readBlock(file, indexOffset.value, indexSize.value);
  const blocks: Buffer[] = [index];
  const restarts = index.readUInt32LE(index.length - 4);
  const end = index.length - 4 - restarts * 4;
  for (let at = 0; at < end;) {
    const shared = varint(index, at);
    const unshared = varint(index, shared.next);
    const size = varint(index, unshared.next);
    const value = size.next + unshared.value;
    const offset = varint(index, value);
    const length = varint(index, offset.next);
    blocks.push(readBlock(file, offset.value, length.value));
    at = value + size.value;
  }
  return blocks;
}

function readBlock(file: Buffer, offset: number, size: number): Buffer {
  const raw = file.subarray(offset, offset + size);
  return file[offset + size] === 1 ? Buffer.from(unsnappy(raw)) : raw;
}

function varint(bytes: Buffer, at: number): { value: number; next: number } {
  let value = 0;
  for (let shift = 0; shift < 64; shift += 7) {
    const byte = bytes.readUInt8(at);
    at += 1;
    value += (byte & 0x7f) * 2 ** shift;
    if (!(byte & 0x80)) return { value, next: at };
  }
  throw new RangeError('leveldb: not a varint');
}
