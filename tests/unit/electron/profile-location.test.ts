import { describe, expect, test } from 'vitest';
import { fileSystemOf } from '../../../electron/security/profile-facts';
import {
  BAD_PLACES,
  type BadPlace,
  defaultProfilePath,
  judgePlace,
  PLACE_WORDS,
  type ProfileFacts,
} from '../../../electron/security/profile-location';
import { allows, registryValue } from '../../../electron/security/profile-policy';

const HOME = 'C:\\Users\\asha';
const LOCAL = `${HOME}\\AppData\\Local`;

function windows(
  path: string,
  change: Partial<ProfileFacts> = {},
  env: ProfileFacts['env'] = {},
): ProfileFacts {
  return {
    platform: 'win32',
    path,
    realPath: path,
    fileSystem: undefined,
    env: {
      USERPROFILE: HOME,
      APPDATA: `${HOME}\\AppData\\Roaming`,
      LOCALAPPDATA: LOCAL,
      TEMP: `${LOCAL}\\Temp`,
      TMP: `${LOCAL}\\Temp`,
      ...env,
    },
    ...change,
  };
}

function linux(path: string, fileSystem = 'ext4'): ProfileFacts {
  return { platform: 'linux', path, realPath: path, fileSystem, env: {} };
}

describe('where cases may lie', () => {
  test.each<[string, ProfileFacts, BadPlace | undefined]>([
    ['the ordinary place', windows(`${LOCAL}\\Redress`), undefined],
    ['the ordinary place, spelled long', windows(`\\\\?\\${LOCAL}\\Redress`), undefined],
    ['another case of letters', windows('c:\\users\\ASHA\\appdata\\local\\Redress'), undefined],
    ['the roaming folder', windows(`${HOME}\\AppData\\Roaming\\Redress`), 'roaming'],
    [
      'a roaming folder elsewhere',
      windows(
        'D:\\Profiles\\asha\\Roaming\\Redress',
        {},
        { APPDATA: 'D:\\Profiles\\asha\\Roaming' },
      ),
      'roaming',
    ],
    ['a UNC path', windows('\\\\server\\profiles\\asha\\Redress'), 'network'],
    ['a UNC path with forward slashes', windows('//server/profiles/asha/Redress'), 'network'],
    ['a UNC path, spelled long', windows('\\\\?\\UNC\\server\\profiles\\Redress'), 'network'],
    [
      'a mapped drive',
      windows('H:\\AppData\\Local\\Redress', { realPath: '\\\\server\\home$\\asha\\Redress' }),
      'network',
    ],
    [
      'a junction to a server',
      windows(`${LOCAL}\\Redress`, { realPath: '\\\\server\\x\\Redress' }),
      'network',
    ],
    ['a local folder redirected to another drive', windows('D:\\AppData\\Redress'), 'redirected'],
    [
      'a junction to another drive',
      windows(`${LOCAL}\\Redress`, { realPath: 'D:\\Data\\Redress' }),
      'redirected',
    ],
    [
      'inside OneDrive by variable',
      windows(
        'C:\\Users\\asha\\Work\\Redress',
        {},
        { OneDriveCommercial: 'C:\\Users\\asha\\Work' },
      ),
      'cloud-synced',
    ],
    [
      'inside OneDrive by name',
      windows(`${HOME}\\OneDrive - Westmere Council\\Redress`),
      'cloud-synced',
    ],
    [
      'a junction into OneDrive',
      windows(`${LOCAL}\\Redress`, { realPath: `${HOME}\\OneDrive\\Redress` }),
      'cloud-synced',
    ],
    [
      'a temporary profile',
      windows('C:\\Users\\TEMP\\AppData\\Local\\Redress', {}, { USERPROFILE: 'C:\\Users\\TEMP' }),
      'non-persistent',
    ],
    [
      'a temporary profile, numbered',
      windows('C:\\Users\\TEMP.WESTMERE.003\\AppData\\Local\\Redress'),
      'non-persistent',
    ],
    ['the temporary folder', windows(`${LOCAL}\\Temp\\Redress`), 'non-persistent'],
    [
      'a person called Temple',
      windows(
        'C:\\Users\\temple\\AppData\\Local\\Redress',
        {},
        { USERPROFILE: 'C:\\Users\\temple' },
      ),
      undefined,
    ],
    [
      'a person whose name begins as the folder',
      windows('C:\\Users\\asha2\\AppData\\Local\\Redress'),
      'redirected',
    ],
    ['a Linux home', linux('/home/asha/.config/Redress'), undefined],
    ['a Linux home on NFS', linux('/home/asha/.config/Redress', 'nfs4'), 'network'],
    ['a Linux home on SMB', linux('/home/asha/.config/Redress', 'cifs'), 'network'],
    ['a Linux home over sshfs', linux('/home/asha/.config/Redress', 'fuse.sshfs'), 'network'],
    ['memory only', linux('/home/asha/.config/Redress', 'tmpfs'), 'non-persistent'],
    ['a synced folder on Linux', linux('/home/asha/Dropbox/config/Redress'), 'cloud-synced'],
    ['a folder about boxes', linux('/home/asha/boxes/Redress'), undefined],
    [
      'iCloud on a Mac',
      {
        ...linux('/Users/asha/Library/Mobile Documents/com~apple~CloudDocs/Redress'),
        platform: 'darwin',
        fileSystem: undefined,
      },
      'cloud-synced',
    ],
    [
      'a Mac',
      {
        ...linux('/Users/asha/Library/Application Support/Redress'),
        platform: 'darwin',
        fileSystem: undefined,
      },
      undefined,
    ],
  ])('%s', (_what, facts, expected) => {
    expect(judgePlace(facts)).toBe(expected);
  });

  test('every refusal says why and what to do', () => {
    for (const place of BAD_PLACES) {
      expect(PLACE_WORDS[place].why).toMatch(/\.$/);
      expect(PLACE_WORDS[place].todo).toMatch(/^(Ask|Sign)/);
    }
  });

  test('on Windows the profile does not roam', () => {
    const env = { LOCALAPPDATA: LOCAL, USERPROFILE: HOME };
    const roaming = `${HOME}\\AppData\\Roaming\\Redress`;
    expect(defaultProfilePath('win32', env, roaming)).toBe(`${LOCAL}\\Redress`);
    expect(defaultProfilePath('win32', { USERPROFILE: HOME }, roaming)).toBe(`${LOCAL}\\Redress`);
    // Nothing known: Electron's own, which is then judged and refused as roaming.
    expect(defaultProfilePath('win32', {}, roaming)).toBe(roaming);
    expect(defaultProfilePath('linux', env, '/home/asha/.config/Redress')).toBe(
      '/home/asha/.config/Redress',
    );
  });
});

