import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { FuseV1Options } from '@electron/fuses';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { dependenciesMatch } from '../../../build/bootstrap.mjs';
import { FUSES, builderFuses } from '../../../build/fuses.mjs';
import { holdLock } from '../../../build/lock.mjs';
import { countReport } from '../../../build/playwright.mjs';
import { fingerprint } from '../../../build/sources.mjs';
import { ZOD_WITHOUT_CODE_FROM_TEXT, inlineCodeIn } from '../../../build/vite.renderer.config.mjs';
import { countVitest } from '../../../build/vitest-report.mjs';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'build-test-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the fingerprint of sources', () => {
  const of = (...inputs: string[]) => fingerprint(inputs, folder);
  beforeEach(async () => {
    await mkdir(path.join(folder, 'src', 'deep'), { recursive: true });
    await writeFile(path.join(folder, 'src', 'a.ts'), 'one');
    await writeFile(path.join(folder, 'src', 'deep', 'b.ts'), 'two');
  });

  it('is the same for the same files, in whatever order they are named', async () => {
    expect(await of('src/a.ts', 'src/deep')).toBe(await of('src/deep', 'src/a.ts'));
  });

  it.each([
    ['a changed byte', () => writeFile(path.join(folder, 'src', 'deep', 'b.ts'), 'twO')],
    ['a new file', () => writeFile(path.join(folder, 'src', 'c.ts'), '')],
    ['a deleted file', () => rm(path.join(folder, 'src', 'a.ts'))],
    [
      'bytes moved from one file to the next',
      async () => {
        await writeFile(path.join(folder, 'src', 'a.ts'), 'onet');
        await writeFile(path.join(folder, 'src', 'deep', 'b.ts'), 'wo');
      },
    ],
  ])('changes with %s', async (_what, change) => {
    const before = await of('src');
    await change();
    expect(await of('src')).not.toBe(before);
  });

  it('changes when an input that was missing appears', async () => {
    const before = await of('src', 'later');
    await writeFile(path.join(folder, 'later'), 'x');
    expect(await of('src', 'later')).not.toBe(before);
  });
});

describe('whether npm must install', () => {
  const wanted = {
    '': { version: '0.1.0' },
    'node_modules/zod': { version: '4.6.7', integrity: 'sha512-a' },
    'node_modules/elsewhere': { version: '1.0.0', integrity: 'sha512-b', optional: true },
  };
  const installed = { 'node_modules/zod': wanted['node_modules/zod'] };

  it.each([
    ['everything is there but another system’s packages', installed, true],
    ['a package is missing', {}, false],
    [
      'a version differs',
      { 'node_modules/zod': { version: '4.6.8', integrity: 'sha512-c' } },
      false,
    ],
    [
      'the same version holds other bytes',
      { 'node_modules/zod': { version: '4.6.7', integrity: 'x' } },
      false,
    ],
    [
      'a package is no longer wanted',
      { ...installed, 'node_modules/old': { version: '1.0.0' } },
      false,
    ],
  ])('%s', (_what, present, isInPlace) => {
    expect(dependenciesMatch(wanted, present)).toBe(isInPlace);
  });
});

describe('pages that the content policy would break do not build', () => {
  it.each([
    ['<script type="module" crossorigin src="/assets/a.js"></script>', undefined],
    ['<link rel="stylesheet" href="/assets/a.css">', undefined],
    ['<script>alert(1)</script>', 'an inline script'],
    ['<script type="module">import "./a"</script>', 'an inline script'],
    ['<style>p{}</style>', 'an inline style sheet'],
    ['<p style="color:red">', 'a style attribute'],
    ['<body onload="go()">', 'an event attribute'],
    ['<link rel="icon" href="data:image/png;base64,AA">', 'a data: address'],
  ])('%s', (html, problem) => {
    expect(inlineCodeIn(html)).toBe(problem);
  });
});

it('zod keeps its settings where the build puts them, so it never asks to compile text', () => {
  const settings = (globalThis as { __zod_globalConfig?: object }).__zod_globalConfig;
  expect(settings).toBe(z.config());
  expect(ZOD_WITHOUT_CODE_FROM_TEXT).toContain('__zod_globalConfig');
});

describe('counting what ran', () => {
  it('counts Playwright’s tests, broken files and the reasons of what did not run', () => {
    const spec = (title: string, status: string, description?: string) => ({
      title,
      tests: [{ status, annotations: description ? [{ type: 'skip', description }] : [] }],
    });
    const report = {
      errors: [{ message: 'a file could not be loaded' }],
      suites: [
        {
          title: 'file',
          specs: [spec('opens', 'expected'), spec('saves', 'unexpected')],
          suites: [
            {
              title: 'inner',
              specs: [
                spec('is confined', 'skipped', 'no sandbox here'),
                spec('sometimes', 'flaky'),
              ],
            },
          ],
        },
      ],
    };
    expect(countReport(report)).toEqual({
      passed: 1,
      failed: 3,
      notRun: ['is confined: no sandbox here'],
    });
  });

  it('counts a vitest file that could not be loaded as a failure', () => {
    const counts = countVitest({
      numPassedTests: 2,
      numFailedTests: 1,
      testResults: [
        { status: 'passed', assertionResults: [{ status: 'passed', fullName: 'a' }] },
        { status: 'failed', assertionResults: [{ status: 'failed', fullName: 'b' }] },
        { status: 'failed', assertionResults: [] },
        { status: 'passed', assertionResults: [{ status: 'skipped', fullName: 'c' }] },
      ],
    });
    expect(counts).toEqual({ passed: 2, failed: 2, notRun: ['c'] });
  });
});

describe('one script at a time', () => {
  it('lets the second in when the first is done', async () => {
    const release = await holdLock('thing', folder);
    const order: string[] = [];
    const second = holdLock('thing', folder).then(async (releaseSecond) => {
      order.push('second');
      await releaseSecond();
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    order.push('first done');
    await release();
    await second;
    expect(order).toEqual(['first done', 'second']);
  });

  it('takes over from a process that is gone', async () => {
    // Above the largest process number Linux gives.
    await writeFile(path.join(folder, 'thing.lock'), '99999999');
    const release = await holdLock('thing', folder);
    expect(await readFile(path.join(folder, 'thing.lock'), 'utf8')).toBe(String(process.pid));
    await release();
  });
});

it('every fuse this @electron/fuses knows is decided, under the name electron-builder takes', () => {
  const known = Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name)));
  expect(Object.keys(FUSES).sort()).toEqual(known.sort());
  expect(builderFuses()).toMatchObject({
    runAsNode: false,
    enableNodeCliInspectArguments: false,
    onlyLoadAppFromAsar: true,
  });
});
