import { describe, expect, test } from 'vitest';
import { mayNavigate } from '../../../electron/security/navigation';
import { mayRequest } from '../../../electron/security/network';
import { mayHave } from '../../../electron/security/permissions';

const HOME = 'app://redress/';

describe('where a page may go', () => {
  test.each([
    [HOME, 'app://redress/', true],
    [HOME, 'app://redress/cases/1', true],
    ['app://redress/cases', 'app://redress/today?x=1#y', true],
    [HOME, 'app://redress/assets/index.js', false],
    [HOME, 'app://redress/converter.html', false],
    [HOME, 'https://example.org/', false],
    [HOME, 'http://127.0.0.1/', false],
    [HOME, 'file:///etc/passwd', false],
    [HOME, 'data:text/html,hello', false],
    [HOME, 'javascript:alert(1)', false],
    [HOME, 'about:blank', false],
    [HOME, 'blob:app://redress/1', false],
    [HOME, 'mailto:someone@example.org', false],
    [HOME, 'app://redress.evil.example/', false],
    [HOME, 'app://redress@evil.example/', false],
    [HOME, 'app://redress:8080/', false],
    [HOME, 'app://job-1/', false],
    [HOME, 'chrome://settings', false],
    [HOME, 'devtools://devtools/x', false],
    [HOME, 'view-source:app://redress/', false],
    ['app://job-1/converter.html', 'app://redress/', false],
    ['', 'app://redress/', false],
  ])('from %s to %s: %s', (from, to, expected) => {
    expect(mayNavigate(from, to, true)).toBe(expected);
  });

  test('a frame inside the window may go nowhere, not even home', () => {
    expect(mayNavigate(HOME, HOME, false)).toBe(false);
  });
});

describe('what may be requested', () => {
  test.each([
    ['app://redress/assets/x.js', true],
    ['data:image/png;base64,AA==', true],
    ['http://example.org/', false],
    ['https://example.org/', false],
    ['ws://127.0.0.1/', false],
    ['wss://example.org/', false],
    ['ftp://example.org/', false],
    ['file:///etc/passwd', false],
    ['blob:app://redress/1', false],
    ['chrome-extension://x/y', false],
    ['app://user@redress/', false],
    ['devtools://devtools/bundled/x.js', false],
  ])('%s: %s', (url, expected) => {
    expect(mayRequest(url, false)).toBe(expected);
  });

  test('developer tools load only in development', () => {
    expect(mayRequest('devtools://devtools/bundled/x.js', true)).toBe(true);
    expect(mayRequest('https://devtools/', true)).toBe(false);
  });
});

describe('what may be permitted', () => {
  test.each([
    ['persistent-storage', 'app://redress/', true],
    ['persistent-storage', 'app://redress/cases', true],
    ['persistent-storage', 'app://redress.evil/', false],
    ['persistent-storage', 'https://redress/', false],
    ['persistent-storage', 'app://job-1/', false],
    ['persistent-storage', '', false],
    ['clipboard-read', 'app://redress/', false],
    ['media', 'app://redress/', false],
    ['geolocation', 'app://redress/', false],
    ['notifications', 'app://redress/', false],
    ['openExternal', 'app://redress/', false],
    ['fileSystem', 'app://redress/', false],
    ['unknown', 'app://redress/', false],
  ])('%s at %s: %s', (permission, origin, expected) => {
    expect(mayHave(permission, origin)).toBe(expected);
  });
});
