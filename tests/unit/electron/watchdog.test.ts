import { describe, expect, test } from 'vitest';
import { answerProblem, converterAnswer } from '../../../electron/converter/answers';
import {
  diedOfMemory,
  growthAllowed,
  timeAllowed,
  verdict,
} from '../../../electron/converter/watchdog';

const MIB = 1024 * 1024;
const GIB = 1024 * MIB;

describe('how long and how much a converter may take', () => {
  test('time grows with the file, within bounds', () => {
    expect(timeAllowed(0)).toBe(20_000);
    expect(timeAllowed(10 * MIB)).toBe(30_000);
    expect(timeAllowed(10 * GIB)).toBe(180_000);
  });
  test('memory grows with the file, but never beyond a quarter of the machine', () => {
    expect(growthAllowed(0, 64 * GIB)).toBe(GIB);
    expect(growthAllowed(100 * MIB, 64 * GIB)).toBe(GIB + 300 * MIB);
    expect(growthAllowed(300 * MIB, 4 * GIB)).toBe(GIB);
    expect(growthAllowed(300 * MIB, GIB)).toBe(512 * MIB);
  });
  const well = { elapsedMs: 1, timeAllowedMs: 10, grownBytes: 1, growthAllowedBytes: 10 };
  test.each([
    [{}, undefined],
    [{ elapsedMs: 10 }, undefined],
    [{ elapsedMs: 11 }, 'timedOut'],
    [{ grownBytes: 11 }, 'outOfMemory'],
    [{ grownBytes: -5 }, undefined],
    [{ elapsedMs: 11, grownBytes: 11 }, 'outOfMemory'],
  ])('%o: %s', (change, expected) => {
    expect(verdict({ ...well, ...change })).toBe(expected);
  });
  test('a process that grew large and died, died of memory', () => {
    expect(diedOfMemory('oom', 0, 10)).toBe(true);
    expect(diedOfMemory('crashed', 6, 10)).toBe(true);
    expect(diedOfMemory('crashed', 1, 10)).toBe(false);
  });
});

describe('what a converter may answer', () => {
  test.each([
    [{ id: 1, ok: true }, true],
    [{ id: 1, ok: true, result: '{}', parts: [3] }, true],
    [{ id: 1, ok: true, bytes: new Uint8Array(3) }, true],
    [{ id: 1, ok: false, code: 'notThatKind', found: 'png' }, true],
    [{ id: 1, ok: false, code: 'notThatKind', found: 'click http://evil.example' }, false],
    [{ id: 1, ok: false, code: 'diskFull' }, false],
    [{ id: 1, ok: false, code: 'failed', message: 'Call this number' }, false],
    [{ id: -1, ok: true }, false],
    [{ id: 1, ok: true, parts: [-1] }, false],
    [{ id: 1, ok: true, parts: Array.from({ length: 1001 }, () => 1) }, false],
    [{ id: 1, ok: true, bytes: [1, 2] }, false],
    [{ id: 1, ok: true, bytes: new Uint8Array(5 * MIB) }, false],
    [{ id: 1, ok: true, result: 'x'.repeat(5 * MIB) }, false],
    [{ ok: true }, false],
    ['ok', false],
    [null, false],
  ])('answer %#: %s', (answer, expected) => {
    expect(converterAnswer.safeParse(answer).success).toBe(expected);
  });

  test('a file that lies is named for what it is', () => {
    expect(
      answerProblem({ id: 1, ok: false, code: 'notThatKind', found: 'program' }),
    ).toMatchObject({
      code: 'notThatKind',
      message: expect.stringContaining('a program'),
    });
  });
});
