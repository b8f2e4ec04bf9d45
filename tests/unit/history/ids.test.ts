import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  deviceIdFrom,
  formatId,
  laterReading,
  nextId,
  readId,
  streamIdFrom,
  type ClockReading,
} from '@shared/history';

const DEVICE = 'A1B2C3D4';

describe('event ids', () => {
  it('sort as text the way their clocks do', () => {
    const reading = fc.record({
      time: fc.integer({ min: 0, max: 5e12 }),
      counter: fc.integer({ min: 0, max: 1_000_000 }),
    });
    fc.assert(
      fc.property(reading, reading, (left, right) => {
        const [one, other] = [formatId(left, DEVICE), formatId(right, DEVICE)];
        const clock = left.time - right.time || left.counter - right.counter;
        expect(Math.sign(clock)).toBe(one < other ? -1 : one > other ? 1 : 0);
        expect(readId(one)).toEqual({ ...left, device: DEVICE });
      }),
    );
  });

  it('never run backwards on one device, whatever the wall clock says', () => {
    const wall = fc.oneof(
      fc.integer({ min: -1e13, max: 1e13 }),
      fc.constantFrom(NaN, Infinity, -Infinity, 0),
    );
    fc.assert(
      fc.property(fc.array(wall, { minLength: 2, maxLength: 40 }), (walls) => {
        let last: ClockReading | undefined;
        let before = '';
        for (const now of walls) {
          const tick = nextId(DEVICE, last, now);
          expect(tick.id > before).toBe(true);
          before = tick.id;
          last = tick.reading;
        }
      }),
    );
  });

  it('an afternoon in 2062 is flagged, not refused', () => {
    const far = nextId(DEVICE, undefined, Date.parse('2062-06-01T14:00:00Z'));
    const back = nextId(DEVICE, far.reading, Date.parse('2026-11-23T10:00:00Z'));
    expect(far.aheadMs).toBe(0);
    expect(back.id > far.id).toBe(true);
    expect(back.aheadMs).toBeGreaterThan(30 * 365 * 86_400_000);
  });

  it('a full counter moves the time on', () => {
    const tick = nextId(DEVICE, { time: 1000, counter: 32 ** 4 - 1 }, 1000);
    expect(tick.reading).toEqual({ time: 1001, counter: 0 });
  });

  it.each([
    '',
    'x',
    '0000000000-0000-A1B2C3D',
    '000000000I-0000-A1B2C3D4',
    '0000000000-0000-a1b2c3d4',
  ])('%j is no id', (text) => {
    expect(readId(text)).toBeUndefined();
  });

  it('devices and streams take their characters from the random bytes given', () => {
    const bytes = Uint8Array.from({ length: 32 }, (_, index) => index * 7);
    expect(deviceIdFrom(bytes)).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
    expect(streamIdFrom(bytes)).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
    expect(() => streamIdFrom(bytes.subarray(0, 25))).toThrow(/26 random bytes/);
  });

  it('the later of two readings wins', () => {
    expect(laterReading({ time: 5, counter: 1 }, { time: 5, counter: 2 })).toEqual({
      time: 5,
      counter: 2,
    });
    expect(laterReading(undefined, { time: 1, counter: 0 })).toEqual({ time: 1, counter: 0 });
    expect(laterReading({ time: 9, counter: 0 }, { time: 5, counter: 9 })).toEqual({
      time: 9,
      counter: 0,
    });
  });
});
