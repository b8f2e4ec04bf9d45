/**
 * The sample council lives in a profile of its own, beside the real one: another folder, another process,
 * another passphrase. The two never mix, because a Redress that was started on one cannot reach the other;
 * going over means starting again with or without this word on the command line.
 */
import path from 'node:path';
import type { App } from 'electron';
import type { Handlers } from './host/guard';
import type { AppWindow } from './window';

export const SAMPLE_SWITCH = '--sample-council';

export const isSampleCouncil = (argv: readonly string[]): boolean => argv.includes(SAMPLE_SWITCH);

/** Beside the real folder, so that the same rules of place hold for it. */
export const sampleFolder = (real: string): string =>
  path.join(path.dirname(real), `${path.basename(real)} sample council`);

/** The command line of the next start. */
export const argumentsFor = (open: boolean, argv: readonly string[]): string[] => [
  ...argv.filter((word) => word !== SAMPLE_SWITCH),
  ...(open ? [SAMPLE_SWITCH] : []),
];

export function sampleCapability(
  app: Pick<App, 'relaunch'>,
  window: Pick<AppWindow, 'current'>,
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Pick<Handlers, 'app.sample'> {
  return {
    'app.sample': ({ open }) => {
      app.relaunch({
        args: argumentsFor(open, argv.slice(1)),
        // An AppImage is gone with its process: the file itself must be started.
        ...(env.APPIMAGE === undefined ? {} : { execPath: env.APPIMAGE }),
      });
      // After the answer, and as a person would: drafts are flushed before the window goes.
      setImmediate(() => window.current?.close());
      return {};
    },
  };
}
