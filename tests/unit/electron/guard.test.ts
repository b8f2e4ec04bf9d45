import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import {
  CHUNK_BYTES,
  HOST_CALLS,
  HOST_ERRORS,
  type HostCall,
  MESSAGE_LIMIT,
} from '@shared/host/contract';
import { HOST_CALL_NAMES } from '@shared/host/names';
import {
  type Caller,
  fits,
  guard,
  type GuardRules,
  type Handlers,
} from '../../../electron/host/guard';
import { HostProblem } from '../../../electron/host/problem';

const OWN: Caller = { contents: 7, isMainFrame: true, url: 'app://redress/cases' };
const SECRET = '/home/someone/Complaints/letter.docx';
const HANDLE = `pick-${'0'.repeat(32)}`;

/** Every handler records that it was reached. */
function rulesWith(change: Partial<Handlers> = {}) {
  const reached = vi.fn(() => ({}));
  const handlers = Object.fromEntries(
    HOST_CALL_NAMES.map((name) => [name, reached]),
  ) as unknown as Handlers;
  const rules: GuardRules = { handlers: { ...handlers, ...change }, isKnown: (id) => id === 7 };
  return { rules, reached };
}

describe('who may call', () => {
  test.each<[string, Caller | undefined]>([
    ['a frame that has gone', undefined],
    ['a frame inside the window', { ...OWN, isMainFrame: false }],
    ['another WebContents', { ...OWN, contents: 8 }],
    ['another origin', { ...OWN, url: 'https://example.org/' }],
    ['a look-alike host', { ...OWN, url: 'app://redress.evil.example/' }],
    ['credentials before another host', { ...OWN, url: 'app://redress@evil/' }],
    ['the converter', { ...OWN, url: 'app://job-1/converter.html' }],
    ['about:blank', { ...OWN, url: 'about:blank' }],
    ['no address', { ...OWN, url: '' }],
  ])('%s is refused and no handler hears of it', async (_who, caller) => {
    const { rules, reached } = rulesWith();
    const result = await guard(rules, caller, 'window.replace', {});
    expect(result).toMatchObject({ ok: false, error: { code: 'refused' } });
    expect(reached).not.toHaveBeenCalled();
  });

  test('its own window is answered', async () => {
    const { rules } = rulesWith();
    expect(await guard(rules, OWN, 'window.replace', {})).toEqual({ ok: true, value: {} });
  });
});

describe('what may be asked', () => {
  test.each([
    'constructor',
    '__proto__',
    'toString',
    'files',
    '',
    'FILES.PICK',
    7,
    null,
    undefined,
    {},
    ['app.info'],
  ])('there is no call %s', async (call) => {
    const { rules, reached } = rulesWith();
    expect(await guard(rules, OWN, call, {})).toMatchObject({
      ok: false,
      error: { code: 'badRequest' },
    });
    expect(reached).not.toHaveBeenCalled();
  });

  test('a chunk of the largest size passes, one byte more does not', async () => {
    const { rules, reached } = rulesWith();
    const handle = `save-${'0'.repeat(32)}`;
    const ask = (size: number) =>
      guard(rules, OWN, 'files.write', { handle, offset: 0, bytes: new Uint8Array(size) });
    expect(await ask(CHUNK_BYTES)).toMatchObject({ ok: true });
    expect(reached).toHaveBeenCalledTimes(1);
    expect(await ask(CHUNK_BYTES + 1)).toMatchObject({ ok: false, error: { code: 'badRequest' } });
    expect(await ask(MESSAGE_LIMIT + 1)).toMatchObject({ ok: false, error: { code: 'tooLarge' } });
    expect(reached).toHaveBeenCalledTimes(1);
  });

  test('unknown members are refused, not ignored', async () => {
    const { rules } = rulesWith();
    const request = { handle: HANDLE, offset: 0, length: 1, path: '/etc/passwd' };
    expect(await guard(rules, OWN, 'files.read', request)).toMatchObject({
      ok: false,
      error: { code: 'badRequest' },
    });
  });

  const junk = fc.oneof(
    fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
      withSparseArray: true,
      withNullPrototype: true,
    }),
    fc.record(
      {
        handle: fc.string(),
        offset: fc.double(),
        length: fc.integer(),
        bytes: fc.anything(),
        name: fc.string(),
        minutes: fc.anything(),
      },
      { requiredKeys: [] },
    ),
  );
  test.each(HOST_CALL_NAMES)(
    'junk for %s reaches its handler only if the schema takes it',
    async (call: HostCall) => {
      await fc.assert(
        fc.asyncProperty(junk, async (request) => {
          const { rules, reached } = rulesWith();
          const result = await guard(rules, OWN, call, request);
          const isPlain =
            typeof request === 'object' &&
            request !== null &&
            [Object.prototype, null].includes(Object.getPrototypeOf(request) as object | null);
          const isGood = isPlain && HOST_CALLS[call].request.safeParse(request).success;
          expect(reached).toHaveBeenCalledTimes(isGood ? 1 : 0);
          if (!result.ok) {
            expect(Object.keys(result.error).sort()).toEqual(['code', 'message']);
            expect(HOST_ERRORS).toContain(result.error.code);
          }
        }),
        { numRuns: 100 },
      );
    },
  );
});