describe('which file system holds a folder', () => {
  const mounts = [
    'overlay / overlay rw 0 0',
    'server:/home /home nfs4 rw 0 0',
    '/dev/sda2 /home/asha ext4 rw 0 0',
    'tmpfs /mnt/two\\040words tmpfs rw 0 0',
    'first /mnt/stack ext4 rw 0 0',
    'second /mnt/stack cifs rw 0 0',
    '',
  ].join('\n');
  test.each([
    ['/home/asha/.config/Redress', 'ext4'],
    ['/home/ashanti/.config', 'nfs4'],
    ['/mnt/two words/x', 'tmpfs'],
    ['/mnt/stack/x', 'cifs'],
    ['/var/lib', 'overlay'],
  ])('%s is on %s', (folder, type) => {
    expect(fileSystemOf(folder, mounts)).toBe(type);
  });
  test('without a list of mounts, nothing is claimed', () => {
    expect(fileSystemOf('/home', '')).toBeUndefined();
  });
});

describe('an administrator’s policy', () => {
  test('allows what it lists, or all', () => {
    expect(allows('network, roaming', 'roaming')).toBe(true);
    expect(allows('network', 'roaming')).toBe(false);
    expect(allows('ALL', 'cloud-synced')).toBe(true);
    expect(allows('', 'network')).toBe(false);
    expect(allows(undefined, 'network')).toBe(false);
  });
  test('is read from what reg.exe prints', () => {
    const out =
      '\r\nHKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Redress\r\n    AllowProfileLocation    REG_SZ    network,roaming\r\n\r\n';
    expect(registryValue(out)).toBe('network,roaming');
    expect(registryValue('ERROR: The system was unable to find the key.')).toBeUndefined();
  });
});
