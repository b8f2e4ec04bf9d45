import fc from 'fast-check';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseAppAddress, resolveAddress } from '../../../electron/security/scheme-paths';

const isHost = (host: string) => host === 'redress';
const resolve = (address: string) => resolveAddress(address, isHost);

describe('what an address of the app means', () => {
  test.each([
    ['app://redress/', 'page'],
    ['app://redress', 'refused'],
    ['app://redress/cases', 'page'],
    ['app://redress/cases/0197-abc/letters', 'page'],
    ['app://redress/cases/a%20b', 'page'],
    ['app://redress/cases?view=late#top', 'page'],
    ['app://redress/index.html', 'file'],
    ['app://redress/assets/index-B3_x-9.js', 'file'],
    ['app://redress/assets/argon.wasm?x=1', 'file'],
  ])('%s is %s', (address, kind) => {
    // "app://redress" has an empty path in Node and "/" in Chromium, which always sends the latter.
    expect(resolve(address).kind).toBe(kind);
  });

  test.each([
    'app://redress/../../etc/passwd.txt',
    'app://redress/%2e%2e/%2e%2e/etc/passwd.txt',
    'app://redress/%252e%252e/secret.json',
    'app://redress/assets/..%2f..%2fpackage.json',
    'app://redress/assets/..%5c..%5cpackage.json',
    'app://redress/assets\\..\\..\\package.json',
    'app://redress//etc/passwd.txt',
    'app://redress/C:/Windows/win.txt',
    'app://redress/index.html::$DATA',
    'app://redress/index.html%00.js',
    'app://redress/index.html.',
    'app://redress/index.html%20',
    'app://redress/con.js',
    'app://redress/assets/aux.css',
    'app://redress/.env.json',
    'app://redress/assets/.htpasswd.txt',
    'app://redress/main.exe',
    'app://redress/constructor.constructor',
    'app://redress/x.__proto__',
    'app://redress/ＣＯＮ.js',
    'app://redress:80/index.html',
    'app://user@redress/index.html',
    'app://user:pw@redress/',
    'app://redress.evil.example/',
    'app://redress@evil.example/',
    'app://evil/',
    'app://REDRESS.evil/',
    'app:redress/index.html',
    'file:///etc/passwd',
    'https://redress/index.html',
    'not an address',
    '',
  ])('%s is refused or the page, never a file', (address) => {
    expect(resolve(address).kind).not.toBe('file');
  });

  test('an address of thousands of characters is refused', () => {
    expect(resolve(`app://redress/${'a'.repeat(5000)}`).kind).toBe('refused');
  });

  test('no address whatever leads out of the folder', () => {
    const root = path.resolve('/srv/app');
    const piece = fc.constantFrom(
      '..',
      '.',
      '%2e',
      '%2E%2e',
      '%252e',
      '/',
      '\\',
      '%2f',
      '%5c',
      ':',
      'a',
      'x.js',
      '.js',
      '%00',
      '*',
      '~',
      '\u2215',
      'é',
      'con',
      ' ',
      '%',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }),
        fc.string({ unit: 'binary', maxLength: 12 }),
        (pieces, tail) => {
          const target = resolve(`app://redress/${pieces.join('')}${tail}`);
          if (target.kind !== 'file') return;
          const full = path.join(root, ...target.segments);
          expect(full.startsWith(root + path.sep)).toBe(true);
          expect(path.win32.join('C:\\app', ...target.segments)).toMatch(/^C:\\app\\[\w.\\-]+$/);
        },
      ),
      { numRuns: 3000 },
    );
  });

  test('the origin is compared by parsed host, not by prefix', () => {
    expect(parseAppAddress('app://redress/cases')?.host).toBe('redress');
    expect(parseAppAddress('app://redress.evil.example/')?.host).toBe('redress.evil.example');
    expect(parseAppAddress('app://redress@evil.example/')).toBeUndefined();
    expect(parseAppAddress('app:///x')).toBeUndefined();
  });
});
