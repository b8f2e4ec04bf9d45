/** Snappy block decoding (github.com/google/snappy, format_description.txt), as LevelDB tables use it. */

/** Throws on bytes that are not a whole snappy block. */
export function unsnappy(block: Uint8Array): Uint8Array {
  let at = 0;
  const next = (): number => {
    const byte = block[at];
    if (byte === undefined) throw new RangeError('snappy: block ends early');
    at += 1;
    return byte;
  };
  let length = 0;
  for (let shift = 0, byte = 0x80; byte & 0x80; shift += 7) {
    if (shift > 28) throw new RangeError('snappy: length is not a varint');
    byte = next();
    length += (byte & 0x7f) * 2 ** shift;
  }
  if (length > 64 * 1024 * 1024) throw new RangeError('snappy: block too large');
  const out = new Uint8Array(length);
  let filled = 0;
  const little = (count: number): number => {
    let value = 0;
    for (let index = 0; index < count; index += 1) value += next() * 2 ** (8 * index);
    return value;
  };
  while (at < block.length) {
    const tag = next();
    const kind = tag & 3;
    if (kind === 0) {
      const short = tag >> 2;
      const run = (short < 60 ? short : little(short - 59)) + 1;
      if (at + run > block.length || filled + run > length) throw new RangeError('snappy: literal');
      out.set(block.subarray(at, at + run), filled);
      at += run;
      filled += run;
    } else {
      const run = kind === 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1;
      const back = kind === 1 ? ((tag >> 5) << 8) + next() : little(kind === 2 ? 2 : 4);
      if (back === 0 || back > filled || filled + run > length)
        throw new RangeError('snappy: copy');
      for (let index = 0; index < run; index += 1, filled += 1) {
        out[filled] = out[filled - back] ?? 0;
      }
    }
  }
  if (filled !== length) throw new RangeError('snappy: short block');
  return out;
}
