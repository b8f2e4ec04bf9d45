/** All that is remembered of where a copy went. */
import { expect, it } from 'vitest';
import { judgeKind, kindOfPlace } from '../../../electron/files/kind-of-place';

const on = (platform: 'win32' | 'linux' | 'darwin', path: string, fileSystem?: string) => ({
  platform,
  path,
  realPath: path,
  fileSystem,
  env: { SystemDrive: 'C:', OneDrive: 'C:\\Users\\asha\\OneDrive' },
});

it.each([
  [on('win32', 'C:\\Users\\asha\\Documents'), 'this computer'],
  [on('win32', 'E:\\'), 'another drive'],
  [on('win32', '\\\\?\\D:\\Copies'), 'another drive'],
  [on('win32', '\\\\files\\team'), 'network folder'],
  [on('win32', 'C:\\Users\\asha\\OneDrive\\Packs'), 'synced folder'],
  [on('linux', '/home/asha', 'ext4'), 'this computer'],
  [on('linux', '/home/asha/share', 'cifs'), 'network folder'],
  [on('linux', '/run/media/asha/STICK', 'vfat'), 'another drive'],
  [on('darwin', '/Volumes/STICK'), 'another drive'],
] as const)('%o is %s', (facts, kind) => {
  expect(judgeKind(facts)).toBe(kind);
});

it('says nothing of the path', () => {
  expect(kindOfPlace('/nowhere/at/all/Ms Bramble.docx')).toBe('this computer');
});
