import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  checkProfile,
  markProfile,
  PROFILE_FORMAT,
  readVersion,
  VERSION_FILE,
} from '../../../electron/security/profile-version';

describe('the profile’s version note', () => {
  test.each([
    [undefined, 'fresh'],
    [`{"format":${String(PROFILE_FORMAT)},"writtenBy":"0.1.0"}`, 'fits'],
    [`{"format":${String(PROFILE_FORMAT + 1)},"writtenBy":"9.0.0"}`, 'newer'],
    ['{"format":999999}', 'newer'],
    ['', 'unreadable'],
    ['{"format":', 'unreadable'],
    ['null', 'unreadable'],
    ['[]', 'unreadable'],
    ['{}', 'unreadable'],
    ['{"format":"1"}', 'unreadable'],
    ['{"format":0}', 'unreadable'],
    ['{"format":1.5}', 'unreadable'],
    ['{"format":1e999}', 'unreadable'],
  ])('%s is %s', (text, state) => {
    expect(readVersion(text).state).toBe(state);
  });

  test('names the newer version only when it looks like one', () => {
    expect(readVersion('{"format":99,"writtenBy":"2.4.1"}')).toEqual({
      state: 'newer',
      writtenBy: '2.4.1',
    });
    expect(readVersion('{"format":99,"writtenBy":"<b>2</b>"}')).toEqual({
      state: 'newer',
      writtenBy: undefined,
    });
  });
});

describe('a profile on disk', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'redress-profile-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('is fresh, is marked once, then fits', () => {
    const profile = path.join(folder, 'new', 'Redress');
    expect(checkProfile(profile).state).toBe('fresh');
    markProfile(profile, '0.1.0');
    expect(checkProfile(profile).state).toBe('fits');
    expect(readdirSync(profile)).toEqual([VERSION_FILE]);
    expect(JSON.parse(readFileSync(path.join(profile, VERSION_FILE), 'utf8'))).toEqual({
      format: PROFILE_FORMAT,
      writtenBy: '0.1.0',
    });
  });

  test('whose note is cut short is not taken for a fresh one', () => {
    writeFileSync(path.join(folder, VERSION_FILE), '');
    expect(checkProfile(folder).state).toBe('unreadable');
  });
});
