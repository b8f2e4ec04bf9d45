/** Backups in a plain browser: kept in this page's memory and gone with it, for development and engine tests. */
import type { HostCall, HostRequest, HostResponse } from '@shared/host/contract';

type BackupCalls = Extract<HostCall, `backup.${string}`>;
type Handlers = { [C in BackupCalls]: (request: HostRequest<C>) => Promise<HostResponse<C>> };

export function browserBackups(newHandle: (kind: 'back') => string): Handlers {
  const devices = new Map<string, Map<string, Uint8Array<ArrayBuffer>>>();
  const opened = new Map<string, { device: string; files: Map<string, Uint8Array<ArrayBuffer>> }>();
  let isChosen = false;
  const noted: Pick<HostResponse<'backup.state'>, 'lastGood' | 'newest'> = {};
  const filesOf = (handle: string) => opened.get(handle)?.files ?? new Map<string, never>();
  const open = (device: string) => {
    const files = devices.get(device) ?? new Map<string, Uint8Array<ArrayBuffer>>();
    devices.set(device, files);
    const backup = newHandle('back');
    opened.set(backup, { device, files });
    return backup;
  };
  const state = () => ({
    ...(isChosen
      ? { status: 'ready' as const, name: 'This page’s memory' }
      : { status: 'none' as const }),
    ...noted,
  });
  return {
    'backup.state': async () => state(),
    'backup.choose': async () => {
      isChosen = true;
      return { chosen: true, state: state() };
    },
    'backup.open': async ({ device }) => ({ backup: open(device) }),
    'backup.find': async ({ ask }) => ({
      ...(ask ? { name: 'This page’s memory' } : {}),
      backups: [...devices.keys()].map((device) => ({ backup: open(device), device })),
    }),
    'backup.adopt': async () => {
      isChosen = true;
      return {};
    },
    'backup.list': async ({ backup, kind }) => ({
      names: [...filesOf(backup).keys()]
        .filter((name) => name.startsWith(`${kind} `))
        .map((name) => name.slice(kind.length + 1)),
    }),
    'backup.read': async ({ backup, kind, name }) => {
      const bytes = filesOf(backup).get(`${kind} ${name}`);
      return bytes ? { bytes } : {};
    },
    'backup.write': async ({ backup, kind, name, bytes }) => {
      opened.get(backup)?.files.set(`${kind} ${name}`, new Uint8Array(bytes));
      return {};
    },
    'backup.check': async ({ backup, kind, names }) => ({
      bad: names.filter((name) => !filesOf(backup).has(`${kind} ${name}`)),
    }),
    'backup.tidy': async () => ({}),
    'backup.close': async ({ backup }) => {
      opened.delete(backup);
      return {};
    },
    'backup.note': async ({ good, newest }) => {
      if (good) noted.lastGood = good;
      noted.newest = newest;
      return {};
    },
  };
}
