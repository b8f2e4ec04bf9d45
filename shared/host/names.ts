/**
 * The names that cross the boundary, apart from their schemas: the preload may say only these, and must
 * not carry a schema library into every window to do so. `contract.ts` fails to compile if one is missing.
 */
export const HOST_CALL_NAMES = [
  'app.info',
  'app.sample',
  'window.replace',
  'window.title',
  'window.stillClosing',
  'window.readyToClose',
  'session.idleMinutes',
  'files.pick',
  'files.read',
  'files.release',
  'files.saveAs',
  'files.saveFolder',
  'files.dropFolder',
  'files.createIn',
  'files.write',
  'files.commit',
  'files.abandon',
  'clipboard.read',
  'backup.state',
  'backup.choose',
  'backup.open',
  'backup.find',
  'backup.adopt',
  'backup.list',
  'backup.read',
  'backup.write',
  'backup.check',
  'backup.tidy',
  'backup.close',
  'backup.note',
  'convert.begin',
  'convert.push',
  'convert.run',
  'convert.pull',
  'convert.end',
] as const;

/** Things the shell tells the window. No data travels with them. */
export const HOST_SIGNALS = [
  'lock',
  'command:new-case',
  'command:find',
  'command:jump',
  'command:save',
  'closing',
] as const;
export type HostSignal = (typeof HOST_SIGNALS)[number];

/**
 * Every Trusted Types policy the window may make; the CSP header lists the same names, so a new one
 * fails in the window until it is written here. `redress-worker`: script addresses of our own workers.
 */
export const TRUSTED_TYPES_POLICIES = ['redress-worker'] as const;

/** The one origin the window lives at. Frozen: changing scheme or host loses people's data. */
export const APP_SCHEME = 'app';
export const APP_HOST = 'redress';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;
