/**
 * A profile that holds cases already: filled by a copy of the app whose window is the engine tests' page, since
 * the app itself has no way to take in many cases at once.
 */
import type { NewCaseEvent } from '@shared/case-file/schema';
import { cp, mkdir, rename } from 'node:fs/promises';
import path from 'node:path';
import type {} from '../engine/page';
import { freshFolder, launchRedress, removeFolder } from './launch';
import { APP_FOLDER } from './places';

export interface SeededProfile {
  /** The caller removes it. */
  readonly profile: string;
  readonly passphrase: string;
  readonly recoveryKey: string;
}

const PASSPHRASE = 'larch wharf tannery seven';

/** @param cases the events of each, oldest first; or how many sample cases. */
export async function seededProfile(
  cases: readonly (readonly NewCaseEvent[])[] | number,
): Promise<SeededProfile> {
  const [profile, folder] = [await freshFolder(), await engineApp()];
  const engine = await launchRedress({ profile, folder });
  try {
    await engine.window.waitForFunction(() => window.redressEngine !== undefined);
    const recoveryKey = await engine.window.evaluate(
      async ({ given, passphrase }) => {
        const page = window.redressEngine;
        if (!page) throw new Error('no engine');
        const store = await page.createStore();
        const made = await store.vault.setUp({
          council: page.sampleCouncil(),
          handler: page.SAMPLE_HANDLER,
          passphrase,
        });
        if (typeof given === 'number') await page.bench.seedCases(store, given);
        else await page.bench.seedCases(store, given.length, (number) => given[number - 1] ?? []);
        await store.close();
        return made.recoveryKey;
      },
      { given: cases, passphrase: PASSPHRASE },
    );
    return { profile, passphrase: PASSPHRASE, recoveryKey };
  } finally {
    await engine.close();
    await removeFolder(folder);
  }
}

/** The app with the engine tests' page for a window: same shell, same origin, same policy. */
export async function engineApp(): Promise<string> {
  const folder = await freshFolder('engine-app');
  const out = path.join(folder, 'out');
  await mkdir(out);
  await cp(path.join(APP_FOLDER, 'package.json'), path.join(folder, 'package.json'));
  await cp(path.join(APP_FOLDER, 'out', 'electron'), path.join(out, 'electron'), {
    recursive: true,
  });
  // The app's own pages first, for the converter is one of them; the names of assets never meet.
  for (const pages of ['renderer', 'engine'])
    await cp(path.join(APP_FOLDER, 'out', pages), path.join(out, 'renderer'), { recursive: true });
  await rename(path.join(out, 'renderer', 'page.html'), path.join(out, 'renderer', 'index.html'));
  return folder;
}
