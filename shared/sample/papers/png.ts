/** A picture as PNG, drawn pixel by pixel: a wall with a stain, or a street with a pothole, seen roughly. */
import { zlibSync } from 'fflate';
import { randomFrom } from '../random';

const WIDTH = 480;
const HEIGHT = 320;

type Colour = readonly [number, number, number];
const WALL: Colour = [222, 216, 202];
const STAIN: Colour = [142, 118, 84];

/** @param seed another seed, another stain */
export function pngOf(seed: number): Uint8Array<ArrayBuffer> {
  const random = randomFrom(seed);
  const spots = Array.from({ length: 7 }, () => ({
    x: WIDTH * (0.25 + random() * 0.5),
    y: HEIGHT * (0.2 + random() * 0.5),
    r: 20 + random() * 60,
  }));
  // Each row begins with the number of its filter: none.
  const raw = new Uint8Array(HEIGHT * (1 + WIDTH * 3));
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      const depth = Math.max(
        0,
        ...spots.map((spot) => 1 - Math.hypot(x - spot.x, y - spot.y) / spot.r),
      );
      const shade = 1 - 0.08 * (y / HEIGHT) - 0.02 * random();
      const at = y * (1 + WIDTH * 3) + 1 + x * 3;
      for (const part of [0, 1, 2] as const) {
        raw[at + part] = Math.round((WALL[part] + (STAIN[part] - WALL[part]) * depth) * shade);
      }
    }
  }
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, WIDTH);
  view.setUint32(4, HEIGHT);
  header.set([8, 2, 0, 0, 0], 8);
  return joined([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', header),
    chunk('IDAT', zlibSync(raw, { level: 6 })),
    chunk('IEND', new Uint8Array()),
  ]);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const whole = new Uint8Array(12 + data.length);
  const view = new DataView(whole.buffer);
  view.setUint32(0, data.length);
  whole.set(
    Uint8Array.from(type, (char) => char.charCodeAt(0)),
    4,
  );
  whole.set(data, 8);
  view.setUint32(8 + data.length, crc32(whole.subarray(4, 8 + data.length)));
  return whole;
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
