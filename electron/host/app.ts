/** What the window may know of the shell. Nothing personal: no user name, no path. */
import type { App } from 'electron';
import type { Handlers } from './guard';

export interface AppFacts {
  readonly app: Pick<App, 'getVersion' | 'isPackaged'>;
  /** Why the profile's place is not a good one, where an administrator has allowed it. */
  readonly profileWarning: string | undefined;
  isSandboxed(contents: number): boolean;
  readonly isSample: boolean;
  /** Of the disk the profile lies on. */
  freeBytes(): number | undefined;
}

export function appCapability(facts: AppFacts): Pick<Handlers, 'app.info' | 'app.disk'> {
  return {
    'app.disk': () => {
      const freeBytes = facts.freeBytes();
      return freeBytes === undefined ? {} : { freeBytes };
    },
    'app.info': (_request, { contents }) => ({
      version: facts.app.getVersion(),
      electron: process.versions.electron,
      chromium: process.versions.chrome,
      platform: process.platform,
      packaged: facts.app.isPackaged,
      sandboxed: facts.isSandboxed(contents),
      sample: facts.isSample,
      ...(facts.profileWarning === undefined ? {} : { profileWarning: facts.profileWarning }),
    }),
  };
}
