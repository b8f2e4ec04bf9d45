import { describe, expect, test } from 'vitest';
import { TRUSTED_TYPES_POLICIES } from '@shared/host/names';
import {
  barePolicy,
  converterPolicy,
  letterPolicy,
  noticePolicy,
  responseHeaders,
  windowPolicy,
} from '../../../electron/security/csp';

const read = (policy: string) =>
  new Map(policy.split('; ').map((each) => [each.split(' ')[0] ?? '', each.split(' ').slice(1)]));
const policies = {
  page: windowPolicy('abc'),
  file: windowPolicy(),
  converter: converterPolicy(),
  letter: letterPolicy(),
  notice: noticePolicy('sha256-x'),
  bare: barePolicy(),
};

describe.each(Object.entries(policies))('the policy of a %s', (_name, policy) => {
  const directives = read(policy);
  test('begins from nothing', () => {
    expect(directives.get('default-src')).toEqual(["'none'"]);
    for (const name of ['base-uri', 'form-action', 'frame-ancestors'])
      expect(directives.get(name)).toEqual(["'none'"]);
  });
  test('compiles no text and runs no inline script', () => {
    expect(policy).not.toContain("'unsafe-eval'");
    expect(directives.get('script-src') ?? []).not.toContain("'unsafe-inline'");
    expect(policy).not.toMatch(/https?:|wss?:|\*/);
  });
});

describe('the window’s policy', () => {
  test('takes a nonce for styles only, and only on the page', () => {
    expect(read(policies.page).get('style-src')).toEqual(["'self'", "'nonce-abc'"]);
    expect(policies.file).not.toContain('nonce');
    expect(read(policies.page).get('script-src')).toEqual(["'self'", "'wasm-unsafe-eval'"]);
  });
  test('names every Trusted Types policy, and no others', () => {
    expect(read(policies.page).get('trusted-types')).toEqual(TRUSTED_TYPES_POLICIES);
    expect(read(policies.page).get('require-trusted-types-for')).toEqual(["'script'"]);
  });
  test('leaves no modal, pop-up or download', () => {
    expect(read(policies.page).get('sandbox')).toEqual([
      'allow-scripts',
      'allow-same-origin',
      'allow-forms',
    ]);
  });
});

test('a letter to print runs no script and loads nothing from anywhere', () => {
  const directives = read(policies.letter);
  expect(directives.has('script-src')).toBe(false);
  expect(directives.get('sandbox')).toEqual([]);
  expect(directives.get('img-src')).toEqual(['data:']);
});

test('every response forbids sniffing and caching', () => {
  expect(responseHeaders('p', 't')).toMatchObject({
    'Content-Security-Policy': 'p',
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  });
});