describe('what may be answered', () => {
  test('an exception says nothing of itself', async () => {
    const { rules } = rulesWith({
      'files.release': () => {
        throw Object.assign(new Error(`ENOENT: ${SECRET}`), { code: 'ENOENT', path: SECRET });
      },
    });
    const result = await guard(rules, OWN, 'files.release', { handle: HANDLE });
    expect(result).toMatchObject({ ok: false, error: { code: 'failed' } });
    expect(JSON.stringify(result)).not.toContain('Complaints');
  });

  test('a problem keeps its code and words', async () => {
    const { rules } = rulesWith({
      'files.release': () => Promise.reject(new HostProblem('diskFull', 'There is no space.')),
    });
    expect(await guard(rules, OWN, 'files.release', { handle: HANDLE })).toEqual({
      ok: false,
      error: { code: 'diskFull', message: 'There is no space.' },
    });
  });

  test('an answer of the wrong shape does not leave', async () => {
    const { rules } = rulesWith({
      // A handler gone wrong would be caught by types; this stands for one that is wrong at run time.
      'files.pick': (() => ({
        files: [{ handle: HANDLE, name: 'a', size: 1, path: SECRET }],
      })) as never,
    });
    const result = await guard(rules, OWN, 'files.pick', { purpose: 'evidence', many: false });
    expect(result).toMatchObject({ ok: false, error: { code: 'failed' } });
    expect(JSON.stringify(result)).not.toContain('Complaints');
  });
});

describe('size, before any schema looks', () => {
  test('counts strings, bytes, members and keys', () => {
    expect(fits('x'.repeat(50), 100)).toBe(true);
    expect(fits('x'.repeat(51), 100)).toBe(false);
    expect(fits(new Uint8Array(101), 100)).toBe(false);
    expect(fits(new ArrayBuffer(101), 100)).toBe(false);
    expect(fits({ [`k${'x'.repeat(100)}`]: 1 }, 100)).toBe(false);
    expect(fits([new Uint8Array(60), new Uint8Array(60)], 100)).toBe(false);
    expect(fits(new Map([['a', new Uint8Array(101)]]), 100)).toBe(false);
    expect(fits(new Set([new Uint8Array(101)]), 100)).toBe(false);
  });

  test('a cycle ends, a flood of tiny values is refused', () => {
    const cycle: Record<string, unknown> = {};
    cycle.self = cycle;
    expect(fits(cycle, 1000)).toBe(true);
    expect(
      fits(
        Array.from({ length: 20_000 }, () => 1),
        MESSAGE_LIMIT,
      ),
    ).toBe(false);
    expect(
      fits(Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [i, 1])), MESSAGE_LIMIT),
    ).toBe(false);
  });
});
