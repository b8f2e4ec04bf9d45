/**
 * Chooses the profile's folder, once, before `ready`. Either it may be used, or there is a notice to show
 * and Chromium is given an empty temporary folder so that nothing in the real one is touched.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { App } from 'electron';
import type { Notice } from './notice';
import { isSampleCouncil, sampleFolder } from './sample-council';
import { gatherFacts, platformName } from './security/profile-facts';
import { defaultProfilePath, judgePlace, PLACE_WORDS } from './security/profile-location';
import { isAllowedByPolicy } from './security/profile-policy';
import { DISK_WORDS, diskFacts, judgeDisk } from './security/profile-disk';
import { checkProfile, markProfile } from './security/profile-version';

export type ChosenProfile =
  | {
      readonly use: true;
      readonly folder: string;
      readonly warning: string | undefined;
      mark(): void;
    }
  | { readonly use: false; readonly notice: Notice };

/** Sets userData. `mark` notes the format in a fresh profile; call it once we are the only instance. */
export function chooseProfile(app: App): ChosenProfile {
  // Named by whoever develops or tests, on purpose: its place is not judged, its version is.
  const override = app.isPackaged ? undefined : process.env.REDRESS_PROFILE;
  const isOverridden = override !== undefined && override !== '';
  const real = isOverridden
    ? path.resolve(override)
    : defaultProfilePath(platformName(process.platform), process.env, electronDefault(app));
  const folder = isSampleCouncil(process.argv) ? sampleFolder(real) : real;

  const place = isOverridden ? undefined : judgePlace(gatherFacts(folder));
  const isAllowed = place !== undefined && isAllowedByPolicy(place);
  if (place !== undefined && !isAllowed) {
    const { why, todo } = PLACE_WORDS[place];
    return refuse(app, {
      title: 'Redress cannot keep cases here',
      paragraphs: [why, todo, NOTHING_DONE],
    });
  }
  const version = checkProfile(folder);
  if (version.state === 'newer') return refuse(app, newerNotice(version.writtenBy));
  if (version.state === 'unreadable') return refuse(app, UNREADABLE);
  // After the version: a newer profile is not even written to.
  const fault = judgeDisk(diskFacts(folder));
  if (fault !== undefined) {
    const { title, paragraphs } = DISK_WORDS[fault];
    return refuse(app, { title, paragraphs: [...paragraphs, NOTHING_DONE] });
  }
  app.setPath('userData', folder);
  app.setPath('sessionData', folder);
  return {
    use: true,
    folder,
    warning: place === undefined ? undefined : PLACE_WORDS[place].why,
    mark: () => {
      if (version.state === 'fresh') markProfile(folder, app.getVersion());
    },
  };
}

/** Asking Electron for its `userData` would create that folder, in the very place about to be judged. */
function electronDefault(app: App): string {
  return path.join(app.getPath('appData'), app.getName());
}

const NOTHING_DONE = 'Nothing has been opened or changed.';

function newerNotice(writtenBy: string | undefined): Notice {
  const version = writtenBy === undefined ? 'a newer version of Redress' : `Redress ${writtenBy}`;
  return {
    title: 'These cases were written by a newer Redress',
    paragraphs: [
      `Your cases were last saved by ${version}, which this older version cannot read without risk of damage.`,
      'Ask your IT team to install the newer version again, then start Redress.',
      NOTHING_DONE,
    ],
  };
}

const UNREADABLE: Notice = {
  title: 'Redress cannot tell which version wrote these cases',
  paragraphs: [
    'The small file that says so is damaged or cannot be read. Opening the cases with the wrong version could harm them.',
    'Ask your IT team to restore your Redress folder from its last backup, or to check that you may read it.',
    NOTHING_DONE,
  ],
};

function refuse(app: App, notice: Notice): ChosenProfile {
  const empty = mkdtempSync(path.join(tmpdir(), 'redress-notice-'));
  app.setPath('userData', empty);
  app.setPath('sessionData', empty);
  app.on('quit', () => rmSync(empty, { recursive: true, force: true, maxRetries: 3 }));
  return { use: false, notice };
}
