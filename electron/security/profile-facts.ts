/** Gathers what profile-location.ts judges. Reads only; creates nothing, so a bad place stays untouched. */
import { readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { ProfileFacts } from './profile-location';

export function platformName(platform: NodeJS.Platform): ProfileFacts['platform'] {
  return platform === 'win32' || platform === 'linux' || platform === 'darwin' ? platform : 'other';
}

export function gatherFacts(profile: string): ProfileFacts {
  const realPath = realPathOf(profile);
  return {
    platform: platformName(process.platform),
    path: profile,
    realPath,
    fileSystem: process.platform === 'linux' ? fileSystemOf(realPath, readMounts()) : undefined,
    env: process.env,
  };
}

/** The real path of the nearest folder that exists, with the rest as written. */
function realPathOf(wanted: string): string {
  const rest: string[] = [];
  let at = path.resolve(wanted);
  for (;;) {
    try {
      // The native form follows Windows' mapped drives to their \\server\share.
      return path.join(realpathSync.native(at), ...rest);
    } catch {
      const parent = path.dirname(at);
      if (parent === at) return wanted;
      rest.unshift(path.basename(at));
      at = parent;
    }
  }
}

function readMounts(): string {
  try {
    return readFileSync('/proc/self/mounts', 'utf8');
  } catch {
    return '';
  }
}

/** The type of the longest mount point that holds `folder`; the last of equals, since later mounts cover earlier. */
export function fileSystemOf(folder: string, mounts: string): string | undefined {
  let best: { point: string; type: string } | undefined;
  for (const line of mounts.split('\n')) {
    const [, rawPoint, type] = line.split(' ');
    if (rawPoint === undefined || type === undefined) continue;
    // Spaces and such are written as octal escapes (man 5 fstab).
    const point = rawPoint.replace(/\\([0-7]{3})/g, (_, octal: string) =>
      String.fromCharCode(parseInt(octal, 8)),
    );
    const holds = point === '/' || folder === point || folder.startsWith(`${point}/`);
    if (holds && point.length >= (best?.point.length ?? 0)) best = { point, type };
  }
  return best?.type;
}
