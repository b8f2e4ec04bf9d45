/**
 * What kind of place a file is saved in, so that the window can remember where copies went without ever
 * learning a path. The same judgement that refuses bad places for the profile (`profile-location.ts`).
 */
import path from 'node:path';
import type { PlaceKind } from '@shared/host/places';
import { gatherFacts } from '../security/profile-facts';
import { isCloudSynced, isNetwork, type ProfileFacts } from '../security/profile-location';

/** @param target the file or folder chosen. Never fails: a place that cannot be told is "not known". */
export function kindOfPlace(target: string): PlaceKind {
  try {
    return judgeKind(gatherFacts(path.dirname(target)));
  } catch {
    return 'not known';
  }
}

export function judgeKind(facts: ProfileFacts): PlaceKind {
  if (isNetwork(facts)) return 'network folder';
  if (isCloudSynced(facts)) return 'synced folder';
  return isOtherDrive(facts) ? 'another drive' : 'this computer';
}

/** A drive other than the system's (Windows), or something mounted where removable disks are. */
function isOtherDrive({ platform, realPath, env }: ProfileFacts): boolean {
  if (platform === 'win32') {
    const drive = /^(?:\\\\[?.]\\)?([A-Za-z]):/.exec(realPath)?.[1]?.toUpperCase();
    const system = (env.SystemDrive ?? 'C:').charAt(0).toUpperCase();
    return drive !== undefined && drive !== system;
  }
  if (platform === 'darwin') return realPath.startsWith('/Volumes/');
  return /^\/(?:media|mnt|run\/media)\//.test(realPath);
}
