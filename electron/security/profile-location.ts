/**
 * Where the profile (all cases, sealed) may lie. Pure: facts in, verdict out; `profile-facts.ts` gathers.
 *
 * Threat: a profile that travels or vanishes. A roaming profile copies gigabytes at sign-in and, when two
 * machines write, keeps the last one's; a redirected or network folder tears IndexedDB when the link
 * drops; a synced folder hands half-written files to a cloud and brings old ones back; a temporary profile
 * is deleted at sign-out with everything in it. Moving the profile to %LOCALAPPDATA% is the obvious fix and
 * fails where administrators redirect that too, or map it to a drive letter: so the real path, the kind
 * of drive and known folders are looked at, and a bad place is refused before anything is written there.
 * An administrator who knows better can allow it by policy (profile-policy.ts); nobody else can.
 */
export interface ProfileFacts {
  readonly platform: 'win32' | 'linux' | 'darwin' | 'other';
  /** The path Redress would use, and what it really is once links and mapped drives are followed. */
  readonly path: string;
  readonly realPath: string;
  /** File system type of the mount that holds it ("nfs4", "tmpfs"), where the system says. */
  readonly fileSystem: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export const BAD_PLACES = [
  'network',
  'roaming',
  'redirected',
  'cloud-synced',
  'non-persistent',
] as const;
export type BadPlace = (typeof BAD_PLACES)[number];

/** What is wrong with the place, or undefined when nothing is. The first that applies. */
export function judgePlace(facts: ProfileFacts): BadPlace | undefined {
  if (isNetwork(facts)) return 'network';
  if (isNonPersistent(facts)) return 'non-persistent';
  if (isCloudSynced(facts)) return 'cloud-synced';
  if (facts.platform !== 'win32') return undefined;
  if (isBelow(facts, facts.env.APPDATA) || hasFolder(facts, /^roaming$/)) return 'roaming';
  return isRedirected(facts) ? 'redirected' : undefined;
}

const NETWORK_FILE_SYSTEMS =
  /^(?:nfs\d?|cifs|smb\d?|smbfs|afs|afpfs|webdav|davfs2?|ncpfs|9p|ceph|glusterfs|lustre|fuse\.(?:sshfs|gvfsd-fuse|rclone|davfs2?|s3fs|glusterfs|curlftpfs|smbnetfs))$/i;
const VANISHING_FILE_SYSTEMS = /^(?:tmpfs|ramfs|squashfs|iso9660|fuse\.(?:unionfs|portal))$/i;

export function isNetwork({ platform, path, realPath, fileSystem }: ProfileFacts): boolean {
  if (fileSystem !== undefined && NETWORK_FILE_SYSTEMS.test(fileSystem)) return true;
  // A mapped drive's real path is UNC. "\\?\C:\" and "\\.\" are local spellings of a local path.
  return (
    platform === 'win32' &&
    [path, realPath].some((each) => {
      const plain = each.replace(/\//g, '\\');
      return /^\\\\\?\\UNC\\/i.test(plain) || /^\\\\[^?.\\]/.test(plain);
    })
  );
}

/** Synced folders keep their provider's name in every language: it is a brand. */
const CLOUD_FOLDERS =
  /^(?:onedrive(?: - .+)?|sharepoint(?: - .+)?|dropbox(?: \(.+\))?|google drive|googledrive|my drive|drivefs|icloud ?drive|com~apple~clouddocs|mobile documents|cloudstorage|box|box sync|nextcloud|owncloud|pcloud ?drive|mega|megasync|egnyte|syncplicity|tresorit|seafile|syncthing)$/;

export function isCloudSynced(facts: ProfileFacts): boolean {
  const roots = [facts.env.OneDrive, facts.env.OneDriveCommercial, facts.env.OneDriveConsumer];
  return roots.some((root) => isBelow(facts, root)) || hasFolder(facts, CLOUD_FOLDERS);
}

function isNonPersistent(facts: ProfileFacts): boolean {
  if (facts.fileSystem !== undefined && VANISHING_FILE_SYSTEMS.test(facts.fileSystem)) return true;
  if (facts.platform !== 'win32') return false;
  // Windows signs people in to C:\Users\TEMP, TEMP.DOMAIN or TEMP.DOMAIN.000 when their own profile fails.
  const isTemporaryUser = segments(facts.realPath).some(
    (segment, index, all) => /^temp(?:\..+)?$/.test(segment) && all[index - 1] === 'users',
  );
  return isTemporaryUser || isBelow(facts, facts.env.TEMP) || isBelow(facts, facts.env.TMP);
}

/** The local application folder lies elsewhere than in the person's own profile, or leads elsewhere by a link. */
function isRedirected(facts: ProfileFacts): boolean {
  const home = facts.env.USERPROFILE;
  if (home === undefined || home === '') return false;
  return !below(facts.path, home) || !below(facts.realPath, home);
}

function isBelow(facts: ProfileFacts, folder: string | undefined): boolean {
  if (folder === undefined || folder === '') return false;
  return below(facts.path, folder) || below(facts.realPath, folder);
}

function below(path: string, folder: string): boolean {
  const inner = segments(path);
  const outer = segments(folder);
  return outer.length > 0 && outer.every((segment, index) => inner[index] === segment);
}

function hasFolder(facts: ProfileFacts, name: RegExp): boolean {
  return [...segments(facts.path), ...segments(facts.realPath)].some((segment) =>
    name.test(segment),
  );
}

/** Without case and without the "\\?\" prefix, as the system compares them. */
function segments(path: string): string[] {
  return path
    .replace(/^(?:\\\\|\/\/)[?.][\\/]/, '')
    .toLowerCase()
    .split(/[\\/]+/)
    .filter((segment) => segment !== '');
}

/** Folder for the profile before anything else is asked: `%LOCALAPPDATA%\Redress` on Windows, since Electron's default roams. */
export function defaultProfilePath(
  platform: ProfileFacts['platform'],
  env: ProfileFacts['env'],
  electronDefault: string,
): string {
  if (platform !== 'win32') return electronDefault;
  const local = env.LOCALAPPDATA;
  if (local !== undefined && local !== '') return `${local}\\Redress`;
  const home = env.USERPROFILE;
  return home === undefined || home === '' ? electronDefault : `${home}\\AppData\\Local\\Redress`;
}

/** Why Redress will not start there and what to do, for the notice. */
export const PLACE_WORDS: Record<BadPlace, { readonly why: string; readonly todo: string }> = {
  network: {
    why: 'Your Redress cases would be kept on a network drive. If the connection drops while you save, they can be damaged beyond repair.',
    todo: 'Ask your IT team to give you a local profile folder on this computer.',
  },
  roaming: {
    why: 'Your Redress cases would be kept in a roaming profile. When you sign in on two computers, one copy silently replaces the other.',
    todo: 'Ask your IT team to keep the local application data folder on this computer.',
  },
  redirected: {
    why: 'The folder Windows keeps local application data in has been redirected away from your own profile, so Redress cannot tell whether your cases would be safe there.',
    todo: 'Ask your IT team to undo the redirection for this folder.',
  },
  'cloud-synced': {
    why: 'Your Redress cases would be kept in a folder that is copied to a cloud service. Syncing half-written files damages them, and old copies can come back.',
    todo: 'Ask your IT team to move the folder out of the synced area.',
  },
  'non-persistent': {
    why: 'Your Redress cases would be kept in a folder that is emptied when you sign out or restart.',
    todo: 'Sign out and in again. If this notice comes back, ask your IT team for a profile that is kept.',
  },
};
