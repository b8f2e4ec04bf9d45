/**
 * Ids of events, devices and streams.
 *
 * An event id is a hybrid logical clock in text (Kulkarni et al., "Logical Physical Clocks", 2014):
 * `tttttttttt-cccc-dddddddd` is milliseconds since 1970 and a counter, both in Crockford base 32, and the
 * device. Sorting ids as text sorts them by time, then counter, then device. The clock never runs
 * backwards on one device, whatever the wall clock does; how far it stands ahead of the wall clock is
 * reported, never refused.
 */
import type { DeviceId, EventId, StreamId } from './types';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TIME_CHARS = 10; // 50 bits of milliseconds: past the year 37000
const COUNTER_CHARS = 4;
const COUNTER_LIMIT = 32 ** COUNTER_CHARS;
const DEVICE_CHARS = 8;
const STREAM_CHARS = 26;

const ID = /^([0-9A-HJKMNP-TV-Z]{10})-([0-9A-HJKMNP-TV-Z]{4})-([0-9A-HJKMNP-TV-Z]{8})$/;

/** Ahead of the wall clock by more than this (an hour) is drift worth telling a person about. */
export const DRIFT_MS = 60 * 60 * 1000;

export interface ClockReading {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly counter: number;
}

export interface Tick {
  readonly id: EventId;
  readonly reading: ClockReading;
  /** How far the id's time stands ahead of the wall clock; 0 in the ordinary case. */
  readonly aheadMs: number;
}

/**
 * The next id of a device.
 * @param last the newest reading this device has made or seen; absent on its first event.
 * @param wallMs what the wall clock says. Anything that is not a time counts as 0.
 */
export function nextId(device: DeviceId, last: ClockReading | undefined, wallMs: number): Tick {
  const wall = Number.isFinite(wallMs)
    ? Math.min(Math.max(0, Math.floor(wallMs)), 32 ** TIME_CHARS - 2)
    : 0;
  let reading: ClockReading =
    last && last.time >= wall
      ? { time: last.time, counter: last.counter + 1 }
      : { time: wall, counter: 0 };
  if (reading.counter >= COUNTER_LIMIT) reading = { time: reading.time + 1, counter: 0 };
  return { id: formatId(reading, device), reading, aheadMs: Math.max(0, reading.time - wall) };
}

/** The later of two readings: what a device knows after seeing somebody else's event. */
export function laterReading(
  left: ClockReading | undefined,
  right: ClockReading | undefined,
): ClockReading | undefined {
  if (!left || !right) return left ?? right;
  return left.time > right.time || (left.time === right.time && left.counter >= right.counter)
    ? left
    : right;
}

export function formatId(reading: ClockReading, device: DeviceId): EventId {
  return `${base32(reading.time, TIME_CHARS)}-${base32(reading.counter, COUNTER_CHARS)}-${device}`;
}

/** Undefined for text that is not an event id. */
export function readId(id: EventId): (ClockReading & { readonly device: DeviceId }) | undefined {
  const parts = ID.exec(id);
  if (!parts?.[1] || !parts[2] || !parts[3]) return undefined;
  return { time: fromBase32(parts[1]), counter: fromBase32(parts[2]), device: parts[3] };
}

/** @param random at least 8 random bytes. */
export function deviceIdFrom(random: Uint8Array): DeviceId {
  return fromRandom(random, DEVICE_CHARS);
}

/** @param random at least 26 random bytes; 5 bits of each are used: 130 random bits. */
export function streamIdFrom(random: Uint8Array): StreamId {
  return fromRandom(random, STREAM_CHARS);
}

function fromRandom(random: Uint8Array, length: number): string {
  if (random.length < length) throw new RangeError(`needs ${length} random bytes`);
  return Array.from(random.subarray(0, length), (byte) => ALPHABET.charAt(byte & 31)).join('');
}

function base32(value: number, width: number): string {
  let text = '';
  for (let rest = value; text.length < width; rest = Math.floor(rest / 32)) {
    text = ALPHABET.charAt(rest % 32) + text;
  }
  return text;
}

function fromBase32(text: string): number {
  let value = 0;
  for (const char of text) value = value * 32 + ALPHABET.indexOf(char);
  return value;
}
