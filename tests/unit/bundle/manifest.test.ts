/** The manifest: the same bundle is the same bytes, and what is no manifest is refused. */
import { describe, expect, it } from 'vitest';
import { bundleManifest, manifestText, type BundleManifest } from '@shared/bundle';
import { TODAY } from './plans';

const file = (name: string, letter = 'a') => ({ name, size: 12, sha256: letter.repeat(64) });
const manifest: BundleManifest = {
  format: 2,
  part: 'main',
  bundle: 'Complaint WB-26-A0412',
  reference: 'WB-26-A0412',
  council: 'Westmere Borough Council',
  preparedOn: TODAY,
  files: [file('index.csv', 'b'), file('G-01 é.pdf', 'c'), file('A-01.pdf', 'd')],
};

describe('the text of a manifest', () => {
  it('is what the format says: two spaces, one line feed at the end', () => {
    expect(manifestText({ ...manifest, files: [file('A-01.pdf')] })).toBe(`{
  "format": 2,
  "part": "main",
  "bundle": "Complaint WB-26-A0412",
  "reference": "WB-26-A0412",
  "council": "Westmere Borough Council",
  "preparedOn": "${TODAY}",
  "files": [
    {
      "name": "A-01.pdf",
      "size": 12,
      "sha256": "${'a'.repeat(64)}"
    }
  ]
}
`);
  });

  it('lists files by name, in whatever order they came', () => {
    const backwards = { ...manifest, files: [...manifest.files].reverse() };
    expect(manifestText(backwards)).toBe(manifestText(manifest));
    const read = bundleManifest.parse(JSON.parse(manifestText(manifest)));
    expect(read.files.map(({ name }) => name)).toEqual(['A-01.pdf', 'G-01 é.pdf', 'index.csv']);
  });

  it('leaves the list it was given as it was', () => {
    manifestText(manifest);
    expect(manifest.files[0]?.name).toBe('index.csv');
  });

  it('differs when one byte of a file does', () => {
    const changed = { ...manifest, files: [file('index.csv', 'e'), ...manifest.files.slice(1)] };
    expect(manifestText(changed)).not.toBe(manifestText(manifest));
  });
});

describe('a manifest read back', () => {
  it('is accepted when it is whole', () => {
    expect(bundleManifest.safeParse(manifest).success).toBe(true);
  });

  it.each<[string, object]>([
    ['another format', { format: 1 }],
    ['a day that does not exist', { preparedOn: '2026-02-30' }],
    ['a hash in capitals', { files: [{ ...file('a'), sha256: 'A'.repeat(64) }] }],
    ['a hash cut short', { files: [{ ...file('a'), sha256: 'a'.repeat(63) }] }],
    ['a size below nothing', { files: [{ ...file('a'), size: -1 }] }],
    ['half a byte', { files: [{ ...file('a'), size: 0.5 }] }],
    ['a member nobody specified', { extra: true }],
    ['a file with a member nobody specified', { files: [{ ...file('a'), path: '/tmp' }] }],
    ['no files', { files: undefined }],
  ])('is refused with %s', (_, change) => {
    expect(bundleManifest.safeParse({ ...manifest, ...change }).success).toBe(false);
  });
});
